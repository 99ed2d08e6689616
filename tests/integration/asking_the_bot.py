"""Asks the bot in a town, and gives what it said."""

from tests.conftest import Town


def asked(town: Town, words: str, handle: str = "alice", **where: object) -> str:
    town.say(handle, f"@govbot {words}", **where)
    return town.heard(handle)[-1]
