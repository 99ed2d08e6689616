"""A colour for everybody in the town, by their name."""

from django import template

register = template.Library()
_COLOURS = 6


@register.filter
def face(handle: str) -> str:
    """A class of the square's style sheet: the same name always has the same colour."""
    return f"f{sum(handle.encode()) % _COLOURS}"
