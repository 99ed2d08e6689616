"""What is plain enough to be shown as sure: people look at everything else before they ratify it."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.rulebook_values import Duration, Quorum, Threshold
from reasoning.reader import lexicon
from reasoning.reader.clusters import Cluster
from reasoning.reader.findings import Finding
from reasoning.reader.subjects import body_of

_UNANIMOUS: Final = re.compile(r"unanim|einstimmig|à l'unanimité|consensus|consenso|konsens")
_OF_SOMETHING_ELSE: Final = re.compile(
    r"(?<!\w)(?:adjourn\w*|vertag\w*|ajourn\w*|aplaz\w*|prox(?:y|ies)|procurations?|pouvoirs|vollmacht\w*|quorum(?! is present| being present)|quórum|beschlussfähig\w*|call(?:ed|s|ing)? (?:for |by |an? |the |special |extraordinary )*(?:meetings?|written notice)|convened|einberuf\w*|convoqu\w*|convoca\w*|petition\w*|signed by|sign a)(?!\w)"
)
_OF_WHAT_IS_NEEDED_ELSEWHERE: Final = re.compile(
    r"(?<!\w)(?:which|that|matters?|where|wherever|whenever) (?:[\w,' ]{0,60} )?(?:requires?|required|needs?)(?!\w)|(?<!\w)(?:if|when) [^,;.]{0,80}(?:requires?|required)(?!\w)"
)
_OF_A_MEETING: Final = re.compile(
    r"(?<!\w)(?:meetings?|assembl(?:y|ies)) (?:\w+ ){0,3}?(?:shall|may|must|will|can|is|are|meets?) (?:only )?(?:be )?(?:called|held|convened|have|take place|conducted)(?!\w)|(?<!\w)to take place(?!\w)|(?<!\w)call for (?:it|one|a meeting)(?!\w)|(?<!\w)citaciones(?!\w)"
)
_SAID_ELSEWHERE: Final = re.compile(
    r"(?<!\w)(?:per|pursuant to|in accordance with|according to|as (?:defined|set out|provided|described|specified|required) (?:in|by)|gemäß|laut|nach maßgabe|conformément à|selon|conforme a|de acuerdo con|según) (?:the |our |der |des |de |l['’])?\W?(?:[\w-]+ ){0,2}?(?:bylaws?|articles?|sections?|charter|constitution|statut\w*|satzung|estatutos|artículos?|règlement|reglamento|§)"
)
"""It repeats what another place says."""
_IN_A_CASE: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:in (?:the )?(?:event|case)|en (?:el )?(?:caso|evento)|en cas|im falle?|falls|au cas où|if (?:no|none|neither|nobody)|wenn kein\w*|si (?:aucune?|nadie|ningun[oa]?)"
    r"|(?:with the )?exception|except(?: for| in)?|mit ausnahme|à l'exception|con (?:la )?excepción|salvo)(?!\w)"
    r"|(?<!\w)(?:so that|in order (?:to(?! (?:pass|be ))|that)|damit|afin (?:de|que)|para que)(?!\w)"
)
"""It says what holds in one case, or what for."""
_OF_SOMETHING_MORE: Final = (
    _OF_SOMETHING_ELSE,
    _OF_WHAT_IS_NEEDED_ELSEWHERE,
    _OF_A_MEETING,
    _SAID_ELSEWHERE,
    _IN_A_CASE,
)
_SHARES: Final = frozenset({"fraction", "ratio"})


def plainly_counts(limit: Finding) -> bool:
    """Whether a sentence does nothing but say how many must be for something."""
    words = limit.sentence.plain
    if (
        lexicon.QUORUM.search(limit.sentence.context)
        or not limit.sure
        or any(form.search(words) for form in _OF_SOMETHING_MORE)
    ):
        return False
    whole = isinstance(limit.value, Threshold) and limit.value.fraction == 1
    shares = {each.value for each in limit.sentence.quantities if each.kind in _SHARES}
    return len(shares) == 1 and (not whole or bool(_UNANIMOUS.search(words)))


def said_beside(finding: Finding, cluster: Cluster) -> bool:
    """Whether a number is said where the decision is: in its section, and a time even in its paragraph.

    A notice is mostly that of a meeting, whatever is decided there; a quorum has to be called one.
    """
    words = finding.sentence.plain
    if finding.purpose == "notice" or (
        isinstance(finding.value, Quorum) and not lexicon.QUORUM.search(words) and not lexicon.TAKING_PART.search(words)
    ):
        return False
    seeds = [seed.sentence for seed in cluster.seeds]
    if isinstance(finding.value, Duration):
        return any(finding.sentence.block == seed.block for seed in seeds)
    whose = body_of(words)
    return whose in {"", cluster.body} and any(finding.sentence.section is seed.section for seed in seeds)
