"""A process that loses its parent ends, instead of working on beside the restarted cluster."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
SEEN = _libc is not None


def die_with_parent(signum: signal.Signals) -> None:
    """On Linux the kernel sends the signal; elsewhere the closed stop pipe ends idle processes."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(signum), 0, 0, 0)
