"""Run the background workers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from govbot_site.workers import cluster
from govbot_site.workers.broker import QUEUE
from governance.management.base import GovbotCommand


class Command(GovbotCommand):
    help = "Runs the background workers until it is told to stop."
    example = "work"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queue", choices=[QUEUE], default=QUEUE, help="the queue to serve (default: %(default)s)")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            executor = MigrationExecutor(connection)
        except DatabaseError as error:
            raise CommandError("The database cannot be reached; check DATABASE_URL.", returncode=2) from error
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database lacks migrations: run `python manage.py migrate` first.", returncode=2)
        if not cluster.run(options["queue"]):
            raise CommandError("The workers broke; the log above says how.", returncode=1)
