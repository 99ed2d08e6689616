"""A bell inside one cluster: whoever puts a trigger in wakes the process that takes it out.

It is no more than a wish to look at once. That process looks at the table now and then all the same, for what other
clusters and the web put there.
"""

import contextlib
import os
import select

# Made before the workers are forked, hence shared by them. Whoever is killed takes no lock along.
_ear, _rope = os.pipe()
os.set_blocking(_ear, False)
os.set_blocking(_rope, False)


def ring() -> None:
    """Where nobody listens the pipe is full some day, and that harms nobody."""
    with contextlib.suppress(BlockingIOError):
        os.write(_rope, b"!")


def wait(seconds: float) -> None:
    """Until it rings, or so long; however often it rang, that is one look."""
    select.select([_ear], [], [], seconds)
    with contextlib.suppress(BlockingIOError):
        os.read(_ear, 65_536)
