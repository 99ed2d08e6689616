"""How long a month of a busy community takes in virtual time."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from govbot_site.benchmarks.figures import Figure
from govbot_site.benchmarks.running import ROOT, DidNotRun, Running

_DAYS, _MEMBERS, _PROPOSALS, _VOTES = 30, 200, 50, 20
_LONGEST = 600
_AIM = 20


def rehearse(_: Running) -> list[Figure]:
    """A story of 30 days: 200 members, 50 proposals, 20 votes on each, played by the command."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.json"  # JSON is YAML
        file.write_text(json.dumps(story()), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        command = [sys.executable, "manage.py", "rehearse", str(file), "--format", "json"]
        done = subprocess.run(  # noqa: S603 - our own command
            command, cwd=ROOT, capture_output=True, text=True, timeout=_LONGEST, check=False
        )
        took = time.monotonic() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise DidNotRun(f"the rehearsal ended with {done.returncode}: {done.stderr[-400:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    what = f"{_DAYS} days, {_MEMBERS} members, {_PROPOSALS} proposals, {_PROPOSALS * _VOTES} votes"
    return [
        Figure(benchmark="rehearse", what=what, value=took, unit="s", aim=_AIM),
        Figure(benchmark="rehearse", what="the same, CPU", value=cpu, unit="s"),
    ]


def story() -> dict[str, Any]:
    """The same each time: a proposal about every half day, its votes in the two days after it."""
    people = [f"m{number}" for number in range(_MEMBERS)]
    hours = (_DAYS - 8) * 24 // _PROPOSALS
    steps: list[tuple[int, dict[str, Any]]] = []
    for number in range(1, _PROPOSALS + 1):
        opens = (number - 1) * hours
        author = people[number % _MEMBERS]
        steps.append((opens, {"by": author, "say": f"@govbot propose bench number {number} in the park"}))
        for place in range(_VOTES):
            voter = people[(number * 7 + place * 3) % _MEMBERS]
            word = "disagree" if place % 3 == 0 else "agree"
            steps.append((opens + 1 + place * 2, {"by": voter, "say": word, "reply_to": number}))
    steps.sort(key=lambda one: one[0])
    last = {"number": _PROPOSALS, "state": "no_quorum"}  # a tenth of all vote, and a third would have to
    return {
        "constitution": "starter:constitution",
        "start": "2026-01-05T09:00:00Z",
        "members": [{"handle": handle, "joined": "-P90D"} for handle in people],
        "steps": [
            *({"at": f"PT{hour}H" if hour else "PT0S", **step} for hour, step in steps),
            {"at": f"P{_DAYS}D", "expect": {"proposal": last}},
        ],
    }
