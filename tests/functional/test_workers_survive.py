"""Background work goes on whatever is killed, and ends when it is told to."""

import json
import os
import random
import shutil
import signal
import socket
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.functional.worker_trial import Trial, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")

GIVEN = os.environ.get("DATABASE_URL", "")
ON_POSTGRES = GIVEN.startswith(("postgres:", "postgresql:", "pgsql:"))
HELPERS = 8  # seven workers and the process that reads the queue


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated database to copy: making one takes longer than most trials."""
    if ON_POSTGRES:
        name = f"trial_{uuid.uuid4().hex[:12]}"
        _on_server("CREATE DATABASE {}", name)
        url = _sibling(name)
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('migrated') / 'template.sqlite3'}"
    made = Trial(tmp_path_factory.mktemp("migrate"), url).manage("migrate", "--verbosity", "0")
    assert made.returncode == 0, made.stderr
    yield url
    if ON_POSTGRES:
        _on_server("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def trial(migrated: str, tmp_path: Path) -> Iterator[Trial]:
    if ON_POSTGRES:
        name = f"trial_{uuid.uuid4().hex[:12]}"
        _on_server("CREATE DATABASE {} TEMPLATE {}", name, migrated.rsplit("/", 1)[1])
        url = _sibling(name)
    else:
        shutil.copy(migrated.removeprefix("sqlite:///"), tmp_path / "trial.sqlite3")
        url = f"sqlite:///{tmp_path / 'trial.sqlite3'}"
    running = Trial(tmp_path, url)
    yield running
    running.end()
    if ON_POSTGRES:
        _on_server("DROP DATABASE {} WITH (FORCE)", name)


def _on_server(statement: str, *names: str) -> None:
    url = GIVEN.replace("pgsql:", "postgresql:")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]


def _sibling(name: str) -> str:
    return f"{GIVEN.partition('?')[0].rsplit('/', 1)[0]}/{name}"


@pytest.fixture
def work(trial: Trial) -> Trial:
    trial.start()
    trial.wait_for_rounds()
    until(lambda: len(trial.children(trial.supervisor)) == HELPERS)
    return trial


TAKE_DELIVERYS_LEASE = (
    "from datetime import timedelta; from django.utils import timezone; from platforms.models import Lease;"
    "Lease.objects.filter(name='loop-delivery').update(owner='test', expires_at=timezone.now() + timedelta(hours=1))"
)


def test_a_wake_runs_the_step_and_what_follows_it(work: Trial) -> None:
    until(lambda: work.times("delivery ends"))
    taken = work.manage("shell", "--no-imports", "-c", TAKE_DELIVERYS_LEASE)
    assert taken.returncode == 0, taken.stderr
    work.wait_for_rounds(3)
    before = work.times("delivery starts")
    work.wait_for_rounds(2)
    assert work.times("delivery starts") == before, "its own loop would run it"
    work.add_row("intake")
    work.wake("intake")
    until(lambda: work.times("intake handled") == 1)
    until(lambda: work.times("delivery ends") > before)


def test_death_of_idle_processes_does_not_stop_the_work(work: Trial) -> None:
    for _ in range(12):
        work.kill(random.choice(work.children(work.supervisor)))
        until(lambda: len(work.children(work.supervisor)) == HELPERS)
    work.add_row("intake")
    work.wake("intake")
    until(lambda: work.times("intake handled") == 1)
    work.wait_for_rounds(2)


def test_sigterm_to_one_worker_is_not_for_it(work: Trial) -> None:
    before = work.children(work.supervisor)
    for pid in before:
        work.kill(pid, signal.SIGTERM)
    work.wait_for_rounds(2)
    assert work.children(work.supervisor) == before


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_time_when_only_the_loop_runs(work: Trial, signum: signal.Signals) -> None:
    os.killpg(work.main, signum)
    assert work.process is not None
    assert work.process.wait(10) == 0
    assert work.alive() == []
    assert work.said() == ""


def test_a_group_wide_stop_lets_a_short_task_end(work: Trial) -> None:
    work.behave("deadlines", "sleep 1")
    work.wait_for_rounds()
    until(lambda: work.times("deadlines starts") > work.times("deadlines ends"))
    os.killpg(work.main, signal.SIGTERM)
    assert work.process is not None
    assert work.process.wait(10) == 0
    assert work.times("deadlines starts") == work.times("deadlines ends")
    assert work.alive() == []


def test_a_long_task_does_not_hold_up_the_stop(work: Trial) -> None:
    work.behave("intake", "sleep 50")
    until(lambda: work.times("intake starts") > work.times("intake ends"))
    started_at = time.monotonic()
    os.killpg(work.main, signal.SIGTERM)
    assert work.process is not None
    assert work.process.wait(20) == 0
    assert time.monotonic() - started_at < 20
    assert work.alive() == []


def test_killing_the_main_process_leaves_no_orphans(work: Trial) -> None:
    work.behave("intake", "sleep 50")
    until(lambda: work.times("intake starts") > work.times("intake ends"))
    work.kill(work.main)
    assert work.process is not None
    work.process.wait(10)
    until(lambda: not work.alive(), seconds=10)


def test_a_killed_supervisor_is_replaced_with_all_its_workers(work: Trial) -> None:
    before = {work.supervisor, *work.children(work.supervisor)}
    work.kill(work.supervisor)
    until(lambda: len(work.children(work.main)) == 1 and work.supervisor not in before)
    until(lambda: len(work.children(work.supervisor)) == HELPERS)
    assert before.isdisjoint(work.alive())
    work.wait_for_rounds(2)
    work.add_row("intake")
    work.wake("intake")
    until(lambda: work.times("intake handled") == 1)


def test_a_supervisor_that_dies_again_and_again_is_a_failure(work: Trial) -> None:
    process = work.process
    assert process is not None

    def has_ended() -> bool:
        for pid in work.children(work.main):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return process.poll() is not None

    until(has_ended)
    assert process.returncode == 1
    until(lambda: not work.alive(), seconds=10)
    assert "Traceback" not in work.said()


def test_the_loop_is_revived_after_its_worker_was_killed(work: Trial) -> None:
    looping = next(pid for pid, said in reversed(work.log()) if said == "deadlines ends")
    work.kill(looping)
    killed_at = time.monotonic()
    until(lambda: any(pid != looping and said == "deadlines ends" for pid, said in work.log()))
    assert time.monotonic() - killed_at < 20
    work.wait_for_rounds(2)


def test_a_step_that_kills_its_worker_is_given_up_and_harms_no_other(work: Trial) -> None:
    work.behave("intake", "die")
    before = work.times("intake ends")
    until(lambda: work.times("intake starts") - before >= 3)
    deliveries = work.times("delivery ends")
    work.wait_for_rounds(3)
    until(lambda: work.times("delivery ends") > deliveries)
    work.wake("intake")
    work.wait_for_rounds(2)
    assert work.times("intake starts") - before == 3
    assert "took its worker down 2 times in a row" in work.said()


def test_a_step_that_fails_is_logged_and_the_loop_goes_on(work: Trial) -> None:
    work.behave("intake", "raise")
    deliveries = work.times("delivery ends")
    until(lambda: work.times("delivery ends") >= deliveries + 3)
    assert "The step intake failed" in work.said()
    assert "RuntimeError: as told" in work.said()


def test_a_long_step_is_not_run_twice_and_does_not_delay_the_others(work: Trial) -> None:
    work.behave("intake", "sleep 50")
    work.wake("intake")
    until(lambda: work.times("intake starts") > work.times("intake ends"))
    running = work.times("intake starts")
    work.wait_for_rounds(2)
    assert work.times("intake starts") == running


def test_a_model_that_never_answers_takes_no_worker_from_the_others(work: Trial) -> None:
    work.behave("reasoning", "sleep 50")
    until(lambda: work.times("reasoning starts") > work.times("reasoning ends"))
    begun = work.times("reasoning starts")
    for _ in range(3):
        work.wake("reasoning")
    work.wait_for_rounds(3)
    work.add_row("intake")
    work.wake("intake")
    until(lambda: work.times("intake handled") == 1)
    work.wait_for_rounds(2)
    assert work.times("reasoning starts") == begun


def test_without_migrations_it_says_so(tmp_path: Path) -> None:
    refused = Trial(tmp_path, f"sqlite:///{tmp_path / 'empty.sqlite3'}").manage("work")
    assert refused.returncode == 2
    assert refused.stderr.startswith("CommandError: The database lacks migrations")
    assert len(refused.stderr.splitlines()) == 1


def test_start_refuses_a_taken_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = Trial(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}", PORT=port).manage("start")
    assert refused.returncode == 2
    assert f"Port {port} is taken" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_start_says_which_database_it_cannot_reach_without_the_password(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"postgres://govbot:not-to-be-shown@127.0.0.1:{port}/town"
    refused = Trial(tmp_path, url, PORT=_free_port()).manage("start")
    assert refused.returncode == 2
    assert f"The database 127.0.0.1:{port}/town cannot be reached; check DATABASE_URL" in refused.stderr
    assert "not-to-be-shown" not in refused.stdout + refused.stderr
    assert "Traceback" not in refused.stderr


def test_start_gets_ready_stops_and_starts_again(trial: Trial) -> None:
    trial.environment["PORT"] = _free_port()
    for _ in range(2):
        trial.output.write_text("")
        trial.start("start")
        until(lambda: f"Govbot is ready: http://127.0.0.1:{trial.environment['PORT']}/" in trial.said())
        with urllib.request.urlopen(f"http://127.0.0.1:{trial.environment['PORT']}/readyz", timeout=20) as page:
            assert json.load(page)["ready"]
        trial.kill(trial.main, signal.SIGINT)
        assert trial.process is not None
        assert trial.process.wait(15) == 130
        until(lambda: not trial.alive(), seconds=10)
        assert "Traceback" not in trial.said()
        assert "SIGKILL" not in trial.said()


def _free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])
