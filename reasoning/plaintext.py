"""The member's own words out of what a server sends: HTML of many dialects, Markdown or plain text.

Two steps. HTML becomes plain text in which quotations are `>` lines and code stands in backticks; then one
reader for all dialects finds who is mentioned, outside and inside quotations and code.
"""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass

from reasoning.markup import HANDLE, clean, has_markup, html_to_plain

MAX_CHARACTERS = 40_000  # far above what servers allow in one post
_EDGE_HANDLES = re.compile(r"@[\w.-]+(?:@[\w.-]+)?[\s,:;]*")
_CODE_SPAN = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_FOREIGN_LINK = re.compile(r"^\s*(?:re|qt|rt)\s*:\s*(?:<|\()?https?://", re.IGNORECASE | re.MULTILINE)
_QUOTE_LINE = re.compile(r"^\s*>")


@dataclass(frozen=True, kw_only=True)
class PostText:
    text: str  # the member's words; quotations as `>` lines, code in backticks
    addressed: bool  # the bot is mentioned outside quotations and code
    quoted: bool  # somebody else's words, or a link to their post, are part of it
    code: bool  # the bot is mentioned inside code
    mentions: tuple[str, ...]  # other accounts, lower case, with domain where the link gives it


def read_post(raw: str, *, bot_handles: Collection[str]) -> PostText:
    """Read one post; never raises, whatever the markup."""
    bot = _Names(bot_handles)
    raw = raw[:MAX_CHARACTERS]
    quoted = False
    if has_markup(raw):
        text, quoted = html_to_plain(raw, bot.is_bot)
    else:
        text = html.unescape(raw)
    return _read_plain(_tidy(clean(text)), bot, quoted=quoted)


def _tidy(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line != ">")).strip()


class _Names:
    """The names of the bot, with or without the domain of its server."""

    def __init__(self, handles: Collection[str]) -> None:
        known = [handle.strip().lstrip("@").lower() for handle in handles]
        self._full = {handle for handle in known if "@" in handle}
        self._local = {handle.partition("@")[0] for handle in known if handle}

    def is_bot(self, name: str, domain: str | None) -> bool:
        if name.lower() not in self._local:
            return False
        if not domain or not self._full:
            return True
        domain = domain.lower()  # pages may live on a subdomain of the domain in the handle
        return any(domain == home or domain.endswith("." + home) for home in self._homes(name.lower()))

    def _homes(self, name: str) -> list[str]:
        return [handle.partition("@")[2] for handle in self._full if handle.partition("@")[0] == name]


def _read_plain(text: str, bot: _Names, *, quoted: bool) -> PostText:
    quoted = quoted or bool(_FOREIGN_LINK.search(text))
    own_lines = []
    for line in text.split("\n"):
        if _QUOTE_LINE.match(line):
            quoted = True
            own_lines.append("")
        else:
            own_lines.append(line)
    own = "\n".join(own_lines)
    bot_in_code = any(bot.is_bot(m[1], m[2]) for code in _CODE_SPAN.finditer(own) for m in HANDLE.finditer(code[0]))
    addressed, mentions = False, dict[str, None]()
    for match in HANDLE.finditer(_CODE_SPAN.sub(" ", own)):
        if bot.is_bot(match[1], match[2]):
            addressed = True
        else:
            mentions["@".join(part for part in match.groups() if part).lower()] = None
    return PostText(
        text=_without_address(text, bot),
        addressed=addressed,
        quoted=quoted,
        code=bot_in_code,
        mentions=tuple(mentions),
    )


def _without_address(text: str, bot: _Names) -> str:
    """Drop the bot's name from the run of names at the start and at the end."""
    start, others = 0, []
    while match := _EDGE_HANDLES.match(text, start):
        name = HANDLE.match(match[0])
        if not name:
            break
        if not bot.is_bot(name[1], name[2]):
            others.append(match[0])
        start = match.end()
    text = ("".join(others) + text[start:]).strip()
    while True:
        last = max(text.rfind(" "), text.rfind("\n")) + 1
        name = HANDLE.match(text[last:])
        if not name or text[last + name.end() :].strip(".,!:;") or not bot.is_bot(name[1], name[2]):
            return text
        text = text[:last].rstrip()
