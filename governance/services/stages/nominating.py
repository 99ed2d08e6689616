"""Elections before their ballot: nominating, accepting, declining. Nobody stands against their will."""

from collections.abc import Sequence
from datetime import datetime

from governance.domain.commands import AcceptNomination, Decline, Nominate
from governance.domain.errors import GovernanceError
from governance.domain.events import CandidateAccepted, CandidateDeclined, CandidateNominated, Event
from governance.domain.flow import NOMINATING, is_last_to_nominate
from governance.domain.lifecycle import State, is_heard
from governance.domain.proposals import NotOnTheRoll
from governance.domain.rulebook import ProcessType, StageKind
from governance.models import Member, Option, Proposal
from governance.selectors import member_called, process_of, proposal_state
from governance.selectors.stages import run_of
from governance.services.matters import find, judge
from governance.services.scene import Scene
from governance.services.speech import answer, tell
from governance.services.stages import juries
from governance.services.stages.moving import after_word

_BEFORE = frozenset({State.PETITION, State.DELIBERATION, State.COLLECTING})


MOST_ASKED = 10  # by one person, who have not answered


class CannotBeNominated(GovernanceError):
    """A nomination that this proposal, its rules or its time do not take."""

    code = "cannot_be_nominated"


class NotCalled(GovernanceError):
    """Somebody accepts or declines what nobody offered them."""

    code = "not_called"


def nominate(scene: Scene, command: Nominate) -> Sequence[Event]:
    """Put somebody forward. They are asked; only who accepts stands. Who nominates themselves has accepted."""
    proposal = find(scene, command.number)
    process = process_of(proposal)
    by = _who_may_nominate(scene, proposal, process, at=command.said_at)
    handle = by.handle if command.handle == "me" else command.handle.removeprefix("@")
    member = member_called(scene.community, handle)
    if member is None:
        raise CannotBeNominated(f"@{handle} is not a member here. Only members can be elected; they can write “join”.")
    if proposal.options.filter(member=member).exists():
        raise CannotBeNominated(f"@{handle} has been nominated for #{proposal.number} already.")
    themselves = member.pk == by.pk
    unanswered = proposal.options.filter(nominated_by=by, accepted_at__isnull=True, declined_at__isnull=True)
    if not themselves and unanswered.count() >= MOST_ASKED:
        raise CannotBeNominated(
            f"Ten people whom you nominated for #{proposal.number} have not answered yet, and that is the most. "
            "You can nominate more when some of them have."
        )
    last = proposal.options.order_by("-number").values_list("number", flat=True).first() or 0
    Option.objects.create(
        proposal=proposal,
        number=last + 1,
        text=f"@{member.handle}",
        member=member,
        nominated_by=by,
        nominated_at=command.said_at,
        accepted_at=command.said_at if themselves else None,
    )
    answer(scene, "proposal.nominated", {"number": proposal.number, "handle": handle, "stands": themselves})
    if not themselves:
        data = {"number": proposal.number, "title": proposal.title, "by": by.handle}
        tell(scene, member.handle, "member.nominated", dict(data), proposal=proposal)
    event = CandidateNominated(
        subject=_subject(proposal),
        number=proposal.number,
        candidate=f"member:{member.pseudonym}",
        by=f"member:{by.pseudonym}",
    )
    return [event, *([_accepted(proposal, member)] if themselves else [])]


def _who_may_nominate(scene: Scene, proposal: Proposal, process: ProcessType, *, at: datetime) -> Member:
    number = proposal.number
    index = process.index(StageKind.ELECTION)
    if index is None:
        raise CannotBeNominated(f"#{number} is not an election, so nobody can be nominated for it.")
    stage, where = process.stages[index], process.citation(f"stages.{index}.nominations")
    if not _is_time(proposal, index, at=at):
        raise CannotBeNominated(
            f"Nominations for #{number} are not open now. The page shows who stands.", citation=where
        )
    member = scene.member
    if member is None:
        raise NotOnTheRoll("Only members can nominate. Write “join” to become one.", citation=where)
    if not judge(scene, member, stage.nominations).may:
        raise CannotBeNominated(f"You may not nominate for #{number}.", citation=where)
    return member


