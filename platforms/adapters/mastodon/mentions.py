"""Names in a post's HTML as full handles. The server says who is meant; the words that are shown may leave it out."""

import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

_VOID = frozenset("br img hr wbr input".split())


def with_full_names(html: str, handles: Mapping[str, str]) -> str:
    """The same markup, with each link to a mentioned account (`handles` by address) replaced by @name@domain."""
    if not handles:
        return html
    writer = _Writer(handles)
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)


def names(html: str, handle: str) -> bool:
    """Whether the words hold this name, with or without a domain."""
    return (
        re.search(rf"(?<![\w/@])@{re.escape(handle)}(?![\w])", re.sub(r"<[^<>]*>", "", html), re.IGNORECASE) is not None
    )


class _Writer(HTMLParser):
    def __init__(self, handles: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self._handles = handles
        self._inside = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._inside:
            self._inside += tag == "a"
            return
        given = dict(attrs)
        handle = self._handles.get(given.get("href") or "") if tag == "a" else None
        if handle and "hashtag" not in (given.get("class") or "").split():
            self._inside = 1
            self.parts.append(escape(f"@{handle}"))
        else:
            self.parts.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if not self._inside:
            self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            self._inside -= tag == "a"
        elif tag not in _VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._say(data)

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};")

    def _say(self, text: str) -> None:
        if not self._inside:
            self.parts.append(text)
