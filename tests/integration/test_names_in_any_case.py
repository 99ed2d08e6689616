"""Names are the same in whatever case a server keeps them and people write them: nobody is missed for a capital."""

from collections.abc import Callable

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import (
    AnswerAppeal,
    CancelProposal,
    JoinCommunity,
    MakeAppeal,
    Nominate,
    OpenProposal,
)
from governance.models import Moderator, Option
from governance.selectors import roles_held
from governance.services.moderation import Involved
from tests.conftest import Town
from tests.integration.deciding import decided, request
from tests.stages import EVERYBODY, TEXT, small_rulebook

ZOE = Actor.person("Zoe")


@pytest.fixture
def capital(town: Town) -> Town:
    """A member whose server writes their name with a capital."""
    town.do(JoinCommunity(), actor=ZOE)
    return town


def test_who_is_named_in_another_case_is_involved(capital: Town, moderator: Actor) -> None:
    Moderator.objects.update(member=capital.member("Zoe"))
    about = OpenProposal(title="Suspend @zoe for a week", body="", bot="govbot", mentions=("Zoe",))
    capital.do(about, actor=Actor.person("alice"))
    assert capital.proposal().concerns == ["zoe"]
    with pytest.raises(Involved):
        capital.do(CancelProposal(number=1, reason="I did nothing wrong"), actor=moderator)
    capital.do(MakeAppeal(number=1, reason="It takes too long"), actor=Actor.person("bruno"))
    with pytest.raises(Involved):
        capital.do(AnswerAppeal(appeal=1, upheld=False, reason="It does not"), actor=moderator)


def test_who_names_only_themselves_is_not_held(capital: Town) -> None:
    own = OpenProposal(title="I, Zoe, bring cake to our meeting", body="", bot="Govbot", mentions=("zoe", "govbot"))
    capital.do(own, actor=ZOE)
    assert (capital.proposal().status, capital.proposal().concerns) == ("open", [])


def test_a_role_is_given_to_whom_it_names(capital: Town, moderator: Actor) -> None:
    decided(capital, request("role_grant", "zoe", role="moderator"), moderator=moderator)
    assert roles_held(capital.member("Zoe"), now=capital.now) == {"moderator"}


def test_somebody_is_nominated_in_another_case(make_town: Callable[..., Town]) -> None:
    election = {
        "kind": "election", "method": "approval", "electorate": EVERYBODY, "duration": {"min": "P4D"},
        "nominations": {"duration": {"min": "P3D"}},
    }  # fmt: skip
    town = make_town(text=TEXT, rulebook=small_rulebook(election))
    town.do(JoinCommunity(), actor=ZOE)
    town.say("alice", "@govbot propose that we elect our board")
    town.do(Nominate(number=1, handle="zoe", said_at=town.now), actor=Actor.person("alice"))
    assert Option.objects.get().member == town.member("Zoe")
