"""What the stories need beside the town."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def trouble() -> Iterator[list[logging.LogRecord]]:
    """What a worker could not do and only logged."""
    records: list[logging.LogRecord] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    keep = Keep(level=logging.ERROR)
    logging.getLogger("governance").addHandler(keep)
    yield records
    logging.getLogger("governance").removeHandler(keep)
