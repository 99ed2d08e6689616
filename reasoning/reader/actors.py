"""Who acts, whatever people are called: the subject of a verb of which only people can be the subject."""

from __future__ import annotations

import re
from typing import Final

_FARTHEST: Final = 80
_SUBJECT: Final = re.compile(
    r"(?:^|[.;:,(\u2192\u2014!?]\s*|(?<!\w)(?:and|but|or|then|that|until|unless|if|case|when|while|so|instead|euros?|pounds?|dollars?) )"
    r"(?P<who>(?:only |just |solely )?(?:(?:the|any|our|an?|every|each|either|one|another) (?:other |same )?(?:[\w'\u2019-]+ ){0,2}[\w'\u2019-]+(?: (?:in charge|on duty|on call|on the (?:rota|desk)))?|(?:the )?person (?:in charge|on duty|responsible)))$",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?:^|[\s(])(?P<who>(?:(?:[Oo]nly|[Aa]ny|[Tt]he|[Oo]ur) )?(?P<first>[A-Z][\w-]+)(?: [A-Z][\w-]+){0,2})$"
)
_NO_NAME: Final = re.compile(
    r"(?:This|That|These|Those|It|He|She|They|We|You|I|Who|What|Which|There|One|If|When|Nobody|No|Only|Any|The|Our|And|But|Then|Voting|Votes?|Consensus|Everything|Anything|Nothing|Decisions?|Ihr|Wir|Man|Es|Sie|Er|Il|Elle|On|Nous|Se|Lo|Cada|Your?|Please|As|Also|So|All|Each|Every|Some|Most|Many|Both|Such|Other\w*|Where|Once|Articles?|Sections?|Rules?|Polic\w+|Motions?|Proposals?|Changes?|Ballots?|Polls?|Results?)",
)
_NO_PEOPLE: Final = re.compile(
    r"(?:it|this|that|which|what|there|thing|things|\w*(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|ing|age|ies|sal|val|ote|otes|aw|aws)|ballot|poll|result|outcome|motion|rule|rules|document|text|page|file|article|section|clause|paragraph|process|procedure|majority|minority|order|coin|lot|list|table|project|site|server|instance|account|post|message|rfc|pr|prs|patch|commit|branch|proposal|wiki|repo|repository|code|ticket|package|build|feature|thread|channel|issue|request|change|date|day|week|month|year|time|case|cases|number|reason|deadline|charter|community|membership|fund|budget|fee|dues|key|member|members|user|users|people|person|persons|individual|individuals|voter|voters|candidate|candidates|party|parties|participant|participants|nominee|proposer|author|letter|paper|order|number|matter|charter|register|newsletter|server|computer|manner|error|factor|chapter|quarter|author|bot|script|tool|software|system|state|court|consensus|quorum|dispute|conflict|matter|question|topic|bylaw|bylaws|email|link|term|terms)",
    re.IGNORECASE,
)
"""Heads of a subject that decide nothing themselves, or in a way that is read elsewhere."""


_AGENT: Final = re.compile(
    r"(?:the|an?|our) (?:[\w-]+ )?(?P<head>[a-zA-Z]{3,}(?:er|or|ee|ant|ist|ian|man|woman|chief|person))(?=[.,;)]|$)"
)


def actor_after(words: str, place: int) -> str | None:
    """Whoever is named right after a place as one who does something: "approved by the commissioner"."""
    found = _AGENT.match(words, place)
    return found.group() if found and not _NO_PEOPLE.fullmatch(found["head"].casefold()) else None


def actor_before(words: str, place: int) -> str | None:
    """The one person or body named as the subject right before a place, if it may be people at all."""
    near = words[max(0, place - _FARTHEST) : place].rstrip(" ,")
    named = _NAME.search(near)
    if named and not _NO_NAME.fullmatch(named["first"]):
        return named["who"]
    found = _SUBJECT.search(near)
    if found is None:
        return None
    described = re.sub(r" (?:in charge|on duty|on call|on the \w+|responsible)$", "", found["who"])
    head = described.rpartition(" ")[2]
    return None if _NO_PEOPLE.fullmatch(head) else found["who"]
