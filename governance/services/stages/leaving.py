"""Ending a stage: its count, and what follows from it: the next stage, another round, or the decision."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from governance.domain.counting import TieRule
from governance.domain.decision import RuleCannotBeApplied, method_of
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, ProposalHeld, StageEnded, StageOpened, VotingClosed
from governance.domain.flow import NOMINATING, decides, following, is_among_options, round_at_opening
from governance.domain.lifecycle import Outcome, State
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.domain.verdicts import Verdict, of_options, of_words
from governance.models import Proposal, StageRun
from governance.selectors import process_of
from governance.selectors.stages import run_of
from governance.services.matters import become
from governance.services.scene import Scene
from governance.services.speech import announce
from governance.services.stages import advising, candidates, electorates, saying
from governance.services.stages.deciding import decided
from governance.services.stages.entering import enter
from governance.services.stages.runs import (
    ballots_at,
    ballots_in,
    bodies_in,
    casting_order,
    citations,
    form_in,
    tie_breakers,
    voices_in,
    words_at,
)


def close(scene: Scene, proposal: Proposal, *, early: bool = False) -> VotingClosed:
    """Nothing more is taken in this stage. Where it ends early, this is its last instant."""
    become(proposal, State.COLLECTING)
    if early or proposal.closes_at is None:
        proposal.closes_at = scene.now
        proposal.runs.filter(closed_at__isnull=True).update(closes_at=scene.now)
    proposal.save()
    return VotingClosed(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        closed_at=proposal.closes_at,
        stage=proposal.stage_kind,
    )


def settle(scene: Scene, proposal: Proposal) -> list[Event]:
    """Count the stage that it is in, keep its numbers, and go on from there. What cannot be applied holds it."""
    try:
        process = process_of(proposal)
        run = run_of(proposal)
        if run is None:
            raise RuleCannotBeApplied("It has no stage that could be counted.")
        electorates.admit_latecomers(run, process.stages[run.index])
        verdict = verdict_of(scene, process, run)
        with transaction.atomic():
            return _go_on(scene, proposal, process, run, verdict)
    except (LookupError, ValueError):
        # A rulebook that lost its process, or a ballot that nobody knows: never a laxer rule.
        error: GovernanceError = RuleCannotBeApplied("Its rule cannot be read any more.")
    except GovernanceError as refused:
        error = refused
    proposal.refresh_from_db()
    return [hold(scene, proposal, error)]


def hold(scene: Scene, proposal: Proposal, error: GovernanceError) -> ProposalHeld:
    """Stop and tell people, rather than fall through to a laxer rule."""
    become(proposal, State.HELD)
    proposal.held_at, proposal.due_at, proposal.reason = scene.now, None, error.safe
    announce(scene, "proposal.rule_failed", {"number": proposal.number, "why": error.safe}, proposal=proposal)
    return ProposalHeld(subject=f"proposal:{proposal.number}", number=proposal.number, why=error.code)


def verdict_of(scene: Scene, process: ProcessType, run: StageRun, *, by: datetime | None = None) -> Verdict:
    """What the count of a stage comes to as it stands now, or stood by an instant. Raises RuleCannotBeApplied."""
    stage = process.stages[run.index]
    if run.round == NOMINATING:
        return Verdict(outcome=Outcome.PASSED, numbers={"candidates": _standing(run)})
    if stage.kind is StageKind.JURY and not run.electorate_size:
        raise RuleCannotBeApplied(
            "Everybody who could be drawn for the jury has left it, so nobody is there to decide."
        )
    gone = candidates.gone_from(run)
    if gone and set(gone) >= set(run.options):
        return Verdict(outcome=Outcome.REJECTED, numbers={"candidates": 0})
    if is_among_options(stage):
        form = form_in(run, stage)
        return of_options(
            stage,
            form,
            ballots_at(run, form, by) if by else ballots_in(run, form),
            standing=[number for number in run.options if number != form.default and number not in gone],
            ties=_tie_rule(scene, run, process),
            electorate=run.electorate_size,
            bodies=bodies_in(run, stage),
            second_round=run.round > 1,
        )
    voices = voices_in(scene, run, stage)
    verdict = of_words(stage, replace(voices, said=words_at(run, by)) if by else voices)
    if stage.kind is StageKind.ELECTION and verdict.outcome is Outcome.PASSED:
        return replace(verdict, numbers=verdict.numbers | {"winners": list(run.options)})
    return verdict


def count_again(scene: Scene, process: ProcessType, run: StageRun) -> list[Event]:
    """Something came late into a discussion that is over. Nothing was decided by its numbers; they are put right."""
    if run.outcome is not None:
        run.result = run.result | verdict_of(scene, process, run).numbers
        run.save(update_fields=["result"])
    return []


def _standing(run: StageRun) -> int:
    return run.proposal.options.filter(accepted_at__isnull=False).count()


def _tie_rule(scene: Scene, run: StageRun, process: ProcessType) -> TieRule:
    ties = process.stages[run.index].ties
    return TieRule(
        earlier_rounds="earlier_rounds" in ties,
        casting=casting_order(scene, run, process.stages[run.index]) if "casting_vote" in ties else (),
        lot=run.proposal.seed if "lot" in ties and run.proposal.seed else None,
    )


def _go_on(scene: Scene, proposal: Proposal, process: ProcessType, run: StageRun, verdict: Verdict) -> list[Event]:
    stage = process.stages[run.index]
    kept = _kept_for_a_recount(scene, run, stage) | advising.advice_in(run, stage)
    run.closed_at, run.outcome = scene.now, verdict.outcome
    run.result = run.result | verdict.numbers | kept
    run.save()
    event = StageEnded(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        stage=run.kind,
        outcome=verdict.outcome,
        result=verdict.numbers,
        citations=citations(process, run.index, _fields(stage)),
    )
    final = last_word(process, run, verdict)
    if final is not None:
        plain = (
            decides(stage) and proposal.runs.count() == 1 and method_of(stage) == "yes_no" and stage.kind == "ballot"
        )
        return [*([] if plain else [event]), *decided(scene, proposal, process, run, final)]
    if run.round == NOMINATING:
        return [event, *open_stage(scene, proposal, process, run.index, round_=1)]
    if verdict.again:
        return [event, *open_stage(scene, proposal, process, run.index, round_=run.round + 1, options=verdict.again)]
    after = following(process, run.index, verdict.outcome)
    assert after is not None
    return [event, *open_stage(scene, proposal, process, after)]


def _kept_for_a_recount(scene: Scene, run: StageRun, stage: Stage) -> dict[str, object]:
    """Who breaks ties, and who had left, are facts of the count's instant: roles change hands, and people go, later."""
    gone = candidates.gone_from(run)
    kept: dict[str, object] = {"gone": gone} if gone else {}
    return kept | ({"casting": tie_breakers(scene, run, stage)} if stage.casting_vote is not None else {})


