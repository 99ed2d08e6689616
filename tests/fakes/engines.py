"""Engines for model files that a test has started end with it."""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from reasoning.models import starting

HAS_ENGINE: Final = importlib.util.find_spec("xllamacpp") is not None


@contextmanager
def ended() -> Iterator[None]:
    """Within this, engines may be started; afterwards none is left."""
    try:
        yield
    finally:
        for process in starting._started:
            process.kill()
            process.wait()
        starting._started.clear()
