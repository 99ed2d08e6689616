"""Messages that sound like an order without being one in a strict form: something to ask about, never to do."""

import re
from dataclasses import replace

from reasoning.grammar import guards, talk
from reasoning.grammar.fold import Tokens, fold, without_manners
from reasoning.grammar.options import read_options
from reasoning.grammar.proposing import read_loose_draft
from reasoning.grammar.references import only_number
from reasoning.grammar.second_thoughts import second_thought
from reasoning.grammar.stances import POLAR
from reasoning.grammar.votes import Ballot, has_stance, read_ballot
from reasoning.intents import Choice, Intent
from reasoning.intents import IntentKind as K

_HEAD = 30  # tokens looked at from either end of a long message
_BREAKS = frozenset(
    ", . ! !! ; : - & ( ) and but because as since although though so weil aber car mais porque pero".split()
)
_SHORT = 25
_SHORT_LINE = 100  # characters
_FEW = 5

_STAND_ASIDE = re.compile(r"\bst(?:and|ands|anding|ood) aside\b")
_VOTE_CHANGED = re.compile(r"\bchange (?:my|the) (?:votes?|support|backing|yes|no)\b")
_TOO_LONG_A_NUMBER = re.compile(r"(?<![\w@/.:-])#?[0-9]{7,60}(?![\w@/-])")
_NO_OBJECTION = re.compile(r"(?:i have |i've |there (?:is|are) )?no objections?\b")
_AMBIGUOUS_NO = re.compile(r"(?:i vote )?no[.,:]? ?(?:#|proposal )? ?[0-9]{1,6}[.!]*")
_BLOCKING = re.compile(
    r"\b(?:am|i'm|im) blocking (?:it|this|that|#[0-9])|\bi (?:have to |must )?block (?:it|this|that|#[0-9])"
)
_ORDERS: tuple[tuple[K, re.Pattern[str]], ...] = (
    (K.veto, re.compile(r"\bi(?: hereby| want to| would like to)? veto\b|^veto\b")),
    (
        K.appeal,
        re.compile(
            r"\b(?:have|get) (?:it|this|that) (?:reviewed|looked at)\b"
            r"|\bi (?:hereby |want to |would like to |wish to )?appeal\b"
            r"|\bi'd like to appeal\b|\bi (?:contest|challenge|dispute) (?:the|this|that|my)\b|^appeal\b"
            r"|\b(?:want|request|ask for|demand) an? (?:appeal|review)\b|\bplease review (?:the|this|that|my)\b"
        ),
    ),
    (K.withdraw, re.compile(r"\b(?:withdraw|retract|scrap|take back|cancel|drop) my (?:proposal|motion|#)")),
    (
        K.object,
        re.compile(
            r"\bi (?:strongly |must |have to )?object to\b|\b(?:habe|erhebe|melde) (?:hiermit )?(?:\w+ ){0,2}einwand\b"
            r"|\b(?:ai|formule|souleve) (?:une|mon) (?:\w+ )?objection\b|\b(?:tengo|presento|planteo) una objecion\b"
        ),
    ),
    (
        K.decline,
        re.compile(
            r"\b(?:decline|turn down|refuse) (?:the|my|this) (?:nomination|candidacy|seat|role)\b"
            r"|\b(?:take|remove|strike) me (?:off |out )?(?:as (?:an? )?candidate|from the (?:ballot|election"
            r"|candidates))\b"
            r"|\bwithdraw my candidacy\b|\bziehe meine kandidatur zuruck\b|\bretire ma candidature\b"
            r"|\bretiro mi candidatura\b"
            r"|\blehne? (?:die|meine|diese) (?:\w+ )?(?:nominierung|kandidatur|wahl|aufstellung)\b.{0,20}\bab\b"
            r"|\b(?:decline|refuse) (?:la|ma|cette) (?:nomination|candidature)\b"
            r"|\b(?:rechazo|declino) (?:la|mi|esta) (?:nominacion|candidatura)\b"
        ),
    ),
    (
        K.sign,
        re.compile(
            r"\b(?:put|add|set|write) my (?:name|signature) (?:under|to|on|below|beneath)\b|\bi(?:'m| am) signing\b"
            r"|\bsetz\w* (?:bitte )?meinen namen unter\b|\bmeine unterschrift (?:unter|fur|bei|auf)\b"
            r"|\b(?:mets|mettez|ajoute|ajoutez|rajoute) (?:mon nom|ma signature)\b"
            r"|\b(?:pongo|pon|pongan|anade|anadan|agrega|agreguen) (?:mi nombre|mi firma)\b"
        ),
    ),
    (
        K.nominate,
        re.compile(
            r"\bi(?:'d like to| want to)? nominate @|\bput @\S+ forward\b|\bnominiere @|\bje nomme @|\bnomino a? ?@"
            r"|\b(?:candidature de|candidatura de)\b|(?:@\S+|\b(?:myself|mich)) (?:\w+ ){0,2}(?:als kandidat\w*"
            r"|as (?:an? )?candidate)\b"
        ),
    ),
)
_CHOICE_SIGNS = POLAR["for"] | POLAR["against"] | frozenset("abstain block nah ✅ ❌ ✔ ✖".split())
_ORDER_WORDS = frozenset(
    "vote votes voting agree disagree abstain block support oppose yes no aye nay approve reject veto withdraw "
    "appeal sign object rank nominate accept confirm join leave propose proposal motion status help open close "
    "suspend ban remove delete execute run start stop".split()
)
_STANCE_WORDS = frozenset("stimme zustimmen accord favor acuerdo".split())
_IDIOMS = frozenset(
    tuple(words.split())
    for words in (
        "no worries", "no problem", "no idea", "no comment", "no way", "yes we can", "agree to disagree", "no clue",
        "no one", "no more", "no kidding", "leave it", "leave me alone", "help yourself", "well said", "no rush",
    )
)  # fmt: skip


