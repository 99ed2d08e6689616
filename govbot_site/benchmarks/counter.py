"""One count in a process of its own: ballots from a file, one a line; winners, seconds of CPU and peak memory out."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from governance.domain.ballots import AMONG_OPTIONS, Ballot, Form, Method, read_ballot
from governance.domain.counting import count, count_options

_Winners = list[int]


def ours(form: Form, ballots: Iterable[str], seats: int) -> _Winners:
    """As Govbot counts: equal texts are put together, then each is read once."""
    if form.method not in AMONG_OPTIONS:
        return [count(ballots, method=form.method).agree]
    return list(count_options(form, _read(form, ballots), seats=seats).winners)


def _read(form: Form, ballots: Iterable[str]) -> dict[Ballot, int]:
    texts = Counter(ballots)
    papers: dict[Ballot, int] = {}
    while texts:
        text, number = texts.popitem()
        papers[read_ballot(form, text)] = number
    return papers


def votelib(form: Form, ballots: Iterable[str], seats: int) -> _Winners:
    """The same by the independent library, from the same ballots put together in the same way."""
    from votelib import convert
    from votelib.evaluate import cardinal, condorcet, core, sequential

    papers = _read(form, ballots)
    transferable = sequential.TransferableVoteSelector(
        transferer="Gregory", quota_function="droop", retainer=core.Plurality()
    )
    by_method: dict[Method, Callable[[], _Winners]] = {
        Method.APPROVAL: lambda: core.Plurality().evaluate(convert.ApprovalToSimpleVotes().convert(papers), seats),
        Method.SCORE: lambda: cardinal.ScoreVoting(function="sum", unscored_value=0).evaluate(
            {frozenset(paper): number for paper, number in papers.items()}, seats  # type: ignore[arg-type]
        ),
        Method.RANKED: lambda: transferable.evaluate(papers, seats),
        Method.STV: lambda: transferable.evaluate(papers, seats),
        Method.CONDORCET: lambda: condorcet.Schulze().evaluate(convert.RankedToCondorcetVotes().convert(papers), seats),
    }  # fmt: skip
    return list(by_method[form.method]())


def main(who: str, method: str, papers: str, options: str, seats: str) -> None:
    form = Form(method=Method(method), options=int(options))
    with Path(papers).open(encoding="ascii") as file:
        began = time.process_time()
        winners = {"govbot": ours, "votelib": votelib}[who](form, (line.rstrip("\n") for line in file), int(seats))
        seconds = time.process_time() - began
    json.dump({"winners": sorted(winners), "seconds": seconds, "mib": _peak_mib()}, sys.stdout)


def _peak_mib() -> float:
    """The most memory that this program had; the kernel's usage counters would include whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


if __name__ == "__main__":
    main(*sys.argv[1:])
