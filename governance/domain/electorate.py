"""Who may vote or propose, with the reason either way. Judged when the ballot opens, unless the rule says otherwise."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Standing(StrEnum):
    """How a member stands with the community."""

    ACTIVE = "active"
    WAITING = "waiting"
    DECLINED = "declined"
    SUSPENDED = "suspended"
    LEFT = "left"
    MOVED = "moved"


class RollKind(StrEnum):
    """How people come onto the roll."""

    JOINED = "joined"
    APPROVED = "approved"
    IMPORTED = "imported"
    LOCAL = "local"


class Because(StrEnum):
    """Why somebody may or may not take part."""

    TENURE = "tenure"
    FOUNDING = "founding"
    MEMBER = "member"
    TOO_NEW = "too_new"
    SUSPENDED = "suspended"
    LEFT = "left"
    WAITING = "waiting"
    DECLINED = "declined"
    MOVED = "moved"
    NO_ROLE = "no_role"
    REMOTE = "remote"
    ACCOUNT_TOO_NEW = "account_too_new"
    TOO_FEW_VOTES = "too_few_votes"
    NOT_VOUCHED = "not_vouched"


@dataclass(frozen=True, kw_only=True)
class Participation:
    """Having voted in some of the last decisions, or in the decisions of the last time."""

    voted: int
    of_last: int | None = None
    within: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class TookPart:
    """In how many decisions somebody voted, of how many that there were."""

    voted: int
    decisions: int


@dataclass(frozen=True, kw_only=True)
class MemberFacts:
    """What the roll knows of one member. `account_from` is since when the account is known, if that is on record."""

    standing: Standing
    joined_at: datetime
    tenure_from: datetime
    roles: frozenset[str] = frozenset()
    remote: bool = False
    account_from: datetime | None = None
    took_part: Mapping[Participation, TookPart] = field(default_factory=dict)
    vouchers: int = 0


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """What a rule asks of a person. All that is given must hold, and one of `any_of`, if there are any.

    `tenure`: membership for a time (founding members excepted); `roles`: one of them.
    """

    tenure: timedelta | None = None
    founding: timedelta | None = None
    roles: frozenset[str] = frozenset()
    local: bool = False
    account_age: timedelta | None = None
    participation: Participation | None = None
    vouchers: int | None = None
    any_of: tuple["Requirement", ...] = ()

    def participations(self) -> frozenset[Participation]:
        """Everything that has to be known of how somebody took part."""
        own = frozenset({self.participation}) if self.participation else frozenset()
        return own.union(*(one.participations() for one in self.any_of))

    def vouching(self) -> "Requirement | None":
        """The first condition, this one or one of its ways, that asks for vouchers."""
        return self if self.vouchers is not None else next(filter(None, (one.vouching() for one in self.any_of)), None)


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """The answer, its reason, and from when it would be yes, or how much of what is `needed` there is."""

    may: bool
    because: Because
    from_at: datetime | None = None
    have: int = 0
    needed: int = 0


def vouched_for(given: Iterable[tuple[int, int]], *, known: AbstractSet[int], needed: int) -> Mapping[int, int]:
    """By how many each was vouched for, of pairs of who was vouched for and by whom.

    A word counts from somebody who was `known` before, or whom so many words that count have made known: accounts
    that only vouch for each other stay strangers.
    """
    words: defaultdict[int, list[int]] = defaultdict(list)
    for member, by in given:
        words[by].append(member)
    counted: Counter[int] = Counter()
    trusted, next_ones = set(known), sorted(known)
    while next_ones:
        for member in words.pop(next_ones.pop(), ()):
            counted[member] += 1
            if counted[member] >= needed and member not in trusted:
                trusted.add(member)
                next_ones.append(member)
    return counted


_STANDS = {standing: Because(standing) for standing in Standing if standing is not Standing.ACTIVE}
_YES = Eligibility(may=True, because=Because.MEMBER)


def eligibility(member: MemberFacts, requirement: Requirement, *, founded_at: datetime, now: datetime) -> Eligibility:
    """Whether this member meets the requirement at this instant."""
    if member.standing is not Standing.ACTIVE:
        return Eligibility(may=False, because=_STANDS[member.standing])
    return _judged(member, requirement, founded_at=founded_at, now=now)


def _judged(member: MemberFacts, asked: Requirement, *, founded_at: datetime, now: datetime) -> Eligibility:
    refused = _role(member, asked) or _account(member, asked, now) or _deeds(member, asked)
    if refused is not None:
        return refused
    judged = _tenure(member, asked, founded_at=founded_at, now=now)
    if not judged.may or not asked.any_of:
        return judged
    ways = [_judged(member, way, founded_at=founded_at, now=now) for way in asked.any_of]
    return next((way for way in ways if way.may), None) or _nearest(ways)


def _nearest(ways: list[Eligibility]) -> Eligibility:
    """Of several ways that are all closed, the one that opens by itself the soonest, else the first."""
    dated = [(way.from_at, place) for place, way in enumerate(ways) if way.from_at is not None]
    return ways[min(dated)[1]] if dated else ways[0]


def _role(member: MemberFacts, asked: Requirement) -> Eligibility | None:
    if asked.roles and not asked.roles & member.roles:
        return Eligibility(may=False, because=Because.NO_ROLE)
    return None


def _account(member: MemberFacts, asked: Requirement, now: datetime) -> Eligibility | None:
    if asked.local and member.remote:
        return Eligibility(may=False, because=Because.REMOTE)
    known_from = member.account_from or member.joined_at
    if asked.account_age is not None and now - known_from < asked.account_age:
        return Eligibility(may=False, because=Because.ACCOUNT_TOO_NEW, from_at=known_from + asked.account_age)
    return None


def _deeds(member: MemberFacts, asked: Requirement) -> Eligibility | None:
    """Votes and vouchers. Nobody has to have voted more often than there was something to vote on."""
    if asked.participation is not None:
        took_part = member.took_part[asked.participation]
        needed = min(asked.participation.voted, took_part.decisions)
        if took_part.voted < needed:
            return Eligibility(may=False, because=Because.TOO_FEW_VOTES, have=took_part.voted, needed=needed)
    if asked.vouchers is not None and member.vouchers < asked.vouchers:
        return Eligibility(may=False, because=Because.NOT_VOUCHED, have=member.vouchers, needed=asked.vouchers)
    return None


def _tenure(member: MemberFacts, asked: Requirement, *, founded_at: datetime, now: datetime) -> Eligibility:
    if asked.tenure is None:
        return _YES
    if now - member.tenure_from >= asked.tenure:
        return Eligibility(may=True, because=Because.TENURE)
    if asked.founding is not None and member.joined_at < founded_at + asked.founding:
        return Eligibility(may=True, because=Because.FOUNDING)
    return Eligibility(may=False, because=Because.TOO_NEW, from_at=member.tenure_from + asked.tenure)
