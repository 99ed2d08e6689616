"""A record can be exported and checked, with our command and with nothing but the documented script."""

import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from governance.domain.audit import canonical, entry_hash
from governance.domain.events import Event
from governance.models import AuditContent, AuditEntry, Community
from governance.services.append_only import remove
from tests.conftest import Town

DOCUMENT = (Path(__file__).parents[2] / "docs" / "AUDIT.md").read_text(encoding="utf-8")
OPENED = 9  # the entry in which the story's proposal opens


@pytest.fixture
def story(town: Town) -> Town:
    town.say("alice", "@govbot propose a café on Fridays")
    town.say("bruno", "@govbot agree 1")
    town.say("chidi", "@govbot agree 1")
    town.wait(days=6)
    return town


@pytest.fixture
def exported(story: Town, tmp_path: Path) -> Path:
    file = tmp_path / "town.jsonl"
    file.write_text(run("export_audit", "town"), encoding="utf-8")
    return file


def run(*arguments: object) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def refused(*arguments: object) -> tuple[int, str]:
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert "\n" not in str(error.value)
    return error.value.returncode, str(error.value)


def entries(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def write(file: Path, changed: list[dict]) -> None:
    file.write_bytes(b"".join(canonical(entry) + b"\n" for entry in changed))


def check_by_hand(file: Path) -> subprocess.CompletedProcess[str]:
    found = re.search(r"<!-- script: check\.py -->\n```python\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    script = file.with_name("check.py")
    script.write_text(found[1], encoding="utf-8")
    assert len([line for line in found[1].splitlines() if line.strip()]) <= 20
    command = [sys.executable, "-I", str(script), str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_whole_record_holds_in_the_database_and_as_a_file(exported: Path) -> None:
    head = entries(exported)[-1]["hash"]
    said = f"The record holds: {len(entries(exported))} entries, head {head}\n"
    assert run("verify_audit", "town") == said
    assert run("verify_audit", "--file", exported) == said
    assert run("verify_audit", "--file", exported, "--head", head) == said


def test_an_export_is_sorted_compact_utf8(exported: Path) -> None:
    for line in exported.read_text(encoding="utf-8").splitlines():
        assert line == canonical(json.loads(line)).decode()
    assert "café" in exported.read_text(encoding="utf-8")


def test_the_documented_script_finds_the_record_good(exported: Path) -> None:
    checked = check_by_hand(exported)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout == f"{len(entries(exported))} entries, head {entries(exported)[-1]['hash']}\n"


def change_data(found: list[dict]) -> None:
    found[OPENED - 1]["data"]["extra"] = 1


def rehash_alone(found: list[dict]) -> None:
    found[OPENED - 1]["data"]["extra"] = 1
    found[OPENED - 1]["hash"] = entry_hash(found[OPENED - 1])


def change_words(found: list[dict]) -> None:
    found[OPENED - 1]["content"]["words"]["title"] = "something else"


def take_out(found: list[dict]) -> None:
    del found[OPENED - 1]


def put_in(found: list[dict]) -> None:
    found.insert(OPENED - 1, dict(found[OPENED - 1]))


@pytest.mark.parametrize(
    ("tamper", "seq"), [(change_data, 9), (rehash_alone, 10), (change_words, 9), (take_out, 9), (put_in, 10)]
)
def test_whatever_is_changed_in_a_file_is_found(exported: Path, tamper: object, seq: int) -> None:
    changed = entries(exported)
    assert changed[OPENED - 1]["tag"] == "proposal.opened"
    tamper(changed)
    write(exported, changed)
    code, why = refused("verify_audit", "--file", exported)
    assert (code, f"entry {seq}: " in why) == (1, True)
    assert check_by_hand(exported).returncode == 1


def test_a_cut_file_holds_but_not_with_its_head(exported: Path) -> None:
    whole = entries(exported)
    write(exported, whole[:-2])
    assert "The record holds" in run("verify_audit", "--file", exported)
    code, why = refused("verify_audit", "--file", exported, "--head", whole[-1]["hash"])
    assert (code, "no entry has the hash" in why) == (1, True)
    code, why = refused("verify_audit", "--file", exported, "--head", whole[3]["hash"])
    assert (code, "entry 4 has the hash" in why) == (1, True)


def test_erased_words_leave_a_record_that_holds(exported: Path) -> None:
    changed = entries(exported)
    for entry in changed:
        entry.pop("content", None)
    write(exported, changed)
    assert "The record holds" in run("verify_audit", "--file", exported)
    assert check_by_hand(exported).returncode == 0


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"not json\n", "line 1 is not JSON"),
        (b"[1]\n", "line 1 is not a JSON object"),
        (b"\xff\xfe\n", "line 1 is not JSON"),
        (b"[" * 100_000, "line 1 is not JSON"),
        (b"", "holds no entries"),
    ],
)
def test_a_file_that_is_no_export_is_bad_input(tmp_path: Path, content: bytes, named: str) -> None:
    file = tmp_path / "town.jsonl"
    file.write_bytes(content)
    code, why = refused("verify_audit", "--file", file)
    assert (code, named in why) == (2, True)


