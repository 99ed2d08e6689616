"""The page of a proposal shows every stage that it goes through, and answers tell how the present one stands."""

import pytest
from django.test import Client

from governance.domain.jury import draw
from governance.models import StageRun
from tests.conftest import Town
from tests.stages import BALLOT, EVERYBODY, PETITION, TALK, TEXT, MakeTown, small_rulebook

RANKED = BALLOT | {"method": "ranked", "threshold": None}


def page(client: Client, town: Town) -> str:
    response = client.get(f"/c/{town.community.slug}/proposals/1/")
    assert response.status_code == 200
    return response.content.decode()


def test_each_stage_has_its_place_and_its_bar(client: Client, make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(PETITION, TALK, BALLOT))
    town.say("alice", "@govbot propose a bench in the park")
    town.say("bruno", "@govbot sign #1")
    shown = page(client, town)
    assert "Gathering signatures" in shown
    assert "1 of 2 signatures so far" in shown
    assert shown.count("to come") == 2
    assert 'aria-current="step"' in shown
    town.say("chidi", "@govbot sign #1")
    town.say("dana", "@govbot object #1: <script>alert(1)</script> it blocks the way")
    shown = page(client, town)
    assert "2 of the 2 signatures that were needed" in shown
    assert "<script>alert" not in shown
    assert "it blocks the way" in shown
    town.say("emi", "@govbot status 1")
    assert "0 lean towards it, 0 against" in town.heard("emi")[-1]
    town.say("emi", "@govbot processes")
    assert "Gathering signatures, 10 days: at least 2 signatures." in town.heard("emi")[-1]


def test_the_rounds_of_a_count_are_a_table_and_earlier_words_stay(client: Client, make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(TALK, RANKED))
    town.say("alice", "@govbot propose Where do we meet? Options: 1. Gent 2. Brussels")
    town.say("alice", "@govbot revise #1: Where do we meet? Options: 1. Gent 2. Brussels 3. online")
    town.wait(days=3)
    for handle, ranked in (("alice", "1 > 2"), ("bruno", "2 > 1"), ("chidi", "3 > 2"), ("dana", "2 > 3"), ("emi", "1")):
        town.say(handle, f"@govbot rank #1: {ranked}")
    town.wait(days=6)
    shown = page(client, town)
    assert "Round 2" in shown
    assert "Brussels <span" in shown
    assert "2&gt;1" in shown
    assert "Earlier words of this proposal" in shown
    assert client.get(f"/c/{town.community.slug}/").status_code == 200
    assert client.get(f"/c/{town.community.slug}/proposals/").status_code == 200
    assert client.get(f"/c/{town.community.slug}/constitution/").status_code == 200
    assert client.get(f"/c/{town.community.slug}/audit/").status_code == 200


def test_the_page_of_a_jury_says_all_that_is_needed_to_draw_it_again(client: Client, make_town: MakeTown) -> None:
    jury = {
        "kind": "jury", "method": "jury", "electorate": EVERYBODY, "jury": {"size": 2}, "duration": {"min": "P4D"},
        "threshold": {"fraction": "1/2", "strict": True, "basis": "cast"},
    }  # fmt: skip
    town = make_town(text=TEXT, rulebook=small_rulebook(jury))
    town.say("alice", "@govbot propose tea evenings for guests")
    shown = page(client, town)
    run = StageRun.objects.get()
    assert run.result["secret"] in shown
    pool = [entry.member.pseudonym for entry in run.electorate.select_related("member")]
    assert all(pseudonym in shown for pseudonym in pool)
    order = draw(pool, secret=run.result["secret"], head=run.result["head"])
    jurors = list(run.jurors.order_by("place").values_list("member__pseudonym", flat=True))
    assert jurors == order[:2]


@pytest.mark.parametrize("method", ["consent", "lazy_consensus"])
def test_objections_stand_on_the_page_with_their_reason(client: Client, make_town: MakeTown, method: str) -> None:
    consent = {"kind": "consent", "method": method, "electorate": EVERYBODY, "duration": {"min": "P4D"}}
    town = make_town(text=TEXT, rulebook=small_rulebook(consent))
    town.say("alice", "@govbot propose red chairs")
    town.say("bruno", "@govbot object #1: red hurts my eyes")
    assert "red hurts my eyes" in page(client, town)
    town.say("bruno", "@govbot withdraw my objection #1")
    assert "red hurts my eyes" not in page(client, town)
    town.wait(days=4)
    assert town.proposal().outcome == "passed"
