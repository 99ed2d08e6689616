"""The public pages: plain words, safe markup, nothing that nobody may see, and no way to break them by address."""

import json
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from governance.domain import events
from governance.domain.audit import first_break
from governance.domain.commands import CancelProposal, HaltCommunity, VetoProposal
from governance.domain.lifecycle import State
from governance.domain.rulebook import ProcessType
from governance.domain.sections import parse_sections
from governance.models import Community, Proposal
from governance.pages.entries import ERASED, SENTENCES, sentence
from governance.pages.markup import constitution_html
from governance.pages.rules import way
from governance.pages.situations import relative, situation
from tests.integration.looking import Page, checked, get

REASON = "The host needs more time to check this."


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ secret }} \"' &amp;"


@pytest.fixture
def now(monkeypatch, town):
    """The web sees the town's own clock."""
    monkeypatch.setattr(timezone, "now", lambda: town.now)


@pytest.fixture
def busy(town, now):
    town.say("alice", f"@govbot propose weekly meetings on Fridays\n\nBring cake. {HOSTILE}")
    town.say("bruno", "@govbot agree 1")
    town.say("chidi", "@govbot disagree 1")
    town.say("dana", f"I would rather meet on Sundays {HOSTILE} @govbot", reply_to=town.announcement(1))
    return town


PAGES = (
    "/",
    "/c/town/",
    "/c/town/constitution/",
    "/c/town/proposals/",
    "/c/town/proposals/?show=open",
    "/c/town/audit/",
)


@pytest.mark.parametrize("where", PAGES)
def test_every_page_is_well_made_before_anything_happened(client, town, now, where):
    checked(client, where)


@pytest.mark.parametrize("where", [*PAGES, "/c/town/proposals/1/", "/c/town/proposals/?show=decided"])
def test_every_page_is_well_made_and_shows_members_words_as_text(client, busy, where):
    html = checked(client, where)
    assert "alert(1)</script>" not in html
    assert "<img src=x" not in html


def test_an_empty_house_says_what_to_do(client, db):
    assert "add_community" in checked(client, "/")


def test_pages_may_load_nothing_from_elsewhere(client, town):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "no-cache" in client.get("/c/town/")["Cache-Control"]


