"""Reminders: one private message to who asked, before a vote ends without theirs, and nothing for anybody else."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from governance.domain.actors import SCHEDULE, Actor
from governance.domain.commands import HaltCommunity, ResumeCommunity, SendReminders
from governance.models import Reminder, Vote
from governance.selectors import next_due_anywhere_at
from platforms.models import Delivery
from tests.conftest import Town
from tests.integration.rehearsing import PROPOSE, happened, rehearse, story

FRIDAYS = "@govbot propose weekly meetings on Fridays"
LONGEST_POST = 500
ASK = "@govbot remind me of #1"


def last(town: Town, handle: str) -> str:
    return town.heard(handle)[-1]


def reminders(town: Town, handle: str) -> int:
    return sum(text.startswith("You asked me to remind you") for text in town.heard(handle))


@pytest.fixture
def asked(town: Town) -> Town:
    """A vote of six days, and bruno, who wants to be reminded of it."""
    town.say("alice", FRIDAYS)
    town.say("bruno", ASK)
    return town


def test_who_asked_and_has_not_voted_is_told_once_in_private(asked: Town) -> None:
    assert "Saturday 7 March 2026, 10:00" in last(asked, "bruno")
    asked.wait(days=4, hours=23, minutes=59)
    assert reminders(asked, "bruno") == 0
    asked.wait(minutes=1)
    assert reminders(asked, "bruno") == 1
    assert "#1 ends on Sunday 8 March 2026, 10:00" in last(asked, "bruno")
    asked.wait(hours=1)
    asked.wait(days=3)
    assert (reminders(asked, "bruno"), reminders(asked, "chidi")) == (1, 0)
    assert not any("remind" in text for text in asked.heard())


def test_it_is_asked_for_in_the_thread_too_and_asking_twice_is_asking_once(town: Town) -> None:
    post = town.say("alice", FRIDAYS)
    talk = town.say("chidi", "@govbot lovely idea", reply_to=post)
    town.say("bruno", "@govbot remind me", reply_to=talk)
    town.say("bruno", "@govbot please remind me", reply_to=town.announcement(1))
    assert Reminder.objects.get().member.handle == "bruno"
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(proposal=town.proposal(), member=town.member("bruno"), asked_at=town.now)


def test_without_a_number_the_bot_asks_which_one(asked: Town) -> None:
    asked.say("chidi", "@govbot remind me")
    assert "remind me of #3" in last(asked, "chidi")
    assert Reminder.objects.count() == 1


def test_the_reminder_can_be_answered_with_a_vote(asked: Town) -> None:
    asked.wait(days=5)
    reminder = Delivery.objects.get(message__template="vote.reminder").post_id
    assert "here with its number, #1" in last(asked, "bruno")
    asked.say("bruno", "@govbot agree #1", reply_to=reminder, private=True)
    assert Vote.objects.get().member.handle == "bruno"


def test_the_help_tells_of_it_and_stays_one_post(asked: Town) -> None:
    asked.add("zoe", member=False)
    asked.say("zoe", "@govbot help")
    assert "remind me of 3" in last(asked, "zoe")
    assert len(last(asked, "zoe")) < LONGEST_POST


def test_who_has_voted_is_left_in_peace_and_who_took_it_back_is_not(asked: Town) -> None:
    asked.say("chidi", ASK)
    for handle in ("bruno", "chidi"):
        asked.say(handle, "@govbot agree 1")
    asked.say("chidi", "@govbot take back my vote on #1")
    assert Vote.objects.get(member__handle="chidi").choice == "taken_back"
    asked.wait(days=5)
    assert (reminders(asked, "bruno"), reminders(asked, "chidi")) == (0, 1)


@pytest.mark.parametrize(("back_after", "sent"), [({"days": 5, "hours": 23}, 1), ({"days": 6}, 0)])
def test_a_worker_that_was_away_sends_it_late_but_never_after_the_end(
    asked: Town, back_after: dict[str, float], sent: int
) -> None:
    asked.wait(**back_after)
    assert reminders(asked, "bruno") == sent


def test_twice_at_the_same_time_is_once(asked: Town) -> None:
    asked.now += timedelta(days=5)
    for _ in range(2):
        asked.do(SendReminders(number=1), actor=SCHEDULE)
    asked.work()
    assert reminders(asked, "bruno") == 1


def test_nothing_is_on_record_and_no_page_tells_who_asked(town: Town, client: object) -> None:
    town.say("alice", FRIDAYS)
    before = town.chain()
    town.say("bruno", ASK, private=True)
    town.wait(days=5)
    assert reminders(town, "bruno") == 1
    assert town.chain() == before
    page = client.get("/c/town/proposals/1/").content.decode()
    assert "bruno" not in page
    assert "remind" not in page


def test_who_has_left_is_not_written_to_even_if_they_come_back(asked: Town) -> None:
    asked.say("bruno", "@govbot leave")
    assert not Reminder.objects.exists()
    asked.say("bruno", "@govbot join")
    asked.wait(days=5)
    assert reminders(asked, "bruno") == 0


def test_a_withdrawn_proposal_reminds_nobody(asked: Town) -> None:
    asked.say("alice", "@govbot withdraw 1")
    asked.wait(days=5)
    assert reminders(asked, "bruno") == 0


def test_in_a_halt_it_waits_for_its_end(asked: Town, moderator: Actor) -> None:
    asked.do(HaltCommunity(reason="an exercise"), actor=moderator)
    asked.wait(days=5)
    assert reminders(asked, "bruno") == 0
    asked.do(ResumeCommunity(reason="it is over"), actor=moderator)
    asked.wait(minutes=1)
    assert reminders(asked, "bruno") == 1


def test_a_vote_that_ends_soon_one_that_is_over_and_one_that_is_not_theirs_are_refused(asked: Town) -> None:
    asked.add("zoe", member=False)
    asked.say("zoe", ASK)
    assert "Write “join”" in last(asked, "zoe")
    asked.wait(hours=1)
    asked.add("later")
    asked.say("later", ASK)
    assert "no vote on #1" in last(asked, "later")
    asked.wait(days=5)
    asked.say("chidi", ASK)
    assert "please vote now" in last(asked, "chidi")
    asked.wait(days=3)
    asked.say("chidi", ASK)
    assert "Nobody can vote on #1" in last(asked, "chidi")
    assert Reminder.objects.get().member.handle == "bruno"


def test_workers_wake_for_it(asked: Town) -> None:
    ends = asked.proposal().closes_at
    assert next_due_anywhere_at(real_now=asked.now) == ends - timedelta(days=1)
    asked.wait(days=5)
    assert next_due_anywhere_at(real_now=asked.now) == ends


@pytest.mark.django_db
def test_a_rehearsal_tells_it_at_its_own_time(tmp_path: Path) -> None:
    told = rehearse(
        story(
            tmp_path,
            PROPOSE,
            {"at": "PT1H", "by": "alice", "say": ASK},
            {"at": "PT2H", "by": "bruno", "say": ASK},
            {"at": "PT3H", "by": "bruno", "say": "@govbot agree 1"},
            {"at": "P7D"},
        )
    )
    assert told["ok"]
    said = [one for one in told["events"] if one["kind"] == "said" and "asked me to remind" in one["text"]]
    assert [(one["to"], one["visibility"], one["at"]) for one in said] == [("alice", "direct", "2026-01-10T09:00:00Z")]
    assert not any("remind" in tag for tag in happened(told, "recorded", "tag"))
