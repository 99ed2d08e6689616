"""What is said when a stage follows another. Only its first opening for a decision is a public post.

The rest is in the thread, so that nobody's timeline fills with one proposal.
"""

from governance.domain.audit import Json
from governance.domain.flow import decides
from governance.domain.rulebook import ProcessType
from governance.domain.rulebook_values import StageKind
from governance.domain.stage_wording import how_in_words, passes_in_words, result_in_words
from governance.models import Audience, OutboxMessage, Proposal, StageRun
from governance.selectors.stages import options_of
from governance.services.scene import Scene
from governance.services.speech import Data, announce, clause

GOES_ON = "proposal.goes_on"


def names_of(proposal: Proposal) -> dict[int, str]:
    """The options of a proposal by their numbers."""
    return dict(options_of(proposal).values_list("number", "text"))


def opening(proposal: Proposal, process: ProcessType, run: StageRun) -> Data:
    """What everybody has to know to take part in a stage."""
    stage = process.stages[run.index]
    listed: list[Json] = [
        {"number": option.number, "text": option.text}
        for option in options_of(proposal)
        if option.number in run.options
    ]
    counted = bool(run.electorate_size)
    return {
        "number": proposal.number,
        "title": proposal.title,
        "author": proposal.author.handle,
        "process": process.title,
        "stage": run.kind,
        "plain": run.kind == "ballot" and stage.method == "yes_no" and stage.advisory is None,
        "votes_next": _is_talk_before_a_vote(process, run.index),
        "closes_at": run.closes_at.isoformat() if run.closes_at else None,
        "how": how_in_words(stage, round_=run.round, options=max(run.options, default=2)),
        "threshold": passes_in_words(stage, needed=run.quorum_needed, electorate=run.electorate_size)
        if counted
        else "",
        "quorum_needed": run.quorum_needed,
        "electorate": run.electorate_size,
        "options": listed,
        "clause": clause(process.citation(f"stages.{run.index}.threshold")),
    }


def _is_talk_before_a_vote(process: ProcessType, index: int) -> bool:
    kinds = [stage.kind for stage in process.stages[index : index + 2]]
    return kinds == [StageKind.DELIBERATION, StageKind.BALLOT] and process.stages[index].on_pass is None


def goes_on(scene: Scene, proposal: Proposal, process: ProcessType, run: StageRun) -> None:
    """Say that the next stage has opened, and what became of the one before."""
    before = proposal.runs.exclude(pk=run.pk).order_by("-pk").first()
    data = opening(proposal, process, run)
    if before is not None:
        stage = process.stages[before.index]
        data["before"] = result_in_words(stage, before.result, names_of(proposal), round_=before.round)
        data["passed"] = before.outcome == "passed"
    first = decides(process.stages[run.index]) and run.round > 0 and not _said(proposal, Audience.PUBLIC)
    announce(scene, GOES_ON, data, proposal=proposal, audience=Audience.PUBLIC if first else Audience.UNLISTED)


def _said(proposal: Proposal, audience: Audience) -> bool:
    return OutboxMessage.objects.filter(proposal=proposal, template=GOES_ON, audience=audience).exists()
