"""What tests say to a town that a model helps, and hear there; the town is in `conftest`."""

from platforms.thinking import helping
from tests.conftest import Town

LOCAL = "server/tiny"
FREE = "@govbot the compost corner could do with a second bin, what a mess it is nowadays"


def told(town: Town, handle: str) -> list[str]:
    """What the bot said to somebody after its welcome."""
    return town.heard(handle)[1:]


def think(town: Town) -> None:
    helping.think(now=town.now)
    town.work()
