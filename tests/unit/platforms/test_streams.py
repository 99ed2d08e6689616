"""A stream says that it is over, whatever ended it."""

import queue
import sys
from collections.abc import Callable

import pytest

from platforms.listening.streams import Report, Stream
from platforms.ports import PlatformError


def gone() -> None:
    raise PlatformError("no answer", retryable=True, code="unreachable", alone=False)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize(
    ("ends", "code"), [(lambda: None, ""), (gone, "unreachable"), (lambda: 1 // 0, "failed"), (sys.exit, "failed")]
)
def test_every_end_is_reported_once(ends: Callable[[], object], code: str) -> None:
    reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
    stream = Stream(1, lambda **_: ends(), reports.put)
    assert reports.get(timeout=20).code == code
    stream.join(20)
    assert reports.empty()
