"""What a community can set by its own decision: each value has a kind, a default, and words that say what it does.

What the constitution states comes before any of these; a default that applies is shown as one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction

from governance.domain.durations import format_duration, parse_duration
from governance.domain.electorate import RollKind
from governance.domain.errors import GovernanceError

_MOST = 10_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/@+-]*(?::[A-Za-z0-9._-]+)?")
_LONGEST = timedelta(days=366)


class Setting(StrEnum):
    """The names, as proposals and the record write them."""

    OPEN_PER_MEMBER = "open_per_member"
    PROPOSED_PER_MEMBER_AND_DAY = "proposed_per_member_and_day"
    OPEN_AT_ONCE = "open_at_once"
    PROPOSED_PER_DAY = "proposed_per_day"
    COOLDOWN = "cooldown"
    VETO_THRESHOLD = "veto_threshold"
    VETO_WINDOW = "veto_window"
    CARRY_OUT_WITHIN = "carry_out_within"
    CONTEST_TIME = "contest_time"
    MODEL = "model"
    ROLL = "roll"


class SettingUnusable(GovernanceError):
    """A value of the wrong kind, or a setting that nobody knows."""

    code = "setting_unusable"


@dataclass(frozen=True, kw_only=True)
class SettingSpec:
    """`default` as it is written."""

    kind: type[int] | type[Fraction] | type[timedelta] | type[str]
    default: str
    words: str
    choices: tuple[str, ...] = ()


SETTINGS: Mapping[Setting, SettingSpec] = {
    Setting.OPEN_PER_MEMBER: SettingSpec(
        kind=int, default="10", words="how many proposals of one member may be open at once"
    ),
    Setting.PROPOSED_PER_MEMBER_AND_DAY: SettingSpec(
        kind=int, default="20", words="how many proposals one member may make in a day"
    ),
    Setting.OPEN_AT_ONCE: SettingSpec(
        kind=int, default="200", words="how many proposals may be open at once in the whole community"
    ),
    Setting.PROPOSED_PER_DAY: SettingSpec(
        kind=int, default="200", words="how many proposals the whole community may make in a day"
    ),
    Setting.COOLDOWN: SettingSpec(
        kind=timedelta, default="P7D", words="how long the same words rest after they were rejected"
    ),
    Setting.VETO_THRESHOLD: SettingSpec(
        kind=Fraction, default="2/3", words="the share of those who may vote that can veto a decision"
    ),
    Setting.VETO_WINDOW: SettingSpec(
        kind=timedelta, default="P7D", words="how long members can still veto what was carried out"
    ),
    Setting.CARRY_OUT_WITHIN: SettingSpec(
        kind=timedelta, default="P14D", words="how long a decision may wait to be carried out before it expires"
    ),
    Setting.CONTEST_TIME: SettingSpec(
        kind=timedelta, default="P7D", words="how long members can contest rules that moderators have ratified"
    ),
    Setting.MODEL: SettingSpec(
        kind=str, default="none", words="which language model helps the bot to read, if the site offers it; or none"
    ),
    Setting.ROLL: SettingSpec(
        kind=str,
        default="joined",
        words="how people become members: joined (they say so), approved (a moderator lets them in), imported, or "
        "local (everybody with an account on the server)",
        choices=tuple(RollKind),
    ),
}


def parsed_setting(name: str, value: str) -> int | Fraction | timedelta | str:
    """A value as the rules use it. Raises SettingUnusable with what it takes."""
    try:
        setting = Setting(name)
    except ValueError:
        raise SettingUnusable(f"There is no setting “{name}”. There are: {', '.join(SETTINGS)}.") from None
    spec, value = SETTINGS[setting], value.strip()
    if spec.kind is int:
        if value.isascii() and value.isdigit() and 0 < int(value) <= _MOST:
            return int(value)
        raise SettingUnusable(f"{name} takes a whole number from 1 to {_MOST}.")
    if spec.kind is Fraction:
        return _share(name, value)
    if spec.choices:
        if value in spec.choices:
            return value
        raise SettingUnusable(f"{name} takes {', '.join(spec.choices[:-1])} or {spec.choices[-1]}.")
    if spec.kind is str:
        if _NAME.fullmatch(value):
            return value
        raise SettingUnusable(
            f"{name} takes the name of a model that this site offers, such as server/qwen3:8b, or none."
        )
    return _period(name, value)


def _period(name: str, value: str) -> timedelta:
    try:
        period = parse_duration(value)
    except ValueError:
        period = timedelta(0)
    if not timedelta(0) < period <= _LONGEST:
        raise SettingUnusable(f"{name} takes a duration such as P7D, up to a year.")
    return period


def _share(name: str, value: str) -> Fraction:
    try:
        share = Fraction(value)
    except (ValueError, ZeroDivisionError):
        share = Fraction(0)
    if not Fraction(1, 2) <= share <= 1:
        raise SettingUnusable(f"{name} takes a share from 1/2 to 1, such as 2/3.")
    return share


def written(value: float | Fraction | timedelta | str) -> str:
    """A value as proposals and the record write it."""
    return format_duration(value) if isinstance(value, timedelta) else str(value)
