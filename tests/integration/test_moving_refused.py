"""A file that is not whole, not unchanged or not this host's to take brings nothing in, and says why in a sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError

from governance.models import Community
from platforms.models import Connection
from platforms.moving.kinds import KINDS, STAY
from platforms.rehearsal.database import throw_away_database
from tests.conftest import Town
from tests.integration.moving import brought, nobody_came, rewritten, taken

pytestmark = pytest.mark.django_db
Line = dict[str, Any]


_WRITTEN: list[bytes] = []


@pytest.fixture
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A town with a vote, taken along; made once, for each test changes a copy."""
    path = tmp_path / "town.jsonl"
    if not _WRITTEN:
        town: Town = request.getfixturevalue("town")
        town.propose("alice", "@govbot I propose weekly meetings on Fridays")
        town.say("bruno", "@govbot agree 1")
        _WRITTEN.append(taken(town, path).read_bytes())
    path.write_bytes(_WRITTEN[0])
    return path


@pytest.fixture
def other_host() -> Iterator[None]:
    with throw_away_database():
        yield


def refused(path: Path, **options: Any) -> str:
    with pytest.raises(CommandError) as caught:
        brought(path, **options)
    assert caught.value.returncode == 2
    assert nobody_came()
    return str(caught.value)


def test_every_table_goes_along_or_stays() -> None:
    """A new table is decided in platforms/moving/kinds.py or governance/services/transfer/kinds.py."""
    ours = {
        model._meta.label_lower
        for name in ("governance", "platforms")
        for model in apps.get_app_config(name).get_models()
    }
    carried = [kind.name for kind in KINDS]
    assert len(carried) == len(set(carried))
    assert {*carried} | STAY == ours
    assert not STAY & {*carried}


def test_every_column_that_is_named_is_there() -> None:
    for kind in KINDS:
        columns = {field.name for field in kind.model._meta.get_fields()}
        assert columns >= {*kind.public, *kind.stays, *kind.posts}
        assert not {*kind.posts} & kind.public, "a post leads to who wrote it"


def of(kind: str, **changed: object) -> Callable[[Line], Line]:
    """One value of every row of a kind, public or private."""

    def change(line: Line) -> Line:
        if line["kind"] == kind:
            for part in ("public", "private"):
                line[part] |= {name: value for name, value in changed.items() if name in line[part]}
        return line

    return change


def header(**changed: object) -> Callable[[Line], Line]:
    return lambda line: line | changed if line["kind"] == "header" else line


def without(kind: str) -> Callable[[Line], Line | None]:
    return lambda line: None if line["kind"] == kind else line


