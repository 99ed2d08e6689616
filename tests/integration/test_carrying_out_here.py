"""Effects on the community itself: halts, roles, settings, rules, powers; and what the bot says of effects before a vote."""

from datetime import timedelta

from governance.domain.actors import Actor
from governance.domain.commands import (
    HaltCommunity,
    JoinCommunity,
    LeaveCommunity,
    RetryProposal,
)
from governance.models import Policy, Power
from governance.selectors.standing import setting_of
from tests.conftest import Town
from tests.integration.deciding import action, decided, grant, passed, propose, request, states


def test_members_lift_a_halt_by_a_vote(town: Town, moderator: Actor) -> None:
    town.do(HaltCommunity(reason="Something is wrong"), actor=moderator)
    decided(town, request("resume"))
    assert town.community.halted_at is None


def test_members_order_a_halt(town: Town) -> None:
    decided(town, request("halt"))
    assert town.community.halted_at is not None
    assert any("Members have ordered an emergency halt" in said for said in town.heard())


def test_what_cannot_be_undone_is_said_before_the_vote(town: Town) -> None:
    """Invariant 4: no effect without a decision on record, its rulebook, and a clause or a marked default; what cannot be undone is said before the vote."""
    propose(town, request("block_domain", "bad.example", severity="suspend"))
    said = town.heard()[-1]
    assert "It cannot be undone." in said
    assert "people do this" in said


def test_roles_are_given_and_ended(town: Town, moderator: Actor) -> None:
    number = decided(town, request("role_grant", "dana", role="treasurer", duration="P30D"), moderator=moderator)
    office = town.member("dana").offices.get(ended_at__isnull=True)
    assert (office.role, office.cause) == ("treasurer", f"decision:{number}")
    assert office.ends_at == office.granted_at + timedelta(days=30)
    decided(town, request("role_end", "dana", role="treasurer"), moderator=moderator)
    assert not town.member("dana").offices.filter(ended_at__isnull=True).exists()


def test_a_role_for_somebody_who_has_left_fails_plainly(town: Town, moderator: Actor) -> None:
    number = passed(town, request("role_grant", "dana", role="treasurer"), moderator=moderator)
    town.do(LeaveCommunity(), actor=Actor.person("dana"))
    town.wait(days=1)
    assert states(town, number) == ("failed", ["failed"])
    assert action(town, number).note == "The person is no member any more."
    town.do(JoinCommunity(), actor=Actor.person("dana"))
    town.do(RetryProposal(number=number, reason="Back again"), actor=moderator)
    assert states(town, number) == ("executed", ["executed"])


def test_a_setting_is_changed_by_decision(town: Town) -> None:
    assert setting_of(town.community, "cooldown").default
    decided(town, request("change_setting", "cooldown", value="P3D"))
    there = setting_of(town.community, "cooldown")
    assert (there.value, there.default) == (timedelta(days=3), False)


def test_a_standing_rule_is_added_and_ended(town: Town) -> None:
    first = decided(town, request("add_rule", text="No adverts"))
    second = decided(town, request("end_rule", f"#{first}"))
    policy = Policy.objects.get(action__proposal__number=first)
    assert policy.ended_because == f"decision:{second}"


def test_a_power_can_be_taken_back(town: Town) -> None:
    grant(town, "silence_account")
    decided(town, request("end_power", "silence_account"))
    assert not Power.objects.exists()


def test_a_proposal_about_an_account_is_held_and_says_the_measure_only(town: Town, moderator: Actor) -> None:
    number = propose(town, request("suspend_account", "dana", duration="P3D"))
    assert town.proposal(number).status == "held"
    passed_number = passed(town, request("suspend_account", "dana", duration="P7D"), moderator=moderator)
    said = " ".join(town.heard())
    assert "suspend an account for 7 days" in said
    assert "dana" not in said
    assert passed_number != number
