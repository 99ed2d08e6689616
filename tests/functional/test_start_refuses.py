"""A start that cannot work says so in one sentence, names the setting, and leaves nothing half made."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govbot_site.benchmarks.databases import fresh_database
from govbot_site.benchmarks.running import Running, settings_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
TEXT_OF_MORE_THAN_A_MEGABYTE = "Everybody decides. " * 60_000


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Running]:
    """Not started yet."""
    folder = tmp_path / "installation"
    folder.mkdir()
    with fresh_database(os.environ.get("DATABASE_URL", ""), folder=folder) as url:
        running = Running(folder, settings_for(folder, database_url=url))
        yield running
        running.stop()


def refusal(installation: Running, **wrong: str) -> str:
    """What `start` says; always one sentence or a few, on one line, with exit code 2."""
    refused = installation.manage("start", **wrong)
    assert refused.returncode == 2, refused.stderr
    assert refused.stdout == ""
    *progress, said = refused.stderr.splitlines()
    assert progress in ([], ["Making the first community ..."])
    assert "Traceback" not in said
    assert said.endswith((".", ")")) or ": make run PORT=" in said
    return said.removeprefix("CommandError: ")


@pytest.mark.parametrize(
    ("setting", "value", "takes"),
    [
        ("PORT", "eighty", "takes a number from 1 to 65535"),
        ("PORT", "", "takes a number from 1 to 65535"),
        ("PORT", "0", "takes a number from 1 to 65535"),
        ("PORT", "65536", "takes a number from 1 to 65535"),
        ("GOVBOT_DEBUG", "perhaps", "takes true or false"),
        ("GOVBOT_LOG_LEVEL", "LOUD", "takes DEBUG, INFO, WARNING or ERROR"),
        ("GOVBOT_TIME_ZONE", "Mars/Olympus", "takes a time zone's name, such as Europe/Berlin"),
        ("GOVBOT_TIME_ZONE", "../../etc/passwd", "takes a time zone's name"),
        ("GOVBOT_TIME_ZONE", "Europe", "takes a time zone's name"),
        ("GOVBOT_PLATFORM__TYPE", "carrier-pigeon", "takes sandbox"),
        ("GOVBOT_AI__DEFAULT_MODEL", "some model", "takes none"),
        ("GOVBOT_AI__OPTIONS", "temperature=0", "as JSON"),
        ("GOVBOT_AI__BASE_URL", "my-server", "a server of models"),
        ("GOVBOT_AI__FILE", "some.gguf", "needs GOVBOT_AI__FILE_SHA256"),
        ("GOVBOT_AI__FILE_SHA256", "cc324af0", "takes 64 hexadecimal digits"),
        ("GOVBOT_AI__THREADS", "0", "takes a number from 1 to 256"),
        ("DATABASE_URL", "garbage", "takes sqlite:///path/to/file or postgres://"),
        ("DATABASE_URL", "mysql://root@localhost/town", "takes sqlite:///path/to/file or postgres://"),
        ("DATABASE_URL", "postgres://govbot:s3cret@localhost:not-a-port/town", "takes sqlite:///path/to/file"),
        ("DATABASE_URL", "postgres://localhost", "takes sqlite:///path/to/file"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_what_it_takes(
    installation: Running, setting: str, value: str, takes: str
) -> None:
    said = refusal(installation, **{setting: value})
    assert said.startswith(setting)
    assert takes in said
    assert "s3cret" not in said
    assert list(installation.folder.iterdir()) == []


def test_a_postgresql_that_does_not_answer(installation: Running) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = refusal(installation, DATABASE_URL=f"postgres://govbot:s3cret@127.0.0.1:{port}/town")
    assert f"127.0.0.1:{port}/town cannot be reached; check DATABASE_URL" in said
    assert "s3cret" not in said


def test_a_database_file_in_a_folder_that_is_none(installation: Running, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = refusal(installation, DATABASE_URL=f"sqlite:///{tmp_path / 'file' / 'db.sqlite3'}")
    assert "cannot be reached; check DATABASE_URL" in said


def test_a_database_file_that_is_something_else(installation: Running, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear members, " * 500)
    said = refusal(installation, DATABASE_URL=f"sqlite:///{tmp_path / 'letter.txt'}")
    assert "check DATABASE_URL" in said
    assert (tmp_path / "letter.txt").read_text().startswith("Dear members")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; a file in the folder's place is tested")
def test_a_database_folder_without_the_right_to_write(installation: Running, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    said = refusal(installation, DATABASE_URL=f"sqlite:///{tmp_path / 'locked' / 'db.sqlite3'}")
    assert "check DATABASE_URL" in said


def test_a_taken_port_names_another_one(installation: Running) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refusal(installation, PORT=str(port))
    assert f"Port {port} is taken" in said
    assert f"make run PORT={port % 65535 + 1}" in said
    assert list(installation.folder.iterdir()) == []


@pytest.mark.parametrize("kept_there", ["the secret key", "the database", "the password"])
def test_a_folder_that_cannot_be_written_and_then_can(installation: Running, tmp_path: Path, kept_there: str) -> None:
    (tmp_path / "file").write_text("")
    wrong = {"GOVBOT_VAR_DIR": str(tmp_path / "file")}
    if kept_there == "the secret key":
        wrong["SECRET_KEY"] = ""
    if kept_there == "the database":
        wrong["DATABASE_URL"] = ""
    said = refusal(installation, **wrong)
    assert str(tmp_path / "file") in said
    assert "GOVBOT_VAR_DIR" in said
    installation.start()
    assert installation.login[1]


UNREADABLE = {
    "missing": (None, "There is no file"),
    "binary": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "is not a text file"),
    "zeros": (b"Everybody decides.\x00", "is not a text file"),
    "empty": (b"", "The constitution is empty"),
    "blank": (b" \n\t\n", "The constitution is empty"),
    "endless": (TEXT_OF_MORE_THAN_A_MEGABYTE.encode(), "longer than one megabyte"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_constitution_that_cannot_be_read_makes_no_community(
    installation: Running, tmp_path: Path, kind: str
) -> None:
    content, because = UNREADABLE[kind]
    path = tmp_path / "rules.md"
    if content is not None:
        path.write_bytes(content)
    said = refusal(installation, GOVBOT_GOVERNANCE__CONSTITUTION_PATH=str(path))
    assert because in said
    assert "GOVBOT_GOVERNANCE__CONSTITUTION_PATH" in said
    assert not (installation.folder / "moderator-password").exists()
    if kind == "empty":
        installation.start()
        assert "Our Town" in installation.visit().sees("/")


def test_a_folder_in_place_of_the_constitution(installation: Running, tmp_path: Path) -> None:
    said = refusal(installation, GOVBOT_GOVERNANCE__CONSTITUTION_PATH=str(tmp_path))
    assert "cannot be read" in said
    assert "GOVBOT_GOVERNANCE__CONSTITUTION_PATH" in said


def test_a_text_without_a_rulebook_answers_but_opens_nothing(installation: Running, tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text("# Our rules\n\nBe kind.\n")
    installation.environment["GOVBOT_GOVERNANCE__CONSTITUTION_PATH"] = str(tmp_path / "rules.md")
    installation.start()
    assert "Our rules" in installation.visit().sees("/c/town/constitution/")


def test_commands_on_a_database_that_nobody_has_set_up(installation: Running) -> None:
    """What a host may well try before the first `make run`."""
    refused = installation.manage(
        "add_community", "garden", "--name", "Garden", "--constitution", "starter:constitution"
    )
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "not set up for this version yet: run `make run`" in refused.stderr
