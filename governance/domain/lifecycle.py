"""The life of a proposal: its states, the allowed moves between them, and one total function of facts and time.

Jobs only materialise what `state` says; a late, doubled or killed job cannot change an outcome.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.domain.errors import GovernanceError


class State(StrEnum):
    """Where a proposal stands, in the order in which time leads on. Stages that a process type lacks are skipped."""

    DRAFT = "draft"
    HELD = "held"
    NOTICE = "notice"
    PETITION = "petition"
    DELIBERATION = "deliberation"
    OPEN = "open"
    EXTENDED = "extended"
    COLLECTING = "collecting"
    DECIDED = "decided"
    GRACE = "grace"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    EXECUTING = "executing"
    EXECUTED = "executed"
    FAILED = "failed"
    EXPIRED = "expired"
    VETOED = "vetoed"
    REVERSED = "reversed"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What the count said, set once, when a proposal is decided."""

    PASSED = "passed"
    REJECTED = "rejected"
    NO_QUORUM = "no_quorum"


_STOPPED = frozenset({State.WITHDRAWN, State.CANCELLED, State.HELD})
_VOTING = frozenset({State.OPEN, State.EXTENDED})

TRANSITIONS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.NOTICE, State.PETITION, State.DELIBERATION, State.OPEN}) | _STOPPED,
    State.HELD: frozenset(
        {State.NOTICE, State.PETITION, State.DELIBERATION, State.OPEN, State.COLLECTING, State.DECIDED}
    )
    | {State.WITHDRAWN, State.CANCELLED},
    State.NOTICE: frozenset({State.PETITION, State.DELIBERATION, State.OPEN}) | _STOPPED,
    State.PETITION: frozenset({State.COLLECTING}) | _STOPPED,
    State.DELIBERATION: frozenset({State.PETITION, State.OPEN, State.COLLECTING}) | _STOPPED,
    State.OPEN: frozenset({State.EXTENDED, State.COLLECTING}) | _STOPPED,
    State.EXTENDED: frozenset({State.COLLECTING}) | _STOPPED,
    # What is counted is decided, or the next stage opens: a count is where stages meet.
    State.COLLECTING: frozenset({State.PETITION, State.DELIBERATION, State.OPEN, State.DECIDED}) | _STOPPED,
    State.DECIDED: frozenset({State.GRACE, State.AWAITING_CONFIRMATION, State.EXECUTING}),
    State.GRACE: frozenset({State.AWAITING_CONFIRMATION, State.EXECUTING, State.VETOED}),
    State.AWAITING_CONFIRMATION: frozenset({State.EXECUTING, State.EXPIRED, State.VETOED}),
    State.EXECUTING: frozenset({State.EXECUTED, State.FAILED, State.EXPIRED, State.VETOED}),
    State.EXECUTED: frozenset({State.REVERSED}),
    State.FAILED: frozenset({State.EXECUTING, State.EXPIRED, State.VETOED}),
    State.EXPIRED: frozenset(),
    State.VETOED: frozenset(),
    State.REVERSED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.CANCELLED: frozenset(),
}

FINAL = frozenset(state for state, following in TRANSITIONS.items() if not following)


class IllegalTransition(GovernanceError):
    """A move that the table above does not have: a defect in Govbot, never a member's mistake."""

    code = "illegal_transition"


def check_transition(before: State, after: State) -> None:
    """Refuse a move that `TRANSITIONS` does not list. Raises IllegalTransition."""
    if after not in TRANSITIONS[before]:
        raise IllegalTransition(f"A proposal that is {before} cannot become {after}.")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What has happened to one proposal, as instants; what it means is `state`.

    `opens_at`, `closes_at` and `extended_at` are those of the stage that it is in, and `stage` is what that stage
    is called while it runs: a petition, a deliberation, or open for votes.
    """

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    stage: State = State.OPEN
    extended_at: datetime | None = None
    outcome: Outcome | None = None
    grace_ends_at: datetime | None = None
    needs_confirmation: bool = False
    confirmed_at: datetime | None = None
    expires_at: datetime | None = None
    executed_at: datetime | None = None
    failed_at: datetime | None = None
    vetoed_at: datetime | None = None
    reversed_at: datetime | None = None
    withdrawn_at: datetime | None = None
    cancelled_at: datetime | None = None
    held_at: datetime | None = None


def state(facts: Facts, now: datetime) -> State:
    """The state of a proposal with these facts at this instant. Total; it never goes back as `now` grows."""
    for fact, reached in (
        (facts.withdrawn_at, State.WITHDRAWN),
        (facts.cancelled_at, State.CANCELLED),
        (facts.held_at, State.HELD),
        (facts.vetoed_at, State.VETOED),
        (facts.reversed_at, State.REVERSED),
        (facts.executed_at, State.EXECUTED),
        (facts.failed_at, State.FAILED),
    ):
        if fact is not None:
            return reached
    if facts.outcome is None:
        return _before_decision(facts, now)
    if facts.outcome is not Outcome.PASSED:
        return State.DECIDED
    if facts.grace_ends_at is not None and now < facts.grace_ends_at:
        return State.GRACE
    if facts.expires_at is not None and now >= facts.expires_at:
        return State.EXPIRED
    if facts.needs_confirmation and facts.confirmed_at is None:
        return State.AWAITING_CONFIRMATION
    return State.EXECUTING


def _before_decision(facts: Facts, now: datetime) -> State:
    if facts.opens_at is None:
        return State.DRAFT
    if now < facts.opens_at:
        return State.NOTICE
    if facts.stage is State.DELIBERATION:  # nothing in it is counted: it lasts until the next stage opens
        return State.DELIBERATION
    if facts.closes_at is not None and now >= facts.closes_at:
        return State.COLLECTING
    if facts.stage is State.PETITION:
        return State.PETITION
    return State.EXTENDED if facts.extended_at is not None else State.OPEN


HEARD = frozenset({State.PETITION, State.DELIBERATION}) | _VOTING
"""While a proposal is in one of these, people can say something in it that is kept."""


def is_heard(current: State) -> bool:
    """Whether signatures, objections or votes are taken."""
    return current in HEARD


def is_voting(current: State) -> bool:
    """Whether ballots may still be cast."""
    return current in _VOTING
