"""What deciding takes and gives: the numbers of people, an outcome, and the ground that it rests on."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from governance.domain.counting import Count, Tally
from governance.domain.errors import GovernanceError
from governance.domain.lifecycle import Outcome


class RuleCannotBeApplied(GovernanceError):
    """A rule that does not work out: the proposal is held and people are told (it never falls to a laxer rule)."""

    code = "rule_cannot_be_applied"


class Ground(StrEnum):
    """What the outcome rests on."""

    QUORUM = "quorum"
    THRESHOLD = "threshold"
    OBJECTIONS = "objections"
    SILENCE = "silence"
    TIE = "tie"
    CASTING_VOTE = "casting_vote"
    DEFAULT_OPTION = "default_option"


@dataclass(frozen=True, kw_only=True)
class Bodies:
    """How many people there are beside the electorate, where that is known: a rule may measure by each.

    `recent` is how many took part on average in the last votes; `dormant` how many of the electorate a quorum
    leaves out because nothing was heard of them.
    """

    full_body: int | None = None
    serving: int | None = None
    not_involved: int | None = None
    present: int | None = None
    recent: Fraction | None = None
    dormant: int = 0


UNKNOWN = Bodies()


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the count came to, with the numbers that explain it.

    `tied`: as many for as against, where one voice more for it, or one fewer against it, would have passed it.
    """

    outcome: Outcome
    tally: Tally
    electorate: int
    quorum_needed: int
    ground: Ground = Ground.THRESHOLD
    tied: bool = False


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """What a vote among options came to. `dropped` did not beat the default option; `again` go to a second round.

    `tied`: options are level and no rule tells them apart. `winners` are then only those who won without it.
    """

    outcome: Outcome
    count: Count
    electorate: int
    quorum_needed: int
    winners: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    ground: Ground = Ground.THRESHOLD
    tied: bool = False
