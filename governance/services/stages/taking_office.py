"""Whoever won an election holds the role once the decision is carried out, for the role's term."""

from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.electorate import Standing
from governance.domain.rulebook import Duration, ProcessType, Rulebook, Stage
from governance.domain.schedule import deadline, term_end
from governance.models import Proposal, StageRun
from governance.selectors import parsed_rulebook
from governance.services import planning
from governance.services.scene import Scene


def plan_offices(scene: Scene, proposal: Proposal, process: ProcessType, run: StageRun) -> None:
    """Write down what an election will do: each winner is given the role that it fills."""
    stage = process.stages[run.index]
    if stage.fills is None:
        return
    until = _until(scene, process, parsed_rulebook(proposal.rulebook), stage)
    params = {"role": stage.fills} | ({"until": until} if until else {})
    won = proposal.options.filter(number__in=run.result.get("winners", ()), member__standing=Standing.ACTIVE)
    requests = [
        ActionRequest(kind=ActionKind.ROLE_GRANT, target=option.member.handle, params=params)
        for option in won.select_related("member")
        if option.member is not None
    ]
    planning.plan(scene, proposal, requests)


def _until(scene: Scene, process: ProcessType, rulebook: Rulebook, stage: Stage) -> str | None:
    """When the term ends: it begins when the grace time is over."""
    term = next((role.term for role in rulebook.roles if role.key == stage.fills), None)
    if term is None:
        return None
    grace = process.stage("grace")
    begins = deadline(scene.now, grace.duration.usual) if grace and isinstance(grace.duration, Duration) else scene.now
    return term_end(begins, term).isoformat()
