"""A moderator writes a whole new text in the admin, sees what it changes, and puts it to the members."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from governance.domain.actors import Cause
from governance.domain.commands import AcceptSure
from governance.models import Draft, Moderator, Reading
from governance.services.communities import appoint_moderator
from platforms.thinking.constitutions import read_wanted_at
from tests.integration.gardens import GARDEN, MO, PROPOSALS, ratified

SHORTER = GARDEN.replace("open for six days", "open for four days")


@pytest.fixture
def page(client, garden):
    ratified(garden)
    client.force_login(Moderator.objects.get(user__username="mo").user)
    return client


def write(garden):
    return reverse("admin:governance_draft_write", args=[garden.community.pk])


def test_a_text_is_looked_at_before_it_is_kept(page, garden):
    assert "open for six days" in page.get(write(garden)).content.decode()
    looked = page.post(write(garden), {"text": SHORTER, "look": "1"}).content.decode()
    assert "words that go: </span>six" in looked
    assert not Draft.objects.exists()
    kept = page.post(write(garden), {"text": SHORTER, "summary": "Two days less", "keep": "1"}, follow=True)
    assert "Look whether it is read already" in kept.content.decode()
    assert Draft.objects.get().text == SHORTER


def test_a_file_stands_in_the_box_until_it_is_kept(page, garden):
    upload = SimpleUploadedFile("rules.md", b"\xef\xbb\xbf" + SHORTER.replace("\n", "\r\n").encode())
    looked = page.post(write(garden), {"file": upload, "look": "1"}).content.decode()
    assert "open for four days" in looked
    for name, content, why in (
        ("rules.pdf", b"%PDF\xff\xfe", "This PDF is damaged"),
        ("rules.docx", b"PK\x03\x04\xff\xfe", "Save the text as plain text, Markdown"),
        ("rules.bin", b"\x00\x01\x02\xff", "Save it as plain text or Markdown"),
    ):
        wrong = page.post(write(garden), {"file": SimpleUploadedFile(name, content), "look": "1"})
        assert wrong.status_code == 400
        assert why in wrong.content.decode()
    empty = page.post(write(garden), {"text": "", "keep": "1"})
    assert "is empty" in empty.content.decode()
    assert not Draft.objects.exists()


def test_a_page_of_the_web_becomes_the_text_that_it_shows(page, garden):
    html = b"<html><body><h1>Garden Rules</h1><h2>1. Proposals</h2><p>Voting is open for <b>three</b> days.</p></body></html>"
    looked = page.post(write(garden), {"file": SimpleUploadedFile("rules.html", html), "look": "1"}).content.decode()
    box = looked.partition('name="text"')[2].partition("</textarea>")[0]
    assert "## 1. Proposals" in box
    assert "&lt;h2&gt;" not in box


def test_a_draft_goes_from_its_text_to_the_members(page, garden):
    page.post(write(garden), {"text": SHORTER, "keep": "1"})
    read_wanted_at(timezone.now())
    reading = Reading.objects.get(proposed__number=1)
    address = reverse("admin:governance_reading_change", args=[reading.pk])
    html = page.get(address).content.decode()
    assert "Put it to the members" in html
    assert "Ratify these rules" not in html
    early = page.post(address, {"put": "1"}, follow=True).content.decode()
    assert "Not decided yet" in early
    garden.do(AcceptSure(reading=reading.pk), actor=MO)
    page.post(address, {"process": PROPOSALS, "field": "stages.0.duration", "seen": "0"})
    done = page.post(address, {"put": "1"}, follow=True).content.decode()
    assert "Put to the members, and announced" in done
    told = page.get(reverse("admin:governance_draft_change", args=[Draft.objects.get().pk])).content.decode()
    assert "propose to adopt draft 1" in told
    assert "draft 1" in page.get("/c/garden/constitution/").content.decode()


def test_only_moderators_of_the_community_write(client, garden, make_town, django_user_model):
    ratified(garden)
    harbour = make_town("harbour")
    user = django_user_model.objects.create_user("zoe", password="a-long-password", is_staff=True)
    appoint_moderator(harbour.community, user, cause=Cause(ref="test"), now=harbour.now)
    client.force_login(user)
    assert client.post(write(garden), {"text": SHORTER, "keep": "1"}).status_code == 404
    client.force_login(django_user_model.objects.create_superuser("root", password="a-long-password"))
    assert client.post(write(garden), {"text": SHORTER, "keep": "1"}).status_code == 403
    assert client.get("/c/garden/drafts/1/").status_code == 404
    assert not Draft.objects.exists()
