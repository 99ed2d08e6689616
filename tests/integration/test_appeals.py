"""An appeal is heard once, answered in writing by somebody who is not involved, and undoes what was wrong."""

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import (
    AnswerAppeal,
    HaltCommunity,
    VetoProposal,
)
from governance.domain.errors import GovernanceError
from governance.models import Appeal, Policy, StoredRulebook
from tests.conftest import Town
from tests.integration.deciding import decided, passed, request, states, vote


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


def test_nobody_floods_those_who_answer_appeals(town: Town, moderator: Actor) -> None:
    for handle, words in zip(("alice", "bruno") * 6, "abcdefghijkl", strict=True):
        town.say(handle, f"@govbot propose to plant tree {words}")
    answers = [appeal(town, "dana", f"#{number}: trees were never discussed") for number in range(1, 12)]
    assert "recorded as number 10" in answers[9]
    assert "Ten of your appeals wait for an answer" in answers[10]
    assert Appeal.objects.count() == 10
    assert "recorded as number 11" in appeal(town, "emi", "#11: trees were never discussed")

    town.do(AnswerAppeal(appeal=1, upheld=False, reason="It was discussed for a week"), actor=moderator)
    assert "recorded as number 12" in appeal(town, "dana", "#11: trees were never discussed")
