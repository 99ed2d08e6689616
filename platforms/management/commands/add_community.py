"""Makes a community with its constitution, all or nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from governance.domain.electorate import RollKind
from governance.management.base import GovbotCommand, bad_input
from governance.starters import Starter, starter_names, starter_rulebook_for
from platforms.bootstrap import MAKE_A_LOGIN, hosts_text, make_sandbox, nobody_administers
from platforms.connecting import ARRIVAL_WINDOW, look_at, make_mastodon
from platforms.founding import name_holders, set_roll
from platforms.management.accounts import account_named, add_account_arguments
from platforms.management.choosing import chosen_starter
from platforms.square_key import square_link
from platforms.texts import STARTER, constitution_named, rulebook_named

_LONGEST_WINDOW_MINUTES = 24 * 60


class Command(GovbotCommand):
    help = "Makes a community with its constitution in force, and prints its addresses."
    example = "add_community our-town --name 'Our Town' --constitution starter:constitution --timezone Europe/Berlin"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="its address: letters, digits and hyphens, such as our-town")
        parser.add_argument("--name", required=True, help="its name for people")
        parser.add_argument(
            "--constitution",
            metavar="FILE_OR_STARTER",
            help="a Markdown, plain text, HTML or PDF file, or starter:NAME (docs/STARTERS.md); "
            "without it a moderator gives the text in the admin",
        )
        parser.add_argument(
            "--choose",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            help="what a starter leaves to you; on a terminal the rest is asked (docs/STARTERS.md)",
        )
        parser.add_argument(
            "--rulebook", metavar="FILE.json", help="the ratified rulebook of that text (docs/RULEBOOK.md)"
        )
        parser.add_argument("--timezone", default=settings.COMMUNITY_TIME_ZONE, help="default: %(default)s")
        parser.add_argument(
            "--platform", choices=["sandbox", "mastodon"], default="sandbox", help="default: %(default)s"
        )
        parser.add_argument(
            "--roll",
            choices=[str(kind) for kind in RollKind],
            default=str(RollKind.JOINED),
            help="how people become members (docs/ACTIONS.md; default: %(default)s)",
        )
        add_account_arguments(parser)
        parser.add_argument("--bot", default="", metavar="NAME", help="refuse the token of another account than this")
        parser.add_argument(
            "--arrival-window",
            type=int,
            default=int(ARRIVAL_WINDOW.total_seconds() // 60),
            metavar="MINUTES",
            help="how long votes from other servers may be under way (default: %(default)s)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        chosen = self._chosen(options)
        rulebook = chosen.rulebook if chosen else None
        if options["platform"] == "mastodon":
            self._on_mastodon(chosen, options)
            return
        if options["url"] or options["access_token_env"] or options["access_token_file"]:
            bad_input("--url and --access-token-... belong to --platform mastodon.")
        with transaction.atomic():
            connection = make_sandbox(
                slug=options["slug"],
                name=options["name"],
                text=chosen.text if chosen else None,
                rulebook=rulebook,
                zone=options["timezone"],
                founded_at=now,
                now=now,
            )
            name_holders(connection, chosen.holders if chosen else {}, now=now)
            set_roll(connection, options["roll"], now=now)
        slug = connection.community.slug
        self.stdout.write(f"Home: {settings.BASE_URL}{reverse('home', args=[slug])}")
        self.stdout.write(f"Town square: {settings.BASE_URL}{square_link(slug)}")
        self._warn(chosen)

    def _chosen(self, options: dict[str, Any]) -> Starter | None:
        """Text and rulebook as they were named, if any was; with a starter also who holds its roles first."""
        named, given = options["constitution"], options["rulebook"]
        if named is None:
            if given or options["choose"]:
                bad_input("--rulebook and --choose belong to a --constitution.")
            return None
        name = named.removeprefix(STARTER)
        if named.startswith(STARTER) and name in starter_names():
            chosen = chosen_starter(name, options["choose"], out=self.stderr)
            return replace(chosen, rulebook=dict(rulebook_named(given))) if given else chosen
        if options["choose"]:
            bad_input("--choose belongs to a starter, such as --constitution starter:petition.")
        text = constitution_named(named)
        rulebook = dict(rulebook_named(given)) if given else starter_rulebook_for(text)
        return Starter(text=text, rulebook=rulebook)

    def _on_mastodon(self, chosen: Starter | None, options: dict[str, Any]) -> None:
        account = account_named(options)
        if not 0 <= options["arrival_window"] <= _LONGEST_WINDOW_MINUTES:
            bad_input(f"--arrival-window takes 0 to {_LONGEST_WINDOW_MINUTES} minutes.")
        now = timezone.now()
        found = look_at(account, now=now)
        rulebook = chosen.rulebook if chosen else None
        with transaction.atomic():
            connection = make_mastodon(
                account,
                found,
                slug=options["slug"],
                name=options["name"],
                constitution=hosts_text(chosen.text if chosen else None, rulebook),
                zone=options["timezone"],
                arrival_window=timedelta(minutes=options["arrival_window"]),
                now=now,
            )
            name_holders(connection, chosen.holders if chosen else {}, now=now)
            set_roll(connection, options["roll"], now=now)
        self.stdout.write(f"Home: {settings.BASE_URL}{reverse('home', args=[connection.community.slug])}")
        self.stdout.write(f"Bot: {connection}")
        for warning in found.warnings:
            self.stderr.write(warning)
        self._warn(chosen)

    def _warn(self, chosen: Starter | None) -> None:
        self.stderr.write("Nobody moderates it yet: an administrator adds moderators under Moderators in the admin.")
        if nobody_administers():
            self.stderr.write(f"In the admin, {MAKE_A_LOGIN}.")
        if chosen is None:
            self.stderr.write("It has no constitution yet: a moderator gives it one on the admin's first page.")
        elif chosen.rulebook is None:
            self.stderr.write(
                "This text has no ratified rulebook, so the bot answers here but opens no proposals yet. While the "
                "workers run it is read by itself; a moderator then ratifies the rules in the admin, under To ratify "
                "(docs/RATIFY.md)."
            )
