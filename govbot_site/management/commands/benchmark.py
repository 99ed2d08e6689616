"""The project's own measurements."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from govbot_site.benchmarks.databases import fresh_database
from govbot_site.benchmarks.figures import Figure, table
from govbot_site.benchmarks.measurements import BENCHMARKS
from govbot_site.benchmarks.running import ROOT, settings_for
from governance.management.base import GovbotCommand, bad_input

_QUICK = [name for name, benchmark in BENCHMARKS.items() if benchmark.small is None]


class Command(GovbotCommand):
    help = (
        "Measures Govbot: each measurement starts the real system on a database of its own, which is removed "
        "afterwards (on the PostgreSQL server that DATABASE_URL names, else SQLite files). Measurements: "
        + "; ".join(f"{name}: {benchmark.says}" for name, benchmark in BENCHMARKS.items())
        + "."
    )
    example = "benchmark reply votes --format json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHMARKS)} (default: {', '.join(_QUICK)})"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text", help="default: %(default)s")

        parser.add_argument("--small", action="store_true", help="the shorter form of those that take many minutes")

    def handle(self, *_args: Any, **options: Any) -> None:
        for name in options["names"]:
            if name not in BENCHMARKS:
                bad_input(f"There is no measurement “{name}”; there are {', '.join(BENCHMARKS)}.")
        figures: list[dict[str, Any]] = []
        machine: dict[str, str] = {}
        for name in dict.fromkeys(options["names"] or _QUICK):
            self.stderr.write(f"Measuring {name}: {BENCHMARKS[name].says} ...")
            taken = _measure(name, small=options["small"])
            figures += taken["figures"]
            machine = taken["machine"]
        if options["format"] == "json":
            self.stdout.write(json.dumps({"machine": machine, "figures": figures}, indent=1))
        else:
            self.stdout.write(table([Figure.of(figure) for figure in figures], machine))


def _measure(name: str, *, small: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="govbot-benchmark-") as temporary:
        folder = Path(temporary)
        with fresh_database(os.environ.get("DATABASE_URL", ""), folder=folder) as url:
            run = subprocess.run(  # noqa: S603 - ourselves, with a name from our own list
                [sys.executable, "-m", "govbot_site.benchmarks", name, str(folder), "small" if small else "full"],
                cwd=ROOT,
                env=settings_for(folder, database_url=url),
                capture_output=True,
                text=True,
                check=False,
            )
    if run.returncode:
        raise CommandError(f"The measurement {name} broke:\n{run.stderr}", returncode=1)
    taken: dict[str, Any] = json.loads(run.stdout)
    return taken
