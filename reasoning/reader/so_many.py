"""So many votes: numbers of people or votes that are enough for something, or too many against it."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.rulebook_values import Threshold
from reasoning.reader import lexicon
from reasoning.reader.quorums import AGAINST, FOR, OF_SO_MANY, TOTAL

_FOR_BEFORE: Final = re.compile(
    r"(?:confirmed by|backed by|(?:with|get|gets|needs?|requires?|have|has) the (?:backing|support) of|visto bueno de|(?:el )?acuerdo de|conformidad de|consentimiento de|l'accord de|consentement de|approbation de|einverständnis von|einwilligung von|approv(?:al|ed)(?: of| by| from)?|(?:reviewed|decided|handled|heard|judged|examined|checked|accepted|seconded and approved) by|agreement (?:of|from|by)|(?:approbation|validation|relecture|aprobación|validación|revisión|freigabe|review|approval|sign-?off|ok)(?: previa| préalable)? (?:de|d'|des|par|por|von|durch|by|of|from)|(?:reviewed|checked|validated|revisad[oa]|aprobad[oa]|validad[oa]|approuvée?|validée?|relue?) (?:by|por|par)|(?:geprüft|freigegeben|genehmigt|bestätigt) (?:von|durch)|(?:von|durch) (?=\d+ [\w:*-]+ (?:geprüft|freigegeben|genehmigt|bestätigt))|consent of|(?:given|granted) by|(?:vote|\+1s?|lgtm) (?:of|by|from)|votes? from|lgtm|sign-?off (?:of|by|from)|zustimmung von|aprobación de)"
    r"(?: at least| any| a minimum of| mindestens| au moins| al menos)?(?: (?:all )?the)? $"
)
_SO_MANY_OF_THEM: Final = re.compile(
    r"(?<!\w)(?:il en faut|hacen falta|se necesitan|braucht es|es braucht|sind es|müssen es|it takes|it needs) (?:au moins |al menos |mindestens |at least )?$"
)
_TAKES: Final = re.compile(
    r"(?<!\w)(?:takes?|needs?|requires?|braucht es|es braucht|benötigt|il faut|hacen falta|se necesitan|exige|demande) (?:the (?:votes?|agreement|approval|word) of )?(?:at least |any |a minimum of |mindestens |au moins |al menos )?$"
)
_TO_DO_IT: Final = re.compile(
    r" (?:of (?:the|our) |other )?(?:[\w'-]+ ){1,3}?(?:to|pour|para|um) (?:[\w']+ )?(?:ban|suspend|remove|block|expel|approve|merge|accept|reject|delete|close|grant|revoke|change|overrule|lift|admit|agree|suspendre|bannir|exclure|supprimer|accepter|suspender|expulsar|eliminar|aprobar)(?!\w)"
)
"""So many people are needed for an act: "it takes two moderators to suspend somebody"."""
_VOTES_NEEDED: Final = re.compile(
    r" (?:ja-?)?(?:stimmen|voix|votos?) [^.;,]{0,50}(?:nötig|notwendig|erforderlich|nécessaires|requises|necesari[oa]s)(?!\w)"
)
_RECEIVES: Final = re.compile(
    r"(?<!\w)(?:receiv(?:es?|ed|ing)|gets?|obtains?|gathers?|collects?|wins?|needs?|requires?) (?:at least |a minimum of |all(?: of)? |the )*$"
)
_THEIR_VOTES: Final = re.compile(r" (?:[\w-]+ ){0,2}votes?(?! (?:each|per|against|from|in (?:the|a) ))(?!\w)")
"""Whose votes they are stands between: "receives four officer votes"."""
_NO_NOUN: Final = re.compile(r"\s*(?:[.;,)]|$)")
"""The people who are counted were named in the sentence before."""
_TOGETHER: Final = re.compile(
    r" (?:other )?(?:[\w'-]+ ){1,2}?(?:together|jointly|acting together|gemeinsam|zusammen|ensemble|juntas|juntos) (?:can|may|können|dürfen|peuvent|pueden)(?!\w)|(?: other)? (?:[\w'-]+ ){1,3}(?:have to|must) (?:say yes|sign off|agree)(?!\w)|(?: (?:of|from) (?:them|us|the [\w'-]+))? (?:have to|must|müssen) (?:say yes|write yes|zustimmen)(?!\w)"
)
_MAY_ACT: Final = re.compile(
    r" (?:other |of (?:them|the [\w'-]+) )?(?:[\w'-]+ ){0,2}?(?:may|can) (?:also |then |still )?(?:re-?open|remove|block|approve|overrule|overturn|act|cancel|suspend|ban|lift|reverse|undo|grant|revoke|close|expel|admit|veto|stop|halt|merge|release|accept|reject|delete|unlock|lock)(?!\w)"
)
"""So many are enough: "two other regulars may reopen it"."""


_PLUS: Final = re.compile(
    r"(?<!\w)(?:receiv\w+|gets?|needs?|requires?|obtains?|collects?|gathers?|reach(?:es)?|with|has|have)(?: at least)?(?: an?| the)?(?: (?:total|sum|score) of)? \+$"
)


_ALL_BUT: Final = re.compile(
    r"(?<!\w)(?:all|every(?:one|body)?|everyone|unanim\w+|consensus|consent|alle[rn]?|einstimmig\w*|tous|toutes|unanimité|todos|todas|unanimidad)(?!\w)[^.;:,]{0,60}(?<!\w)(?:but|except(?: for)?|save|minus|less|bis auf|außer|sauf|moins|menos|salvo|excepto) (?:for )?$"
)
"""Before so many who need not agree: "all members but one"."""
_FEWER_THAN: Final = re.compile(r"(?:less|fewer) than |weniger als |moins de |menos de ")


def plus_votes(words: str, start: int) -> bool:
    """Whether a number behind a plus counts votes for: "it receives +2"."""
    return bool(_PLUS.search(words, 0, start))


def number_of_votes(value: int, before: str, after: str) -> Threshold | None:
    """So many votes for, or at most so many against, if the words around a number say that."""
    if _ALL_BUT.search(before):
        return Threshold(max_against=value)
    if AGAINST.match(after):
        limit = lexicon.at_most(before) and not _FEWER_THAN.search(before)
        return Threshold(max_against=value) if value == 0 or limit else None
    wanted = (
        FOR.match(after)
        or (value > 1 and _PLUS.search(before))
        or _TOGETHER.match(after)
        or _MAY_ACT.match(after)
        or (OF_SO_MANY.match(after) and any(words.search(before + after) for words in (lexicon.PASS, lexicon.VOTE)))
        or _FOR_BEFORE.search(before)
        or (_SO_MANY_OF_THEM.search(before) and _NO_NOUN.match(after))
        or (_TAKES.search(before) and (OF_SO_MANY.match(after) or _TO_DO_IT.match(after)))
        or (_VOTES_NEEDED.match(after) and not TOTAL.search(before))
        or (_RECEIVES.search(before) and _THEIR_VOTES.match(after))
    )
    if not wanted or not value or TOTAL.search(before) or lexicon.at_most(before) or lexicon.MORE_THAN.search(before):
        return None
    return Threshold(min_for=value)
