"""Runs a constitution through a story in virtual time."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from governance.management.base import GovbotCommand, answer_no, bad_input
from platforms.rehearsal.run import rehearse
from platforms.rehearsal.scenario import load
from platforms.rehearsal.transcript import transcript
from platforms.rehearsal.yaml_file import BadScenario


class Command(GovbotCommand):
    help = (
        "Runs a constitution through a story in virtual time, with the production code and a database of its own "
        "that is thrown away. docs/REHEARSE.md says how to write one."
    )
    example = "rehearse governance/starters/scenarios/standard-proposal.yaml"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scenario", metavar="SCENARIO.yaml", type=Path, help="the story")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        path = options["scenario"]
        try:
            told = rehearse(load(path), path=path)
        except BadScenario as error:
            bad_input(str(error))
        if options["format"] == "json":
            self.stdout.write(json.dumps(told.as_json(), ensure_ascii=False, indent=1))
        else:
            for line in transcript(told):
                self.stdout.write(line)
        if told.failures:
            for failure in told.failures[:-1]:
                self.stderr.write(str(failure))
            answer_no(str(told.failures[-1]))
