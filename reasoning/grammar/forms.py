"""Orders that carry something: a ballot over options, a reason, a person, new words. The whole message must be one.

What they carry is the member's own, so it is cut from the message as it was written, never from its folded form.
"""

import re
from dataclasses import dataclass

from reasoning.intents import Choice
from reasoning.intents import IntentKind as K

_REF = r"(?:(?:proposal|petition|motion|election|number|nr\.?|no\.) ?)?#?"
_N = rf"{_REF}(?P<number>[0-9]{{1,6}})"
_MARKED = r"(?:(?:proposal|petition|motion|election) ?#?|#)(?P<number>[0-9]{1,6})"
_ON = r"(?:(?:to|on|for|from|of|in|with) )?"
_SAID = r"\s*(?::|\s[-–—]\s|\sbecause\s|,\s*because\s)\s*(?P<said>\S.*)"
_LIST = r"[0-9]{1,3}(?:\s*(?:,|and|&)\s*[0-9]{1,3})*"
_ORDER = r"[0-9]{1,3}(?:\s*[>,]\s*[0-9]{1,3})*"
_SCORES = r"[0-9]{1,3}\s*=\s*-?[0-9]{1,6}(?:\s*[,;]\s*[0-9]{1,3}\s*=\s*-?[0-9]{1,6})*"
_PERSON = r"(?P<person>@[\w.-]*\w(?:@[\w.-]*\w)?|me|myself)"


@dataclass(frozen=True)
class Carried:
    """One such order. `ballot` is the options as numbers: `2>1>3`, `1,3`, `1=5,2=0`."""

    kind: K
    number: int | None
    ballot: str | None = None
    said: str | None = None
    person: str | None = None
    choice: Choice | None = None


def _among(verbs: str, items: str, *, alone: str) -> tuple[str, ...]:
    """`rank #3: 2 > 1`, `rank #3 2 > 1`, `rank 3: 2 > 1`, `rank 2 > 1 on #3`, `rank 2 > 1`."""
    return (
        rf"(?:i )?(?:{verbs}) {_ON}{_MARKED}\s*:?\s*(?P<ballot>{items})",
        rf"(?:i )?(?:{verbs}) {_ON}{_N}\s*:\s*(?P<ballot>{items})",
        rf"(?:i )?(?:{verbs})(?: options?)?\s*:?\s*(?P<ballot>{items}) (?:on|for|in|of) {_MARKED}",
        rf"(?:i )?(?:{verbs})(?: options?)?\s*:?\s*(?P<ballot>{alone})",
    )


# kind, choice, forms; the first that matches the whole message counts
_ROWS: tuple[tuple[K, Choice | None, tuple[str, ...]], ...] = (
    (K.rank, None, _among("rank|ranking", _ORDER, alone=rf"{_ORDER}\s*[>,]\s*[0-9]{{1,3}}")),
    (K.score, None, _among("score|rate", _SCORES, alone=_SCORES)),
    (K.approve, None, _among("approve", _LIST, alone=_LIST)),
    (K.object, None, (
        rf"(?:i )?(?:object|objection)(?: {_ON}{_N})?{_SAID}", rf"(?:i )?(?:object|objection) {_ON}{_MARKED}",
    )),
    (K.vote, Choice.block, (rf"(?:i )?block(?: {_ON}{_N})?{_SAID}",)),
    (K.vote, Choice.stand_aside, (rf"stand aside {_ON}{_N}(?:{_SAID})?", rf"(?:i )?stand aside{_SAID}")),
    (K.vote, Choice.not_involved, (rf"(?:i am |i'm |i’m )?(?:not involved|recused?|recuse myself)(?: {_ON}{_N})?",)),
    (K.vote, Choice.taken_back, (rf"(?:i )?take back my vote(?: {_ON}{_N})?",)),
    (K.unsign, None, (
        rf"(?:i )?unsign(?: {_ON}{_N})?",
        rf"(?:i )?(?:take back|withdraw|remove) my signature(?: {_ON}{_N})?",
    )),
    (K.sign, None, (rf"(?:i )?sign {_ON}{_N}",)),
    (K.unobject, None, (rf"(?:i )?(?:take back|withdraw|drop) my objection(?: {_ON}{_N})?",)),
    (K.nominate, None, (
        rf"(?:i )?nominate {_PERSON}(?: (?:for|in|to) {_N})?", rf"(?:i )?nominate (?:for |in )?{_MARKED}:? {_PERSON}",
    )),
    (K.moved, None, (
        r"(?:i )?(?:have )?moved (?:here )?from (?P<person>@[\w.-]*\w(?:@[\w.-]*\w)?)",
        r"my old account (?:is|was) (?P<person>@[\w.-]*\w(?:@[\w.-]*\w)?)",
    )),
    (K.vouch, None, (r"(?:i )?vouch for (?P<person>@[\w.-]*\w(?:@[\w.-]*\w)?|me|myself)",)),
    (K.unvouch, None, (
        r"(?:i )?(?:unvouch(?: for)?|no longer vouch for|take back my vouch for) (?P<person>@[\w.-]*\w(?:@[\w.-]*\w)?)",
    )),
    (K.accept, None, (
        rf"(?:i )?accept(?: {_ON}{_MARKED})?", rf"(?:i )?accept (?:my|the) nomination(?: {_ON}{_N})?",
    )),
    (K.decline, None, (
        rf"(?:i )?decline(?: {_ON}{_MARKED})?", rf"(?:i )?decline (?:my|the) (?:nomination|seat|call)(?: {_ON}{_N})?",
    )),
    (K.revise, None, (rf"(?:i )?revise {_N}\s*:\s*(?P<said>\S.*)",)),
    (K.contest, None, (
        r"(?:i )?contest(?: (?:the |this |how )?(?:reading|rules?))?\s*:\s*(?P<said>\S.*)",
        r"(?:i )?contest (?:the )?(?P<said>(?:(?:section|article|clause|paragraph) |§ ?)[0-9]\S*(?:\s*[:,].*)?)",
        r"(?:i )?contest(?: (?:the |this )?(?:reading|rules?))?",
    )),
    (K.call, None, (rf"(?:i )?call (?:for )?(?:a|the) vote(?: {_ON}{_N})?",)),
)  # fmt: skip
_FORMS = [
    (kind, choice, re.compile(rf"{form}\s*[.!]*", re.IGNORECASE | re.DOTALL))
    for kind, choice, forms in _ROWS
    for form in forms
]


def read_carried(text: str) -> Carried | None:
    """The order that the whole message is, with what it carries."""
    text = text.strip()
    for kind, choice, form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            number = parts.get("number")
            person = parts.get("person")
            said = parts.get("said")
            return Carried(
                kind=kind,
                number=int(number) if number else None,
                ballot=_written(kind, parts["ballot"]) if parts.get("ballot") else None,
                said=" ".join(said.split()) if said and kind is not K.revise else said,
                person="me" if person and person.lower() in {"me", "myself"} else person and person.lower(),
                choice=choice,
            )
    return None


def _written(kind: K, ballot: str) -> str:
    """The options in the one form in which ballots are written."""
    numbers = re.sub(r"\s+", "", re.sub(r"and|&|;", ",", ballot, flags=re.IGNORECASE))
    return numbers.replace(",", ">") if kind is K.rank else numbers
