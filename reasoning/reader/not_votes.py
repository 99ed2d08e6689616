"""Shares and counts that no vote is measured by: who sits in a body, what is against, what was once or may not be."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from governance.domain.quantities import Quantity
from reasoning.reader.reported import what_most_are
from reasoning.reader.sentences import Sentence

_BODY: Final = r"(?:seats?|places|positions|board|council|committee|team|jury|panel|members?|directors?|trustees|moderators|administrators|admins|maintainers|officers|mandates|\w*mitglieder|sitze|plätze|sièges|puestos|miembros|membres)"
_MADE_UP_OF: Final = re.compile(
    rf" (?:of|der|des|de|d') ?(?:the |its |our |all |these |their |los |las |les |la |el )*(?:[\w-]+ ){{0,2}}?{_BODY}(?: [\w-]+){{0,2}}? (?:(?:must|have to|has to|shall|should|will|need to|may|can) (?:not )?(?:be|come from|consist of|belong to|have)|(?:(?:shall|must|will) )?(?:retires?|stands? down|steps? down|goes? out of office)|(?:is|are) (?:\w+ )?(?:elected|renewed|replaced|reserved|appointed|chosen|filled|drawn|women|from|up for)|(?:(?:is|are|being|coming) )?up for (?:re-?)?election|(?:müssen|sollen) [\w ]{{1,40}} sein|(?:sind|werden) (?:\w+ )?(?:gewählt|erneuert|frauen)|(?:est|sont) (?:renouvelée?s?|élue?s?)|se renueva\w*|(?:deben|deberán) ser)(?!\w)"
    r"(?! (?:\w+ )?(?:deemed|considered|regarded|sufficient|enough|quorum|able|entitled|empowered|present|in favou?r|for (?:it|the|a)|required|needed|necessary|in agreement|ok|okay|fine|happy|convinced|there|anwesend|dafür|present\w*|attending|in attendance|cast|reached|obtained|participating|voting))"
)
"""Who a body consists of: "at least half of the council must be women", not what it decides by."""
_NO_MORE_THAN: Final = re.compile(
    r"(?:^|[.;,] ?|(?<!\w))(?:no|keine?r?|aucune?|ning[uú]na?)(?: [\w'-]+){1,5}? (?:may|can|shall|should|will|must|darf|dürfen|kann|peut|peuvent|puede|podrá)(?!\w)[^.;]{0,60}$"
    r"|(?<!\w)(?:(?:may|can|shall|must|should|will|do(?:es)?) (?:not|never)|cannot|can't|mustn't|darf nicht|dürfen nicht|ne (?:peut|peuvent|doit)|no (?:puede|podrá|debe))(?!\w)[^.;]{0,50}(?<!\w)(?:hold|have|own|control|represent|exceed|comprise|carry|cast|make up|amount|constitute|employ\w*|vertreten|halten|stellen|détenir|représenter|tener|representar|superar)(?!\w)[^.;]{0,30}$"
)
_LIMIT: Final = re.compile(
    r"(?:more than|over|exceed(?:ing)?|above|mehr als|plus d[eu]s?|más de[l]?) *(?:an? |the |der |la )?$"
)
"""What nobody may have more of: votes, seats, proxies."""
_AGAINST: Final = re.compile(
    r"(?! (?:votes? )?(?:for|yes|pour|dafür|a favor) (?:and|or|than|et|und|oder|y|o) )[^.;,()]{0,50}?(?<!than )(?<!and )(?<!or )(?<!que )(?<!als )(?<!\w)(?:against(?! (?:the (?:recommendation|advice|wish)|abuse))|oppos\w+|objects?|disagree[sd]?|rejects?|(?:vote|say|votes|says|voting) no|negative votes|no[ -]votes|dagegen|nein-?stimmen|contre|en contra|s'oppos\w+|se oponen?)(?!\w)"
)
_STOPS: Final = re.compile(
    r"(?<!\w)(?:fails?|rejected|blocked|stopped|defeated|unless|falls?|veto\w*|dropped|turned down|abgelehnt|es sei denn|rejetée?|sauf si|rechazad\w+|salvo que)(?!\w)"
)
_OF_SEATS: Final = re.compile(
    r" of (?:the |all |its |these |those )*(?:seats|places|positions|terms|offices|posts)(?!\w)"
)
"""How many places come up at once, or are kept for some."""
_A_MAJORITY: Final = re.compile(r"(?<!\w)(?:vote|approval|consent|agreement|support) (?:of|by|from) (?:at least )?$")
_INSTEAD_OF_A_NAME: Final = re.compile(r" (?:within|if|when|whenever|unless|before|after|at|during)(?!\w)")
"""What follows "one" where it stands for something named before: "must call one within a month"."""
_OBJECTING: Final = re.compile(
    r"(?<!\w)(?:objections?|opposition|dissent|vetoe?s?|disapproval|einspruch|widerspruch|einwände|opposition|oposición|objeción) (?:of|by|from|von|der|de|des|d')(?!\w)[^.;:]{0,60}$"
)
"""Before a share of those whose objection stops something."""
_HELD_BY_EACH: Final = re.compile(
    r"(?<!\w)(?:each|every|all|jedes|jede[rn]?|alle|chaque|tout|cada|todos?)(?!\w)(?:(?! (?:that|which|proposals?|motions?|der|die|das|qui|que) )[^.;]){0,80}? (?:has|have|exercises?|casts?|holds?|gets?|receives?|is given|(?:is|are) entitled to|hat|haben|dispose d[e']|a droit à|a|tiene|tendrá|dispone de) (?:only |just |exactly |up to |nur |je |seulement |sólo |solo |únicamente )?(?:an? )?$"
)
_FOR_THEIR_GOOD: Final = re.compile(
    r"(?<!\w)(?:benefit(?:s|ing)?|affect(?:s|ing|ed)?|(?:interests?|good|welfare|sake|benefit|enjoyment) of|im interesse|dans l'intérêt (?:de|d)|en (?:beneficio|interés) de)(?: to| of)? (?:the |a |der |la )?$"
)
"""What is done for most people is not decided by them."""
_HOW_OFTEN: Final = re.compile(r" (?:times?|fois|mal|veces|vez)(?!\w)(?! (?:as (?:many|much)|more))")
"""So many times a year is no number of people."""
_LESS_SOME: Final = re.compile(r" (?:minus|less|but|except(?: for)?|bis auf|moins|menos|sauf|salvo) [0-9]+(?!\w)")
"""All but so many are not all of them."""
_VOTES: Final = re.compile(r"\s*(?:single |equal )?(?:votes?|stimmen?|voix|votos?)(?!\w)")
"""What each of those who vote has: "every member has one vote", which is no number of votes that something needs."""
OF_SOMETHING_ELSE: Final = re.compile(
    r" (?:of|der|des|de|d') ?(?:(?:the|its|our|all|these|their|los|las|les|la|el|du|von) ?)*(?:it|that|this|budget|money|funds?|income|dues|fees?|seats?|costs?|price|time|year|profits?|surplus|space|donations?|revenue|salary|shares|capital|mitteln?|einnahmen|budget\w*|kosten|sitze|sièges|presupuesto|ingresos)(?!\w)"
)
_CHANGED_BY: Final = re.compile(
    r"(?<!\w)(?:increas\w*|rais(?:e[sd]?|ing)|reduc\w+|erhöh\w+|augment\w+|aument\w+|incremento)(?!\w)[^.;]{0,90}(?:more than|in excess of|exceeding|greater than|über|mehr als|plus de|más del?|superior a)\s*(?:an? )?$"
)
_COUNTED: Final = re.compile(r"[ -]*(?:majority|vote|\w*mehrheit|of (?:the |all )?(?:votes|members|owners|voting))")
"""By how much a sum may change is no share of votes."""
_ENDS_EARLY: Final = re.compile(
    r"(?<!\w)(?:votes?|voting|polls?|ballots?|discussions?|threads?|forums?|elections?|periods?) (?:can|may|will|shall|is|are|gets?|must)(?: then| also)?(?: be)?(?: \w+ly)? (?:closed|ended|stopped|concluded|cut short)(?!\w)(?! (?:by|as) )|(?<!\w)(?:votes?|voting|polls?|ballots?|elections?) (?:closes?|ends?|concludes?|stops?) (?:immediately|at once|as soon as|automatically|whenever|once|when)(?!\w)|(?<!\w)(?:close[sd]?|end(?:s|ed)?|conclude[sd]?|stop(?:s|ped)?) (?:the (?:vote|voting|poll|ballot) )?(?:early|sooner|ahead of time|prematurely)(?!\w)"
)
"""What lets a vote end before its time is not what it is decided by."""
_ONLY_PREFERRED: Final = re.compile(
    r"(?<!\w)(?:unanim\w+|(?:explicit|full|complete) agreement)(?!\w)[^.;,]{0,60}(?<!\w)(?:(?:is|are|may be|would be) (?:\w+ )?(?:preferred|preferable|desired|desirable|hoped for|welcome|ideal)|(?:is|are) not (?:\w+ )?(?:required|mandatory|necessary|needed))(?!\w)"
    r"|(?<!\w)(?:need not|do(?:es)? not (?:have|need) to) be unanimous(?!\w)|(?<!\w)(?:einstimmigkeit|unanimité|unanimidad)(?!\w)[^.;,]{0,40}(?:nicht (?:erforderlich|nötig|notwendig)|n'est pas (?:requise|nécessaire)|no es (?:necesaria|obligatoria))"
)
"""Unanimity that is only wished for."""
_ONCE: Final = re.compile(
    r"(?<!\w)(?:(?:the )?last (?:vote|election|poll|time|year|referendum|assembly|meeting)(?: \w+){0,4}? (?:passed|was|were|got|had|failed|ended|saw|drew)|in (?:19|20)[0-9]{2}(?!\w)[^.;]{0,40} (?:voted|decided|passed|agreed|adopted|elected|was|were)|suppose|imagine|let's say)(?!\w)"
)
_IN_SOME_CASE: Final = re.compile(
    r"^(?:\W|\w[.)] )*(?:in (?:the )?case of|in the event of|im falle?|en cas d|en (?:el )?caso de|en el supuesto)|(?:^|[.;] )(?:se entiende|on entend par|unter [\w ]{1,40} (?:versteht|ist))"
    r"|(?<!\w)if (?:agreeable|acceptable) to(?!\w)|(?<!\w)(?:attempt|endeavou?r|strive|seek) to reach(?!\w)"
    r"|(?<!\w)(?:if|when|where|wenn|falls|si|cuando) (?:the )?(?:turnout|participation|fewer|less|only|weniger|nur|moins|menos)(?!\w)"
)
_OTHERWISE: Final = re.compile(
    r"(?<!\w)(?:unless|except|otherwise|save|es sei denn|außer|ausser|sonst|andernfalls|sauf|sinon|à défaut|salvo|excepto|si no)(?!\w)[^.;]*$"
)


def is_no_vote(before: str, after: str, quantity: Quantity, words: str) -> bool:
    """Whether a number says who sits in a body, what each member has, or what nobody may have more of.

    `words`: how the number itself is said.
    """
    if _NO_MORE_THAN.search(before) and _LIMIT.search(before):
        return True
    if quantity.kind == "count":
        return bool(
            _HOW_OFTEN.match(after)
            or (quantity.value == 1 and _INSTEAD_OF_A_NAME.match(after))
            or (_HELD_BY_EACH.search(before) and _VOTES.match(after))
        )
    if quantity.kind != "fraction":
        return False
    if quantity.value == 1:
        return bool(_LESS_SOME.match(after))
    return bool(
        _FOR_THEIR_GOOD.search(before)
        or what_most_are(before, after, words)
        or (_CHANGED_BY.search(before) and not _COUNTED.match(after))
        or _MADE_UP_OF.match(after)
        or (_OF_SEATS.match(after) and not _A_MAJORITY.search(before))
    )


def stops_it(before: str, after: str, quantity: Quantity) -> bool:
    """Whether a share of votes against is what makes a proposal fail: how many must be for it is not said."""
    share = quantity.kind == "fraction" and quantity.value != 1
    return bool(
        share and ((_AGAINST.match(after) and _STOPS.search(f"{before} # {after}")) or _OBJECTING.search(before))
    )


def in_one_case(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number is for one case of several, or stands in a story: it is to be looked at."""
    words = sentence.plain
    shares = {
        each.value for each in sentence.quantities if each.kind == "fraction" and isinstance(each.value, Fraction)
    }
    several = len(shares) > 1
    return bool(
        several or _ONCE.search(words) or _IN_SOME_CASE.search(words) or _OTHERWISE.search(words[: quantity.start])
    )


def told(sentence: Sentence) -> bool:
    """Whether a sentence tells of what was once, of what might be, or of when a vote ends early."""
    return any(pattern.search(sentence.plain) for pattern in (_ONCE, _ENDS_EARLY, _ONLY_PREFERRED))
