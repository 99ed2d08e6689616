"""Words as a server takes them: in as many posts as it takes, each findable again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from platforms.passages import cut, harmless
from platforms.ports import Room

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is taken for another sign
_REFERENCE_LENGTH = 5
_ROOM_FOR_REFERENCE = len("\n\n[abcde 20/20]")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one post may hold, in characters; a link counts as `link`, if it is shorter."""

    characters: int = 500
    link: int = 23

    @property
    def room(self) -> Room:
        """What is left of it beside the mark by which a post is found again."""
        return Room(characters=self.characters - _ROOM_FOR_REFERENCE, link=self.link)


def reference(salt: str, key: str) -> str:
    """A few signs by which a post is found again; the same for the same key."""
    number = int.from_bytes(hashlib.sha256(f"{salt}\n{key}".encode()).digest()[:8])
    signs = []
    for _ in range(_REFERENCE_LENGTH):
        number, at = divmod(number, len(_ALPHABET))
        signs.append(_ALPHABET[at])
    return "".join(signs)


def parts(text: str, *, to: str | None, name_in_all: bool, sign: str, limits: Limits) -> Sequence[tuple[str, str]]:
    """Each part with its mark, ready to post. Everybody's count is at most ours: signs, not clusters of them."""
    address = f"@{to} " if to else ""
    room = limits.room.characters - len(address)
    pieces = cut(harmless(text), room=max(room, 50), link=limits.link)
    marks = [f"[{sign}]"] if len(pieces) == 1 else [f"[{sign} {n}/{len(pieces)}]" for n in range(1, len(pieces) + 1)]
    return [
        (f"{address if n == 0 or name_in_all else ''}{piece}\n\n{mark}", mark)
        for n, (piece, mark) in enumerate(zip(pieces, marks, strict=True))
    ]


def part(text: str, number: str, *, sign: str) -> tuple[str, str]:
    """One post of a thread that was cut already, such as the second of seven, with its mark."""
    mark = f"[{sign} {number}]"
    return f"{harmless(text)}\n\n{mark}", mark
