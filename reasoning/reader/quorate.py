"""Whom a number counts: where a text names nobody else, those who must agree, object or be there decide."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.rulebook_values import Quorum, Threshold
from reasoning.reader.findings import Finding
from reasoning.reader.groups import group_after, group_before
from reasoning.reader.sentences import Sentence

_NO_LETTERS: Final = 2
_OBJECTS: Final = re.compile(
    r"(?<!\w)(?:(?:has|have|raises?|makes?|voices?) (?:an? |any )?objections?|(?:has |have )?(?:object|oppose|disagree|complain|protest)(?:s|d|ed)?|(?:vote|say|speak)s? against(?: it)?|widersprich\w*|einspruch erheb\w*|s'y oppose(?:nt)?|se opone[n]?)(?!\w)",
    re.IGNORECASE,
)
_QUORUM_OF: Final = re.compile(
    r"(?<!\w)quorum (?:of|for) (?=(?:the|all|our) [^.;:,0-9%]{3,60}? (?:is|are|shall|will|must|consists?|means|requires?)(?!\w))",
    re.IGNORECASE,
)
_WHICHEVER: Final = re.compile(
    r"^(?:(?:none of the|none|no|any|an?|one|another|other|not one of the|kein\w*|aucune?(?: des)?|ningun[oa]?|ningún) )+",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"(?:no ?body|no ?one|any(?:one|body)|some(?:one|body)|people|persons?)", re.IGNORECASE)


def counted_in(finding: Finding) -> str | None:
    """The people of whom so many are asked for, in the text's own words."""
    number = finding.value
    if isinstance(number, Quorum):
        values = {number.fraction, number.count} - {None}
    elif isinstance(number, Threshold):
        values = {number.fraction, number.min_for} - {None}
    else:
        return None
    sentence = finding.defined or finding.sentence
    of_whom = _QUORUM_OF.search(sentence.flat) if isinstance(number, Quorum) else None
    if of_whom and (who := group_after(sentence.flat, of_whom.end())):
        return who
    for quantity in sentence.quantities:
        if quantity.value in values and (who := group_after(sentence.plain, quantity.end)):
            return _as_written(sentence, who)
    return None


def who_may_object(sentence: Sentence) -> str | None:
    """Of what is accepted unless somebody objects, the people whose objection is spoken of."""
    words = sentence.flat
    for found in _OBJECTS.finditer(words):
        who = group_before(words, len(words[: found.start()].rstrip()))
        bare = _WHICHEVER.sub("", who) if who else ""
        if bare and not _NOBODY.fullmatch(bare):
            return bare
    return None


def _as_written(sentence: Sentence, who: str) -> str | None:
    """Small letters as they stand in the sentence."""
    found = re.search(re.escape(who).replace("ss", "(?:ss|ß)"), sentence.flat, re.IGNORECASE)
    return found.group() if found and len(who) > _NO_LETTERS else None
