"""What is plain enough to be shown as sure: people look at everything else before they ratify it."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.rulebook_values import Duration, Threshold
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
_SHARES: Final = frozenset({"fraction", "ratio"})


def plainly_counts(limit: Finding) -> bool:
    """Whether a sentence does nothing but say how many must be for something."""
    words = limit.sentence.plain
    if (
        lexicon.QUORUM.search(limit.sentence.context)
        or not limit.sure
        or _OF_SOMETHING_ELSE.search(words)
        or _OF_WHAT_IS_NEEDED_ELSEWHERE.search(words)
    ):
        return False
    whole = isinstance(limit.value, Threshold) and limit.value.fraction == 1
    shares = {each.value for each in limit.sentence.quantities if each.kind in _SHARES}
    return len(shares) == 1 and (not whole or bool(_UNANIMOUS.search(words)))


def said_beside(finding: Finding, cluster: Cluster) -> bool:
    """Whether a number is said where the decision is: in its section, and a time even in its paragraph."""
    seeds = [seed.sentence for seed in cluster.seeds]
    if isinstance(finding.value, Duration):
        return any(finding.sentence.block == seed.block for seed in seeds)
    whose = body_of(finding.sentence.plain)
    return whose in {"", cluster.body} and any(finding.sentence.section is seed.section for seed in seeds)
