"""Thresholds and quorums in exact fractions. What a rule measures by and nobody knows is an error, never a guess."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, isqrt
from typing import Literal

from governance.domain.counting import Tally
from governance.domain.decision.rules import UNKNOWN, Bodies, RuleCannotBeApplied
from governance.domain.rulebook_values import Basis, Quorum, Threshold

People = Mapping[str, int | None]
QuorumRule = Quorum | Literal["none"] | None


def quorum_needed(quorum: QuorumRule, electorate: int, bodies: Bodies = UNKNOWN) -> int:
    """How many must take part for the count to be valid; 0 where the constitution asks for none."""
    if not isinstance(quorum, Quorum):
        return 0
    needed = [quorum.count or 0]
    electorate -= min(bodies.dormant, max(electorate - 1, 0))  # where all are dormant, somebody still has to vote
    if quorum.fraction is not None:
        basis = quorum.basis or Basis.ELIGIBLE
        needed.append(ceil(quorum.fraction * known(basis, people_of(electorate, bodies).get(basis))))
    if quorum.sqrt_multiple is not None:
        needed.append(_ceil_sqrt(quorum.sqrt_multiple**2 * electorate))
    if quorum.recent_fraction is not None:
        needed.append(ceil(quorum.recent_fraction * known("recent participation", bodies.recent)))
    return max(needed)


def taking_part(quorum: QuorumRule, tally: Tally) -> int:
    """How many of these ballots count to the quorum."""
    counts = quorum.counts if isinstance(quorum, Quorum) else None
    return {"non_blank": tally.non_blank, "for": tally.agree}.get(counts or "cast", tally.cast)


def reaches(threshold: Threshold, tally: Tally, electorate: int, bodies: Bodies = UNKNOWN) -> bool:
    """Whether the agreeing ballots reach the threshold. Raises RuleCannotBeApplied for a basis nobody knows."""
    if not within_limits(threshold, tally):
        return False
    if threshold.fraction is None:
        return tally.agree > 0
    return is_share(Fraction(tally.agree), whole_of(threshold, tally, electorate, bodies), threshold)


def is_unopposed(threshold: Threshold, tally: Tally, electorate: int, bodies: Bodies = UNKNOWN) -> bool:
    """Whether a consent is within the threshold: there the share is of those who do not object, silent ones too."""
    if not within_limits(threshold, tally):
        return False
    if threshold.fraction is None:
        return True
    whole = whole_of(threshold, tally, electorate, bodies)
    return whole == 0 or is_share(Fraction(max(whole - tally.against, 0)), whole, threshold)


def within_limits(threshold: Threshold, tally: Tally) -> bool:
    """Whether all holds that a threshold states beside a share."""
    if threshold.fraction is None and threshold.basis is Basis.DEFAULT_OPTION:
        raise _uncounted(threshold.basis)
    if threshold.min_for is not None and tally.agree < threshold.min_for:
        return False
    if threshold.max_against is not None and tally.against > threshold.max_against:
        return False
    return threshold.ratio is None or tally.agree >= threshold.ratio * tally.against


def whole_of(threshold: Threshold, tally: Tally, electorate: int, bodies: Bodies) -> int | Fraction:
    """What the threshold's fraction is a share of. Raises RuleCannotBeApplied."""
    basis = threshold.basis
    if basis is None:
        raise RuleCannotBeApplied("The rule does not say what its share is a share of.")
    of_ballots = {
        Basis.FOR_AND_AGAINST: tally.for_and_against,
        Basis.CAST: tally.cast,
        Basis.NON_BLANK: tally.non_blank,
    }
    return of_ballots[basis] if basis in of_ballots else known(basis, people_of(electorate, bodies).get(basis))


def is_share(part: Fraction, whole: int | Fraction, threshold: Threshold) -> bool:
    """Whether a part reaches the threshold's fraction of a whole. Nothing is no share of anything."""
    if whole == 0 or part == 0 or threshold.fraction is None:
        return False
    if part > whole:
        raise RuleCannotBeApplied("More people agree than the rule says there are, so its share cannot be counted.")
    share = part / whole
    return share > threshold.fraction if threshold.strict else share >= threshold.fraction


def known(what: str, number: int | Fraction | None) -> int | Fraction:
    """The number, if somebody knows it. Raises RuleCannotBeApplied."""
    if number is None:
        raise _uncounted(what)
    return number


def _uncounted(what: str) -> RuleCannotBeApplied:
    return RuleCannotBeApplied(f"The rule asks for a share of “{what}”, which cannot be counted here.")


def people_of(electorate: int, bodies: Bodies) -> People:
    """The numbers of people that a share can be measured by, as far as they are known."""
    return {
        Basis.ELIGIBLE: electorate,
        Basis.FULL_BODY: bodies.full_body,
        Basis.SERVING: bodies.serving,
        Basis.NOT_INVOLVED: bodies.not_involved,
        Basis.PRESENT: bodies.present,
    }


def _ceil_sqrt(square: Fraction) -> int:
    root = isqrt(square.numerator // square.denominator)
    return root if root * root >= square else root + 1
