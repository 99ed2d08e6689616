"""Moderators see their own communities, change nothing by hand, and act through the one door."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from governance.domain.actors import Cause
from governance.models import AuditEntry, Community, Moderator, OutboxMessage, Proposal
from governance.services.communities import appoint_moderator

OURS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in {"governance", "platforms"} and admin.site.is_registered(model)
]
NAMES = [model._meta.model_name for model in OURS]
REASON = "The host needs more time to check this."


@pytest.fixture
def other(make_town):
    town = make_town("harbour", members=("zoe", "yan"))
    Community.objects.filter(pk=town.community.pk).update(name="Secret Harbour")
    town.say("zoe", "@govbot propose a secret harbour light")
    town.say("yan", "@govbot agree 1")
    return town


@pytest.fixture
def busy(town):
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    for who in ("bruno", "chidi"):
        town.say(who, "@govbot agree 1")
    return town


@pytest.fixture
def login(client, town, moderator):
    client.force_login(Moderator.objects.get(community=town.community).user)
    return client


@pytest.fixture
def superuser(client, django_user_model):
    user = django_user_model.objects.create_superuser("root", password="a-long-password")
    client.force_login(user)
    return user


def change(row, act=""):
    where = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return where.replace("change/", f"{act}/") if act else where


def rows_of(model, town):
    path = admin.site.get_model_admin(model).community_path
    return model.objects.filter(**{f"{path}__pk" if path else "pk": town.community.pk})


@pytest.mark.parametrize("model", OURS, ids=NAMES)
def test_lists_filters_and_pages_keep_to_the_moderators_communities(
    model, login, busy, other, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):  # however many rows
        response = login.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
    assert response.status_code == 200
    for secret in ("Secret Harbour", "harbour", "@zoe", ">zoe<"):  # a form's random token may hold any three letters
        assert secret not in response.content.decode()
    assert set(response.context["cl"].queryset) == set(rows_of(model, busy))
    for own in rows_of(model, busy)[:3]:
        assert login.get(change(own)).status_code == 200
    for foreign in rows_of(model, other):
        assert login.get(change(foreign)).status_code == 404
        assert login.get(change(foreign, "history")).status_code == 404
        assert login.post(change(foreign), {"x": 1}).status_code in {403, 404}


@pytest.mark.parametrize("model", OURS, ids=NAMES)
def test_nothing_can_be_added_changed_or_deleted(model, login, busy):
    base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert login.get(reverse(f"{base}_add")).status_code == 403
    assert login.post(reverse(f"{base}_add"), {}).status_code == 403
    for row in rows_of(model, busy)[:1]:
        assert login.get(change(row, "delete")).status_code == 403
        assert login.post(change(row, "delete"), {"post": "yes"}).status_code == 403
        assert login.post(change(row), {"title": "changed"}).status_code == 403
        page = login.get(change(row)).content.decode()
        assert 'name="_save"' not in page
        assert "deletelink" not in page
    before = set(rows_of(model, busy))
    login.post(
        reverse(f"{base}_changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk for row in before], "post": "yes"},
    )
    assert set(rows_of(model, busy)) == before


def test_there_is_something_to_test():
    assert {"community", "proposal", "vote", "auditentry", "inboundevent", "delivery", "connection"} <= set(NAMES)


def test_every_proposal_row_is_reached_by_links_from_the_proposal(login, busy):
    page = login.get(change(busy.proposal())).content.decode()
    for model in ("vote", "electorateentry", "comment", "action", "auditentry"):
        assert reverse(f"admin:governance_{model}_changelist") in page
    votes = login.get(reverse("admin:governance_vote_changelist"), {"proposal__id__exact": busy.proposal().pk})
    assert votes.context["cl"].queryset.count() == 2
    record = login.get(reverse("admin:governance_auditentry_changelist"), {"in": "town", "q": "proposal:1"})
    assert record.context["cl"].queryset.count() == 3


def test_a_veto_asks_for_a_reason_and_goes_through_the_record(login, busy):
    busy.wait(days=6, minutes=1)
    proposal = busy.proposal()
    assert proposal.status == "grace"
    page = login.get(change(proposal, "veto"))
    assert "will not take effect" in page.content.decode()
    short = login.post(change(proposal, "veto"), {"reason": "<"})
    assert short.status_code == 400
    assert "a reason in a few words" in short.content.decode()
    assert "&lt;</textarea>" in short.content.decode()
    done = login.post(change(proposal, "veto"), {"reason": REASON}, follow=True)
    assert "Vetoed. It will not take effect." in done.content.decode()
    again = login.post(change(proposal, "veto"), {"reason": REASON})
    assert again.status_code == 400
    assert "nothing left to veto" in again.content.decode()
    entries = AuditEntry.objects.filter(tag="proposal.vetoed")
    assert [entry.actor for entry in entries] == [f"moderator:{Moderator.objects.get().pseudonym}"]
    assert busy.proposal().reason == REASON


def test_buttons_appear_only_where_the_state_allows(login, busy):
    page = login.get(change(busy.proposal())).content.decode()
    assert change(busy.proposal(), "cancel") in page
    assert change(busy.proposal(), "veto") not in page
    assert change(busy.proposal(), "release") not in page
    assert login.get(change(busy.proposal(), "veto")).status_code == 302
    busy.say("alice", "@govbot withdraw 1")
    assert change(busy.proposal(), "cancel") not in login.get(change(busy.proposal())).content.decode()


def test_what_is_about_a_person_can_be_read_released_or_cancelled(login, busy):
    busy.say("chidi", "@govbot propose we ban bruno for being rude")
    held = busy.proposal(2)
    index = login.get(reverse("admin:index")).content.decode()
    assert change(held) in index
    page = login.get(change(held)).content.decode()
    assert "ban bruno" in page
    assert "not involved" in page
    assert "not involved" in login.get(change(held, "release")).content.decode()
    login.post(change(held, "release"), {"reason": REASON})
    assert busy.proposal(2).status == "held"
    login.post(change(held, "release"), {"reason": REASON, "title": "a week without posting for one member"})
    assert busy.proposal(2).status == "notice"
    busy.say("dana", "@govbot propose we ban emi for being loud")
    login.post(change(busy.proposal(3), "cancel"), {"reason": REASON})
    assert busy.proposal(3).status == "cancelled"


def test_halt_and_resume(login, town):
    assert change(town.community, "resume") not in login.get(change(town.community)).content.decode()
    login.post(change(town.community, "halt"), {"reason": REASON})
    assert town.community.halt_reason == REASON
    assert "lift the halt" in login.get(reverse("admin:index")).content.decode()
    assert login.post(change(town.community, "halt"), {"reason": REASON}).status_code == 400
    login.post(change(town.community, "resume"), {"reason": REASON})
    assert town.community.halted_at is None
    assert town.tags()[-2:] == ["community.halted", "community.resumed"]


def test_nobody_acts_in_a_foreign_community_even_by_address(login, other):
    for row, act in ((other.proposal(), "cancel"), (other.community, "halt")):
        assert login.get(change(row, act)).status_code == 404
        assert login.post(change(row, act), {"reason": REASON}).status_code == 404
    assert other.proposal().status == "open"


def test_staff_without_a_community_see_nothing(client, django_user_model, busy):
    client.force_login(django_user_model.objects.create_user("new", password="a-long-password", is_staff=True))
    assert "You do not moderate a community yet" in client.get(reverse("admin:index")).content.decode()
    assert client.get(reverse("admin:governance_proposal_changelist")).status_code == 403
    assert client.get(change(busy.proposal())).status_code in {403, 404}


def test_members_of_the_public_are_sent_to_the_login(client, busy):
    for where in (change(busy.proposal()), change(busy.proposal(), "cancel")):
        response = client.get(where)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_superusers_look_everywhere_and_act_where_they_moderate(client, superuser, busy, other):
    for town in (busy, other):
        page = client.get(change(town.proposal())).content.decode()
        assert "add yourself as a moderator" in page
        assert change(town.proposal(), "cancel") not in page
        assert client.post(change(town.proposal(), "cancel"), {"reason": REASON}).status_code == 403
    appoint_moderator(other.community, superuser, cause=Cause(ref="test"), now=other.now)
    client.post(change(other.proposal(), "cancel"), {"reason": REASON})
    assert other.proposal().status == "cancelled"


def test_only_superusers_appoint_and_who_acted_stays_named(client, superuser, town, django_user_model):
    ada = django_user_model.objects.create_user("ada", password="a-long-password")
    client.post(reverse("admin:governance_moderator_add"), {"community": town.community.pk, "user": ada.pk})
    row = Moderator.objects.get(user=ada)
    ada.refresh_from_db()
    assert ada.is_staff
    town.say("alice", "@govbot propose a fountain")
    assert client.get(change(row, "delete")).status_code == 200
    client.force_login(ada)
    client.post(change(town.proposal(), "cancel"), {"reason": REASON})
    client.force_login(superuser)
    assert client.get(change(row, "delete")).status_code == 403


def test_a_moderator_who_is_a_member_does_not_act_on_their_own(client, superuser, busy, other, django_user_model):
    ada = django_user_model.objects.create_user("ada", password="a-long-password")
    page = reverse("admin:governance_moderator_add")
    given = {"community": busy.community.pk, "user": ada.pk}
    refused = client.post(page, given | {"handle": "zoe"})  # a member of the other community
    assert "No active member of Our Town is called so" in refused.content.decode()
    client.post(page, given)
    row = Moderator.objects.get(user=ada)
    assert row.member is None
    client.post(change(row), {"handle": "@alice"})
    row.refresh_from_db()
    assert row.member == busy.community.members.get(handle="alice")
    client.force_login(ada)
    refused = client.post(change(busy.proposal(), "cancel"), {"reason": REASON})
    assert "another moderator has to decide" in refused.content.decode()
    assert busy.proposal().status == "open"


def test_the_job_queue_is_for_superusers(login):
    for model in ("success", "failure", "ormq", "schedule"):
        response = login.get(f"/admin/django_q/{model}/")
        assert response.status_code in {403, 404}


def test_instants_name_their_zone(login, busy):
    assert "2 Mar 2026, 09:00 UTC" in login.get(change(busy.proposal())).content.decode()


def test_what_the_bot_says_to_somebody_in_private_stays_so(login, busy):
    busy.say("chidi", "@govbot propose to block the server secret.example")
    told, opened = (
        OutboxMessage.objects.filter(community=busy.community, audience=audience).latest("pk")
        for audience in ("direct", "public")
    )
    assert "secret.example" in str(told.data)
    page = login.get(change(told)).content.decode()
    assert "(written in private)" in page
    assert "secret.example" not in page
    assert "closes_at" in login.get(change(opened)).content.decode()


def test_the_record_shows_the_words_that_the_public_does_not_see(login, busy):
    busy.say("chidi", "@govbot propose we ban bruno for being rude")
    entry = AuditEntry.objects.get(tag="proposal.held")
    assert "ban bruno" in login.get(change(entry)).content.decode()
    assert Proposal.objects.get(number=2).opens_at is None
