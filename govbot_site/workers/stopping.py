"""One stop signal for all processes of a cluster, which a killed process can neither block nor outlive."""

import os
import select


class StopSignal:
    """A pipe whose only writer is the main process.

    The queue library uses an event with a lock inside: whoever is killed while waiting for it blocks the one who
    wants to set it, for ever. Closing a pipe needs no lock, wakes all readers at once, and the kernel does it too
    when the main process is killed.
    """

    def __init__(self) -> None:
        self._reader, self._writer = os.pipe()
        self._writing = True
        self._is_set = False

    def fileno(self) -> int:
        return self._reader

    def only_listen(self) -> None:
        """To be called first in every forked process: while it keeps the writer, nobody sees the main one die."""
        if self._writing:
            self._writing = False
            os.close(self._writer)

    def set(self) -> None:
        self._is_set = True
        self.only_listen()

    def is_set(self) -> bool:
        return self.wait(0)

    def wait(self, seconds: float) -> bool:
        return self._is_set or bool(select.select([self._reader], [], [], max(0.0, seconds))[0])


stopping = StopSignal()
