"""Who may vote, by everything that a constitution can ask, on real rows; and who is told what."""

import copy
from datetime import timedelta

import pytest

from governance.domain.actors import HOST
from governance.domain.commands import ImportRoll
from governance.domain.electorate import eligibility
from governance.models import Member, Vouch
from governance.selectors.eligibility import requirement
from governance.selectors.members import facts_of_all
from governance.selectors.stages import stage_of
from tests.conftest import CONSTITUTION, START, Town, starter_rulebook_for

FRIDAYS = "@govbot propose weekly meetings on Fridays"


@pytest.fixture
def town_where(make_town):
    """A community whose usual vote asks for these conditions of its voters, and for this quorum."""

    def make(electorate=None, quorum=None, members=("alice", "bruno", "chidi")) -> Town:
        rulebook = copy.deepcopy(starter_rulebook_for(CONSTITUTION))
        process = next(one for one in rulebook["process_types"] if one.get("default"))
        at = next(place for place, stage in enumerate(process["stages"]) if stage["kind"] == "ballot")
        for field, value in (("electorate", electorate), ("quorum", quorum)):
            if value is not None:
                process["stages"][at][field] = value
                name = f"stages.{at}.{field}"
                process["citations"] = [one for one in process["citations"] if not one["field"].startswith(name)]
                notes = process.setdefault("fields", {})
                process["fields"] = {one: notes[one] for one in notes if not one.startswith(name)}
                process["fields"][name] = {"origin": "default"}
                process["not_stated"] = [one for one in process.get("not_stated", []) if not one.startswith(name)]
        return make_town(members=members, rulebook=rulebook)

    return make


def opened(town: Town, who: str = "alice") -> Town:
    town.propose(who, FRIDAYS)
    return town


def voters(town: Town) -> list[str]:
    return sorted(town.proposal().electorate.values_list("member__handle", flat=True))


def test_only_local_accounts(town_where):
    town = town_where({"text": "members of this server", "local": True})
    town.do(ImportRoll(text="handle\nzoe@far.example\n", home="town.example"), actor=HOST)
    opened(town)
    assert voters(town) == ["alice", "bruno", "chidi"]


def test_the_age_of_an_account(town_where):
    town = town_where({"text": "members with an account of 30 days", "account_age": "P30D"})
    Member.objects.filter(handle="alice").update(account_from=START - timedelta(days=30))
    opened(town)
    assert voters(town) == ["alice"]
    town.say("bruno", "@govbot agree 1")
    assert "your account has not been known here for long enough" in town.heard("bruno")[-1]
    assert "Section" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot may I vote on #1?")
    assert "Not on #1: your account has not been known here for long enough" in town.heard("bruno")[-1]


def test_having_taken_part(town_where):
    rule = {"text": "members who took part lately", "participation": {"voted": 1, "of_last": 1}}
    town = opened(town_where(rule))
    assert voters(town) == ["alice", "bruno", "chidi"]  # there was nothing yet to take part in
    for who in ("alice", "bruno"):
        town.say(who, "@govbot agree 1")
    town.wait(days=8)
    town.propose("alice", "@govbot propose a lantern walk in autumn")
    second = town.proposal(2)
    assert sorted(second.electorate.values_list("member__handle", flat=True)) == ["alice", "bruno"]
    town.say("chidi", "@govbot may I vote on #2?")
    assert "it asks for 1 vote in the latest decisions, and you took part in 0" in town.heard("chidi")[-1]


