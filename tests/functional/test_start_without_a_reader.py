"""Whoever reads what `make run` prints may go away, as in `make run | head`."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from govbot_site.benchmarks.databases import fresh_database
from govbot_site.benchmarks.running import ROOT, Running, settings_for
from tests.functional.worker_trial import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_it_still_stops_when_it_is_told_to(tmp_path: Path, signum: signal.Signals) -> None:
    with fresh_database(os.environ.get("DATABASE_URL", ""), folder=tmp_path) as url:
        installation = Running(tmp_path, settings_for(tmp_path, database_url=url))
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start"],
            cwd=ROOT, env=installation.environment, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert process.stdout is not None
        assert any("Govbot is ready" in line for line in process.stdout)
        process.stdout.close()
        process.send_signal(signum)
        try:
            process.wait(20)
            until(lambda: not installation.alive(), seconds=10)
        finally:
            for pid in installation.alive():
                os.kill(pid, signal.SIGKILL)
            process.wait(10)
