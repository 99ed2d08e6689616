"""Opening a proposal: at once, or after a notice where somebody is named."""

from datetime import timedelta

from governance.domain.audit import Json
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, ProposalOpened, ProposalReleased
from governance.domain.flow import length_of, round_at_opening
from governance.domain.lifecycle import State
from governance.domain.people import names_somebody_else
from governance.domain.proposals import TitleMissing, TooLateToStop
from governance.domain.rulebook import ProcessType
from governance.domain.schedule import deadline
from governance.models import Proposal
from governance.selectors import process_of
from governance.services import planning
from governance.services.matters import become, roll_of
from governance.services.scene import Scene
from governance.services.speech import Data, announce, tell
from governance.services.stages import candidates, juries, saying
from governance.services.stages.entering import enter
from governance.services.stages.runs import citations

NOTICE_FOR_A_PERSON = timedelta(hours=24)


class ProcessCannotRun(GovernanceError):
    """The constitution asks for a procedure that cannot be run here."""

    code = "process_cannot_run"


def release(scene: Scene, proposal: Proposal, *, title: str, reason: str) -> list[Event]:
    """Let a held proposal go on: to another count where a rule had failed, else to its first stage after a notice.

    The public reads the neutral title only. Who is named hears of it now, a day before voting opens.
    """
    subject = f"proposal:{proposal.number}"
    proposal.held_at, proposal.reason = None, ""
    if proposal.runs.exists():
        become(proposal, State.COLLECTING)
        proposal.due_at = scene.now
        proposal.save()
        return [ProposalReleased(subject=subject, number=proposal.number, opens_at=None, words={"reason": reason})]
    if proposal.author.standing != Standing.ACTIVE:
        raise TooLateToStop(f"Who proposed #{proposal.number} is no active member any more. Please cancel it.")
    _give_notice(scene, proposal, title)
    words = {"title": proposal.title, "reason": reason}
    return [ProposalReleased(subject=subject, number=proposal.number, opens_at=proposal.opens_at, words=words)]


def _give_notice(scene: Scene, proposal: Proposal, title: str) -> None:
    title = " ".join(title.split())[:120]
    if not title or names_somebody_else(title, own=[], roll=roll_of(scene.community)):
        raise TitleMissing
    become(proposal, State.NOTICE)
    proposal.title, proposal.body, proposal.source_post = title, "", ""
    proposal.opens_at = proposal.due_at = deadline(scene.now, NOTICE_FOR_A_PERSON)
    length = length_of(process_of(proposal).stages[0], round_at_opening(process_of(proposal).stages[0]))
    proposal.closes_at = deadline(proposal.opens_at, length) if length else None
    proposal.save()
    data: Data = {"number": proposal.number, "title": title, "opens_at": proposal.opens_at.isoformat()}
    for handle in proposal.concerns:
        tell(scene, handle, "proposal.concerns_you", data, proposal=proposal)
    tell(scene, proposal.author.handle, "proposal.released", data, proposal=proposal)


def open_after_notice(scene: Scene, proposal: Proposal) -> list[Event]:
    """The notice is over: the first stage opens now, for its whole time."""
    return open_now(scene, proposal, process_of(proposal))


def open_now(scene: Scene, proposal: Proposal, process: ProcessType) -> list[Event]:
    """Open the first stage, and tell everybody."""
    if not proposal.options.exists():
        candidates.list_options(scene, proposal, process)
    committed = juries.commit(proposal, process)
    run, drawn = enter(scene, proposal, process, 0)
    effects: list[Json] = planning.effects(scene, proposal)
    announced = saying.opening(proposal, process, run) | {"effects": effects}
    announce(scene, "proposal.opened", announced, proposal=proposal)
    opened = ProposalOpened(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        process=process.key,
        rulebook=proposal.rulebook.number,
        opens_at=run.opened_at,
        closes_at=run.closes_at,
        electorate=run.electorate_size,
        quorum_needed=run.quorum_needed,
        stage=run.kind,
        citations=citations(process, 0, ("threshold", "quorum", "duration", "electorate")),
        words=words_of(proposal),
    )
    return [*committed, opened, *drawn]


def words_of(proposal: Proposal) -> dict[str, str]:
    words = {"title": proposal.title, "body": proposal.body}
    return {name: text for name, text in words.items() if text}
