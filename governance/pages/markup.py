"""A constitution as safe HTML. Its text comes from members and hosts, so raw HTML in it is shown, never run."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from governance.domain.sections import Section, normalise, parse_sections

_DEEPEST = 6


class _Renderer(RendererHTML):
    """The parser finds headings exactly as `parse_sections` does; only what is written out differs."""

    def html_block(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"<p>{escape(tokens[idx].content)}</p>\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return str(escape(tokens[idx].content))

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return str(escape(f"[picture: {tokens[idx].content}]"))


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", renderer_cls=_Renderer)


def constitution_html(text: str) -> tuple[SafeString, tuple[Section, ...]]:
    """The text with an anchor on every heading, one level below the page's own, and its sections in order."""
    text = normalise(text)
    sections = parse_sections(text)
    parser = _parser()
    tokens = parser.parse(text)
    anchors = {text.count("\n", 0, section.start): section.anchor for section in sections if section.level}
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            level = int(token.tag[1:])
            token.tag = f"h{min(level + 1, _DEEPEST)}"
        if token.type in {"heading_open", "paragraph_open"} and token.level == 0 and token.map:
            anchor = anchors.get(token.map[0])
            if anchor:
                token.attrSet("id", anchor)
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "nofollow noopener noreferrer")
    html = parser.renderer.render(tokens, parser.options, {})
    return mark_safe(html), sections  # noqa: S308 - every word went through the renderer above
