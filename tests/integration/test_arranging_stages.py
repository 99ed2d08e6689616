"""Moderators put together what a reading took apart: ways sorted out, stages moved, taken out, put in."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from governance.domain.commands import AcceptSure, ArrangeStages, SortWays
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import WHOLE
from governance.domain.rulebook import ProcessType
from governance.models import FieldDecision, Moderator, StoredRulebook
from governance.selectors.readings import decisions_of, draft_with
from tests.conftest import Town
from tests.integration.gardens import AMENDMENTS, MO, NIA, PROPOSALS, decide, decide_all, left, ratify, reading_of

QUORUM = "stages.0.quorum"


def way(town: Town, key: str = PROPOSALS) -> ProcessType:
    reading = reading_of(town)
    found = draft_with(reading, decisions_of(reading)).process(key)
    assert found is not None
    return found


def kinds(town: Town) -> str:
    return " ".join(stage.kind for stage in way(town).stages)


def arrange(town: Town, act: str, at: int, *, by=MO, seen: str | None = None, **given: str) -> None:
    shape = kinds(town) if seen is None else seen
    town.do(
        ArrangeStages(reading=reading_of(town).pk, process=PROPOSALS, act=act, at=at, seen=shape, **given), actor=by
    )


def test_a_stage_is_put_in_and_what_is_known_of_the_others_moves_along(garden: Town) -> None:
    decide(garden, PROPOSALS, QUORUM, "accepted")
    arrange(garden, "in", 0, kind="deliberation")
    arrange(garden, "in", 2, kind="grace")
    assert kinds(garden) == "deliberation ballot grace"
    assert way(garden).citation("stages.1.quorum").quote == "At least one third of the members must take part."
    assert FieldDecision.objects.get(choice="accepted").field == "stages.1.quorum"
    assert (PROPOSALS, "stages.1.quorum") not in left(garden)
    assert {(PROPOSALS, "stages.0.duration"), (PROPOSALS, "stages.2.duration")} <= set(left(garden))
    said = garden.chain()[-1]
    assert (said["tag"], said["data"]["value"]) == ("reading.decided", ["deliberation", "ballot", "grace"])


def test_what_was_put_together_runs(garden: Town) -> None:
    arrange(garden, "in", 0, kind="deliberation")
    arrange(garden, "in", 2, kind="grace")
    for field in ("stages.0.duration", "stages.2.duration"):
        decide(garden, PROPOSALS, field, "default", value={"min": "P2D"})
    decide_all(garden)
    ratify(garden)
    garden.say("alice", "@govbot propose weekly meetings on Fridays")
    assert garden.proposal().runs.get().kind == "deliberation"
    garden.wait(days=2, minutes=1)
    for who in ("alice", "bruno", "chidi"):
        garden.say(who, "@govbot agree 1")
    garden.wait(days=6, minutes=1)
    assert garden.proposal().outcome == "passed"
    assert garden.proposal().status == "grace"


def test_stages_are_moved_and_taken_out(garden: Town) -> None:
    arrange(garden, "in", 1, kind="role", method="role")
    arrange(garden, "up", 1)
    arrange(garden, "in", 2, kind="execution")
    assert kinds(garden) == "role ballot execution"
    with pytest.raises(GovernanceError, match="say where “what follows if it passes” leads"):
        decide(garden, PROPOSALS, "stages.0.on_failure", "default", value=1)
    decide(garden, PROPOSALS, "stages.0.on_pass", "default", value=2)
    decide(garden, PROPOSALS, "stages.0.on_failure", "default", value=1)
    arrange(garden, "in", 0, kind="deliberation")
    assert (way(garden).stages[1].on_failure, way(garden).stages[1].on_pass) == (2, 3)
    arrange(garden, "out", 2)
    assert kinds(garden) == "deliberation role execution"
    assert (way(garden).stages[1].on_failure, way(garden).stages[1].on_pass) == (None, 2)
    arrange(garden, "down", 0)
    assert kinds(garden) == "role deliberation execution"
    assert not [one for one in way(garden).citations if one.field.startswith("stages.")]


def test_an_order_that_makes_no_sense_is_said_and_not_ratified(garden: Town) -> None:
    arrange(garden, "in", 0, kind="grace")
    decide(garden, PROPOSALS, "stages.0.duration", "default", value={"min": "P2D"})
    decide_all(garden)
    with pytest.raises(GovernanceError, match="grace comes before ballot; put ballot first"):
        ratify(garden)
    assert not StoredRulebook.objects.exists()


@pytest.mark.parametrize(
    ("act", "at", "given", "why"),
    [
        ("up", 0, {}, "at the end already"),
        ("down", 7, {}, "no such stage"),
        ("out", 0, {}, "only stage"),
        ("in", 0, {"kind": "dance"}, "what kind of stage"),
        ("in", 9, {"kind": "grace"}, "no such place"),
        ("in", 0, {"kind": "ballot", "method": "dance"}, "cannot stand so"),
        ("turn", 0, {}, "what to do with the stage"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(garden: Town, act: str, at: int, given: dict, why: str) -> None:
    with pytest.raises(GovernanceError, match=why):
        arrange(garden, act, at, **given)
    assert kinds(garden) == "ballot"


def test_nobody_moves_or_decides_what_another_has_moved(garden: Town) -> None:
    arrange(garden, "in", 0, kind="deliberation")
    with pytest.raises(GovernanceError, match="has moved the stages"):
        arrange(garden, "out", 0, by=NIA, seen="ballot")
    with pytest.raises(GovernanceError, match="has moved the stages"):
        decide(garden, PROPOSALS, "stages.0.duration", "default", by=NIA, value={"min": "P2D"}, shape="ballot")
    decide(garden, PROPOSALS, "stages.0.duration", "default", value={"min": "P2D"}, shape="deliberation ballot")


def test_ways_are_sorted_out_at_once_and_brought_back(garden: Town, client: Client) -> None:
    reading = reading_of(garden)
    with pytest.raises(GovernanceError, match="tick at least one"):
        garden.do(SortWays(reading=reading.pk, keep=(), leave=(PROPOSALS, AMENDMENTS)), actor=MO)
    garden.do(SortWays(reading=reading.pk, keep=(AMENDMENTS,), leave=(PROPOSALS,)), actor=MO)
    assert {process for process, _ in left(garden)} == {AMENDMENTS}
    client.force_login(Moderator.objects.get(user__username="mo").user)
    address = reverse("admin:governance_reading_change", args=[reading.pk])
    client.post(address, {"process": PROPOSALS, "field": WHOLE, "seen": "1"})
    assert {process for process, _ in left(garden)} == {AMENDMENTS, PROPOSALS}


def test_all_that_is_sure_is_accepted_in_one_step(garden: Town) -> None:
    garden.do(AcceptSure(reading=reading_of(garden).pk), actor=MO)
    assert set(FieldDecision.objects.values_list("process", flat=True)) == {PROPOSALS, AMENDMENTS}
    assert set(FieldDecision.objects.values_list("choice", flat=True)) == {"accepted"}
    looked_at = (PROPOSALS, "stages.0.electorate")
    assert looked_at in left(garden)


def test_the_page_moves_stages_with_buttons_alone(garden: Town, client: Client) -> None:
    client.force_login(Moderator.objects.get(user__username="mo").user)
    address = reverse("admin:governance_reading_change", args=[reading_of(garden).pk])
    html = client.get(address).content.decode()
    shape = re.search(r'name="shape" value="([a-z ]+)"', html)[1]
    given = {"process": PROPOSALS, "shape": shape, "stage": "in", "kind": "consent lazy_consensus", "at": "0"}
    assert "stages stand so now" in client.post(address, given, follow=True).content.decode()
    assert kinds(garden) == "consent ballot"
    late = client.post(address, given | {"stage": "up 1"}, follow=True).content.decode()
    assert "has moved the stages" in late
    field = reverse("admin:governance_reading_field", args=[reading_of(garden).pk])
    arrange(garden, "in", 2, kind="execution")
    asked = {"process": PROPOSALS, "field": "stages.0.on_pass"}
    assert "2. Vote" in client.get(field, asked).content.decode()
    client.post(
        f"{field}?process={PROPOSALS}&field=stages.0.on_pass",
        {"seen": "0", "choice": "default", "on_pass": "2", "shape": "consent ballot execution"},
    )
    assert way(garden).stages[0].on_pass == 2
