"""A free message becomes a draft: it counts for nothing until its author says so, once, in time."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.models import Vote
from platforms.models import PendingDraft
from tests.conftest import Town
from tests.integration.drafted import question, votes
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

FREE_NO = "@govbot I really can't support #1 like this, sorry"


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


def test_no_beside_the_question_about_a_vote_may_be_a_vote_and_leaves_nothing(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("bruno", "@govbot no")
    assert votes(voting) == []

    voting.say("bruno", "@govbot confirm")
    assert votes(voting) == [("bruno", "disagree")]


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


def test_a_free_message_under_somebody_elses_post_stays_talk(voting: Town) -> None:
    comment = voting.say("chidi", "@govbot what a proposal", reply_to=voting.announcement(1))
    voting.say("bruno", FREE_NO, reply_to=comment)

    assert not PendingDraft.objects.exists()


def test_the_words_of_a_member_who_wants_no_model_are_read_by_the_grammar_alone(voting: Town) -> None:
    voting.say("bruno", "@govbot no ai")
    voting.say("bruno", "@govbot ich bin entschieden gegen Vorschlag 1")

    assert not PendingDraft.objects.exists()
    assert votes(voting) == []


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


def test_a_vote_inside_a_proposal_is_asked_about_and_its_author_told(voting: Town) -> None:
    voting.say("bruno", "@govbot propose free coffee, and I vote no on 1")

    asked = voting.heard("bruno")[-1]
    assert "I read this as a proposal: free coffee\n" in asked
    assert "You said something else too" in asked
    assert voting.community.last_number == 1
    assert votes(voting) == []

    voting.say("bruno", "@govbot confirm")

    assert voting.proposal(2).title == "free coffee"
    assert votes(voting) == []


def test_a_vote_without_a_number_hears_what_is_open(voting: Town) -> None:
    voting.say("bruno", "@govbot no")
    assert "#1 “" in voting.heard("bruno")[-1]
    assert "“disagree 1”" in voting.heard("bruno")[-1]
    assert "my question" not in voting.heard("bruno")[-1]

    voting.say("bruno", FREE_NO)
    voting.say("bruno", "@govbot no")
    assert "reply to the question itself" in voting.heard("bruno")[-1]


def test_confirming_nothing_says_that_nothing_waits(voting: Town) -> None:
    voting.say("bruno", "@govbot ja, bestätigt")
    assert "Nothing of yours waits" in voting.heard("bruno")[-1]


def test_a_vote_on_a_number_that_cannot_be_one_is_told_so(voting: Town) -> None:
    voting.say("bruno", "@govbot agree 99999999999999999999")
    assert "so long a number" in voting.heard("bruno")[-1]


def test_a_second_thought_takes_the_vote_back_in_plain_words(voting: Town) -> None:
    voting.say("bruno", "@govbot agree 1")
    voting.say("bruno", "@govbot sorry, I'd like to take back my vote on 1")
    assert "I read this as: take back what you voted on #1" in voting.heard("bruno")[-1]

    voting.say("bruno", "@govbot sí, confirmo", reply_to=question(voting, "bruno"))
    voting.say("bruno", "@govbot wie habe ich bei 1 abgestimmt?")
    assert "zählt als: zurückgenommen" in voting.heard("bruno")[-1]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("wie habe ich bei 1 abgestimmt?", "zählt als: dagegen."),
        ("comment ai-je voté sur la 1 ?", "compte comme : contre."),
        ("¿qué voté en la 1?", "cuenta como: en contra."),
        ("how did I vote on 1?", "counts as: disagree."),
        ("combien ont voté sur la 1 ?", ": 1 contre."),
    ],
)
def test_a_vote_is_told_in_the_words_of_the_question(voting: Town, question: str, told: str) -> None:
    voting.say("bruno", "@govbot disagree 1")
    voting.say("bruno", f"@govbot {question}")

    assert told in voting.heard("bruno")[-1]


def test_a_few_other_words_to_the_question_are_asked_about(voting: Town) -> None:
    voting.say("bruno", FREE_NO)
    voting.say("bruno", "@govbot that's right, go ahead", reply_to=question(voting, "bruno"))
    assert votes(voting) == []
    assert "one word “confirm”" in voting.heard("bruno")[-1]

    voting.say("bruno", "@govbot confirm", reply_to=question(voting, "bruno"))
    assert votes(voting) == [("bruno", "disagree")]
