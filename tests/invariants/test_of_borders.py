"""Two communities side by side, one full of words that occur nowhere else: no page, login or model sees across."""

import contextlib
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.domain import commands as c
from governance.domain.actors import Actor, Cause
from governance.domain.errors import GovernanceError
from governance.models import AuditEntry, Community, Member, Proposal
from governance.services.communities import appoint_moderator
from tests.conftest import Town
from tests.invariants.checks import marks_of

SECRET = "quixotry"
"""It stands in every name and text of the second community, and nowhere else."""


@pytest.fixture
def here(make_town: object) -> Town:
    town = make_town("town")
    town.say("alice", "@govbot propose a new bench")
    town.say("bruno", "@govbot agree 1")
    return town


@pytest.fixture
def there(make_town: object, django_user_model: type) -> Town:
    """Every kind of row that members and moderators can make."""
    people = tuple(f"{name}{SECRET}" for name in ("ann", "ben", "cid", "dot", "eve"))
    town = make_town("ville", members=people)
    Community.objects.filter(pk=town.community.pk).update(name=f"The {SECRET} ville")
    user = django_user_model.objects.create_user("far", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    town.say(people[0], f"@govbot propose {SECRET} on Sundays")
    for who in people[1:4]:
        town.say(who, "@govbot agree 1")
    town.say(people[4], f"@govbot what {SECRET} this is", reply_to=town.announcement(1))
    town.say(people[1], f"@govbot appeal the halt: {SECRET} was not asked")
    town.wait(days=8)
    town.do(c.HaltCommunity(reason=f"There is {SECRET}"), actor=Actor.moderator("far"))
    town.say(people[2], f"@govbot propose more {SECRET}")
    return town


@pytest.fixture
def mine(here: Town, there: Town, django_user_model: type, client: Client) -> Client:
    """A login that moderates the first community only."""
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(here.community, user, cause=Cause(ref="test"), now=here.now)
    client.force_login(user)
    return client


def shows_nothing(client: Client, address: str) -> None:
    answer = client.get(address, follow=True)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert SECRET not in body.decode(), address


def rows_of(town: Town) -> Iterator[Model]:
    """Every row of every table that leads to this community."""
    for model in admin.site._registry:
        for row in model._default_manager.all()[:200]:
            owner = admin.site._registry[model]
            community = owner.community_of(row) if hasattr(owner, "community_of") else None
            if community == town.community:
                yield row


def test_no_screen_of_the_admin_shows_another_community(mine: Client, there: Town) -> None:
    """Invariant 9: neither lists, searches, filters nor the page, history or deletion of any row of another one."""
    shows_nothing(mine, reverse("admin:index"))
    looked_at = set()
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for query in ("", f"?q={SECRET[:5]}", "?in=ville", "?p=1", "?o=1", "?e=1"):
            shows_nothing(mine, reverse(f"{name}_changelist") + query)
        shows_nothing(mine, reverse(f"{name}_add"))
    for row in rows_of(there):
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        for screen in ("change", "history", "delete"):
            try:
                shows_nothing(mine, reverse(f"{name}_{screen}", args=[row.pk]))
            except NoReverseMatch:
                continue
        looked_at.add(row._meta.model_name)
    assert {"proposal", "member", "auditentry", "appeal", "vote"} <= looked_at


def test_no_page_of_one_community_shows_another(here: Town, there: Town, mine: Client) -> None:
    """Invariant 9: whatever numbers and questions are asked of its pages and the API, and whoever asks."""
    paths = ("", "constitution/", "proposals/", "audit/", "audit/export.jsonl", "square/")
    of_the_api = ("", "constitution/", "constitution/versions/", "constitution/versions/1/", "rulebook/", "proposals/",
                  "proposals/1/", "proposals/2/", "decisions-in-force/", "audit/", "audit/?limit=500")  # fmt: skip
    for path in of_the_api:
        shows_nothing(mine, f"/api/v1/communities/town/{path}")

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(
        path=st.sampled_from([f"/c/town/{path}" for path in paths])
        | st.sampled_from([f"/api/v1/communities/town/{path}" for path in of_the_api[:-1]])
        | st.builds("/c/town/{}/{}/".format, st.sampled_from(["proposals", "drafts"]), st.integers(0, 12)),
        name=st.sampled_from(["version", "tag", "proposal", "page", "actor", "q", "before", "after", "state", "as"]),
        value=st.integers(0, 12).map(str) | st.sampled_from(["ville", SECRET[:5], "ann", "proposal:1", "'", "*"]),
        stranger=st.booleans(),
    )
    def holds(path: str, name: str, value: str, stranger: bool) -> None:
        shows_nothing(Client() if stranger else mine, f"{path}?{name}={value}")

    holds()


def test_nobody_acts_across(here: Town, there: Town, mine: Client) -> None:
    """Invariant 9: whatever somebody asks for at home with another community's numbers and names changes nothing there."""
    before = marks_of(there.community.pk)
    names = [*Member.objects.filter(community=there.community).values_list("handle", flat=True), "alice"]
    pseudonyms = list(Member.objects.filter(community=there.community).values_list("pseudonym", flat=True))
    numbers = st.integers(1, Proposal.objects.order_by("-number").first().number + 1)
    when, why = here.now, "For good order"
    asked = st.one_of(
        st.builds(c.CastVote, number=numbers, choice=st.sampled_from(["agree", "disagree"]), cast_at=st.just(when),
                  post=st.just("p"), reason=st.just(""), ballot=st.just("")),
        st.builds(c.RaiseVeto, number=numbers, raised_at=st.just(when)),
        st.builds(c.WithdrawProposal, number=numbers, said_at=st.just(when)),
        st.builds(c.MakeAppeal, number=numbers, reason=st.just("It was not read as it stands")),
        st.builds(c.Nominate, number=numbers, handle=st.sampled_from(names), said_at=st.just(when)),
        st.builds(c.VouchFor, handle=st.sampled_from(names), keep=st.booleans()),
        st.builds(c.AddComment, number=numbers, text=st.just("hm"), posted_at=st.just(when)),
        st.builds(c.VetoProposal, number=numbers, reason=st.just(why)),
        st.builds(c.CancelProposal, number=numbers, reason=st.just(why)),
        st.builds(c.AnswerAppeal, appeal=numbers, upheld=st.booleans(), reason=st.just(why)),
        st.builds(c.SettleRequest, pseudonym=st.sampled_from(pseudonyms), let_in=st.booleans(), reason=st.just(why)),
        st.builds(c.ResumeCommunity, reason=st.just(why)),
        st.builds(c.RemoveRecordedWords, entry=numbers, reason=st.just(why)),
    )  # fmt: skip
    actors = st.sampled_from(
        [Actor.person("alice"), Actor.person(names[0]), Actor.moderator("mo"), Actor.moderator("far")]
    )

    @settings(max_examples=80, suppress_health_check=list(HealthCheck))
    @given(command=asked, actor=actors)
    def holds(command: c.Command, actor: Actor) -> None:
        with contextlib.suppress(GovernanceError, Member.DoesNotExist):
            here.do(command, actor=actor)
        assert marks_of(there.community.pk) == before
        assert not AuditEntry.objects.filter(community=here.community, data__icontains=SECRET).exists()

    holds()
