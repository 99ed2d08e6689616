"""Periods that a sentence only points back at: "This period lasts three days", after one that says what it is for."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.findings import Purpose
from reasoning.reader.sentences import Sentence

_THAT_PERIOD: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:this|the|that|such an?|each|dieser?|cette|est[ea]) (?:period|phase|time|window|stage|frist|zeitraum|période|délai|plazo|período)|it|they)(?: (?:must|shall|will|should|may|can|has to|have to|needs to))?(?: (?:be|lasts?|runs?|remains?|stays?|is|takes?|continues?|dauert|beträgt|dure|dura))(?!\w)"
)
"""What a time may be for that is only called so; the sentence before tells."""
_KINDS: Final[tuple[tuple[Purpose, re.Pattern[str]], ...]] = (
    (
        "discussion",
        re.compile(
            r"(?<!\w)(?:discuss\w*|debat\w*|comments?|comment period|feedback|consultation|deliberat\w*|diskussion\w*|beratung\w*|débat\w*|discusión|deliberación)(?!\w)"
        ),
    ),
    ("objection", re.compile(r"(?<!\w)(?:objections?|object|veto|einsprüche?|einwände|objections?|objeciones)(?!\w)")),
    (
        "voting",
        re.compile(r"(?<!\w)(?:vot(?:e|es|ed|ing)|ballots?|polls?|abstimmung\w*|scrutin|votación)(?!\w)"),
    ),
)


def period_before(sentence: Sentence) -> Purpose | None:
    """What a time is for, where its sentence only says "this period" or "it": the one thing that the sentence before names."""
    if sentence.previous is None or not _THAT_PERIOD.match(sentence.plain):
        return None
    named = [purpose for purpose, pattern in _KINDS if pattern.search(sentence.previous.plain)]
    return named[0] if len(named) == 1 else None
