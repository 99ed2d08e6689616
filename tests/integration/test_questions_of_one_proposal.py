"""Questions about one proposal: whole answers from the record, with a link to its page."""

from collections.abc import Callable

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import CancelProposal, VetoProposal
from tests.conftest import Town

FRIDAYS = "@govbot propose a café on Fridays"


def asked(town: Town, words: str, handle: str = "bruno", **where: object) -> str:
    town.say(handle, f"@govbot {words}", **where)
    return town.heard(handle)[-1]


def passed(town: Town) -> None:
    town.say("alice", FRIDAYS)
    for handle in ("alice", "bruno", "chidi"):
        town.say(handle, "@govbot agree 1")
    town.say("dana", "@govbot disagree 1")
    town.wait(days=6, minutes=20)


def test_why_something_was_vetoed_is_told_with_the_count_the_reason_and_its_page(town: Town, moderator: Actor) -> None:
    passed(town)
    town.do(VetoProposal(number=1, reason="The café is closed for repairs."), actor=moderator)
    said = asked(town, "why was #1 stopped?")
    assert "#1 “a café on Fridays”: Vetoed. It had passed, and a moderator stopped it" in said
    assert "3 agree, 1 disagree, 0 abstain" in said
    assert "Reason: The café is closed for repairs." in said
    assert "/c/town/proposals/1/" in said


def test_why_something_was_cancelled_names_the_reason(town: Town, moderator: Actor) -> None:
    town.say("alice", FRIDAYS)
    town.do(CancelProposal(number=1, reason="The same was proposed twice."), actor=moderator)
    assert "Cancelled. A moderator ended it" in asked(town, "what happened to #1?")
    assert "Reason: The same was proposed twice." in asked(town, "why was proposal 1 cancelled?", "chidi")


def test_what_too_few_took_part_in_says_how_many_were_needed_with_the_clause(town: Town) -> None:
    town.say("alice", FRIDAYS)
    town.say("alice", "@govbot agree 1")
    town.wait(days=6, minutes=20)
    said = asked(town, "why did #1 not pass?")
    assert "Too few people took part" in said
    assert "1 took part, 2 were needed." in said
    assert "Section 3.1: “The quorum is one third" in said


def test_what_was_decided_lately_names_what_did_not_pass_too(town: Town) -> None:
    passed(town)
    town.say("bruno", "@govbot propose a dance on Mondays")
    town.wait(days=8)
    said = asked(town, "what was decided lately?")
    assert "In force, the latest first: #1 a café on Fridays." in said
    assert "#2 a dance on Mondays (not decided)" in said


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("is #1 still open, until when?", "Yes: #1 “a café on Fridays” is open until Sunday 8 March 2026"),
        ("may I vote on #1?", "Yes, you may vote on #1 until"),
        ("what would #1 do?", "it stands on the list of decisions, for people to follow"),
        ("who voted on #1?", "2 of 5 took part in #1 “a café on Fridays”: 1 agree, 1 disagree."),
        ("how did alice vote?", "who voted what stands on its page"),
        ("how did I vote on #1?", "Your vote on #1 “a café on Fridays” counts as: disagree."),
        ("why was #9 stopped?", "There is no proposal #9"),
    ],
)
def test_an_open_proposal_is_asked_about(town: Town, words: str, answer: str) -> None:
    town.say("alice", FRIDAYS)
    town.say("alice", "@govbot agree 1")
    town.say("bruno", "@govbot disagree 1")
    said = asked(town, words)
    assert answer in said
    assert "9" in words or "/c/town/proposals/1/" in said


def test_a_closed_one_says_what_became_of_it(town: Town) -> None:
    passed(town)
    assert "No. #1 “a café on Fridays”: Passed, in its grace time." in asked(town, "is #1 still open?")
    assert "#1 is not open for votes. Passed" in asked(town, "may I vote on #1?", "chidi")


def test_ones_own_vote_is_told_to_oneself_alone(town: Town) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot agree 1")
    asked(town, "how did I vote?")
    assert town.community.outbox.filter(template="reply.answer").latest("pk").audience == "direct"


def test_this_means_the_thread_that_was_answered(town: Town) -> None:
    town.say("alice", FRIDAYS)
    assert "#1 “a café on Fridays”: Open for votes." in asked(
        town, "what happened with this?", reply_to=town.announcement(1)
    )


def test_what_an_effect_came_to_names_nobody(make_town: Callable[..., Town]) -> None:
    town = make_town()
    town.propose("alice", "@govbot propose to block the domain bad.example")
    said = asked(town, "what would #1 do?")
    assert "It is to block" in said
    assert "by people" in said