BROKEN = {
    "another version": (header(version=2), "The file has version 2 of the format"),
    "no export": (header(format="cake"), "This is no file of export_community"),
    "the public part": (header(private=False), "The file is the public part alone"),
    "a copy": (header(**{"for": "copy"}), "The file is a copy"),
    "an unknown platform": (header(platform="myspace"), "does not know the platform 'myspace'"),
    "an entry changed": (of("governance.auditentry", actor="host"), "The record in the file does not hold: entry"),
    "a record cut": (header(head="0" * 64), "The record in the file does not end as the file says"),
    "no record": (without("governance.auditentry"), "which is not in the file"),
    "no roll": (without("governance.member"), "it names governance.member"),
    "no bot": (of("platforms.sandboxaccount", bot=False), "The file's town has no bot."),
    "no connection": (without("platforms.connection"), "does not say how the community is connected"),
    "a text of another digest": (of("governance.constitutionversion", text="# Other"), "is not the text of its digest"),
    "rules of another digest": (of("governance.storedrulebook", sha256="0" * 64), "is not what its digest says"),
    "rules that are none": (of("governance.storedrulebook", data={}), "cannot be read"),
    "a wrong type": (of("governance.vote", cast_at=5), "cast_at should be str, not int"),
    "a wrong choice": (of("governance.vote", choice="maybe"), "choice cannot be 'maybe'"),
    "a long name": (of("governance.member", handle="a" * 300), "handle has 300 characters; 255 are the most"),
    "half a letter": (of("governance.member", handle="\ud800"), "is not JSON"),
    "a zero": (of("governance.member", handle="a\x00"), "holds a character that no text has"),
    "a zone that is none": (of("governance.community", timezone="Mars/Base"), "is not a time zone"),
    "addresses that are none": (of("governance.community", earlier_addresses=["x"]), "its earlier addresses are not"),
    "an entry of odd values": (of("governance.auditentry", data=[1.5]), "The record in the file does not hold"),
    "an address that is none": (header(slug="a b\x1b"), "the header is not as export_community writes it"),
    "somebody twice": (of("governance.member", pseudonym="0123456789abcdef"), "cannot be entered"),
    "an effect of another": (of("governance.action", key="moon:1:1"), "its key does not begin with “town:”"),
    "a page in a post": (of("platforms.sandboxpost", html="<script>alert(1)</script>"), "not as a town writes it"),
    "a table nobody knows": (
        lambda line: line | {"kind": "auth.user"} if line["kind"] == "governance.vote" else line,
        "this Govbot knows no 'auth.user'",
    ),
    "a column nobody knows": (
        lambda line: line | {"public": line["public"] | {"id": 1}} if line["kind"] == "governance.vote" else line,
        "there is no 'id'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_does_not_hold_is_refused(name: str, file: Path, other_host: None) -> None:
    """Invariant 9."""
    change, said = BROKEN[name]
    if name == "half a letter":
        file.write_text(rewritten(file, of("governance.member", handle="HALF")).read_text().replace("HALF", "\\ud800"))
        said = "holds a character that no text has"
    else:
        rewritten(file, change)
    assert said in refused(file)


def test_a_file_that_was_cut_or_changed_or_is_none_is_refused(file: Path, tmp_path: Path, other_host: None) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2].rpartition(b"\n")[0] + b"\n")
    assert refused(file).startswith("The file ends too soon")
    file.write_bytes(whole.replace(b"weekly", b"yearly"))
    assert refused(file).startswith("The file was changed after it was written")
    file.write_bytes(whole + b"{}\n")
    assert refused(file).startswith("The file goes on after its end")
    file.write_bytes(b"\xff\xfe")
    assert refused(file) == "Line 1: it is not JSON. Nothing was entered."
    assert "cannot be read: No such file" in refused(tmp_path / "none")


def test_a_community_that_is_here_comes_no_second_time(file: Path) -> None:
    with throw_away_database():
        brought(file)
        for slug in (None, "other"):
            with pytest.raises(CommandError, match="This community is on this host already, as “town”"):
                brought(file, slug=slug)
        assert Community.objects.count() == Connection.objects.count() == 1


def test_an_address_that_is_taken_or_none_is_refused(
    make_town: Callable[..., Town], file: Path, tmp_path: Path
) -> None:
    second = taken(make_town("garden"), tmp_path / "garden.jsonl")
    with throw_away_database():
        brought(file, slug="garden")
        with pytest.raises(CommandError, match="There is a community at “garden” already"):
            brought(second)
        with pytest.raises(CommandError, match="cannot be an address"):
            brought(second, slug="our town")
        brought(second, slug="our-garden")


def test_the_public_part_holds_no_name_and_no_word_of_a_member(town: Town, tmp_path: Path) -> None:
    town.propose("alice", "@govbot I propose weekly meetings on Fridays")
    town.say("bruno", "@govbot agree 1 because cherries are ripe")
    town.say("emi", "@govbot what is my secret plum?", private=True)
    path = taken(town, tmp_path / "town.jsonl", moving=False, without_private=True)
    text = path.read_text(encoding="utf-8")
    for word in ("alice", "bruno", "emi", "weekly", "cherries", "plum", '"private":{'):
        assert word not in text
    assert town.community.audit_head in text
