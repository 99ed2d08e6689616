"""A scenario is read strictly: what is wrong is told in one sentence that names the place."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from platforms.rehearsal.scenario import Scenario, load
from platforms.rehearsal.yaml_file import BadScenario

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
GOOD = """
constitution: starter:constitution
start: 2026-01-05T09:00:00Z
members:
  - {handle: alice, joined: -P90D}
  - {handle: mo, roles: [moderator]}
steps:
  - {at: PT0S, by: alice, say: "@govbot help"}
"""


def read(folder: Path, text: str | bytes) -> Scenario:
    file = folder / "story.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(file)


def refused(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BadScenario) as error:
        read(folder, text)
    sentence = str(error.value)
    assert "\n" not in sentence
    assert len(sentence) < 500
    return sentence


def test_a_good_one_is_read(tmp_path: Path) -> None:
    scenario = read(tmp_path, GOOD)
    assert (scenario.start, scenario.timezone, scenario.model) == (START, "UTC", "none")
    assert scenario.steps[0].by == "alice"


def test_the_roll_is_in_the_order_of_joining_and_who_gives_no_time_was_there_from_the_beginning(tmp_path: Path) -> None:
    more = "  - {handle: zoe, joined: 2026-01-01T00:00:00+01:00}\n  - {handle: vera, joined: never}\nsteps:"
    scenario = read(tmp_path, GOOD.replace("steps:", more))
    founded = START - timedelta(days=90)
    assert scenario.founded_at == founded
    assert [(at, person.handle) for at, person in scenario.roll()] == [
        (founded, "alice"), (founded, "mo"), (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), "zoe"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "instant"),
    [
        ("PT0S", START),
        ("P0D", START),
        ("P1DT2H", START + timedelta(days=1, hours=2)),
        ("P1W", START + timedelta(weeks=1)),
        ("2026-01-06T09:00:00Z", START + timedelta(days=1)),
        ("2026-01-06T10:00:00+01:00", START + timedelta(days=1)),
        ("'2026-01-06T09:00:00Z'", START + timedelta(days=1)),
    ],
)
def test_a_time_is_a_duration_or_an_instant(tmp_path: Path, at: str, instant: datetime) -> None:
    scenario = read(tmp_path, GOOD.replace("PT0S", at))
    assert scenario.instant(scenario.steps[0].at) == instant


@pytest.mark.parametrize(
    ("old", "new", "place", "why"),
    [
        ("start:", "begin:", "start", "required"),
        ("members:", "people: 1\nmembers:", "people", "not known"),
        ("by: alice", "by: alice, mood: good", "step 1, mood", "not known"),
        ("by: alice", "by: bob", "step 1, by", "bob is not among the members"),
        ("by: alice", "by: 7", "step 1, by", "takes a handle"),
        ("by: alice, ", "", "step 1", "belong together"),
        ("by: alice, say", "moderator: alice, do: halt, say", "step 1", "belong together"),
        ('by: alice, say: "@govbot help"', "moderator: alice, do: halt", "step 1, moderator", "role moderator"),
        ('by: alice, say: "@govbot help"', "moderator: mo, do: dance", "step 1, do", "veto, cancel, release"),
        ('by: alice, say: "@govbot help"', "moderator: mo, do: forgive", "step 1, do", "takes what a moderator does"),
        ('by: alice, say: "@govbot help"', "moderator: mo, do: veto, reason: x", "step 1", "takes a proposal"),
        ('by: alice, say: "@govbot help"', "moderator: mo, do: halt, proposal: 1", "step 1", "takes no proposal"),
        ('by: alice, say: "@govbot help"', "expect: {}", "step 1, expect", "expects nothing"),
        ('by: alice, say: "@govbot help"', "expect: {proposal: {number: 1, state: won}}", "state", "passed"),
        ('by: alice, say: "@govbot help"', "expect: {proposal: {number: 1, tally: {aye: 1}}}", "tally, aye", "not known"),
        ('by: alice, say: "@govbot help"', "expect: {proposal: {number: 1, tally: {yes: 1}}}", "tally", "quotes"),
        ('by: alice, say: "@govbot help"', 'expect: {proposal: {number: "1"}}', "step 1, expect, proposal, number", "integer"),
        ('"@govbot help"', "true", "step 1, say", "string"),
        ("PT0S", "-P1D", "step 1, at", "forward"),
        ("PT0S", "P1M", "step 1, at", "exact duration"),
        ("PT0S", "P99999999999999D", "step 1, at", "hundred years"),
        ("PT0S", "P90000D", "step 1, at", "hundred years"),
        ("PT0S", "P20000D", "step 1, at", "ten years"),
        ("PT0S", "2026-01-06", "step 1, at", "takes a duration"),
        ("PT0S", "2026-01-06T09:00:00", "step 1, at", "zone"),
        ("PT0S", "9999-12-31T23:59:59-23:00", "step 1, at", "2200"),
        ("-P90D", "P1D", "member 1, joined", "before the start"),
        ("-P90D", "soon", "member 1, joined", "takes a duration"),
        ("joined: -P90D", "remote: true", "member 1", "remote"),
        ("handle: mo", "handle: Alice", "member 2, handle", "already"),
        ("handle: mo", "handle: govbot", "member 2, handle", "already"),
        ("handle: mo", "handle: a b", "member 2, handle", "takes a handle"),
        ("roles: [moderator]", "roles: moderator", "member 2, roles", "list"),
        ("start:", "model: 7\nstart:", "model", "none, the name of a model, or a mapping"),
        ("start:", "model: {}\nstart:", "model", "none, the name of a model, or a mapping"),
        ("start:", "model: [help]\nstart:", "model", "none, the name of a model, or a mapping"),
        ("start:", "model: {7: silent}\nstart:", "model", "numbers in quotes"),
        ("start:", "model: {help: sulking}\nstart:", "model: “help”", "silent, failing, rubbish"),
        ("start:", "model: {help: {intent: dance}}\nstart:", "model: “help”, intent", "takes propose, vote:agree"),
        ("start:", "model: {help: {intent: help, number: 3}}\nstart:", "model: “help”, number", "does not fit"),
        ("start:", "model: {help: {stated: 3}}\nstart:", "model: “help”, stated", "does not fit"),
        ("start:", "model: {help: {stated: true, text: [a]}}\nstart:", "model: “help”, text", "does not fit"),
        ("start:", "model: {a cat: silent}\nstart:", "model, “a cat”", "nobody says these words"),
        ("start:", "model: {'@govbot help': silent}\nstart:", "model, “@govbot help”", "leave out @govbot"),
        ("start:", "timezone: Europe\nstart:", "timezone", "takes a time zone"),
        ("start:", "start: 2026-01-05T09:00:00Z\nstart:", "line 4", "given twice"),
        ("start:", "rulebook: &a {b: c}\n<<: *a\nstart:", "line 4", "merged keys"),
        ("start:", "rulebook: !!python/object/apply:os.system [ls]\nstart:", "line 3", "python/object"),
        ("2026-01-05T09:00:00Z", "2026-13-45T09:00:00Z", "", "YAML"),
        ("members:", "members: [", "line", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, old: str, new: str, place: str, why: str) -> None:
    assert old in GOOD
    sentence = refused(tmp_path, GOOD.replace(old, new, 1))
    assert place in sentence
    assert why in sentence


@pytest.mark.parametrize(
    "content",
    [
        b"", b"- a\n- b", b"just words", b"\xff\xfe\x00", b"\x00", b"a: 1" + b" " * 1_000_001,
        b"[" * 50_000, b"{a: " * 5_000, b"steps: 0x" + b"9" * 10_000, b"? {a: b}\n: c",
        b"start: " + b"1" * 5_000, b"---\na: 1\n---\nb: 2\n",
        b"&a [*a, *a]", b"start: &a [*a]", b"members: &a\n- *a\n",
    ],
)  # fmt: skip
def test_what_is_no_scenario_is_refused(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path, content)


def test_references_are_taken_for_many_programs_write_them(tmp_path: Path) -> None:
    assert read(
        tmp_path,
        GOOD.replace("handle: mo, roles", "joined: &j -P1D, handle: mo, roles").replace(
            "steps:", "  - {handle: zoe, joined: *j}\nsteps:"
        ),
    ).members[2].joined == timedelta(days=-1)


@pytest.mark.parametrize("path", ["nowhere.yaml", ".", "/dev/null"])
def test_what_cannot_be_read_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadScenario):
        load(tmp_path / path)
