"""What a decision waits for before it is carried out: a contest of its rule, and how long it may wait."""

from datetime import timedelta

from governance.domain.community_settings import Setting
from governance.domain.rulebook import Duration
from governance.models import ActionState, Contest, Proposal
from governance.selectors import process_of
from governance.selectors.readings import contest_that_holds
from governance.selectors.standing import period_of
from governance.services.scene import Scene


def contested(proposal: Proposal) -> Contest | None:
    """The contest that holds this back: nothing of it has begun, and how its rule was read is not settled."""
    if proposal.actions.exclude(state=ActionState.PLANNED).exists():
        return None
    return contest_that_holds(proposal)


def time_to_carry_out(scene: Scene, proposal: Proposal) -> timedelta:
    """How long a decision may wait to be carried out before it expires."""
    execution = process_of(proposal).stage("execution")
    if execution is not None and isinstance(execution.duration, Duration):
        return execution.duration.max or execution.duration.usual
    return period_of(scene.community, Setting.CARRY_OUT_WITHIN)
