"""Counting a million votes of each method, beside an independent library, on the same ballots in the same run.

Each count is a process of its own that reads one ballot a line, as a database hands them out, so that its peak
memory is its own. Equal ballots are put together first, for the library as well. Seconds are of CPU, so that other
work does not count, and the best of three runs.
"""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govbot_site.benchmarks.figures import Figure
from govbot_site.benchmarks.running import ROOT, DidNotRun, Running

_LONGEST = 120
_MOST_MEMORY = 300
_WORDS = {
    "yes_no": ("agree", "agree", "disagree", "abstain"),
    "consensus": ("agree", "agree", "disagree", "abstain", "stand_aside", "block"),
    "consent": ("agree", "agree", "object", "abstain"),
}
_CASES = {
    # method: ballots, options, seats
    "yes_no": (1_000_000, 0, 1),
    "consensus": (1_000_000, 0, 1),
    "consent": (1_000_000, 0, 1),
    "approval": (1_000_000, 10, 1),
    "score": (1_000_000, 5, 1),
    "ranked": (1_000_000, 8, 1),
    "condorcet": (100_000, 20, 1),
    "stv": (100_000, 20, 7),
}


def tally(govbot: Running) -> list[Figure]:
    """Every method in turn: seconds, peak memory, and the library's seconds where one counts the same."""
    figures = []
    for method, (ballots, options, seats) in _CASES.items():
        papers = govbot.folder / f"{method}.ballots"
        with papers.open("w", encoding="ascii") as file:
            file.writelines(f"{text}\n" for text in _ballots(method, ballots, options))
        about = f"{ballots:,} ballots, {options} options, {seats} seats" if options else f"{ballots:,} ballots"
        ours = _best("govbot", method, papers, options, seats)
        if ours is None:
            raise DidNotRun(f"Counting {method} took longer than {_LONGEST} seconds.")
        theirs = _best("votelib", method, papers, options, seats) if options else None
        aim = theirs["seconds"] if theirs else None
        figures += [
            Figure(benchmark="tally", what=f"{method}: {about}", value=ours["seconds"], unit="s", aim=aim),
            Figure(benchmark="tally", what=f"{method}: peak memory", value=ours["mib"], unit="MiB", aim=_MOST_MEMORY),
        ]
        figures += _beside(method, ours, theirs) if options else []
        papers.unlink()
    return figures


class CountsDiffer(Exception):
    """Ours and the library's count of the same ballots have other winners."""


def _beside(method: str, ours: dict[str, Any], theirs: dict[str, Any] | None) -> list[Figure]:
    if theirs is None:
        what = f"{method}: votelib, stopped after"
        return [Figure(benchmark="tally", what=what, value=_LONGEST, unit="s")]
    if ours["winners"] != theirs["winners"]:
        raise CountsDiffer(f"{method}: {ours['winners']}, votelib {theirs['winners']}")
    return [
        Figure(benchmark="tally", what=f"{method}: votelib", value=theirs["seconds"], unit="s"),
        Figure(benchmark="tally", what=f"{method}: votelib, peak memory", value=theirs["mib"], unit="MiB"),
    ]


def _ballots(method: str, number: int, options: int) -> Iterator[str]:
    """Random ballots, the same in every run. Earlier options are liked better, so that somebody wins."""
    chance = random.Random(method)  # noqa: S311 - no secret
    numbers = range(1, options + 1)
    for _ in range(number):
        if method in _WORDS:
            yield chance.choice(_WORDS[method])
            continue
        named = sorted(numbers, key=lambda option: chance.random() * (options + option))
        named = named[: chance.randint(1, options)]
        if method == "approval":
            yield ",".join(map(str, sorted(named)))
        elif method == "score":
            yield ",".join(f"{option}={chance.randint(0, 5)}" for option in sorted(named))
        else:
            yield ">".join(map(str, named))


def _best(who: str, method: str, papers: Path, options: int, seats: int) -> dict[str, Any] | None:
    """The fastest of three counts; None if the first takes longer than anybody waits."""
    runs = [_count(who, method, papers, options, seats)]
    if runs[0] is not None:
        runs += [_count(who, method, papers, options, seats) for _ in range(2)]
    return min(filter(None, runs), key=lambda run: run["seconds"], default=None)


def _count(who: str, method: str, papers: Path, options: int, seats: int) -> dict[str, Any] | None:
    """Winners, seconds and peak memory of one count; None if it takes longer than anybody waits."""
    command = [
        sys.executable,
        "-m",
        "govbot_site.benchmarks.counter",
        who,
        method,
        str(papers),
        str(options),
        str(seats),
    ]
    try:
        run = subprocess.run(  # noqa: S603 - ourselves
            command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, Any] = json.loads(run.stdout)
    return found
