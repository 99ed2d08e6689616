"""Prints a community's record for anybody to check."""

from typing import Any

from django.core.management.base import CommandParser

from governance.domain.audit import canonical
from governance.management.base import GovbotCommand
from governance.management.named import community_named
from governance.selectors import export


class Command(GovbotCommand):
    help = "Prints a community's public record as JSON lines, first entry first. docs/AUDIT.md says how to check it."
    example = "export_audit town > town.jsonl"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as town")

    def handle(self, *_args: Any, **options: Any) -> None:
        for entry in export(community_named(options["slug"])):
            self.stdout.write(canonical(entry).decode())
