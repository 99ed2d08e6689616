"""The phrases that are a vote: data only. Accents are folded, so `dafür` stands here as `dafur`."""

from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from reasoning.grammar.fold import Tokens
from reasoning.intents import Choice


class Direct(IntEnum):
    """What may follow a phrase without a word between."""

    nothing = 0
    marked = 1  # "+1 #12"
    number = 2  # "agree 3"
    anything = 3  # "support this"


@dataclass(frozen=True)
class Stance:
    choice: Choice
    links: frozenset[str]
    direct: Direct


ARTICLES = frozenset("the la le el den dem die der".split())
DEICTIC: tuple[Tokens, ...] = tuple(
    tuple(words.split())
    for words in (
        "this", "it", "that", "this one", "the proposal", "this proposal", "that proposal", "the motion",
        "den vorschlag", "dem vorschlag", "diesem vorschlag", "la propuesta", "esta propuesta", "la proposition",
        "cette proposition",
    )
)  # fmt: skip

_ON = "on to for re regarding about zu bei fur a au pour sur al"
_WITH = "with on to re"
A, D, N, B = Choice.agree, Choice.disagree, Choice.abstain, Choice.block

# choice, links to a proposal, what may follow directly, phrases
_ROWS: tuple[tuple[Choice, str, Direct, str], ...] = (
    (A, _ON, Direct.number, "yes|yep|yeah|yup|yea|aye|ja|oui|si|yes from me|a yes from me|it's a yes from me"),
    (A, _WITH, Direct.number, "agree|agreed|agre|aggree|i agree|i agre|i aggree|i do agree"),
    (A, "for", Direct.anything, "support|i support|i do support|i'm supporting|suport|i suport|apoyo"),
    (A, "of", Direct.number, "in favour|in favor|i'm in favour|i'm in favor|favour|i favour|i favor"),
    (A, "", Direct.marked, "for|pour|dafur|dafuer"),
    (A, "", Direct.anything, "i'm for"),
    (A, "to", Direct.nothing, "i consent|consent"),
    (A, "of", Direct.nothing, "i approve"),
    (A, "on to for with", Direct.marked, "+1|👍"),
    (A, "", Direct.nothing, "zustimmung|ich stimme zu|stimme zu|einverstanden|ich bin dafur|ich bin dafuer"),
    (A, "", Direct.nothing, "bin dafur|bin ich dafur"),
    (A, "", Direct.nothing, "je suis d'accord|je suis pour|estoy de acuerdo|de acuerdo|estoy a favor"),
    (A, "de del", Direct.nothing, "a favor|voto a favor"),
    (D, "on to zu bei fur a au al", Direct.nothing, "no|nein|non|no from me|a no from me|it's a no from me"),
    (D, _ON, Direct.number, "nay|nope"),
    (D, _WITH, Direct.number, "disagree|i disagree|disagre|dissagree|disagee|disaggree|i disagre|i do disagree"),
    (D, "", Direct.anything, "against|i'm against|oppose|i oppose|i'm opposing|i do oppose"),
    (D, "to", Direct.nothing, "opposed|i'm opposed"),
    (D, "on to for", Direct.marked, "-1|👎"),
    (D, "", Direct.nothing, "ablehnung|ich lehne ab|ich bin dagegen|dagegen|je suis contre|contre|estoy en contra"),
    (D, "", Direct.nothing, "bin dagegen|bin ich dagegen"),
    (D, "de del", Direct.nothing, "en contra|voto en contra"),
    (N, "on from in for", Direct.number, "abstain|abstaining|abstention|i abstain|i'm abstaining|i am abstaining"),
    (N, "bei zu de sur", Direct.nothing, "enthaltung|ich enthalte mich|je m'abstiens|abstencion|me abstengo"),
    (B, "on", Direct.number, "block|i block|blocking|i'm blocking"),
    (B, "", Direct.nothing, "i block this|i block this proposal|block this proposal|i'm blocking this"),
)  # fmt: skip
_OPENERS = (
    "i vote",
    "vote",
    "voting",
    "i'm voting",
    "my vote is",
    "my vote",
    "my vote :",
    "vote :",
    "i hereby vote",
)
_VOTED: tuple[tuple[Choice, str, Direct, str], ...] = (
    (A, _ON, Direct.number, "yes|aye|yea|agree|in favour|in favor|+1|👍"),
    (A, "", Direct.anything, "for|in favour of|in favor of"),
    (D, _ON, Direct.number, "no|nay|disagree|-1|👎"),
    (D, "", Direct.anything, "against"),
    (N, "on from in", Direct.number, "abstain|abstention"),
    (B, "on", Direct.number, "block"),
)
_FOREIGN_VOTED: tuple[tuple[Choice, str, str], ...] = (
    (A, "zu bei fur", "ich stimme mit ja|ich stimme dafur|ich stimme fur ja"),
    (D, "zu bei", "ich stimme mit nein|ich stimme dagegen"),
    (A, "a au pour sur", "je vote oui|je vote pour"),
    (D, "a au sur", "je vote non|je vote contre"),
    (A, "a al en", "voto si|voto que si"),
    (D, "a al en", "voto no|voto que no"),
    (N, "", "ich stimme mit enthaltung|je vote abstention|voto abstencion"),
)
_EMPHASIS = ("strongly", "fully", "completely", "wholeheartedly", "definitely")
_EMPHATIC = (("agree", A, _WITH), ("disagree", D, _WITH), ("support", A, ""), ("oppose", D, ""))
AFTERTHOUGHTS: tuple[Tokens, ...] = (("100", "%"), *((word,) for word in _EMPHASIS))


