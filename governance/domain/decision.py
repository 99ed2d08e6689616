"""From a tally to an outcome, in exact fractions, by the threshold and quorum that the rulebook gives."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, isqrt
from typing import Literal

from governance.domain.counting import Tally
from governance.domain.errors import GovernanceError
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook_values import NONE, Basis, Quorum, Threshold


class RuleCannotBeApplied(GovernanceError):
    """A rule that does not work out: the proposal is held and people are told (it never falls to a laxer rule)."""

    code = "rule_cannot_be_applied"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the count came to, with the numbers that explain it."""

    outcome: Outcome
    tally: Tally
    electorate: int
    quorum_needed: int


def quorum_needed(quorum: Quorum | Literal["none"] | None, electorate: int) -> int:
    """How many ballots must be cast for the count to be valid; 0 where the constitution asks for none."""
    if quorum is None or quorum == NONE:
        return 0
    needed = [0]
    if quorum.count is not None:
        needed.append(quorum.count)
    if quorum.fraction is not None:
        needed.append(ceil(quorum.fraction * electorate))
    if quorum.sqrt_multiple is not None:
        needed.append(_ceil_sqrt(quorum.sqrt_multiple**2 * electorate))
    return max(needed)


def _ceil_sqrt(square: Fraction) -> int:
    root = isqrt(square.numerator // square.denominator)
    return root if root * root >= square else root + 1


def reaches(threshold: Threshold, tally: Tally, electorate: int) -> bool:
    """Whether the agreeing ballots reach the threshold. Raises RuleCannotBeApplied for an unknown basis."""
    if threshold.min_for is not None and tally.agree < threshold.min_for:
        return False
    if threshold.max_against is not None and tally.disagree > threshold.max_against:
        return False
    if threshold.ratio is not None and not (tally.agree > 0 and tally.agree >= threshold.ratio * tally.disagree):
        return False
    if threshold.fraction is None:
        return tally.agree > 0
    bases = {
        Basis.FOR_AND_AGAINST: tally.for_and_against,
        Basis.CAST: tally.cast,
        Basis.NON_BLANK: tally.for_and_against,
        Basis.ELIGIBLE: electorate,
    }
    basis = bases.get(threshold.basis) if threshold.basis else None
    if basis is None:
        raise RuleCannotBeApplied(f"The rule asks for a share of “{threshold.basis}”, which cannot be counted here.")
    if basis == 0:
        return False
    share = Fraction(tally.agree, basis)
    return share > threshold.fraction if threshold.strict else share >= threshold.fraction


def decide(
    tally: Tally,
    *,
    electorate: int,
    threshold: Threshold | Literal["none"] | None,
    quorum: Quorum | Literal["none"] | None,
) -> Decision:
    """The outcome of a ballot. Raises RuleCannotBeApplied rather than guess."""
    if threshold is None or threshold == NONE:
        raise RuleCannotBeApplied("The rulebook states no threshold for this vote.")
    needed = quorum_needed(quorum, electorate)
    if tally.cast < needed:
        outcome = Outcome.NO_QUORUM
    elif reaches(threshold, tally, electorate):
        outcome = Outcome.PASSED
    else:
        outcome = Outcome.REJECTED
    return Decision(outcome=outcome, tally=tally, electorate=electorate, quorum_needed=needed)
