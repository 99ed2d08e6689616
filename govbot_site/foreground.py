"""Honcho, printing to where somebody may stop reading: a closed pipe must not keep it from ending its processes."""

import os
import sys
from typing import Any, TextIO

from honcho.command import main


class Patient:
    """What cannot be written any more is let go. Honcho says a line before it stops, and would break off there."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


if __name__ == "__main__":
    sys.stdout, sys.stderr = Patient(sys.stdout), Patient(sys.stderr)  # type: ignore[assignment]
    main()
