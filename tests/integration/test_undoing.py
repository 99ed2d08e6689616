"""What was decided is stopped or taken back: by a new decision, a veto, an appeal or a moderator, back to what was."""

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import (
    AnswerAppeal,
    CloseTask,
    HaltCommunity,
    ReverseProposal,
    VetoProposal,
)
from governance.domain.errors import GovernanceError
from governance.models import Appeal, CommunitySetting, Policy, StoredRulebook
from governance.selectors.vetoes import veto_standing
from platforms.models import SandboxAccount
from tests.conftest import Town
from tests.integration.deciding import action, decided, passed, propose, request, states, vote


def reverse(town: Town, moderator: Actor, number: int) -> None:
    town.do(ReverseProposal(number=number, reason="It went wrong"), actor=moderator)
    town.work()


def without_a_stated_veto(town: Town) -> None:
    """A community whose constitution says nothing of a veto."""
    stored = StoredRulebook.objects.get(constitution__community=town.community)
    data = stored.data
    for process in data["process_types"]:
        process["veto"] = None
        process["citations"] = [one for one in process["citations"] if not one["field"].startswith("veto")]
    StoredRulebook.objects.filter(pk=stored.pk).update(data=data, sha256="0" * 63 + "1")


@pytest.fixture
def trusting(settings: object) -> None:
    settings.REQUIRE_CONFIRMATION_FOR = frozenset()  # type: ignore[attr-defined]


def test_a_moderator_takes_back_what_was_carried_out(town: Town, moderator: Actor) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    reverse(town, moderator, number)
    assert states(town, number) == ("reversed", ["undone"])
    assert Policy.objects.get().ended_because == "moderator"
    assert "taken back by a moderator" in town.heard()[-1]
    with pytest.raises(GovernanceError, match="nothing in force"):
        reverse(town, moderator, number)


def test_undoing_restores_the_former_value_and_not_the_default(town: Town, moderator: Actor) -> None:
    first = decided(town, request("change_setting", "cooldown", value="P3D"))
    second = decided(town, request("change_setting", "cooldown", value="P5D"))
    reverse(town, moderator, second)
    assert CommunitySetting.objects.get().value == "P3D"
    reverse(town, moderator, first)
    assert not CommunitySetting.objects.exists()


def test_a_setting_that_was_changed_again_stays(town: Town, moderator: Actor) -> None:
    first = decided(town, request("change_setting", "cooldown", value="P3D"))
    decided(town, request("change_setting", "cooldown", value="P5D"))
    reverse(town, moderator, first)
    assert CommunitySetting.objects.get().value == "P5D"
    assert "changed again since" in action(town, first).note


def test_a_role_comes_back_with_its_former_end(town: Town, moderator: Actor) -> None:
    decided(town, request("role_grant", "dana", role="treasurer", duration="P90D"), moderator=moderator)
    ends_at = town.member("dana").offices.get(ended_at__isnull=True).ends_at
    ended = decided(town, request("role_end", "dana", role="treasurer"), moderator=moderator)
    reverse(town, moderator, ended)
    assert town.member("dana").offices.get(ended_at__isnull=True).ends_at == ends_at


@pytest.mark.usefixtures("trusting")
def test_on_the_platform_too_what_was_there_before_is_put_back(town: Town, moderator: Actor) -> None:
    spam = town.add("spam@bad.example", member=False)
    SandboxAccount.objects.filter(pk=spam.pk).update(level="silenced")
    decided(town, request("grant_power", "suspend_account"))
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    reverse(town, moderator, number)
    spam.refresh_from_db()
    assert (spam.level, states(town, number)) == ("silenced", ("reversed", ["undone"]))


@pytest.mark.usefixtures("trusting")
def test_what_moderators_did_since_is_left_alone(town: Town, moderator: Actor) -> None:
    spam = town.add("spam@bad.example", member=False)
    decided(town, request("grant_power", "suspend_account"))
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    SandboxAccount.objects.filter(pk=spam.pk).update(level="silenced")
    reverse(town, moderator, number)
    spam.refresh_from_db()
    assert spam.level == "silenced"
    assert "left as it is" in action(town, number).note


