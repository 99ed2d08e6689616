"""For which decision a number is said, in the text's own words: "the quorum for requests of this kind is ten"."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.number_words import plain
from reasoning.reader.clusters import Cluster, Clusters
from reasoning.reader.findings import Finding

_SAID_OF: Final = re.compile(
    r"(?<!\w)(?:quorum|quórum|periods?|phase|window|duration|length|deadline|turnout|participation|frist|dauer|mindestbeteiligung|beteiligung|durée|délai|plazo|duración)(?: (?:required|needed|necessary))? (?:for|on|für|bei|pour|para) (?P<what>(?![0-9])[^.;:,()]{3,60}?) (?:is|are|shall|will|must|lasts?|runs?|takes?|requires?|needs?|ist|sind|beträgt|dauert|est|sont|dure|es|será|dura)(?!\w)"
    r"|^(?:\W|\d+[.)])*(?:for|in|on|für|bei|pour|para|en) (?P<first>(?![0-9])[^.;:,()]{3,60}?),? (?:the |a |an |der |die |das |le |la |el |ein |eine |un |une |una )?(?:quorum|quórum|voting|vote|votes|period|abstimmung|frist|délai|plazo)(?!\w)"
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_STEM: Final = 5
"""In letters: "changes" and "changed" are alike."""
_GENERAL: Final = frozenset(
    word[:_STEM]
    for word in (
        "the all any every each other such this these those our its their and for with vote votes voting voter ballot poll decision decide decisions meeting meetings"
        " proposal proposals motion motions matter matters resolution resolutions request requests question item general ordinary regular normal usual member members membership"
        " assembly board council committee community group team circle directors annual special extraordinary formal informal online written electronic secret valid binding purposes transaction business eligible active"
        " der die das den dem des alle aller jede jeder abstimmung abstimmungen beschluss beschlüsse entscheidung entscheidungen versammlung mitglieder mitgliederversammlung vorstand antrag anträge sitzung"
        " les une des tous toutes chaque vote votes décision décisions proposition assemblée générale conseil bureau membres réunion"
        " los las una todos todas cada voto votación decisión decisiones propuesta asamblea junta consejo miembros socios reunión change changes"
    ).split()
)
_OF_A_MATTER: Final = frozenset({"quorum", "voting", "notice", "discussion"})


def said_for(finding: Finding, clusters: Clusters) -> list[Cluster] | None:
    """Those of some ways of deciding for which a statement is made by name; None if it names none of them."""
    words = finding.sentence.plain
    found = _SAID_OF.search(words) if finding.purpose in _OF_A_MATTER else None
    if found is None:
        return None
    wanted = _stems(found["what"] or found["first"]) - _GENERAL
    named = [known for known in clusters if wanted and wanted <= _spoken_of(known)]
    return named if 0 < len(named) < len(clusters) else None


def _spoken_of(known: Cluster) -> set[str]:
    """What its heading and its label name."""
    return _stems(plain(f"{known.section.heading} {known.label or ''}"))


def _stems(words: str) -> set[str]:
    return {word[:_STEM].rstrip("s") if len(word) <= _STEM else word[:_STEM] for word in _WORD.findall(words)}
