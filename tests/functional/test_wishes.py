"""A wish without the word “propose” is put to its author; a question stays one; nothing opens without their word."""

from collections.abc import Callable

import pytest

from governance.domain.actors import HOST
from governance.domain.commands import GrantRoles
from governance.starters import starter
from tests.conftest import Town


def heard(town: Town, handle: str, words: str) -> str:
    town.say(handle, f"@govbot {words}")
    return town.heard(handle)[-1]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('replace "exactly six days" by "exactly five days" in Section 3.1', "replace “exactly six days” by"),
        ('Section 3.1 should say "exactly five days" instead of "exactly six days"', "replace “exactly six days” by"),
        ("I think we should ban @spam@bad.example", "suspend"),
        ("can we change the quorum to 5?", "change the quorum to 5"),
        ("lower the quorum to 5", "lower the quorum to 5"),
        ("can we please block bad.example?", "block the server bad.example"),
        ("stop everything now!", "emergency halt"),
        ("lift the emergency halt", "lift the emergency halt"),
    ],
)
def test_a_clear_wish_is_shown_to_its_author_alone_and_opens_with_their_word(
    town: Town, words: str, shown: str
) -> None:
    said = heard(town, "alice", words)
    assert "confirm" in said
    assert shown.lower() in said.lower()
    assert town.community.last_number == 0
    assert town.community.outbox.latest("pk").audience == "direct"
    town.say("alice", "@govbot confirm")
    assert town.community.last_number == 1


@pytest.mark.parametrize(
    "words",
    [
        "should we ban @bruno?",
        "can the quorum be changed?",
        "can we ban people here?",
        "do you think we should ban @bruno?",
        "bruno said we should ban @chidi",
        "I don't think we should ban @bruno",
        "lol let's ban @bruno",
        "if it rains, undo #3",
    ],
)
def test_questions_and_talk_are_no_wishes(town: Town, words: str) -> None:
    town.say("alice", f"@govbot {words}")
    town.say("alice", "@govbot confirm")
    assert town.community.last_number == 0


def test_members_who_keep_their_words_from_models_may_wish_too(town: Town) -> None:
    town.say("alice", "@govbot no ai")
    assert "change the quorum to 5" in heard(town, "alice", "can we change the quorum to 5?")


def circles(make_town: Callable[..., Town]) -> Town:
    ready = starter("circles")
    return make_town(text=ready.text, rulebook=ready.rulebook)


@pytest.mark.parametrize("words", ["propose to give @bruno the role care", "make @bruno a member of the care circle"])
def test_a_role_is_one_of_the_communitys_own(make_town: Callable[..., Town], words: str) -> None:
    town = circles(make_town)
    town.wait(days=10)
    said = heard(town, "alice", words)
    assert "the role care" in said
    assert "the role moderator" not in said


def test_an_unknown_role_gets_a_question_back_with_those_that_exist(make_town: Callable[..., Town]) -> None:
    town = circles(make_town)
    town.wait(days=10)
    said = heard(town, "alice", "propose to give @bruno the role archivist")
    assert "There is no role called “archivist” here" in said
    assert "are" in said
    assert len(said) < 500
    town.say("alice", "@govbot confirm")
    assert town.community.last_number == 0


def test_a_role_that_was_given_once_is_known(town: Town) -> None:
    town.do(GrantRoles(handle="bruno", roles=("treasurer",)), actor=HOST)
    assert "end the role treasurer of @" in heard(town, "alice", "propose to remove @bruno as treasurer")


def test_undoing_is_asked_for_by_its_number(town: Town) -> None:
    town.say("alice", "@govbot propose a café on Fridays")
    for handle in ("alice", "bruno", "chidi"):
        town.say(handle, "@govbot agree 1")
    town.wait(days=6)
    town.wait(days=2)
    assert "undo #1" in heard(town, "alice", "please undo #1")
