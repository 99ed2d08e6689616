"""Rules in plain words, for announcements and pages."""

from fractions import Fraction
from typing import Literal

from governance.domain.rulebook import NONE, Basis, Quorum, Threshold
from governance.domain.times import spoken_period

_SHARES = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "one third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "one quarter",
    Fraction(3, 4): "three quarters",
}
_PER_CENT = frozenset({10, 20, 25, 50, 100})
_OF = {
    Basis.FOR_AND_AGAINST: "the agree and disagree votes",
    Basis.CAST: "all votes cast",
    Basis.NON_BLANK: "the agree and disagree votes",
    Basis.ELIGIBLE: "everybody who may vote",
}


_PEOPLE = {
    Basis.FULL_BODY: "all seats, vacant ones too",
    Basis.SERVING: "those who serve",
    Basis.NOT_INVOLVED: "those who are not involved",
    Basis.PRESENT: "those present",
}
_COUNTING = {"cast": "votes", "non_blank": "votes that do not abstain", "for": "votes in favour"}


def share_in_words(share: Fraction) -> str:
    """For example: two thirds."""
    if share.denominator in _PER_CENT:
        return f"{int(share * 100)} %"
    return _SHARES.get(share, f"{share.numerator}/{share.denominator}")


def _part_of(share: Fraction, of: str, least: str) -> str:
    """So much of the people or votes; of all of them, all."""
    if share == 1:
        whole = of.replace("everybody", "all")
        return whole if whole.startswith("all ") else f"all of {whole}"
    return f"{least} {share_in_words(share)} of {of}"


def threshold_in_words(threshold: Threshold | Literal["none"] | None) -> str:
    """When a ballot passes, to follow “It passes if”."""
    if threshold is None or threshold == NONE:
        return "the rule for passing is not stated"
    parts = []
    if threshold.fraction == Fraction(1, 2) and threshold.strict and threshold.basis is Basis.FOR_AND_AGAINST:
        parts.append("more people agree than disagree")
    elif threshold.fraction is not None:
        least = "more than" if threshold.strict else "at least"
        of = (_OF | _PEOPLE).get(threshold.basis, "the votes") if threshold.basis else "the votes"
        parts.append(f"{_part_of(threshold.fraction, of, least)} agree")
    if threshold.ratio is not None:
        parts.append(f"at least {threshold.ratio} times as many agree as disagree")
    if threshold.min_for is not None:
        parts.append(f"at least {threshold.min_for} agree")
    if threshold.max_against is not None:
        parts.append(f"no more than {threshold.max_against} disagree" if threshold.max_against else "nobody disagrees")
    if threshold.basis is Basis.DEFAULT_OPTION:
        parts.append("more people prefer it than “none of the above”")
    return " and ".join(parts)


def quorum_in_words(quorum: Quorum | Literal["none"] | None) -> str:
    """How many must take part, for pages that explain a process type."""
    if quorum is None:
        return "not stated"
    if quorum == NONE:
        return "none"
    parts = []
    votes = _COUNTING[quorum.counts or "cast"]
    if quorum.fraction is not None:
        of = _PEOPLE.get(quorum.basis, "the people who may vote") if quorum.basis else "the people who may vote"
        parts.append(_part_of(quorum.fraction, of, "at least"))
    if quorum.count is not None:
        parts.append(f"at least {quorum.count} {votes}")
    if quorum.recent_fraction is not None:
        share, number = share_in_words(quorum.recent_fraction), quorum.recent_votes
        parts.append(
            f"at least {share} of how many took part on average in the last {number} votes (of everybody who may vote, "
            "before there has been one)"
        )
    if quorum.sqrt_multiple is not None:
        parts.append(f"at least {quorum.sqrt_multiple} times the square root of the number of people who may vote")
    left_out = ""
    if quorum.dormant_after is not None:
        left_out = f", not counting those who have not voted for {spoken_period(quorum.dormant_after)}"
    return " and ".join(parts) + left_out
