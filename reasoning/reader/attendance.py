"""How many must be there: forms that say it of a meeting without the word for a quorum, or beside a majority."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.quantities import Quantity
from reasoning.reader.sentences import Sentence

_ATTENDED_BY: Final = re.compile(
    r"(?<!\w)(?:(?:presence|attendance|anwesenheit|présence|presencia|asistencia|concurrencia)(?:,? in person or by proxy,?| personnelle| effective| física)?"
    r"|(?:assembl(?:y|ies)|meetings?|\w*versammlung|assemblées?|asambleas?)(?!\w)[^.;]{0,90}(?<!\w)(?:(?:must|shall|has to|have to|needs to) (?:include|comprise|number|consist of|be (?:composed of|attended by))|doi(?:t|vent) (?:comprendre|compter|se composer|être composées?|réunir|rassembler|regrouper|comporter)|deb(?:e|en|erá|erán) (?:reunir|congregar|contar con|estar integradas?)|muss [^.;,]{0,30}umfassen))"
    r"(?: (?:of|by|von|der|des|du|de|del|d'|por|the|la|las|los|les|l'|at least|not less than|no fewer than|more than|mindestens|wenigstens|mehr als|au moins|plus|al menos|más))* ?(?:d'au moins |d'|de )?$"
)
"""Before the number of those who must be there: "the assembly must include", "la présence de"."""
_MAKE_A_QUORUM: Final = re.compile(
    r" of [^.;,]{3,70}, but (?:in no case |never |not )?(?:fewer|less|no fewer|no less) than [^.;,]{1,40}, (?:shall |will |must )?(?:form|constitute|be|is|are|make)s? (?:a|the) quorum"
)
"""A share with a smallest number before the word that says what it is."""
_SO_THAT_IT_IS_HELD: Final = re.compile(
    r"(?: of)? [^.;,]{0,60}?(?:present|there|in attendance)(?: in order)? (?:for|before) (?:it|the|an?|any|this|that|decisions?|votes?|business|us|we)(?: [\w-]+){0,3}? (?:to|can|may) (?:be )?(?:take place|held|begin|start|open|go ahead|proceed|happen|made|taken|valid|binding|decided?|vote|conducted|transacted)(?!\w)"
)
"""After the number of those without whom no meeting is held: "present for it to take place"."""
_FOR_IT_TO_COUNT: Final = re.compile(
    r" (?:of )?[^.;,]{0,40}?(?:has to|have to|must|needs? to) (?:vote|take part|participate|cast [\w ]{1,12}|turn out|show up) (?:for|before|or else) (?:the|a|any|it|that)[^.;,]{0,30} (?:to|can|will) (?:be )?(?:counts?|valid|binding|counted|stands?|official)(?!\w)"
    r"| (?:people|members|voters|users|residents|participants|of us|[\w-]+s)(?: (?:present|there|here|online|around|on the \w+|in the (?:room|call|meeting|channel)|at (?:the|an?|any|each) (?:table|meeting))){1,2} (?:in order )?to (?:decide|make (?:any |a )?decisions?|hold (?:a|the) (?:vote|meeting)|vote|pass|start|proceed|go ahead)(?!\w)"
)
"""After the number of those without whom a vote counts for nothing."""
_VOTES_FOR_IT_TO_COUNT: Final = re.compile(
    r" (?:votes?|ballots?|responses|voters|participants|stimmen|voix|votes|votos)(?: (?:cast|in total))? (?:are|is|must be|have to be|sind|sont|son) (?:needed|required|necessary|cast|nötig|erforderlich|nécessaires|necesarios) (?:for|damit|pour|para)(?!\w)[^.;]{2,60}(?<!\w)(?:valid|counts?|binding|gültig\w*|valables?|valides?|válid[oa]s?)(?!\w)"
)
_VALID_WITH: Final = re.compile(
    r"(?<!\w)(?:vote|poll|ballot|referendum|election|abstimmung|wahl|scrutin|votación)s?(?!\w)[^.;]{0,40}(?<!\w)(?:valid|binding|counts?|gültig|valables?|valides?|válid[oa]s?)(?: only)?(?: (?:with|if it has|mit|bei|avec|con))(?: (?:at least|a minimum of|mindestens|au moins|un minimum de|al menos|un mínimo de))? $"
)
_BARE_VOTES: Final = re.compile(r" (?:votes?|ballots?|stimmen|voix|votos)(?=[.,;)]|$)")
"""After the number of votes without which none of them counts."""
_A_MINIMUM: Final = re.compile(
    r"[(,;] ?(?:with |bei |avec |con )?(?:a |an )?(?:minimum|min\.?|at least|mindestens|au moins|al menos|mínimo)(?: of| de| d')? ?$"
)
_OF_THOSE_THERE: Final = re.compile(
    r" (?:(?!days?|weeks?|months?|years?|hours?|votes?)[\w'-]+ ){0,3}?(?:present|in attendance|attending|taking part|participants|participating|anwesende\w*|présente?s?|presentes|participantes|asistentes)(?= ?[).,;]|$)"
)
"""A smallest number beside a vote: "(minimum five present)"."""
_MAKE_IT_A_MEETING: Final = (_MAKE_A_QUORUM, _SO_THAT_IT_IS_HELD, _FOR_IT_TO_COUNT, _VOTES_FOR_IT_TO_COUNT)
_VALID_IF: Final = re.compile(
    r"(?<!\w)(?:gültig\w*|wirksam\w*|zählt|valables?|valide|válid[oa]s?|valen?|vaut|compte)(?!\w)[^.;]{0,80}$"
)
_VOTE_AT_ALL: Final = re.compile(
    r" (?:der|aller|des|de|du|los|las|d')? ?(?:(?:los|las|les|la|le) )?(?:[\w'·-]+ ){1,4}?(?:abstimmen|abstimmt|teilnehmen|teilnimmt|mitmachen|abgestimmt haben|participent?|participe|prend part|prennent part|vot(?:e|ent|ado|an?|en)|particip(?:a|an|en|e))(?= ?[.,;)]|$| (?:au|à|en|an der) )"
)
"""So many take part, in a sentence that says when a vote is valid: "valable que si un quart des membres participe"."""


_NAMED_SO: Final = re.compile(
    r"(?<!\w)(?:quorum|quórum|turnout|(?:voter )?participation|attendance|(?:mindest)?beteiligung|participación|asistencia)(?: (?:rate|minimale?|mínima|required))? (?:of|by|from|von|de|d'|del|des)(?: (?:at least|a minimum of|no less than|not less than|more than|over|mindestens|über|mehr als|au moins|plus de|al menos|más de))?(?: (?:the|an?|der|el|la|un|una))? ?$"
)
"""Right before the number of those who take part: "a turnout of at least"."""
_MORE_TO_IT: Final = re.compile(
    r"(?<!\w)(?:with|bei|mit|avec|con) (?:at least |a minimum of |mindestens |au moins |al menos )?$|(?<!\w)(?:and|und|et|y|plus) (?:at least|a minimum of|mindestens|au moins|al menos) $"
)
_SO_MANY_TAKE_PART: Final = re.compile(
    r" (?:(?:of|der|des|de) )?(?:(?:the|all|our|its|los|las|les) )*(?:(?!of|or|and|votes?|ballots?)[\w'-]+ ){1,4}?(?:voting|present|participating|taking part|attending|in attendance|having voted|anwesend\w*|présente?s?|votants|presentes|participantes)(?=[.,;)]|$| is| are| (?:to|can|may) )"
)
_THERE: Final = re.compile(
    r" (?:(?:of|der|des|de) )?(?:(?!votes?|ballots?)[\w'-]+ ){1,5}?(?:there|here|around|in the (?:room|call|meeting|channel))(?=[.,;)]|$| to )"
    r"| (?:participants|voters|people voting|teilnehmende\w*|votants|participant·?e?s|votantes|participantes)(?=[.,;)]|$| to )"
)
_NEEDS: Final = re.compile(
    r"(?<!\w)(?:needs?|requires?|takes?|with|without|has|have|brauch\w*|benötig\w*|il faut|nécessitent?|requieren?|necesitan?)(?: at least| a minimum of| no fewer than| mindestens| au moins| al menos)? $"
)
_DECISIONS: Final = re.compile(
    r"(?<!\w)(?:decisions?|votes?|polls?|ballots?|referend\w+|meetings?|proposals?|motions?|entscheidungen|beschlüsse|abstimmung\w*|sitzung\w*|décisions?|réunions?|decisiones|acuerdos|votaci\w+|reuni\w+)(?!\w)"
)
_TOO_SMALL: Final = re.compile(
    r"(?<!\w)(?:meetings?|votes?|assembl(?:y|ies)|sessions?|sitzung|versammlung|abstimmung|réunion|assemblée|vote|reunión|asamblea|votación) (?:with|of|attended by|mit|à|con) (?:fewer|less|weniger|moins|menos) (?:than|als|de|que) $"
)
_DECIDES_NOTHING: Final = re.compile(
    r"[^.;]{3,60}?(?<!\w)(?:cannot|can't|may not|must not|is not|are not|isn't|aren't|has no|have no|kann keine|ist nicht|ne peut|n'est pas|no puede|no es)(?!\w)"
)


def named_so(before: str) -> bool:
    """Whether the words right before a number say that so many take part."""
    return bool(_NAMED_SO.search(before))


def must_attend(sentence: Sentence, before: str, quantity: Quantity) -> bool:
    """Whether a number is that of those who must come; `before` is what its clause says before it."""
    words = sentence.plain
    if named_so(before) or _beside_a_share(sentence, before, quantity):
        return True
    if _ATTENDED_BY.search(before) or any(each.match(words, quantity.end) for each in _MAKE_IT_A_MEETING):
        return True
    if _VALID_IF.search(words[: quantity.start]) and _VOTE_AT_ALL.match(words, quantity.end):
        return True
    if _VALID_WITH.search(words[: quantity.start]) and _BARE_VOTES.match(words, quantity.end):
        return True
    smallest = quantity.kind == "count" and _A_MINIMUM.search(words[: quantity.start])
    return bool(smallest and _OF_THOSE_THERE.match(words, quantity.end))


def too_small(words: str, quantity: Quantity) -> bool:
    """Whether a meeting of fewer decides nothing: "a meeting with fewer than four members cannot decide"."""
    return bool(_TOO_SMALL.search(words[: quantity.start]) and _DECIDES_NOTHING.match(words, quantity.end))


def _beside_a_share(sentence: Sentence, before: str, quantity: Quantity) -> bool:
    """Whether so many take part in what another share decides, or a decision needs so many people there."""
    words = sentence.plain
    needed = _NEEDS.search(before) and _DECISIONS.search(words[: quantity.start])
    if needed and _THERE.match(words, quantity.end):
        return True
    if not _SO_MANY_TAKE_PART.match(words, quantity.end):
        return False
    shares = [each for each in sentence.quantities if each.kind == "fraction" and each.start < quantity.start]
    if shares and _MORE_TO_IT.search(before):
        return True
    return quantity.kind == "count" and bool(needed)
