"""Who holds a lease: one process of one machine, so that its death is seen at once, not when the lease lapses."""

import os
import socket
import uuid
from datetime import datetime
from functools import cache
from pathlib import Path

from platforms import leases

HOST = socket.gethostname()[:40]
_STATE, _STARTED_AT = 0, 19  # among the fields of /proc/PID/stat that follow the name


def owner() -> str:
    """A new name for one holding by this process."""
    return f"{HOST}:{_machine()}:{os.getpid()}.{_process(os.getpid())}:{uuid.uuid4().hex[:12]}"


def ours() -> str:
    """How the names begin of all owners whose life can be told from here; empty where it cannot."""
    return f"{HOST}:{_machine()}:" if _machine() else ""


def is_dead(name: str) -> bool:
    """Whether the owner, one of `ours`, is a process that has ended: killed, say, without giving anything back."""
    pid, _, began = name.removeprefix(ours()).partition(":")[0].partition(".")
    return pid.isdecimal() and _process(int(pid)) != began


def take_over_from_the_dead(*, now: datetime) -> None:
    """Free what processes of this machine hold that have ended; those of others lapse by themselves."""
    beginning = ours()
    for name in leases.owners(beginning, now=now) if beginning else ():
        if is_dead(name):
            leases.take_from(name, now=now)


@cache
def _machine() -> str:
    """The running system and its process numbers: containers may share a host's name, but not this."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii")[:8]
        return f"{boot}-{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return ""


def _process(pid: int) -> str:
    """When it began, for numbers are used again; empty if it has ended."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if told[_STATE] in "ZX" else told[_STARTED_AT]
