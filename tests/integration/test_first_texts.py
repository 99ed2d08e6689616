"""A community begins without a text: a moderator gives it in the admin, sees what is read in it, and ratifies."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.domain.actors import HOST, Actor, Cause
from governance.domain.commands import AdoptConstitution, DecideField, GiveText, RatifyReading
from governance.domain.ratifying import WHOLE
from governance.models import Community, ConstitutionVersion, FieldDecision, Reading, ReadingState
from governance.services.communities import appoint_moderator
from governance.services.constitutions import OnlyTheHost, TextCannotBeGiven
from platforms.bootstrap import make_sandbox
from platforms.models import Connection
from platforms.thinking.constitutions import read_wanted_at
from tests.conftest import START, Town
from tests.fakes.pdf import pdf_of, scanned
from tests.integration.gardens import GARDEN, MO, PROPOSALS, ratified, reading_of

SHORTER = GARDEN.replace("open for six days", "open for four days")
HTML = b"<html><body><h1>Garden Rules</h1><h2>1. Proposals</h2><p>Voting is open for six days.</p></body></html>"
TRY = "/admin/platforms/connection/try/"


@pytest.fixture
def meadow(db: None, django_user_model: type) -> Town:
    """Members and a moderator without a text."""
    connection = make_sandbox(
        slug="meadow", name="The Meadow", text=None, rulebook=None, zone="UTC", founded_at=START, now=START
    )
    town = Town(connection=connection, now=START)
    town.add("alice")
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    return town


@pytest.fixture
def page(client: Client, meadow: Town) -> Client:
    client.force_login(User.objects.get(username="mo"))
    return client


def give(town: Town) -> str:
    return reverse("admin:governance_constitution_give", args=[town.community.pk])


def test_the_first_text_goes_from_a_paste_to_ratified_rules(page: Client, meadow: Town) -> None:
    first = page.get("/admin/").content.decode()
    assert "No constitution yet" in first
    assert give(meadow) in first
    looked = page.post(give(meadow), {"text": GARDEN, "seen": "0", "look": "1"}).content.decode()
    assert "in 3 sections" in looked
    assert "2. Amendments</li>" in looked
    assert not ConstitutionVersion.objects.exists()
    kept = page.post(give(meadow), {"text": GARDEN, "seen": "0", "give": "1"}, follow=True)
    assert "The text is being read" in kept.content.decode()
    read_wanted_at(timezone.now())
    html = page.get(reverse("admin:governance_reading_change", args=[Reading.objects.get().pk])).content.decode()
    assert "<mark>Voting is open for six days.</mark>" in html
    assert "Is it not your text" in html
    ratified(meadow)
    assert meadow.community.constitutions.get().rulebooks.count() == 1
    entry = next(one for one in meadow.chain() if one["tag"] == "constitution.adopted")
    assert entry["actor"].startswith("moderator:")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("rules.md", GARDEN.encode(), "2. Amendments"), ("rules.html", HTML, "1. Proposals"),
     ("rules.txt", b"1. Votes\r\n\r\nWe vote.\r\n\r\n2. Quorum\r\n\r\nTen.\r\n", "2. Quorum"),
     ("rules.pdf", pdf_of("Bylaws", "Article 1. Votes", "A vote is open for seven days."), "Article 1. Votes")],
)  # fmt: skip
def test_a_file_of_any_kind_stands_in_the_box_before_it_is_given(
    page: Client, meadow: Town, name: str, content: bytes, says: str
) -> None:
    looked = page.post(give(meadow), {"file": SimpleUploadedFile(name, content), "seen": "0", "look": "1"})
    assert says in looked.content.decode().partition('name="text"')[2].partition("</textarea>")[0]
    assert not ConstitutionVersion.objects.exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [({"text": " \n"}, "The constitution is empty"),
     ({"text": "rule " * 220_000}, "longer than one megabyte"),
     ({"file": SimpleUploadedFile("scan.pdf", scanned())}, "pictures of words"),
     ({"file": SimpleUploadedFile("rules.docx", b"PK\x03\x04...")}, "Save the text as plain text"),
     ({"file": SimpleUploadedFile("long.txt", b"rule " * 220_000)}, "longer than one megabyte"),
     ({"file": SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF")}, "This is not a text file")],
)  # fmt: skip
def test_what_is_no_text_is_one_sentence_and_nothing_is_kept(
    page: Client, meadow: Town, given: dict[str, object], says: str
) -> None:
    refused = page.post(give(meadow), {"seen": "0", "give": "1", **given})
    assert refused.status_code == 400
    errors = refused.content.decode().partition('class="errorlist')[2].partition("</ul>")[0]
    assert says in errors
    assert errors.count("<li>") == 1
    assert not ConstitutionVersion.objects.exists()


def test_a_text_can_be_given_again_until_rules_are_ratified(client: Client, garden: Town) -> None:
    reading = reading_of(garden)
    for process in ("proposals", "amendments"):
        garden.do(DecideField(reading=reading.pk, process=process, field=WHOLE, choice="accepted", seen=0), actor=MO)
    client.force_login(User.objects.get(username="nia"))
    shown = client.get(give(garden)).content.decode()
    assert "open for six days" in shown
    looked = client.post(give(garden), {"text": SHORTER, "seen": "1", "look": "1"}).content.decode()
    assert "words that go: </span>six" in looked
    client.post(give(garden), {"text": SHORTER, "seen": "1", "give": "1"})
    assert garden.community.constitutions.get(superseded_at=None).number == 2
    reading.refresh_from_db()
    assert reading.state == ReadingState.DROPPED
    read_wanted_at(timezone.now())
    kept = FieldDecision.objects.filter(reading=reading_of(garden), process=PROPOSALS, field=WHOLE)
    assert kept.get().decided_by.user.username == "mo"
    ratified(garden)
    late = client.post(give(garden), {"text": GARDEN, "seen": "2", "give": "1"}, follow=True)
    assert "written as a draft now" in late.content.decode()
    assert garden.community.constitutions.count() == 2
    with pytest.raises(TextCannotBeGiven, match="Rules are ratified here"):
        garden.do(GiveText(text=GARDEN, seen=2), actor=MO)


def test_the_list_of_texts_offers_to_give_one_until_rules_are_ratified(page: Client, meadow: Town) -> None:
    texts = reverse("admin:governance_constitutionversion_changelist")
    assert f"Give the first text of {meadow.community.name}" in page.get(texts).content.decode()
    meadow.do(GiveText(text=GARDEN, seen=0), actor=MO)
    assert f"Give another text for {meadow.community.name}" in page.get(texts).content.decode()
    read_wanted_at(timezone.now())
    ratified(meadow)
    assert give(meadow) not in page.get(texts).content.decode()


def test_two_moderators_do_not_overwrite_each_other(page: Client, meadow: Town) -> None:
    meadow.do(GiveText(text=GARDEN, seen=0), actor=MO)
    second = page.post(give(meadow), {"text": SHORTER, "seen": "0", "give": "1"})
    assert "Somebody gave another text meanwhile" in second.content.decode()
    assert "four days" in second.content.decode()
    same = page.post(give(meadow), {"text": GARDEN, "seen": "1", "give": "1"})
    assert "word for word" in same.content.decode()
    assert meadow.community.constitutions.count() == 1


def test_only_moderators_of_the_community_give_a_text(client: Client, meadow: Town, make_town: object) -> None:
    make_town("harbour")  # type: ignore[operator]
    zoe = User.objects.create_user("zoe", password="a-long-password", is_staff=True)
    appoint_moderator(Community.objects.get(slug="harbour"), zoe, cause=Cause(ref="test"), now=START)
    client.force_login(zoe)
    assert client.post(give(meadow), {"text": GARDEN, "seen": "0", "give": "1"}).status_code == 404
    client.force_login(User.objects.create_superuser("root", password="a-long-password"))
    assert client.post(give(meadow), {"text": GARDEN, "seen": "0", "give": "1"}).status_code == 403
    for actor in (Actor.person("alice"), HOST):
        with pytest.raises(Exception, match="Only a moderator"):
            meadow.do(GiveText(text=GARDEN, seen=0), actor=actor)
    assert not meadow.community.constitutions.exists()


def test_members_hear_that_there_is_no_text_yet(meadow: Town) -> None:
    for asked in ("how long is voting open?", "constitution", "processes"):
        meadow.say("alice", f"@govbot {asked}")
        assert "no constitution yet" in meadow.heard("alice")[-1]
    meadow.say("alice", "@govbot propose a bench under the tree")
    assert "can be proposed" in meadow.heard("alice")[-1]


@pytest.mark.parametrize(
    "asked", ["constitution", "processes", "may I propose a rule change?", "darf ich eine Regeländerung vorschlagen?"]
)
def test_headings_of_a_given_text_call_nobody_and_link_nowhere(garden: Town, asked: str) -> None:
    loud = GARDEN.replace("Rules\n", "Rules of @eve@evil.example #spam\n", 1).replace(
        "Proposals\n", "Proposals @eve@evil.example https://evil.example\n", 1
    )
    garden.do(GiveText(text=loud, seen=1), actor=MO)
    read_wanted_at(timezone.now())
    ratified(garden)
    garden.say("alice", f"@govbot {asked}")
    assert "eve" in garden.heard("alice")[-1]
    assert not re.search(r"@eve|@evil|://evil|#spam", garden.heard("alice")[-1])


def test_who_was_overtaken_sees_what_stands_now_and_can_then_give_their_own(page: Client, meadow: Town) -> None:
    meadow.do(GiveText(text=GARDEN, seen=0), actor=MO)
    refused = page.post(give(meadow), {"text": SHORTER, "seen": "0", "give": "1"}).content.decode()
    assert "words that go: </span>six" in refused
    assert 'name="seen" value="1"' in refused
    page.post(give(meadow), {"text": SHORTER, "seen": "1", "give": "1"})
    assert meadow.community.constitutions.get(superseded_at=None).text == SHORTER


def test_a_text_of_very_many_lines_is_refused_before_it_makes_every_page_slow(page: Client, meadow: Town) -> None:
    refused = page.post(give(meadow), {"text": "# a\n\n" * 30_001, "seen": "0", "give": "1"})
    assert "more than 30,000 lines" in refused.content.decode()
    assert not ConstitutionVersion.objects.exists()


def test_a_host_brings_rules_with_a_text_once(garden: Town) -> None:
    with pytest.raises(OnlyTheHost):
        garden.do(AdoptConstitution(text=SHORTER, rulebook=None, ratified_by="host"), actor=HOST)
    garden.do(GiveText(text=SHORTER, seen=1), actor=MO)
    with pytest.raises(Exception, match="is over"):
        garden.do(RatifyReading(reading=Reading.objects.order_by("pk").first().pk), actor=MO)  # type: ignore[union-attr]


def test_a_command_makes_a_community_that_waits_for_its_text(db: None) -> None:
    told = StringIO()
    call_command("add_community", "meadow", name="The Meadow", stdout=StringIO(), stderr=told)
    assert "no constitution yet: a moderator gives it" in told.getvalue()
    assert not Community.objects.get().constitutions.exists()


def test_a_host_tries_a_text_out_in_the_admin(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("root", password="a-long-password"))
    assert TRY in client.get("/admin/").content.decode()
    given = {"slug": "trial", "name": "A Trial", "zone": "UTC", "text": GARDEN}
    assert "empty" in client.post(TRY, given | {"text": ""}).content.decode()
    assert not Connection.objects.exists()
    made = client.post(TRY, given, follow=True).content.decode()
    assert "A Trial is there, and you moderate it" in made
    assert "/c/trial/square/?key=" in made
    assert "The text is being read" in made
    assert Community.objects.get().members.count() == 5
    again = client.post(TRY, given)
    assert "There is a community at" in again.content.decode()
    assert "2. Amendments" in again.content.decode()
    assert "Constitution" in client.get(TRY).content.decode()


def test_only_the_host_tries_texts_out(page: Client) -> None:
    assert page.get(TRY).status_code == 403
    assert TRY not in page.get("/admin/").content.decode()
