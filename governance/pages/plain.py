"""Members' words for what is no page, such as feeds and calendars: one line, and nothing that breaks their formats."""

import re

# What XML cannot hold, what ends a line, and marks that turn the direction of everything after them.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_GAPS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """The same words on one line; what cannot be shown is a gap."""
    return _GAPS.sub(" ", _UNFIT.sub(" ", text)).strip()
