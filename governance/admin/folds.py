"""What few texts state of a field: further boxes that stay folded until somebody opens them or they hold something."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django import forms

from governance.domain.rulebook import Basis
from governance.domain.typed_people import MOST_CONDITIONS, alternative
from governance.domain.typed_values import OF_VETOERS

TICK: Final = (("yes", "yes"),)


class Box(NamedTuple):
    """One thing to fill in: a line, one of a few, or something to tick."""

    name: str
    label: str
    help: str = ""
    few: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fold:
    """Boxes under one line that opens them."""

    summary: str
    boxes: tuple[Box, ...]


_ROLES = Box("roles", "Roles, if only those who hold one of them", "Keys with commas between, such as council, board.")
_TENURE = Box("tenure", "Member for at least", "For example: 30 days.")
_FOUNDING = Box(
    "founding", "Not asked of who joined at the start, within", "Only if the text says so, for example: 30 days."
)
_PERSON = (
    Box("account_age", "An account at least so old", "As the home server or this bot knows it. For example: 30 days."),
    Box("local", "Only accounts on the community’s own server", few=TICK),
    Box("voted", "Has voted in at least so many decisions", "For example: 2. Say of which in one of the next two."),
    Box("of_last", "Of the last so many decisions", "For example: 5."),
    Box("within", "Or of those within the last", "For example: 90 days."),
    Box("vouchers", "Vouched for by at least so many members", "For example: 2."),
)
_JUDGED = (
    Box("standing", "What only people can judge", "The bot cannot ask for this: a way that has it does not run."),
    Box(
        "as_of",
        "When this has to hold",
        few=(("opening", "when voting opens, which is usual"), ("close", "at some time before voting ends")),
    ),
)
_QUORUM = (
    Box(
        "basis",
        "The share is of",
        few=(
            (Basis.ELIGIBLE.value, "everybody who may vote, which is usual"),
            (Basis.FULL_BODY.value, "all seats, vacant ones too"),
            (Basis.SERVING.value, "those who serve"),
            (Basis.NOT_INVOLVED.value, "those who are not involved"),
        ),
    ),
    Box("sqrt_multiple", "So many times the square root of those who may vote", "For example: 1, 3/2 or half."),
    Box("recent_fraction", "A share of how many took part lately, on average", "For example: half."),
    Box("recent_votes", "In the last so many votes", "For example: 5. It belongs to the box above."),
    Box(
        "counts",
        "Which votes count to it",
        few=(
            ("cast", "all votes cast, which is usual"),
            ("non_blank", "all but abstentions"),
            ("for", "only agreement"),
        ),
    ),
    Box("dormant_after", "Not counted among those who may vote: who has not voted for", "For example: 180 days."),
)
_LIMITS = (
    Box("ratio", "So many times as many for as against", "For example: 3 or 3:2."),
    Box("max_against", "At most so many may disagree", "A number, if the text states one."),
    Box("no_limit", "The constitution says that there is no such limit", few=TICK),
)


def folds_of(unit: str, kind: str, initial: Mapping[str, str]) -> Iterator[Fold]:
    """The further boxes of a field. `initial`: what is known, by box."""
    if kind in {"people", "nominations", "call"}:
        judged = _JUDGED if unit in {"electorate", "advisory"} else ()
        yield Fold(summary="More that is asked of a person", boxes=(*_PERSON, *judged))
        yield from _conditions("", initial)
    elif kind == "quorum":
        yield Fold(summary="Another way to measure it", boxes=_QUORUM)
    elif kind == "second_round":
        yield Fold(summary="More limits", boxes=_LIMITS)
    elif kind == "veto":
        least = Box("min_for", "At least so many must want it", "A number, if the text states one.")
        yield Fold(summary="More limits for a veto of members", boxes=(least, *_LIMITS))
        who = (Box("text", "Who, in words"), _ROLES, _TENURE, _FOUNDING, *_PERSON, *_JUDGED)
        yield Fold(summary="Which members can veto, if not those who could vote on it", boxes=_with(OF_VETOERS, who))
        yield from _conditions(OF_VETOERS, initial)


def _conditions(prefix: str, initial: Mapping[str, str]) -> Iterator[Fold]:
    """Each of the conditions of which one is enough, and room for more."""
    places = range(MOST_CONDITIONS)
    known = [place for place in places if any(name.startswith(alternative(prefix, place)) for name in initial)]
    for place in range(min(MOST_CONDITIONS, max(2, len(known) + 1))):
        boxes = _with(alternative(prefix, place), (_ROLES, _TENURE, _FOUNDING, *_PERSON))
        yield Fold(summary=f"One of several conditions is enough: condition {place + 1}", boxes=boxes)


def _with(prefix: str, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    return tuple(box._replace(name=prefix + box.name) for box in boxes)


def add(fields: dict[str, forms.Field], fold: Fold, initial: Mapping[str, str], given: Mapping[str, Any]) -> None:
    """Put a fold's boxes into a form; the first one opens it on the page, the last one closes it."""
    for box in fold.boxes:
        fields[box.name] = _field(box, initial.get(box.name, ""))
    first, last = fields[fold.boxes[0].name], fields[fold.boxes[-1].name]
    first.opens = fold.summary  # type: ignore[attr-defined]
    first.is_open = any(initial.get(box.name) or given.get(box.name) for box in fold.boxes)  # type: ignore[attr-defined]
    last.closes = True  # type: ignore[attr-defined]


def _field(box: Box, initial: str) -> forms.Field:
    given: dict[str, Any] = {"label": box.label, "help_text": box.help, "required": False}
    if box.few == TICK:
        return forms.BooleanField(**given, initial=initial == "yes")
    if box.few:
        return forms.ChoiceField(**given, initial=initial, choices=[("", "-"), *box.few])
    return forms.CharField(**given, initial=initial, max_length=300)