def _is_time(proposal: Proposal, index: int, *, at: datetime) -> bool:
    """Whether that was said while people could be put forward. The count of who stands waits for all that was."""
    if State(proposal.status) not in _BEFORE or proposal.outcome is not None:
        return False
    if proposal.stage < index and not is_last_to_nominate(process_of(proposal), proposal.stage, proposal.round):
        return True
    own = proposal.stage < index or (proposal.stage == index and proposal.round == NOMINATING)
    return own and (proposal.closes_at is None or at < proposal.closes_at)


def accept(scene: Scene, command: AcceptNomination) -> Sequence[Event]:
    """Who was nominated agrees to stand."""
    proposal = find(scene, command.number)
    option = _mine(scene, proposal, at=command.said_at)
    if option.accepted_at is not None:
        raise NotCalled(f"You have accepted already and stand for #{proposal.number}.")
    if option.declined_at is not None and command.said_at <= option.declined_at:
        return []
    option.accepted_at, option.declined_at = command.said_at, None
    option.save(update_fields=["accepted_at", "declined_at"])
    assert option.member is not None
    answer(scene, "proposal.nominated", {"number": proposal.number, "handle": option.member.handle, "stands": True})
    return [_accepted(proposal, option.member)]


def _accepted(proposal: Proposal, member: Member) -> CandidateAccepted:
    return CandidateAccepted(subject=_subject(proposal), number=proposal.number, candidate=f"member:{member.pseudonym}")


def decline(scene: Scene, command: Decline) -> Sequence[Event]:
    """Say no to a nomination, or leave a jury; nobody has to give a reason."""
    proposal = find(scene, command.number)
    run, member = run_of(proposal), scene.member
    juror = juries.serving(run, member) if run is not None and member is not None and run.closed_at is None else None
    if juror is not None and not is_heard(proposal_state(proposal, scene.now)):
        raise NotCalled(f"The time for the jury of #{proposal.number} is over, so nobody can step in for you any more.")
    if run is not None and juror is not None:
        events = juries.replace(scene, run, juror)
        proposal.electorate_size = run.electorate_size
        proposal.save(update_fields=["electorate_size"])
        answer(scene, "member.declined", {"number": proposal.number, "jury": True})
        return [*events, *after_word(scene, proposal)]
    option = _mine(scene, proposal, at=command.said_at)
    if option.declined_at is not None:
        raise NotCalled(f"You have declined already and do not stand for #{proposal.number}.")
    if option.accepted_at is not None and command.said_at <= option.accepted_at:
        return []
    option.declined_at, option.accepted_at = command.said_at, None
    option.save(update_fields=["accepted_at", "declined_at"])
    assert option.member is not None
    answer(scene, "member.declined", {"number": proposal.number, "jury": False})
    candidate = f"member:{option.member.pseudonym}"
    return [CandidateDeclined(subject=_subject(proposal), number=proposal.number, candidate=candidate)]


def _mine(scene: Scene, proposal: Proposal, *, at: datetime) -> Option:
    member = scene.member
    option = proposal.options.select_related("member").filter(member=member).first() if member else None
    if option is None:
        raise NotCalled(
            f"Nobody has nominated you for #{proposal.number}, so there is nothing to accept or decline. To stand for "
            f"an election, write “nominate me for #{proposal.number}”."
        )
    index = process_of(proposal).index(StageKind.ELECTION)
    if index is None or not _is_time(proposal, index, at=at):
        raise NotCalled(f"The ballot of #{proposal.number} is made already, so this cannot be changed any more.")
    return option


def _subject(proposal: Proposal) -> str:
    return f"proposal:{proposal.number}"
