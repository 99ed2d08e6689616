"""Which proposal a message names: `#12`, `proposal twelve`, `nr 5`, and a bare number where a form allows it."""

import re

from reasoning.grammar.fold import Tokens
from reasoning.grammar.numerals import ALSO_OTHER_WORDS, NUMBER_WORDS, TENS, UNITS

_NOUNS = frozenset(
    "proposal prop motion petition vorschlag vorschlags antrag antrags proposition propuesta peticion mocion".split()
)
_MARKERS = frozenset("number nr num nummer numero".split())
_SPANISH_BEFORE = frozenset("propuesta peticion mocion numero".split())
_OTHER_THINGS = frozenset(
    "rule article section option paragraph clause point step item post regel artikel norma".split()
)
_LOOSE_LINKS = frozenset("on to with for of from zu".split())
_MARKED = re.compile(r"(?:#|p)([0-9]{1,6})")
_BARE = re.compile(r"[0-9]{1,6}")


def read_reference(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A marked reference at this place: its number and where it ends."""
    start = at
    if at < len(tokens) and (match := _MARKED.fullmatch(tokens[at])):
        return _positive(int(match[1]), at + 1)
    if at < len(tokens) and tokens[at] in _NOUNS:
        at += 1
        if tokens[at : at + 1] == ("no",) and tokens[at + 1 : at + 2] == (".",):
            at += 2
    if at < len(tokens) and tokens[at] in _MARKERS:
        at += 2 if tokens[at + 1 : at + 2] == (".",) else 1
    if at < len(tokens) and tokens[at] == "#":
        at += 1
    if at == start or (
        tokens[at : at + 1] and tokens[at] in ALSO_OTHER_WORDS and tokens[at - 1] not in _SPANISH_BEFORE
    ):
        return None
    return read_number(tokens, at)


def read_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Digits or number words up to ninety-nine."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if _BARE.fullmatch(token.removeprefix("#")):
        return _positive(int(token.removeprefix("#")), at + 1)
    if token in TENS and tokens[at + 1 : at + 2] and tokens[at + 1] in UNITS:
        return NUMBER_WORDS[token] + NUMBER_WORDS[tokens[at + 1]], at + 2
    return _positive(NUMBER_WORDS.get(token, 0), at + 1)


def read_digits(tokens: Tokens, at: int) -> tuple[int, int] | None:
    return read_number(tokens, at) if at < len(tokens) and _BARE.fullmatch(tokens[at]) else None


def _positive(number: int, end: int) -> tuple[int, int] | None:
    return (number, end) if number > 0 else None


def named_numbers(tokens: Tokens) -> tuple[int, ...]:
    """Every proposal that a message names, in order, for reports and questions; never for counting."""
    found: dict[int, None] = {}
    for at in range(len(tokens)):
        if at and tokens[at - 1] in _OTHER_THINGS:
            continue
        if at > 1 and tokens[at - 1] in _MARKERS | {"."} and tokens[at - 2] in _OTHER_THINGS | {"no"}:
            continue
        named = read_reference(tokens, at)
        if not named and at and tokens[at - 1] in _LOOSE_LINKS and _ends_there(tokens, at + 1):
            named = read_digits(tokens, at)
        if named:
            found[named[0]] = None
    return tuple(found)


def only_number(tokens: Tokens) -> int | None:
    numbers = named_numbers(tokens)
    return numbers[0] if len(numbers) == 1 else None


def _ends_there(tokens: Tokens, at: int) -> bool:
    return at >= len(tokens) or (not tokens[at][0].isalnum() and tokens[at] not in "%€$")


_NO_PROPOSAL_BEFORE = _OTHER_THINGS | frozenset(
    "# $ € chapter seite page version room raum um at after nach apres tras".split()
)
_NO_PROPOSAL_AFTER = frozenset(
    "% € $ / days day weeks week months month years year hours hour minutes people persons members votes times euros"
    " euro tage tagen wochen monate jahre stunden uhr leute mitglieder personen stimmen jours semaines mois ans heures"
    " personnes membres voix dias semanas meses anos horas personas miembros votos giorni settimane mesi anni ore"
    " persone membri voti dagen weken maanden jaar uur mensen leden stemmen dni".split()
)


def numbers_meant(tokens: Tokens) -> tuple[int, ...]:
    """What may be a proposal's number, also where no word says so: for drafts, which their authors look at."""
    named = named_numbers(tokens)
    if named:
        return named
    found: dict[int, None] = {}
    for at, token in enumerate(tokens):
        before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
        if (
            _BARE.fullmatch(token)
            and int(token)
            and before not in _NO_PROPOSAL_BEFORE
            and after not in _NO_PROPOSAL_AFTER
            and not _CLOCK.fullmatch("".join(tokens[at : at + 3]))
            and not _CLOCK.fullmatch("".join(tokens[max(0, at - 2) : at + 1]))
        ):
            found[int(token)] = None
        elif token in NUMBER_WORDS and before in _ARTICLES and _ends_there(tokens, at + 1):
            found[NUMBER_WORDS[token]] = None
    return tuple(found)


_ARTICLES = frozenset("die der den dem zur zum la le al el los las".split())
_CLOCK = re.compile(r"[0-9]{1,2}:[0-5][0-9]")
