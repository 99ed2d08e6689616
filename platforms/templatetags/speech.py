"""How a member's words may stand in what the bot says."""

import re

from django import template

register = template.Library()
_LONGEST_QUOTE = 220
_LIVE = re.compile(r"@(?!\u200b)|:(?=/)|[#\uff03](?=\d*[^\W\d])")  # a name, a link, a hashtag; a bare #3 is a number
_REORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@register.filter
def said(text: str) -> str:
    """A member's words on one line; see `harmless`."""
    return harmless(" ".join(text.split()))


def harmless(text: str) -> str:
    """Words in which no @name notifies anybody, no link and no hashtag works, and no mark turns others round."""
    return _LIVE.sub(lambda mark: f"{mark[0]}\u200b", _REORDERS.sub("", text))


@register.filter
def quoted(clause: dict[str, str]) -> str:
    """A clause with its section; a long one ends with an ellipsis."""
    quote = said(clause["quote"])
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return f"{said(clause['section'])}: “{quote}”"
