"""The calendar of a community's deadlines, as a calendar program takes it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from governance.domain.actors import Actor
from governance.domain.commands import (
    CancelProposal,
    OpenProposal,
    ReleaseProposal,
    RemoveWords,
    VetoProposal,
    WithdrawProposal,
)
from governance.domain.lifecycle import State
from governance.domain.rulebook import Stage, StageKind
from governance.models import Community, Office, Proposal, StoredRulebook
from governance.pages.deadlines import _ENDS, _STOPPED, calendar_entry
from governance.selectors import deadlines as selecting
from governance.selectors.deadlines import Deadline
from tests.conftest import START, Town
from tests.integration.deciding import propose, vote
from tests.integration.looking import get
from tests.stages import BALLOT, PETITION, TALK, MakeTown

WHERE = "/c/town/deadlines.ics"
PAGE = "https://govbot.example/c/town/proposals/1/"
MADE = OpenProposal(title="Something useful", body="", bot="govbot")
REASON = "The host needs more time to check this."


@pytest.fixture
def at(monkeypatch):
    """The web sees a town's own clock."""

    def see(town: Town) -> Town:
        monkeypatch.setattr(timezone, "now", lambda: town.now)
        return town

    return see


def events(client, where=WHERE):
    return Calendar.from_ical(get(client, where)).walk("VEVENT")


def told(client):
    """Each entry's title and instant."""
    return [(str(event["summary"]), event.decoded("dtstart")) for event in events(client)]


def test_a_vote_its_grace_time_and_a_veto(town: Town, client, moderator, at) -> None:
    at(town)
    propose(town)
    assert told(client) == [("#1 Something useful, the 1th: voting ends", town.proposal().closes_at)]
    (event,), was = events(client), get(client, WHERE)
    assert (str(event["url"]), str(event["status"]), str(event["transp"])) == (PAGE, "CONFIRMED", "TRANSPARENT")
    assert PAGE in event["description"]
    assert event.decoded("dtstamp") == event.decoded("last-modified") == town.now
    assert not event.walk("VALARM")
    town.now += timedelta(hours=1)
    vote(town, 1)
    assert get(client, WHERE) == was
    town.wait(days=6)
    assert told(client) == [("#1 Something useful, the 1th: takes effect", town.proposal().grace_ends_at)]
    (before,) = events(client)
    town.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    (after,) = events(client)
    assert (after["uid"], str(after["status"])) == (before["uid"], "CANCELLED")
    town.wait(days=1)
    assert told(client) == []


def test_stage_by_stage_and_a_vote_that_is_extended(town_of: MakeTown, client, at) -> None:
    rule = {"quorum": {"count": 3}, "extension": {"by": "P2D", "when": ["no_quorum"]}}
    town = at(town_of(PETITION, TALK, BALLOT | rule))
    town.say("alice", "@govbot propose a detour")
    assert told(client) == [("#1 A detour: last moment to sign", START + timedelta(days=10))]
    for handle in ("alice", "bruno"):
        town.say(handle, "@govbot sign #1")
    assert told(client) == [("#1 A detour: discussion ends", START + timedelta(days=3))]
    town.wait(days=3)
    (before,) = events(client)
    assert before.decoded("dtstart") == START + timedelta(days=9)
    town.wait(days=6)
    (after,) = events(client)
    assert (str(after["summary"]), after.decoded("dtstart")) == ("#1 A detour: voting ends", START + timedelta(days=11))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("last-modified") == START + timedelta(days=9)


HOSTILE = "a;b,c\\n\nEND:VEVENT\r\nBEGIN:VALARM\u2028 \u202egnp.exe \x01\x07" + "ü😀" * 60


def test_members_words_cannot_leave_their_line(town: Town, client, at) -> None:
    propose(at(town))
    Proposal.objects.update(title=HOSTILE)
    Community.objects.update(name="Town; a, b\u2028c")
    (event,) = events(client)
    assert str(event["summary"]) == f"#1 A;b,c\\n END:VEVENT BEGIN:VALARM gnp.exe {'ü😀' * 60}: voting ends"
    answer = client.get(WHERE)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    lines = answer.content.decode().split("\r\n")
    assert "BEGIN:VALARM" not in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert f"DTSTART:{town.proposal().closes_at:%Y%m%dT%H%M%SZ}" in lines
    assert "X-WR-CALNAME:Town\\; a\\, b c: deadlines" in lines
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"} <= set(lines)


