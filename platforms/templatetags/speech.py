"""A clause in what the bot says."""

from django import template

register = template.Library()
_LONGEST_QUOTE = 220


@register.filter
def quoted(clause: dict[str, str]) -> str:
    """A clause with its section; a long one ends with an ellipsis."""
    quote = clause["quote"]
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return f"{clause['section']}: “{quote}”"
