"""Who goes first among options that are level: only by a rule that was given, and always on record."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from governance.domain.ballots import Ranking
from governance.domain.counting.counts import Over, Tie, TieBreak, Totals

_Key = Callable[[int], object]


@dataclass(frozen=True, kw_only=True)
class TieRule:
    """How ties are broken, in this order; with nothing given, a tie stands.

    `casting` is the order in which whoever has the casting vote puts the options. `lot` is a seed that was
    committed to before the votes were known: the option whose SHA-256 of `seed:number` is smallest goes first.
    """

    earlier_rounds: bool = False
    casting: Ranking = ()
    lot: str | None = None


STANDS = TieRule()


def lot(seed: str, option: int) -> str:
    """The option's ticket: anybody can compute it, and the smallest goes first."""
    return sha256(f"{seed}:{option}".encode()).hexdigest()


def break_tie(
    options: Iterable[int], *, places: int, over: Over, number: int, rule: TieRule, before: Sequence[Totals] = ()
) -> Tie:
    """Find which of these level options take the places. `before`: the totals of the earlier rounds."""
    level = tuple(sorted(options))
    kept: list[int] = []
    open_: list[int] = list(level)
    used: list[TieBreak] = []
    for means, key in _keys(rule, before):
        groups: dict[object, list[int]] = {}
        for option in open_:
            groups.setdefault(key(option), []).append(option)
        if len(groups) > 1 and means not in used:
            used.append(means)
        for _, group in sorted(groups.items(), key=lambda item: item[0]):  # type: ignore[arg-type, return-value]
            if len(kept) + len(group) > places:
                open_ = group
                break
            kept.extend(group)
        if len(kept) == places:
            return Tie(
                over=over, round=number, options=level, places=places, kept=tuple(sorted(kept)), broken_by=tuple(used)
            )
    return Tie(over=over, round=number, options=level, places=places, kept=None)


def _keys(rule: TieRule, before: Sequence[Totals]) -> Iterable[tuple[TieBreak, _Key]]:
    if rule.earlier_rounds:
        for totals in reversed(before):
            yield TieBreak.EARLIER_ROUNDS, lambda option, totals=totals: -totals[option]  # type: ignore[misc]
    if rule.casting:
        places = {option: place for place, option in enumerate(rule.casting)}
        yield TieBreak.CASTING_VOTE, lambda option: places.get(option, len(places))
    if rule.lot is not None:
        seed = rule.lot
        yield TieBreak.LOT, lambda option: lot(seed, option)
