"""Who decides what a list holds: whoever its introduction names, "Together, the members may:"."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.findings import Group
from reasoning.reader.groups import MODAL, group_before
from reasoning.reader.people import found_people
from reasoning.reader.sentences import Sentence

_MAY: Final = re.compile(
    rf"(?<!\w){MODAL}(?! (?:\w+ )?(?:be|not|werden|être|ser)(?!\w))(?:,?(?: [\w,'-]+){{0,6}})?:$", re.IGNORECASE
)
"""What opens a list of what somebody may do; not of what may be done, or may not."""


def introduced(sentence: Sentence) -> tuple[str, Sentence] | None:
    """The people whom the introduction of an item lets decide, and that introduction."""
    lead = sentence.lead
    if lead is None or not sentence.item or sentence.row or lead.flat.rstrip()[-1:] != ":":
        return None
    if (opens := _MAY.search(lead.flat)) and (who := group_before(lead.flat, len(lead.flat[: opens.start()].rstrip()))):
        return who, lead
    named = (each.value for each in found_people(lead) if each.purpose == "electorate" and each.sentence is lead)
    return next(((each.text, lead) for each in named if isinstance(each, Group) and each.text), None)
