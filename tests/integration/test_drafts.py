"""A free message becomes a draft: it counts for nothing until its author says so, once, in time."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.models import Proposal, StoredRulebook, Vote
from platforms.models import Delivery, PendingDraft
from tests.conftest import Town
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

FREE_NO = "@govbot I really can't support #1 like this, sorry"


@pytest.fixture
def voting(town: Town) -> Town:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    return town


def votes(town: Town) -> list[tuple[str, str]]:
    return list(
        Vote.objects.filter(proposal__community=town.community).order_by("pk").values_list("member__handle", "choice")
    )


def question(town: Town, handle: str) -> str:
    """The post in which the bot asked this person last."""
    draft = PendingDraft.objects.filter(community=town.community, author=handle).latest("pk")
    return Delivery.objects.get(message=draft.question).post_id


def test_a_free_vote_is_asked_about_in_private_and_counts_once_confirmed(voting: Town) -> None:
    public = len(voting.heard())
    voting.say("bruno", FREE_NO)

    assert votes(voting) == []
    asked = voting.heard("bruno")[-1]
    assert "I read this as: disagree on #1" in asked
    assert "confirm" in asked
    assert "Tuesday 3 March 2026, 10:00" in asked

    voting.say("bruno", "@govbot confirm", reply_to=question(voting, "bruno"))

    assert votes(voting) == [("bruno", "disagree")]
    assert len(voting.heard()) == public


def test_a_confirmed_vote_has_the_instant_of_the_confirmation(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.wait(hours=3)
    voting.say("bruno", "@govbot confirm")

    assert Vote.objects.get().cast_at == voting.now


def test_nobody_else_can_confirm_it(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("chidi", "@govbot confirm", reply_to=question(voting, "bruno"))
    voting.say("chidi", "@govbot confirm")

    assert votes(voting) == []
    assert "I did nothing" in voting.heard("chidi")[-1]
    assert "#1" not in voting.heard("chidi")[-1]


def test_confirming_twice_counts_once(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    for _ in range(2):
        voting.say("bruno", "@govbot confirm", reply_to=question(voting, "bruno"))

    assert votes(voting) == [("bruno", "disagree")]
    assert voting.tags().count("vote.cast") == 1
    assert "confirmed this already" in voting.heard("bruno")[-1]


def test_after_a_day_it_is_too_late_and_the_exact_words_are_offered(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.wait(hours=24)
    voting.say("bruno", "@govbot confirm", reply_to=question(voting, "bruno"))

    assert votes(voting) == []
    assert "write “disagree 1”" in voting.heard("bruno")[-1]


def test_the_question_names_the_end_of_the_vote_where_that_comes_first(voting: Town) -> None:
    ends = voting.proposal().closes_at
    voting.now = ends - timedelta(hours=2)
    voting.say("bruno", FREE_NO)
    assert "when voting ends" in voting.heard("bruno")[-1]

    voting.now = ends
    voting.say("bruno", "@govbot confirm", reply_to=question(voting, "bruno"))
    assert votes(voting) == []
    assert "time to confirm this is over" in voting.heard("bruno")[-1]


def test_after_the_end_of_the_vote_nothing_is_asked(voting: Town) -> None:
    voting.now = voting.proposal().closes_at
    voting.say("bruno", FREE_NO)

    assert not PendingDraft.objects.exists()
    assert "cannot ask you any more" in voting.heard("bruno")[-1]


def test_no_leaves_it(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("bruno", "@govbot no", reply_to=question(voting, "bruno"))
    voting.say("bruno", "@govbot confirm", reply_to=question(voting, "bruno"))

    assert votes(voting) == []
    assert "You said no to this" in voting.heard("bruno")[-1]


def test_a_bare_yes_to_the_question_is_not_taken_for_either(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("bruno", "@govbot yes", reply_to=question(voting, "bruno"))

    assert votes(voting) == []
    assert "the one word “confirm”" in voting.heard("bruno")[-1]


@pytest.mark.parametrize("words", ["confirm if it passes", "confirm?", "do not confirm", "> confirm", "`confirm`"])
def test_only_the_word_alone_confirms(voting: Town, words: str) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("bruno", f"@govbot {words}", reply_to=question(voting, "bruno"))

    assert votes(voting) == []


@pytest.mark.parametrize("word", ["Confirm.", "bestätigt", "je confirme", "confirmo", "confirm #1"])
def test_the_word_may_be_said_in_several_ways(voting: Town, word: str) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("bruno", f"@govbot {word}", reply_to=question(voting, "bruno"))

    assert votes(voting) == [("bruno", "disagree")]


def test_with_two_open_drafts_a_lone_confirm_is_asked_about(voting: Town) -> None:
    voting.say("alice", "@govbot propose a picnic")
    voting.say("bruno", FREE_NO)
    voting.say("bruno", "@govbot count me as a yes for #2")
    voting.say("bruno", "@govbot confirm")
    assert votes(voting) == []

    voting.say("bruno", "@govbot confirm #2")
    assert votes(voting) == [("bruno", "agree")]


def test_a_newer_reading_in_the_same_thread_takes_the_place_of_the_older(voting: Town) -> None:
    announced = voting.announcement(1)
    voting.say("bruno", "@govbot I really can't support this, sorry", reply_to=announced)
    older = question(voting, "bruno")
    voting.say("bruno", "@govbot count me as a yes for #1", reply_to=announced)
    voting.say("bruno", "@govbot confirm", reply_to=older)
    assert votes(voting) == []
    assert "something newer" in voting.heard("bruno")[-1]

    voting.say("bruno", "@govbot confirm", reply_to=question(voting, "bruno"))
    assert votes(voting) == [("bruno", "agree")]


def test_a_confirm_under_somebody_elses_post_is_not_for_the_bot(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    other = voting.say("chidi", "@govbot hello there")
    voting.say("bruno", "@govbot confirm", reply_to=other)

    assert votes(voting) == []


def test_a_proposal_with_an_effect_is_shown_before_it_opens(town: Town) -> None:
    town.say("alice", "@govbot propose to block the server bad.example")
    assert town.heard() == []
    asked = town.heard("alice")[-1]
    assert "I read this as a proposal: block the server bad" in asked
    assert "block the server bad.example" in asked.replace("\u200b", "")
    assert "It is decided as" in asked

    town.say("alice", "@govbot confirm", reply_to=question(town, "alice"))
    assert town.proposal().status == "open"
    assert [(one.kind, one.target) for one in town.proposal().actions.all()] == [("block_domain", "bad.example")]


def test_replies_to_the_post_that_was_confirmed_belong_to_its_proposal(town: Town) -> None:
    post = town.say("alice", "@govbot propose to block the server bad.example")
    town.say("alice", "@govbot confirm")
    town.say("bruno", "@govbot agree", reply_to=post)

    assert votes(town) == [("bruno", "agree")]


def test_a_measure_against_a_person_is_echoed_to_its_author_alone(town: Town) -> None:
    town.say("alice", "@govbot propose to suspend @bruno, he spams")
    asked = Delivery.objects.get(message__template="reply.read_as_proposal")
    assert (asked.message.audience, asked.message.to) == ("direct", "alice")
    assert "@bruno" not in asked.text  # so that nobody is notified
    assert "suspend @bruno" in asked.text.replace("\u200b", "")
    assert "a moderator who is not involved" in asked.text

    town.say("alice", "@govbot confirm")
    assert town.proposal().status == "held"
    assert town.heard() == []


def test_what_would_be_refused_is_refused_before_anybody_is_asked(town: Town) -> None:
    town.add("eve", member=False)
    town.say("eve", "@govbot propose to block the server bad.example")

    assert not PendingDraft.objects.exists()
    assert "Only members can propose" in town.heard("eve")[-1]
    assert "proposal.opened" not in town.tags()


def test_a_refusal_at_the_confirmation_leaves_the_draft_open(town: Town) -> None:
    town.say("alice", "@govbot propose to block the server bad.example")
    for number in range(10):
        town.say("alice", f"@govbot propose thing number {number}")
    town.say("alice", "@govbot confirm", reply_to=question(town, "alice"))

    assert "Ten of your proposals" in town.heard("alice")[-1]
    assert PendingDraft.objects.get().state == "open"


def test_a_free_message_under_somebody_elses_post_stays_talk(voting: Town) -> None:
    comment = voting.say("chidi", "@govbot what a proposal", reply_to=voting.announcement(1))
    voting.say("bruno", FREE_NO, reply_to=comment)

    assert not PendingDraft.objects.exists()


def test_the_words_of_a_member_who_wants_no_model_are_read_by_the_grammar_alone(voting: Town) -> None:
    voting.say("bruno", "@govbot no ai")
    voting.say("bruno", "@govbot ich bin entschieden gegen Vorschlag 1")

    assert not PendingDraft.objects.exists()
    assert votes(voting) == []


def test_an_amendment_is_shown_word_for_word_and_goes_the_way_of_amendments(town: Town) -> None:
    town.say("alice", "@govbot I propose to replace “exactly ten days” by “exactly twelve days” in Section 5.1")
    asked = town.heard("alice")[-1]

    assert town.heard() == []
    assert "replace “exactly ten days” by “exactly twelve days”" in asked
    assert "It is decided as “Amendment”" in asked

    town.say("alice", "@govbot confirm")
    assert town.proposal().process_key == "amendment"


def test_an_amendment_of_words_that_do_not_stand_there_is_refused_at_once(town: Town) -> None:
    town.say("alice", "@govbot I propose to replace “nine lives” by “ten lives” in Section 2.1")

    assert not PendingDraft.objects.exists()
    assert "does not say “nine lives”" in town.heard("alice")[-1]


def test_an_effect_that_is_not_said_clearly_enough_is_left_to_people(town: Town) -> None:
    town.say("alice", "@govbot propose to repeal the rule about pictures")
    town.say("alice", "@govbot confirm")

    assert town.proposal().status == "open"


def test_a_word_written_before_the_question_confirms_nothing(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    PendingDraft.objects.update(asked_at=voting.now + timedelta(seconds=30))
    voting.say("bruno", "@govbot confirm")
    assert votes(voting) == []
    assert "I cannot tell what you confirm" in voting.heard("bruno")[-1]


def test_an_answer_to_somebody_elses_question_confirms_nothing_of_ones_own(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("chidi", FREE_NO)
    voting.say("chidi", "@govbot confirm", reply_to=question(voting, "bruno"))
    assert votes(voting) == []


def test_a_word_in_the_thread_of_another_proposal_confirms_nothing(voting: Town) -> None:
    voting.say("alice", "@govbot propose a bench in the park")
    voting.say("bruno", FREE_NO)
    voting.say("bruno", "@govbot confirm", reply_to=voting.announcement(2))
    assert votes(voting) == []
    voting.say("bruno", "@govbot confirm", reply_to=voting.announcement(1))
    assert votes(voting) == [("bruno", "disagree")]


def test_what_was_read_under_other_rules_is_not_confirmed_under_new_ones(town: Town) -> None:
    town.say("alice", "@govbot propose that we block bad.example")
    stored = StoredRulebook.objects.get(constitution__community=town.community)
    stored.pk, stored.number, stored.ratified_at = None, stored.number + 1, town.now + timedelta(hours=1)
    stored.save()
    town.wait(hours=2)
    town.say("alice", "@govbot confirm")
    assert "has changed since" in town.heard("alice")[-1]
    assert not Proposal.objects.exists()


def test_a_signature_is_for_the_words_that_were_shown(make_town: Callable[..., Town]) -> None:
    petition = {"kind": "petition", "electorate": EVERYBODY, "signatures": {"count": 3}, "duration": {"max": "P10D"}}
    town = make_town(text=TEXT, rulebook=small_rulebook(petition, BALLOT))
    town.say("alice", "@govbot propose a bench in the park")
    town.say("bruno", "@govbot I like it. sign #1")
    assert "sign" in town.heard("bruno")[-1]
    town.wait(hours=1)
    town.say("alice", "@govbot revise #1: Abolish the board")
    town.say("bruno", "@govbot confirm")
    assert "has changed since" in town.heard("bruno")[-1]
    assert votes(town) == []