def _tokens(phrase: str) -> Tokens:
    return tuple(phrase.split())


def _spellings(phrase: str) -> tuple[str, ...]:
    if phrase.startswith("i'm "):
        return phrase, "im " + phrase[4:], "i am " + phrase[4:]
    return (phrase, phrase.replace("it's", "its")) if phrase.startswith("it's") else (phrase,)


def _table() -> dict[Tokens, Stance]:
    table: dict[Tokens, Stance] = {}

    def put(phrase: str, choice: Choice, links: str, direct: Direct) -> None:
        for spelling in _spellings(phrase):
            table[_tokens(spelling)] = Stance(choice, frozenset(links.split()), direct)

    for choice, links, direct, phrases in _ROWS:
        for phrase in phrases.split("|"):
            put(phrase, choice, links, direct)
    for opener, (choice, links, direct, words) in product(_OPENERS, _VOTED):
        for word in words.split("|"):
            put(f"{opener} {word}", choice, links, direct)
    for choice, links, phrases in _FOREIGN_VOTED:
        for phrase in phrases.split("|"):
            put(phrase, choice, links, Direct.marked)
    for emphasis, (verb, choice, links) in product(_EMPHASIS, _EMPHATIC):
        direct = Direct.number if links else Direct.anything
        put(f"{emphasis} {verb}", choice, links, direct)
        put(f"i {emphasis} {verb}", choice, links, direct)
    return table


STANCES = _table()
LONGEST_STANCE = max(len(phrase) for phrase in STANCES)

# A number in the middle: before, after, choice
AROUND: tuple[tuple[Tokens, Tokens, Choice], ...] = (
    (("ich", "stimme"), ("zu",), A),
    (("ich", "lehne"), ("ab",), D),
    ((), ("has", "my", "vote"), A),
    ((), ("has", "my", "support"), A),
    ((), ("has", "my", "full", "support"), A),
)
POLAR: dict[str, frozenset[str]] = {
    "for": frozenset("yes aye agree agreed support favour favor approve ja oui dafur consent 👍 +1".split()),
    "against": frozenset("no nay disagree oppose opposed against reject nein non dagegen contre 👎 -1".split()),
}
