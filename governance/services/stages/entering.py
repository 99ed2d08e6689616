"""Opening a stage: who may take part, what can be chosen and until when, all of it frozen in one step."""

from hashlib import sha256

from governance.domain.errors import GovernanceError
from governance.domain.events import Event
from governance.domain.flow import NOMINATING, decides, is_among_options, length_of, round_at_opening, state_in
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.domain.schedule import deadline
from governance.models import Member, Proposal, StageRun
from governance.services.matters import become
from governance.services.scene import Scene
from governance.services.stages import candidates, electorates, juries
from governance.services.stages.runs import dormant_in, recent_turnout


class NobodyMayVote(GovernanceError):
    """An electorate without members."""

    code = "nobody_may_vote"
    safe = "Nobody on the roll may vote on this yet, so it cannot open."


def enter(
    scene: Scene,
    proposal: Proposal,
    process: ProcessType,
    index: int,
    *,
    round_: int | None = None,
    options: tuple[int, ...] = (),
) -> tuple[StageRun, list[Event]]:
    """Open a stage, or another round of it. Raises NobodyMayVote or RuleCannotBeApplied; the caller undoes it then."""
    stage = process.stages[index]
    round_ = round_at_opening(stage) if round_ is None else round_
    become(proposal, state_in(stage.kind, round_))
    length = length_of(stage, round_)
    proposal.stage, proposal.round, proposal.stage_kind = index, round_, stage.kind
    proposal.opens_at, proposal.extended_at = scene.now, None
    proposal.closes_at = proposal.due_at = deadline(scene.now, length) if length else None
    proposal.electorate_size = proposal.quorum_needed = 0
    if decides(stage) and round_ != NOMINATING and not proposal.text_sha256:
        proposal.text_sha256 = sha256(f"{proposal.title}\n{proposal.body}".encode()).hexdigest()
    proposal.save()
    run = StageRun.objects.create(
        proposal=proposal,
        index=index,
        round=round_,
        kind=stage.kind,
        opened_at=scene.now,
        closes_at=proposal.closes_at,
    )
    events: list[Event] = []
    if stage.kind is not StageKind.DELIBERATION and round_ != NOMINATING:
        events = _freeze(scene, run, process, stage, options)
        proposal.electorate_size, proposal.quorum_needed = run.electorate_size, run.quorum_needed
        proposal.save(update_fields=["electorate_size", "quorum_needed"])
    return run, events


def _freeze(scene: Scene, run: StageRun, process: ProcessType, stage: Stage, options: tuple[int, ...]) -> list[Event]:
    run.electorate_size = electorates.write_down(run, stage, at=scene.now)
    if not run.electorate_size:
        raise _nobody(process, run.index, stage)
    events: list[Event] = []
    if stage.kind is StageKind.JURY:
        pool = Member.objects.filter(electorates__run=run)
        events.append(juries.draw_jury(scene, run, stage, list(pool)))
    if is_among_options(stage) or stage.kind is StageKind.ELECTION:
        run.options = candidates.on_the_ballot(scene, run, stage, options)
    recent = recent_turnout(run, stage)
    if recent is not None:  # what is announced stays: other votes that end meanwhile do not move the quorum
        run.result["recent"] = str(recent)
    dormant = dormant_in(run, stage)
    if dormant:
        run.result["dormant"] = dormant
    run.quorum_needed = electorates.needed(run, stage)
    run.save()
    return events


def _nobody(process: ProcessType, index: int, stage: Stage) -> NobodyMayVote:
    where = process.citation(f"stages.{index}.electorate")
    roles = stage.electorate.roles if stage.electorate else ()
    if roles:
        named = " or ".join(f"“{role}”" for role in roles)
        return NobodyMayVote(
            f"Nobody who could decide holds the role {named}, so this cannot open. Propose somebody for it first, or "
            "ask a moderator.",
            citation=where,
        )
    return NobodyMayVote(citation=where)
