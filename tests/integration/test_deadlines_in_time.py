"""Workers look again when something falls due, not at the next full second or minute."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.domain.actors import HOST
from governance.domain.commands import MoveClock
from governance.selectors import next_due_anywhere_at
from governance.tasks import seconds_to_next_due
from platforms.tasks import intake_at
from platforms.wake import _bell, connect
from tests.conftest import Town

FRIDAYS = "@govbot propose weekly meetings on Fridays"


def test_nothing_to_come_is_no_time_at_all(town: Town) -> None:
    assert next_due_anywhere_at(real_now=town.now) is None
    assert seconds_to_next_due() is None


def test_the_next_deadline_of_all_communities_on_the_real_clock(make_town: Callable[..., Town]) -> None:
    first, second = make_town(), make_town("other")
    first.say("alice", FRIDAYS)
    second.say("alice", FRIDAYS)
    ends = first.proposal().closes_at
    assert next_due_anywhere_at(real_now=first.now) == ends
    second.do(MoveClock(seconds=3600), actor=HOST)
    assert next_due_anywhere_at(real_now=first.now) == ends - timedelta(hours=1)
    assert next_due_anywhere_at(real_now=ends - timedelta(hours=1)) == ends
    assert next_due_anywhere_at(real_now=ends) is None


@pytest.fixture
def rung() -> list[str]:
    heard: list[str] = []
    before = list(_bell)
    connect(heard.append)
    yield heard
    _bell[:] = before


def test_a_sweep_that_completes_an_ended_vote_wakes_the_deadlines(town: Town, rung: list[str]) -> None:
    town.say("alice", FRIDAYS)
    intake_at(town.now)
    assert "deadlines" not in rung
    intake_at(town.proposal().closes_at)
    assert "deadlines" in rung
