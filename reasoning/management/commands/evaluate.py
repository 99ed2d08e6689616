"""Measures reading, answering and understanding on labelled sets."""

import json
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from governance.management.base import GovbotCommand, bad_input
from reasoning.evaluation.files import load, shipped
from reasoning.evaluation.registry import TASKS
from reasoning.evaluation.scores import Figures
from reasoning.models.configured import NONE
from reasoning.models.greeting import hopeless

_EVERY_SECONDS = 10.0


class Command(GovbotCommand):
    help = (
        "Measures how well texts are read, questions answered and mentions understood, on the sets that come with "
        "the project or on your own. docs/EVALUATION.md says what each figure counts."
    )
    example = "evaluate\n  manage.py evaluate reading --labels my-constitutions"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "sets", metavar="SET", nargs="*", help=f"names of sets or tasks ({', '.join(TASKS)}); all without"
        )
        parser.add_argument(
            "--labels",
            metavar="DIR",
            type=Path,
            action="append",
            default=[],
            help="a folder with labels.yaml or mentions.yaml: measure this instead of the shipped sets",
        )
        parser.add_argument("--model", default="none", help="the model that helps; default: %(default)s")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="default: %(default)s")
        parser.add_argument("--misses", action="store_true", help="name each miss and each mistake on stderr")

    def handle(self, *_args: Any, **options: Any) -> None:
        sets = [load(folder) for folder in options["labels"]] or list(shipped())
        wanted = set(options["sets"])
        unknown = wanted - {labelled.name for labelled in sets} - set(TASKS)
        if unknown:
            names = ", ".join(dict.fromkeys([*TASKS, *(labelled.name for labelled in sets)]))
            bad_input(f'There is no set or task "{min(unknown)}". There are: {names}.')
        if options["model"] != NONE and (why := hopeless(options["model"])):
            bad_input(f"{options['model']}: {why.safe}")
        tasks = {name: measure for name, measure in TASKS.items() if name in wanted or not wanted & set(TASKS)}
        chosen = [labelled for labelled in sets if labelled.name in wanted or not wanted - set(TASKS)]
        say = self.stderr.write if options["misses"] else _silent
        self._told_at = time.monotonic()
        rows: dict[str, dict[str, Figures]] = {}
        for task, measure in tasks.items():
            for labelled in chosen:
                told = partial(self._told, f"{task}, {labelled.name}")
                figures = measure(labelled, model=options["model"], clock=time.perf_counter, say=say, told=told)
                if figures:
                    rows.setdefault(task, {})[labelled.name] = figures
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_json(rows, options["model"]), ensure_ascii=False, indent=1))
            return
        for task, figures_of in rows.items():
            self.stdout.write(f"{task}, model: {options['model']}")
            self.stdout.write("\n".join(_table(figures_of)) + "\n")

    def _told(self, what: str, done: int, of: int) -> None:
        """Progress now and then, where it takes a while."""
        if time.monotonic() - self._told_at >= _EVERY_SECONDS:
            self._told_at = time.monotonic()
            self.stderr.write(f"{what}: {done} of {of}")


def _silent(_line: str) -> None: ...


def _as_json(rows: dict[str, dict[str, Figures]], model: str) -> dict[str, Any]:
    return {
        "model": model,
        "rows": [
            {"task": task, "set": name, "figures": {figure.heading: figure.as_json() for figure in figures}}
            for task, figures_of in rows.items()
            for name, figures in figures_of.items()
        ],
    }


def _table(figures_of: dict[str, Figures]) -> list[str]:
    """One row a set, one column a figure, as wide as needed."""
    headings = [figure.heading for figure in next(iter(figures_of.values()))]
    lines: list[Sequence[str]] = [["set", *headings]]
    lines += [[name, *map(str, figures)] for name, figures in figures_of.items()]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
