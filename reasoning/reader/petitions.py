"""Petitions: how many must ask for something, before a vote on it or without one."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import Basis, Quorum, Threshold
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding
from reasoning.reader.quorums import NEAR, OF_SO_MANY, TOTAL
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import subject_of

_ENOUGH_BY_ITSELF: Final = re.compile(
    r"(?<!\w)(?:call(?:s|ed)?|conven\w+|requisition\w*|request\w*|demand\w*|requir\w+|sign\w*|petition\w*)(?!\w)[^.;]{0,120}(?<!\w)(?:(?:special|extraordinary|additional|general|members'?|emergency|new) (?:\w+ )?(?:meetings?|assembl\w+)|agenda)(?!\w)"
    r"|(?<!\w)(?:special|extraordinary|general|members'?|emergency) (?:\w+ )?(?:meetings?|assembl\w+)(?!\w)[^.;]{0,120}(?<!\w)(?:called|convened|requested|held|request|demand|petition)(?!\w)"
    r"|(?<!\w)(?:board|committee|council|assembly|group) meets (?:if|when|at the)(?!\w)"
    r"|(?<!\w)petition(?!\w)[^.;]{0,120}(?<!\w)(?:signed|made|filed|submitted|brought|presented|supported|started) by(?!\w)"
    r"|(?<!\w)petition(?!\w)[^.;]{0,80}(?<!\w)(?:gets?|reach(?:es)?|receives?|gathers?|obtains?|collects?|has|garners?)(?!\w)[^.;]{0,60}(?<!\w)(?:signatures?|signatories|supporters|names)(?!\w)"
    r"|(?:\w*versammlung|tagesordnung)(?!\w)[^.;]{0,160}(?:verlang|beantrag|forder|antrag)|(?:verlang|beantrag|forder)\w*[^.;]{0,120}(?:\w*versammlung|tagesordnung)"
    r"|(?<!\w)(?:conven(?:ed|es?)|einberuf\w*|einzuberufen|convoc(?:ar|ad|atoria)\w*|extraordinari[ao]s?)(?!\w)[^.;]{0,200}(?<!\w)(?:(?:so )?request(?:ed)?|solicit\w+|propong\w+|instad[oa]s?)(?!\w)"
    r"|assemblée[^.;]{0,120}(?:demande|convoqu)|demande[^.;]{0,120}assemblée|asamblea[^.;]{0,120}(?:solicit|convoc|petición)|(?:solicit|petición)[^.;]{0,120}(?:asamblea|punto|socias|socios)|(?:añadir|incluir) un punto"
)
_A_SECRET_VOTE: Final = re.compile(
    r"(?<!\w)(?:poll|recorded vote|ballot) (?:is|be) (?:\w+ )?(?:demanded|requested|called for) by(?!\w)|"
    r"(?<!\w)(?:geheim\w*|scrutin secret|bulletins? secrets?|votación secreta|voto secreto|secret (?:ballot|vote)|vote by ballot)(?!\w)[^.;]{0,120}(?<!\w)(?:verlang\w*|beantrag\w*|antrag|wünsch\w*|forder\w*|demand\w*|réclam\w*|solicit\w*|pide\w*|petición|request\w*|asks? for)(?!\w)"
    r"|(?<!\w)(?:verlang\w*|beantrag\w*|auf antrag|auf wunsch|à la demande|a petición|upon request)(?!\w)[^.;]{0,120}(?<!\w)(?:geheim\w*|scrutin secret|bulletins? secrets?|votación secreta|voto secreto|secret (?:ballot|vote))(?!\w)"
)
_MAY_ASK: Final = re.compile(
    r" (?:[\w'-]+ ){1,5}?(?:peu(?:t|vent)|können|kann|puede|pueden|podrán?|may|can)(?!\w)[^.;]{0,90}?(?<!\w)(?:demander|exiger|proposer|convoquer|saisir|inscrire|verlangen|beantragen|einberufen|einbringen|vorschlagen|solicitar|pedir|proponer|convocar|añadir|incluir|request|demand|call (?:for|an?)|ask (?:for|that|within|to have)|force|trigger)(?!\w)"
)
"""So many people may ask: what they ask for is decided by others."""
_IF_SO_MANY: Final = re.compile(
    r"^(?:\W|\d+\.)*(?:if|when|once|as soon as) (?:at least |any )?[0-9]+ (?:other |or more )?(?:[\w'-]+ ){1,3}?(?:tells?|asks?|complains?|reports?|says?|demands?|requests?|wants?|calls? for|signs?|agree|petition)(?!\w)"
)
"""A number of people whose word is enough: "if five players complain about a helper, ..."."""
_REQUEST_ITSELF: Final = re.compile(
    r"(?<!\w)(?:requests?|applications?)(?: for [\w ]{1,30})? (?:(?:will|must|shall|may|can) )?(?:requires?|needs?|pass(?:es)?|succeeds?|be|is|are|get)(?! (?:made|signed|submitted|filed|sent))(?!\w)[^.;]{0,50}$"
)
_AT_A_TIME: Final = re.compile(r" (?:\w+ ){0,2}at (?:a|the same) time(?!\w)")
"""What is voted on may be called a request; how many of them run at once is no number of people."""
_ASKS: Final = re.compile(
    r"[^.;,]{0,60}(?<!\w)(?:requests?|calls? for|demands?|asks? for|verlang\w*|beantrag\w*)(?!\w)"
)
_AT_REQUEST: Final = re.compile(
    r"(?:(?:at|on|upon) (?:the )?(?:written )?(?:request|requisition|petition|demand|call|initiative) (?:of|by|from)|(?:à|sur) (?:la )?(?:demande|requête|initiative)|a (?:petición|solicitud|iniciativa|instancia)(?: o petición)?|auf (?:schriftlichen )?(?:antrag|verlangen|wunsch|initiative)|requested by|demandée? par|solicitad[oa] por|beantragt von)"
    r"(?:(?: (?:écrite|motivée|escrita))?[^.;:]{0,60}(?: or| ou| o| oder))?(?: (?:de|del|of|von|by|d'|du|des|der|at least|au moins|al menos|mindestens|no fewer than|the|la|les|une|an?|un|una|einer|einem|eines|any))* ?$"
)
"""So many ask for it: "at the request of a majority of the members"."""
_CALLED: Final = re.compile(
    r"(?<!\w)(?:such|said|these|those) (?:\w+ ){0,2}?(?:meetings?|assembl(?:y|ies)) (?:may|shall|can|must|will|are|is)(?: also| only)?(?: be)? (?:called|convened|summoned)(?!\w)"
)
_CALLS_A_MEETING: Final = re.compile(
    r"(?<!\w)(?:(?:special|extraordinary|emergency|such|said|these|those|additional|other) (?:\w+ ){0,2}?(?:meetings?|assembl(?:y|ies))|(?:meetings?|assembl(?:y|ies)) of (?:the )?(?:[\w-]+ ){1,3}?) ?(?:[\w, ]{0,40} )?(?:may|shall|can|must|will|are|is)(?: also| only)?(?: be)? (?:called|convened|summoned)(?!\w)[^.;]{0,160}(?<!\w)by [^.;]{0,80}$"
    r"|(?<!\w)(?:convoquée?s?|convocad[oa]s?|einberufen)(?!\w)[^.;]{0,90}(?<!\w)(?:ou par|o por|oder von) [^.;]{0,30}$"
)
"""Who may call a meeting: "by the president, or a majority of the board"; nothing is voted on for that."""
_A_MEETING_MEETS: Final = re.compile(
    r"(?<!\w)(?:se réuni\w+|est (?:réunie?|convoquée?)|se reun\w+|tritt [^.;]{0,120}zusammen|meets?(?! the)|shall meet|convoquer|convocar\w*)(?!\w)"
)
_SIGNED: Final = re.compile(
    r"(?<!\w)(?:instrument|document|writing|agreement|consent|declaration)(?: in writing)?(?: and)?,? (?:duly )?signed by(?!\w)"
)
"""What so many have signed is decided by that."""
_MATTERS: Final = frozenset({"amendment", "dissolution", "removal"})


def is_asked(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> bool:
    """Whether a number says how many must ask for something, rather than vote for it."""
    if (quantity.kind == "fraction" and _REQUEST_ITSELF.search(before)) or _AT_A_TIME.match(after):
        return False
    near = before[-NEAR:] + " # " + after[: 2 * NEAR]
    if (
        quantity.kind == "fraction"
        and _CALLS_A_MEETING.search(sentence.plain[: quantity.start])
        and not _votes(before, after)
    ):
        return True
    of_members = (
        quantity.kind == "fraction" and isinstance(quantity.value, Fraction) and quantity.value < Fraction(1, 2)
    )
    if ((quantity.kind == "count" or of_members) and _MAY_ASK.match(after)) or (
        quantity.kind != "ratio" and _AT_REQUEST.search(before) and not _votes(before, after)
    ):
        return True
    return bool(
        quantity.kind != "ratio"
        and (lexicon.PETITION.search(near) or _IF_SO_MANY.search(sentence.plain))
        and not lexicon.QUORUM.search(part)
        and not (OF_SO_MANY.match(after) or TOTAL.search(before))
        and (_enough(sentence.plain) or not _votes(before, after))
        and (not by_majority(sentence, quantity) or _ASKS.match(after))
    )


def asked(sentence: Sentence, quantity: Quantity, before: str) -> Finding | None:
    """Give the number of those who must ask: a way to decide of its own where asking is enough."""
    words, value = sentence.plain, quantity.value
    if not value or not isinstance(value, int | Fraction):
        return None
    counted = lexicon.VOTE.search(words) and any(each.kind == "fraction" for each in sentence.quantities)
    only_ask = bool(
        (_MAY_ASK.match(words, quantity.end) and not counted)
        or _A_SECRET_VOTE.search(words)
        or _CALLS_A_MEETING.search(words[: quantity.start])
    )
    about = subject_of(words)
    if only_ask or _enough(words) or (about in _MATTERS and _SIGNED.search(words)):
        subject = about if about in _MATTERS and not only_ask else "petition"
        if isinstance(value, int):
            return Finding("threshold", Threshold(min_for=value), sentence, sure=False, subject=subject)
        more = lexicon.MORE_THAN.search(before) or lexicon.PLUS_ONE.match(words[quantity.end :])
        strict = value != 1 and bool(more or by_majority(sentence, quantity))
        limit = Threshold(fraction=value, strict=strict, basis=Basis.ELIGIBLE)
        return Finding("threshold", limit, sentence, sure=False, subject=subject)
    number = Quorum(count=value) if isinstance(value, int) else Quorum(fraction=value)
    return Finding("petition", number, sentence, sure=False)


def _enough(words: str) -> bool:
    """Whether asking is enough, without a vote that follows."""
    return bool(
        _ENOUGH_BY_ITSELF.search(words)
        or _CALLED.search(words)
        or _IF_SO_MANY.search(words)
        or _A_MEETING_MEETS.search(words)
    )


def by_majority(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a share is given by the word for a majority."""
    text = sentence.plain[quantity.start : quantity.end]
    return (
        "major" in text or text.startswith("most ") or "mehrheit" in text or text.endswith(" mehr") or "mayor" in text
    )


def _votes(before: str, after: str) -> bool:
    return bool(
        re.search(
            r"(?:majority|vote of|votes? (?:by|from)|approved by|mehrheit|majorité|mayoría|voto favorable)[\w ]{0,20}$",
            before,
        )
        or re.match(r"[\s-]*(?:majority|vote|mehrheit)", after)
    )