def unsure(
    kind: K, reason: str, *, proposal: int | None = None, choice: Choice | None = None, asks_back: bool = False
) -> Intent:
    """A reading that is not sure. `asks_back`: its reason says already what the author should write instead."""
    return Intent(kind=kind, sure=False, reason=reason, proposal=proposal, choice=choice, asks_back=asks_back)


def read_loose(text: str, tokens: Tokens) -> Intent:
    """The best guess for a message that no strict form matched; `sure` is never set here."""
    number = only_number(tokens)
    if guards.is_trick(text):
        return unsure(K.none, "This speaks to a machine, not to the community; nothing was done.", proposal=number)
    words = fold(" ".join(text.split()))
    for attempt in (_special, _options, _vote, _order):
        if intent := attempt(text, words, tokens, number):
            return intent
    if draft := read_loose_draft(text):
        return Intent(
            kind=K.propose,
            sure=False,
            reason=draft.reason,
            title=draft.title,
            body=text.strip(),
            process_hint=draft.hint,
        )
    return _rest(text, tokens, number)


def _special(text: str, words: str, tokens: Tokens, number: int | None) -> Intent | None:
    if _TOO_LONG_A_NUMBER.search(words) and len(tokens) <= _FEW and has_stance(tokens):
        reason = "No proposal here has so long a number; write “status” to see what is open."
        return unsure(K.unclear, reason, asks_back=True)
    if _STAND_ASIDE.search(words):
        return unsure(
            K.unclear,
            "Standing aside is not abstaining: write “stand aside” with the number, or abstain.",
            proposal=number,
            asks_back=True,
        )
    if again := _second_thought(text, words, tokens):
        reason = "This speaks of a vote of its author's, who should confirm what is to become of it."
        return unsure(K.vote, reason, proposal=number, choice=again)
    if _VOTE_CHANGED.search(words):
        reason = "To change a vote, vote again; to step back, write abstain."
        return unsure(K.unclear, reason, proposal=number, asks_back=True)
    if _AMBIGUOUS_NO.fullmatch(words):
        reason = "This may be a no or a number; write disagree and the number to vote against."
        return unsure(K.unclear, reason, proposal=number, asks_back=True)
    if _NO_OBJECTION.match(words) and len(words) < _SHORT_LINE:
        reason = "No objection may be support or only consent; write agree or abstain."
        return unsure(K.vote, reason, proposal=number, choice=Choice.agree)
    return None


def _second_thought(text: str, words: str, tokens: Tokens) -> Choice | None:
    """What is left of a vote, unless somebody else's, or only thought about."""
    if (
        guards.is_conditional(tokens)
        or guards.is_denied(tokens)
        or guards.asks(tokens)
        or guards.quotes_something(text)
    ):
        return None
    return second_thought(words)


def _options(text: str, words: str, tokens: Tokens, number: int | None) -> Intent | None:
    """Options in an order, or those that are acceptable, in the writer's own sentence."""
    del words
    found = read_options(tokens)
    if found is None or guards.reports_others(tokens) or guards.speaks_for_another(text):
        return None
    if (
        guards.is_denied(tokens)
        or guards.asks(tokens)
        or guards.is_conditional(tokens)
        or guards.quotes_something(text)
    ):
        return None
    reason = "These sound like options in a vote; their author should confirm them."
    made = unsure(found.kind, reason, proposal=found.number or number)
    return replace(made, marks=found.ballot, ballot=tuple(re.split("[>,]", found.ballot or "")) if found.ballot else ())


