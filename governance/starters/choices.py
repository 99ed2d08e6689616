"""What a community chooses in a starter: marked in its text, put in the same words into text and rulebook.

A mark in the text is `[[signatures: one tenth]]`: the name of a choice and the words that stand there if nobody
chooses others. Elsewhere `[[signatures]]` repeats it. A rulebook's value that is nothing but a mark becomes the value
that the words mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from governance.domain.durations import format_duration
from governance.domain.errors import GovernanceError
from governance.domain.number_words import plain
from governance.domain.quantities import Kind, quantities

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = re.compile(r"\[\[(?P<key>[a-z_]+)(?:: (?P<words>[^\]\n]+))?\]\]")
_HANDLE = re.compile(r"[a-z0-9_.-]{1,64}(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?")
_LONGEST = 60
Takes = Literal["fraction", "duration", "count", "term", "people"]
_EXAMPLES = {
    "fraction": "a share such as one tenth, 2/3 or 60%",
    "duration": "a time in weeks, days or hours, such as seven days",
    "count": "a number such as five",
    "term": "a time such as one year or six months",
    "people": "names of accounts, such as alice or alice, bruno",
}


class ChoiceUnusable(GovernanceError):
    """Words that a choice does not take."""

    code = "choice_unusable"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing that the community chooses. `role` is what the people named will hold, `default` words or nothing."""

    key: str
    ask: str
    takes: Takes
    default: str = ""
    role: str = ""
    least: int = 1

    def checked(self, words: str) -> str:
        """The words as they will stand in the text. Raises ChoiceUnusable with what is taken."""
        words = " ".join(words.split()).removesuffix(".")
        good = bool(self.people(words)) if self.takes == "people" else self.value(words) is not None
        if not good or (self.takes != "people" and len(words) > _LONGEST):
            raise ChoiceUnusable(f"“{words[:_LONGEST]}” cannot be chosen for {self.key}: it takes {self.example}.")
        return words

    @property
    def example(self) -> str:
        """What can be given."""
        least = f", at least {self.least}" if self.least > 1 else ""
        return f"{_EXAMPLES[self.takes]}{least}"

    def value(self, words: str) -> str | int | None:
        """What the words mean in a rulebook; None unless they are exactly one such quantity."""
        read = plain(words)
        whole = [
            one
            for one in quantities(read)
            if one.kind == cast("Kind", self.takes) and (one.start, one.end) == (0, len(read)) and not one.inexact
        ]
        if len({one.value for one in whole}) != 1:
            return None
        value = whole[0].value
        if isinstance(value, int):
            return value if value >= self.least else None
        if isinstance(value, str):
            return None if value.startswith("P0") else value
        if self.takes == "duration":
            return format_duration(value) if value else None  # type: ignore[arg-type]
        return str(value)

    def people(self, words: str) -> list[str]:
        """The accounts that the words name, or none if one of them is no name."""
        named = [name.strip().removeprefix("@").lower() for name in re.split(r",|\s+", words) if name.strip()]
        return list(dict.fromkeys(named)) if named and all(map(_HANDLE.fullmatch, named)) else []


def choices_in(text: str, asked: Mapping[str, Mapping[str, Any]]) -> list[Choice]:
    """The choices of a starter in the order of its questions, with the words of its text as defaults."""
    defaults = {found["key"]: found["words"] for found in _MARK.finditer(text) if found["words"]}
    return [Choice(key=key, default=defaults.get(key, ""), **about) for key, about in asked.items()]


def filled(written: Any, choices: Mapping[str, Choice], chosen: Mapping[str, str]) -> Any:
    """Text, or data with text in it, with every mark replaced by what was chosen."""
    if isinstance(written, dict):
        return {key: filled(value, choices, chosen) for key, value in written.items()}
    if isinstance(written, list):
        return [filled(value, choices, chosen) for value in written]
    if not isinstance(written, str):
        return written
    alone = _MARK.fullmatch(written)
    if alone:
        return choices[alone["key"]].value(chosen[alone["key"]])
    return _MARK.sub(lambda found: chosen[found["key"]], written)