def last_word(process: ProcessType, run: StageRun, verdict: Verdict) -> Verdict | None:
    """What decides the proposal, if a stage that ended so does; None where another round or stage follows."""
    if run.round == NOMINATING:
        return None if _standing(run) else Verdict(outcome=Outcome.REJECTED, numbers=verdict.numbers)
    if verdict.again:
        return None
    after = following(process, run.index, verdict.outcome)
    if after is None:
        return verdict
    if process.stages[after].kind is StageKind.ELECTION and not _may_stand(process, run, after):
        return Verdict(outcome=Outcome.REJECTED, numbers={"candidates": 0})
    return None


def _may_stand(process: ProcessType, run: StageRun, after: int) -> bool:
    """Whether there is anybody to vote for in an election, or time to nominate somebody."""
    return round_at_opening(process.stages[after]) == NOMINATING or _standing(run) > 0


def _fields(stage: object) -> tuple[str, ...]:
    known = ("threshold", "quorum", "signatures", "objections", "duration")
    return tuple(name for name in known if getattr(stage, name, None) is not None)


def open_stage(
    scene: Scene,
    proposal: Proposal,
    process: ProcessType,
    index: int,
    *,
    round_: int | None = None,
    options: tuple[int, ...] = (),
) -> list[Event]:
    """Open a stage that follows another one, and say so."""
    run, events = enter(scene, proposal, process, index, round_=round_, options=options)
    saying.goes_on(scene, proposal, process, run)
    return [
        *events,
        StageOpened(
            subject=f"proposal:{proposal.number}",
            number=proposal.number,
            stage=run.kind,
            closes_at=run.closes_at,
            electorate=run.electorate_size,
            needed=run.quorum_needed,
            text_sha256=proposal.text_sha256,
            citations=citations(process, index, ("method", "threshold", "duration", "electorate")),
        ),
    ]
