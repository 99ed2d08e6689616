"""The time as it goes on while a batch is worked through: each row is claimed at its own moment."""

import time
from datetime import datetime, timedelta


class Ongoing:
    """Counts on from the moment at which the entry point read the clock."""

    def __init__(self, began_at: datetime) -> None:
        self._began_at = began_at
        self._ticks = time.monotonic()

    def now(self) -> datetime:
        """What the clock shows by now."""
        return self._began_at + timedelta(seconds=time.monotonic() - self._ticks)
