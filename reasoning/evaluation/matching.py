"""Which process type of a reading belongs to which labelled rule: by quotes, then by method and threshold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from governance.domain.rulebook_types import ProcessType, Rulebook
from governance.domain.rulebook_values import Threshold
from reasoning.evaluation.labels import Rule, squeezed

_METHODS: Final = {  # our name, and the words in a label's method that mean it
    "lazy_consensus": ("lazy", "no_objection", "do_ocracy"),
    "consensus": ("consensus",),
    "consent": ("consent",),
    "ranked": ("ranked",),
    "stv": ("stv",),
    "condorcet": ("condorcet",),
    "election": ("elect",),
    "yes_no": ("majority", "unanim", "approvals", "yes_no", "vote"),
    "jury": ("jury", "sortition"),
    "petition": ("petition",),
    "role": ("execut", "role"),
    "approval": ("approval",),
    "score": ("score", "points"),
}


_RIGHT: Final = 2.0


def main_stage(process: ProcessType) -> int | None:
    kinds = [stage.kind for stage in process.stages]
    return next((index for index, kind in enumerate(kinds) if kind not in {"petition", "deliberation"}), None)


def threshold_right(rule: Rule, given: object) -> bool:
    if not isinstance(given, Threshold) or rule.threshold is None:
        return False
    stated = rule.threshold
    fraction = None if stated["fraction"] is None else Fraction(str(stated["fraction"]))
    needed = stated["min_yes"] or None
    if needed and fraction and fraction.numerator == needed and (given.fraction is None) != (given.min_for is None):
        return (
            given.max_against == stated["max_no"]
            and fraction == (given.fraction or fraction)
            and needed == (given.min_for or needed)
        )
    if fraction != given.fraction or needed != given.min_for or stated["max_no"] != given.max_against:
        return False
    return fraction in {None, Fraction(1)} or stated["strict"] is None or bool(stated["strict"]) == given.strict


def matched(rules: Sequence[Rule], reading: Rulebook) -> list[tuple[Rule, ProcessType | None]]:
    """Give each rule at most one process type and each process type at most one rule, the closest first."""
    scored = sorted(
        (
            (_closeness(rule, process), -row, -column)
            for row, rule in enumerate(rules)
            for column, process in enumerate(reading.process_types)
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for closeness, row, column in scored:
        if closeness > 0 and -row not in chosen and -column not in chosen.values():
            chosen[-row] = -column
    return [(rule, reading.process_types[chosen[row]] if row in chosen else None) for row, rule in enumerate(rules)]


def _closeness(rule: Rule, process: ProcessType) -> float:
    quotes = [squeezed(citation.quote) for citation in process.citations]
    shared = sum(any(_overlap(stated, given) for given in quotes) for stated in rule.quotes[:1]) * 3
    shared += sum(any(_overlap(stated, given) for given in quotes) for stated in rule.quotes[1:])
    paths = {citation.path for citation in process.citations}
    near = len({*rule.paths} & paths) / 2
    if not shared and not near:
        return 0
    place = main_stage(process)
    stage = process.stages[place] if place is not None else None
    agrees = _RIGHT * threshold_right(rule, stage.threshold if stage else None)
    if rule.threshold is None and stage is not None and stage.threshold is None:
        agrees += 0.5
    right = rule.threshold is None or agrees >= _RIGHT
    own = right and any(_overlap(stated, first) for first in _named_by(process, place) for stated in rule.quotes[:1])
    return shared + near + agrees + 1.5 * own + _method_agrees(rule, process)


def _named_by(process: ProcessType, place: int | None) -> list[str]:
    """The first words that the decision itself rests on: what is inherited from a general rule comes after them."""
    cited = process.cited(f"stages.{place}.method") or process.cited(f"stages.{place}.electorate")
    return [squeezed(citation.quote) for citation in cited[:1]]


def _method_agrees(rule: Rule, process: ProcessType) -> float:
    read = {str(stage.method) for stage in process.stages} | {str(stage.kind) for stage in process.stages}
    said = rule.method.casefold()
    return 1.5 if any(ours in read and any(word in said for word in words) for ours, words in _METHODS.items()) else 0


def _overlap(stated: str, given: str) -> bool:
    return stated in given or given in stated or stated[:60] in given
