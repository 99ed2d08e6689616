"""A person who moves to another account has one voice: the membership goes along, and the old account is nobody."""

from governance.domain.actors import HOST
from governance.domain.commands import GrantRoles
from governance.models import Member, Vote
from governance.selectors import roles_held
from platforms.adapters.sandbox.adapter import SandboxPlatform
from platforms.models import InboundEvent, SandboxAccount
from platforms.ports import PlatformError

FRIDAYS = "@govbot propose weekly meetings on Fridays"


def moved(town, old, new):
    SandboxAccount.objects.filter(handle=old).update(moved_to=new)


def test_membership_roles_and_open_votes_go_along(town):
    town.do(GrantRoles(handle="bruno", roles=("moderator",)), actor=HOST)
    before = town.member("bruno")
    town.propose("alice", FRIDAYS)
    town.say("bruno", "@govbot agree 1")
    town.add("bruno_new", member=False)
    moved(town, "bruno", "bruno_new")
    town.say("bruno_new", "@govbot I moved from @bruno")
    assert "your membership, roles and votes came along" in town.heard("bruno_new")[-1]
    after = town.member("bruno_new")
    assert (after.pk, after.pseudonym, after.tenure_from) == (before.pk, before.pseudonym, before.tenure_from)
    assert roles_held(after, now=town.now) == {"moderator"}
    town.say("bruno_new", "@govbot disagree 1")
    assert list(Vote.objects.values_list("member__handle", "choice")) == [("bruno_new", "disagree")]
    assert town.tags()[-2:] == ["member.moved", "vote.changed"]


def test_the_old_account_speaks_for_nobody_even_if_the_platform_forgets_the_move(town):
    town.propose("alice", FRIDAYS)
    town.add("bruno_new", member=False)
    moved(town, "bruno", "bruno_new")
    town.say("bruno_new", "@govbot I moved from @bruno")
    town.say("bruno", "@govbot agree 1")
    assert "a person has one voice here" in town.heard("bruno")[-1]
    moved(town, "bruno", "")
    town.say("bruno", "@govbot agree 1")
    town.say("bruno", "@govbot join")
    assert "went along to your new one" in town.heard("bruno")[-1]
    assert not Vote.objects.exists()
    assert Member.objects.get(handle="bruno").moved_to == town.member("bruno_new")


def test_nobody_takes_a_membership_that_did_not_move_to_them(town):
    town.add("mallory", member=False)
    town.say("mallory", "@govbot I moved from @bruno")
    assert "I cannot see yet" in town.heard("mallory")[-1]
    moved(town, "bruno", "somebody-else")
    town.say("mallory", "@govbot I moved from @bruno")
    assert "I cannot see yet" in town.heard("mallory")[-1]
    assert town.member("bruno").standing == "active"
    assert not Member.objects.filter(handle="mallory").exists()


def test_who_joined_with_the_new_account_first_ends_up_with_one_voice(town):
    town.add("bruno_new")
    town.propose("alice", FRIDAYS)
    town.say("bruno", "@govbot agree 1")
    town.say("bruno_new", "@govbot agree 1")
    moved(town, "bruno", "bruno_new")
    town.say("bruno_new", "@govbot I moved from @bruno")
    assert "was taken back, so that you have one voice" in town.heard("bruno_new")[-1]
    town.wait(days=8)
    assert town.proposal().agree == 1


def test_a_suspension_goes_along(town):
    Member.objects.filter(handle="bruno").update(standing="suspended")
    town.add("bruno_new", member=False)
    moved(town, "bruno", "bruno_new")
    town.say("bruno_new", "@govbot I moved from @bruno")
    assert town.member("bruno_new").standing == "suspended"


def test_moving_back_again_is_a_move_like_any_other(town):
    town.add("bruno_new", member=False)
    moved(town, "bruno", "bruno_new")
    town.say("bruno_new", "@govbot I moved from @bruno")
    moved(town, "bruno", "")
    moved(town, "bruno_new", "bruno")
    town.say("bruno", "@govbot I moved from @bruno_new")
    assert (town.member("bruno").standing, town.member("bruno_new").standing) == ("active", "moved")


def test_a_server_that_cannot_say_so_now_holds_up_no_count(town, monkeypatch):
    def no_answer(*_):
        raise PlatformError("no answer", retryable=True, code="unreachable", alone=False)

    monkeypatch.setattr(SandboxPlatform, "moved_to", no_answer)
    town.add("bruno_new", member=False)
    town.say("bruno_new", "@govbot I moved from @bruno")
    assert "write this again later" in town.heard("bruno_new")[-1]
    assert not InboundEvent.objects.filter(state="new").exists()
    assert town.member("bruno").standing == "active"
