"""Run the background workers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError

from govbot_site.workers import cluster
from govbot_site.workers.broker import QUEUE
from governance.management.base import GovbotCommand
from governance.management.schema import missing_migrations


class Command(GovbotCommand):
    help = "Runs the background workers until it is told to stop."
    example = "work"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queue", choices=[QUEUE], default=QUEUE, help="the queue to serve (default: %(default)s)")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            missing = missing_migrations()
        except DatabaseError as error:
            raise CommandError("The database cannot be reached; check DATABASE_URL.", returncode=2) from error
        if missing:
            raise CommandError("The database lacks migrations: run `python manage.py migrate` first.", returncode=2)
        if not cluster.run(options["queue"]):
            raise CommandError("The workers broke; the log above says how.", returncode=1)
