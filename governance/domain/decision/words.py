"""From a tally of words to an outcome, by the rule of the stage."""

from fractions import Fraction
from typing import Literal

from governance.domain.ballots import Choice, Method, words_of
from governance.domain.counting import Tally
from governance.domain.decision.measures import QuorumRule, is_unopposed, quorum_needed, reaches, taking_part
from governance.domain.decision.rules import UNKNOWN, Bodies, Decision, Ground, RuleCannotBeApplied
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook_stages import Stage
from governance.domain.rulebook_values import NONE, Basis, StageKind, Threshold

_CONSENTING = frozenset({Method.CONSENT, Method.LAZY_CONSENSUS})
_AGREED = Threshold(min_for=1)
_UNANIMOUS = Threshold(fraction=Fraction(1), basis=Basis.FOR_AND_AGAINST)


def decide(
    tally: Tally,
    *,
    electorate: int,
    threshold: Threshold | Literal["none"] | None,
    quorum: QuorumRule,
    bodies: Bodies = UNKNOWN,
) -> Decision:
    """The outcome by quorum and threshold alone. Raises RuleCannotBeApplied rather than guess."""
    if threshold is None or threshold == NONE:
        raise RuleCannotBeApplied("The rulebook states no threshold for this vote.")
    needed = quorum_needed(quorum, electorate, bodies)
    outcome, ground = Outcome.REJECTED, Ground.THRESHOLD
    if taking_part(quorum, tally) < needed:
        outcome, ground = Outcome.NO_QUORUM, Ground.QUORUM
    elif reaches(threshold, tally, electorate, bodies):
        outcome = Outcome.PASSED
    return Decision(outcome=outcome, tally=tally, electorate=electorate, quorum_needed=needed, ground=ground)


def decide_stage(
    stage: Stage, tally: Tally, *, electorate: int, bodies: Bodies = UNKNOWN, casting: Choice | None = None
) -> Decision:
    """The outcome of a stage in which each says one word; `casting` is the casting vote, once it is given."""
    method = method_of(stage)
    if stage.kind is StageKind.ROLE and electorate == 0:
        raise RuleCannotBeApplied("Nobody holds the role that decides here.")
    needed = quorum_needed(stage.quorum, electorate, bodies)

    def ends(outcome: Outcome, ground: Ground, *, tied: bool = False) -> Decision:
        return Decision(
            outcome=outcome, tally=tally, electorate=electorate, quorum_needed=needed, ground=ground, tied=tied
        )

    if taking_part(stage.quorum, tally) < needed:
        return ends(Outcome.NO_QUORUM, Ground.QUORUM)
    stop = stops_at(stage)
    if stop is not None and tally.objections >= stop:
        return ends(Outcome.REJECTED, Ground.OBJECTIONS)
    said = _with_silence(stage, tally, electorate)
    threshold = _threshold(stage, electorate)
    if method in _CONSENTING:
        passes = threshold is None or is_unopposed(threshold, said, electorate, bodies)
        silent = threshold is None or said.for_and_against == 0
        return ends(
            Outcome.PASSED if passes else Outcome.REJECTED, Ground.SILENCE if passes and silent else Ground.THRESHOLD
        )
    if threshold is None:
        raise RuleCannotBeApplied("The rulebook states no threshold for this vote.")
    if reaches(threshold, said, electorate, bodies):
        return ends(Outcome.PASSED, Ground.THRESHOLD)
    if stage.casting_vote is None or not _is_tied(threshold, said, electorate, bodies):
        return ends(Outcome.REJECTED, Ground.THRESHOLD)
    if casting is None:
        return ends(Outcome.REJECTED, Ground.TIE, tied=True)
    return ends(Outcome.PASSED if casting is Choice.AGREE else Outcome.REJECTED, Ground.CASTING_VOTE)


def method_of(stage: Stage) -> Method:
    """How the stage is counted where its rule does not name a method: by yes and no, or by consent."""
    if stage.method is not None:
        return stage.method
    return Method.CONSENT if stage.kind is StageKind.CONSENT else Method.YES_NO


def stops_at(stage: Stage) -> int | None:
    """How many objections or blocks stop it by themselves: one, if the rule does not say; None where none can."""
    if method_of(stage) not in {*_CONSENTING, Method.CONSENSUS}:
        return None
    return stage.objections.stop if stage.objections and stage.objections.stop else 1


def is_settled(
    stage: Stage, tally: Tally, *, electorate: int, bodies: Bodies = UNKNOWN, casting: Choice | None = None
) -> bool:
    """Whether it ends the same whatever those say who have not voted: only then may a vote end early.

    It is enough to ask what happens if all of them say the same, for each word: more of a word never helps the
    other side.
    """
    left = max(electorate - tally.cast, 0)
    worlds = [tally, *(tally.plus(word, left) for word in words_of(method_of(stage)))]
    ends = {
        (found.outcome, found.tied)
        for world in worlds
        for found in [decide_stage(stage, world, electorate=electorate, bodies=bodies, casting=casting)]
    }
    return len(ends) == 1 and not any(tied for _, tied in ends)


def _threshold(stage: Stage, electorate: int) -> Threshold | None:
    """The rule's own; else in a consensus nobody may be against it, and one person who decides alone must agree."""
    if isinstance(stage.threshold, Threshold):
        return stage.threshold
    if method_of(stage) is Method.CONSENSUS:
        return _UNANIMOUS
    return _AGREED if stage.kind is StageKind.ROLE and electorate == 1 else None


def _with_silence(stage: Stage, tally: Tally, electorate: int) -> Tally:
    left = electorate - tally.cast
    return tally.plus(Choice(stage.silence), left) if stage.silence is not None and left > 0 else tally


def _is_tied(threshold: Threshold, tally: Tally, electorate: int, bodies: Bodies) -> bool:
    """As many for as against, and either one voice more for it or one fewer against it would have passed it."""
    if not 0 < tally.agree == tally.against:
        return False
    against = next(word for word in (Choice.DISAGREE, Choice.BLOCK, Choice.OBJECT) if tally.of(word))
    nearly = (tally.plus(Choice.AGREE), tally.plus(against, -1))
    return all(reaches(threshold, near, electorate, bodies) for near in nearly)
