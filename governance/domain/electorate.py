"""Who may vote or propose, with the reason either way. Judged once, when the ballot opens."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Standing(StrEnum):
    """How a member stands with the community."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


class Because(StrEnum):
    """Why somebody may or may not take part."""

    TENURE = "tenure"
    FOUNDING = "founding"
    MEMBER = "member"
    TOO_NEW = "too_new"
    SUSPENDED = "suspended"
    LEFT = "left"
    NO_ROLE = "no_role"


@dataclass(frozen=True, kw_only=True)
class MemberFacts:
    """What the roll knows of one member."""

    standing: Standing
    joined_at: datetime
    tenure_from: datetime
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """What a rule asks of a person: membership for a time (founding members excepted), or one of some roles."""

    tenure: timedelta | None = None
    founding: timedelta | None = None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """The answer, its reason, and from when it would be yes."""

    may: bool
    because: Because
    from_at: datetime | None = None


def eligibility(member: MemberFacts, requirement: Requirement, *, founded_at: datetime, now: datetime) -> Eligibility:
    """Whether this member meets the requirement at this instant."""
    if member.standing is Standing.LEFT:
        return Eligibility(may=False, because=Because.LEFT)
    if member.standing is Standing.SUSPENDED:
        return Eligibility(may=False, because=Because.SUSPENDED)
    if requirement.roles and not requirement.roles & member.roles:
        return Eligibility(may=False, because=Because.NO_ROLE)
    if requirement.tenure is None:
        return Eligibility(may=True, because=Because.MEMBER)
    if now - member.tenure_from >= requirement.tenure:
        return Eligibility(may=True, because=Because.TENURE)
    if requirement.founding is not None and member.joined_at < founded_at + requirement.founding:
        return Eligibility(may=True, because=Because.FOUNDING)
    return Eligibility(may=False, because=Because.TOO_NEW, from_at=member.tenure_from + requirement.tenure)
