"""The decision: the last stage's outcome becomes the proposal's, with the numbers that explain it."""

from typing import Any

from governance.domain.decision import method_of
from governance.domain.events import Event, ProposalPassed, ProposalRejected, ProposalWithoutQuorum
from governance.domain.flow import decides
from governance.domain.lifecycle import Outcome, State
from governance.domain.rulebook import ProcessType
from governance.domain.stage_wording import advice_in_words, result_in_words
from governance.domain.verdicts import Verdict
from governance.models import Proposal, StageRun
from governance.services import execution
from governance.services.matters import become
from governance.services.scene import Scene
from governance.services.speech import announce, clause
from governance.services.stages.runs import citations
from governance.services.stages.saying import names_of
from governance.services.stages.taking_office import plan_offices


def decided(scene: Scene, proposal: Proposal, process: ProcessType, run: StageRun, verdict: Verdict) -> list[Event]:
    """Set the outcome, say it, and let begin what follows."""
    if proposal.status != State.COLLECTING:
        become(proposal, State.COLLECTING)
    become(proposal, State.DECIDED)
    tally, stage = verdict.tally, process.stages[run.index]
    proposal.agree, proposal.disagree, proposal.abstain = tally.agree, tally.against, tally.abstain
    proposal.outcome, proposal.decided_at, proposal.due_at = verdict.outcome, scene.now, None
    if verdict.outcome is Outcome.PASSED:
        plan_offices(scene, proposal, process, run)
        execution.begin(scene, proposal, process)
    else:
        execution.drop(proposal)
    reasoned = "quorum" if verdict.outcome is Outcome.NO_QUORUM else "threshold"
    method = str(method_of(stage)) if decides(stage) else str(run.kind)
    numbers = verdict.numbers | {"advisory": run.result.get("advisory")}
    said = {
        "number": proposal.number,
        "title": proposal.title,
        "electorate": run.electorate_size,
        "quorum_needed": run.quorum_needed,
        "agree": tally.agree,
        "disagree": tally.against,
        "abstain": tally.abstain,
        "plain": method == "yes_no",
        "result": result_in_words(stage, numbers, names_of(proposal), round_=run.round),
        "advice": advice_in_words(numbers, names_of(proposal)),
        "grace_ends_at": proposal.grace_ends_at.isoformat() if proposal.grace_ends_at else None,
        "clause": clause(process.citation(f"stages.{run.index}.{reasoned}")),
    }
    announce(scene, f"proposal.{verdict.outcome}", said, proposal=proposal)
    counted: dict[str, Any] = {
        "subject": f"proposal:{proposal.number}",
        "number": proposal.number,
        "citations": citations(process, run.index, ("threshold", "quorum")),
        "electorate": run.electorate_size,
        "quorum_needed": run.quorum_needed,
        "agree": tally.agree,
        "disagree": tally.against,
        "abstain": tally.abstain,
        "method": method,
    }
    match verdict.outcome:
        case Outcome.PASSED:
            return [ProposalPassed(grace_ends_at=proposal.grace_ends_at, **counted)]
        case Outcome.REJECTED:
            return [ProposalRejected(**counted)]
        case Outcome.NO_QUORUM:
            return [ProposalWithoutQuorum(**counted)]
