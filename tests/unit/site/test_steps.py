"""Steps harm no other: they may fail, hang or kill their process."""

import os
import time
from collections.abc import Callable, Iterator

import pytest

from govbot_site import schedules
from govbot_site.workers import steps, tasks

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    _forget()
    yield
    _forget()


@pytest.fixture
def replace(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put a function in the place of a step."""

    def replace(name: str, function: Callable[[], int]) -> None:
        monkeypatch.setattr(f"{__name__}.{name}", function, raising=False)
        monkeypatch.setitem(schedules.STEPS, name, f"{__name__}.{name}")

    return replace


def _forget() -> None:
    for index in range(len(steps._names)):
        steps._strikes[index] = 0
        steps._struck_at[index] = 0.0


def _in_child(function: Callable[[], object]) -> int:
    """The exit code of a forked process that runs it."""
    pid = os.fork()
    if pid == 0:
        try:
            function()
        finally:
            os._exit(7)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_a_step_answers_with_the_rows_it_handled(replace: Callable[..., None]) -> None:
    replace("intake", lambda: 3)
    assert steps.run("intake") == 3


def test_a_failing_step_is_logged_with_its_name(replace: Callable[..., None], caplog: pytest.LogCaptureFixture) -> None:
    replace("intake", lambda: 1 // 0)
    assert steps.run("intake") == 0
    assert "The step intake failed" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_failing_is_not_taking_the_worker_down(replace: Callable[..., None]) -> None:
    calls = []
    replace("intake", lambda: calls.append(1) or 1 // 0)
    for _ in range(steps.STRIKES + 2):
        steps.run("intake")
    assert len(calls) == steps.STRIKES + 2


def test_a_step_that_takes_its_process_down_is_set_aside_and_tried_again_later(
    replace: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace("intake", lambda: os._exit(9))
    assert [_in_child(lambda: steps.run("intake")) for _ in range(steps.STRIKES)] == [9] * steps.STRIKES
    replace("intake", lambda: 5)
    assert steps.run("intake") == 0
    later = time.monotonic() + steps.SET_ASIDE_SECONDS
    monkeypatch.setattr("govbot_site.workers.steps.time.monotonic", lambda: later)
    assert steps.run("intake") == 5
    assert steps.run("intake") == 5


def test_a_step_that_runs_elsewhere_is_left_to_it_by_the_loop_but_not_by_a_wake(
    replace: Callable[..., None],
) -> None:
    replace("intake", lambda: 1)
    reader, writer = os.pipe()
    ready_reader, ready_writer = os.pipe()

    def hold() -> int:
        os.close(writer)
        os.write(ready_writer, b"!")
        os.read(reader, 1)
        return 0

    pid = os.fork()
    if pid == 0:
        replace("intake", hold)
        steps.run("intake")
        os._exit(0)
    os.read(ready_reader, 1)
    assert steps.run("intake", unless_running=True) == 0
    assert steps.run("intake") == 1
    os.close(writer)
    os.waitpid(pid, 0)
    assert steps.run("intake", unless_running=True) == 1


def test_a_wake_goes_on_until_nothing_is_left_and_delivers_after_each(replace: Callable[..., None]) -> None:
    left, order = [2, 1, 0], []
    replace("intake", lambda: order.append("intake") or left.pop(0))
    replace("delivery", lambda: order.append("delivery") or 1)
    tasks.run_wake("intake")
    assert order == ["intake", "delivery", "intake", "delivery", "intake"]


def test_every_step_that_follows_another_exists() -> None:
    assert {*schedules.FOLLOWED_BY, *(after for them in schedules.FOLLOWED_BY.values() for after in them)} <= set(
        schedules.STEPS
    )


def test_every_step_is_in_one_loop() -> None:
    assert sorted(step for loop in schedules.LOOPS.values() for step in loop) == sorted(schedules.STEPS)
