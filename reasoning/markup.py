"""From HTML of many servers to plain text: quotations as `>` lines, code in backticks, links with their address."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

MAX_TAGS = 4_000
MAX_DEPTH = 120

_DROPPED = frozenset(
    "script style template noscript head title iframe object embed svg math textarea select input button "
    "audio video canvas".split()
)
_BLOCKS = frozenset(
    "p div blockquote pre ul ol li h1 h2 h3 h4 h5 h6 table tr section article header footer details summary "
    "dl dt dd figure figcaption hr center".split()
)
_PARAGRAPHS = frozenset("p blockquote pre ul ol h1 h2 h3 h4 h5 h6 table".split())
_STRUCK = ("~~", "~~")
_AROUND = {
    "q": ('"', '"'),
    "del": _STRUCK,
    "s": _STRUCK,
    "strike": _STRUCK,
    "sup": ("^", ""),
    "sub": ("^", ""),
}

_TAG = re.compile(r"<(?:!--|/?[a-zA-Z][a-zA-Z0-9]{0,15}(?=[\s/>]))")
_CRUDE_TAG = re.compile(r"<[^<>]*>")
_HIDING = re.compile(r"display:none|visibility:(?:hidden|collapse)|font-size:0(?![.\d])|opacity:0(?:\.0+)?(?![.\d])")
_CSS_NOISE = re.compile(r"/\*[^*]*\*/|\s+")
HANDLE = re.compile(r"(?<![\w/@])@(\w(?:[\w.-]{0,60}\w)?)(?:@(\w(?:[\w.-]{0,250}\w)?))?")
_JOINERS = "\u200c\u200d"
_LATIN_END = 0x2FF  # the last of the Latin letters
_LONGEST_EMOJI = 12

IsBot = Callable[[str, str | None], bool]


def clean(text: str) -> str:
    """The same words without characters that hide, reorder or break: controls, bidi marks, zero widths."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    kept = []
    for at, char in enumerate(text):
        if char in _JOINERS:  # they belong to some scripts and to emoji, never between plain letters
            around = text[at - 1 : at] + text[at + 1 : at + 2]
            if around[1:] and all(ord(c) > _LATIN_END and unicodedata.category(c)[0] != "C" for c in around):
                kept.append(char)
        elif char == "\t":
            kept.append(" ")
        elif char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"):
            kept.append(char)
    return "".join(kept)


def has_markup(raw: str) -> bool:
    return bool(_TAG.search(raw))


def html_to_plain(raw: str, is_bot: IsBot) -> tuple[str, bool]:
    """The text, and whether it quotes; never raises."""
    if raw.count("<") > MAX_TAGS or _deepest(raw) > MAX_DEPTH:
        return _unreadable(raw), True
    writer = _Writer(is_bot)
    try:
        for event, node in _walk(BeautifulSoup(raw, "html.parser")):
            writer.take(event, node)
    except Exception:  # noqa: BLE001 - broken markup is a stranger's doing and must not stop the inbox
        return _unreadable(raw), True
    return writer.text(), writer.quoted


def _unreadable(raw: str) -> str:
    """Words of markup too wild to tell what is shown: all of it counts as quoted, so nothing in it is an order."""
    return "> " + " ".join(html.unescape(_CRUDE_TAG.sub(" ", raw)).split())


def _deepest(raw: str) -> int:
    """An upper bound on how deep tags are nested, before anything builds a tree of them."""
    depth = deepest = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", raw):
        if match[1]:
            depth = max(0, depth - 1)
        elif match[2].lower() not in ("br", "img", "hr", "wbr", "input"):
            depth += 1
        deepest = max(deepest, depth)
    return deepest


def _walk(soup: Tag) -> Iterator[tuple[str, PageElement]]:
    stack: list[tuple[str, PageElement]] = [("open", child) for child in reversed(soup.contents)]
    while stack:
        event, node = stack.pop()
        if isinstance(node, Tag):
            if event == "open" and _is_hidden(node):
                continue
            yield event, node
            if event == "open" and not _is_link(node):
                stack.append(("close", node))
                stack.extend(("open", child) for child in reversed(node.contents))
        else:
            yield "text", node


def _classes(node: Tag) -> frozenset[str]:
    return frozenset(str(name).lower() for name in node.get_attribute_list("class") if name)


