"""Who can stop a decision or have it taken back, how many members it takes, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from governance.domain.errors import GovernanceError
from governance.domain.rulebook_values import NONE, Threshold, Veto

BY_MEMBERS = "Enough members asked for a veto."
BY_A_ROLE = "By a role that the constitution names: "
"""How the reason of a stopped decision begins where no moderator stopped it."""


class NoVetoHere(GovernanceError):
    """The constitution knows no veto, or none by members."""

    code = "no_veto_here"


class VetoTooLate(GovernanceError):
    """The time for a veto is over, or has not come yet."""

    code = "veto_too_late"


@dataclass(frozen=True, kw_only=True)
class VetoRule:
    """`needed` voices of members, 0 where members have no veto; `default`: the constitution does not say the share."""

    needed: int
    roles: tuple[str, ...] = ()
    until: datetime | None = None
    default: bool = False


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What applies where the constitution says nothing. `window_decided`: the community has set the time itself."""

    share: Fraction
    share_decided: bool
    window: timedelta
    window_decided: bool


def veto_rule(
    veto: Veto | Literal["none"] | None,
    *,
    usual: Usual,
    electorate: int,
    decided_at: datetime | None,
    executed_at: datetime | None,
) -> VetoRule:
    """The rule for one decision. Raises NoVetoHere where the text says that there is none."""
    if veto == NONE:
        raise NoVetoHere("The constitution says that there is no veto here. You can appeal instead.")
    if veto is None:
        until = executed_at + usual.window if executed_at else None
        needed = _voices(usual.share, strict=False, least=None, electorate=electorate)
        return VetoRule(needed=needed, until=until, default=not usual.share_decided)
    until = None
    if veto.within is not None and decided_at is not None:
        until = decided_at + veto.within
    elif usual.window_decided and executed_at is not None:
        until = executed_at + usual.window
    if isinstance(veto.threshold, Threshold):
        return VetoRule(needed=voices_needed(veto.threshold, electorate), roles=veto.roles, until=until)
    if veto.threshold == NONE or veto.roles:
        return VetoRule(needed=0, roles=veto.roles, until=until)
    needed = _voices(usual.share, strict=False, least=None, electorate=electorate)
    return VetoRule(needed=needed, until=until, default=not usual.share_decided)


def voices_needed(threshold: Threshold, electorate: int) -> int:
    """How many of those who may vote have to ask for it: the threshold's share of all of them, and its least number."""
    share = threshold.fraction if threshold.fraction is not None else Fraction(0)
    return _voices(share, strict=threshold.strict, least=threshold.min_for, electorate=electorate)


def _voices(share: Fraction, *, strict: bool, least: int | None, electorate: int) -> int:
    part = share * electorate
    return max(floor(part) + 1 if strict else ceil(part), least or 0, 1)
