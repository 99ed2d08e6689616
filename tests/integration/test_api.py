"""The API: the public pages as JSON, and not a word more than they show."""

import hashlib
import json

import pytest
from django.test import Client
from django.utils import timezone

from governance.domain.actors import Actor
from governance.domain.audit import first_break
from governance.domain.commands import HaltCommunity, ReleaseProposal, RemoveWords, WithdrawProposal
from governance.domain.lifecycle import State
from governance.models import Community, Proposal
from governance.selectors import in_state, proposal_state, proposals_of
from tests.conftest import Town
from tests.integration.asking_the_api import ask, refused, town_api
from tests.integration.deciding import decided, propose, request, vote

HOSTILE = '<script>alert(1)</script> "} \u202e{{ 7 }}'


@pytest.fixture(autouse=True)
def _now(monkeypatch, town):
    """The web sees the town's own clock."""
    monkeypatch.setattr(timezone, "now", lambda: town.now)


def test_a_community_from_its_beginning_to_a_decision_in_force(town: Town, client) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    town.say("alice", f"@govbot propose a bench {HOSTILE}")
    vote(town, 2, by=("bruno",))

    links = ask(client, ask(client, "/api/v1/")["communities"])["results"][0]
    community = ask(client, links["url"])
    assert (community["slug"], community["members"], community["halted_at"]) == ("town", 5, None)
    assert community["audit"] == {"length": town.community.audit_length, "head": town.community.audit_head}

    text = ask(client, community["links"]["constitution"])
    assert hashlib.sha256(text["text"].encode()).hexdigest() == text["sha256"] == community["constitution"]["sha256"]
    assert "article-3-section-3-1" in [section["anchor"] for section in text["sections"]]
    assert ask(client, ask(client, community["links"]["versions"])["results"][0]["url"]) == text

    rules = ask(client, community["links"]["rulebook"])
    assert ask(client, text["rulebook"]) == rules
    usual = next(one for one in rules["process_types"] if one["default"])
    assert usual["stages"][0]["threshold"]["fraction"] == "1/2"
    assert usual["fields"]["stages.0.threshold"]["origin"] == "cited"
    assert all(one["quote"] in text["text"] for one in usual["citations"])

    newest, oldest = ask(client, community["links"]["proposals"])["results"]
    assert [newest["number"], oldest["number"]] == [2, number]
    assert newest["title"].startswith("a bench <script>alert(1)</script>")
    assert newest["tally"] == {"agree": 1, "disagree": 0, "abstain": 0}
    assert newest["until"] == newest["closes_at"] == f"{town.proposal(2).closes_at:%Y-%m-%dT%H:%M:%SZ}"

    whole = ask(client, oldest["url"])
    assert (whole["state"], whole["outcome"], whole["electorate"]) == ("executed", "passed", 5)
    assert whole["tally"] == {"agree": 5, "disagree": 0, "abstain": 0}
    assert [(one["kind"], one["state"]) for one in whole["actions"]] == [("add_rule", "executed")]
    assert whole["rule"]["origins"]["quorum"] == "cited"
    assert {entry["data"]["number"] for entry in ask(client, whole["audit"])["results"]} == {number}

    (standing,) = ask(client, community["links"]["decisions_in_force"])["results"]
    assert (standing["number"], standing["url"]) == (number, oldest["url"])


def test_nothing_that_the_pages_withhold(town: Town, moderator: Actor, client) -> None:
    held = propose(town, request("suspend_account", "@spam@bad.example"), by="bruno")
    Proposal.objects.filter(number=held).update(title="Odious words", body="Vile words")
    gone = propose(town, request("suspend_account", "@ham@bad.example"), by="chidi")
    town.do(WithdrawProposal(number=gone, said_at=town.now), actor=Actor.person("chidi"))
    everything = [ask(client, town_api(path)) for path in ("", "proposals/", "decisions-in-force/", "audit/?limit=500")]
    assert not [word for word in ("bad.example", "Odious", "Vile") if word in json.dumps(everything)]
    assert "bruno" not in json.dumps(everything[:3])
    assert everything[1]["results"] == []
    assert "content" not in next(one for one in everything[3]["results"] if one["tag"] == "proposal.held")
    on_hold = refused(client, town_api(f"proposals/{held}/"), 404, "not_published")
    assert on_hold == f"Proposal {held} is on hold until a moderator has looked at it: if it goes on, it appears here."
    assert "withdrawn" in refused(client, town_api(f"proposals/{gone}/"), 404, "not_published")

    town.do(ReleaseProposal(number=held, reason="Its form is fine", title="About one account"), actor=moderator)
    town.do(HaltCommunity(reason="A fire"), actor=moderator)
    released = ask(client, town_api(f"proposals/{held}/"))
    assert released["title"] == "About one account"
    assert "bad.example" not in json.dumps(released)
    assert ask(client, town_api())["halt_reason"] == "A fire"
    town.do(RemoveWords(number=held, reason="Too much"), actor=moderator)
    town.work()
    assert "About one account" not in json.dumps(
        [ask(client, town_api(f"proposals/{held}/")), ask(client, town_api("audit/?limit=500"))]
    )


