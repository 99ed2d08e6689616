"""What a dead process of this machine held is free at once; what others hold lapses by itself."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from govbot_site.workers import owners
from platforms import leases
from tests.functional.worker_trial import until

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TTL = timedelta(seconds=4)
NAME = "from govbot_site.workers.owners import owner; print(owner(), flush=True)"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


def test_a_process_is_told_from_another_that_has_its_number() -> None:
    own = owners.owner()
    assert own.startswith(owners.ours())
    assert not owners.is_dead(own)
    head, _, rest = own.removeprefix(owners.ours()).partition(":")
    assert owners.is_dead(f"{owners.ours()}{head.partition('.')[0]}.1:{rest}")


@pytest.mark.parametrize("odd", ["", "somebody", ":::", f"{'x' * 100}"])
def test_what_is_no_name_of_ours_is_not_called_dead(odd: str) -> None:
    assert not owners.is_dead(odd)


@pytest.mark.django_db
def test_the_leases_of_the_dead_are_taken_over_and_no_others() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup(); {NAME}; input()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    others = f"elsewhere:{owners.ours().partition(':')[2]}1.1:abc"
    held = {"child": child.stdout.readline().strip(), "own": owners.owner(), "others": others}
    for name, owner in held.items():
        assert leases.acquire(name, owner=owner, now=NOW, ttl=TTL)

    owners.take_over_from_the_dead(now=NOW)
    assert leases.held(held, now=NOW) == set(held)

    child.kill()
    # It has ended, though nobody has asked how: what a killed worker is until its supervisor looks.
    until(lambda: owners.is_dead(held["child"]))
    owners.take_over_from_the_dead(now=NOW)
    assert leases.held(held, now=NOW) == {"own", "others"}
    taken = leases.acquire("child", owner=owners.owner(), now=NOW, ttl=TTL)
    assert taken is not None
    assert taken.epoch == 2
    child.communicate()
