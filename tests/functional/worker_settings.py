"""Settings for the worker trials: the real ones, with steps that write down what they do."""

from govbot_site import schedules
from govbot_site.settings import *  # noqa: F403

schedules.STEPS.clear()
schedules.STEPS.update(
    {name: f"tests.functional.worker_steps.{name}" for name in ("deadlines", "intake", "delivery")}
)
