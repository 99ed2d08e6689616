"""Under which numbers and addresses the rows of a community come into the database of another host."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

POSTS = "platforms.sandboxpost"


@dataclass
class Numbers:
    """The numbers of one kind: as they were, in order, and as they are to be here. Sixteen bytes a row."""

    before: "array[int]" = field(default_factory=lambda: array("q"))
    here: Sequence[int] = ()

    def new(self, number: int) -> int:
        """Raises KeyError for a number that is not in the file."""
        at = bisect_left(self.before, number)
        if at == len(self.before) or self.before[at] != number:
            raise KeyError(number)
        return self.here[at]


@dataclass(frozen=True, kw_only=True)
class Journey:
    """One community on its way in. `came_as` and `slug`: its address there and here. `town`: the platform moves too."""

    came_as: str
    slug: str
    town: bool
    taken_at: datetime
    numbers: dict[str, Numbers]

    def new(self, kind: str, number: int) -> int:
        """What a row is called here. Raises ValueError for one that is not in the file."""
        try:
            return self.numbers[kind].new(number)
        except (KeyError, OverflowError):
            raise ValueError(f"it names {kind} {number}, which is not in the file") from None

    def post(self, named: str) -> str:
        """The number of a post of the town as text. Elsewhere posts keep theirs."""
        return str(self.new(POSTS, int(named))) if self.town and named.isascii() and named.isdecimal() else named
