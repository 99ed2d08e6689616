"""The whole way of a mention, inline: proposal, votes, deadline, result, grace, in force."""

from datetime import timedelta

import pytest

from governance.domain.audit import first_break
from governance.models import ElectorateEntry, Policy, Vote, VoteChange
from tests.conftest import Town

FRIDAYS = "@govbot propose weekly meetings on Fridays"


def test_a_standard_proposal_from_mention_to_decision_in_force(town: Town) -> None:
    town.say("alice", FRIDAYS)
    opened = town.heard()[-1]
    assert "#1 is open: Weekly meetings on Fridays" in opened
    assert "Sunday 8 March 2026, 10:00 (Europe/Berlin)" in opened
    assert "at least 2 of the 5 people who may vote" in opened
    assert "Section 3." in opened
    for voter, word in (("alice", "agree"), ("bruno", "agree"), ("chidi", "disagree")):
        post = town.say(voter, f"@govbot {word}", reply_to=town.announcement(1))
        assert post.favourites.filter(handle="govbot").exists()
    town.say("bruno", "@govbot abstain 1")
    assert "now “abstain”. It replaces “agree”" in town.heard("bruno")[-1]
    town.wait(days=6)
    assert town.proposal().status == "decided"
    assert (town.proposal().agree, town.proposal().disagree, town.proposal().abstain) == (1, 1, 1)
    assert "#1 has not passed" in town.heard()[-1]
    assert first_break(town.chain())[0] is None
    assert town.unsaid() == 0


def test_what_passes_waits_out_its_grace_period_and_is_then_in_force(town: Town) -> None:
    town.say("alice", FRIDAYS)
    for voter in ("alice", "bruno", "chidi"):
        town.say(voter, "@govbot agree", reply_to=town.announcement(1))
    town.wait(days=5, hours=23, minutes=59)
    assert town.proposal().status == "open"
    town.wait(minutes=1)
    assert town.proposal().status == "grace"
    assert "3 agree, 0 disagree, 0 abstain" in town.heard()[-1]
    assert Policy.objects.count() == 0
    town.wait(days=1)
    assert town.proposal().status == "executed"
    assert Policy.objects.count() == 1
    assert town.tags()[-4:] == [
        "proposal.closed", "proposal.passed", "proposal.grace_ended", "proposal.executed",
    ]  # fmt: skip
    assert len(town.heard()) == 3
    assert first_break(town.chain())[0] is None


def test_a_late_worker_changes_no_outcome(town: Town) -> None:
    town.say("alice", FRIDAYS)
    for voter in ("alice", "bruno"):
        town.say(voter, "@govbot yes", reply_to=town.announcement(1))
    town.now += timedelta(days=30)
    town.say("chidi", "@govbot no", reply_to=town.announcement(1))
    town.work()
    proposal = town.proposal()
    assert (proposal.outcome, proposal.agree, proposal.disagree) == ("passed", 2, 0)
    assert "came after the end" in town.heard("chidi")[-1]
    assert "vote.late" in town.tags()
    # The grace period is counted from the decision, so nobody loses it to a worker's holiday.
    assert proposal.status == "grace"


def test_too_few_votes_decide_nothing(town: Town) -> None:
    town.say("alice", FRIDAYS)
    town.say("alice", "@govbot agree", reply_to=town.announcement(1))
    town.wait(days=6)
    assert town.proposal().outcome == "no_quorum"
    assert "1 of 5 voted; 2 were needed" in town.heard()[-1]


def test_somebody_not_on_the_roll_is_told_how_to_get_there(town: Town) -> None:
    town.add("zoe", member=False)
    town.say("alice", FRIDAYS)
    town.say("zoe", "@govbot agree", reply_to=town.announcement(1))
    assert Vote.objects.count() == 0
    answer = town.heard("zoe")[-1]
    assert "not counted" in answer
    assert "join" in answer
    town.say("zoe", "@govbot join")
    assert "Welcome" in town.heard("zoe")[-1]
    town.say("zoe", "@govbot agree 1")
    assert "only those who were members when voting opened" in town.heard("zoe")[-1]
    assert Vote.objects.count() == 0


def test_talk_is_kept_for_the_page_and_never_a_vote(town: Town) -> None:
    town.say("alice", FRIDAYS)
    comment = town.say("bruno", "@govbot Fridays are hard for me, what about Thursdays", reply_to=town.announcement(1))
    town.say("chidi", "@govbot agree", reply_to=comment)
    assert Vote.objects.count() == 0
    assert [c.handle for c in town.proposal().comments.all()] == ["bruno", "chidi"]
    assert "Did you want to vote?" in town.heard("chidi")[-1]


