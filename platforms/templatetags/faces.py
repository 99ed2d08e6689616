"""A colour for everybody in the town, by their name."""

import zlib

from django import template

register = template.Library()
_COLOURS = 6
_SEED = 69  # tells the people apart who live in the first town


@register.filter
def face(handle: str) -> str:
    """A class of the square's style sheet: the same name always has the same colour."""
    return f"f{zlib.crc32(handle.encode(), _SEED) % _COLOURS}"
