"""A stage and everything that it can state: options, seats, objections, silence, calls, rounds, extensions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, field_validator, model_validator

from governance.domain.ballots import MOST_OPTIONS, Method
from governance.domain.rulebook_values import (
    Duration,
    DurationOrNone,
    Electorate,
    Frozen,
    Key,
    Length,
    PositiveCount,
    Proposers,
    QuorumOrNone,
    StageKind,
    ThresholdOrNone,
    Words,
)

StageIndex = Annotated[int, Field(strict=True, ge=1, lt=20)]
"""The place of a later stage among the stages, counted from 0 as in `stages.2`."""
TieBreaks = Annotated[tuple[Literal["earlier_rounds", "casting_vote", "lot"], ...], Field(max_length=3)]
Recusals = Annotated[tuple[Literal["proposer", "concerned"], ...], Field(max_length=2)]
Silence = Literal["agree", "disagree"]
_Points = Annotated[int, Field(strict=True, ge=-1000, le=1000)]


class Options(Frozen):
    """Among how many options a ballot chooses, the default option not counted."""

    min: PositiveCount | None = None
    max: Annotated[int, Field(strict=True, gt=0, lt=MOST_OPTIONS)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Options:
        if self.min is not None and self.max is not None and self.min > self.max:
            message = "min is more than max"
            raise ValueError(message)
        return self


class Scores(Frozen):
    """From which score (0 if it is left out) to which a member can give."""

    lowest: _Points | None = None
    highest: _Points

    @model_validator(mode="after")
    def _in_order(self) -> Scores:
        if (self.lowest or 0) >= self.highest:
            message = "lowest is not below highest"
            raise ValueError(message)
        return self


class Objections(Frozen):
    """How many objections or blocks stop a decision by themselves, and whether one needs a reason to count."""

    stop: PositiveCount | None = None
    reason: StrictBool = False


class Jury(Frozen):
    """How many members are drawn to decide."""

    size: PositiveCount


class Nominations(Proposers):
    """Who may nominate for an election, and how long. The nominated always have to accept; a text may say so too."""

    duration: Duration | None = None
    acceptance: StrictBool = True

    @field_validator("acceptance")
    @classmethod
    def _always(cls, _: bool) -> bool:  # noqa: FBT001 - pydantic calls it so
        """Older rulebooks were stored with `false` where nothing was stated."""
        return True


class Call(Proposers):
    """Who may end a stage early by calling for a vote, and how many others must second the call."""

    seconds: PositiveCount | None = None


class SecondRound(Frozen):
    """If no option passes: a second ballot among the best, under its own threshold and time where given."""

    best: PositiveCount
    threshold: ThresholdOrNone | None = None
    duration: Duration | None = None

    @model_validator(mode="after")
    def _chooses(self) -> SecondRound:
        if self.best < 2:  # noqa: PLR2004 - with one option there is nothing to choose
            message = "a second round needs at least two options"
            raise ValueError(message)
        return self


class Extension(Frozen):
    """One extension of a vote `by` some time: if a quorum is missing at the end, or the result came within `window`."""

    by: Length
    when: Annotated[tuple[Literal["no_quorum", "late_quorum", "late_swing"], ...], Field(min_length=1, max_length=3)]
    window: Length | None = None

    @model_validator(mode="after")
    def _says_what_late_is(self) -> Extension:
        if self.window is None and set(self.when) != {"no_quorum"}:
            message = "a late quorum or a late swing needs a window: how long before the end is late"
            raise ValueError(message)
        return self


class Stage(Frozen):
    """One step of a process type.

    After a stage that passes comes `on_pass`, else the next one; after one that fails comes `on_failure`, else the
    end. `silence` is what those are taken to say who say nothing.
    """

    kind: StageKind
    method: Method | None = None
    electorate: Electorate | None = None
    threshold: ThresholdOrNone | None = None
    quorum: QuorumOrNone | None = None
    duration: DurationOrNone | None = None
    on_pass: StageIndex | None = None
    on_failure: StageIndex | None = None
    silence: Silence | None = None
    signatures: QuorumOrNone | None = None
    objections: Objections | None = None
    jury: Jury | None = None
    options: Options | None = None
    scores: Scores | None = None
    default_option: Words | None = None
    seats: PositiveCount | None = None
    fills: Key | None = None
    nominations: Nominations | None = None
    ties: TieBreaks = ()
    casting_vote: Key | None = None
    second_round: SecondRound | None = None
    call: Call | None = None
    advisory: Electorate | None = None
    recusal: Recusals = ()
    extension: Extension | None = None
    early_end: StrictBool = False
