"""When a stage ends: later for a quorum, early once it is settled, and late for what was said in time."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from governance.domain.actors import HOST, SCHEDULE, Actor, Cause
from governance.domain.commands import AdvanceProposal, CastVote, GrantRoles
from governance.domain.sections import digest
from governance.models import Community, OutboxMessage, StageRun, Vote
from governance.services.communities import appoint_moderator
from tests.conftest import Town
from tests.stages import BALLOT, CLAUSE, PETITION, TALK, TEXT, MakeTown, small_rulebook, whole


def test_one_extension_for_a_missing_quorum_and_no_second(town_of: MakeTown) -> None:
    rule = {"quorum": {"count": 3}, "extension": {"by": "P2D", "when": ["no_quorum"]}}
    town = town_of(BALLOT | rule)
    town.say("alice", "@govbot propose a detour")
    town.say("alice", "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "extended"
    assert "stage.extended" in town.tags()
    town.say("bruno", "@govbot agree #1")
    town.wait(days=2)
    assert town.proposal().outcome == "no_quorum"
    whole(town)


def test_an_early_end_only_once_nobody_can_change_it(town_of: MakeTown) -> None:
    town = town_of(BALLOT | {"early_end": True})
    town.say("alice", "@govbot propose a detour")
    for handle in ("alice", "bruno"):
        town.say(handle, "@govbot agree #1")
    assert town.proposal().status == "open"
    town.say("chidi", "@govbot agree #1")
    assert town.proposal().status == "executed"


def test_a_hundred_votes_make_at_most_four_public_posts(make_town: MakeTown) -> None:
    people = tuple(f"m{number}" for number in range(40))
    town = make_town(text=TEXT, rulebook=small_rulebook(PETITION, TALK, BALLOT), members=people)
    town.say("m0", "@govbot propose a bench in the park")
    for handle in people[:2]:
        town.say(handle, "@govbot sign #1")
    town.wait(days=3)
    for handle in people:
        town.say(handle, "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert OutboxMessage.objects.filter(audience="public").count() <= 4


@pytest.mark.parametrize(
    ("stages", "word", "days"), [((BALLOT | {"early_end": True},), "agree", 6), ((PETITION, BALLOT), "sign", 10)]
)
def test_what_was_said_in_time_and_arrives_late_counts_even_if_it_settles_the_matter(
    town_of: MakeTown, stages: tuple[dict, ...], word: str, days: int
) -> None:
    town = town_of(*stages)
    town.say("alice", "@govbot propose a bench in the park")
    Community.objects.update(arrival_window=timedelta(minutes=10))
    early, late = (("bruno", "chidi"), "dana") if word == "agree" else (("bruno",), "dana")
    for handle in early:
        town.say(handle, f"@govbot {word} #1")
    closes_at = town.proposal().closes_at
    assert closes_at == town.now + timedelta(days=days)
    town.now = closes_at + timedelta(seconds=30)
    town.do(
        CastVote(number=1, choice=word, cast_at=closes_at - timedelta(seconds=5), post="late"),
        actor=Actor.person(late),
        cause="late-before-the-clock",
    )
    assert town.proposal().closes_at == closes_at
    town.do(AdvanceProposal(number=1), actor=SCHEDULE)
    assert town.proposal().status == "collecting"
    town.do(
        CastVote(number=1, choice=word, cast_at=closes_at - timedelta(seconds=4), post="later"),
        actor=Actor.person("emi"),
        cause="late-after-the-clock",
    )
    assert Vote.objects.filter(choice=word).count() == len(early) + 2
    assert (town.proposal().status, town.proposal().closes_at) == ("collecting", closes_at)
    town.wait(minutes=11)
    assert StageRun.objects.order_by("pk")[0].outcome == "passed"


MORE_THAN_SEATS = BALLOT | {
    "electorate": {"roles": ["guide"]},
    "threshold": {"fraction": "1/2", "strict": True, "basis": "full_body"},
}
ONE_GUIDE = f"{TEXT}There is one guide.\n"
ONE_SEAT = {
    "key": "guide", "title": "Guide", "seats": "1",
    "citations": [CLAUSE | {"field": "seats", "quote": "There is one guide."}],
}  # fmt: skip


def guided(make_town: MakeTown, **rule: object) -> Town:
    """More people hold the role than the text has seats for, so a share of all seats cannot be counted."""
    rulebook = small_rulebook(MORE_THAN_SEATS | rule, roles=(ONE_SEAT,)) | {"sha256": digest(ONE_GUIDE)}
    town = make_town(text=ONE_GUIDE, rulebook=rulebook)
    for handle in ("alice", "bruno"):
        town.do(GrantRoles(handle=handle, roles=("guide",)), actor=HOST)
    town.say("alice", "@govbot propose a bench in the park")
    return town


def test_a_rule_that_fails_before_the_end_costs_nobody_their_vote(make_town: MakeTown) -> None:
    """Invariant 10: the vote is kept, and its end holds the proposal."""
    town = guided(make_town, early_end=True)
    for handle in ("alice", "bruno"):
        town.say(handle, "@govbot agree #1")
    assert Vote.objects.count() == 2
    assert town.proposal().status == "open"
    town.wait(days=6)
    assert town.proposal().status == "held"


def test_a_rule_that_fails_when_an_extension_is_weighed_holds_the_proposal(make_town: MakeTown) -> None:
    """Invariant 10."""
    town = guided(make_town, extension={"by": "P2D", "when": ["no_quorum"]})
    for handle in ("alice", "bruno"):
        town.say(handle, "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "held"
    assert "More people agree than the rule says there are" in town.heard()[-1]


def test_what_is_held_for_its_rule_is_counted_again_in_the_admin(
    make_town: MakeTown, client: Client, django_user_model: type
) -> None:
    town = guided(make_town)
    for handle in ("alice", "bruno"):
        town.say(handle, "@govbot agree #1")
    town.wait(days=6)
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    client.force_login(user)
    page = reverse("admin:governance_proposal_change", args=[town.proposal().pk])
    assert "Have it counted again" in client.get(reverse("admin:index")).content.decode()
    shown = client.get(page).content.decode()
    again = reverse("admin:governance_proposal_count-again", args=[town.proposal().pk])
    assert again in shown
    assert reverse("admin:governance_proposal_release", args=[town.proposal().pk]) not in shown
    client.post(again, {"reason": "Please look at the seats again."})
    assert town.proposal().status == "collecting"
    town.now = town.proposal().due_at  # the admin goes by the real clock
    town.wait(minutes=1)
    assert town.proposal().status == "held"
