"""Kinds of meetings: what is said of the yearly or of special ones alone holds for no other."""

from __future__ import annotations

import re
from typing import Final

_SPECIAL: Final = re.compile(
    r"(?<!\w)(?:(?:special|extraordinary|emergency|urgent) (?:general |members'? |membership |board )?(?:meetings?|assembl\w+)|(?:ausserordentlich|außerordentlich)\w*|(?:assemblées?|asambleas?|réunions?|reuni\w+|sesi\w+) (?:générales? |generales? )?(?:extraordinaires?|extraordinarias?))(?!\w)"
)
_OTHERS_AS_WELL: Final = re.compile(
    r"(?<!\w)(?:annual|regular|ordinary|monthly|(?:any|all|every|each|both) (?:\w+ ){0,3}(?:meetings?|assembl\w+)|ordentlich\w*|ordinaires?|ordinarias?|annuelles?|anual\w*)(?!\w)"
)
_YEARLY: Final = re.compile(
    r"(?<!\w)(?:(?:annual|yearly) (?:\w+ ){0,2}?(?:meetings?|assembl\w+)|agm|jahreshauptversammlung|(?:assemblées?|asambleas?|réunions?|reuni\w+) (?:générales? |generales? )?(?:annuelles?|anual\w*))(?!\w)"
)
_ANY: Final = re.compile(r"(?<!\w)(?:any|all|every|each|both)(?: \w+){0,3} (?:meetings?|assembl\w+)")


def of_another_meeting(notice: str, own: str) -> bool:
    """Whether a notice is given of one kind of meeting alone, and a way's own words and headings name no such meeting."""
    special = _SPECIAL.search(notice)
    if special and not _OTHERS_AS_WELL.search(notice):
        return not _SPECIAL.search(own)
    return bool(_YEARLY.search(notice)) and not special and not _ANY.search(notice) and not _YEARLY.search(own)
