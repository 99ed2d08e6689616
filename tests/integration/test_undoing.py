"""What was carried out is taken back, to what was there before: by a moderator, or by a new decision of the same kind."""

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import (
    CloseTask,
    ReverseProposal,
)
from governance.domain.errors import GovernanceError
from governance.models import CommunitySetting, Policy
from platforms.models import SandboxAccount
from tests.conftest import Town
from tests.integration.deciding import action, decided, propose, request, states
from tests.integration.looking import get


def reverse(town: Town, moderator: Actor, number: int) -> None:
    town.do(ReverseProposal(number=number, reason="It went wrong"), actor=moderator)
    town.work()


def test_a_moderator_takes_back_what_was_carried_out(town: Town, moderator: Actor) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    reverse(town, moderator, number)
    assert states(town, number) == ("reversed", ["undone"])
    assert Policy.objects.get().ended_because == "moderator"
    assert "taken back by a moderator" in town.heard()[-1]
    with pytest.raises(GovernanceError, match="nothing in force"):
        reverse(town, moderator, number)


def test_what_was_taken_back_is_not_told_to_be_in_force(town: Town, moderator: Actor, client) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    assert "In force since" in get(client, "/c/town/")
    reverse(town, moderator, number)
    assert "In force since" not in get(client, "/c/town/")


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
