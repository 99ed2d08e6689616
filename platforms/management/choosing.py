"""What a host chooses in a starter: given as `--choose key=value`, or asked for on a terminal, one question each."""

import sys
from collections.abc import Sequence
from typing import TextIO

from governance.management.base import bad_input
from governance.starters import Starter, starter, starter_choices
from governance.starters.choices import Choice, ChoiceUnusable


def chosen_starter(name: str, given: Sequence[str], *, out: TextIO) -> Starter:
    """The starter as the host wants it. Refused: what cannot be chosen, or is missing where nobody can be asked."""
    choices = {choice.key: choice for choice in starter_choices(name)}
    words = _given(given)
    missing = [choice for choice in choices.values() if choice.key not in words]
    if missing and sys.stdin.isatty():
        starter(name, words)  # what was given is refused before anything is asked
        words |= {choice.key: _asked(choice, out) for choice in missing}
    elif missing:
        listed = ", ".join(_example(choice) for choice in missing)
        bad_input(f"starter:{name} leaves these to you; choose each with --choose: {listed}.")
    return starter(name, words)


def _given(given: Sequence[str]) -> dict[str, str]:
    words: dict[str, str] = {}
    for one in given:
        key, equals, value = one.partition("=")
        if not equals or not value.strip():
            bad_input(f"--choose takes key=value, such as signatures='one tenth', not “{one[:60]}”.")
        if key in words:
            bad_input(f"--choose names {key} twice.")
        words[key] = value
    return words


def _example(choice: Choice) -> str:
    return f"{choice.key}='{choice.default or 'NAME'}' ({choice.ask})"


def _asked(choice: Choice, out: TextIO) -> str:
    """Ask until the answer can be used; an empty one takes the default."""
    while True:
        out.write(f"{choice.ask} [{choice.default}] " if choice.default else f"{choice.ask} ")
        out.flush()
        line = sys.stdin.readline()
        if not line:
            bad_input(f"Nothing was chosen for {choice.key}: it takes {choice.example}.")
        try:
            return choice.checked(line.strip() or choice.default)
        except ChoiceUnusable as error:
            out.write(f"{error.safe}\n")
