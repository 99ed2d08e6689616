"""The words of a web page as Markdown: headings, paragraphs, lists and tables; no navigation, no scripts."""

import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup, Comment
from bs4.element import NavigableString, PageElement, Tag

_DROPPED: Final = frozenset(
    "script style template noscript head iframe object embed svg math nav form button input select textarea audio video canvas".split()
)
_BLOCKS: Final = frozenset(
    "p div section article main header footer aside blockquote pre ul ol li dl dt dd table thead tbody tfoot tr figure figcaption details summary address hr h1 h2 h3 h4 h5 h6 body html".split()
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HTML: Final = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?>(?:<!--.*?-->\s*+)*)<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAG: Final = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|section|article)\b[^>]*>", re.IGNORECASE)
_SPECIAL: Final = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|\d+[.)](?=\s)|>|={3,}$|-{3,}$|```)")
_START: Final = re.compile(r"\d{1,6}", re.ASCII)
_DEEPEST: Final = 100
_MOST_TAGS, _MOST_UNCLOSED = 50_000, 1_000


class TooManyTags(Exception):
    """A page that would take minutes to read."""


def looks_like_html(text: str, name: str = "") -> bool:
    """Whether a text is a web page, or a good part of one, rather than Markdown with a few tags."""
    if _HTML.match(text):
        return True
    named = name.casefold().endswith((".html", ".htm", ".xhtml"))
    return bool(_BLOCK_TAG.search(text)) if named else text.lstrip()[:1] == "<" and len(_BLOCK_TAG.findall(text)) > 2  # noqa: PLR2004


def markdown_of(text: str) -> str:
    """Turn a page into Markdown; what is no HTML stays as words. Raises TooManyTags."""
    if text.count("<") > _MOST_TAGS or any(part.count("<") > _MOST_UNCLOSED for part in text.split(">")):
        raise TooManyTags
    soup = BeautifulSoup(text, "html.parser")
    root = soup.find("main") or soup.find("article") or soup.body or soup
    if not isinstance(root, Tag) or len(root.get_text(strip=True)) < len(soup.get_text(strip=True)) // 3:
        root = soup.body or soup
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    blocks = [block for block in (_flat(root) if _is_deep(root) else _blocks(root)) if block.strip()]
    if title and not any(block.startswith("#") for block in blocks):
        blocks.insert(0, f"# {title}")
    return "\n\n".join(blocks) + "\n"


def _is_deep(root: Tag) -> bool:
    """Whether tags stand in one another by the hundred, mostly because nobody closed them."""
    depths = {id(root): 0}
    for tag in root.descendants:
        if isinstance(tag, Tag):
            depths[id(tag)] = depths[id(tag.parent)] + 1
    return max(depths.values()) > _DEEPEST


def _flat(root: Tag) -> Iterator[str]:
    """Yield the words from where one block begins to where the next does, headings as such."""
    mark, run = "", ""
    for element in root.descendants:
        if type(element) is NavigableString:
            run += str(element)
        elif isinstance(element, Tag) and (element.name in _BLOCKS or element.name == "br"):
            yield _line(mark, run)
            mark, run = "#" * int(element.name[1]) if element.name in _HEADINGS else "", ""
    yield _line(mark, run)


def _line(mark: str, run: str) -> str:
    words = " ".join(run.replace("\xad", "").split())
    return f"{mark} {words}" if mark and words else _SPECIAL.sub(r"\1\\\2", words)


def _blocks(element: Tag) -> Iterator[str]:
    """Yield the Markdown of one element, a block at a time."""
    run: list[PageElement] = []
    for child in element.children:
        if (isinstance(child, Tag) and child.name in _DROPPED) or isinstance(child, Comment):
            continue
        if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(lambda tag: tag.name in _BLOCKS)):
            yield _paragraph(run)
            run = []
            yield from _block(child)
        else:
            run.append(child)
    yield _paragraph(run)


def _block(element: Tag) -> Iterator[str]:
    name = element.name
    if name in _HEADINGS:
        yield f"{'#' * int(name[1])} {_inline(element)}"
    elif name in {"ul", "ol"}:
        yield "\n".join(_items(element, 0))
    elif name == "table":
        yield "\n".join(_rows(element))
    elif name == "dt":
        yield f"**{_inline(element)}**"
    elif name == "pre":
        yield f"```\n{element.get_text()}\n```"
    elif name == "hr":
        yield "---"
    else:
        yield from _blocks(element)


def _items(element: Tag, indent: int) -> Iterator[str]:
    start = str(element.get("start"))
    number = int(start) if _START.fullmatch(start) else 1
    for item in element.find_all("li", recursive=False):
        if not isinstance(item, Tag):
            continue
        nested = item.find_all(["ul", "ol"], recursive=False)
        for inner in nested:
            inner.extract()
        marker = f"{number}." if element.name == "ol" else "-"
        number += 1
        yield f"{' ' * indent}{marker} {_inline(item)}"
        for inner in nested:
            if isinstance(inner, Tag):
                yield from _items(inner, indent + len(marker) + 1)


def _rows(table: Tag) -> Iterator[str]:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    for place, row in enumerate(rows):
        own = [cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row]
        cells = [_inline(cell).replace("|", "/") for cell in own]
        if not cells:
            continue
        yield f"| {' | '.join(cells)} |"
        if place == 0:
            yield f"|{' --- |' * len(cells)}"


def _paragraph(run: list[PageElement]) -> str:
    words = " ".join("".join(_words(child) for child in run).split(" ")).strip()
    lines = [" ".join(line.split()) for line in words.split("\n")]
    return "\n".join(_SPECIAL.sub(r"\1\\\2", line) for line in lines if line)


def _inline(element: Tag) -> str:
    return " ".join("".join(_words(child) for child in element.children).split())


def _words(element: PageElement) -> str:
    if isinstance(element, Comment):
        return ""
    if isinstance(element, NavigableString):
        return re.sub(r"\s+", " ", str(element)).replace("\xad", "")
    if not isinstance(element, Tag) or element.name in _DROPPED:
        return ""
    if element.name == "br":
        return "\n"
    inner = "".join(_words(child) for child in element.children)
    if element.name in {"strong", "b"} and inner.strip():
        return f"**{inner.strip()}** " if inner.endswith(" ") else f"**{inner.strip()}**"
    return f" {inner} " if element.name in _BLOCKS else inner
