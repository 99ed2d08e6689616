"""Words as a server takes them: nobody notified by accident, cut where a reader would pause, findable again."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_MENTION = re.compile(r"(?<![=/\w])@(?=[\w])")
_HASHTAG = re.compile(r"(?<![=/&\w])[#\uff03](?=\d*[^\W\d])")  # not a bare number, nor a place on a page
_PIECE = re.compile(r"\S+\s*|\s+")
_URL = re.compile(r"https?://\S+")
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is taken for another sign
_REFERENCE_LENGTH = 5
_ROOM_FOR_REFERENCE = len("\n\n[abcde 20/20]")
_MOST_PARTS = 20


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one post may hold, in characters; a link counts as `link`, if it is shorter."""

    characters: int = 500
    link: int = 23


def harmless(text: str) -> str:
    """The same words, in which no @name notifies anybody and no #word joins a public list."""
    return _HASHTAG.sub(lambda mark: f"{mark[0]}\u200b", _MENTION.sub("@\u200b", text))


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
    room = limits.characters - len(address) - _ROOM_FOR_REFERENCE
    pieces = cut(harmless(text), room=max(room, 50), link=limits.link)
    marks = [f"[{sign}]"] if len(pieces) == 1 else [f"[{sign} {n}/{len(pieces)}]" for n in range(1, len(pieces) + 1)]
    return [
        (f"{address if n == 0 or name_in_all else ''}{piece}\n\n{mark}", mark)
        for n, (piece, mark) in enumerate(zip(pieces, marks, strict=True))
    ]


def cut(text: str, *, room: int, link: int) -> list[str]:
    """The text in pieces of at most `room`, cut at paragraphs, lines or words; twenty pieces, the rest left out."""
    pieces: list[str] = []
    rest = text.strip()
    while rest and len(pieces) < _MOST_PARTS:
        end = _fits(rest, room=room, link=link)
        if end < len(rest):
            end = _pause(rest, end)
        pieces.append(rest[:end].strip())
        rest = rest[end:].strip()
    if rest:
        pieces[-1] = f"{pieces[-1][: room - 2]} …"
    return pieces or [""]


def _fits(text: str, *, room: int, link: int) -> int:
    """How far the words go that fit; inside a word only if it alone is longer than the room."""
    used = end = 0
    for match in _PIECE.finditer(text):
        word = match[0].rstrip()
        weight = len(match[0]) + sum(max(0, link - len(url[0])) for url in _URL.finditer(word))
        if used + weight - (len(match[0]) - len(word)) > room:
            return end or _hard_end(text, room)
        used += weight
        end = match.end()
    return end


def _hard_end(text: str, room: int) -> int:
    """Not between a letter and its accents, nor inside an emoji."""
    end = room
    while end > room // 2 and (unicodedata.category(text[end])[0] == "M" or "\u200d" in text[end - 1 : end + 1]):
        end -= 1
    return end


def _pause(text: str, end: int) -> int:
    """The last end of a paragraph or a line in the second half, if there is one."""
    for pause in ("\n\n", "\n"):
        at = text.rfind(pause, end // 2, end)
        if at > 0:
            return at
    return end
