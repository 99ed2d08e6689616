"""Many fields decided with one button: what is sure, and what the text leaves open."""

import pytest
from django.urls import reverse

from governance.domain.commands import AcceptSure, LeaveUnstated
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import Choice
from governance.models import FieldDecision, Moderator
from tests.integration.gardens import AMENDMENTS, MO, PROPOSALS, decide, left, reading_of


def decided(field, choice):
    return set(FieldDecision.objects.filter(field=field, choice=choice).values_list("process", flat=True))


def test_what_the_text_leaves_open_is_left_so_and_only_that(garden):
    decide(garden, PROPOSALS, "veto", "default", value={"text": "the elders"})
    garden.do(LeaveUnstated(reading=reading_of(garden).pk), actor=MO)

    assert decided("veto", Choice.UNSTATED) == {AMENDMENTS}
    assert decided("veto", Choice.DEFAULT) == {PROPOSALS}
    assert decided("proposers", Choice.UNSTATED) == {AMENDMENTS}
    assert decided("stages.0.quorum", Choice.UNSTATED) == {AMENDMENTS}
    assert (PROPOSALS, "stages.0.electorate") in left(garden)  # nobody could vote without it
    assert [one["data"]["choice"] for one in garden.chain() if one["tag"] == "reading.decided"][-1] == "unstated"


def test_one_way_alone_can_be_left_so(garden):
    garden.do(LeaveUnstated(reading=reading_of(garden).pk, process=PROPOSALS), actor=MO)
    assert set(FieldDecision.objects.values_list("process", flat=True)) == {PROPOSALS}
    with pytest.raises(GovernanceError, match="no such way"):
        garden.do(LeaveUnstated(reading=reading_of(garden).pk, process="picnics"), actor=MO)


def test_a_share_of_nobody_knows_what_is_not_accepted_as_sure(garden):
    reading = reading_of(garden)
    way = next(one for one in reading.draft["process_types"] if one["key"] == AMENDMENTS)
    way["stages"][0]["threshold"]["basis"] = None
    way["look"] = [one for one in way["look"] if "threshold" not in one]
    reading.save()
    garden.do(AcceptSure(reading=reading.pk), actor=MO)
    assert AMENDMENTS not in decided("stages.0.threshold", Choice.ACCEPTED)


def test_the_page_leads_through_the_steps_with_a_number_for_each(garden, client):
    client.force_login(Moderator.objects.get(user__username="mo").user)
    page = reverse("admin:governance_reading_change", args=[reading_of(garden).pk])
    html = client.get(page).content.decode()
    assert "says nothing about 4 things" in html
    assert "Leave all 4 as not stated" in html
    html = client.post(page, {"spare": "1"}, follow=True).content.decode()
    assert "Leave open what the text leaves open: done." in html


def test_what_was_left_out_is_named_as_people_call_it_and_can_be_brought_back(garden, client):
    client.force_login(Moderator.objects.get(user__username="mo").user)
    page = reverse("admin:governance_reading_change", args=[reading_of(garden).pk])
    client.post(page, {"sort": "1", "way": [AMENDMENTS], "shown": [PROPOSALS, AMENDMENTS]})
    html = client.get(page).content.decode()
    assert "Left out, because the text has no such way (1)" in html
    assert "<li>Proposals, mo," in html
    client.post(page, {"process": PROPOSALS, "field": "process", "seen": "1"})
    assert "Left out, because" not in client.get(page).content.decode()
