"""The feed of a community: what happened, in words that may be copied, with names that stay."""

import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from django.utils.http import parse_http_date

from governance.domain import events
from governance.domain.actors import HOST
from governance.domain.commands import (
    CancelProposal,
    HaltCommunity,
    MoveClock,
    ReleaseProposal,
    RemoveWords,
    VetoProposal,
)
from governance.models import Community, Proposal
from governance.pages.news import _WHAT
from governance.selectors.news import TOLD
from tests.conftest import Town
from tests.integration.deciding import decided, propose, request
from tests.integration.looking import get

ATOM = "{http://www.w3.org/2005/Atom}"
WHERE = "/c/town/feed.atom"
REASON = "The host needs more time to check this."


@pytest.fixture(autouse=True)
def _now(monkeypatch, town):
    """The web sees the town's own clock."""
    monkeypatch.setattr(timezone, "now", lambda: town.now)


def entries(client, where=WHERE):
    """Each entry's parts by name, newest first; addresses and categories are attributes."""
    feed = ET.fromstring(get(client, where))
    found = []
    for entry in feed.iter(f"{ATOM}entry"):
        parts = {child.tag.removeprefix(ATOM): child.text or "" for child in entry}
        parts["link"] = entry.find(f"{ATOM}link").get("href")
        parts["category"] = entry.find(f"{ATOM}category").get("term")
        found.append(parts)
    return found


def titles(client):
    return [entry["title"] for entry in entries(client)]


def test_a_decision_from_its_beginning_to_its_end(town: Town, client) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    for who in ("bruno", "chidi", "emi"):
        town.say(who, "@govbot agree 1")
    town.wait(days=6, minutes=1)
    town.wait(days=1, minutes=1)
    assert titles(client) == [
        "In force: #1 Weekly meetings on Fridays",
        "Passed: #1 Weekly meetings on Fridays",
        "New proposal: #1 Weekly meetings on Fridays",
        "Reading 1 of the constitution was ratified: the bot now counts by these rules",
        "Version 1 of the constitution came into force",
    ]
    passed = entries(client)[1]
    assert passed["summary"] == "#1 passed: 3 agree, 0 disagree, 0 abstain."
    assert passed["link"] == "https://govbot.example/c/town/proposals/1/"
    assert passed["category"] == "proposal.passed"
    assert passed["updated"] == passed["published"]


def test_it_is_an_atom_feed_with_all_that_readers_need(town: Town, client) -> None:
    propose(town)
    feed = ET.fromstring(get(client, WHERE))
    assert feed.tag == f"{ATOM}feed"
    assert {child.tag.removeprefix(ATOM) for child in feed} >= {"id", "title", "updated", "author", "link", "entry"}
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://govbot.example/c/town/",
        "self": "https://govbot.example/c/town/feed.atom",
    }
    assert feed.findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}entry/{ATOM}updated")
    assert client.get(WHERE)["Content-Type"].startswith("application/atom+xml")


def test_names_of_entries_stay_the_same_and_are_each_their_own(town: Town, client) -> None:
    propose(town)
    before = [entry["id"] for entry in entries(client)]
    town.now += timedelta(hours=1)
    propose(town)
    after = [entry["id"] for entry in entries(client)]
    assert after[1:] == before
    assert len(set(after)) == len(after)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in after)


HOSTILE = "<script>alert(1)</script> & ]]> \u202egnp.exe"


def test_members_words_are_text_in_titles_and_summaries(town: Town, client) -> None:
    town.propose("alice", f"@govbot propose a picnic {HOSTILE}")
    Proposal.objects.update(title="a\x01b\x0b \u202ec\ufffe\n d <img src=x onerror=alert(2)>")
    newest = entries(client)[0]
    assert newest["title"] == "New proposal: #1 A b c d <img src=x onerror=alert(2)>"
    assert "&lt;img" in newest["summary"]
    assert "<img" not in newest["summary"]


def test_no_words_of_the_text_and_no_single_votes_are_in_it(town: Town, client) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays\n\nBecause the old baker is lonely.")
    town.say("bruno", "@govbot agree 1")
    town.say("dana", "I would rather meet on Sundays", reply_to=town.announcement(1))
    xml = get(client, WHERE)
    for words in ("baker", "Sundays", "alice", "bruno", "vote.cast", "member.joined"):
        assert words not in xml


def test_nothing_is_told_of_what_nobody_may_see(town: Town, client, moderator) -> None:
    before = get(client, WHERE)
    town.propose("chidi", "@govbot propose we ban bruno for lying about cake")
    assert town.proposal().status == "held"
    assert get(client, WHERE) == before
    town.do(CancelProposal(number=1, reason="It accuses somebody without any need."), actor=moderator)
    assert get(client, WHERE) == before


def test_what_was_released_has_its_neutral_title(town: Town, client, moderator) -> None:
    town.propose("chidi", "@govbot propose we ban bruno for lying about cake")
    town.do(ReleaseProposal(number=1, reason="It is a fair question.", title="a ban of one member"), actor=moderator)
    town.wait(days=1)
    assert titles(client)[0] == "New proposal: #1 A ban of one member"
    for words in ("lying", "bruno", "chidi"):
        assert words not in get(client, WHERE)


