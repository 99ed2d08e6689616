"""Talk to the bot as a member of a sandbox."""

import io
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.management.base import GovbotCommand, bad_input
from governance.management.named import community_named
from governance.selectors import community_now
from platforms.adapters.sandbox.town import TownRefuses, add_account
from platforms.console import Console
from platforms.models import Connection, SandboxAccount

_ENDS = {"exit", "quit"}


class Command(GovbotCommand):
    help = (
        "Talk to the bot as somebody in a sandbox. Each line mentions it: propose ..., agree 3, status, help.\n"
        "exit or the end of the input ends it. Elsewhere than in a sandbox this would be impersonation."
    )
    example = "console town --as alice\n  echo 'agree 3' | manage.py console town --as bruno"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the sandbox's address, such as town")
        parser.add_argument("--as", dest="handle", required=True, metavar="HANDLE", help="who you are, such as alice")

    def handle(self, *_args: Any, **options: Any) -> None:
        community = community_named(options["slug"])
        connection = Connection.objects.select_related("community").filter(community=community).first()
        if connection is None or connection.platform != "sandbox":
            bad_input(f"{community.slug} is not a sandbox, and speaking as a member there would be impersonation.")
        console = Console(connection, self._account(connection, options["handle"]))
        for line in _lines(options["handle"]):
            if line.strip().lower() in _ENDS:
                break
            if line.strip():
                self._say(console, line.strip())

    def _account(self, connection: Connection, named: str) -> SandboxAccount:
        handle = named.strip().removeprefix("@").lower()
        found = SandboxAccount.objects.filter(community=connection.community_id, handle=handle).first()
        if found is not None and found.bot:
            bad_input(f"@{handle} is the bot itself. Choose another name.")
        if found is None:
            now = community_now(connection.community, real_now=timezone.now())
            try:
                found = add_account(connection.community_id, handle=handle, created_at=now)
            except TownRefuses as error:
                bad_input(str(error))
            self.stderr.write(f"@{handle} has moved to {connection.community.slug}. Write “join” to become a member.")
        return found

    def _say(self, console: Console, line: str) -> None:
        try:
            answered = console.say(line)
        except TownRefuses as error:
            self.stderr.write(str(error))
            return
        for text in console.heard():
            self.stdout.write(text)
        self.stdout.flush()
        if not answered:
            self.stderr.write("The bot has not finished with this yet; what it says comes with your next line.")


def _lines(handle: str) -> Iterator[str]:
    """Lines as typed, with a prompt, or as they come through a pipe."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    while True:
        try:
            yield input(f"{handle}> ")
        except EOFError:
            return
