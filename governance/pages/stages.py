"""The way of a proposal, stage by stage: what is over and what it came to, how the present one stands, what follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from governance.domain.flow import NOMINATING, is_among_options
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.domain.stage_wording import result_in_words, stands_in_words
from governance.pages.counts import Bar, share_bar

if TYPE_CHECKING:
    from governance.models import StageRun

_TITLES = {
    StageKind.PETITION: "Gathering signatures",
    StageKind.DELIBERATION: "Discussion",
    StageKind.BALLOT: "Vote",
    StageKind.CONSENT: "Consent",
    StageKind.JURY: "Jury",
    StageKind.ROLE: "Decision by a role",
    StageKind.ELECTION: "Election",
}
_ENDED = {"passed": "reached", "rejected": "not reached", "no_quorum": "too few took part"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One option in one round of a count."""

    name: str
    votes: tuple[str, ...]
    won: bool


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stage as the page shows it: `over`, `now` or `ahead`."""

    title: str
    when: str
    label: str
    text: str
    until: datetime | None = None
    bar: Bar | None = None
    rounds: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()


def steps_of(
    process: ProcessType,
    runs: Iterable["StageRun"],
    said: Mapping[int, Mapping[str, int]],
    names: Mapping[int, str],
    *,
    decided: bool,
) -> list[Step]:
    """Every stage that it went through, and those that would follow if each passed. `said` is by run, in words."""
    been = list(runs)
    steps = [_been(process.stages[run.index], run, said.get(run.pk, {}), names) for run in been]
    last = been[-1].index if been else -1
    if not decided:
        ahead = [stage for stage in process.stages[last + 1 :] if stage.kind in _TITLES]
        steps += [Step(title=_TITLES[stage.kind], when="ahead", label="to come", text="") for stage in ahead]
    return steps


def _been(stage: Stage, run: "StageRun", said: Mapping[str, int], names: Mapping[int, str]) -> Step:
    title = "Nominations" if run.round == NOMINATING else _TITLES[stage.kind]
    title = f"{title}, second round" if run.round > 1 else title
    if run.closed_at is None:
        return Step(
            title=title,
            when="now",
            label="now",
            text=stands_in_words(
                stage,
                said,
                needed=run.quorum_needed,
                electorate=run.electorate_size,
                round_=run.round,
                options=max(run.options, default=2),
            ),
            until=run.closes_at,
            bar=_bar(stage, run, said),
        )
    text = result_in_words(stage, run.result, names, round_=run.round) if run.outcome else ""
    numbers, rows = _table(run.result, names)
    return Step(
        title=title,
        when="over",
        label=_ENDED.get(run.outcome or "", "ended"),
        text=text,
        bar=_bar(stage, run, said),
        rounds=numbers,
        rows=rows,
    )


def _bar(stage: Stage, run: "StageRun", said: Mapping[str, int]) -> Bar | None:
    if stage.kind is StageKind.PETITION and run.quorum_needed:
        signed = int(run.result.get("signatures", said.get("sign", 0)))
        whole = max(run.quorum_needed, signed)
        return share_bar("Signatures", [("agree", signed)], whole, mark=run.quorum_needed)
    if stage.kind is StageKind.DELIBERATION or run.round == NOMINATING or not run.electorate_size:
        return None
    if is_among_options(stage):
        cast = sum(number for word, number in said.items() if word not in {"taken_back", "not_involved"})
        return share_bar("Taking part", [("cast", cast)], run.electorate_size, mark=run.quorum_needed or None)
    against = sum(said.get(word, 0) for word in ("disagree", "object", "block"))
    parts = [("agree", said.get("agree", 0)), ("disagree", against), ("abstain", said.get("abstain", 0))]
    return share_bar(_TITLES[stage.kind], parts, run.electorate_size, mark=None)


def _table(result: Mapping[str, Any], names: Mapping[int, str]) -> tuple[tuple[int, ...], tuple[Row, ...]]:
    """The rounds of a count as a table: one row an option, one column a round."""
    if "totals" not in result:
        return (), ()
    rounds = [one["totals"] for one in result.get("rounds", ())] or [result["totals"]]
    options = sorted({int(option) for totals in rounds for option in totals})
    rows = tuple(
        Row(
            name=names.get(option, str(option)),
            votes=tuple(str(totals.get(str(option), "out")) for totals in rounds),
            won=option in result.get("winners", ()),
        )
        for option in options
    )
    return tuple(range(1, len(rounds) + 1)), rows
