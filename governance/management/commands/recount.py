"""Counts every stored result again from its ballots."""

from typing import Any

from django.core.management.base import CommandParser

from governance.management.base import GovbotCommand, answer_no
from governance.management.named import community_named
from governance.models import Community
from governance.services.stages.recounting import recount


class Command(GovbotCommand):
    help = "Counts every result again from the ballots, and names the first that is not what was stored."
    example = "recount town\n  manage.py recount --all"

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("slug", metavar="SLUG", nargs="?", help="the community's address, such as town")
        which.add_argument("--all", action="store_true", help="every community of this installation")

    def handle(self, *_args: Any, **options: Any) -> None:
        rows = Community.objects.order_by("slug") if options["all"] else [community_named(options["slug"])]
        for community in rows:
            self._count(community)

    def _count(self, community: Community) -> None:
        proposals = stages = ballots = 0
        for counted in recount(community):
            for found in counted.differences:
                answer_no(
                    f"{community.slug}: #{found.number} is not what its ballots say: {found.what}: stored is "
                    f"{found.stored}, counted again {found.counted}. What comes before it agrees."
                )
            proposals, stages, ballots = proposals + 1, stages + counted.stages, ballots + counted.ballots
        self.stdout.write(
            f"{community.slug}: every result is what its ballots say "
            f"({proposals} proposals, {stages} stages, {ballots} ballots)"
        )
