"""One deadline as calendars tell it: a line that stands alone, what it means, and the page about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from django.urls import reverse
from django.utils.text import capfirst

from governance.domain.ballots import Method
from governance.domain.decision import method_of
from governance.domain.lifecycle import State
from governance.domain.rulebook import StageKind
from governance.pages.plain import one_line

if TYPE_CHECKING:
    from governance.domain.rulebook import Stage
    from governance.selectors.deadlines import Deadline

_OBJECTIONS = "last moment to object"
_ENDS = {
    StageKind.PETITION: "last moment to sign",
    StageKind.DELIBERATION: "discussion ends",
    StageKind.BALLOT: "voting ends",
    StageKind.CONSENT: _OBJECTIONS,
    StageKind.JURY: "the jury’s time ends",
    StageKind.ROLE: "time to decide ends for those who hold the role",
    StageKind.ELECTION: "voting ends",
}
_OPENS = {
    StageKind.PETITION: "signing begins",
    StageKind.DELIBERATION: "discussion begins",
}
_MEANS = {
    "opens": "It was announced, and can be taken part in from this moment.",
    "ends": "What comes later does not count. It may end before that, if its rule says so.",
    "takes_effect": "It has passed, and takes effect at this moment, unless it is stopped before or an emergency halt "
    "is on.",
    "expires": "It has passed and was not carried out yet. If that does not happen by this moment, nothing changes.",
    "contest": "Until this moment every member can contest how the bot reads the constitution.",
    "term": "Whoever holds the role until this moment does not hold it any more.",
}
_STOPPED = {
    State.HELD: "on hold",
    State.VETOED: "vetoed",
    State.WITHDRAWN: "withdrawn",
    State.CANCELLED: "cancelled by a moderator",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`uid` stays the same for ever, on whatever host the community is; `address` begins with a slash."""

    uid: str
    title: str
    text: str
    address: str
    at: datetime
    revision: int
    changed_at: datetime
    cancelled: bool


def calendar_entry(deadline: "Deadline", *, slug: str, founding: str) -> Entry:
    """One deadline in words that may be copied anywhere: a title and what happens, nobody's name."""
    number = deadline.proposal.number if deadline.proposal else None
    means = _MEANS[deadline.kind]
    if deadline.stopped is not None:
        means = f"It does not come to that: the proposal is {_STOPPED[deadline.stopped]}."
    return Entry(
        uid=uuid5(NAMESPACE_OID, f"{founding} {deadline.key}").urn,
        title=_title(deadline),
        text=means,
        address=reverse("proposal", args=[slug, number]) if number else _elsewhere(deadline, slug),
        at=deadline.at,
        revision=deadline.revision,
        changed_at=deadline.changed_at,
        cancelled=deadline.stopped is not None,
    )


def _title(deadline: "Deadline") -> str:
    if deadline.proposal is None:
        if deadline.kind == "term":
            return f"A term in the role “{one_line(deadline.role)}” ends"
        return "Last moment to contest how the bot reads the constitution"
    what = _STOPPED[deadline.stopped] if deadline.stopped else _what(deadline)
    return f"#{deadline.proposal.number} {capfirst(one_line(deadline.proposal.title))}: {what}"


def _what(deadline: "Deadline") -> str:
    if deadline.kind == "takes_effect":
        return "takes effect"
    if deadline.kind == "expires":
        return "expires, if it is not carried out"
    assert deadline.stage is not None
    if deadline.nominating:
        return "nominations end" if deadline.kind == "ends" else "nominations begin"
    return _ends(deadline.stage) if deadline.kind == "ends" else _OPENS.get(deadline.stage.kind, "voting opens")


def _ends(stage: "Stage") -> str:
    counted = stage.kind in (StageKind.BALLOT, StageKind.CONSENT)
    if counted and method_of(stage) in (Method.CONSENT, Method.LAZY_CONSENSUS):
        return _OBJECTIONS
    return _ENDS[stage.kind]


def _elsewhere(deadline: "Deadline", slug: str) -> str:
    if deadline.kind == "contest":
        return f"{reverse('constitution', args=[slug])}#the_rules"
    return reverse("home", args=[slug])
