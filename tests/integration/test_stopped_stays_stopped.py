"""What was stopped, has expired or lost its power is not carried out after all; what is taken back is asked for once."""

from datetime import timedelta

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import ConfirmProposal, OverrideProposal, RetryProposal, ReverseProposal, VetoProposal
from governance.domain.errors import GovernanceError
from governance.models import Power
from platforms.adapters.sandbox.acting import Acting
from platforms.models import SandboxAccount
from platforms.ports import PlatformError
from tests.conftest import Town
from tests.integration.deciding import action, decided, level, request, states


def unreachable(*_: object, **__: object) -> None:
    raise PlatformError("no answer", retryable=True, code="unreachable", alone=False)


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("how", ["vetoed", "expired"])
def test_what_failed_and_was_stopped_cannot_be_tried_again(town: Town, moderator: Actor, how: str) -> None:
    decided(town, request("grant_power", "suspend_account"))
    number = decided(town, request("suspend_account", "ghost"), moderator=moderator)
    assert states(town, number) == ("failed", ["failed"])
    if how == "vetoed":
        town.do(VetoProposal(number=number, reason="It was a mistake"), actor=moderator)
    else:
        town.wait(days=20)
    ended = states(town, number)
    ghost = town.add("ghost", member=False)
    with pytest.raises(GovernanceError, match="nothing to try again"):
        town.do(RetryProposal(number=number, reason="The account is back"), actor=moderator)
    town.wait(days=1)
    assert (level(ghost), states(town, number)) == ("", ended)


@pytest.mark.usefixtures("trusting")
def test_what_failed_cannot_be_tried_again_after_its_time(town: Town, moderator: Actor) -> None:
    decided(town, request("grant_power", "suspend_account"))
    number = decided(town, request("suspend_account", "ghost"), moderator=moderator)
    town.now += timedelta(days=20)
    with pytest.raises(GovernanceError, match="time to carry"):
        town.do(RetryProposal(number=number, reason="The account is back"), actor=moderator)


@pytest.mark.parametrize("command", [ConfirmProposal, OverrideProposal])
def test_a_moderator_who_comes_too_late_cannot_confirm(
    town: Town, moderator: Actor, spam: SandboxAccount, command: type[ConfirmProposal | OverrideProposal]
) -> None:
    decided(town, request("grant_power", "suspend_account"))
    number = decided(town, request("suspend_account", spam.handle), moderator=moderator)
    expires_at = town.proposal(number).expires_at
    assert expires_at is not None
    town.now = expires_at
    with pytest.raises(GovernanceError, match="time to carry"):
        town.do(command(number=number, reason="A little late"), actor=moderator)
    town.work()
    assert (level(spam), town.proposal(number).status) == ("", "expired")


@pytest.mark.usefixtures("trusting")
def test_a_power_that_ended_while_the_server_was_down_leaves_the_rest_to_people(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(town, request("grant_power", "suspend_account"))
    with monkeypatch.context() as down:
        down.setattr(Acting, "look", unreachable)
        number = decided(town, request("suspend_account", spam.handle), moderator=moderator)
        Power.objects.all().delete()
    town.wait(hours=1)
    assert (level(spam), states(town, number)) == ("", ("executed", ["task"]))
    assert "taken this power from the bot" in action(town, number).note


@pytest.mark.usefixtures("trusting")
def test_what_ends_by_itself_and_is_reversed_at_once_is_taken_back_once(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(town, request("grant_power", "silence_account"))
    number = decided(town, request("silence_account", spam.handle, duration="P7D"), moderator=moderator)
    with monkeypatch.context() as down:
        down.setattr(Acting, "look", unreachable)
        town.wait(days=7)
        town.do(ReverseProposal(number=number, reason="It went wrong"), actor=moderator)
    town.wait(hours=1)
    assert (level(spam), states(town, number)) == ("", ("reversed", ["undone"]))


def test_taking_a_decision_back_cannot_be_undone_and_says_so_before_the_vote(town: Town, moderator: Actor) -> None:
    first = decided(town, request("add_rule", text="No adverts"))
    second = decided(town, request("undo_decision", f"#{first}"))
    opened = [text for text in town.heard() if text.startswith(f"#{second} is open")]
    assert "It cannot be undone" in opened[0]
    town.do(ReverseProposal(number=second, reason="It went wrong"), actor=moderator)
    assert states(town, first) == ("reversed", ["undone"])
    assert states(town, second) == ("reversed", ["executed"])
