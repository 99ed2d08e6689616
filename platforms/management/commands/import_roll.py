"""Enters members from a CSV file: shown first, done only with --apply."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.domain.actors import HOST, Cause
from governance.domain.commands import ImportRoll
from governance.management.base import GovbotCommand, answer_no, bad_input
from governance.management.named import community_named
from governance.selectors import community_now
from governance.selectors.importing import ImportPlan, plan_import
from governance.services.handle import handle
from platforms.importing import home_of, in_words, read_upload


class Command(GovbotCommand):
    help = "Enters members from a CSV file with the columns handle, joined and roles. Shows what it would do first."
    example = "import_roll our-town members.csv\n  manage.py import_roll our-town members.csv --apply"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as our-town")
        parser.add_argument("file", metavar="FILE", type=Path, help="CSV in UTF-8; the first line names the columns")
        parser.add_argument("--apply", action="store_true", help="do it; without this nothing is changed")

    def handle(self, *_args: Any, **options: Any) -> None:
        community = community_named(options["slug"])
        try:
            text = read_upload(options["file"].read_bytes())
        except OSError as error:
            bad_input(f"{options['file']} cannot be read: {error.strerror or error}.")
        now, home = community_now(community, real_now=timezone.now()), home_of(community)
        plan = plan_import(community, text, home=home, by_host=True, now=now)
        self._show(plan)
        if plan.problems:
            answer_no(f"{len(plan.problems)} {'line is' if len(plan.problems) == 1 else 'lines are'} wrong; see above.")
        if not plan.changes:
            self.stderr.write("Everybody in this file is on the roll like this already. There is nothing to do.")
            return
        if not options["apply"]:
            self.stderr.write("Nothing was changed. Run it again with --apply to do it.")
            return
        handle(
            ImportRoll(text=text, home=home),
            community=community.pk,
            actor=HOST,
            cause=Cause(ref="host:import_roll"),
            now=now,
        )
        self.stderr.write("Done.")

    def _show(self, plan: ImportPlan) -> None:
        for problem in plan.problems:
            self.stdout.write(str(problem))
        if not plan.problems:
            for entry in plan.entries:
                self.stdout.write(f"@{entry.line.handle} {entry.what}")
            self.stdout.write(in_words(plan))
