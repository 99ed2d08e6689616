"""Votes that are only held where people do not agree: those vote who were to agree, unless others are named."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.ballots import Method
from reasoning.reader.clusters import Cluster, Clusters
from reasoning.reader.people import only_counted

_FAILS: Final = re.compile(
    r"(?<!\w)(?:if|when|where|should|in case|once)(?!\w)[^.;]{0,60}(?<!\w)(?:consensus|agreement|unanimity|agree|objections?|disagreements?)(?!\w)|^(?:\W|\d+[.)])*(?:otherwise|if (?:this|that|it) (?:fails|is not possible|cannot be|does not)|failing (?:this|that))(?!\w)"
    r"|(?<!\w)(?:wenn|falls|kommt) [^.;]{0,40}(?:konsens|einigung)(?!\w)|(?:faute de|à défaut de|sans) (?:consensus|accord)|(?:si no|a falta de|de no) (?:hay |alcanz\w+ )?(?:un )?(?:consenso|acuerdo)"
)
_AGREEING: Final = frozenset({Method.CONSENSUS, Method.LAZY_CONSENSUS, Method.CONSENT})


def lend_to_fallbacks(clusters: Clusters) -> None:
    """Let a vote that follows on a failed agreement be of those who were to agree: to be looked at."""
    for known in clusters:
        named = [each for each in known.near.get("electorate", ()) if not only_counted(each)]
        if known.way.method is not Method.YES_NO or named or not _FAILS.search(known.seeds[0].sentence.plain):
            continue
        for before in _agreed_before(known, clusters):
            for who in before.near.get("electorate", ()):
                known.said_far(who.unsure(), -1)


def _agreed_before(known: Cluster, clusters: Clusters) -> list[Cluster]:
    """The agreement that was sought before it in its section, the nearest one."""
    start = known.seeds[0].sentence.start
    found = [
        each
        for each in clusters
        if each.way.method in _AGREEING and each.section is known.section and each.seeds[0].sentence.start <= start
    ]
    return found[-1:]
