"""Where a proposal stands, in plain words: what that means, what happens next, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from governance.domain.lifecycle import FINAL, Outcome, State
from governance.domain.resting import Rest
from governance.domain.times import spoken, spoken_period
from governance.domain.vetoes import BY_A_ROLE, BY_MEMBERS
from governance.selectors import counted_from

if TYPE_CHECKING:
    from governance.models import Proposal


@dataclass(frozen=True, kw_only=True)
class Situation:
    """`label` is a word or two, `then` says what happens next; `tone` is how it looks."""

    label: str
    then: str
    tone: str = "quiet"
    until: datetime | None = None


def relative(at: datetime, now: datetime) -> str:
    """For example: in 5 days and 3 hours, 20 minutes ago."""
    period = spoken_period(_rough(abs(at - now)))
    return f"in {period}" if at > now else f"{period} ago"


def _rough(period: timedelta) -> timedelta:
    """Minutes do not matter once there are days, nor hours once there are many."""
    if period >= timedelta(days=10):
        return timedelta(days=period.days)
    if period >= timedelta(days=1):
        return timedelta(days=period.days, hours=period.seconds // 3600)
    return period


def situation(proposal: "Proposal", state: State, *, now: datetime, zone: tzinfo, halted: bool = False) -> Situation:
    """Total over all states: whatever becomes of a proposal, its page says it."""
    if state in {State.OPEN, State.EXTENDED} and proposal.closes_at:
        return Situation(
            label="Open for votes",
            then=f"Voting ends {_moment(proposal.closes_at, now, zone)}. Then the votes are counted.",
            tone="open",
            until=proposal.closes_at,
        )
    if state is State.NOTICE and proposal.opens_at:
        return Situation(
            label="Announced",
            then=f"Voting opens {_moment(proposal.opens_at, now, zone)}.",
            until=proposal.opens_at,
        )
    if state is State.COLLECTING:
        return _being_counted(proposal, now=now, zone=zone)
    if state is State.DECIDED:
        return _not_passed(proposal)
    passed = _after_it_passed(proposal, state, now=now, zone=zone, halted=halted)
    if passed is not None:
        return passed
    if state is State.HELD and proposal.opens_at is not None:
        return Situation(
            label="On hold",
            then="The rule for counting it could not be applied, so nothing was decided. A moderator looks at it; "
            "all votes are kept.",
            tone="warn",
        )
    if state is State.VETOED and proposal.reason.startswith((BY_MEMBERS, BY_A_ROLE)):
        return Situation(label="Vetoed", then="It had passed, and a veto stopped it before it took effect.", tone="bad")
    label, then, tone = _PLAIN[state]
    until = proposal.closes_at if state in {State.PETITION, State.DELIBERATION} else None
    then = f"{then} This lasts until {_moment(until, now, zone)} at most." if until else then
    return Situation(label=label, then=then, tone=tone, until=until)


def at_rest(proposal: "Proposal", state: State) -> Situation | None:
    """What is said of it while its community rests, where that is more than how it ended. See domain/resting.py."""
    community = proposal.community
    if state is State.CANCELLED and proposal.cancelled_at == community.rests_since:
        return Situation(label="Ended", then="The community was closed before it was decided. Nothing changes.")
    if state in FINAL or state in {State.DECIDED, State.EXECUTED}:
        return None
    if community.rest != Rest.CLOSED:
        return Situation(
            label="Waiting",
            then="The community is between two hosts. What is said meanwhile waits; votes end as they were to.",
            tone="warn",
        )
    if community.moved_to or proposal.outcome is None:  # what did not end here goes on where the community is
        return Situation(label="Goes on elsewhere", then="It goes on where the community is now.")
    return Situation(
        label="Left to people",
        then="It had passed, and was not carried out yet when the community was closed. That is left to its people.",
    )


def _being_counted(proposal: "Proposal", *, now: datetime, zone: tzinfo) -> Situation:
    at, (label, then, tone) = counted_from(proposal), _PLAIN[State.COLLECTING]
    if at is not None and now < at:
        then = (
            "Voting has ended. What was sent in time may still arrive from other servers, until "
            f"{_moment(at, now, zone)}. Then it is counted."
        )
    return Situation(label=label, then=then, tone=tone)


def _after_it_passed(
    proposal: "Proposal", state: State, *, now: datetime, zone: tzinfo, halted: bool
) -> Situation | None:
    if state is State.GRACE and proposal.grace_ends_at:
        return Situation(
            label="Passed, in its grace time",
            then=f"It takes effect after {_moment(proposal.grace_ends_at, now, zone)}"
            f"{', unless the halt is still on then' if halted else ''}. "
            "Until then a moderator can still stop it, giving a reason, or enough members by a veto.",
            tone="good",
            until=proposal.grace_ends_at,
        )
    if state is State.EXECUTING and halted:
        return Situation(
            label="Passed, waiting",
            then="An emergency halt is on. It takes effect when a moderator lifts the halt.",
            tone="warn",
        )
    if state is State.AWAITING_CONFIRMATION and proposal.expires_at:
        return Situation(
            label="Passed, waiting",
            then="A moderator has to confirm it before it is carried out. If nobody has by "
            f"{_moment(proposal.expires_at, now, zone)}, it expires and nothing changes.",
            tone="good",
            until=proposal.expires_at,
        )
    if state is State.EXECUTED and proposal.executed_at:
        since = spoken(proposal.executed_at, zone)
        return Situation(label="In force", then=f"It has been in force since {since}.", tone="good")
    return None


def _moment(at: datetime, now: datetime, zone: tzinfo) -> str:
    return f"{spoken(at, zone)}, {relative(at, now)}"


def _not_passed(proposal: "Proposal") -> Situation:
    if proposal.outcome == Outcome.NO_QUORUM:
        return Situation(
            label="Not decided",
            then="Too few people took part, so nothing changes. Anybody who may propose can bring it up again.",
        )
    return Situation(label="Not passed", then="It did not reach what it needed, so nothing changes.", tone="bad")


_PLAIN: dict[State, tuple[str, str, str]] = {
    State.DRAFT: ("Being prepared", "Voting has not begun yet.", "quiet"),
    State.HELD: ("On hold", "It is on hold until a moderator has looked at it.", "warn"),
    State.NOTICE: ("Announced", "Voting has not begun yet.", "quiet"),
    State.PETITION: ("Gathering support", "It needs enough signatures to go on.", "open"),
    State.DELIBERATION: ("Being discussed", "People talk about it before it is decided.", "open"),
    State.OPEN: ("Open for votes", "Members can vote on it now.", "open"),
    State.EXTENDED: ("Open for votes", "Voting was extended once. Members can still vote on it.", "open"),
    State.COLLECTING: (
        "Being counted",
        "Voting has ended. It is counted as soon as everything that was sent in time has been read.",
        "open",
    ),
    State.GRACE: ("Passed, in its grace time", "It takes effect when its grace time is over.", "good"),
    State.AWAITING_CONFIRMATION: ("Passed, waiting", "A moderator has to confirm it before it takes effect.", "good"),
    State.EXECUTING: ("Passed", "It takes effect in a moment.", "good"),
    State.EXECUTED: ("In force", "It is in force.", "good"),
    State.FAILED: ("Passed, not carried out", "Carrying it out did not work. A moderator looks at it.", "warn"),
    State.EXPIRED: ("Expired", "It passed, but nobody could carry it out in time. Nothing changes.", "quiet"),
    State.VETOED: ("Vetoed", "It had passed, and a moderator stopped it before it took effect.", "bad"),
    State.REVERSED: ("Reversed", "It was in force and was taken back.", "bad"),
    State.WITHDRAWN: ("Withdrawn", "The person who proposed it took it back. Nothing changes.", "quiet"),
    State.CANCELLED: ("Cancelled", "A moderator ended it before it was decided. Nothing changes.", "bad"),
    State.DECIDED: ("Decided", "It is decided.", "quiet"),
}
