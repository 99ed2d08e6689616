"""Members contest how a rule is read: what rests on it waits until people have looked at it again."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from governance.domain.actors import Actor
from governance.domain.commands import (
    AcceptSure,
    AnswerAppeal,
    ContestReading,
    OverrideProposal,
)
from governance.domain.errors import GovernanceError
from governance.models import Contest
from platforms.thinking.constitutions import read_wanted_at
from tests.conftest import Town
from tests.integration.gardens import (
    AMENDMENTS,
    MO,
    PROPOSALS,
    decide,
    decide_all,
    left,
    ratified,
    ratify,
    reading_of,
)


def test_a_contested_rule_holds_what_rests_on_it_until_it_is_kept(garden: Town, client: Client) -> None:
    ratified(garden)
    assert "A member contests" not in client.get("/c/garden/constitution/").content.decode()
    garden.say("alice", "@govbot propose weekly meetings on Fridays")
    garden.say("bruno", "@govbot contest: Section 1, the quorum is of those who came")
    assert "you contest Proposals (quorum (stage 1))" in garden.heard("bruno")[-1]
    for who in ("alice", "bruno", "chidi", "dana"):
        garden.say(who, "@govbot agree 1")
    garden.wait(days=6, minutes=1)
    assert garden.proposal().status == "executing"
    assert "waits: a member contests" in garden.heard()[-1]
    for page in ("/c/garden/constitution/", "/c/garden/proposals/1/"):
        assert "A member contests" in client.get(page).content.decode()
    garden.wait(days=3)
    assert garden.proposal().status == "executing"
    read_wanted_at(garden.now)
    assert left(garden) == [(PROPOSALS, "stages.0.quorum")]
    decide(garden, PROPOSALS, "stages.0.quorum", "accepted")
    ratify(garden)
    garden.work()
    assert garden.proposal().status == "executed"
    assert Contest.objects.get().state == "kept"
    assert any("Looked at again and kept: Proposals" in said for said in garden.heard())


def test_what_a_member_contests_is_not_shown_as_sure(garden: Town, client: Client) -> None:
    ratified(garden)
    garden.say("bruno", "@govbot contest: Section 1, the quorum is of those who came")
    read_wanted_at(garden.now)
    garden.say("chidi", "@govbot contest: Section 1, how long")
    garden.do(AcceptSure(reading=reading_of(garden).pk), actor=MO)
    assert {(PROPOSALS, "stages.0.quorum"), (PROPOSALS, "stages.0.duration")} <= set(left(garden))
    client.force_login(get_user_model().objects.get(username="mo"))
    shown = client.get(f"/admin/governance/reading/{reading_of(garden).pk}/change/").content.decode()
    assert "Proposals, quorum (stage 1): <q>Section 1, the quorum is of those who came</q>" in shown
    assert "shown as sure" not in shown
    decide_all(garden)
    ratify(garden)
    assert {contest.state for contest in Contest.objects.all()} == {"kept"}


def test_what_passed_by_a_wrong_reading_waits_for_a_moderator(garden: Town) -> None:
    ratified(garden)
    garden.say("alice", "@govbot propose weekly meetings on Fridays")
    for who in ("alice", "bruno", "chidi", "dana"):
        garden.say(who, "@govbot agree 1")
    garden.do(ContestReading(words="1. Proposals: how long", said_at=garden.now), actor=Actor.person("bruno"))
    garden.wait(days=6, minutes=1)
    read_wanted_at(garden.now)
    decide(garden, PROPOSALS, "stages.0.duration", "corrected", value={"min": "P10D"}, quote="open for ten days.")
    ratify(garden)
    garden.wait(days=1)
    assert (garden.proposal().status, Contest.objects.get().state) == ("executing", "corrected")
    garden.do(OverrideProposal(number=1, reason="Ten days would not have changed it."), actor=MO)
    assert garden.proposal().status == "executed"


def test_contesting_ends_with_its_time_and_says_what_is_left(garden: Town) -> None:
    ratified(garden)
    with pytest.raises(GovernanceError, match="Please say which clause"):
        garden.do(ContestReading(words="everything is wrong", said_at=garden.now), actor=Actor.person("bruno"))
    garden.do(ContestReading(words="1. Proposals", said_at=garden.now), actor=Actor.person("bruno"))
    with pytest.raises(GovernanceError, match="You have contested"):
        garden.do(ContestReading(words="1. Proposals", said_at=garden.now), actor=Actor.person("bruno"))
    garden.wait(days=7)
    with pytest.raises(GovernanceError, match="You can still appeal"):
        garden.do(ContestReading(words="1. Proposals", said_at=garden.now), actor=Actor.person("chidi"))


def test_who_is_no_member_is_told_kindly_how_to_become_one(garden: Town) -> None:
    ratified(garden)
    garden.add("zoe@far.example", member=False)
    garden.say("zoe@far.example", "@govbot contest: 1. Proposals")
    assert "Thank you for looking so closely" in garden.heard("zoe@far.example")[-1]
    assert not Contest.objects.exists()


def test_an_upheld_appeal_of_a_reading_marks_the_rule(garden: Town) -> None:
    ratified(garden)
    garden.say("emi", "@govbot appeal the reading: 2. Amendments, the majority is of all members")
    garden.do(AnswerAppeal(appeal=1, upheld=True, reason="You are right, it is."), actor=MO)
    assert Contest.objects.values_list("process", "field").get() == (AMENDMENTS, "stages.0.threshold")
    read_wanted_at(garden.now)
    assert left(garden) == [(AMENDMENTS, "stages.0.threshold")]
