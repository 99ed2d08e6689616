"""The closed, typed vocabulary of a rule: kinds, methods, thresholds, quorums, durations, who takes part."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    PlainValidator,
    StrictBool,
    Tag,
    model_validator,
)

from governance.domain.durations import format_duration, parse_duration

NONE: Final = "none"
"""What a field holds when the text says that there is none; `None` means that the text does not say."""

_FRACTION: Final = re.compile(r"(\d{1,9})(?:/(\d{1,9}))?", re.ASCII)
_RATIO: Final = re.compile(r"(\d{1,9})(?:[:/](\d{1,9}))?", re.ASCII)


def _tenure(value: object) -> timedelta | Literal["none"] | None:
    if value is None:
        return None
    return NONE if value == NONE else parse_duration(value)


def _write_tenure(value: timedelta | Literal["none"] | None) -> str | None:
    return format_duration(value) if isinstance(value, timedelta) else value


def _exact(pattern: re.Pattern[str], value: object, example: str) -> Fraction:
    if isinstance(value, Fraction):
        return value
    matched = pattern.fullmatch(value) if isinstance(value, str) else None
    if matched is None or int(matched[2] or 1) == 0:
        message = f"{value!r} is not an exact number; write it as a string such as {example}"
        raise ValueError(message)
    return Fraction(int(matched[1]), int(matched[2] or 1))


def _share(value: object) -> Fraction:
    share = _exact(_FRACTION, value, '"2/3"')
    if not 0 < share <= 1:
        message = f"{share} is not a share of a whole; write one above 0 and at most 1"
        raise ValueError(message)
    return share


def _multiple(value: object) -> Fraction:
    multiple = _exact(_RATIO, value, '"3:1" or "1/2"')
    if multiple <= 0:
        message = "a ratio or a multiple must be above 0"
        raise ValueError(message)
    return multiple


def _rule_or_none(value: object) -> str:
    return NONE if value == NONE else "rule"


Share = Annotated[Fraction, PlainValidator(_share), PlainSerializer(str, return_type=str)]
Multiple = Annotated[Fraction, PlainValidator(_multiple), PlainSerializer(str, return_type=str)]
Length = Annotated[timedelta, PlainValidator(parse_duration), PlainSerializer(format_duration, return_type=str)]
Tenure = Annotated[
    timedelta | Literal["none"] | None,
    PlainValidator(_tenure),
    PlainSerializer(_write_tenure, return_type=str | None),
]
Count = Annotated[int, Field(strict=True, ge=0, le=10**9)]
PositiveCount = Annotated[int, Field(strict=True, gt=0, le=10**9)]
Words = Annotated[str, Field(strict=True, min_length=1)]
Key = Annotated[str, Field(strict=True, pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=80)]
No = Annotated[Literal["none"], Tag("none")]


class Frozen(BaseModel):
    """A value of the vocabulary: immutable, and closed to keys that nobody defined."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StageKind(StrEnum):
    """What happens in a stage."""

    PETITION = "petition"
    DELIBERATION = "deliberation"
    BALLOT = "ballot"
    CONSENT = "consent"
    JURY = "jury"
    ROLE = "role"
    ELECTION = "election"
    GRACE = "grace"
    EXECUTION = "execution"


class Basis(StrEnum):
    """The whole that a threshold's fraction is a part of."""

    FOR_AND_AGAINST = "for_and_against"
    CAST = "cast"
    NON_BLANK = "non_blank"
    ELIGIBLE = "eligible"
    FULL_BODY = "full_body"
    SERVING = "serving"
    NOT_INVOLVED = "not_involved"
    PRESENT = "present"
    DEFAULT_OPTION = "default_option"


class Threshold(Frozen):
    """When a ballot passes. All that is given must hold; `strict` is "more than", otherwise "at least"."""

    fraction: Share | None = None
    strict: StrictBool = False
    basis: Basis | None = None
    ratio: Multiple | None = None
    min_for: PositiveCount | None = None
    max_against: Count | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Threshold:
        given = (self.fraction, self.ratio, self.min_for, self.max_against)
        if all(part is None for part in given) and self.basis is not Basis.DEFAULT_OPTION:
            message = "it sets no limit; give a fraction, a ratio, min_for or max_against, or null for not stated"
            raise ValueError(message)
        if self.strict and self.fraction == 1:
            message = "more than all can never be reached; set strict to false"
            raise ValueError(message)
        return self


def wants_a_basis(value: object) -> bool:
    """Whether it is a share and nothing says of what."""
    return isinstance(value, Threshold) and value.fraction is not None and value.basis is None