@pytest.mark.usefixtures("trusting")
def test_what_a_moderator_had_done_before_is_not_undone(town: Town, moderator: Actor) -> None:
    spam = town.add("spam@bad.example", member=False)
    SandboxAccount.objects.filter(pk=spam.pk).update(level="suspended")
    decided(town, request("grant_power", "suspend_account"))
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    reverse(town, moderator, number)
    spam.refresh_from_db()
    assert spam.level == "suspended"
    assert "could not be put back" in town.heard()[-1]


@pytest.mark.usefixtures("trusting")
def test_it_says_what_it_could_not_undo(town: Town, moderator: Actor) -> None:
    decided(town, request("grant_power", "block_domain"))
    number = decided(town, request("block_domain", "bad.example", severity="suspend"), request("add_rule"))
    reverse(town, moderator, number)
    assert states(town, number) == ("reversed", ["executed", "undone"])
    assert "could not be put back: block the server bad.example" in town.heard()[-1].replace("\u200b", "")


def test_what_people_did_people_take_back(town: Town, moderator: Actor) -> None:
    number = decided(town, request("block_domain", "bad.example"))
    key = action(town, number).key
    town.do(CloseTask(key=key, done=True, reason="Done by hand"), actor=moderator)
    reverse(town, moderator, number)
    assert states(town, number) == ("reversed", ["undoing"])
    town.do(CloseTask(key=key, done=True, reason="Taken back by hand"), actor=moderator)
    assert states(town, number) == ("reversed", ["undone"])


def test_members_undo_by_a_decision_of_the_same_kind(town: Town) -> None:
    first = decided(town, request("add_rule", text="No adverts"))
    second = decided(town, request("undo_decision", f"#{first}"))
    assert states(town, first) == ("reversed", ["undone"])
    assert f"by the decision #{second}" in " ".join(town.heard())
    with pytest.raises(GovernanceError, match="nothing to end or to undo"):
        propose(town, request("undo_decision", f"#{first}"))


def test_a_decision_is_not_undone_by_an_easier_one(town: Town) -> None:
    first = decided(town, request("add_rule", text="No adverts"))
    with pytest.raises(GovernanceError, match="undoing it takes the same"):
        propose(town, request("undo_decision", f"#{first}"), label="urgent")


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


def appeal(town: Town, handle: str, words: str) -> str:
    town.say(handle, f"@govbot appeal {words}")
    return town.heard(handle)[-1]


def test_an_appeal_is_answered_in_writing_and_undoes_what_was_wrong(town: Town, moderator: Actor) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    assert "recorded as number 1" in appeal(town, "alice", f"#{number}: adverts were never discussed")
    town.do(AnswerAppeal(appeal=1, upheld=True, reason="The notice was missing"), actor=moderator)
    town.work()
    assert states(town, number) == ("reversed", ["undone"])
    assert Policy.objects.get().ended_because == "appeal:1"
    assert any("was upheld" in said and "The notice was missing" in said for said in town.heard("alice"))
    assert {"appeal.made", "appeal.answered", "proposal.reversed"} <= set(town.tags())


def test_an_appeal_in_the_grace_time_stops_the_decision(town: Town, moderator: Actor) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    appeal(town, "alice", f"#{number}: adverts were never discussed")
    town.do(AnswerAppeal(appeal=1, upheld=True, reason="The notice was missing"), actor=moderator)
    assert states(town, number) == ("vetoed", ["stopped"])


