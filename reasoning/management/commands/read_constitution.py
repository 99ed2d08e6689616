"""Reads a constitution and shows what the bot would make of it. Changes nothing, and needs no community."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from governance.domain.rulebook_json import as_json
from governance.management.base import GovbotCommand, bad_input
from reasoning.assisted.reading import read_with
from reasoning.documents import LARGEST, stored_text
from reasoning.models.asking import Asker
from reasoning.models.configured import NONE, keeping
from reasoning.models.errors import ModelUnavailable
from reasoning.models.greeting import hopeless
from reasoning.reader.reading import read
from reasoning.reader.shown import shown


class Command(GovbotCommand):
    help = (
        "Reads a constitution (Markdown, plain text, HTML or PDF): its ways of deciding with the words they rest on, "
        "what it does not state, and what to look at. Changes nothing and needs no community."
    )
    example = "read_constitution constitution.md\n  manage.py read_constitution bylaws.pdf --format json > draft.json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the constitution")
        parser.add_argument("--model", default="none", help="the model that helps to read; default: %(default)s")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="default: %(default)s")

        parser.add_argument(
            "--print-text",
            action="store_true",
            help="print the text as it is stored and cited (for HTML and PDF), not the reading",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        text = stored_text(_content(path), path.name)
        if options["print_text"]:
            self.stdout.write(text, ending="")
            return
        reading = (
            read(text) if options["model"] == NONE else read_with(text, _helper(options["model"]), say=self._progress)
        )
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(reading), ensure_ascii=False, indent=1))
            return
        for line in shown(reading):
            self.stdout.write(line)

    def _progress(self, line: str) -> None:
        self.stderr.write(line)


def _helper(model: str) -> Asker:
    if why := hopeless(model):
        bad_input(f"{model}: {why.safe}")
    try:
        return keeping(model)
    except ModelUnavailable as error:
        bad_input(f"{model}: {error.safe}")


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            bad_input(f"{path} is not a file.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        bad_input(f"{path} cannot be read: {error.strerror}.")
