"""Makes a community with its constitution, all or nothing."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.urls import reverse
from django.utils import timezone

from governance.management.base import GovbotCommand
from governance.starters import starter_rulebook_for
from platforms.bootstrap import make_sandbox
from platforms.square_key import square_link
from platforms.texts import constitution_named, rulebook_named


class Command(GovbotCommand):
    help = "Makes a community with its constitution in force, and prints its addresses."
    example = "add_community our-town --name 'Our Town' --constitution starter:constitution --timezone Europe/Berlin"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="its address: letters, digits and hyphens, such as our-town")
        parser.add_argument("--name", required=True, help="its name for people")
        parser.add_argument(
            "--constitution", required=True, metavar="FILE_OR_STARTER", help="a text file, or starter:constitution"
        )
        parser.add_argument(
            "--rulebook", metavar="FILE.json", help="the ratified rulebook of that text (docs/RULEBOOK.md)"
        )
        parser.add_argument("--timezone", default=settings.COMMUNITY_TIME_ZONE, help="default: %(default)s")
        parser.add_argument("--platform", choices=["sandbox"], default="sandbox", help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        text = constitution_named(options["constitution"])
        given = options["rulebook"]
        rulebook = dict(rulebook_named(given)) if given else starter_rulebook_for(text)
        connection = make_sandbox(
            slug=options["slug"],
            name=options["name"],
            text=text,
            rulebook=rulebook,
            zone=options["timezone"],
            founded_at=now,
            now=now,
        )
        slug = connection.community.slug
        self.stdout.write(f"Home: {settings.BASE_URL}{reverse('home', args=[slug])}")
        self.stdout.write(f"Town square: {settings.BASE_URL}{square_link(slug)}")
        if rulebook is None:
            self.stderr.write(
                "This text has no ratified rulebook, so the bot answers here but opens no proposals. Write a rulebook "
                "(docs/RULEBOOK.md) and make another community with --rulebook, or take starter:constitution."
            )
