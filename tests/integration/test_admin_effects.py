"""The moderators' buttons for what decisions do, and what waits for them on the first page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.domain.actors import Actor
from governance.models import Appeal, Proposal
from tests.conftest import Town
from tests.integration.deciding import action, decided, passed, propose, request, states

REASON = {"reason": "As was decided"}


@pytest.fixture
def login(moderator: Actor, client: Client) -> Client:
    assert client.login(username="mo", password="a-long-password")
    return client


def button(model: str, row: object, key: str) -> str:
    return reverse(f"admin:governance_{model}_{key}", args=[row.pk])


def test_a_task_is_on_the_first_page_until_it_is_closed(town: Town, login: Client) -> None:
    number = decided(town, request("block_domain", "bad.example"))
    assert "For people to do" in login.get(reverse("admin:index")).content.decode()
    page = login.get(button("action", action(town, number), "done"))
    assert "people have carried this out" in page.content.decode()
    done = login.post(button("action", action(town, number), "done"), REASON, follow=True)
    assert "Noted as done" in done.content.decode()
    assert "For people to do" not in login.get(reverse("admin:index")).content.decode()


def test_a_decision_is_forced_and_taken_back(town: Town, login: Client) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    login.post(button("proposal", town.proposal(number), "override"), REASON)
    assert states(town, number) == ("executed", ["executed"])
    login.post(button("proposal", town.proposal(number), "reverse"), REASON)
    assert states(town, number) == ("reversed", ["undone"])
    assert not {"confirm", "retry"} & {
        act.key
        for act, _ in login.get(reverse("admin:governance_proposal_change", args=[town.proposal(number).pk])).context[
            "acts"
        ]
    }


def test_an_appeal_waits_on_the_first_page_and_is_answered_there(town: Town, login: Client) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    town.say("alice", f"@govbot appeal #{number}: never discussed")
    assert "An appeal:" in login.get(reverse("admin:index")).content.decode()
    appeal = Appeal.objects.get()
    assert "not involved" in login.get(button("appeal", appeal, "dismiss")).content.decode()
    login.post(button("appeal", appeal, "dismiss"), {"reason": "It was discussed"})
    appeal.refresh_from_db()
    assert (appeal.state, appeal.answer) == ("dismissed", "It was discussed")


def test_what_waits_for_a_confirmation_is_on_the_first_page(town: Town, login: Client, settings: object) -> None:
    settings.ENABLE_AUTO_EXECUTION = False
    number = decided(town, request("add_rule", text="No adverts"))
    assert "Waits for a confirmation" in login.get(reverse("admin:index")).content.decode()
    # The admin reads the real clock, the town's stands in January.
    Proposal.objects.update(expires_at=timezone.now() + timedelta(days=1))
    login.post(button("proposal", town.proposal(number), "confirm"), REASON)
    assert states(town, number) == ("executed", ["executed"])


@pytest.mark.parametrize("model", ["action", "deed", "power", "communitysetting", "vetovoice", "appeal"])
def test_each_list_opens(town: Town, login: Client, model: str) -> None:
    assert login.get(reverse(f"admin:governance_{model}_changelist")).status_code == 200


def test_the_risk_of_an_effect_stands_beside_it(town: Town, login: Client) -> None:
    propose(town, request("add_rule", text="No adverts"), request("block_domain", "bad.example"))
    effects = login.get(reverse("admin:governance_action_changelist")).content.decode()
    assert set(re.findall(r'class="field-risk">(\w+)', effects)) == {"high", "low"}
