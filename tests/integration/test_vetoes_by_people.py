"""A veto by those who may vote, or by a role that the constitution names: in time, by its share, with its clause."""

from datetime import timedelta

from governance.domain.actors import HOST, Actor
from governance.domain.commands import GrantRoles
from governance.models import Office
from governance.selectors.offices import held_at
from governance.selectors.vetoes import veto_standing
from tests.conftest import Town
from tests.integration.deciding import decided, passed, propose, request, states, without_a_stated_veto


def veto(town: Town, number: int, *people: str) -> None:
    for handle in people:
        town.say(handle, f"@govbot veto #{number}")


def test_two_thirds_of_those_who_may_vote_stop_a_decision_in_its_grace_time(town: Town) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    veto(town, number, "alice", "bruno", "bruno", "chidi")
    assert town.proposal(number).status == "grace"
    assert "3 of 4" in town.heard("chidi")[-1]
    veto(town, number, "dana")
    assert states(town, number) == ("vetoed", ["stopped"])
    assert "4 of the 5 people who could vote asked for a veto" in town.heard()[-1]
    assert "Section 7.1: “Members may stop it too" in town.heard()[-1]
    assert town.tags().count("veto.raised") == 4
    assert town.tags()[-1] == "proposal.vetoed_by_members"
    veto(town, number, "emi")
    assert "nothing left to veto" in town.heard("emi")[-1]


def test_only_those_who_could_vote_are_heard(town: Town) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    town.add("fay")
    town.add("guest", member=False)
    veto(town, number, "fay", "guest")
    assert town.proposal(number).veto_voices.count() == 0
    assert "not among those who can ask for a veto" in town.heard("fay")[-1]
    assert "join" in town.heard("guest")[-1]


def test_a_veto_after_the_grace_time_is_too_late_where_the_text_says_so(town: Town) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    veto(town, number, "alice")
    assert "has taken effect" in town.heard("alice")[-1]
    assert "appeal" in town.heard("alice")[-1]


def test_a_veto_before_the_decision_is_too_early(town: Town) -> None:
    number = propose(town, request("add_rule", text="No adverts"))
    veto(town, number, "alice")
    assert "not decided yet" in town.heard("alice")[-1]


def test_where_the_text_says_nothing_a_default_applies_and_is_shown_as_one(town: Town) -> None:
    without_a_stated_veto(town)
    number = decided(town, request("add_rule", text="No adverts"))
    standing = veto_standing(town.proposal(number), now=town.now)
    assert standing is not None
    assert (standing.rule.needed, standing.rule.default) == (4, True)
    veto(town, number, "alice", "bruno", "chidi")
    assert "is a default" in town.heard("alice")[-1]
    veto(town, number, "dana")
    assert states(town, number) == ("reversed", ["undone"])
    assert "because enough members vetoed it" in town.heard()[-1]


def test_the_window_for_a_default_veto_closes(town: Town) -> None:
    without_a_stated_veto(town)
    number = decided(town, request("add_rule", text="No adverts"))
    town.wait(days=7)
    veto(town, number, "alice")
    assert "The time for a veto ended" in town.heard("alice")[-1]


def test_a_role_that_the_constitution_names_stops_it_alone_with_a_reason(town: Town, moderator: Actor) -> None:
    decided(town, request("role_grant", "emi", role="moderator"), moderator=moderator)
    number = passed(town, request("add_rule", text="No adverts"))
    town.say("emi", f"@govbot veto #{number}")
    assert "Please give your reason" in town.heard("emi")[-1]
    town.say("emi", f"@govbot veto #{number}: it contradicts Section 1.2")
    assert states(town, number) == ("vetoed", ["stopped"])
    assert "it contradicts Section 1.2" in town.heard()[-1]


def test_a_role_whose_term_is_over_stops_nothing_even_before_a_worker_has_noted_that(town: Town) -> None:
    town.do(GrantRoles(handle="emi", roles=("moderator",)), actor=HOST)
    number = passed(town, request("add_rule", text="No adverts"))
    Office.objects.update(ends_at=town.now)
    veto(town, number, "emi")
    assert town.proposal(number).status == "grace"
    assert any("1 of 4" in said for said in town.heard("emi"))


def test_who_holds_a_role_at_an_instant_is_asked_of_its_term_as_well(town: Town) -> None:
    town.do(GrantRoles(handle="emi", roles=("moderator",)), actor=HOST)
    until = town.now + timedelta(days=30)
    Office.objects.update(ends_at=until)
    assert Office.objects.filter(held_at(town.now)).exists()
    assert not Office.objects.filter(held_at(town.now - timedelta(days=1))).exists()
    assert not Office.objects.filter(held_at(until)).exists()


def test_the_page_counts_the_voices_that_the_veto_counts(town: Town) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    veto(town, number, "alice", "bruno")
    town.say("bruno", "@govbot leave")
    standing = veto_standing(town.proposal(number), now=town.now)
    assert standing is not None
    assert standing.voices == 1
