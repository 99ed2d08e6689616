"""A text becomes rules: read by the job, decided field by field by moderators, asked of members, ratified."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from governance.domain.actors import Actor, Cause
from governance.domain.commands import (
    AskCommunity,
    RatifyReading,
    WantReading,
)
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import WHOLE
from governance.models import FieldDecision, ReadingAnswer, StoredRulebook
from governance.selectors.readings import decisions_of, draft_with
from governance.services.communities import appoint_moderator
from platforms.bootstrap import make_sandbox
from platforms.models import Delivery
from platforms.thinking.constitutions import read_wanted_at
from tests.conftest import CONSTITUTION, START, Town
from tests.integration.deciding import propose, request
from tests.integration.gardens import (
    AMENDMENTS,
    MO,
    NIA,
    PROPOSALS,
    decide,
    decide_all,
    left,
    ratified,
    ratify,
    reading_of,
)


def test_what_is_ratified_runs_and_shows_its_defaults(garden: Town) -> None:
    ratified(garden)
    garden.work()
    said = garden.heard()[-1]
    assert "defaults, and are shown as such: Amendments: who may propose" in said
    assert "provisional until Monday 9 March 2026" in said
    garden.say("alice", "@govbot propose weekly meetings on Fridays")
    assert "at least 3 of the 8 people" in garden.heard()[-1]
    process = StoredRulebook.objects.get().data["process_types"][1]
    assert process["fields"]["proposers"] == {"origin": "default", "ratified_by": "moderators, 2026-03-02"}
    decided = [line for line in garden.chain() if line["tag"] == "reading.decided"]
    assert len(decided) == FieldDecision.objects.count()
    assert "rulebook.ratified" in garden.tags()


def test_nothing_is_ratified_while_something_is_open(garden: Town) -> None:
    with pytest.raises(GovernanceError, match="Not decided yet"):
        ratify(garden)
    assert not StoredRulebook.objects.exists()
    garden.say("alice", "@govbot propose weekly meetings on Fridays")
    assert "Nobody has confirmed yet" in garden.heard("alice")[-1]


def test_a_correction_needs_words_that_say_its_number(garden: Town) -> None:
    field = "stages.0.duration"
    with pytest.raises(GovernanceError, match="does not stand in a quote"):
        decide(garden, PROPOSALS, field, "corrected", value={"min": "P7D"}, quote="Voting is open for six days.")
    with pytest.raises(GovernanceError, match="does not say"):
        decide(garden, PROPOSALS, field, "corrected", value={"min": "P7D"}, quote="Voting is open for seven days.")
    decide(garden, PROPOSALS, field, "corrected", value={"min": "P10D"}, quote="open for ten days.")
    reading = reading_of(garden)
    process = draft_with(reading, decisions_of(reading)).process(PROPOSALS)
    assert process.cited(field)[0].anchor == "2-amendments"
    assert process.value(field).min == timedelta(days=10)


def test_words_in_two_places_are_asked_for_more_exactly(garden: Town) -> None:
    value = {"fraction": "2/3", "strict": False, "basis": "cast"}
    with pytest.raises(GovernanceError, match="several places"):
        decide(garden, AMENDMENTS, "stages.0.threshold", "corrected", value=value, quote="Voting")


def test_two_moderators_do_not_overwrite_each_other(garden: Town) -> None:
    decide(garden, PROPOSALS, "veto", "unstated")
    with pytest.raises(GovernanceError, match="mo left it as not stated since you opened the page"):
        decide(garden, PROPOSALS, "veto", "default", by=NIA, seen=0, value={"text": "nobody", "roles": ["board"]})
    decide(garden, PROPOSALS, "veto", "unstated", by=NIA)
    assert FieldDecision.objects.get(field="veto").revision == 2


def test_only_moderators_of_the_community_decide(garden: Town, make_town) -> None:
    for actor in (Actor.person("alice"), Actor.moderator("nobody")):
        with pytest.raises(GovernanceError, match="Only a moderator"):
            decide(garden, PROPOSALS, "veto", "unstated", by=actor)
    other = make_town("harbour")
    with pytest.raises(GovernanceError, match="Only a moderator"):
        other.do(RatifyReading(reading=reading_of(garden).pk), actor=MO)


def test_a_way_that_is_none_is_left_out_and_a_missing_one_added(garden: Town) -> None:
    decide(garden, PROPOSALS, WHOLE, "unstated")
    stage = {"kind": "consent", "method": "lazy_consensus"}
    decide(garden, "small-things", WHOLE, "corrected", value={"title": "Small things", "stage": stage, "default": True})
    reading = reading_of(garden)
    draft = draft_with(reading, decisions_of(reading))
    assert [(process.key, process.default) for process in draft.process_types] == [
        (AMENDMENTS, False),
        ("small-things", True),
    ]
    assert ("small-things", "stages.0.duration") in left(garden)


def test_rules_by_which_nobody_could_ever_amend_are_not_ratified(garden: Town) -> None:
    decide_all(garden)
    decide(garden, AMENDMENTS, "stages.0.duration", "unstated")
    with pytest.raises(GovernanceError, match="nobody could ever change the constitution"):
        ratify(garden)


def test_the_community_is_asked_and_answers_by_replying(garden: Town) -> None:
    field = "stages.0.electorate"
    garden.do(
        AskCommunity(reading=reading_of(garden).pk, process=PROPOSALS, field=field, question="Do guests vote?"),
        actor=MO,
    )
    garden.work()
    assert "Do guests vote?" in garden.heard()[-1]
    assert (PROPOSALS, field) in left(garden)
    asked = Delivery.objects.get(message__template="community.reading_question")
    for who, said in (("alice", "@govbot yes"), ("bruno", "@govbot no, only members"), ("alice", "@govbot hm, no")):
        garden.say(who, said, reply_to=asked.post_id)
    assert set(ReadingAnswer.objects.values_list("member__handle", "text")) == {
        ("alice", "hm, no"),
        ("bruno", "no, only members"),
    }
    assert "is with the moderators" in garden.heard("alice")[-1]
    decide(garden, PROPOSALS, field, "default", value={"text": "every member"})
    assert (PROPOSALS, field) not in left(garden)


def test_what_was_said_in_private_or_names_somebody_is_no_part_of_the_public_record(garden: Town) -> None:
    field = "stages.0.electorate"
    garden.do(
        AskCommunity(reading=reading_of(garden).pk, process=PROPOSALS, field=field, question="Do guests vote?"),
        actor=MO,
    )
    garden.work()
    asked = Delivery.objects.get(message__template="community.reading_question").post_id
    garden.say("alice", "@govbot no, only members", reply_to=asked)
    garden.say("bruno", "@govbot only those whom nobody is angry with", reply_to=asked, private=True)
    garden.say("chidi", "@govbot dana must not", reply_to=asked)
    answers = [entry.get("content") for entry in garden.chain() if entry["tag"] == "reading.answered"]
    assert [content and content["words"] for content in answers] == [{"answer": "no, only members"}, None, None]
    assert ReadingAnswer.objects.count() == 3
    ratified(garden)
    garden.say("bruno", "@govbot contest: Section 1, the quorum", private=True)
    garden.say("chidi", "@govbot contest: Section 1, the quorum, as dana says")
    garden.say("emi", "@govbot contest: Section 1, the quorum is of those who came")
    contests = [entry.get("content") for entry in garden.chain() if entry["tag"] == "rulebook.contested"]
    assert [bool(content) for content in contests] == [False, False, True]


def test_a_later_version_shows_only_what_changed(garden: Town) -> None:
    ratified(garden)
    change = request("amend_constitution", "1. Proposals", old="open for six days", new="open for five days")
    propose(garden, change)
    assert garden.proposal().process_key == AMENDMENTS
    for who in ("alice", "bruno", "chidi", "dana"):
        garden.say(who, "@govbot agree 1")
    garden.wait(days=10, minutes=1)
    assert garden.proposal().status == "executed"
    stored = StoredRulebook.objects.order_by("-pk").first()
    assert stored.waiting == [PROPOSALS]
    read_wanted_at(garden.now)
    assert left(garden) == [(PROPOSALS, "stages.0.duration")]
    reading = reading_of(garden)
    assert draft_with(reading, []).process(PROPOSALS).value("stages.0.duration").min == timedelta(days=5)
    decide(garden, PROPOSALS, "stages.0.duration", "accepted")
    ratify(garden)
    assert StoredRulebook.objects.order_by("-pk").first().waiting == []
    garden.say("bruno", "@govbot propose weekly meetings on Fridays")
    assert garden.proposal(2).status == "open"


def test_the_shipped_text_is_ratified_from_nothing(garden: Town) -> None:
    connection = make_sandbox(
        slug="shire", name="The Shire", text=CONSTITUTION, rulebook=None, zone="UTC", founded_at=START, now=START
    )
    town = Town(connection=connection, now=START)
    for handle in ("alice", "bruno", "chidi"):
        town.add(handle)
    appoint_moderator(town.community, get_user_model().objects.get(username="mo"), cause=Cause(ref="test"), now=START)
    read_wanted_at(START)
    ratified(town)
    assert StoredRulebook.objects.get(constitution__community=town.community).provisional_until is None
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    assert town.proposal().status == "open"


def test_a_text_is_read_once_at_a_time(garden: Town) -> None:
    with pytest.raises(GovernanceError, match="is being read already"):
        garden.do(WantReading(), actor=MO)
    assert read_wanted_at(garden.now) == 0
    ratified(garden)
    garden.do(WantReading(), actor=MO)
    assert read_wanted_at(garden.now) == 1
    assert left(garden) == []


def test_new_rules_may_not_ask_for_more_people_than_there_are_to_change_the_text(garden: Town) -> None:
    """Invariant 7. The rules before stay in force."""
    ratified(garden)
    garden.do(WantReading(), actor=MO)
    read_wanted_at(garden.now)
    decide(garden, AMENDMENTS, "stages.0.quorum", "default", value={"count": 500})
    with pytest.raises(GovernanceError, match="asks for 500 people, and 8 are members"):
        ratify(garden)
    assert StoredRulebook.objects.count() == 1
    decide(garden, AMENDMENTS, "stages.0.quorum", "default", value={"count": 8})
    ratify(garden)
    assert StoredRulebook.objects.count() == 2
