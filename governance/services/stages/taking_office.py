"""Whoever won an election holds the role once the decision is carried out, for the role's term."""

from collections.abc import Sequence

from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.electorate import Standing
from governance.domain.rulebook import Duration, ProcessType, Rulebook, Stage
from governance.domain.schedule import deadline, term_end
from governance.models import Proposal, StageRun
from governance.selectors import parsed_rulebook
from governance.selectors.offices import offices_held
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
    leaving = _without_a_seat(scene, proposal, stage.fills, [request.target for request in requests])
    planning.plan(scene, proposal, [*leaving, *requests])


def _without_a_seat(scene: Scene, proposal: Proposal, role: str, elected: Sequence[str]) -> list[ActionRequest]:
    """Who held the role and was not elected again gives it up where there are not seats enough, the longest first."""
    seats = next((one.seats for one in parsed_rulebook(proposal.rulebook).roles if one.key == role), None)
    if seats is None or not elected:
        return []
    held = offices_held(scene.community, now=scene.now).filter(role=role, member__standing=Standing.ACTIVE)
    held = held.exclude(member__handle__in=elected)
    before = list(held.order_by("granted_at", "pk").values_list("member__handle", flat=True))
    too_many = max(0, len(before) + len(elected) - int(seats.rpartition("-")[2]))
    return [
        ActionRequest(kind=ActionKind.ROLE_END, target=handle, params={"role": role}) for handle in before[:too_many]
    ]


def _until(scene: Scene, process: ProcessType, rulebook: Rulebook, stage: Stage) -> str | None:
    """When the term ends: it begins when the grace time is over."""
    term = next((role.term for role in rulebook.roles if role.key == stage.fills), None)
    if term is None:
        return None
    grace = process.stage("grace")
    begins = deadline(scene.now, grace.duration.usual) if grace and isinstance(grace.duration, Duration) else scene.now
    return term_end(begins, term).isoformat()
