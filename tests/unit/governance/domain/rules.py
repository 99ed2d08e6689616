"""Rules of one stage for tests, and what they decide."""

from typing import Any

from governance.domain.ballots import Choice
from governance.domain.counting import Tally
from governance.domain.decision import (
    Bodies,
    Decision,
    decide_stage,
)
from governance.domain.rulebook import Stage

MAJORITY = {"fraction": "1/2", "strict": True, "basis": "for_and_against"}


def stage(kind: str = "ballot", **fields: Any) -> Stage:
    return Stage.model_validate({"kind": kind} | fields)


def end(rule: Stage, tally: Tally, *, electorate: int = 12, casting: Choice | None = None, **bodies: Any) -> Decision:
    return decide_stage(rule, tally, electorate=electorate, bodies=Bodies(**bodies), casting=casting)
