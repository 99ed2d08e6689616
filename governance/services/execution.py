"""What follows a decision: the grace time, and carrying out.

Each step is a compare-and-set under the community's lock, so a late, doubled or killed job changes nothing.
"""

from collections.abc import Sequence

from governance.domain.events import Event, GraceEnded, ProposalExecuted
from governance.domain.lifecycle import State
from governance.domain.rulebook import Duration, ProcessType
from governance.domain.schedule import deadline
from governance.models import ActionState, Policy, Proposal
from governance.selectors import process_of, proposal_state
from governance.services.matters import become, clauses
from governance.services.scene import Scene
from governance.services.speech import announce, clause


def drop(proposal: Proposal) -> None:
    """What it would have done will not be done."""
    proposal.actions.filter(state=ActionState.PLANNED).update(state=ActionState.STOPPED)


def advance(scene: Scene, proposal: Proposal) -> Sequence[Event]:
    """Take every step that is due for a proposal that has passed. The caller saves it."""
    events: list[Event] = []
    if proposal.status == State.GRACE and proposal_state(proposal, scene.now) is State.EXECUTING:
        become(proposal, State.EXECUTING)
        events.append(GraceEnded(subject=f"proposal:{proposal.number}", number=proposal.number))
    if proposal.status == State.EXECUTING and scene.community.halted_at is None:
        events.extend(_execute(scene, proposal))
    return events


def begin(scene: Scene, proposal: Proposal, process: ProcessType) -> None:
    """A proposal has passed: its grace time begins, or, where the constitution states none, it takes effect."""
    grace = process.stage("grace")
    if grace is not None and isinstance(grace.duration, Duration):
        proposal.grace_ends_at = deadline(scene.now, grace.duration.usual)
    proposal.due_at = proposal.grace_ends_at or scene.now
    become(proposal, proposal_state(proposal, scene.now))


def _execute(scene: Scene, proposal: Proposal) -> list[Event]:
    """Carry out what was decided. The action's row and key make it happen once."""
    events: list[Event] = []
    process = process_of(proposal)
    where = process.citation_for("execution") or process.citation_for("ballot", "threshold")
    for action in proposal.actions.filter(state=ActionState.PLANNED):
        Policy.objects.create(community=scene.community, action=action, in_force_from=scene.now)
        action.state, action.done_at = ActionState.EXECUTED, scene.now
        action.save(update_fields=["state", "done_at"])
        events.append(
            ProposalExecuted(
                subject=f"proposal:{proposal.number}",
                number=proposal.number,
                action=action.kind,
                key=action.key,
                citations=clauses(process, "threshold"),
            )
        )
    become(proposal, State.EXECUTED)
    proposal.executed_at, proposal.due_at = scene.now, None
    announce(
        scene,
        "proposal.executed",
        {"number": proposal.number, "title": proposal.title, "clause": clause(where)},
        proposal=proposal,
    )
    return events
