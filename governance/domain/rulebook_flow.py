"""What keeps the stages of a process type from making sense: their order, what leads where, numbers out of reach."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, isqrt
from typing import TYPE_CHECKING, Final

from governance.domain.ballots import AMONG_OPTIONS, Method
from governance.domain.rulebook_values import Quorum, StageKind, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from governance.domain.rulebook_stages import Stage
    from governance.domain.rulebook_types import ProcessType, Rulebook

    Problems = Iterator[tuple[str, str]]

_ELECTING: Final = {Method.YES_NO, *AMONG_OPTIONS}
METHODS: Final = {
    StageKind.BALLOT: _ELECTING | {Method.CONSENSUS, Method.LAZY_CONSENSUS},
    StageKind.CONSENT: {Method.CONSENT, Method.LAZY_CONSENSUS},
    StageKind.JURY: {Method.JURY, Method.YES_NO, Method.CONSENSUS},
    StageKind.ROLE: {Method.ROLE},
    StageKind.ELECTION: _ELECTING,
}
"""Which methods a kind of stage that decides can use; the other kinds use none."""

_DECIDING: Final = frozenset(METHODS)
_OPTIONS: Final = frozenset({StageKind.BALLOT, StageKind.ELECTION})
_PLACES: Final = {
    "signatures": {StageKind.PETITION},
    "jury": {StageKind.JURY},
    "fills": {StageKind.ELECTION},
    "nominations": {StageKind.ELECTION},
    "seats": _OPTIONS,
    "options": _OPTIONS,
    "scores": _OPTIONS,
    "default_option": _OPTIONS,
    "second_round": _OPTIONS,
    "objections": {StageKind.CONSENT, StageKind.BALLOT, StageKind.JURY, StageKind.DELIBERATION},
    "call": {StageKind.DELIBERATION, StageKind.CONSENT, StageKind.BALLOT},
    "on_pass": _DECIDING,
    "on_failure": _DECIDING | {StageKind.PETITION},
    "silence": _DECIDING,
    "ties": _DECIDING,
    "casting_vote": _DECIDING,
    "advisory": _DECIDING,
    "recusal": _DECIDING,
    "extension": _DECIDING,
    "early_end": _DECIDING,
}
"""In which kinds of stage a field has a meaning."""
_ONE_WINNER: Final = "only a vote by approval or ranking for one winner can have a second round"
_WITH_OBJECTIONS: Final = frozenset({Method.CONSENSUS, Method.CONSENT, Method.LAZY_CONSENSUS})
_WITH_SILENCE: Final = frozenset({Method.YES_NO, Method.CONSENSUS, Method.ROLE, Method.JURY})
_OF_OPTIONS: Final = ("options", "default_option", "second_round", "ties", "seats")


def flow_problems(process: ProcessType) -> Problems:
    """Find stages in an order that makes no sense, and stages that nothing leads to."""
    stages = process.stages
    deciding = [index for index, stage in enumerate(stages) if stage.kind in METHODS]
    if not deciding:
        yield "stages", "nothing in them decides; add a ballot, consent, jury, role or election stage"
        return
    for index, (earlier, later) in enumerate(pairwise(stages)):
        again = order(later.kind) == 0 and order(earlier.kind) == 1 and index < deciding[-1]
        if order(earlier.kind) > order(later.kind) and not again:
            yield "stages", f"{earlier.kind} comes before {later.kind}; put {later.kind} first"
    for kind in (StageKind.GRACE, StageKind.EXECUTION):
        if [stage.kind for stage in stages].count(kind) > 1:
            yield "stages", f"{kind} stands there twice; keep one"
    yield from _way_problems(process)


def order(kind: StageKind) -> int:
    """Before a decision, the decision itself (more than one stage may take part), grace, execution."""
    if kind in METHODS:
        return 1
    return {StageKind.GRACE: 2, StageKind.EXECUTION: 3}.get(kind, 0)


def _way_problems(process: ProcessType) -> Problems:
    found = [
        (f"stages.{index}.{name}", problem)
        for index, stage in enumerate(process.stages)
        for name in ("on_pass", "on_failure")
        if (problem := _leads_nowhere(process.stages, index, name, getattr(stage, name)))
    ]
    yield from found
    if not found:
        reached = _reached(process.stages)
        for index, stage in enumerate(process.stages):
            if index not in reached:
                problem = f"nothing leads to this {stage.kind}; correct on_pass and on_failure, or remove it"
                yield f"stages.{index}", problem


def _leads_nowhere(stages: Sequence[Stage], index: int, name: str, to: int | None) -> str | None:
    if to is None:
        return None
    if not index < to < len(stages):
        return f"{to} is not a later stage; the last one is {len(stages) - 1}"
    if name == "on_failure" and order(stages[to].kind) > 1:
        return f"what failed cannot go on to {stages[to].kind}; name a stage that decides"
    if name == "on_failure" and to == _after(stages, index):
        return "passing and failing lead to the same stage, so this one decides nothing; say where on_pass leads"
    return None


def _after(stages: Sequence[Stage], index: int) -> int:
    return stages[index].on_pass or index + 1


def _reached(stages: Sequence[Stage]) -> set[int]:
    reached = {0}
    for index, stage in enumerate(stages):
        if index in reached:
            reached |= {_after(stages, index), stage.on_failure or 0}
    return reached


def place_problems(where: str, stage: Stage) -> Problems:
    """Find fields that mean nothing in a stage of this kind or method."""
    for name, kinds in _PLACES.items():
        if getattr(stage, name) not in (None, (), False) and stage.kind not in kinds:
            yield f"{where}.{name}", f"a {stage.kind} stage has no {name}; put it into a {' or '.join(sorted(kinds))}"
    if stage.method is not None:
        yield from ((f"{where}.{name}", problem) for name, problem in _method_problems(stage, stage.method))
    if stage.objections is not None and stage.objections.stop and stage.kind is StageKind.DELIBERATION:
        yield f"{where}.objections.stop", "a deliberation decides nothing; use a consent stage"
    if stage.second_round is not None and (stage.seats or 1) > 1:
        yield f"{where}.second_round", _ONE_WINNER
    if stage.seats and stage.options and stage.options.max is not None and stage.options.max < stage.seats:
        yield f"{where}.options.max", f"{stage.seats} seats cannot be filled from {stage.options.max} options"


def _method_problems(stage: Stage, method: Method) -> Problems:
    if method not in AMONG_OPTIONS:
        for name in _OF_OPTIONS:
            if getattr(stage, name) not in (None, ()):
                yield name, f"{method} does not choose among options; remove it"
    for name, methods, problem in (
        ("silence", _WITH_SILENCE, f"with {method} silence has its own meaning; remove it"),
        ("objections", _WITH_OBJECTIONS, f"with {method} nobody objects, they disagree; state max_against instead"),
        ("scores", {Method.SCORE}, f"{method} gives no scores; remove it"),
        ("second_round", {Method.APPROVAL, Method.RANKED}, _ONE_WINNER),
    ):
        if getattr(stage, name) is not None and method not in methods:
            yield name, problem
    if method is Method.RANKED and (stage.seats or 1) > 1:
        yield "seats", "instant runoff finds one winner; for more seats use stv"


def optional_fields(kind: StageKind) -> list[str]:
    """What a stage of this kind can state beside what every one of its kind states."""
    return [name for name, kinds in _PLACES.items() if kind in kinds]


def reach_problems(rulebook: Rulebook, process: ProcessType) -> Problems:
    """Find numbers that can never be reached by as many people as the rulebook says there are."""
    for index, stage in enumerate(process.stages):
        body = stage.jury.size if stage.jury else full_body(rulebook, stage)
        if body == 0:
            yield f"stages.{index}.electorate.roles", "nobody can ever decide: these roles have no seats"
        elif body is not None:
            for field, needed in _numbers(stage, body):
                if needed > body:
                    yield (
                        f"stages.{index}.{field}",
                        f"{needed} can never be reached: there are at most {body} to decide",
                    )
    if process.amends:
        yield from _for_ever(rulebook, process)


def _for_ever(rulebook: Rulebook, process: ProcessType) -> Problems:
    """An amendment rule has to be able to pass again: roles that nobody can hold would end it."""
    keys = {role.key for role in rulebook.roles}
    named = [("proposers", process.proposers.roles if process.proposers else ())]
    named += [
        (f"stages.{index}.electorate", stage.electorate.roles if stage.electorate else ())
        for index, stage in enumerate(process.stages)
    ]
    for field, roles in named:
        if roles and not keys.intersection(roles):
            yield (
                f"{field}.roles",
                f"the constitution could never be amended again: no role {roles[0]} is listed under roles",
            )


def full_body(rulebook: Rulebook, stage: Stage) -> int | None:
    """How many there can be in the roles that decide in a stage; None where the rulebook does not say."""
    roles = stage.electorate.roles if stage.electorate else ()
    seats = [role.seats for role in rulebook.roles if role.key in roles]
    if not roles or len(seats) != len(set(roles)) or None in seats:
        return None
    return sum(int(text.rpartition("-")[2]) for text in seats if text)


def most_asked(process: ProcessType, people: int) -> int:
    """The largest number of people that any stage asks for, of so many."""
    numbers = [needed for stage in process.stages for _, needed in _numbers(stage, people)]
    return max([*numbers, *(stage.jury.size for stage in process.stages if stage.jury)], default=0)


def _numbers(stage: Stage, body: int) -> Iterator[tuple[str, int]]:
    if isinstance(stage.threshold, Threshold) and stage.threshold.min_for is not None:
        yield "threshold.min_for", stage.threshold.min_for
    for name in ("quorum", "signatures"):
        rule = getattr(stage, name)
        if isinstance(rule, Quorum) and rule.count is not None:
            yield f"{name}.count", rule.count
        if isinstance(rule, Quorum) and rule.sqrt_multiple is not None:
            yield f"{name}.sqrt_multiple", isqrt(ceil(rule.sqrt_multiple**2 * body) - 1) + 1
