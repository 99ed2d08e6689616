"""How people become members, where the community has decided that a moderator lets them in, or that a list does."""

import pytest
from django.urls import reverse

from governance.domain.actors import Actor
from governance.domain.commands import SettleRequest
from governance.domain.community_settings import SettingUnusable, parsed_setting
from governance.models import CommunitySetting, Moderator
from governance.services.scene import NotAModerator


@pytest.fixture
def decided(town):
    def decide(value):
        CommunitySetting.objects.create(community=town.community, name="roll", value=value, set_at=town.now)
        return town

    return decide


def test_a_moderator_lets_somebody_in_and_they_are_told(decided, client, moderator):
    town = decided("approved")
    town.add("dora", member=False)
    town.say("dora", "@govbot join")
    assert "A moderator looks at every request" in town.heard("dora")[-1]
    town.say("dora", "@govbot join")
    assert "Your request waits" in town.heard("dora")[-1]
    town.propose("alice", "@govbot propose weekly meetings on Fridays")
    assert town.proposal().electorate_size == 5
    town.say("dora", "@govbot agree 1")
    assert "a moderator has not let you in yet" in town.heard("dora")[-1].lower()
    client.force_login(Moderator.objects.get().user)
    where = reverse("admin:governance_member_let-in", args=[town.member("dora").pk])
    assert client.post(where, {"reason": "They are known here."}).status_code == 302
    town.work()
    assert "Welcome to Our Town" in town.heard("dora")[-1]
    assert town.member("dora").standing == "active"
    assert town.tags()[-1] == "member.joined"


def test_who_is_not_let_in_is_told_why_and_can_still_be_let_in(decided, moderator):
    town = decided("approved")
    town.add("dora", member=False)
    town.say("dora", "@govbot join")
    pseudonym = town.member("dora").pseudonym
    with pytest.raises(NotAModerator):
        town.do(SettleRequest(pseudonym=pseudonym, let_in=True, reason="Myself."), actor=Actor.person("dora"))
    town.do(SettleRequest(pseudonym=pseudonym, let_in=False, reason="Only for neighbours."), actor=moderator)
    town.work()
    assert "Only for neighbours." in town.heard("dora")[-1]
    town.say("dora", "@govbot join")
    assert "did not let you in before" in town.heard("dora")[-1]
    town.do(SettleRequest(pseudonym=pseudonym, let_in=True, reason="A neighbour after all."), actor=moderator)
    assert town.member("dora").standing == "active"


def test_where_members_come_from_a_list_nobody_joins_by_themselves(decided):
    town = decided("imported")
    town.add("dora", member=False)
    town.say("dora", "@govbot join")
    assert "Members here are entered from a list" in town.heard("dora")[-1]


def test_the_setting_takes_the_four_ways_and_nothing_else():
    assert parsed_setting("roll", "approved") == "approved"
    with pytest.raises(SettingUnusable, match="roll takes joined, approved, imported or local"):
        parsed_setting("roll", "anybody")
