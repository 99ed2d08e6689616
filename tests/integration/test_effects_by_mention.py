"""From a mention to an effect and back, in members' own words."""

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import ConfirmProposal, ReleaseProposal
from governance.models import ConstitutionVersion
from platforms.models import SandboxAccount
from tests.conftest import Town
from tests.integration.deciding import states, vote


def propose(town: Town, words: str) -> int:
    town.say("alice", f"@govbot {words}")
    town.say("alice", "@govbot confirm", private=True)
    return town.community.last_number


def test_an_amendment_is_written_confirmed_and_adopted(town: Town) -> None:
    number = propose(
        town, "propose amendment: replace “Any member may appeal” by “Everybody may appeal” in Section 7.3"
    )
    assert town.proposal(number).process_key == "amendment"
    vote(town, number)
    town.wait(days=10)
    town.wait(days=2)
    assert states(town, number) == ("executed", ["executed"])
    assert "Everybody may appeal" in ConstitutionVersion.objects.get(superseded_at=None).text


def test_a_week_without_posting_for_an_account(town: Town, moderator: Actor) -> None:
    spam = town.add("spam@bad.example", member=False)
    grant = propose(town, "propose to grant the bot the power silence_account")
    vote(town, grant)
    town.wait(days=6)
    town.wait(days=1)
    number = propose(town, "propose to silence @spam@bad.example for 7 days")
    town.do(
        ReleaseProposal(number=number, reason="Its form is fine", title="A quiet week for one account"), actor=moderator
    )
    town.wait(days=1)
    vote(town, number)
    town.wait(days=6)
    town.wait(days=1)
    town.do(ConfirmProposal(number=number, reason="The vote was clear"), actor=moderator)
    town.work()
    assert SandboxAccount.objects.get(pk=spam.pk).level == "silenced"
    town.wait(days=7)
    assert SandboxAccount.objects.get(pk=spam.pk).level == ""


@pytest.mark.parametrize("words", ["propose to undo #1", "propose: undo #1"])
def test_a_decision_is_taken_back_by_its_number(town: Town, words: str) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    vote(town, 1)
    town.wait(days=6)
    town.wait(days=1)
    number = propose(town, words)
    vote(town, number)
    town.wait(days=6)
    town.wait(days=1)
    assert states(town, 1) == ("reversed", ["undone"])


@pytest.mark.parametrize("words", ["block the server town.example", "defederate https://town.example/ now"])
def test_nobody_is_asked_to_cut_off_the_town_itself(town: Town, words: str) -> None:
    number = propose(town, f"propose to {words}")
    assert not town.proposal(number).actions.filter(kind="block_domain").exists()


def test_an_address_of_a_profile_is_a_person_not_their_server(town: Town) -> None:
    town.add("spam@bad.example", member=False)
    number = propose(town, "propose to suspend https://bad.example/@spam")
    (action,) = town.proposal(number).actions.all()
    assert (action.kind, action.target) == ("suspend_account", "spam@bad.example")
    assert town.proposal(number).status == "held"