def test_a_file_with_broken_characters_does_not_hold(exported: Path) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines()
    exported.write_text("\n".join(lines).replace("café", "caf\\ud800"), encoding="utf-8")
    assert refused("verify_audit", "--file", exported)[0] == 1


@pytest.mark.parametrize("missing", ["nowhere.jsonl", "."])
def test_a_file_that_cannot_be_read_is_bad_input(tmp_path: Path, missing: str) -> None:
    assert refused("verify_audit", "--file", tmp_path / missing)[0] == 2


def test_a_path_that_is_no_text_is_bad_input(db: None) -> None:
    assert refused("verify_audit", "--file", "\udcff.jsonl")[0] == 2
    assert refused("verify_audit", "\udcff")[0] == 2


def test_a_head_that_is_no_hash_is_bad_input(exported: Path) -> None:
    assert refused("verify_audit", "--file", exported, "--head", "latest")[0] == 2


@pytest.mark.parametrize("command", ["verify_audit", "export_audit"])
def test_an_unknown_community_is_bad_input_and_the_known_are_named(town: Town, command: str) -> None:
    code, why = refused(command, "city")
    assert (code, "there is: town" in why) == (2, True)


def test_a_changed_row_is_found(story: Town) -> None:
    """Invariant 8: the record verifies, and a changed, removed or inserted row is found."""
    remove(connection)
    AuditEntry.objects.filter(seq=3).update(tag="member.left")
    code, why = refused("verify_audit", "town")
    assert (code, "entry 3: it was changed" in why) == (1, True)


def test_changed_words_beside_the_chain_are_found(story: Town) -> None:
    AuditContent.objects.filter(entry__tag="proposal.opened").update(words={"title": "x"})
    code, why = refused("verify_audit", "town")
    assert (code, f"entry {OPENED}: its title was changed" in why) == (1, True)


def test_a_cut_tail_is_found(story: Town) -> None:
    remove(connection)
    last = AuditEntry.objects.order_by("seq").last()
    AuditEntry.objects.filter(pk=last.pk).delete()
    code, why = refused("verify_audit", "town")
    assert (code, f"ends with entry {last.seq - 1}" in why) == (1, True)


def test_a_cut_and_continued_tail_is_found(story: Town) -> None:
    remove(connection)
    last = AuditEntry.objects.order_by("seq").last()
    changed = story.chain()[-1] | {"actor": "host"}
    AuditEntry.objects.filter(pk=last.pk).update(actor="host", hash=entry_hash(changed))
    code, why = refused("verify_audit", "town")
    assert (code, "not the one that was written last" in why) == (1, True)


def test_an_entry_that_the_community_does_not_know_of_is_found(story: Town) -> None:
    row = Community.objects.get()
    before = AuditEntry.objects.get(seq=row.audit_length - 1)
    Community.objects.update(audit_length=row.audit_length - 1, audit_head=before.hash)
    code, why = refused("verify_audit", "town")
    assert (code, "added by somebody else" in why) == (1, True)


def test_missing_triggers_are_reported_even_if_every_entry_holds(story: Town) -> None:
    remove(connection)
    code, why = refused("verify_audit", "town")
    assert (code, "entries hold" in why, "migrate" in why) == (1, True, True)


def test_every_tag_is_documented() -> None:
    def tags(kind: type[Event]) -> set[str]:
        own = {kind.tag} if "tag" in kind.__dict__ else set()
        return own.union(*(tags(narrower) for narrower in kind.__subclasses__()))

    documented = set(re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", DOCUMENT, re.MULTILINE))
    assert documented == tags(Event)
