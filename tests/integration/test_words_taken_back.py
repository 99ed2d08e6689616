"""What members said can be taken off every page and out of the record; that they said it, and moderators' words, stay."""

import pytest
from django.test import Client

from governance.domain.actors import HOST, Actor
from governance.domain.audit import first_break
from governance.domain.commands import CancelProposal, GrantRoles, RemoveRecordedWords, RemoveWords
from governance.models import AuditEntry, Moderator
from governance.services.moderation import Involved
from governance.services.removing import NotAMembersWords
from tests.conftest import Town
from tests.integration.deciding import passed, propose, request

WHY = "It accuses somebody who is not here."


def everything(client: Client, number: int) -> str:
    """All that anybody can read of a proposal and around it."""
    pages = ("", "audit/", "proposals/", f"proposals/{number}/")
    of_the_api = (*pages[1:], "decisions-in-force/")
    addresses = [f"/c/town/{page}" for page in pages] + [f"/api/v1/communities/town/{one}" for one in of_the_api]
    read = "".join(client.get(address).content.decode() for address in addresses)
    return read + b"".join(client.get("/c/town/audit/export.jsonl").streaming_content).decode()


@pytest.fixture
def spoken(town: Town) -> int:
    """A decision that one member appeals and another one stops, both with hard words."""
    town.do(GrantRoles(handle="emi", roles=("moderator",)), actor=HOST)
    number = passed(town, request("add_rule", text="No adverts"))
    town.say("bruno", f"@govbot appeal #{number}: the neighbour beats his dog")
    town.say("emi", f"@govbot veto #{number}: the neighbour is a thief")
    assert town.proposal(number).status == "vetoed"
    return number


def of_members() -> list[int]:
    tags = ("appeal.made", "proposal.vetoed_by_members")
    return list(AuditEntry.objects.filter(tag__in=tags).values_list("seq", flat=True))


def test_a_members_words_beside_any_entry(town: Town, spoken: int, moderator: Actor, client: Client) -> None:
    assert everything(client, spoken).count("neighbour") > 2
    for seq in of_members():
        town.do(RemoveRecordedWords(entry=seq, reason=WHY), actor=moderator)
    assert "neighbour" not in everything(client, spoken)
    assert first_break(town.chain())[0] is None
    assert town.tags()[-2:] == ["record.words_removed", "record.words_removed"]
    with pytest.raises(NotAMembersWords):
        town.do(RemoveRecordedWords(entry=of_members()[0], reason=WHY), actor=moderator)


def test_who_is_involved_removes_nothing(town: Town, spoken: int, moderator: Actor) -> None:
    Moderator.objects.update(member=town.member("alice"))
    with pytest.raises(Involved):
        town.do(RemoveRecordedWords(entry=of_members()[0], reason=WHY), actor=moderator)


def test_moderators_reasons_and_handles_stay(town: Town, moderator: Actor) -> None:
    town.say("alice", "@govbot propose a picnic")
    town.do(CancelProposal(number=1, reason="It was a joke"), actor=moderator)
    kept = AuditEntry.objects.filter(tag__in=("proposal.cancelled", "member.joined"), content__isnull=False)
    assert kept.count() > 1
    for entry in kept:
        with pytest.raises(NotAMembersWords):
            town.do(RemoveRecordedWords(entry=entry.seq, reason=WHY), actor=moderator)


def test_the_words_of_a_change_that_will_not_come(town: Town, moderator: Actor, client: Client) -> None:
    change = request("amend_constitution", "Section 7.3", old="Any member may appeal", new="The neighbour may appeal")
    number = propose(town, change, label="amendment")
    assert "neighbour" in everything(client, number)
    town.do(CancelProposal(number=number, reason=WHY), actor=moderator)
    town.do(RemoveWords(number=number, reason=WHY), actor=moderator)
    assert "neighbour" not in everything(client, number)
