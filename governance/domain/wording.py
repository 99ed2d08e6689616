"""Rules in plain words, for announcements and pages."""

from fractions import Fraction
from typing import Literal

from governance.domain.rulebook import NONE, Basis, Quorum, Threshold

_SHARES = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "one third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "one quarter",
    Fraction(3, 4): "three quarters",
}
_OF = {
    Basis.FOR_AND_AGAINST: "the agree and disagree votes",
    Basis.CAST: "all votes cast",
    Basis.NON_BLANK: "the agree and disagree votes",
    Basis.ELIGIBLE: "everybody who may vote",
}


def share_in_words(share: Fraction) -> str:
    """For example: two thirds."""
    return _SHARES.get(share, f"{share.numerator}/{share.denominator}")


def threshold_in_words(threshold: Threshold | Literal["none"] | None) -> str:
    """When a ballot passes, to follow “It passes if”."""
    if threshold is None or threshold == NONE:
        return "the rule for passing is not stated"
    parts = []
    if threshold.fraction == Fraction(1, 2) and threshold.strict and threshold.basis is Basis.FOR_AND_AGAINST:
        parts.append("more people agree than disagree")
    elif threshold.fraction is not None:
        least = "more than" if threshold.strict else "at least"
        of = _OF.get(threshold.basis, str(threshold.basis)) if threshold.basis else "the votes"
        parts.append(f"{least} {share_in_words(threshold.fraction)} of {of} agree")
    if threshold.ratio is not None:
        parts.append(f"at least {threshold.ratio} times as many agree as disagree")
    if threshold.min_for is not None:
        parts.append(f"at least {threshold.min_for} agree")
    if threshold.max_against is not None:
        parts.append(f"no more than {threshold.max_against} disagree")
    return " and ".join(parts)


def quorum_in_words(quorum: Quorum | Literal["none"] | None) -> str:
    """How many must take part, for pages that explain a process type."""
    if quorum is None:
        return "not stated"
    if quorum == NONE:
        return "none"
    parts = []
    if quorum.fraction is not None:
        parts.append(f"at least {share_in_words(quorum.fraction)} of the people who may vote")
    if quorum.count is not None:
        parts.append(f"at least {quorum.count} votes")
    if quorum.sqrt_multiple is not None:
        parts.append(f"at least {quorum.sqrt_multiple} times the square root of the number of people who may vote")
    return " and ".join(parts)
