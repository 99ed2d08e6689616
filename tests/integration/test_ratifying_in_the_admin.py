"""The page on which moderators ratify: nothing but forms and links, saved at every step, resumed by others."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.domain.actors import Cause
from governance.models import FieldDecision, Moderator, Reading, StoredRulebook
from governance.services.communities import appoint_moderator
from platforms.models import Delivery
from platforms.thinking.constitutions import read_wanted_at
from tests.integration.gardens import PROPOSALS


@pytest.fixture
def page(client, garden):
    client.force_login(Moderator.objects.get(user__username="mo").user)
    return client


def where(name="change", **asked):
    address = reverse(f"admin:governance_reading_{name}", args=[Reading.objects.get().pk])
    return address + ("?" + "&".join(f"{one}={said}" for one, said in asked.items()) if asked else "")


def field(page, name, process=PROPOSALS, **given):
    address = where("field", process=process, field=name)
    seen = re.search(r'name="seen" value="(\d+)"', page.get(address).content.decode())[1]
    return page.post(address, {"seen": seen, **given}, follow=True)


def place(page, words):
    """The value of the sentence in the list."""
    html = page.get(where("field", process=PROPOSALS, field="stages.0.duration")).content.decode()
    return re.search(rf'<option value="([\d-]+)"[^>]*>[^<]*{words}', html)[1]


def test_text_and_rules_stand_side_by_side_with_quotes_and_people(page):
    html = page.get(where()).content.decode()
    assert "<mark>Voting is open for six days.</mark>" in html
    assert "6 days" in html
    assert "Of your 8 members, one third is 3." in html
    assert "Of your 8 members, two thirds is 6" in html
    assert "still to decide" in html


def test_every_field_is_decided_with_links_and_buttons_alone(page, garden):
    page.post(where(), {"sure": "1", "process": PROPOSALS})
    assert FieldDecision.objects.filter(choice="accepted").count() > 2
    refused = field(page, "stages.0.duration", choice="corrected", min="10 days", place=place(page, "six days"))
    assert refused.status_code == 400
    assert "does not stand in a quote" in refused.content.decode()
    assert 'value="10 days"' in refused.content.decode()
    kept = field(page, "stages.0.duration", choice="corrected", min="10 days", quote="open for ten days.")
    assert "corrected, mo" in kept.content.decode()
    unclear = field(page, "stages.0.threshold", choice="default", fraction="some", basis="cast", strict="least")
    assert "is not one share. Write it such as" in unclear.content.decode()
    field(page, "stages.0.threshold", choice="default", fraction="two thirds", basis="cast", strict="least")
    assert "default chosen" in page.get(where()).content.decode()


def test_two_moderators_are_told_of_each_other(page, garden, client):
    address = where("field", process=PROPOSALS, field="veto")
    page.post(address, {"seen": 0, "choice": "unstated"})
    client.force_login(Moderator.objects.get(user__username="nia").user)
    late = client.post(address, {"seen": 0, "choice": "default", "text": "the elders"})
    assert "mo left it as not stated since you opened the page" in late.content.decode()
    assert FieldDecision.objects.get(field="veto").choice == "unstated"


def test_questions_and_answers_stand_at_the_field(page, garden):
    field(page, "stages.0.electorate", choice="asked", question="Do guests vote as well?")
    garden.work()
    html = page.get(where("field", process=PROPOSALS, field="stages.0.electorate")).content.decode()
    assert "Do guests vote as well?" in html
    assert "Nobody has answered yet." in html


def test_what_members_answer_stands_on_the_page_of_the_reading(page, garden):
    field(page, "stages.0.electorate", choice="asked", question="Do guests vote as well?")
    garden.work()
    asked = Delivery.objects.get(message__template="community.reading_question")
    garden.say("alice", "@govbot no, only members", reply_to=asked.post_id)
    html = page.get(where()).content.decode()
    assert "Do guests vote as well?" in html
    assert "@alice: no, only members" in html
    field(page, "stages.0.electorate", choice="accepted")
    assert "@alice: no, only members" not in page.get(where()).content.decode()


def test_saving_leads_to_the_next_open_field(page, garden):
    following = field(page, "proposers", choice="accepted", next="1")
    assert "how it is decided (stage 1)" in following.content.decode()
    assert "still to decide" in following.content.decode()


def test_ratifying_too_early_says_what_is_missing(page):
    html = page.post(where(), {"ratify": "1"}, follow=True).content.decode()
    assert "Not decided yet" in html
    assert not StoredRulebook.objects.exists()


def test_what_few_texts_state_has_boxes_that_open_where_it_is_stated(page):
    reading = Reading.objects.get()
    way = next(one for one in reading.draft["process_types"] if one["key"] == PROPOSALS)
    way["stages"][0]["electorate"] = {"text": "every member", "standing": "whose dues are paid", "vouchers": 2}
    reading.save()
    address = where("field", process=PROPOSALS, field="stages.0.electorate")
    html = page.get(address).content.decode()
    opened = html.partition('<details class="fold" open>')[2].partition("</details>")[0]
    assert 'value="whose dues are paid"' in opened
    assert 'name="vouchers" value="2"' in opened
    assert html.count('<details class="fold">') == 2
    kept = {"seen": 0, "choice": "default", "text": "every member", "standing": "", "vouchers": "2", "or0-local": "on"}
    assert page.post(address, kept, follow=True).status_code == 200
    decided = FieldDecision.objects.get(field="stages.0.electorate").value
    assert decided == {"text": "every member", "vouchers": 2, "any_of": [{"local": True}]}
    unclear = page.post(address, kept | {"seen": 1, "voted": "2"}).content.decode()
    assert "either of how many or when" in unclear


def test_a_missing_way_is_added(page):
    address = reverse("admin:governance_reading_new_way", args=[Reading.objects.get().pk])
    html = page.post(
        address, {"title": "Small things", "stage": "consent lazy_consensus"}, follow=True
    ).content.decode()
    assert "Small things" in html
    assert 'id="way-small-things"' in html


def test_only_moderators_of_the_community_see_and_decide(client, garden, make_town, django_user_model):
    harbour = make_town("harbour")
    user = django_user_model.objects.create_user("zoe", password="a-long-password", is_staff=True)
    appoint_moderator(harbour.community, user, cause=Cause(ref="test"), now=harbour.now)
    client.force_login(user)
    for address in (where(), where("field", process=PROPOSALS, field="veto"), where("new_way")):
        assert client.get(address).status_code == 404
        assert client.post(address, {"ratify": "1"}).status_code == 404
    root = django_user_model.objects.create_superuser("root", password="a-long-password")
    client.force_login(root)
    html = client.get(where()).content.decode()
    assert "only moderators of The Garden say how its text is read" in html
    assert f"{reverse('admin:governance_moderator_add')}?community={garden.community.pk}" in html
    assert client.post(where(), {"ratify": "1"}).status_code == 403


def test_hostile_words_stay_words(page, garden):
    for choice in ("<script>", "accepted'--", ""):
        assert field(page, "veto", choice=choice).status_code == 400
    assert page.get(where("field", process="<b>", field="veto")).status_code == 404
    assert page.get(where("field", process=PROPOSALS, field="__class__.x")).status_code == 404
    assert page.post(where(), {"process": "x" * 300, "field": "veto", "seen": "9" * 30}).status_code == 302
    assert not FieldDecision.objects.exists()


def test_a_text_is_read_again_from_the_list(page, garden):
    Reading.objects.update(state="failed", error="No.")
    community = garden.community
    listed = page.get(reverse("admin:governance_reading_changelist")).content.decode()
    assert "Read the constitution of The Garden" in listed
    page.post(reverse("admin:governance_reading_want", args=[community.pk]))
    assert (
        "is being read"
        in page.get(reverse("admin:governance_reading_change", args=[Reading.objects.first().pk])).content.decode()
    )
    assert read_wanted_at(timezone.now()) == 1
