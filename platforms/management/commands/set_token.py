"""Gives a community's bot a new token."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.management.base import GovbotCommand, bad_input
from governance.management.named import community_named
from platforms.connecting import Account, give_token, look_at
from platforms.management.accounts import add_account_arguments, token_named
from platforms.models import Connection


class Command(GovbotCommand):
    help = "Gives a community's bot a new token, after asking the server whether it is the same account's."
    example = "set_token our-town --access-token-file token.txt"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as our-town")
        add_account_arguments(parser, url=False)

    def handle(self, *_args: Any, **options: Any) -> None:
        community = community_named(options["slug"])
        connection = Connection.objects.select_related("community").filter(community=community).first()
        if connection is None or connection.platform != "mastodon":
            bad_input(f"{community.slug} is not on Mastodon, so it needs no token.")
        now = timezone.now()
        account = Account(url=connection.url, token=token_named(options), handle=connection.bot_handle)
        found = look_at(account, now=now)
        give_token(connection, account, now=now)
        self.stdout.write(f"{connection} has a new token.")
        for warning in found.warnings:
            self.stderr.write(warning)