def _is_hidden(node: Tag) -> bool:
    if node.name in _DROPPED or node.has_attr("hidden") or "invisible" in _classes(node):
        return True
    return bool(_HIDING.search(_CSS_NOISE.sub("", str(node.get("style") or "").lower())))


def _is_link(node: Tag) -> bool:
    return node.name == "a" and node.has_attr("href")


class _Writer:
    """Collects plain text while the markup is walked from start to end."""

    def __init__(self, is_bot: IsBot) -> None:
        self._is_bot = is_bot
        self._parts: list[str] = []
        self._quotes = 0
        self._code = 0
        self._fence = "`"
        self._skipping: Tag | None = None
        self.quoted = False

    def text(self) -> str:
        return "".join(self._parts)

    def take(self, event: str, node: PageElement) -> None:
        if self._skipping is not None:
            if event == "close" and node is self._skipping:
                self._skipping = None
            return
        if isinstance(node, Tag):
            self._tag(event, node)
        elif _shows(node):
            words = str(node)
            self._parts.append(words.replace("\n", self._newline()) if self._code else re.sub(r"\s+", " ", words))

    def _newline(self) -> str:
        return "\n" + "> " * min(self._quotes, 1)

    def _tag(self, event: str, node: Tag) -> None:
        name, opening = node.name, event == "open"
        if opening and "quote-inline" in _classes(node):  # the link that older servers show instead of a quoted post
            self.quoted = True
            self._skipping = node
            return
        self._block(name, opening=opening)
        if name in _AROUND:
            self._parts.append(_AROUND[name][not opening])
        elif name in ("code", "pre", "samp", "kbd"):
            self._code_mark(name, opening=opening)
        elif name == "br" and opening:
            self._parts.append(self._newline())
        elif name in ("td", "th"):
            self._parts.append(" ")
        elif name == "li" and opening:
            self._parts.append("- ")
        elif name == "img" and opening:
            alt = str(node.get("alt") or "")  # some servers send emoji as pictures
            self._parts.append("" if len(alt) > _LONGEST_EMOJI or any(c.isascii() for c in alt) else alt)
        elif _is_link(node):
            self._parts.append(_link(node, self._is_bot))

    def _block(self, name: str, *, opening: bool) -> None:
        if name == "blockquote":
            self._quotes += 1 if opening else -1
            self.quoted = True
        if name in _BLOCKS:
            self._parts.append("\n" + self._newline() if name in _PARAGRAPHS else self._newline())

    def _code_mark(self, name: str, *, opening: bool) -> None:
        if opening and not self._code:
            self._fence = "```" if name == "pre" else "`"
        self._code += 1 if opening else -1
        if self._code == (1 if opening else 0):
            self._parts.append(self._fence)


def _link(node: Tag, is_bot: IsBot) -> str:
    whole = " ".join(node.get_text().split())
    href = str(node.get("href") or "").strip()
    shown = clean(whole)
    classes = _classes(node)
    if shown.startswith("#") or "hashtag" in classes:
        return _seen(node)
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").lower()
    except ValueError:
        return _seen(node)
    if shown.startswith("@") and (handle := _linked_handle(shown, parts.path, host)):
        name, domain = handle
        return f"@{name}" if is_bot(name, domain) else f"@{name}@{domain}" if domain else f"@{name}"
    if parts.scheme not in ("http", "https"):
        return _seen(node)
    bare = shown.removeprefix("https://").removeprefix("http://").rstrip("/…")
    target = href.removeprefix("https://").removeprefix("http://")
    if not shown or (bare and " " not in bare and target.lower().startswith(bare.lower())):
        return href
    return f"{_seen(node)} ({href})"


def _seen(node: Tag) -> str:
    """The words of a link that a reader sees."""
    return " ".join("".join(str(inner) for event, inner in _walk(node) if event == "text" and _shows(inner)).split())


def _shows(node: PageElement) -> bool:
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)


def _linked_handle(shown: str, path: str, host: str) -> tuple[str, str] | None:
    """Who a mention means: the link decides, for the words shown leave out the server, or lie."""
    words = HANDLE.match(shown)
    if words and words[2] and words[2].lower() == host:
        return words[1], host
    last = HANDLE.match("@" + path.rstrip("/").rpartition("/")[2].lstrip("@"))
    if last:
        return last[1], (last[2] or host).lower()
    return (words[1], (words[2] or host).lower()) if words else None
