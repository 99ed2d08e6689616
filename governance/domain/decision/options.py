"""From a count among options to winners, by the rule of the stage. The rule never sees a ballot: it asks for counts."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from fractions import Fraction

from governance.domain.ballots import Method
from governance.domain.counting import Count, Tally, Totals
from governance.domain.decision.measures import People, is_share, known, people_of, quorum_needed, reaches
from governance.domain.decision.rules import UNKNOWN, Bodies, Choosing, Ground, RuleCannotBeApplied
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook_stages import Stage
from governance.domain.rulebook_values import Basis, Quorum, Threshold

Recount = Callable[[frozenset[int]], Count]
"""The count of the same ballots without some options."""


def decide_options(
    stage: Stage,
    recount: Recount,
    *,
    electorate: int,
    default: int | None = None,
    bodies: Bodies = UNKNOWN,
    second_round: bool = False,
) -> Choosing:
    """The winners of a vote among options. Raises RuleCannotBeApplied rather than guess.

    Options that do not beat the default option are dropped first; the others are counted without them. A seat that
    the default option wins stays empty.
    """
    threshold = _threshold(stage, second_round=second_round)
    count = recount(frozenset())
    needed = quorum_needed(stage.quorum, electorate, bodies)

    def ends(outcome: Outcome, ground: Ground, **found: object) -> Choosing:
        return Choosing(
            outcome=outcome, count=count, electorate=electorate, quorum_needed=needed, ground=ground, **found  # type: ignore[arg-type]
        )  # fmt: skip

    if _taking_part(stage, count) < needed:
        return ends(Outcome.NO_QUORUM, Ground.QUORUM)
    dropped = _beaten(count, threshold, electorate)
    if dropped:
        count = recount(dropped)
    out = tuple(sorted(dropped))
    winners = tuple(option for option in count.winners if option != default)
    people = people_of(electorate, bodies)
    if stage.second_round is not None and not second_round:
        best = _leading(count, dropped | {default})
        if len(best) == 1 and _is_enough(count, _first_votes(count), best[0], threshold, people):
            return ends(Outcome.PASSED, Ground.THRESHOLD, winners=best, dropped=out)
        again = _again(count, dropped | {default}, stage.second_round.best)
        return ends(Outcome.REJECTED, Ground.THRESHOLD, dropped=out, again=again)
    chosen = tuple(option for option in winners if _is_enough(count, count.totals, option, threshold, people))
    if count.tie is not None:
        return ends(Outcome.REJECTED, Ground.TIE, winners=chosen, dropped=out, tied=True)
    if not winners:
        return ends(Outcome.REJECTED, Ground.DEFAULT_OPTION, dropped=out)
    outcome = Outcome.PASSED if chosen else Outcome.REJECTED
    return ends(outcome, Ground.THRESHOLD, winners=chosen, dropped=out)


def _threshold(stage: Stage, *, second_round: bool) -> Threshold | None:
    rule = stage.threshold
    if second_round:
        if stage.second_round is None:
            raise RuleCannotBeApplied("The rulebook states no second round for this vote.")
        rule = stage.second_round.threshold
    return rule if isinstance(rule, Threshold) else None


def _taking_part(stage: Stage, count: Count) -> int:
    counts = stage.quorum.counts if isinstance(stage.quorum, Quorum) else None
    if counts == "for":
        raise RuleCannotBeApplied("The rule counts only votes in favour to its quorum; among options there are none.")
    return count.non_blank if counts == "non_blank" else count.ballots


def _beaten(count: Count, threshold: Threshold | None, electorate: int) -> frozenset[int]:
    """The options that not enough people prefer to the default option."""
    by_default = threshold is not None and threshold.basis is Basis.DEFAULT_OPTION
    if count.over_default is None:
        if by_default:
            raise RuleCannotBeApplied("The rule compares with a default option, and this vote has none.")
        return frozenset()
    beaten = set()
    for option, (over, under) in count.over_default.items():
        enough = over > under
        if threshold is not None and by_default:
            versus = threshold.model_copy(update={"basis": Basis.FOR_AND_AGAINST})
            enough = reaches(versus, Tally(agree=over, disagree=under), electorate)
            enough = enough and (over > under or threshold.fraction is not None or threshold.ratio is not None)
        if not enough:
            beaten.add(option)
    return frozenset(beaten)


def _is_enough(count: Count, totals: Totals, option: int, threshold: Threshold | None, people: People) -> bool:
    """Whether an option has enough votes to win."""
    if threshold is None or threshold.basis is Basis.DEFAULT_OPTION:
        return True
    if count.method not in {Method.APPROVAL, Method.RANKED}:
        raise RuleCannotBeApplied(f"The rule asks for a share of votes, and {count.method} gives an option none.")
    if threshold.ratio is not None or threshold.max_against is not None:
        raise RuleCannotBeApplied("The rule asks for votes against, and among options there are none.")
    votes = totals[option]
    if threshold.min_for is not None and votes < threshold.min_for:
        return False
    if threshold.fraction is None:
        return votes > 0
    if threshold.basis is None:
        raise RuleCannotBeApplied("The rule does not say what its share is a share of.")
    of_ballots = {
        Basis.FOR_AND_AGAINST: sum(totals.values(), start=Fraction(0)) if count.rounds else Fraction(count.non_blank),
        Basis.CAST: Fraction(count.ballots),
        Basis.NON_BLANK: Fraction(count.non_blank),
    }
    basis = threshold.basis
    whole = of_ballots[basis] if basis in of_ballots else known(basis, people.get(basis))
    return is_share(votes, whole, threshold)


def _first_votes(count: Count) -> Totals:
    return count.rounds[0].totals if count.rounds else count.totals


def _leading(count: Count, out: AbstractSet[int | None]) -> tuple[int, ...]:
    votes = {option: total for option, total in _first_votes(count).items() if option not in out}
    return tuple(sorted(option for option, total in votes.items() if total == max(votes.values())))


def _again(count: Count, out: AbstractSet[int | None], best: int) -> tuple[int, ...]:
    """The best options for a second round, by their first votes; all that are level with the last of them too."""
    votes = {option: total for option, total in _first_votes(count).items() if option not in out}
    line = sorted(votes.values(), reverse=True)[:best]
    return tuple(sorted(option for option, total in votes.items() if total >= line[-1]))
