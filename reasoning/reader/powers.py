"""Powers in a list: "The board may:", "Son facultades de la Junta:", and beneath it what it decides, one item each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from governance.domain.ballots import Method
from governance.domain.rulebook_values import StageKind
from reasoning.reader.findings import Finding, Way
from reasoning.reader.groups import group_after
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of, subject_of

_POWERS: Final = re.compile(
    r"(?<!\w)(?:powers?|authority|(?:is|are) responsible for|(?:may|can|shall|will)(?: \w+){0,3}:$|(?:duties|responsibilities|tasks) (?:are|include)|competent|aufgaben|zuständig|befugnisse|obliegt|obliegen|beschlie(?:ß|ss)t über|entscheidet über"
    r"|pouvoirs?|compéten\w+|attributions|chargée?s? de|missions|funciones|facultades|competen\w+|atribuciones|corresponde)(?!\w)"
)
_HAVE: Final = re.compile(
    r"^(?:\W|\d+(?:\.\d+)*[.)]? )*(?:(?:the|die|der|das|le|la|les|el|los|las) |l')?", re.IGNORECASE
)
_OF_WHOM: Final = re.compile(
    r"(?:powers?|duties|responsibilities|aufgaben|befugnisse|pouvoirs|attributions|compétences|funciones|facultades|competencias|atribuciones)(?: [\w-]+){0,2}? (?:(?:of|der?|des|du|del|de la)(?!\w)|de l') ?|corresponden? (?:a |al )|obliegt |obliegen ",
    re.IGNORECASE,
)
_DECIDES: Final = re.compile(
    r"^(?:\W|\d+[.)]|[a-z][.)] )*(?:to )?(?:appoint|approve|admit|accept (?:or|new)|expel|exclude|elect|remove|dismiss|amend|adopt|ratify|hire|suspend|ban|dissolve|fill (?:any |the )?vacan\w+|make and amend|set (?:the )?(?:\w+ )?(?:dues|fees|budget)|nombrar|aprobar|admitir|resolver|acordar|elegir|separar|fijar|modificar|disolver|expulsar|sancionar|nommer|approuver|admettre|exclure|fixer|élire|modifier|voter|prononcer"
    r"|(?:die )?(?:wahl|abwahl|abberufung|ausschluss|aufnahme|festsetzung|festlegung|änderung|genehmigung|bestellung|satzungsänderung\w*|auflösung|beschlussfassung))(?!\w)"
)
_AN_OFFICE: Final = re.compile(
    r"(?<!\w)(?:moderators?|admins?|maintainers?|leads?|president\w*|chair|treasurer|secretary|officers?|coordinators?|staff|owners?|founders?|directors?|TSC|TOC|PMC|SC)(?!\w)",
    re.IGNORECASE,
)
_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)
_ALONE: Final = Way(StageKind.ROLE, Method.ROLE)
_LONGEST: Final = 25
"""In words: a longer item is a rule of its own."""


def powers(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """What a list leaves to the body that its lead sentence names."""
    for sentence in sentences:
        lead = sentence.lead
        if lead is None or not sentence.item or sentence.row or sentence.example or sentence.hedged:
            continue
        if len(sentence.flat.split()) > _LONGEST or not _DECIDES.search(sentence.plain):
            continue
        if lead.flat.rstrip()[-1:] == ":" and _POWERS.search(lead.plain) and (who := _whose(lead.flat)):
            way = _VOTE if body_of(who.casefold()) == "assembly" else _ALONE
            yield Finding(
                "method", way, sentence, sure=False, subject=subject_of(sentence.plain), more=(lead,), who=who
            )


def _whose(words: str) -> str | None:
    """The body that a lead sentence names: first, or as the one to which the powers belong."""
    named = _OF_WHOM.search(words)
    start = _HAVE.match(words)
    who = group_after(words, named.end()) if named else group_after(words, start.end() if start else 0)
    return who if who and (body_of(who.casefold()) or _AN_OFFICE.search(who)) else None
