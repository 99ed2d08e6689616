"""Bodies that a text introduces with an abbreviation: after "Steering Committee (SC)", "the SC" means that committee."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_WORD: Final = r"[^\W\d_][\w'’-]*"
_INTRODUCED: Final = re.compile(
    rf"(?P<name>(?:{_WORD}[ \n]+){{0,6}}{_WORD})\s+\((?:the |die |der |das |la |le |el |l['’])?[\"“„«'*_]*(?P<short>[A-Z][A-Za-zÄÖÜ]{{1,5}})[\"”“»'*_]*\)"
)
_JOINS: Final = frozenset("of and the for de des du del la le les et der die das und für y los las".split())
_SHORTEST: Final = 2
"""In capitals: one letter stands for too much."""


def introduced(text: str) -> dict[str, str]:
    """The abbreviations that a text explains by the words before them, each with these words."""
    found: dict[str, str] = {}
    for said in _INTRODUCED.finditer(text):
        short = said["short"]
        letters = [letter for letter in short if letter.isupper()]
        name = _name(said["name"].split(), letters)
        if name and len(letters) >= _SHORTEST:
            found.setdefault(short, name)
    return found


def _name(words: list[str], letters: list[str]) -> str | None:
    """The last words that begin with these letters, in order; small words between them may stand for none."""
    left, at = list(letters), len(words)
    while left and at:
        at -= 1
        if words[at][0].upper() == left[-1]:
            left.pop()
        elif words[at].casefold() not in _JOINS:
            return None
    return None if left or not words[at][0].isupper() else " ".join(words[at:])


def written_out(words: str, names: Mapping[str, str]) -> str:
    """Put the names for the abbreviations, and leave out where a name is abbreviated."""
    for short, name in names.items():
        if short in words:
            words = re.sub(rf"\s*\((?:the )?[\"“”'*_]*{short}[\"“”'*_]*\)", "", words)
            words = re.sub(rf"(?<![\w@/#.-]){short}(?=s?(?!\w|[/-]\w))", name, words)
    return words
