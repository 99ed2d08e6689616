"""From stage to stage: what a proposal is called in each, what can be said in it, and where it goes from there."""

from datetime import datetime, timedelta

from governance.domain.ballots import AMONG_OPTIONS, Choice, Form, Method, words_of
from governance.domain.decision import method_of
from governance.domain.lifecycle import Outcome, State
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.domain.rulebook_flow import METHODS
from governance.domain.rulebook_values import Duration

NOMINATING = 0
"""The round of an election in which people are nominated; its ballots are rounds 1 and 2."""
_RUNNING = {StageKind.PETITION: State.PETITION, StageKind.DELIBERATION: State.DELIBERATION}
_AFTER = frozenset({StageKind.GRACE, StageKind.EXECUTION})
DECIDING = frozenset(METHODS)
_PLAIN = frozenset({Method.YES_NO, Method.JURY, Method.ROLE})
_ALWAYS = (Choice.TAKEN_BACK,)
_TALK = (Choice.AGREE, Choice.DISAGREE, Choice.OBJECT)


def state_in(kind: StageKind | str, round_: int = 1) -> State:
    """What a proposal is called while a stage of this kind runs."""
    if round_ == NOMINATING:
        return State.DELIBERATION
    return _RUNNING.get(StageKind(kind), State.OPEN)


def decides(stage: Stage) -> bool:
    """Whether the stage itself takes the decision."""
    return stage.kind in DECIDING


def is_among_options(stage: Stage) -> bool:
    """Whether the stage chooses among options or candidates. On one candidate people can also vote by yes and no."""
    return decides(stage) and method_of(stage) in AMONG_OPTIONS


def is_plain(stage: Stage) -> bool:
    """Whether people agree, disagree or abstain, and nothing else decides."""
    return decides(stage) and stage.kind is not StageKind.ELECTION and method_of(stage) in _PLAIN


def words_in(stage: Stage) -> tuple[Choice, ...]:
    """What can be said in one word in this stage; the page and the refusals list them in this order."""
    if stage.kind is StageKind.PETITION:
        return (Choice.SIGN, *_ALWAYS)
    if stage.kind is StageKind.DELIBERATION:
        return (*_TALK, *_ALWAYS)
    words = words_of(method_of(stage))
    return (*words, Choice.NOT_INVOLVED, *_ALWAYS)


def form_of(stage: Stage, *, options: int, default: int | None = None) -> Form:
    """What a ballot over options can say in this stage."""
    scores = stage.scores
    lowest, highest = (scores.lowest or 0, scores.highest) if scores else (0, 5)
    return Form(method=method_of(stage), options=options, lowest=lowest, highest=highest, default=default)


def following(process: ProcessType, index: int, outcome: Outcome) -> int | None:
    """The stage that comes after one that ended so; None where that decides the proposal."""
    stage = process.stages[index]
    if outcome is not Outcome.PASSED:
        return stage.on_failure
    after = stage.on_pass if stage.on_pass is not None else index + 1
    if after >= len(process.stages) or process.stages[after].kind in _AFTER:
        return None
    return after


def round_at_opening(stage: Stage) -> int:
    """An election begins with nominations, if the constitution gives them a time of their own."""
    own_time = stage.kind is StageKind.ELECTION and stage.nominations is not None and stage.nominations.duration
    return NOMINATING if own_time else 1


def is_last_to_nominate(process: ProcessType, index: int, round_: int) -> bool:
    """Whether the ballot of an election may follow this stage or round: who stands is known when it has closed."""
    if round_ == NOMINATING:
        return True
    stage = process.stages[index]
    ways = (stage.on_pass if stage.on_pass is not None else index + 1, stage.on_failure)
    later = [process.stages[to] for to in ways if to is not None and to < len(process.stages)]
    return any(one.kind is StageKind.ELECTION and round_at_opening(one) != NOMINATING for one in later)


def length_of(stage: Stage, round_: int = 1) -> timedelta | None:
    """How long this round of a stage lasts at most; None where it ends by itself alone.

    A petition, and what somebody can call an end to, may end before that; its minimum is then the earliest end.
    """
    duration = _duration_of(stage, round_)
    if duration is None:
        return None
    may_end_before = round_ == 1 and (stage.kind is StageKind.PETITION or stage.call is not None)
    return duration.max if may_end_before and duration.max is not None else duration.usual


def earliest_end(stage: Stage, opened_at: datetime) -> datetime:
    """Before this instant a stage does not end, whatever is said in it."""
    duration = _duration_of(stage, 1)
    if duration is None or duration.min is None:
        return opened_at
    a_least_time = duration.max not in {None, duration.min}
    waits = stage.kind is StageKind.PETITION or stage.call is not None or a_least_time
    return opened_at + duration.min if waits else opened_at


def _duration_of(stage: Stage, round_: int) -> Duration | None:
    if round_ == NOMINATING:
        return stage.nominations.duration if stage.nominations else None
    if round_ > 1 and stage.second_round is not None and stage.second_round.duration is not None:
        return stage.second_round.duration
    return stage.duration if isinstance(stage.duration, Duration) else None