def test_a_dismissed_appeal_changes_nothing_and_is_final(town: Town, moderator: Actor) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    appeal(town, "alice", f"#{number}: adverts were never discussed")
    assert "being looked at already" in appeal(town, "alice", f"#{number}: still not")
    town.do(AnswerAppeal(appeal=1, upheld=False, reason="It was discussed for a week"), actor=moderator)
    town.work()
    assert states(town, number) == ("executed", ["executed"])
    assert "final" in appeal(town, "alice", f"#{number}: but I disagree")
    assert "final" in appeal(town, "alice", "appeal 1: but I disagree")
    assert Appeal.objects.count() == 1


def test_who_is_involved_does_not_answer(town: Town, moderator: Actor) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    town.do(VetoProposal(number=number, reason="Not like this"), actor=moderator)
    appeal(town, "alice", f"#{number}: the veto gives no reason")
    assert Appeal.objects.get().subject == "act"
    with pytest.raises(GovernanceError, match="another moderator"):
        town.do(AnswerAppeal(appeal=1, upheld=False, reason="I was right"), actor=moderator)


def test_the_bot_never_undoes_a_moderators_act(town: Town, moderator: Actor, django_user_model: type) -> None:
    """Invariant 6: a moderator may stop, delay or reverse; what they force is on the same record, with a reason."""
    from governance.domain.actors import Cause
    from governance.services.communities import appoint_moderator

    other = django_user_model.objects.create_user("other", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, other, cause=Cause(ref="test"), now=town.now)
    town.do(HaltCommunity(reason="Something is wrong"), actor=moderator)
    appeal(town, "alice", "the halt: nothing was wrong")
    with pytest.raises(GovernanceError, match="another moderator"):
        town.do(AnswerAppeal(appeal=1, upheld=True, reason="True"), actor=moderator)
    town.do(AnswerAppeal(appeal=1, upheld=True, reason="It was too much"), actor=Actor.moderator("other"))
    town.work()
    assert town.community.halted_at is not None
    assert "I never undo it" in town.heard()[-1]


def test_a_reading_is_contested_and_what_rests_on_it_is_listed(town: Town, moderator: Actor) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    appeal(town, "alice", "reading: Section 3.1 means working days")
    assert Appeal.objects.get().subject == "reading"
    town.do(AnswerAppeal(appeal=1, upheld=True, reason="The text says so indeed"), actor=moderator)
    town.work()
    assert f"#{number}" in town.heard()[-1]


def test_a_reason_that_names_somebody_is_not_made_public(town: Town, moderator: Actor) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    appeal(town, "alice", f"#{number}: because bruno lied")
    made = next(entry for entry in town.chain() if entry["tag"] == "appeal.made")
    assert "content" not in made
    assert Appeal.objects.get().reason == "because bruno lied"
    with pytest.raises(GovernanceError, match="without names"):
        town.do(AnswerAppeal(appeal=1, upheld=True, reason="bruno did lie"), actor=moderator)


def test_an_appeal_without_a_reason_is_asked_for_one(town: Town) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    assert "why" in appeal(town, "alice", f"#{number}")
    assert not Appeal.objects.exists()


def test_a_constitution_can_send_appeals_to_a_vote(town: Town) -> None:
    stored = StoredRulebook.objects.get(constitution__community=town.community)
    standard = next(one for one in stored.data["process_types"] if one["key"] == "standard-proposal")
    route = standard | {"key": "appeal", "title": "Appeal", "words": ["appeal"], "default": False}
    data = stored.data | {"process_types": [*stored.data["process_types"], route]}
    StoredRulebook.objects.filter(pk=stored.pk).update(data=data, sha256="0" * 63 + "2")
    number = decided(town, request("add_rule", text="No adverts"))
    assert "its own way for this: Appeal" in appeal(town, "alice", f"#{number}: adverts were never discussed")
    vote_number = Appeal.objects.get().decided_by.number
    vote(town, vote_number)
    town.wait(days=6)
    town.wait(days=1)
    assert Appeal.objects.get().state == "upheld"
    assert states(town, number) == ("reversed", ["undone"])
    assert "final" in appeal(town, "bruno", f"#{vote_number}: but I disagree")
