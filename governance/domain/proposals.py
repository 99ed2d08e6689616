"""What members and moderators may do with a proposal at an instant. Each check raises the fact that refuses."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from governance.domain.electorate import Because, Eligibility
from governance.domain.errors import GovernanceError
from governance.domain.lifecycle import HEARD, State, is_heard
from governance.domain.reasons import why_not
from governance.domain.rulebook import Citation
from governance.domain.times import spoken


class NotOnTheRoll(GovernanceError):
    """Somebody who is not a member asks for what members do."""

    code = "not_on_the_roll"


class MayNotPropose(GovernanceError):
    """A member who does not meet what the process type asks of proposers."""

    code = "may_not_propose"


class MayNotVote(GovernanceError):
    """Somebody who is not in the frozen electorate of this vote."""

    code = "may_not_vote"


class ChoiceNotOffered(GovernanceError):
    """A choice that this ballot does not have."""

    code = "choice_not_offered"


class VotingIsClosed(GovernanceError):
    """A vote on something that is not open."""

    code = "voting_is_closed"


class NotTheAuthor(GovernanceError):
    """Only who proposed may withdraw."""

    code = "not_the_author"


class TooLateToStop(GovernanceError):
    """The step that was asked for is not possible in this state any more, or not yet."""

    code = "too_late_to_stop"


class ReasonMissing(GovernanceError):
    """A moderator's act without a reason."""

    code = "reason_missing"
    safe = "Please give a reason in a few words: it goes into the public record."


class ReasonNamesSomebody(GovernanceError):
    """A public reason that could accuse a person."""

    code = "reason_names_somebody"
    safe = "This reason seems to name a person, and everybody will read it. Please say it without names."


class TitleMissing(GovernanceError):
    """A proposal about a person needs words that name the measure and accuse nobody."""

    code = "title_missing"
    safe = "Please name the measure in neutral words for the public, such as: a week without posting for one member."


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """What a vote needs to know of its proposal."""

    number: int
    state: State
    opens_at: datetime | None
    closes_at: datetime | None
    zone: tzinfo


def check_may_propose(answer: Eligibility, *, clause: Citation | None, zone: tzinfo) -> None:
    """Raises MayNotPropose with the reason and from when it will be possible."""
    if answer.may:
        return
    if answer.because is Because.TOO_NEW and answer.from_at is not None:
        raise MayNotPropose(
            f"You can propose from {spoken(answer.from_at, zone)}: newcomers wait a while first. "
            "Until then you can join every discussion.",
            citation=clause,
        )
    raise MayNotPropose(f"You cannot propose this: {why_not(answer, zone)}", citation=clause)


_NO_MEMBER = frozenset({Because.SUSPENDED, Because.LEFT, Because.WAITING, Because.DECLINED, Because.MOVED})


def check_may_vote(ballot: Ballot, answer: Eligibility | None, *, in_electorate: bool, clause: Citation | None) -> None:
    """Raises NotOnTheRoll (no `answer`: not a member at all) or MayNotVote with the reason."""
    if answer is None:
        raise NotOnTheRoll(
            f"Your vote on #{ballot.number} was not counted, because you are not a member yet. "
            "Write “join” to become one; you can then vote on what opens after that.",
            citation=clause,
        )
    if answer.because not in _NO_MEMBER and in_electorate:
        return
    if answer.because in _NO_MEMBER:
        why = why_not(answer, ballot.zone) or ""
        raise MayNotVote(f"Your vote on #{ballot.number} was not counted. {why[:1].upper()}{why[1:]}", citation=clause)
    if not answer.may and answer.because is not Because.TOO_NEW:
        raise MayNotVote(
            f"Your vote on #{ballot.number} was not counted: {why_not(answer, ballot.zone)}", citation=clause
        )
    until = ""
    if answer.because is Because.TOO_NEW and answer.from_at is not None:
        until = f" You can vote on what opens after {spoken(answer.from_at, ballot.zone)}."
    raise MayNotVote(
        f"Your vote on #{ballot.number} was not counted: "
        f"only those who were members when voting opened may vote.{until} You are welcome in the discussion.",
        citation=clause,
    )


def arrives_in_time(ballot: Ballot, *, cast_at: datetime) -> bool:
    """Whether a vote cast at that instant counts. Raises VotingIsClosed where there is no vote to be late for."""
    unopened = ballot.opens_at is None or cast_at < ballot.opens_at
    if ballot.state in _NO_VOTE or unopened:
        raise VotingIsClosed(_NO_VOTE.get(ballot.state, _NO_VOTE[State.DRAFT]).format(number=ballot.number))
    counting = is_heard(ballot.state) or ballot.state is State.COLLECTING
    return counting and (ballot.closes_at is None or cast_at < ballot.closes_at)


_NO_VOTE = {
    State.WITHDRAWN: "#{number} was withdrawn by its author, so there is nothing to vote on any more.",
    State.CANCELLED: "#{number} was cancelled by a moderator, so there is nothing to vote on any more.",
    State.HELD: "#{number} is on hold until a moderator has looked at it. Your vote was not counted.",
    State.NOTICE: "Voting on #{number} has not opened yet. Your vote was not counted; vote again when it opens.",
    State.DRAFT: "Voting on #{number} has not opened yet. Your vote was not counted; vote again when it opens.",
}


def check_withdrawal(ballot: Ballot, *, is_author: bool, said_at: datetime) -> None:
    """Authors may withdraw until voting ends, by when they say so. Raises NotTheAuthor or TooLateToStop."""
    if not is_author:
        raise NotTheAuthor(f"Only the person who proposed #{ballot.number} can withdraw it. You can vote “disagree”.")
    unopened = ballot.state is State.HELD and ballot.opens_at is None
    collecting = ballot.state is State.COLLECTING and ballot.closes_at is not None and said_at < ballot.closes_at
    if not (is_heard(ballot.state) or ballot.state is State.NOTICE or unopened or collecting):
        raise TooLateToStop(f"#{ballot.number} cannot be withdrawn any more: voting on it has ended.")


_SHORTEST_REASON = 3
STOPPABLE_BEFORE = frozenset({State.HELD, State.NOTICE, State.COLLECTING}) | HEARD
STOPPABLE_AFTER = frozenset({State.GRACE, State.AWAITING_CONFIRMATION, State.EXECUTING, State.FAILED})


def check_reason(reason: str) -> str:
    """A reason worth recording. Raises ReasonMissing."""
    reason = " ".join(reason.split())
    if len(reason) < _SHORTEST_REASON:
        raise ReasonMissing
    return reason


def check_veto(ballot: Ballot) -> None:
    """A veto stops what was decided and not yet carried out. Raises TooLateToStop."""
    if ballot.state in STOPPABLE_AFTER:
        return
    if ballot.state in STOPPABLE_BEFORE:
        raise TooLateToStop(f"#{ballot.number} is not decided yet. You can cancel it, or veto it once it has passed.")
    raise TooLateToStop(f"#{ballot.number} is {ballot.state}, so there is nothing left to veto.")


def check_cancel(ballot: Ballot) -> None:
    """Cancelling ends what is not decided. Raises TooLateToStop."""
    if ballot.state not in STOPPABLE_BEFORE:
        raise TooLateToStop(
            f"#{ballot.number} is {ballot.state} already. A decision in its grace period can be vetoed."
        )
