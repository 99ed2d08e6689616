"""Roles are held for a time: given, ended, ended by the clock, and what they allow."""

from datetime import timedelta

import pytest

from governance.domain.actors import HOST, Actor
from governance.domain.commands import GrantRoles
from governance.domain.events import RoleGranted
from governance.models import Community, Office
from governance.selectors import has_overdue, next_deadline_at, roles_held
from governance.services.roles import OnlyTheHostAttests, TermIsOver, end_role, grant_role
from governance.services.scene import Scene
from tests.conftest import Town


def scene_of(town: Town) -> Scene:
    from governance.domain.actors import Cause

    return Scene(community=town.community, actor=HOST, cause=Cause(ref="test"), now=town.now)


def test_a_term_ends_by_itself_and_its_holder_is_told(town: Town) -> None:
    until = town.now + timedelta(days=30)
    grant_role(scene_of(town), town.member("alice"), "board", until=until, cause="proposal:1")
    assert next_deadline_at(town.community, now=town.now) == until
    town.wait(days=29)
    assert roles_held(town.member("alice"), now=town.now) == {"board"}
    # The clock alone ends it, even where no worker has come round.
    assert roles_held(town.member("alice"), now=until) == frozenset()
    town.now = until
    assert has_overdue(town.community, now=until)
    town.work()
    assert "Your term as board" in town.heard("alice")[-1]
    assert Office.objects.get().ended_at == until
    assert town.tags()[-1] == "role.ended"
    town.work()
    assert town.tags().count("role.ended") == 1


def test_a_second_grant_replaces_the_first_and_both_stay_on_record(town: Town) -> None:
    alice = town.member("alice")
    grant_role(scene_of(town), alice, "board", until=None, cause="proposal:1")
    events = grant_role(scene_of(town), alice, "board", until=town.now + timedelta(days=9), cause="proposal:2")
    assert [type(event).__name__ for event in events] == ["RoleEnded", "RoleGranted"]
    assert isinstance(events[-1], RoleGranted)
    assert list(Office.objects.values_list("cause", "ended_by")) == [("proposal:1", "proposal:2"), ("proposal:2", "")]


def test_ending_what_nobody_holds_changes_nothing(town: Town) -> None:
    assert end_role(scene_of(town), town.member("alice"), "board", cause="proposal:1") == []


def test_a_term_that_is_over_before_it_begins_is_refused(town: Town) -> None:
    with pytest.raises(TermIsOver):
        grant_role(scene_of(town), town.member("alice"), "board", until=town.now, cause="proposal:1")
    assert Office.objects.count() == 0


def test_who_leaves_holds_nothing_any_more(town: Town) -> None:
    town.do(GrantRoles(handle="alice", roles=("board", "treasurer")), actor=HOST)
    town.say("alice", "@govbot leave")
    assert roles_held(town.member("alice"), now=town.now) == frozenset()
    assert town.tags()[-3:] == ["role.ended", "role.ended", "member.left"]


def test_only_the_host_attests_roles(town: Town) -> None:
    with pytest.raises(OnlyTheHostAttests):
        town.do(GrantRoles(handle="alice", roles=("board",)), actor=Actor.person("alice"))
    assert Community.objects.get().offices.count() == 0
