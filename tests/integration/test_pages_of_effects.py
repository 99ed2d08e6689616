"""What pages say of effects, of a veto and of appeals, and how they show a change of the constitution."""

from django.test import Client

from tests.conftest import Town
from tests.integration.deciding import decided, passed, propose, request


def page(client: Client, town: Town, path: str) -> str:
    response = client.get(f"/c/{town.community.slug}/{path}")
    assert response.status_code == 200
    return response.content.decode()


def test_effects_are_listed_with_what_cannot_be_undone(town: Town, client: Client) -> None:
    propose(town, request("block_domain", "bad.example", severity="suspend"))
    said = page(client, town, "proposals/1/")
    assert "Block the server bad.example completely" in said
    assert "when it has passed, by people" in said
    assert "It cannot be undone." in said


def test_an_account_is_not_named(town: Town, client: Client, moderator: object) -> None:
    passed(town, request("suspend_account", "dana"), moderator=moderator)
    said = page(client, town, "proposals/1/")
    assert "Suspend an account" in said
    assert "dana" not in said.split("Who voted what")[0]


def test_a_task_for_people_is_told_in_plain_words(town: Town, client: Client) -> None:
    number = decided(town, request("block_domain", "bad.example"))
    assert "is for people to carry out (block domain)" in page(client, town, f"proposals/{number}/")


def test_a_veto_shows_how_many_ask_for_it(town: Town, client: Client) -> None:
    passed(town, request("add_rule", text="No adverts"))
    town.say("alice", "@govbot veto #1")
    assert "1 of 4 members" in page(client, town, "proposals/1/")
    for handle in ("bruno", "chidi", "dana"):
        town.say(handle, "@govbot veto #1")
    assert "a veto stopped it" in page(client, town, "proposals/1/")


def test_an_answer_to_an_appeal_is_public(town: Town, client: Client) -> None:
    decided(town, request("add_rule", text="No adverts"))
    town.say("alice", "@govbot appeal #1: never discussed")
    assert "Appeal 1" in page(client, town, "proposals/1/")


def test_an_amendment_shows_its_change_in_words_too(town: Town, client: Client) -> None:
    change = request("amend_constitution", "Section 7.3", old="Any member may appeal", new="Everybody may appeal")
    propose(town, change, label="amendment")
    for _ in range(2):
        said = page(client, town, "proposals/1/")
        assert '<del><span class="sr"> words that go: </span>Any member' in said
        assert '<ins><span class="sr"> new words: </span>Everybody' in said
        town.wait(days=12)


def test_each_version_says_when_and_by_which_vote(town: Town, client: Client) -> None:
    change = request("amend_constitution", "Section 7.3", old="Any member may appeal", new="Everybody may appeal")
    decided(town, change, label="amendment")
    said = page(client, town, "constitution/")
    assert "the people who run this server" in said
    assert 'the vote on <a href="/c/town/proposals/1/">#1</a>' in said
    assert "What version 2 changed" in said
    assert "Any member may appeal" in page(client, town, "constitution/?version=1")