def _vote(text: str, words: str, tokens: Tokens, number: int | None) -> Intent | None:
    ballot = _ballot_inside(tokens)
    choice = ballot.choices[0] if ballot else Choice.block if _BLOCKING.search(words) else None
    if choice is None:
        if len(tokens) <= _SHORT and guards.is_denied(tokens) and _names_a_stance(tokens):
            reason = 'A "not" can be read two ways; write agree, disagree or abstain to vote.'
            return unsure(K.unclear, reason, proposal=number)
        return None
    if guards.reports_others(tokens):
        return unsure(K.none, "This reports what somebody else thinks, so it counts as nobody's vote.", proposal=number)
    if doubt := _doubt(text, tokens, choice):
        return unsure(K.unclear, doubt, proposal=number)
    if number is None and (said := talk.answers_somebody(words)):
        return unsure(K.unclear, said.why, asks_back=True) if said.perhaps else unsure(K.none, said.why)
    if ballot and len(set(ballot.numbers)) == 1:
        number = ballot.numbers[0]
    if guards.speaks_for_another(text):
        reason = "Nobody can vote for another; only the writing account's own vote would count."
    else:
        reason = "A vote is a message with nothing else in it; more was said here."
    return unsure(K.vote, reason, proposal=number, choice=choice)


def _names_a_stance(tokens: Tokens) -> bool:
    return has_stance(tokens) or not _STANCE_WORDS.isdisjoint(tokens)


def _ballot_inside(tokens: Tokens) -> Ballot | None:
    """A plain vote before the first break or after the last one."""
    breaks = [at for at, token in enumerate(tokens[:_HEAD]) if token in _BREAKS]
    heads = [tokens[:at] for at in breaks[:3]]
    ends = [at for at in range(max(0, len(tokens) - _HEAD), len(tokens)) if tokens[at] in _BREAKS]
    tails = [tokens[at + 1 :] for at in reversed(ends)][:3]
    for part in (tokens, *heads, *tails):
        ballot = read_ballot(part) if len(part) <= _HEAD else None
        if ballot and ballot.is_plain:
            return ballot
    return None


def _doubt(text: str, tokens: Tokens, choice: Choice) -> str | None:
    if guards.quotes_something(text):
        return "This quotes something, so it is not taken as a vote; write only the vote."
    if guards.asks(tokens):
        return "This asks something, so it is not taken as a vote."
    if guards.is_conditional(tokens) or guards.is_hypothetical(tokens):
        return "A vote with a condition cannot be counted; write agree, disagree or abstain."
    if guards.is_mockery(text) or guards.is_denied(tokens) or guards.pulls_both_ways(tokens, choice, POLAR):
        return "This can be read two ways; write agree, disagree or abstain to vote."
    return None


def _order(text: str, words: str, tokens: Tokens, number: int | None) -> Intent | None:
    if guards.is_denied(tokens) and not words.startswith(("please", "my ")):
        return None
    if guards.is_conditional(tokens) or guards.reports_others(tokens[:_SHORT]) or guards.quotes_something(text):
        return None
    for kind, form in _ORDERS:
        if form.search(words):
            return unsure(kind, "This asks for something that its author should confirm.", proposal=number)
    return None


def _rest(text: str, tokens: Tokens, number: int | None) -> Intent:
    core = without_manners(tokens)
    if any(core[: len(idiom)] == idiom for idiom in _IDIOMS) and len(core) <= _FEW:
        return unsure(K.none, "This is talk, so there is nothing to do.", proposal=number)
    if guards.reports_others(tokens):
        return unsure(K.none, "This reports what somebody else said, so there is nothing to do.", proposal=number)
    instructs = bool(core) and (core[0] in _ORDER_WORDS or core[:2] in (("i", "vote"), ("my", "vote")))
    if len(core) <= _SHORT and (instructs or _speaks_as_voter(core) or _sounds_like_a_choice(core)):
        reason = "This looks like an order, but not in a form that can be carried out; write help for the forms."
        if guards.quotes_something(text):
            reason = "This quotes something, so nothing in it is carried out; write only the order."
        return unsure(K.unclear, reason, proposal=number)
    return unsure(K.none, "This is talk, so there is nothing to do.", proposal=number)


def _sounds_like_a_choice(tokens: Tokens) -> bool:
    return len(tokens) < _FEW and not _CHOICE_SIGNS.isdisjoint(tokens)


def _speaks_as_voter(tokens: Tokens) -> bool:
    """`if the fee is lowered then yes`: a vote was meant, and its writer should hear that none was counted."""
    meant = guards.is_conditional(tokens) or guards.is_hypothetical(tokens)
    return meant and (has_stance(tokens[-2:]) or "vote" in tokens)