@pytest.mark.parametrize(
    "where",
    [
        "/c/nowhere/", "/c/nowhere/audit/", "/c/town/proposals/99/", "/c/town/proposals/99999999999999999999999/",
        f"/c/town/proposals/{'9' * 5000}/", "/c/town/proposals/0/", "/c/town/proposals/?show=secret",
        "/c/town/constitution/?version=2", "/c/town/constitution/?version=99999999999999999999", "/nothing",
        "/c/town/constitution/?version=%00",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, town, where):
    assert "There is nothing here" in checked(client, where, 404)


@pytest.mark.parametrize(
    "query",
    ["page=99999", "page=x", "page=-1", "tag=%00", "tag=nothing", "proposal=99999999999999999999", "proposal=%00"],
)
def test_odd_questions_do_no_harm(client, busy, query):
    checked(client, f"/c/town/audit/?{query}")
    checked(client, f"/c/town/proposals/?{query}")


def test_home_says_what_is_open_and_how_to_take_part(client, busy):
    html = get(client, "/c/town/")
    assert "5 members decide together" in html
    assert "Weekly meetings on Fridays" in html
    assert "@govbot agree 1" in html
    assert "in 6 days" in html
    assert "Standard proposal" in html
    assert "more people agree than disagree" in html
    assert "Square" not in html


def test_home_tells_of_a_halt(client, busy, moderator):
    busy.do(HaltCommunity(reason="Somebody has taken over accounts."), actor=moderator)
    html = get(client, "/c/town/")
    assert "Emergency halt" in html
    assert "taken over accounts" in html


def test_an_open_proposal_says_everything(client, busy):
    html = get(client, "/c/town/proposals/1/")
    assert "Voting ends Sunday 8 March 2026, 10:00 (Europe/Berlin), in 6 days" in html
    assert "1 agree, 1 disagree, 0 abstain." in html
    assert "2 of the 5 who may vote have taken part." in html
    assert "A standard proposal passes when more members agree than disagree." in html
    assert '/c/town/constitution/#article-3-section-3-1"' in html
    assert "@bruno" in html
    assert "I would rather meet on Sundays" in html
    assert "5 people, fixed when voting opened" in html


def test_many_votes_come_page_by_page(client, busy, monkeypatch):
    monkeypatch.setattr("governance.views._VOTES", 1)
    html = checked(client, "/c/town/proposals/1/")
    assert '<th scope="row">@bruno' in html
    assert '<th scope="row">@chidi' not in html
    assert "1 to 1 of 2" in html
    assert 'id="the_votes" open' not in html
    html = checked(client, "/c/town/proposals/1/?votes=2")
    assert '<th scope="row">@chidi' in html
    assert 'id="the_votes" open' in html
    assert "Names after these" in checked(client, "/c/town/proposals/1/?votes=%00x")


def test_it_goes_on_to_be_in_force(client, busy):
    busy.say("emi", "@govbot agree 1")
    busy.wait(days=6, minutes=1)
    html = get(client, "/c/town/proposals/1/")
    assert "Passed, in its grace time" in html
    assert "a moderator can still stop it" in html
    assert "It passes if" in html
    busy.wait(days=1, minutes=1)
    assert "It has been in force since Monday 9 March 2026" in get(client, "/c/town/proposals/1/")
    assert "In force since" in get(client, "/c/town/")
    assert "#1 took effect." in get(client, "/c/town/proposals/1/")


def test_a_veto_shows_who_and_why(client, busy, moderator):
    busy.say("emi", "@govbot agree 1")
    busy.wait(days=6, minutes=1)
    busy.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    html = get(client, "/c/town/proposals/1/")
    assert "a moderator stopped it" in html
    assert REASON in html


def test_nobody_sees_the_words_of_what_never_opened(client, busy, moderator):
    busy.say("chidi", "@govbot propose we ban bruno for lying about cake")
    for where in (
        "/c/town/",
        "/c/town/proposals/",
        "/c/town/proposals/2/",
        "/c/town/audit/",
        "/c/town/audit/export.jsonl",
    ):
        assert "lying" not in get(client, where), where
    assert "on hold until a moderator has looked at it" in checked(client, "/c/town/proposals/2/")
    busy.do(CancelProposal(number=2, reason="It accuses somebody without any need."), actor=moderator)
    for where in ("/c/town/proposals/2/", "/c/town/audit/", "/c/town/audit/export.jsonl"):
        assert "accuses somebody" not in get(client, where), where
    assert "cancelled by a moderator" in get(client, "/c/town/proposals/2/")


def test_the_export_is_the_whole_chain(client, busy):
    lines = [json.loads(line) for line in get(client, "/c/town/audit/export.jsonl").splitlines()]
    broken, good, head = first_break(lines)
    assert broken is None
    assert (good, head) == (busy.community.audit_length, busy.community.audit_head)


def test_the_record_can_be_filtered(client, busy):
    html = get(client, "/c/town/audit/?tag=vote.cast&proposal=1")
    assert html.count('id="entry_') == 2
    assert "Nothing on the record fits" in get(client, "/c/town/audit/?proposal=7")


def test_one_community_shows_nothing_of_another(client, busy, make_town):
    """Invariant 9: nothing crosses from one community to another."""
    other = make_town("harbour", members=("zoe",))
    other.say("zoe", "@govbot propose a lighthouse")
    for where in ("/c/town/", "/c/town/proposals/", "/c/town/audit/", "/c/town/audit/export.jsonl"):
        assert "lighthouse" not in get(client, where)


def test_the_constitution_has_the_anchors_that_citations_use(client, town, now):
    html = get(client, "/c/town/constitution/")
    ids = Page(html).ids
    for section in parse_sections(town.community.constitutions.get().text):
        assert section.anchor in ids
    assert "What the bot reads in it" in html
    assert "The quorum is one third: the vote counts only if" in html


@pytest.mark.parametrize(
    "text",
    [
        f"# One {HOSTILE}\n\n{HOSTILE}\n\n<div onclick=x>\n# Not a heading\n</div>\n\n## Two",
        '[a](javascript:alert(1)) ![p](http://evil.example/x.png) <http://x.example/"onmouseover=alert(1)>',
        "words\n\n# One\n\n# One\n\nSetext\n======\n\n> # in a quote\n\n- # in a list\n\n###### deep",
        "# the_content\n\n# `code` *and* <b>bold</b>",
    ],
)
def test_a_hostile_constitution_is_only_text(text):
    html, sections = constitution_html(text)
    page = Page(html)
    assert page.problems == []
    assert page.ids == [section.anchor for section in sections if section.level]
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
    assert 1 not in page.headings


def _tags(kind=events.Event):
    for one in kind.__subclasses__():
        if "tag" in vars(one):
            yield one.tag
        yield from _tags(one)


def test_every_audit_tag_has_a_sentence_and_bears_erased_words():
    assert set(_tags()) == set(SENTENCES)
    for tag in SENTENCES:
        assert sentence(tag, {}, {}, zone=ZoneInfo("UTC"))
    assert ERASED in sentence("proposal.vetoed", {"number": 1}, {}, zone=ZoneInfo("UTC"))
    assert sentence("from.the.future", {}, {}, zone=ZoneInfo("UTC")) == "from.the.future"


def test_nothing_is_missing_from_a_sentence_when_its_words_are_there(client, busy):
    busy.wait(days=7, minutes=2)
    assert ERASED not in get(client, "/c/town/audit/")


@pytest.mark.parametrize("state", State)
def test_every_state_is_said_in_words(state):
    said = situation(Proposal(), state, now=timezone.now(), zone=ZoneInfo("UTC"))
    assert said.label
    assert said.then.endswith(".")


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (timedelta(days=5, hours=3, minutes=20), "in 5 days and 3 hours"),
        (timedelta(minutes=20), "in 20 minutes"),
        (timedelta(days=12, hours=3), "in 12 days"),
        (timedelta(seconds=-30), "less than a minute ago"),
        (timedelta(hours=-1), "1 hour ago"),
    ],
)
def test_relative_times_are_as_exact_as_they_help(period, words):
    now = timezone.now()
    assert relative(now + period, now) == words


def test_a_community_without_rules_says_so(client, town, now):
    bare = Community.objects.create(
        slug="bare",
        name="Bare",
        platform="sandbox",
        founded_at=town.now,
        arrival_window=timedelta(0),
        audit_head="0" * 64,
    )
    assert "Nothing can be proposed yet" in checked(client, f"/c/{bare.slug}/")
    assert "has no constitution yet" in checked(client, f"/c/{bare.slug}/constitution/")


def test_what_a_way_is_for_is_said_where_its_name_does_not_say_it() -> None:
    def about(title: str, decides: str | None) -> str:
        stage = {"kind": "ballot"}
        return way(
            ProcessType.model_validate({"key": "x", "title": title, "decides": decides, "stages": [stage]})
        ).about

    assert about("Voting process", "2. Voting Process") == ""
    assert about("Standard proposals", "Section 3.1: Standard proposals") == ""
    assert about("Money", None) == ""
    assert about("Money", "all that costs something") == "all that costs something"
