"""What all our commands share: an example in the help, and one clear sentence for whatever goes wrong."""

import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter
from django.db import DatabaseError

from governance.domain.errors import GovernanceError
from governance.management.schema import missing_migrations

NO, BAD_INPUT = 1, 2


class _Formatter(DjangoHelpFormatter):
    """Django's order of options; indented lines, which are examples, stay as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            line if line.startswith(" ") else super(_Formatter, self)._fill_text(line, width, indent)
            for line in text.splitlines()
        )


class GovbotCommand(BaseCommand):
    """Data on stdout, progress and errors on stderr; exit 0 for success, 1 for "no", 2 for bad input."""

    example: str
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        epilog = f"example:\n  manage.py {self.example}"
        return super().create_parser(prog_name, subcommand, formatter_class=_Formatter, epilog=epilog, **kwargs)

    def run_from_argv(self, argv: list[str]) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        try:
            super().run_from_argv(argv)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except KeyboardInterrupt:
            sys.exit(130)

    def execute(self, *args: Any, **options: Any) -> str | None:
        for value in options.values():
            if isinstance(value, str | Path) and not _is_text(str(value)):
                bad_input(f"{str(value)!a} is not text in UTF-8.")
        try:
            output: str | None = super().execute(*args, **options)
        except GovernanceError as error:
            bad_input(error.safe)
        except DatabaseError as error:
            bad_input(_trouble(error))
        return output


def _trouble(error: DatabaseError) -> str:
    """What a host does about it: a database that is busy, one that was not set up, and one that cannot be used."""
    problem = (str(error).strip().splitlines() or [type(error).__name__])[0]
    if "is locked" in problem:
        return "The database is busy: somebody else sets it up or writes to it. Try again in a moment."
    try:
        behind = missing_migrations()
    except DatabaseError:
        behind = 0
    if behind:
        return "The database is not set up for this version yet: run `make run`, or `manage.py migrate`, first."
    return f"The database cannot be used ({problem}): check DATABASE_URL and who may write there."


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def input_lines(told: TextIO, *, takes: str) -> Iterator[str]:
    """What comes through a pipe, line by line, whatever its bytes; who types it is told what is awaited."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if sys.stdin.isatty():
        told.write(f"Waiting for lines such as {takes}; Ctrl-D ends them.\n")
    yield from sys.stdin


def bad_input(sentence: str) -> NoReturn:
    """Stop with exit code 2: the command was asked for something that cannot be done."""
    raise CommandError(sentence, returncode=BAD_INPUT)


def answer_no(sentence: str) -> NoReturn:
    """Stop with exit code 1: the command did its work and the answer is no."""
    raise CommandError(sentence, returncode=NO)
