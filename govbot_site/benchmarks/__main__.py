"""One measurement in a process of its own, whose settings name its own database; JSON on stdout."""

import json
import sys
from pathlib import Path

import django


def main(name: str, folder: str, size: str) -> None:
    """Run one by its name."""
    django.setup()
    from govbot_site.benchmarks import figures, measurements
    from govbot_site.benchmarks.running import Running, own_environment

    govbot = Running(Path(folder), own_environment())
    try:
        benchmark = measurements.BENCHMARKS[name]
        measure = benchmark.small if size == "small" and benchmark.small else benchmark.measure
        found = measure(govbot)
    finally:
        govbot.stop()
    json.dump({"figures": [figure.as_json() for figure in found], "machine": figures.machine()}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
