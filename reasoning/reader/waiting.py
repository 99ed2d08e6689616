"""Which ways of deciding wait: for what is done at once, by one alone, or about something else, no time said elsewhere holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reasoning.reader.findings import Finding
from reasoning.reader.periods import BEFORE_IT_HOLDS, NOMINATING

_BY_ITSELF: Final = re.compile(
    r"(?<!\w)(?:by (?:itself|themselves|himself|herself)|(?:on|at|of) (?:its|their|his|her) own(?: \w+)?|(?:acting |deciding )alone|single-handed(?:ly)?|without (?:a |any )?(?:vote|asking|consultation|further \w+))(?!\w)"
    r"|(?<!\w)(?:von sich aus|eigenmächtig|selbständig|eigenständig|de (?:sa|leur) propre (?:initiative|autorité)|por (?:sí (?:mism[oa]s?|sol[oa]s?)|su (?:propia )?cuenta|iniciativa propia))(?!\w)"
    r"|['’]s? (?:interpretation|ruling|word|judge?ment) (?:takes?|is|are|shall|prevails?|stands)(?!\w)"
)
_AT_ONCE: Final = re.compile(
    r"(?<!\w)(?:immediate(?:ly)? (?:\w+ )?(?:vote|decision|ballot|poll|voting)|(?:vote|voted|decided|removed|banned|suspended)(?: \w+)? (?:immediately|at once|on the spot|right away|straight away)|vote (?:is|be) held immediately|(?:sofort|unverzüglich|auf der stelle) (?:abgestimmt|entschieden|gesperrt)|vote immédiat|votación inmediata)(?!\w)"
)
_OF_WHO_JOINS: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:the|an?|any|each|every|all|such|your|their|der|die|jede\w*|la|les|une|chaque|las?|los|cada) )*(?:nominations?|applications?|nominees?|applicants?|candidates?|candidac(?:y|ies)|aufnahmeantr\w+|bewerbung\w*|beitrittserklärung\w*|candidatures?|adhésions?|demandes? d'adhésion|candidaturas?|candidatos?|solicitud(?:es)? de (?:ingreso|admisión|adhesión))(?!\w)"
)
_OF_A_MEASURE: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:the|an?|any|each|every|all|such|der|die|das|eine?|jede\w*|la|les?|une?|chaque|las?|los|el|una?|cada) )*(?:blocks?|bans?|suspensions?|defederations?|sperrung\w*|sperre\w*|blockade\w*|blocages?|suspensions?|bannissements?|bloqueos?|suspensi[óo]n(?:es)?|expulsi[óo]n(?:es)?)(?!\w)"
)
"""What somebody is told of when it is done, or before: no meeting and no proposal."""
_OF_LARGER_THINGS: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:for|if it is|bei|für|pour|para) (?:(?:any|the|etwas) )?(?:bigger|larger|major|important|more important|serious|expensive|größere\w*|grössere\w*|wichtige\w*|plus (?:grandes?|gros\w*|importantes?)|cosas más|(?:cosas|decisiones) (?:grandes|mayores|importantes)) "
)
_GOING: Final = frozenset({"removal", "dissolution", "amendment", "federation"})
_MEASURES: Final = frozenset({"removal", "federation", "appeal"})
_TIMES: Final = frozenset({"voting", "notice", "discussion"})


def by_itself(words: str) -> bool:
    """Whether plain words say that somebody does something alone."""
    return bool(_BY_ITSELF.search(words))


def waits_for(own: Iterable[str], subject: str, finding: Finding, *, far: bool, votes: bool) -> bool:
    """Whether a time said in other words than its own, or even far away, can hold for a way of deciding on such a matter."""
    if finding.purpose not in _TIMES:
        return True
    said = finding.sentence.plain
    if _OF_WHO_JOINS.match(said) and subject in _GOING:
        return False
    if not votes and NOMINATING.search(said):
        return False
    if far and (
        (_OF_A_MEASURE.match(said) and subject not in _MEASURES)
        or _OF_LARGER_THINGS.match(said)
        or BEFORE_IT_HOLDS.search(said)
    ):
        return False
    return not any((_BY_ITSELF.search(words) and not votes) or _AT_ONCE.search(words) for words in own)
