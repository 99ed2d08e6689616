"""Constitutions run through stories in virtual time, without touching anything real."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from governance.models import AuditEntry, Community, Policy
from governance.services.append_only import remove
from governance.starters import starter_rulebook_for, starter_text
from platforms.rehearsal import stage
from tests.integration.rehearsing import PROPOSE, happened, refused, rehearse, story
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

ROOT = Path(__file__).parents[2]


SHIPPED = sorted((ROOT / "governance" / "starters" / "scenarios").glob("*.yaml"))


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda path: path.stem)
def test_shipped_scenarios_hold_as_a_command_that_never_opens_the_real_database(scenario: Path) -> None:
    nowhere = os.environ | {"DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/nowhere"}
    command = [sys.executable, "manage.py", "rehearse", str(scenario)]
    done = subprocess.run(command, cwd=ROOT, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "FAILED" not in done.stdout
    assert "(Europe/Berlin)" in done.stdout


def test_three_scenarios_are_shipped() -> None:
    assert [path.stem for path in SHIPPED] == ["no-quorum", "standard-proposal", "urgent-veto"]


def test_nothing_real_is_touched_and_work_goes_on_afterwards() -> None:
    rehearse(SHIPPED[0])
    assert not Community.objects.exists()
    assert not AuditEntry.objects.exists()


def test_the_same_story_is_told_the_same_way_every_time() -> None:
    assert rehearse(SHIPPED[1]) == rehearse(SHIPPED[1])


def test_each_deadline_happens_at_its_own_time_not_at_the_next_step(tmp_path: Path) -> None:
    told = rehearse(
        story(tmp_path, PROPOSE, {"at": "PT1H", "by": "alice", "say": "agree", "reply_to": 1}, {"at": "P30D"})
    )
    at = {event["tag"]: event["at"] for event in told["events"] if event["kind"] == "record"}
    assert at["proposal.closed"] == "2026-01-11T09:00:00Z"
    assert at["proposal.executed"] == "2026-01-12T09:00:00Z"


def test_the_json_is_as_documented(tmp_path: Path) -> None:
    told = rehearse(story(tmp_path, PROPOSE | {"expect": {"proposal": {"number": 1, "state": "rejected"}}}))
    assert set(told) == {"scenario", "constitution", "timezone", "ok", "entries", "events", "failures"}
    assert told["failures"] == [
        {"step": 1, "at": "PT0S", "what": "proposal 1 state", "wanted": "rejected", "found": "open"}
    ]
    assert happened(told, "post", "by") == ["alice"]
    document = (ROOT / "docs" / "REHEARSE.md").read_text(encoding="utf-8")
    for event in told["events"]:
        assert f"`{event['kind']}`" in document
        assert all(f"`{key}`" in document for key in event)


@pytest.mark.parametrize(
    ("expect", "what", "found"),
    [
        ({"proposal": {"number": 1, "electorate": 12}}, "proposal 1 electorate", "3"),
        ({"proposal": {"number": 1, "tally": {"agree": 2}}}, "proposal 1 agree", "0"),
        ({"proposal": {"number": 2, "state": "open"}}, "proposal 2", "no such proposal"),
        ({"action": {"kind": "suspend_account", "state": "executed"}}, "action", "record_policy planned"),
        ({"audit": "proposal.passed"}, "audit", "proposal.opened"),
        ({"said": "has passed"}, "said", "#1 is open"),
        ({"cites": "Section 3.10"}, "cites", "Section 3.1"),
        ({"cites": "Section 3"}, "cites", "Section 3.1"),
    ],
)
def test_what_does_not_hold_is_named_with_its_step_and_both_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], expect: dict, what: str, found: str
) -> None:
    file = story(tmp_path, PROPOSE, {"at": "P1D", "expect": expect})
    with pytest.raises(CommandError) as error:
        call_command("rehearse", str(file))
    assert error.value.returncode == 1
    assert str(error.value).startswith(f"step 2 (at P1D): {what}: expected ")
    assert found in str(error.value)
    assert f"FAILED: {what}" in capsys.readouterr().out


def test_every_failure_is_told_not_only_the_first(tmp_path: Path) -> None:
    expect = {"proposal": {"number": 1, "state": "passed", "electorate": 4}, "said": "nothing of the kind"}
    assert len(rehearse(story(tmp_path, PROPOSE, {"at": "P1D", "expect": expect}))["failures"]) == 3


def test_a_private_answer_is_heard_by_who_asked(tmp_path: Path) -> None:
    asked = {"at": "P1D", "by": "vera", "say": "@govbot agree 1", "expect": {"said": "not a member yet"}}
    other = {"at": "P2D", "by": "bruno", "say": "@govbot help", "expect": {"said": "not a member yet"}}
    told = rehearse(story(tmp_path, PROPOSE, asked, other))
    assert [failure["step"] for failure in told["failures"]] == [3]


def test_what_the_last_step_brought_about_counts_but_not_what_was_before_it(tmp_path: Path) -> None:
    looks = {"at": "P1D", "expect": {"audit": "proposal.opened"}}
    assert rehearse(story(tmp_path, PROPOSE, looks))["ok"]
    assert rehearse(story(tmp_path, PROPOSE, looks, looks))["ok"]
    assert not rehearse(story(tmp_path, PROPOSE, {"at": "PT1H"}, looks))["ok"]


def test_joining_leaving_and_waiting_go_through_the_rules(tmp_path: Path) -> None:
    told = rehearse(
        story(
            tmp_path,
            {"at": "PT0S", "by": "nils", "say": "@govbot propose more tea", "expect": {"said": "You can propose from"}},
            {"at": "PT0S", "by": "vera", "say": "@govbot join", "expect": {"audit": "member.joined"}},
            {"at": "P6D", "by": "vera", "say": "@govbot propose more tea", "expect": {"said": "You can propose from"}},
            {"at": "P7D", "by": "vera", "say": "@govbot propose more tea", "expect": {"audit": "proposal.opened"}},
            {"at": "P7D", "expect": {"proposal": {"number": 1, "electorate": 5}}},
        )
    )
    assert told["failures"] == []


def test_a_halt_stops_what_was_decided_until_it_is_lifted(tmp_path: Path) -> None:
    def do(at: str, what: str) -> dict:
        return {"at": at, "moderator": "mo", "do": what, "reason": "The server is on fire."}

    told = rehearse(
        story(
            tmp_path,
            PROPOSE,
            {"at": "PT1H", "by": "alice", "say": "agree", "reply_to": 1},
            do("P2D", "halt") | {"expect": {"audit": "community.halted", "said": "on fire"}},
            {"at": "P9D", "expect": {"proposal": {"number": 1, "state": "executing"}}},
            do("P10D", "resume") | {"expect": {"audit": "proposal.executed"}},
        )
    )
    assert told["failures"] == []


def test_a_proposal_about_a_person_is_held_and_released(tmp_path: Path) -> None:
    said = PROPOSE | {"say": "@govbot propose to ban @bruno", "expect": {"said": "reply with the one word: confirm"}}
    about = PROPOSE | {"say": "@govbot confirm", "expect": {"proposal": {"number": 1, "state": "held"}}}
    release = {"at": "P1D", "moderator": "mo", "do": "release", "proposal": 1, "reason": "Form and tone are fine.",
               "title": "leave of a month for one member"}  # fmt: skip
    opened = {
        "at": "P3D",
        "expect": {"proposal": {"number": 1, "state": "open"}, "said": "#1 is open: Leave of a month"},
    }
    early = {"at": "PT1H", "by": "bruno", "say": "agree", "reply_to": 1}
    told = rehearse(story(tmp_path, said, about, release | {"expect": {"audit": "proposal.released"}}, opened))
    assert told["failures"] == []
    told = rehearse(story(tmp_path, said, about, early))
    assert [failure["found"] for failure in told["failures"]] == [
        "proposal 1 has not been announced, so nobody can reply to it"
    ]


def test_a_moderator_is_refused_as_in_the_admin(tmp_path: Path) -> None:
    hasty = {"at": "P1D", "moderator": "mo", "do": "veto", "proposal": 1, "expect": {"said": "give a reason"}}
    told = rehearse(story(tmp_path, PROPOSE, hasty))
    assert told["failures"] == []
    assert "give a reason" in happened(told, "moderation", "refused")[0]


def test_a_changed_record_fails_the_rehearsal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def settle_and_tamper(self: stage.Stage, now: object) -> None:
        real(self, now)
        remove(connections["default"])
        self.connection.community.audit.filter(seq=1)._raw_delete("default")

    real = stage.Stage.settle
    monkeypatch.setattr(stage.Stage, "settle", settle_and_tamper)
    told = rehearse(story(tmp_path, PROPOSE))
    assert told["failures"][-1]["what"] == "the record"


def test_a_defect_of_ours_fails_the_rehearsal_instead_of_hiding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("platforms.pipeline.respond", broken)
    told = rehearse(story(tmp_path, PROPOSE, {"at": "P1D"}))
    assert [(one["step"], one["what"]) for one in told["failures"]] == [(1, "Govbot")]
    monkeypatch.undo()
    monkeypatch.setattr("governance.domain.verdicts.decide_stage", broken)
    told = rehearse(story(tmp_path, PROPOSE, {"at": "P30D"}))
    assert "nothing happened" in told["failures"][0]["found"]
    assert "a bug" in caplog.text


def test_files_lie_beside_the_scenario(tmp_path: Path) -> None:
    text = starter_text("constitution")
    (tmp_path / "ours.md").write_text(text, encoding="utf-8")
    (tmp_path / "book.json").write_text(json.dumps(starter_rulebook_for(text)), encoding="utf-8")
    assert rehearse(story(tmp_path, PROPOSE, constitution="ours.md", rulebook="book.json"))["ok"]


def test_files_may_lie_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert rehearse(story(tmp_path, PROPOSE, constitution="constitution.md"))["ok"]


def test_a_text_without_a_rulebook_cannot_be_rehearsed(tmp_path: Path) -> None:
    (tmp_path / "ours.md").write_text("# Rules\n\nWe vote.\n")
    assert "not part of this version" in refused(story(tmp_path, PROPOSE, constitution="ours.md"))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"constitution": "nowhere.md"}, "no file"),
        ({"constitution": "starter:monarchy"}, "there is: benevolent-dictator, circles, consensus, constitution"),
        ({"rulebook": "nowhere.json"}, "no file"),
        ({"rulebook": "story.yaml"}, "not JSON"),
        ({"model": "gpt"}, "model: this site does not offer 'gpt'"),
        ({"mood": "good"}, "mood"),
    ],
)
def test_what_cannot_begin_is_bad_input(tmp_path: Path, changed: dict, why: str) -> None:
    assert why in refused(story(tmp_path, PROPOSE, **changed))


def test_a_missing_scenario_is_bad_input(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "nowhere.yaml")


def test_policies_of_rehearsals_bind_nobody(tmp_path: Path) -> None:
    rehearse(SHIPPED[1])
    assert not Policy.objects.exists()


@pytest.mark.parametrize("name", ["scenario", "scripted answers"])
def test_the_documented_examples_hold(tmp_path: Path, name: str) -> None:
    document = (ROOT / "docs" / "REHEARSE.md").read_text(encoding="utf-8")
    example = document.split(f"<!-- example: {name} -->\n```yaml\n")[1].split("```")[0]
    file = tmp_path / "story.yaml"
    file.write_text(example, encoding="utf-8")
    assert rehearse(file)["failures"] == []


def test_every_stage_can_be_rehearsed_and_expected(tmp_path: Path) -> None:
    petition = {"kind": "petition", "electorate": EVERYBODY, "signatures": {"count": 2}, "duration": {"max": "P9D"}}
    ranked = BALLOT | {"method": "ranked", "threshold": None}
    (tmp_path / "ours.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "ours.json").write_text(json.dumps(small_rulebook(petition, ranked)), encoding="utf-8")
    told = rehearse(
        story(
            tmp_path,
            PROPOSE | {"say": "@govbot propose Where do we meet? Options: 1. Gent 2. Brussels 3. online"},
            {"at": "PT1H", "by": "bruno", "say": "sign", "reply_to": 1,
             "expect": {"proposal": {"number": 1, "state": "petition", "signatures": 1, "stage": "petition"}}},
            {"at": "PT2H", "by": "nils", "say": "@govbot sign #1",
             "expect": {"proposal": {"number": 1, "state": "open", "stage": "ballot"}, "audit": "stage.opened"}},
            {"at": "P1D", "by": "alice", "say": "@govbot rank #1: 2 > 1", "expect": {"said": "1. Brussels 2. Gent"}},
            {"at": "P1D", "by": "bruno", "say": "@govbot rank #1: 2", "expect": {"audit": "vote.cast"}},
            {"at": "P1D", "by": "mo", "say": "@govbot rank #1: 3 > 1"},
            {"at": "P7D", "expect": {
                "proposal": {"number": 1, "state": "passed", "winners": ["Brussels"], "options": {"Brussels": 2}}}},
            {"at": "P7D", "expect": {"proposal": {"number": 1, "winners": ["Gent"], "options": {"Paris": 1}}}},
            constitution="ours.md",
            rulebook="ours.json",
        )
    )  # fmt: skip
    assert [failure["what"] for failure in told["failures"]] == ["proposal 1 winners", "proposal 1 Paris"]