def test_lists_are_filtered_ordered_and_in_pages_with_few_questions(
    town: Town, client, django_assert_max_num_queries, django_assert_num_queries
) -> None:
    decided(town, request("add_rule", text="No adverts"))
    for _ in range(4):
        propose(town)

    def numbers(query: str) -> list[int]:
        return [one["number"] for one in ask(client, town_api(f"proposals/?{query}"))["results"]]

    assert numbers("show=open") == numbers("state=open") == [5, 4, 3, 2]
    assert numbers("show=decided&order=oldest") == numbers("outcome=passed") == numbers("state=executed") == [1]
    assert numbers("order=ending&page_size=2") == [1, 2]
    first = ask(client, town_api("proposals/?page_size=2&order=oldest"))
    second = ask(client, first["next"])
    assert [first["previous"], first["count"], first["pages"], second["page"]] == [None, 5, 3, 2]
    assert [one["number"] for one in second["results"]] == [3, 4]
    assert ask(client, second["previous"])["results"] == first["results"]

    town.now = town.proposal(5).closes_at  # no worker has noticed yet
    assert numbers("state=open") == []
    assert numbers("state=collecting") == [5, 4, 3, 2]
    for wanted in State:
        found = set(in_state(proposals_of(town.community), wanted, town.now).values_list("number", flat=True))
        assert found == {row.number for row in proposals_of(town.community) if proposal_state(row, town.now) is wanted}

    for path, most in (("proposals/?state=open&", 6), ("decisions-in-force/?", 4), ("constitution/versions/?", 4)):
        with django_assert_max_num_queries(most) as few:
            client.get(town_api(f"{path}page_size=1"))
        with django_assert_num_queries(len(few)):
            client.get(town_api(f"{path}page_size=100"))


def test_the_record_goes_on_where_a_reader_stopped(town: Town, client) -> None:
    propose(town)
    address, lines = town_api("audit/?limit=5"), []
    while address:
        answer = ask(client, address)
        lines += answer["results"]
        address = answer["next"]
    assert lines == town.chain()
    assert first_break(lines) == (None, answer["length"], answer["head"])
    assert ask(client, town_api(f"audit/?after={lines[-2]['seq']}"))["results"] == lines[-1:]
    assert ask(client, town_api("audit/?tag=proposal.opened&proposal=2"))["results"] == []
    Community.objects.update(earlier_addresses=[["village", 3]])  # it came here from another host
    assert ask(client, town_api("audit/"))["results"] == town.chain()
    assert {entry["community"] for entry in town.chain()} == {"village", "town"}


WRONG = [
    ("communities/nowhere/", 404, "https://govbot.example/api/v1/communities/ lists them all"),
    ("communities/town/proposals/9/", 404, "lists those that there are"),
    ("communities/town/proposals/99999999999999999999/", 404, "/api/v1/docs/"),
    ("communities/town/constitution/versions/9/", 404, "constitution/versions/ lists them all"),
    ("communities/town/proposals/?page=2", 404, "ask for a page from 1 to 1"),
    ("communities/town/proposals/?page=0", 400, "a whole number from 1 to"),
    ("communities/town/proposals/?page_size=101", 400, "“page_size” takes a whole number from 1 to 100"),
    ("communities/town/proposals/?page=1&page=1", 400, "give it once"),
    ("communities/town/proposals/?state=won", 400, "use one of held, notice,"),
    ("communities/town/proposals/?sate=open", 400, "it takes state, outcome, show, order, page, page_size"),
    ("communities/town/audit/?tag=won", 400, "`allowed` lists what it can be"),
    ("communities/town/audit/?after=-1", 400, "a whole number from 0 to"),
    ("communities/?" + "&".join(f"a{number}=" for number in range(1001)), 400, "shorten its address"),
    ("nothing/here/", 404, "/api/v1/docs/ lists all of them"),
]


def test_what_it_cannot_answer_it_says_in_one_shape(town: Town, client) -> None:
    for path, status, says in WRONG:
        assert says in refused(client, f"/api/v1/{path}", status), path


def test_it_reads_only_for_anybody_and_without_cookies(town: Town, client, monkeypatch) -> None:
    for method in (client.post, client.put, client.patch, client.delete):
        answer = method(town_api("proposals/"), data="{}", content_type="application/json")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert "members act by mentioning the bot" in answer.json()["error"]["message"]
    assert client.post("/api/v1/nothing/").status_code == 404
    assert client.get(town_api(), HTTP_ACCEPT="text/html").json()["error"]["code"] == "only_json"
    asked_first = client.options(town_api(), HTTP_ORIGIN="https://elsewhere.example")
    assert (asked_first.status_code, asked_first["Access-Control-Allow-Headers"]) == (204, "*")

    answer = client.get(town_api())
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["Content-Type"] == "application/json"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert client.get(town_api(), HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert client.head(town_api()).content == b""
    town.say("alice", "@govbot propose a bench")
    assert client.get(town_api(), HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 200

    monkeypatch.setattr("governance.selectors.member_count", lambda _: 1 // 0)
    broken = Client(raise_request_exception=False)
    assert broken.get(town_api()).json()["error"]["code"] == "broken"
    assert "<h1>Something broke" in broken.get("/c/town/").content.decode()


def test_of_a_closed_community_it_says_why_and_where_it_goes_on(town: Town, client) -> None:
    there, told = "https://new.example/c/town/", ask(client, town_api())
    assert [told[name] for name in ("rest", "rests_since", "rest_reason", "moved_to")] == ["acting", None, None, None]
    Community.objects.update(rest="closed", rests_since=town.now, rest_reason="We have moved.", moved_to=there)
    told = ask(client, town_api())
    assert [told[name] for name in ("rest", "rest_reason", "moved_to")] == ["closed", "We have moved.", there]


def test_a_community_without_a_text(town: Town, client) -> None:
    bare = Community.objects.create(
        slug="bare", name="Bare", founded_at=town.now, arrival_window=town.community.arrival_window, audit_head="0" * 64
    )
    assert ask(client, f"/api/v1/communities/{bare.slug}/")["constitution"] is None
    for path in ("constitution/", "rulebook/"):
        assert "no constitution yet" in refused(client, f"/api/v1/communities/bare/{path}", 404)
    assert [one["slug"] for one in ask(client, "/api/v1/communities/")["results"]] == ["bare", "town"]
