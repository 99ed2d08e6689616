"""The first page of the admin for people in a hurry: what waits, what is coming, where to look; plain words in lists."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.domain.actors import Actor
from governance.domain.commands import CloseTask, ReverseProposal
from governance.models import ActionState, CommunitySetting, Proposal
from tests.conftest import Town
from tests.integration.deciding import action, decided, passed, request


@pytest.fixture
def front(moderator: Actor, client: Client) -> Client:
    assert client.login(username="mo", password="a-long-password")
    return client


def parts(client: Client) -> tuple[str, str, str]:
    """What waits, what is coming by itself, and where to look."""
    page = client.get(reverse("admin:index")).content.decode()
    waiting, _, places = page.partition('<nav class="places"')
    waiting = waiting.partition('<div class="waits">')[2]
    return (*waiting.partition("<h3>Coming by itself</h3>")[::2], places)


def test_what_has_to_be_done_stands_before_what_comes_by_itself(town: Town, front: Client) -> None:
    assert "Nothing waits." in parts(front)[0]
    town.say("alice", "@govbot propose we ban bruno for being rude")
    passed(town, request("add_rule", text="No adverts"))
    Proposal.objects.filter(status="grace").update(grace_ends_at=timezone.now() + timedelta(days=1))
    waits, comes, _ = parts(front)
    assert "On hold:" in waits
    assert "In its grace time:" not in waits
    assert "In its grace time:" in comes
    assert "Nothing waits." not in waits + comes


def test_who_asks_to_join_waits_there(town: Town, front: Client) -> None:
    CommunitySetting.objects.create(community=town.community, name="roll", value="approved", set_at=town.now)
    town.add("dora", member=False)
    town.say("dora", "@govbot join")
    waits, _, _ = parts(front)
    assert "Asks to join:" in waits
    assert reverse("admin:governance_member_change", args=[town.member("dora").pk]) in waits


def test_what_people_have_to_take_back_waits_there(town: Town, front: Client, moderator: Actor) -> None:
    number = decided(town, request("block_domain", "bad.example"))
    town.do(CloseTask(key=action(town, number).key, done=True, reason="I have blocked it"), actor=moderator)
    assert "For people to do" not in parts(front)[0]
    town.do(ReverseProposal(number=number, reason="It was too much"), actor=moderator)
    assert action(town, number).state == ActionState.UNDOING
    assert "Take it back by hand" in parts(front)[0]
    town.do(CloseTask(key=action(town, number).key, done=True, reason="It is open again"), actor=moderator)
    assert "Nothing waits." in parts(front)[0]


def test_what_matters_is_named_and_the_workings_are_folded_away(town: Town, front: Client) -> None:
    places, _, workings = parts(front)[2].partition("<details")
    named = re.findall(r'<a href="[^"]+/governance/(\w+)/">', places)
    assert named == ["proposal", "action", "appeal", "reading", "draft", "member", "community", "auditentry"]
    assert "/governance/deed/" in workings
    assert all(f"/governance/{name}/" in workings for name in named)


def test_lists_filters_and_pages_say_states_in_plain_words(town: Town, front: Client) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    listed = front.get(reverse("admin:governance_proposal_changelist")).content.decode()
    assert "passed, in its grace time" in listed
    assert "passed, waits for a confirmation" in listed  # as a filter
    assert "awaiting_confirmation</a>" not in listed
    chosen = front.get(reverse("admin:governance_proposal_changelist"), {"status__exact": "grace", "_facets": "True"})
    assert "passed, in its grace time (1)" in chosen.content.decode()
    page = front.get(reverse("admin:governance_proposal_change", args=[town.proposal(number).pk])).content.decode()
    assert "Grace ends at" in page
    assert "Vetoed at" not in page
    for model in ("action", "appeal", "reading"):
        assert front.get(reverse(f"admin:governance_{model}_changelist")).status_code == 200
