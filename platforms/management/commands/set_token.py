"""Gives a community's bot a new token."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.domain.resting import Rest
from governance.management.base import GovbotCommand, bad_input
from governance.management.named import community_named
from platforms.connecting import Account, renew_token
from platforms.management.accounts import add_account_arguments, token_named
from platforms.models import Connection


class Command(GovbotCommand):
    help = "Gives a community's bot a new token, after asking the server whether it is the same account's."
    example = "set_token our-town --access-token-file token.txt"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as our-town")
        add_account_arguments(parser, url=False)
        parser.add_argument(
            "--take-over",
            action="store_true",
            help="after import_community: the account has spoken meanwhile, and nobody else acts for it any more",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        community = community_named(options["slug"])
        connection = Connection.objects.select_related("community").filter(community=community).first()
        if connection is None or connection.platform != "mastodon":
            bad_input(f"{community.slug} is not on Mastodon, so it needs no token.")
        now = timezone.now()
        account = Account(url=connection.url, token=token_named(options), handle=connection.bot_handle)
        arriving = community.rest == Rest.ARRIVING
        found = renew_token(connection, account, take_over=options["take_over"], now=now)
        self.stdout.write(f"{connection} has a new token.")
        if arriving:
            self.stdout.write(f"{community.slug} goes on here from now on.")
        for warning in found.warnings:
            self.stderr.write(warning)
