"""What the items of a nested list stand under: "Policy votes", and below it "Quorum: one half"."""

from __future__ import annotations

import re
from typing import Final

_LONGEST_NAME: Final = 6
"""In words: what is longer is a rule of its own, and no name for what stands below it."""
_ENDS: Final = re.compile(r"[\s:.*_-]+$")
_A_RULE: Final = re.compile(
    r"[;?!]|[0-9%]|(?<!\w)(?:is|are|must|may|shall|can|will|if|when|ist|sind|muss|müssen|wenn|est|sont|doit|si|es|son|debe)(?!\w)",
    re.IGNORECASE,
)


class Outline:
    """The items that are open at a place of a list, the outermost first, each with its name."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str | None]] = []

    def close(self) -> None:
        """Forget the list: a paragraph follows."""
        self._open.clear()

    def above(self, words: str, indent: int, own: str | None) -> str | None:
        """Add an item, in plain words, and give the name of the one that it stands under."""
        while self._open and self._open[-1][0] >= indent:
            self._open.pop()
        above = self._open[-1][1] if self._open else None
        bare = _ENDS.sub("", words)
        names = 0 < len(bare.split()) <= _LONGEST_NAME and not _A_RULE.search(bare)
        self._open.append((indent, own or (bare if names else above)))
        return above
