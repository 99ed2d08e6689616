"""Says what is wrong with an installation, and what to do."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.management.base import GovbotCommand, answer_no
from governance.management.named import community_named
from platforms.diagnosis import diagnose

_SIGNS = {"fine": "ok     ", "warning": "look at", "wrong": "WRONG  "}


class Command(GovbotCommand):
    help = (
        "Looks at the database, the record's protection, the workers, what waits or was given up, and each bot's\n"
        "account: token, scopes, flags, limits, notification filter, clock. Changes nothing."
    )
    example = "doctor our-town --format json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="?", metavar="SLUG", help="only this community's connection")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["slug"]:
            community_named(options["slug"])
        found = list(diagnose(slug=options["slug"], now=timezone.now()))
        wrong = sum(finding.level == "wrong" for _, finding in found)
        if options["format"] == "json":
            findings = [{"community": slug or None} | asdict(finding) for slug, finding in found]
            self.stdout.write(json.dumps({"ok": not wrong, "findings": findings}, ensure_ascii=False, indent=1))
        else:
            for slug, finding in found:
                where = f"{slug}: " if slug else ""
                self.stdout.write(f"{_SIGNS[finding.level]}  {where}{finding.what}")
                if finding.remedy:
                    self.stdout.write(f"         {finding.remedy}")
        if wrong:
            answer_no("1 thing is wrong." if wrong == 1 else f"{wrong} things are wrong.")