class Quorum(Frozen):
    """How many must take part; all that is given must hold.

    `dormant_after`: who has not voted for this time, and joined before it, is left out of what `fraction` and
    `sqrt_multiple` measure; without it everybody who may vote counts there.
    `fraction` is of the electorate or of another `basis`; `recent_fraction` is of how many took part on average in
    the last `recent_votes`. `counts` says which ballots count to it: all that are cast unless it says otherwise.
    """

    fraction: Share | None = None
    basis: Literal[Basis.ELIGIBLE, Basis.FULL_BODY, Basis.SERVING, Basis.NOT_INVOLVED] | None = None
    count: PositiveCount | None = None
    sqrt_multiple: Multiple | None = None
    recent_fraction: Share | None = None
    recent_votes: PositiveCount | None = None
    counts: Literal["cast", "non_blank", "for"] | None = None
    dormant_after: Length | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Quorum:
        given = (self.fraction, self.count, self.sqrt_multiple, self.recent_fraction)
        if all(part is None for part in given):
            message = 'it sets no number; write "none" if the text says there is none, or null for not stated'
            raise ValueError(message)
        if (self.recent_fraction is None) != (self.recent_votes is None):
            message = "recent_fraction and recent_votes belong together: a share, and of how many votes"
            raise ValueError(message)
        return self


class Duration(Frozen):
    """How long a stage lasts; with a minimum alone it ends there unless the proposer asked for longer."""

    min: Length | None = None
    max: Length | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Duration:
        if self.min is None and self.max is None:
            message = "it sets no time; give min or max, or null for not stated"
            raise ValueError(message)
        if self.min is not None and self.max is not None and self.min > self.max:
            message = "min is longer than max"
            raise ValueError(message)
        return self

    @property
    def usual(self) -> timedelta:
        """How long the stage lasts when nobody asks for another time: the minimum, else the maximum."""
        usual = self.min if self.min is not None else self.max
        assert usual is not None
        return usual


class TakingPart(Frozen):
    """Having `voted` in so many of the last decisions, or of those `within` a time."""

    voted: PositiveCount
    of_last: PositiveCount | None = None
    within: Length | None = None

    @model_validator(mode="after")
    def _can_be_met(self) -> TakingPart:
        if (self.of_last is None) == (self.within is None):
            message = "say either of_last, of how many decisions, or within, of what time"
            raise ValueError(message)
        if self.of_last is not None and self.voted > self.of_last:
            message = "voted is more than of_last, which nobody can reach"
            raise ValueError(message)
        return self


class Conditions(Frozen):
    """What is asked of a person; all that is given must hold. With roles, holding one of them is enough.

    `tenure` is the time since joining. Who joined within `founding` after the community's first constitution
    took effect needs none. `local` asks for an account on the home server; `account_age` is since the account is
    known here, and `vouchers` by how many members somebody must have been vouched for.
    """

    roles: tuple[Key, ...] = ()
    tenure: Tenure = None
    founding: Length | None = None
    local: StrictBool = False
    account_age: Length | None = None
    participation: TakingPart | None = None
    vouchers: PositiveCount | None = None


class Proposers(Conditions):
    """Who may propose: the conditions, and one of `any_of` where there are any."""

    text: Words | None = None
    any_of: Annotated[tuple[Conditions, ...], Field(max_length=8)] = ()


class Electorate(Proposers):
    """Who may vote.

    `standing` is a condition in the text's words that only people can judge. `as_of` says when the conditions must
    hold: at the `opening` of the vote, which is usual, or by its `close`.
    """

    standing: Words | None = None
    as_of: Literal["opening", "close"] | None = None


ThresholdOrNone = Annotated[Annotated[Threshold, Tag("rule")] | No, Discriminator(_rule_or_none)]
QuorumOrNone = Annotated[Annotated[Quorum, Tag("rule")] | No, Discriminator(_rule_or_none)]
DurationOrNone = Annotated[Annotated[Duration, Tag("rule")] | No, Discriminator(_rule_or_none)]


class Veto(Frozen):
    """Who may stop or undo a decision: holders of `roles`, or by `threshold` those of the `electorate`.

    Without an electorate these are the people who could vote on it. It is possible until the decision is carried out,
    and after that `within` this time of the decision, if it is given.
    """

    text: Words | None = None
    roles: tuple[Key, ...] = ()
    threshold: ThresholdOrNone | None = None
    electorate: Electorate | None = None
    within: Length | None = None


VetoOrNone = Annotated[Annotated[Veto, Tag("rule")] | No, Discriminator(_rule_or_none)]
