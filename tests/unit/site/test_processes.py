"""What the processes of a cluster share holds no lock that a killed one could keep."""

import math
import os
import select
import signal
import time
from collections.abc import Iterator
from multiprocessing.sharedctypes import RawValue

import pytest
from django.conf import settings

from govbot_site.workers import bell
from govbot_site.workers.channel import Deadline, TaskChannel
from govbot_site.workers.stopping import StopSignal

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture
def channel() -> Iterator[TaskChannel]:
    channel = TaskChannel()
    yield channel
    channel._reader.close()
    channel._writer.close()


def test_retry_outlasts_a_task_and_those_before_it() -> None:
    given = settings.Q_CLUSTER
    rounds = math.ceil((given["queue_limit"] + given["bulk"]) / given["workers"]) + 1
    assert given["retry"] >= given["timeout"] * rounds + 30


def test_the_stop_signal_reaches_a_process_whose_main_one_was_killed() -> None:
    stop = StopSignal()
    pid = os.fork()
    if pid == 0:
        stop.only_listen()
        os._exit(3 if stop.wait(20) else 4)
    assert not stop.is_set()
    stop.set()
    stop.set()
    assert stop.is_set()
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 3


def test_a_reader_killed_while_it_waits_takes_no_task_along(channel: TaskChannel) -> None:
    for _ in range(20):
        pid = os.fork()
        if pid == 0:
            channel.get()
            os._exit(0)
        time.sleep(0.01)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    channel.put({"func": "a", "args": ("b",)})
    assert channel.get() == {"func": "a", "args": ("b",)}


def test_readers_get_the_end_when_it_is_time_to_stop(channel: TaskChannel, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = StopSignal()
    monkeypatch.setattr("govbot_site.workers.channel.stopping", stop)
    channel.put({"func": "never run"})
    stop.set()
    channel.put({"func": "one more does not wait"})
    assert channel.get() == "STOP"


def test_a_deadline_counts_down_by_itself() -> None:
    deadline = Deadline(RawValue("d", -1.0))
    assert deadline.value == -1
    deadline.value = 100
    deadline.value += 3
    assert 100 < deadline.value <= 103
    deadline.value = 0.01
    time.sleep(0.02)
    assert deadline.value == 0
    deadline.value = -2
    assert deadline.value == -2


def test_a_ring_of_any_process_ends_the_wait_and_many_are_one() -> None:
    bell.wait(0)
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            bell.ring()
            os._exit(0)
        os.waitpid(pid, 0)
    bell.wait(60)
    assert select.select([bell._ear], [], [], 0)[0] == []


def test_nobody_waits_for_a_bell_that_nobody_hears() -> None:
    for _ in range(100_000):
        bell.ring()
    bell.wait(60)
