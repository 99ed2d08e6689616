"""Settings for the worker trials: the real ones, with steps that write down what they do."""

import os
from pathlib import Path

from govbot_site import schedules
from govbot_site.settings import *  # noqa: F403

VAR_DIR = Path(os.environ["WORKER_TRIAL_DIR"])
schedules.STEPS.clear()
schedules.STEPS.update(
    {name: f"tests.functional.worker_steps.{name}" for name in ("deadlines", "intake", "delivery", "reasoning")}
)
