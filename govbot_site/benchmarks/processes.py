"""How long a start takes, and what all processes together need."""

from pathlib import Path

from govbot_site.benchmarks.figures import Figure
from govbot_site.benchmarks.running import Running
from govbot_site.benchmarks.waiting import until

_MESSAGES = 30
_MIB = 1024  # the kernel counts in KiB


def start(govbot: Running) -> list[Figure]:
    """From `manage.py start` until web and workers are ready: with nothing there, then again."""
    first = govbot.start()
    govbot.stop()
    second = govbot.start()
    govbot.stop()
    return [
        Figure(benchmark="start", what="first start, empty database", value=first, unit="s"),
        Figure(benchmark="start", what="second start", value=second, unit="s", aim=10),
    ]


def memory(govbot: Running) -> list[Figure]:
    """The proportional set size of every process: shared pages are counted once in total."""
    govbot.start()
    idle = _sizes(govbot)
    visitor = govbot.visit()
    for number in range(_MESSAGES):
        visitor.say("alice", f"@govbot {'status' if number else 'propose weekly meetings on Fridays'}")
    for path in ("/", "/c/town/", "/c/town/constitution/", "/c/town/proposals/", "/c/town/audit/", "/admin/login/"):
        visitor.get(path)
    until(lambda: "Nothing is open" in visitor.square_as("alice") or "#1" in visitor.square_as("alice"))
    used = _sizes(govbot)
    govbot.stop()
    return [
        Figure(benchmark="memory", what="processes", value=len(used), unit="processes"),
        Figure(benchmark="memory", what="all together, just started", value=sum(idle) / _MIB, unit="MiB", aim=1229),
        Figure(benchmark="memory", what="all together, in use", value=sum(used) / _MIB, unit="MiB", aim=1229),
        Figure(benchmark="memory", what="the largest process", value=max(used) / _MIB, unit="MiB"),
    ]


def _sizes(govbot: Running) -> list[int]:
    return [size for pid in govbot.alive() if (size := proportional_kib(pid))]


def proportional_kib(pid: int) -> int:
    """Nothing for a process that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
