"""What a ballot among options needs is typed in plain boxes, and stands in them again."""

import re

import pytest
from django.urls import reverse

from governance.domain.commands import ArrangeStages
from governance.models import FieldDecision, Moderator
from tests.integration.gardens import MO, PROPOSALS, decide, reading_of

STAGE = "stages.0"


@pytest.fixture
def page(client, garden):
    decide(garden, PROPOSALS, f"{STAGE}.method", "default", value="score")
    client.force_login(Moderator.objects.get(user__username="mo").user)
    return client


def where(garden, unit):
    address = reverse("admin:governance_reading_field", args=[reading_of(garden).pk])
    return f"{address}?process={PROPOSALS}&field={STAGE}.{unit}"


@pytest.mark.parametrize(
    ("unit", "given", "value"),
    [
        ("options", {"min": "two", "max": "10"}, {"min": 2, "max": 10}),
        ("scores", {"highest": "5"}, {"highest": 5}),
        ("second_round", {"best": "2", "min": "3 days"}, {"best": 2, "duration": {"min": "P3D"}}),
        ("extension", {"by": "2 days", "when": ["no_quorum"]}, {"by": "P2D", "when": ["no_quorum"]}),
        ("call", {"text": "any member", "seconds": "two"}, {"text": "any member", "seconds": 2}),
        ("default_option", {"key": "nobody"}, "nobody"),
    ],
)
def test_a_field_is_filled_in_box_by_box(page, garden, unit, given, value):
    if unit == "second_round":
        decide(garden, PROPOSALS, f"{STAGE}.method", "default", value="approval")
    kept = page.post(where(garden, unit), {"seen": 0, "choice": "default", **given}, follow=True)
    assert kept.status_code == 200, re.findall(r"<li>(This does.*?)</li>", kept.content.decode())
    assert FieldDecision.objects.get(field=f"{STAGE}.{unit}").value == value

    shown = page.get(where(garden, unit)).content.decode()
    assert "as data" not in shown
    for said in given.values():
        assert re.search(rf'value="{said[0] if isinstance(said, list) else ""}', shown)


def test_nominations_of_an_election_have_boxes_too(page, garden):
    arrange = ArrangeStages(
        reading=reading_of(garden).pk,
        process=PROPOSALS,
        act="in",
        at=1,
        seen="ballot",
        kind="election",
        method="ranked",
    )
    garden.do(arrange, actor=MO)
    address = where(garden, "nominations").replace("stages.0", "stages.1")
    given = {"seen": 0, "choice": "default", "text": "any member", "min": "a week"}
    assert page.post(address, given, follow=True).status_code == 200
    shown = page.get(address).content.decode()
    assert 'name="text" value="any member"' in shown
    assert 'name="min" value="a week"' in shown or 'name="min" value="7 days"' in shown


def test_a_correction_starts_with_the_words_that_the_field_rests_on(page, garden):
    shown = page.get(where(garden, "duration")).content.decode()
    assert re.search(r"<option value=\"[\d-]+\" selected>Voting is open for six days.</option>", shown)


def test_a_share_of_nothing_is_asked_about(page, garden):
    given = {"seen": 0, "choice": "default", "fraction": "half", "strict": "more", "basis": ""}
    said = page.post(where(garden, "threshold"), given)
    assert said.status_code == 400
    assert "choose what this is a share of" in said.content.decode()


def test_there_is_no_form_for_what_nobody_decides(page, garden):
    assert page.get(where(garden, "kind")).status_code == 404
