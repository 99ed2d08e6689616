"""Words that look like an order and may be meant for somebody else, or for something else, change nothing."""

from datetime import timedelta

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import CastVote
from governance.models import Proposal, Vote
from platforms.models import InboundEvent, SandboxPost
from tests.conftest import Town


@pytest.fixture
def voting(voting: Town) -> Town:
    """Two proposals are open."""
    voting.say("alice", "@govbot propose a picnic")
    return voting


def test_a_number_in_another_proposals_thread_may_mean_something_else(voting: Town) -> None:
    asked = voting.say(
        "bruno", "@govbot which colour: option 1 or option 2? I am torn", reply_to=voting.announcement(2)
    )
    voting.say("bruno", "@govbot yes 1", reply_to=asked)
    assert Vote.objects.count() == 0


@pytest.mark.parametrize("words", ["@govbot please leave!", "@bruno @govbot leave", "@govbot @bruno please leave!"])
def test_nobody_is_taken_off_the_roll_by_talk(voting: Town, words: str) -> None:
    voting.say("chidi", words, reply_to=voting.announcement(1))
    voting.say("emi", "@govbot please leave!")
    assert {voting.member(handle).standing for handle in ("chidi", "emi")} == {"active"}
    voting.say("emi", "@govbot leave")
    assert voting.member("emi").standing == "left"


def test_what_is_said_to_somebody_is_not_a_proposal(voting: Town) -> None:
    comment = voting.say("bruno", "@govbot what shall we eat on Friday", reply_to=voting.announcement(1))
    voting.say("chidi", "@govbot I propose pizza", reply_to=comment)
    assert Proposal.objects.count() == 2


def test_thanks_for_a_private_answer_is_no_vote(voting: Town) -> None:
    voting.say("emi", "@govbot agree 1")
    voting.say("emi", "@govbot disagree 1")
    told = SandboxPost.objects.filter(account__handle="govbot", visibility="direct", mentions__handle="emi").latest(
        "pk"
    )
    voting.say("emi", "@govbot yes thanks", reply_to=told)
    assert Vote.objects.get().choice == "disagree"


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 0, 1), (2, 1, 0), (1, 2, 0), (1, 0, 2)])
def test_the_last_vote_cast_counts_in_whatever_order_they_are_read(voting: Town, order: tuple[int, ...]) -> None:
    said = [("agree", 1, "10"), ("disagree", 2, "11"), ("agree", 2, "9")]
    for turn in order:
        choice, hours, post = said[turn]
        voting.do(
            CastVote(number=1, choice=choice, cast_at=voting.now + timedelta(hours=hours), post=post),
            actor=Actor.person("chidi"), cause=f"inbound:{post}",
        )  # fmt: skip
    vote = Vote.objects.get()
    assert (vote.choice, vote.post) == ("disagree", "11")


def test_a_vote_that_nobody_could_read_keeps_the_count_waiting_until_people_have_looked(
    voting: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platforms import inbox, pipeline

    for voter in ("alice", "bruno"):
        voting.say(voter, "@govbot agree 1")
    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "understand", lambda *_a, **_k: 1 / 0)
        voting.say("chidi", "@govbot disagree 1")
        for _ in range(20):
            voting.wait(hours=1)
    lost = InboundEvent.objects.get(author="chidi")
    assert lost.state == "dead"
    voting.wait(days=6)
    assert voting.proposal(1).status == "collecting"
    assert inbox.try_again(lost.pk, now=voting.now)
    voting.wait(seconds=1)
    assert voting.proposal(1).outcome == "passed"
    assert (voting.proposal(1).agree, voting.proposal(1).disagree) == (2, 1)


def test_what_is_written_after_the_end_cannot_hold_up_the_count(voting: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from platforms import pipeline

    for voter in ("alice", "bruno"):
        voting.say(voter, "@govbot agree 1")
    voting.now += timedelta(days=6, seconds=1)
    monkeypatch.setattr(pipeline, "understand", lambda *_a, **_k: 1 / 0)
    voting.say("chidi", "@govbot hello")
    voting.wait(seconds=1)
    assert voting.proposal(1).outcome == "passed"


def test_a_member_opens_ten_at_a_time(voting: Town) -> None:
    for number in range(9):
        voting.say("alice", f"@govbot propose thing number {number}")
    assert Proposal.objects.count() == 10
    assert "Ten of your proposals are still open" in voting.heard("alice")[-1]


def test_one_late_vote_is_on_the_record_once(voting: Town) -> None:
    voting.wait(days=7)
    for _ in range(3):
        voting.say("bruno", "@govbot agree 1")
    assert voting.tags().count("vote.late") == 1


def test_who_left_and_came_back_after_the_opening_does_not_vote_on_it(voting: Town) -> None:
    for words in ("leave", "join", "agree 1"):
        voting.now += timedelta(minutes=1)
        voting.say("bruno", f"@govbot {words}")
    assert Vote.objects.count() == 0