def test_what_was_stopped_is_cancelled_and_its_entry_is_newer(town: Town, client, moderator, at) -> None:
    at(town)
    town.say("alice", "@govbot propose a picnic where the neighbour beats his dog")
    propose(town)
    first, second = events(client)
    town.now += timedelta(hours=1)
    town.do(CancelProposal(number=1, reason=REASON), actor=moderator)
    town.do(WithdrawProposal(number=2, said_at=town.now), actor=Actor.person("alice"))
    cancelled, withdrawn = events(client)
    assert [one["uid"] for one in (cancelled, withdrawn)] == [one["uid"] for one in (first, second)]
    assert {str(one["status"]) for one in (cancelled, withdrawn)} == {"CANCELLED"}
    assert cancelled["sequence"] > first["sequence"]
    assert withdrawn.decoded("last-modified") == town.now
    assert str(withdrawn["summary"]) == "#2 Something useful, the 2th: withdrawn"
    town.do(RemoveWords(number=1, reason="It accuses somebody who is not here."), actor=moderator)
    assert "neighbour" not in get(client, WHERE)
    assert events(client)[0]["sequence"] > cancelled["sequence"]
    town.wait(days=7)
    assert told(client) == []


def test_nothing_is_told_of_what_nobody_may_see_and_then_its_neutral_title(town: Town, client, moderator, at) -> None:
    at(town)
    town.propose("chidi", "@govbot propose we ban bruno for lying about cake")
    assert told(client) == []
    town.do(ReleaseProposal(number=1, reason="It is a fair question.", title="a ban of one member"), actor=moderator)
    assert told(client) == [("#1 A ban of one member: voting opens", town.proposal().opens_at)]
    (opens,) = events(client)
    town.wait(days=1)
    (ends,) = events(client)
    assert str(ends["summary"]) == "#1 A ban of one member: voting ends"
    assert ends["uid"] != opens["uid"]
    for words in ("lying", "bruno", "chidi"):
        assert words not in get(client, WHERE)


def test_terms_end_without_names_and_readings_can_be_contested_for_a_time(town: Town, client, at) -> None:
    until = START + timedelta(days=90)
    for handle in ("bruno", "dana"):
        Office.objects.create(
            community=at(town).community, member=town.member(handle), role="board", granted_at=START, ends_at=until,
            cause="test",
        )  # fmt: skip
    StoredRulebook.objects.update(provisional_until=START + timedelta(days=7))
    assert told(client) == [
        ("Last moment to contest how the bot reads the constitution", START + timedelta(days=7)),
        ("A term in the role “board” ends", until),
    ]
    assert str(events(client)[0]["url"]) == "https://govbot.example/c/town/constitution/#the_rules"
    assert "bruno" not in get(client, WHERE)


def test_who_has_it_already_is_told_so_and_it_ends_somewhere(
    town: Town, client, monkeypatch, django_assert_num_queries, at
) -> None:
    for number in (1, 2, 3):
        at(town).do(replace(MADE, title=f"Item {number}"), actor=Actor.person("alice"), cause=f"proposal-{number}")
    answer = client.get(WHERE)
    assert "no-cache" in answer["Cache-Control"]
    assert client.get(WHERE, headers={"if-none-match": answer["ETag"]}).status_code == 304
    with django_assert_num_queries(6):
        assert len(events(client)) == 3
    monkeypatch.setattr("governance.calendars._MOST", 2)
    assert len(events(client)) == 2
    Community.objects.update(rest="closed", rests_since=town.now)
    assert events(client) == []
    Community.objects.update(rest="acting", rests_since=None)
    for method, where, status in (("post", WHERE, 405), ("get", "/c/nowhere/deadlines.ics", 404), ("head", WHERE, 200)):
        assert getattr(client, method)(where).status_code == status
    for where in ("/c/town/", "/c/town/proposals/"):
        assert f'<a href="{WHERE}">calendar that you can subscribe to</a>' in get(client, where)


def test_one_community_tells_nothing_of_another(town: Town, make_town, client, at) -> None:
    at(town).do(MADE, actor=Actor.person("alice"), cause="proposal-1")
    elsewhere = make_town("harbour", members=("alice",))
    assert events(client, "/c/harbour/deadlines.ics") == []
    elsewhere.do(MADE, actor=Actor.person("alice"), cause="proposal-1")
    assert events(client, "/c/harbour/deadlines.ics")[0]["uid"] != events(client)[0]["uid"]


def test_every_kind_of_stage_and_of_stopping_has_its_words() -> None:
    assert set(_ENDS) >= set(StageKind) - {StageKind.GRACE, StageKind.EXECUTION}
    assert set(_STOPPED) == set(selecting._STOPPED)
    at = datetime(2026, 3, 2, tzinfo=UTC)
    proposal = Proposal(number=3, title="weekly meetings")
    common = {"key": "k", "at": at, "revision": 1, "changed_at": at, "proposal": proposal}
    objecting = Stage(kind="ballot", method="lazy_consensus")
    entry = calendar_entry(Deadline(kind="ends", stage=objecting, **common), slug="town", founding="f")
    assert entry.title == "#3 Weekly meetings: last moment to object"
    nominating = Deadline(kind="ends", stage=Stage(kind="election", method="stv"), nominating=True, **common)
    assert calendar_entry(nominating, slug="town", founding="f").title == "#3 Weekly meetings: nominations end"
    held = Deadline(kind="ends", stage=objecting, stopped=State.HELD, **common)
    assert calendar_entry(held, slug="town", founding="f").cancelled
