"""A local roll: everybody with an account on the server belongs to it; and who says how people become members."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from governance.domain.actors import HOST, Actor
from governance.domain.audit import first_break
from governance.domain.commands import ChooseRoll
from governance.domain.errors import GovernanceError
from governance.models import Community, Member
from governance.selectors.eligibility import may_vote
from governance.services.stages.recounting import recount
from tests.conftest import Town
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

MAKE = Callable[..., Town]
REASON = "Everybody on this server lives here"


@pytest.fixture
def local(make_town: MAKE) -> Town:
    vote = BALLOT | {"quorum": {"count": 2}, "electorate": {"text": "a month here", "tenure": "P30D"}}
    town = make_town(text=TEXT, rulebook=small_rulebook(vote), members=())
    town.do(ChooseRoll(kind="local", reason=REASON), actor=HOST)
    for handle in ("alice", "bruno", "chidi"):
        town.now -= timedelta(days=90)
        town.add(handle, member=False)
        town.now += timedelta(days=90)
    return town


def test_who_writes_first_is_a_member_since_their_account_exists(local: Town) -> None:
    local.say("alice", "@govbot propose a bench in the park")
    alice = local.member("alice")
    assert (alice.standing, alice.tenure_from, alice.joined_at) == (
        "active",
        local.now - timedelta(days=90),
        local.now,
    )
    assert local.proposal().status == "open"
    assert local.tags().count("member.joined") == 1
    assert not any("welcome" in said.lower() for said in local.heard("alice"))


def test_who_had_the_account_when_a_vote_opened_may_vote_in_it(local: Town) -> None:
    local.say("alice", "@govbot propose a bench in the park")
    local.now += timedelta(days=1)
    local.add("newcomer", member=False)
    local.say("bruno", "@govbot agree", reply_to=local.announcement(1))
    local.say("bruno", "@govbot disagree", reply_to=local.announcement(1))
    local.say("chidi", "@govbot agree", reply_to=local.announcement(1))
    local.say("newcomer", "@govbot agree", reply_to=local.announcement(1))
    assert "was not counted" in local.heard("newcomer")[-1]
    assert may_vote(local.proposal(), "chidi", now=local.now).may
    assert not may_vote(local.proposal(), "newcomer", now=local.now).may
    assert [counted.differences for counted in recount(local.community) if counted.differences] == []
    local.say("alice", "@govbot agree #1")
    local.wait(days=6)
    row = local.proposal()
    assert (row.outcome, row.agree, row.disagree, row.electorate_size) == ("passed", 2, 1, 3)
    assert [counted.differences for counted in recount(local.community) if counted.differences] == []
    assert first_break(local.chain())[0] is None


def test_people_of_other_servers_are_told_and_who_left_is_not_put_back(local: Town) -> None:
    local.add("zoe@far.example", member=False)
    local.say("zoe@far.example", "@govbot join")
    assert "people of this community's own server" in local.heard("zoe@far.example")[-1]
    local.say("bruno", "@govbot leave")
    local.say("bruno", "@govbot status")
    assert local.member("bruno").standing == "left"
    assert Member.objects.filter(community=local.community).count() == 1


@pytest.mark.parametrize(
    "measured",
    [
        {"quorum": {"fraction": "1/3"}},
        {"quorum": {"sqrt_multiple": "1/2"}},
        {"threshold": {"fraction": "1/2", "basis": "eligible"}},
        {"silence": "agree", "quorum": {"count": 1}},
    ],
)
def test_a_share_of_everybody_is_refused_with_its_clause(make_town: MAKE, measured: dict) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(BALLOT | measured))
    with pytest.raises(GovernanceError, match="nobody knows how many members there are") as refused:
        town.do(ChooseRoll(kind="local", reason=REASON), actor=HOST)
    assert refused.value.citation is not None
    town.say("alice", "@govbot propose to set roll to local")
    assert "nobody knows how many members there are" in town.heard("alice")[-1]
    assert not Community.objects.get().proposals.exists()


def test_a_moderator_says_how_people_join_until_members_have_decided_anything(town: Town, moderator: Actor) -> None:
    town.do(ChooseRoll(kind="approved", reason="We want to know who comes"), actor=moderator)
    town.add("dora", member=False)
    town.say("dora", "@govbot join")
    assert town.member("dora").standing == "waiting"
    assert "setting.changed" in town.tags()
    with pytest.raises(GovernanceError, match="roll takes joined"):
        town.do(ChooseRoll(kind="anybody", reason="We want to know who comes"), actor=moderator)
    with pytest.raises(GovernanceError, match="Only a moderator"):
        town.do(ChooseRoll(kind="joined", reason="We want to know who comes"), actor=Actor.person("alice"))
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    town.wait(days=6)
    with pytest.raises(GovernanceError, match="somebody proposes “change the setting roll to joined”"):
        town.do(ChooseRoll(kind="joined", reason="We want to know who comes"), actor=moderator)


def test_the_host_says_it_when_the_community_is_made(db: None, tmp_path: object) -> None:
    text = tmp_path / "rules.md"  # type: ignore[operator]
    text.write_text("# Rules\n\n## 1. Votes\n\nWe vote.\n")
    call_command("add_community", "club", name="The Club", constitution=str(text), roll="imported", stdout=StringIO(),
                 stderr=StringIO())  # fmt: skip
    assert Community.objects.get(slug="club").own_settings.get().value == "imported"
    with pytest.raises(CommandError, match="nobody knows how many members"):
        call_command("add_community", "town", name="Town", constitution="starter:constitution", roll="local",
                     stdout=StringIO(), stderr=StringIO())  # fmt: skip
    assert not Community.objects.filter(slug="town").exists()


def test_the_electorate_of_a_role_is_known_on_any_roll(make_town: MAKE) -> None:
    board = {"kind": "role", "method": "role", "electorate": EVERYBODY | {"roles": ["board"]},
             "threshold": {"fraction": "1/2", "basis": "eligible"}, "duration": {"max": "P3D"}}  # fmt: skip
    town = make_town(text=TEXT, rulebook=small_rulebook(board, roles=({"key": "board", "title": "Board"},)))
    town.do(ChooseRoll(kind="local", reason=REASON), actor=HOST)
