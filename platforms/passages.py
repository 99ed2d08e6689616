"""Long texts in pieces that fit a post, cut where a reader would pause; and words that notify nobody."""

import re
import unicodedata
from collections.abc import Sequence

from platforms.ports import Room

_MENTION = re.compile(r"(?<![=/\w])@(?=[\w])")
_HASHTAG = re.compile(r"(?<![=/&\w])[#\uff03](?=\d*[^\W\d])")  # not a bare number, nor a place on a page
_PIECE = re.compile(r"\S+\s*|\s+")
_URL = re.compile(r"https?://\S+")
# Ends of sentences; where words have no spaces between them, sentences have none either.
_SENTENCE = re.compile(r"[.!?;:…][\"'”’»)\]*_]*(?=\s)|[。！？；][」』）”]*")
MOST_PIECES = 20


def harmless(text: str) -> str:
    """The same words, in which no @name notifies anybody and no #word joins a public list."""
    return _HASHTAG.sub(lambda mark: f"{mark[0]}\u200b", _MENTION.sub("@\u200b", text))


def gathered(passages: Sequence[str], room: Room, *, most: int) -> list[str]:
    """Passages in order, as few posts as hold them: whole ones share a post, and each that is cut begins its own.

    One piece more than `most` says that there are too many.
    """
    pieces: list[str] = []
    for passage in passages:
        cut_up = cut(passage, room=room.characters, link=room.link, most=most + 1)
        joined = f"{pieces[-1]}\n\n{cut_up[0]}" if pieces else ""
        if joined and len(cut_up) == 1 and _weight(joined, link=room.link) <= room.characters:
            pieces[-1] = joined
        else:
            pieces += cut_up
        if len(pieces) > most:
            break
    return pieces[: most + 1]


def cut(text: str, *, room: int, link: int, most: int = MOST_PIECES) -> list[str]:
    """The text in pieces of at most `room`, cut at paragraphs, lines, sentences or words; the rest is left out."""
    pieces: list[str] = []
    rest = text.strip()
    while rest and len(pieces) < most:
        end = _fits(rest, room=room, link=link)
        if end < len(rest):
            end = _pause(rest, end)
        pieces.append(rest[:end].strip())
        rest = rest[end:].strip()
    if rest:
        pieces[-1] = f"{pieces[-1][: room - 2]} …"
    return pieces or [""]


def _weight(text: str, *, link: int) -> int:
    """How a server counts it: a link as long as `link` at least."""
    return len(text) + sum(max(0, link - len(url[0])) for url in _URL.finditer(text))


def _fits(text: str, *, room: int, link: int) -> int:
    """How far the words go that fit; inside a word only if it alone is longer than the room."""
    used = end = 0
    for match in _PIECE.finditer(text):
        word = match[0].rstrip()
        weight = len(match[0]) - len(word) + _weight(word, link=link)
        if used + weight - (len(match[0]) - len(word)) > room:
            return end if len(word) <= room else _hard_end(text, end, end + room - used)
        used += weight
        end = match.end()
    return end


def _hard_end(text: str, start: int, end: int) -> int:
    """Not between a letter and its accents, nor inside an emoji."""
    longest = end
    while end > (start + longest) // 2 and (
        unicodedata.category(text[end])[0] == "M" or "\u200d" in text[end - 1 : end + 1]
    ):
        end -= 1
    return end


def _pause(text: str, end: int) -> int:
    """The last end of a paragraph, a line or a sentence in the second half, if there is one."""
    for pause in ("\n\n", "\n"):
        at = text.rfind(pause, end // 2, end)
        if at > 0:
            return at
    return max((found.end() for found in _SENTENCE.finditer(text, end // 2, end)), default=end)