def test_erased_words_leave_every_entry_and_readers_are_told_to_take_it_anew(town: Town, client, moderator) -> None:
    town.say("alice", "@govbot propose a picnic where the neighbour beats his dog")
    town.now += timedelta(hours=2)
    town.do(CancelProposal(number=1, reason="It is no proposal."), actor=moderator)
    told = client.get(WHERE)
    assert b"neighbour" in told.content
    town.now += timedelta(hours=2)
    town.do(RemoveWords(number=1, reason="It accuses somebody who is not here."), actor=moderator)
    assert "neighbour" not in get(client, WHERE)
    cancelled, opened = entries(client)[:2]
    assert opened["title"] == "New proposal: #1 Words removed by a moderator"
    assert opened["updated"] > opened["published"]
    assert cancelled["updated"] == opened["updated"]
    again = client.get(WHERE, headers={"if-modified-since": told["Last-Modified"]})
    assert again.status_code == 200


def test_a_moderators_reason_is_in_it_and_a_members_is_not(town: Town, client, moderator) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    assert titles(client)[0] == f"In force: #{number} Something useful, the 1th"
    propose(town)
    town.do(CancelProposal(number=number + 1, reason=REASON), actor=moderator)
    assert entries(client)[0]["summary"] == f"A moderator cancelled #2. Reason: {REASON}"
    town.do(HaltCommunity(reason=REASON), actor=moderator)
    assert entries(client)[0]["title"] == f"A moderator called an emergency halt. Reason: {REASON.rstrip('.')}"
    assert entries(client)[0]["link"].startswith("https://govbot.example/c/town/audit/?tag=community.halted#entry_")


def test_a_veto_by_a_moderator(town: Town, client, moderator) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    for who in ("bruno", "chidi", "emi"):
        town.say(who, "@govbot agree 1")
    town.wait(days=6, minutes=1)
    town.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    assert titles(client)[0] == "Vetoed: #1 Weekly meetings on Fridays"


def test_a_change_of_the_constitution_leads_to_its_version(town: Town, client) -> None:
    change = request("amend_constitution", "Section 7.3", old="Any member may appeal", new="Every member may appeal")
    decided(town, change, label="amendment")
    changed = next(entry for entry in entries(client) if entry["category"] == "constitution.adopted")
    assert changed["title"] == "Version 2 of the constitution came into force"
    assert changed["link"] == "https://govbot.example/c/town/constitution/?version=2"
    assert client.get(changed["link"].removeprefix("https://govbot.example")).status_code == 200


def test_who_has_it_already_is_told_so(town: Town, client) -> None:
    told = client.get(WHERE)
    assert "no-cache" in told["Cache-Control"]
    assert parse_http_date(told["Last-Modified"]) == town.now.timestamp()
    for header, value in (("if-none-match", told["ETag"]), ("if-modified-since", told["Last-Modified"])):
        again = client.get(WHERE, headers={header: value})
        assert (again.status_code, again.content) == (304, b"")
    town.now += timedelta(minutes=1)
    propose(town)
    for header, value in (("if-none-match", told["ETag"]), ("if-modified-since", told["Last-Modified"])):
        assert client.get(WHERE, headers={header: value}).status_code == 200


def test_no_instant_that_is_still_to_come_is_promised(town: Town, client) -> None:
    town.do(MoveClock(seconds=86400), actor=HOST)
    town.now += timedelta(days=1)
    propose(town)
    town.now -= timedelta(days=1)
    told = client.get(WHERE)
    assert "Last-Modified" not in told
    assert client.get(WHERE, headers={"if-none-match": told["ETag"]}).status_code == 304


def test_a_community_in_which_nothing_happened_has_a_feed_that_does_not_change(town: Town, client) -> None:
    Community.objects.create(
        slug="bare", name="Bare", founded_at=town.now, arrival_window=timedelta(0), audit_head="0" * 64
    )
    before = get(client, "/c/bare/feed.atom")
    town.now += timedelta(days=1)
    assert get(client, "/c/bare/feed.atom") == before
    assert entries(client, "/c/bare/feed.atom") == []


def test_it_asks_no_more_with_every_entry_and_ends_somewhere(
    town: Town, client, monkeypatch, django_assert_num_queries
) -> None:
    for _ in range(3):
        propose(town)
    with django_assert_num_queries(4):
        assert len(entries(client)) == 5
    monkeypatch.setattr("governance.feeds._MOST", 2)
    assert titles(client) == [f"New proposal: #{number} Something useful, the {number}th" for number in (3, 2)]


def test_pages_lead_to_it(town: Town, client) -> None:
    for where in ("/c/town/", "/c/town/proposals/", "/c/town/audit/"):
        assert (
            f'<link rel="alternate" type="application/atom+xml" title="What happens in Our Town" href="{WHERE}">'
            in get(client, where)
        )
    assert f'<a href="{WHERE}">' in get(client, "/c/town/")


@pytest.mark.parametrize(
    ("method", "where", "status"), [("post", WHERE, 405), ("get", "/c/nowhere/feed.atom", 404), ("head", WHERE, 200)]
)
def test_it_is_there_to_be_read_only(town: Town, client, method, where, status) -> None:
    assert getattr(client, method)(where).status_code == status


def test_one_community_tells_nothing_of_another(town: Town, client, make_town) -> None:
    propose(make_town("harbour"))
    assert "New proposal" not in get(client, WHERE)
    assert "New proposal" in get(client, "/c/harbour/feed.atom")


def test_every_kind_of_news_about_a_proposal_has_a_word_for_its_title() -> None:
    kinds = {getattr(events, name) for name in events.__all__}
    of_proposals = {kind.tag for kind in kinds if "tag" in vars(kind) and "number" in kind.__dataclass_fields__}
    assert {tag for tag in TOLD if tag in of_proposals} == set(_WHAT)