@pytest.mark.parametrize(
    "words",
    [
        "I do not agree",
        "I agree with the person who voted no",
        "“agree”, said the bot",
        "agree?",
        "yes if we also do Thursdays",
        "maria says yes",
        "I would agree, but no",
    ],
)
def test_what_is_not_clearly_a_vote_is_none(town: Town, words: str) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", f"@govbot {words}", reply_to=town.announcement(1))
    assert Vote.objects.count() == 0


def test_every_change_of_a_vote_is_kept(town: Town) -> None:
    town.say("alice", FRIDAYS)
    for word in ("agree", "disagree", "disagree", "abstain"):
        town.say("bruno", f"@govbot {word}", reply_to=town.announcement(1))
    assert Vote.objects.get().choice == "abstain"
    assert list(VoteChange.objects.values_list("replaces", "choice")) == [
        ("", "agree"), ("agree", "disagree"), ("disagree", "abstain"),
    ]  # fmt: skip


def test_a_newcomer_waits_and_is_told_from_when(town: Town) -> None:
    town.wait(days=20)
    town.add("zoe")
    town.say("zoe", FRIDAYS)
    assert "You can propose from Sunday 29 March 2026, 11:00 (Europe/Berlin)" in town.heard("zoe")[-1]
    town.say("alice", FRIDAYS)
    assert not ElectorateEntry.objects.filter(member__handle="zoe").exists()
    town.wait(days=7)
    town.say("zoe", FRIDAYS)
    assert town.proposal(2).author.handle == "zoe"


def test_an_urgent_proposal_runs_by_its_own_rule(town: Town) -> None:
    town.say("alice", "@govbot propose urgent: move tomorrow's picnic, there will be a storm")
    assert town.proposal().process_key == "urgent-proposal"
    assert town.proposal().closes_at - town.proposal().opens_at == timedelta(days=2)
    assert "two thirds" in town.heard()[-1]


def test_a_loose_proposal_is_not_opened_but_its_author_is_asked(town: Town) -> None:
    town.say("alice", "@govbot URGENT: move tomorrow's picnic")
    assert town.heard() == []
    assert town.heard("alice")[-1].startswith("I read this as a proposal: move tomorrow's picnic")
    assert "“Urgent proposal”" in town.heard("alice")[-1]


def test_the_author_can_withdraw_while_people_vote(town: Town) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot withdraw 1")
    assert "Only the person who proposed" in town.heard("bruno")[-1]
    town.say("alice", "@govbot withdraw 1")
    assert town.proposal().status == "withdrawn"
    assert "withdrawn" in town.heard()[-1]
    town.say("chidi", "@govbot agree 1")
    assert "withdrawn by its author" in town.heard("chidi")[-1]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("help", "agree 3"),
        ("", "Mention me with"),
        ("status", "Nothing is open"),
        ("status 99", "There is no proposal #99"),
        ("processes", "more people agree than disagree"),
        ("constitution", "/c/town/constitution/"),
        ("audit", "/c/town/audit/"),
        ("what is the quorum?", "The quorum is one third"),
        ("veto 1", "There is no proposal #1 here"),
        ("agree", "on what"),
        ("agree 99", "There is no proposal #99"),
        ("join", "You are a member already"),
        ("good morning!", "Write “help”"),
    ],
)
def test_every_message_gets_a_useful_answer(town: Town, words: str, answer: str) -> None:
    town.say("alice", f"@govbot {words}")
    assert answer in town.heard("alice")[-1]


def test_a_block_is_not_a_choice_of_this_ballot(town: Town) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot block", reply_to=town.announcement(1))
    assert "takes agree, disagree or abstain" in town.heard("bruno")[-1]
    assert Vote.objects.count() == 0


def test_status_of_one_says_how_it_stands(town: Town) -> None:
    town.say("alice", FRIDAYS)
    town.say("alice", "@govbot agree 1")
    town.say("bruno", "@govbot status 1")
    assert "So far: 1 agree, 0 disagree" in town.heard("bruno")[-1]


def test_leaving_keeps_the_vote_and_ends_the_right_to_cast_more(town: Town) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot agree 1")
    town.say("bruno", "@govbot leave")
    town.say("bruno", "@govbot disagree 1")
    assert Vote.objects.get().choice == "agree"
    assert "You left this community" in town.heard("bruno")[-1]


def test_help_names_the_forms_that_these_rules_know_and_how_to_change_them(town: Town) -> None:
    town.say("alice", "@govbot help")
    said = town.heard("alice")[-1]
    assert "in Section 3.1" in said
    assert "rank 3" not in said  # the starter's rules decide by one plain vote


def test_the_question_that_help_suggests_is_answered(town: Town) -> None:
    town.say("alice", "@govbot how long is a standard proposal open?")
    assert "exactly six days" in town.heard("alice")[-1]
