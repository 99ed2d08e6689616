"""A host makes a community by command: all of it, or nothing and one sentence."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from governance.models import AuditEntry, Community, ConstitutionVersion
from governance.starters import starter_rulebook_for, starter_text
from platforms.bootstrap import prepare
from platforms.models import Connection, SandboxAccount
from tests.fakes.pdf import pdf_of, scanned

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]


def add(slug: str = "our-town", **changed: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    options = {"name": "Our Town", "constitution": "starter:constitution"} | changed
    call_command("add_community", slug, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize("constitution", ["starter:constitution", str(ROOT / "constitution.md")])
def test_a_community_is_made_and_its_addresses_are_printed(constitution: str) -> None:
    out, err = add(constitution=constitution, timezone="Europe/Berlin")
    home, square = out.splitlines()
    assert home == "Home: https://govbot.example/c/our-town/"
    assert square.startswith("Town square: https://govbot.example/c/our-town/square/?key=")
    assert err.startswith("Nobody moderates it yet")
    made = Community.objects.get()
    assert (made.name, made.timezone, made.platform) == ("Our Town", "Europe/Berlin", "sandbox")
    assert made.constitutions.get().rulebooks.count() == 1


def test_a_text_without_a_rulebook_makes_a_community_that_says_what_to_do(tmp_path: Path) -> None:
    text = tmp_path / "rules.md"
    text.write_text("# Our rules\n\nWe vote.\n")
    _, err = add(constitution=str(text))
    assert "opens no proposals yet" in err
    assert "docs/RATIFY.md" in err
    assert Community.objects.get().constitutions.get().rulebooks.count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [("rules.html", b"<html><body><h1>Our rules</h1><p>We vote.</p></body></html>"),
     ("rules.pdf", pdf_of("Our rules", "Article 1. Votes", "We vote."))],
)  # fmt: skip
def test_a_page_or_a_pdf_becomes_the_text_that_it_shows(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    add(constitution=str(tmp_path / name))
    text = Community.objects.get().constitutions.get().text
    assert "We vote." in text
    assert "<" not in text


def test_without_a_login_the_way_to_the_first_one_is_said(django_user_model: type) -> None:
    assert "manage.py createsuperuser" in add()[1]
    assert "manage.py createsuperuser" in prepare(out=StringIO()).lines[-1]
    django_user_model.objects.create_superuser("root", password="a-long-password")
    assert "createsuperuser" not in add("second")[1]
    assert "createsuperuser" not in prepare(out=StringIO()).lines[-1]


def test_a_rulebook_can_be_given(tmp_path: Path) -> None:
    text = starter_text("constitution")
    book = tmp_path / "book.json"
    book.write_text(json.dumps(starter_rulebook_for(text)))
    assert "no ratified rulebook" not in add(rulebook=str(book))[1]


def unquoted(folder: Path) -> Path:
    book = starter_rulebook_for(starter_text("constitution"))
    assert book
    book["process_types"][0]["citations"][1]["quote"] = "Everybody decides everything."
    return saved(folder, json.dumps(book))


def saved(folder: Path, content: str | bytes) -> Path:
    file = folder / "given"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


BAD = {
    "missing file": lambda _: {"constitution": "nowhere.md"},
    "a folder": lambda folder: {"constitution": str(folder)},
    "no file at all": lambda _: {"constitution": "/dev/null"},
    "binary": lambda folder: {"constitution": str(saved(folder, b"\x89PNG\xff\x00"))},
    "zeros": lambda folder: {"constitution": str(saved(folder, b"rules\x00"))},
    "scanned": lambda folder: {"constitution": str(saved(folder, scanned()))},
    "office file": lambda folder: {"constitution": str(saved(folder, b"PK\x03\x04 rules"))},
    "rulebook of no text": lambda _: {"constitution": None, "rulebook": "book.json"},
    "empty": lambda folder: {"constitution": str(saved(folder, " \n"))},
    "too long": lambda folder: {"constitution": str(saved(folder, "rule " * 220_000))},
    "unknown starter": lambda _: {"constitution": "starter:monarchy"},
    "slug with spaces": lambda _: {"slug": "our town"},
    "slug too long": lambda _: {"slug": "a" * 51},
    "no name": lambda _: {"name": " "},
    "name too long": lambda _: {"name": "a" * 121},
    "name in two lines": lambda _: {"name": "Our\nTown"},
    "name not in UTF-8": lambda _: {"name": "Our \udcff Town"},
    "unknown zone": lambda _: {"timezone": "Europe/Atlantis"},
    "zone that is a folder": lambda _: {"timezone": "Europe"},
    "empty zone": lambda _: {"timezone": ""},
    "zone outside": lambda _: {"timezone": "../../etc/passwd"},
    "rulebook missing": lambda _: {"rulebook": "nowhere.json"},
    "rulebook not JSON": lambda folder: {"rulebook": str(saved(folder, "{"))},
    "rulebook not an object": lambda folder: {"rulebook": str(saved(folder, "[]"))},
    "rulebook empty object": lambda folder: {"rulebook": str(saved(folder, "{}"))},
    "rulebook nested too deep": lambda folder: {"rulebook": str(saved(folder, "[" * 100_000))},
    "rulebook with a quote that is not in the text": lambda folder: {"rulebook": str(unquoted(folder))},
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_sentence_and_makes_nothing(case: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as error:
        add(**BAD[case](tmp_path))
    assert error.value.returncode == 2
    assert "\n" not in str(error.value)
    assert len(str(error.value)) > 20
    for made in (Community, ConstitutionVersion, Connection, SandboxAccount, AuditEntry):
        assert made.objects.count() == 0


def test_a_slug_is_taken_once() -> None:
    add()
    with pytest.raises(CommandError, match="already"):
        add()
    assert Community.objects.count() == 1


def test_a_database_that_is_busy_is_no_reason_to_change_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(**_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("platforms.management.commands.add_community.make_sandbox", busy)
    with pytest.raises(CommandError, match="Try again in a moment"):
        add()
