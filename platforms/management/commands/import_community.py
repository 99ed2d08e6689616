"""Takes in a community that another host has exported."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from governance.domain.resting import Rest
from governance.management.base import GovbotCommand, bad_input
from platforms.moving.arriving import Arrived, bring_in, printable
from platforms.square_key import square_link


class Command(GovbotCommand):
    help = (
        "Takes in a community from a file of export_community, all of it or nothing, and lets it go on where it\n"
        "stopped. Its bot needs a token here: set_token. docs/MOVING.md has the rest."
    )
    example = "import_community town.jsonl\n  manage.py import_community town.jsonl --slug old-town"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="what export_community --moving wrote")
        parser.add_argument("--slug", metavar="NEW", help="another address, if its own is taken here")
        parser.add_argument(
            "--from-backup",
            action="store_true",
            help="take in a copy too, whose host is gone for good; what happened after it is lost",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                if not file.seekable():
                    bad_input(f"{path} cannot be read twice. Save it as a file first.")
                arrived = bring_in(
                    file,
                    slug=options["slug"],
                    from_backup=options["from_backup"],
                    tell=self.stderr.write,
                    now=timezone.now(),
                )
        except OSError as error:
            bad_input(f"{path} cannot be read: {error.strerror}.")
        self._say(arrived)

    def _say(self, arrived: Arrived) -> None:
        community, connection = arrived.community, arrived.connection
        self.stdout.write(f"Home: {settings.BASE_URL}/c/{community.slug}/")
        if connection is not None and connection.platform == "sandbox":
            self.stdout.write(f"Square: {settings.BASE_URL}{square_link(community.slug)}")
        elif connection is not None:
            self.stdout.write(printable(f"Bot: {connection} at {connection.url}"))
        for login in arrived.logins:
            self.stdout.write(f"Moderator: {login}")
        for warning in arrived.warnings:
            self.stderr.write(warning)
        if arrived.logins:
            self.stderr.write(f"Give each moderator a password: manage.py changepassword {arrived.logins[0]}")
        if community.rest == Rest.ARRIVING:
            self.stderr.write(
                f"It waits for its bot's token. If you know that server: manage.py set_token {community.slug} "
                "--access-token-file FILE"
            )
