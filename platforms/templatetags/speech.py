"""How a member's words may stand in what the bot says."""

from django import template

register = template.Library()
_LONGEST_QUOTE = 220


@register.filter
def said(text: str) -> str:
    """A member's words on one line, in which no @name notifies anybody and no link works."""
    text = " ".join(text.split())
    for mark in ("@", ":/"):
        text = text.replace(mark, f"{mark}\u200b")
    return text


@register.filter
def quoted(clause: dict[str, str]) -> str:
    """A clause with its section; a long one ends with an ellipsis."""
    quote = " ".join(clause["quote"].split())
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return f"{clause['section']}: “{quote}”"
