"""A text that is read anew asks only about what is not as it was: decisions of the reading before are kept."""

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.domain.commands import ArrangeStages, DecideField, MakeDraft, PutToMembers, WantReading
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import WHOLE, undecided
from governance.models import Draft, FieldDecision, Moderator, Reading
from governance.selectors.readings import decisions_of, draft_with, settled_in
from platforms.thinking.constitutions import read_wanted_at
from tests.integration.deciding import propose, request
from tests.integration.gardens import AMENDMENTS, GARDEN, MO, NIA, PROPOSALS, decide, ratified, reading_of

ANEW = """# Orchard Rules

## 1. Deciding

Anybody on the roll may propose. A vote lasts five days and is won by a simple majority of the votes cast.
At least one third of the members must take part.

## 2. Changing these rules

These rules are changed by three quarters of the votes. Such a vote lasts fourteen days.
"""


def read_again(town, reading=None):
    town.do(WantReading(reading=(reading or reading_of(town)).pk), actor=MO)
    assert read_wanted_at(town.now) == 1
    return Reading.objects.order_by("-pk").first()


def drafted(town, text):
    town.do(MakeDraft(text=text), actor=MO)
    read_wanted_at(town.now)
    return Reading.objects.get(proposed__number=Draft.objects.count())


def left(reading):
    rows = decisions_of(reading)
    return undecided(draft_with(reading, rows), settled_in(reading, rows))


def settle(town, reading, process, field, choice, **given):
    town.do(DecideField(reading=reading.pk, process=process, field=field, choice=choice, seen=0, **given), actor=MO)


def test_the_same_text_read_again_keeps_every_decision_and_who_made_it(garden):
    decide(garden, PROPOSALS, "stages.0.duration", "accepted")
    decide(garden, PROPOSALS, "veto", "unstated", by=NIA)
    decide(garden, AMENDMENTS, "proposers", "default", value={"text": "every member"})
    decide(garden, AMENDMENTS, "stages.0.duration", "corrected", value={"min": "P6D"}, quote="open for six days.")
    before = left(reading_of(garden))
    garden.wait(days=1)

    reading = read_again(garden)

    assert left(reading) == before
    kept = FieldDecision.objects.filter(reading=reading)
    assert set(kept.values_list("field", "choice", "decided_by__user__username")) == {
        ("stages.0.duration", "accepted", "mo"),
        ("veto", "unstated", "nia"),
        ("proposers", "default", "mo"),
        ("stages.0.duration", "corrected", "mo"),
    }
    made = [entry for entry in garden.chain() if entry["tag"] == "reading.made"][-1]
    assert made["data"]["earlier"] == "constitution:1"
    assert len(made["data"]["taken_over"]) == 4
    with pytest.raises(GovernanceError, match="This reading is over"):
        garden.do(WantReading(reading=Reading.objects.first().pk - 1), actor=MO)


def test_stages_that_people_put_in_order_stay_so(garden):
    arrange = ArrangeStages(
        reading=reading_of(garden).pk, process=PROPOSALS, act="in", at=0, seen="ballot", kind="deliberation"
    )
    garden.do(arrange, actor=MO)
    decide(garden, PROPOSALS, "stages.0.duration", "default", value={"min": "P2D"})
    decide(garden, PROPOSALS, "stages.1.quorum", "accepted")

    reading = read_again(garden)

    way = draft_with(reading, decisions_of(reading)).process(PROPOSALS)
    assert [str(stage.kind) for stage in way.stages] == ["deliberation", "ballot"]
    assert not {(PROPOSALS, "stages.0.duration"), (PROPOSALS, "stages.1.quorum")} & set(left(reading))


def test_a_way_that_people_added_or_left_out_stays_so(garden):
    decide(
        garden, "small-things", WHOLE, "corrected",
        value={"title": "Small things", "stage": {"kind": "consent", "method": "lazy_consensus"}},
    )  # fmt: skip
    decide(garden, "small-things", "stages.0.duration", "default", value={"min": "P2D"})
    decide(garden, PROPOSALS, WHOLE, "unstated")

    reading = read_again(garden)

    rulebook = draft_with(reading, decisions_of(reading))
    assert [one.title for one in rulebook.process_types] == ["Amendments", "Small things"]
    assert ("small-things", "stages.0.duration") not in left(reading)