def test_vouched_for_by_members_in_standing(town_where):
    town = town_where({"text": "members with a voucher", "any_of": [{"vouchers": 1}, {"roles": ["board"]}]})
    town.say("bruno", "@govbot vouch for @alice")
    assert "you vouch for alice" in town.heard("bruno")[-1]
    assert "bruno has vouched for you" in town.heard("alice")[-1]
    town.say("chidi", "@govbot I vouch for @Bruno.")
    town.say("chidi", "@govbot leave")  # and so their word counts no longer
    opened(town)
    assert voters(town) == ["alice"]
    town.say("bruno", "@govbot may I vote on #1?")
    assert "1 member must vouch for you, and nobody has so far" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot unvouch @alice")
    assert town.tags()[-1] == "member.unvouched"
    assert voters(town) == ["alice"]  # the list of an open vote stays
    assert Vouch.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("@govbot vouch for me", "Nobody can vouch for themselves"),
        ("@govbot vouch for @nobody", "nobody is not a member here"),
        ("@govbot vouch for @alice", "You have vouched for alice already"),
        ("@govbot unvouch @chidi", "You have not vouched for chidi"),
    ],
)
def test_a_word_for_oneself_for_nobody_or_twice_is_refused_with_the_clause(town_where, said, answer):
    town = town_where({"text": "members with a voucher", "vouchers": 1})
    town.say("bruno", "@govbot vouch for @alice")
    town.say("bruno", said)
    assert answer in town.heard("bruno")[-1]
    assert "Section" in town.heard("bruno")[-1]
    assert Vouch.objects.count() == 1


def test_where_the_constitution_knows_no_vouching_it_is_said(town):
    town.say("bruno", "@govbot vouch for @alice")
    assert "asks nobody to be vouched for" in town.heard("bruno")[-1]
    town.add("stranger", member=False)
    assert not Vouch.objects.exists()


def test_who_joins_before_the_close_may_vote_where_the_rule_says_so(town_where):
    town = opened(town_where({"text": "everybody who joins before voting ends", "as_of": "close"}))
    assert town.proposal().electorate_size == 3
    town.add("dana")
    town.add("emi")
    town.say("dana", "@govbot agree 1")
    town.say("alice", "@govbot agree 1")
    town.wait(days=8)
    proposal = town.proposal()
    assert (proposal.agree, proposal.electorate_size) == (2, 5)
    assert voters(town) == ["alice", "bruno", "chidi", "dana", "emi"]


def test_those_who_are_dormant_are_left_out_of_a_quorum_that_says_so(town_where):
    town = town_where(quorum={"fraction": "1/1", "dormant_after": "P30D"})
    opened(town)
    assert town.proposal().quorum_needed == 3  # nobody has been here for so long yet
    town.wait(days=5)
    for who in ("alice", "bruno"):
        town.say(who, "@govbot agree 1")
    town.wait(days=8)
    town.wait(days=21)
    town.propose("alice", "@govbot propose a lantern walk in autumn")
    assert (town.proposal(2).electorate_size, town.proposal(2).quorum_needed) == (3, 2)  # chidi is dormant


@pytest.mark.parametrize("electorate", [
    {"text": "every member"}, {"text": "a month", "tenure": "P30D"},
    {"text": "a month, or the founders", "tenure": "P30D", "founding": "P7D"},
])  # fmt: skip
def test_what_the_database_is_asked_at_once_is_what_the_rules_say_of_each(town_where, electorate):
    town = town_where(electorate, members=("alice", *(f"m{number}" for number in range(12))))
    for number, row in enumerate(Member.objects.exclude(handle="alice").order_by("handle")):
        days, standing = (0, 7, 29, 30, 31, 400)[number % 6], ("active", "active", "suspended", "left")[number % 4]
        joined = town.now + timedelta(days=number % 3 - 1) if number > 8 else town.now - timedelta(days=days)
        Member.objects.filter(pk=row.pk).update(
            tenure_from=town.now - timedelta(days=days), joined_at=joined, standing=standing
        )
    town.community.members.filter(handle="alice").update(tenure_from=town.now - timedelta(days=90))
    opened(town)
    asked, at = requirement(stage_of(town.proposal()).electorate), town.proposal().opens_at
    expected = {
        handle: str(judged.because)
        for _, handle, facts in facts_of_all(town.community, asked, now=at)
        if (judged := eligibility(facts, asked, founded_at=town.community.founded_at, now=at)).may
        and facts.joined_at <= at
    }
    assert dict(town.proposal().electorate.values_list("member__handle", "because")) == expected
    assert 1 < len(expected) < 13
