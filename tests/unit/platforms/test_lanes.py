"""A job that hangs keeps no other waiting, and none is done twice at the same time."""

import sys
import threading
from collections.abc import Iterator

import pytest

from platforms.lanes import Job, Lanes

LONG = 20.0


@pytest.fixture
def hangs() -> Iterator[threading.Event]:
    """Jobs that wait for it hang until the test is over."""
    over = threading.Event()
    yield over
    over.set()


def job(key: str, act: object, server: str = "") -> Job:
    return Job(key=key, server=server or key, act=act)


def test_all_are_done_and_their_rows_are_counted() -> None:
    assert Lanes().run([job("a", lambda: 2), job("b", lambda: 3)], patience=LONG) == 5


def test_what_hangs_is_left_behind_and_not_begun_again(hangs: threading.Event) -> None:
    begun: list[str] = []

    def hanging() -> int:
        begun.append("hanging")
        hangs.wait(LONG)
        return 1

    lanes = Lanes()
    jobs = [job("slow", hanging), job("quick", lambda: 1)]
    assert lanes.run(jobs, patience=0.2) == 1
    assert lanes.run(jobs, patience=0.2) == 1
    assert begun == ["hanging"]


def test_a_call_that_finds_its_only_job_busy_does_not_wait_for_it(hangs: threading.Event) -> None:
    lanes = Lanes()
    assert lanes.run([job("slow", lambda: hangs.wait(LONG) and 1)], patience=0.05) == 0
    returned = threading.Event()
    threading.Thread(target=lambda: (lanes.run([job("slow", lambda: 1)], patience=LONG), returned.set())).start()
    assert returned.wait(LONG / 2)


def test_a_server_that_hangs_takes_few_lanes_however_many_communities_it_has(hangs: threading.Event) -> None:
    lanes = Lanes(most=8, most_of_a_server=2)
    hung = [job(f"hung {number}", lambda: hangs.wait(LONG) and 1, server="hung") for number in range(100)]
    assert lanes.run([*hung, job("well", lambda: 1)], patience=0.5) == 1


def test_more_jobs_than_lanes_are_done_one_after_the_other() -> None:
    jobs = [job(f"{number}", lambda: 1, server="one") for number in range(50)]
    assert Lanes(most=3, most_of_a_server=2).run(jobs, patience=LONG) == 50


def test_one_that_breaks_is_logged_and_can_be_done_again(caplog: pytest.LogCaptureFixture) -> None:
    lanes = Lanes()
    assert lanes.run([job("a", lambda: 1 // 0), job("b", lambda: 1)], patience=LONG) == 1
    assert "Work for a failed" in caplog.text
    assert lanes.run([job("a", lambda: 1)], patience=LONG) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("how", ["its thread is ended", "no thread can begin"])
def test_whatever_ends_a_job_leaves_its_lane_free(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    def no_thread(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    lanes = Lanes()
    with monkeypatch.context() as patched:
        if how == "no thread can begin":
            patched.setattr(threading.Thread, "start", no_thread)
        assert lanes.run([job("a", sys.exit)], patience=LONG) == 0
    for thread in threading.enumerate():  # a lane is free before its thread has said how it ended
        if thread.name == "lane-a":
            thread.join(LONG)
    assert lanes.run([job("a", lambda: 1)], patience=LONG) == 1
