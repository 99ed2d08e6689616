"""A member keeps their words from every model."""

import pytest

from governance import selectors
from tests.conftest import Town


def keeps(town: Town, handle: str) -> bool:
    return selectors.keeps_words_from_models(town.connection.community_id, handle)


def test_a_member_keeps_their_words_from_models_and_takes_it_back(town: Town) -> None:
    town.say("alice", "@govbot no ai")
    assert keeps(town, "alice")
    assert not keeps(town, "bruno")
    assert "no language model reads" in town.heard("alice")[-1]

    town.say("alice", "@govbot ai ok")
    assert not keeps(town, "alice")
    assert town.tags()[-2:] == ["member.models_refused", "member.models_allowed"]


def test_saying_it_twice_is_one_entry_in_the_record(town: Town) -> None:
    town.say("alice", "@govbot no ai")
    town.say("alice", "@govbot No AI!")

    assert town.tags().count("member.models_refused") == 1
    assert keeps(town, "alice")


def test_leaving_and_coming_back_does_not_undo_it(town: Town) -> None:
    town.say("alice", "@govbot no ai")
    town.say("alice", "@govbot leave")
    town.say("alice", "@govbot join")

    assert keeps(town, "alice")


@pytest.mark.parametrize("text", ["keine KI", "sans IA", "sin IA", "no ai, please"])
def test_it_is_understood_in_several_languages(town: Town, text: str) -> None:
    town.say("alice", f"@govbot {text}")

    assert keeps(town, "alice")


def test_somebody_who_is_no_member_hears_what_to_do(town: Town) -> None:
    town.add("eve", member=False)
    town.say("eve", "@govbot no ai")

    assert "Write “join”" in town.heard("eve")[-1]
    assert "member.models_refused" not in town.tags()
    assert "no chat model reads what you write" in town.heard("eve")[-1]
