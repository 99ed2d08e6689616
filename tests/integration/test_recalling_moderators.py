"""Members end the office of a moderator, and what the login may do ends with it; undoing gives it back."""

import pytest

from governance.domain.actors import Actor, Cause
from governance.domain.commands import HaltCommunity, ReleaseProposal, ReverseProposal
from governance.domain.errors import GovernanceError
from governance.models import Moderator
from governance.selectors import communities_of, moderator_count
from governance.services.communities import appoint_moderator
from tests.conftest import Town

MO, NIA = Actor.moderator("mo"), Actor.moderator("nia")


@pytest.fixture
def two(town: Town, django_user_model: type) -> Town:
    for name, handle in (("mo", "emi"), ("nia", "dana")):
        user = django_user_model.objects.create_user(name, password="a-long-password", is_staff=True)
        appoint_moderator(town.community, user, member=town.member(handle), cause=Cause(ref="test"), now=town.now)
    return town


def recall(town: Town) -> int:
    town.propose("alice", "@govbot propose to end the role moderator of @emi")
    number = town.community.last_number
    with pytest.raises(GovernanceError, match="another moderator"):
        town.do(ReleaseProposal(number=number, title="End an office", reason="Form is kept"), actor=MO)
    town.do(ReleaseProposal(number=number, title="End an office", reason="Form is kept"), actor=NIA)
    town.wait(days=1, minutes=1)
    for handle in ("alice", "bruno", "chidi"):
        town.say(handle, f"@govbot agree {number}")
    town.wait(days=6, minutes=5)
    town.wait(days=1, minutes=5)
    return number


def test_who_was_recalled_acts_here_no_more(two: Town) -> None:
    number = recall(two)
    assert two.proposal(number).status == "executed"
    with pytest.raises(GovernanceError, match="Only a moderator"):
        two.do(HaltCommunity(reason="I do not agree"), actor=MO)
    assert moderator_count(two.community) == 1
    assert not communities_of(Moderator.objects.get(user__username="mo").user).exists()
    assert "moderator.ended" in two.tags()
    two.do(ReverseProposal(number=number, reason="It was a mistake"), actor=NIA)
    two.do(HaltCommunity(reason="The bot misbehaves"), actor=MO)


def test_the_host_does_not_bring_back_by_the_way_what_members_ended(two: Town) -> None:
    recall(two)
    row = Moderator.objects.get(user__username="mo")
    appoint_moderator(two.community, row.user, cause=Cause(ref="test"), now=two.now)
    with pytest.raises(GovernanceError, match="Only a moderator"):
        two.do(HaltCommunity(reason="I do not agree"), actor=MO)


def test_where_nobody_uninvolved_moderates_its_author_is_told(two: Town) -> None:
    Moderator.objects.get(user__username="nia").delete()
    two.propose("alice", "@govbot propose to end the role moderator of @emi")
    assert "Nobody moderates here who is not involved" in two.heard("alice")[-1]
    two.propose("alice", "@govbot propose to give @bruno the role moderator")
    assert "Nobody moderates here" not in two.heard("alice")[-1]
