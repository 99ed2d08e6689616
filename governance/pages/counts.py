"""A tally as bars and sentences. Shares of the bars are text, for they end up in SVG attributes."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from governance.domain.counting import Tally
from governance.domain.rulebook import Basis, ProcessType, Threshold
from governance.domain.wording import threshold_in_words

if TYPE_CHECKING:
    from governance.models import Proposal

_WIDTH = 1000


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A coloured part of a bar, in thousandths of its width."""

    kind: str
    start: int
    width: int


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar with a mark to reach, and the sentence that says the same."""

    title: str
    pieces: tuple[Piece, ...]
    mark: int | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Count:
    """Everything a page shows of a tally."""

    tally: Tally
    electorate: int
    votes: Bar
    turnout: Bar


def count_of(proposal: "Proposal", tally: Tally, process: ProcessType) -> Count:
    """The numbers of one proposal under its own rules."""
    ballot = process.stages[proposal.stage] if proposal.stage < len(process.stages) else None
    threshold = ballot.threshold if ballot and isinstance(ballot.threshold, Threshold) else None
    return Count(
        tally=tally,
        electorate=proposal.electorate_size,
        votes=_votes(tally, threshold, proposal.electorate_size),
        turnout=_turnout(tally, proposal),
    )


def _votes(tally: Tally, threshold: Threshold | None, electorate: int) -> Bar:
    basis = threshold.basis if threshold else None
    parts = [("agree", tally.agree), ("disagree", tally.disagree)]
    if basis in {Basis.CAST, Basis.ELIGIBLE}:
        parts.append(("abstain", tally.abstain))
    whole = electorate if basis is Basis.ELIGIBLE else sum(number for _, number in parts)
    return Bar(
        title="Agree and disagree",
        pieces=_pieces(parts, whole),
        mark=_thousandths(threshold.fraction) if threshold and threshold.fraction else None,
        text=f"{_votes_cast(tally)} It passes if {threshold_in_words(threshold)}.",
    )


def _votes_cast(tally: Tally) -> str:
    if not tally.cast:
        return "Nobody has voted."
    return f"{tally.agree} agree, {tally.disagree} disagree, {tally.abstain} abstain."


def _turnout(tally: Tally, proposal: "Proposal") -> Bar:
    electorate, needed = proposal.electorate_size, proposal.quorum_needed
    whole = max(electorate, 1)
    if needed > tally.cast and proposal.outcome:
        rest = f" {needed} were needed for the vote to count."
    elif needed > tally.cast:
        rest = f" {needed} are needed for the vote to count, so {needed - tally.cast} more."
    elif needed:
        rest = f" {needed} {'were' if proposal.outcome else 'are'} needed for the vote to count, so that is enough."
    else:
        rest = " No number is asked for."
    return Bar(
        title="Taking part",
        pieces=_pieces([("cast", tally.cast)], whole),
        mark=_thousandths(Fraction(min(needed, whole), whole)) if needed else None,
        text=f"{tally.cast} of the {electorate} who may vote have taken part.{rest}",
    )


def _pieces(parts: list[tuple[str, int]], whole: int) -> tuple[Piece, ...]:
    pieces, start = [], 0
    for kind, number in parts:
        width = min(_WIDTH - start, number * _WIDTH // whole) if whole else 0
        if width:
            pieces.append(Piece(kind=kind, start=start, width=width))
        start += width
    return tuple(pieces)


def share_bar(title: str, parts: list[tuple[str, int]], whole: int, *, mark: int | None) -> Bar:
    """A bar of parts of a whole, with a mark to reach. Its words stand beside it."""
    place = _thousandths(Fraction(min(mark, whole), whole)) if mark and whole else None
    return Bar(title=title, pieces=_pieces(parts, max(whole, 1)), mark=place, text="")


def _thousandths(share: Fraction) -> int:
    return round(share * _WIDTH)