def test_the_next_draft_keeps_what_was_decided_about_words_that_are_the_same(garden):
    first = drafted(ratified(garden), ANEW)
    assert len(left(first)) > 5
    for process, field in left(first):
        value = draft_with(first, []).process(process).value(field)
        settle(garden, first, process, field, "accepted" if field == WHOLE or value else "unstated")
    assert left(first) == []

    second = drafted(garden, ANEW.replace("lasts fourteen days", "lasts fifteen days"))

    fields = {field for _, field in left(second)}
    assert "stages.0.duration" in fields
    assert not fields & {"stages.0.quorum", "veto", "proposers"}
    assert len(left(second)) < 6


def test_a_draft_that_is_out_of_date_gives_its_decisions_to_the_one_that_follows(garden, client):
    first = drafted(ratified(garden), ANEW)
    decided = left(first)
    for process, field in decided:
        value = draft_with(first, []).process(process).value(field)
        settle(garden, first, process, field, "accepted" if field == WHOLE or value else "unstated")
    garden.do(PutToMembers(reading=first.pk), actor=MO)
    change = request("amend_constitution", "1. Proposals", old="open for six days", new="open for five days")
    propose(garden, change)
    for who in ("alice", "bruno", "chidi", "dana"):
        garden.say(who, "@govbot agree 1")
    garden.wait(days=10, minutes=1)
    assert Reading.objects.get(pk=first.pk).state == "dropped"

    again = drafted(garden, ANEW)

    assert left(again) == []
    client.force_login(Moderator.objects.get(user__username="mo").user)
    shown = client.get(reverse("admin:governance_reading_change", args=[again.pk])).content.decode()
    assert "taken over from the earlier reading" in shown
    assert "Put it to the members" in shown


def test_what_was_asked_is_answered_at_the_new_reading(garden, client):
    client.force_login(Moderator.objects.get(user__username="mo").user)
    old = reading_of(garden)
    field = reverse("admin:governance_reading_field", args=[old.pk]) + f"?process={PROPOSALS}&field=veto"
    client.post(field, {"seen": 0, "choice": "asked", "question": "May the gardeners stop a decision?"})
    client.post(reverse("admin:governance_reading_change", args=[old.pk]), {"again": "1"})
    read_wanted_at(timezone.now())

    shown = client.get(reverse("admin:governance_reading_change", args=[reading_of(garden).pk])).content.decode()
    assert "May the gardeners stop a decision?" in shown
    assert "Go to the newer reading" in client.get(
        reverse("admin:governance_reading_change", args=[old.pk])
    ).content.decode()  # fmt: skip


def test_a_contested_rule_is_not_settled_by_an_older_decision(garden):
    first = drafted(ratified(garden), ANEW)
    for process, field in left(first):
        settle(garden, first, process, field, "accepted" if field == WHOLE else "unstated")
    garden.say("bruno", "@govbot contest: 1. Proposals: how long")
    read_wanted_at(garden.now)
    assert (PROPOSALS, "stages.0.duration") in left(reading_of(garden))


def test_new_words_about_what_was_not_stated_are_shown(garden):
    decide(garden, PROPOSALS, "stages.0.electorate", "default", value={"text": "every gardener"})
    said = GARDEN.replace(
        "more members agree than disagree.", "more members agree than disagree. Every member may vote on it."
    )
    reading = drafted(ratified(garden), said)

    assert (PROPOSALS, "stages.0.electorate") in left(reading)
    way = draft_with(reading, decisions_of(reading)).process(PROPOSALS)
    assert way.value("stages.0.electorate").text == "Every member"
    assert [one.quote for one in way.cited("stages.0.electorate")] == ["Every member may vote on it."]


def test_a_reading_that_makes_no_sense_any_more_gives_nothing_and_stops_nothing(garden):
    decide(garden, PROPOSALS, "veto", "unstated")
    old = reading_of(garden)
    Reading.objects.filter(pk=old.pk).update(draft=old.draft | {"a_key_of_another_time": 1})
    reading = read_again(garden, old)
    assert reading.state == "open"
    assert (PROPOSALS, "veto") in left(reading)
