"""Talking to the bot from the command line, as somebody in a sandbox."""

import io
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from governance.models import Member, Proposal, Vote
from platforms import console as conversation
from platforms.models import Connection, SandboxPost
from tests.conftest import Town

ROOT = Path(__file__).parents[2]


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, town: Town):
    def talk(lines: str | bytes, *, who: str = "alice", slug: str = "town") -> tuple[str, str]:
        out, err = StringIO(), StringIO()
        given = lines.encode() if isinstance(lines, str) else lines
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        call_command("console", slug, handle=who, stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    return talk


def test_a_plain_line_is_a_mention_and_the_answer_is_printed(talk) -> None:
    out, err = talk("processes\n")
    assert "How we decide" in out
    assert err == ""


def test_a_proposal_and_a_vote_and_a_question(talk) -> None:
    out, _ = talk("propose weekly meetings on Fridays\nagree 1\nstatus 1\n")
    assert "#1 is open: Weekly meetings on Fridays" in out
    assert "\n★\n" in out
    assert "So far: 1 agree" in out
    assert Vote.objects.get().choice == "agree"


def test_one_hears_what_is_public_and_ones_own_but_not_what_others_are_told(talk, town: Town) -> None:
    talk("propose weekly meetings on Fridays\n")
    town.say("bruno", "@govbot agree 7")
    out, _ = talk("help\n", who="chidi")
    assert "Mention me with" in out
    assert "#7" not in out
    assert "is open" not in out, "it was said before this conversation began"


def test_exit_ends_it(talk) -> None:
    assert talk("exit\npropose weekly meetings on Fridays\n") == ("", "")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("lines", ["", "\n\n", "  \n"])
def test_nothing_said_is_nothing_done(talk, lines: str) -> None:
    assert talk(lines) == ("", "")
    assert not SandboxPost.objects.filter(account__handle="alice").exists()


def test_who_is_not_there_yet_moves_in_and_is_no_member(talk) -> None:
    out, err = talk("propose weekly meetings on Fridays\n", who="@Vera")
    assert "@vera has moved to town" in err
    assert "Only members can propose" in out
    assert not Member.objects.filter(handle="vera").exists()
    assert talk("join\n", who="vera")[1] == ""
    assert Member.objects.filter(handle="vera").exists()


def test_odd_bytes_zeros_and_long_lines_break_nothing(talk) -> None:
    given = b"propose \xff\xfe caf\x00\xe9\n" + b"propose " + b"x" * 10_000 + b"\nhelp\n"
    out, err = talk(given)
    assert "at most 5000 characters" in err
    assert "Mention me with" in out


def test_a_line_that_names_the_bot_names_it_once(talk) -> None:
    assert "Mention me with" in talk("@govbot help\n")[0]
    assert SandboxPost.objects.filter(account__handle="alice").get().html.count("govbot</span>") == 1


@pytest.mark.parametrize(
    ("who", "slug", "named"),
    [
        ("govbot", "town", "the bot itself"),
        ("not a name", "town", "1 to 30 letters"),
        ("alice", "city", "there is: town"),
    ],
)
def test_bad_input_is_one_sentence(talk, who: str, slug: str, named: str) -> None:
    with pytest.raises(CommandError, match=named) as error:
        talk("help\n", who=who, slug=slug)
    assert error.value.returncode == 2


def test_elsewhere_than_in_a_sandbox_it_would_be_impersonation(talk) -> None:
    Connection.objects.update(platform="mastodon")
    with pytest.raises(CommandError, match="impersonation") as error:
        talk("help\n")
    assert error.value.returncode == 2


def test_what_a_worker_has_claimed_is_waited_for(talk, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([0, 0, 1])

    def sweep_of_the_worker(connection: Connection, **given: object) -> int:
        return real(connection, **given) if next(looks) else 0

    real = conversation.sweep
    monkeypatch.setattr(conversation, "sweep", sweep_of_the_worker)
    assert "Mention me with" in talk("help\n")[0]


def test_a_bot_that_does_not_answer_does_not_keep_one_waiting(talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "sweep", lambda *_args, **_given: 0)
    monkeypatch.setattr(conversation, "_PATIENCE_SECONDS", 0.2)
    out, err = talk("help\n")
    assert out == ""
    assert "not finished" in err


def test_as_a_process_it_talks_through_pipes_in_any_locale(tmp_path: Path) -> None:
    surroundings = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/town.sqlite3", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    }  # fmt: skip

    def manage(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=surroundings, input=given, capture_output=True, check=False)

    unmigrated = manage("console", "town", "--as", "alice")
    assert (unmigrated.returncode, unmigrated.stderr.count(b"\n")) == (2, 1)
    assert manage("migrate", "-v0").returncode == 0
    assert manage("add_community", "town", "--name", "Town", "--constitution", "starter:constitution").returncode == 0
    said = manage("console", "town", "--as", "alice", given=b"join\npropose caf\xc3\xa9s \xff for all\nagree 1\n")
    assert said.returncode == 0, said.stderr
    assert "afés � for all".encode() in said.stdout
    assert "★".encode() in said.stdout
    assert b"alice>" not in said.stdout + said.stderr
