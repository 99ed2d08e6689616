"""Writes everything of a community into one file."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.management.base import GovbotCommand, bad_input
from governance.management.named import community_named
from governance.services.transfer.writing import lines
from platforms.moving.kinds import KINDS
from platforms.moving.resting import begin_move, stay

_TELL_EVERY = 20_000


class Command(GovbotCommand):
    help = (
        "Writes everything of a community into one file, to keep as a copy or to carry to another host. Tokens are\n"
        "never in it; members' names, words and private messages are, unless --without-private leaves them out.\n"
        "With --moving the community stops here first, so that only the other host goes on (docs/MOVING.md)."
    )
    example = (
        "export_community town --moving --output town.jsonl\n"
        "  manage.py export_community town --without-private > public.jsonl"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as town")
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="a new file, for your eyes only; default: stdout"
        )
        parser.add_argument("--without-private", action="store_true", help="only what everybody may read")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--moving", action="store_true", help="from now on it acts on the other host, not here")
        what.add_argument("--stay", action="store_true", help="it does not move after all, and goes on here")

    def handle(self, *_args: Any, **options: Any) -> None:
        community, now = community_named(options["slug"]), timezone.now()
        if options["stay"]:
            stay(community, now=now)
            self.stdout.write(f"{community.slug} goes on here.")
            return
        if options["moving"] and options["without_private"]:
            bad_input("What everybody may read is not enough to go on with: leave out --without-private to move.")
        if options["output"] and options["output"].exists():
            bad_input(f"{options['output']} is there already. Name a new file.")
        if options["moving"]:
            begin_move(community, now=now)
            self.stderr.write(f"{community.slug} does nothing here from now on. To let it go on here: --stay.")
        written = lines(community, KINDS, private=not options["without_private"], now=now)
        if options["output"]:
            self._into(options["output"], written)
        else:
            for line in self._told(written):
                self.stdout.write(line, ending="")

    def _into(self, path: Path, written: Iterable[str]) -> None:
        """Whole under its name, or not at all; nobody else on this machine may read it."""
        try:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        except OSError as error:
            bad_input(f"{path.parent} takes no file: {error.strerror}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(self._told(written))
            Path(name).replace(path)
        except OSError as error:
            bad_input(f"{path} could not be written: {error.strerror}.")
        finally:
            Path(name).unlink(missing_ok=True)
        self.stderr.write(f"Written to {path}.")

    def _told(self, written: Iterable[str]) -> Iterable[str]:
        for number, line in enumerate(written, start=1):
            if number % _TELL_EVERY == 0:
                self.stderr.write(f"{number} lines ...")
            yield line
