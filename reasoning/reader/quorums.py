"""Quorums: which numbers of a sentence say how many must take part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import Quorum
from reasoning.reader import lexicon
from reasoning.reader.attendance import must_attend, named_so, too_small
from reasoning.reader.findings import Finding
from reasoning.reader.sentences import Sentence

_FEW: Final = 2
"""Where more numbers than these stand together, people look which one it is."""
NEAR: Final = 70
"""In letters: what stands farther from a number says nothing about it."""
OF_PEOPLE_WHO_VOTE: Final = re.compile(
    r"\s*(?:of|der|des|de)(?: the| all| those| les| los| las)* ?(?:(?!(?:need|needs|must|to|be|are|is|have|has|shall|should|may|can|take|sind|ist|sein|müssen|est|sont)(?!\w))[\w'-]+ ){0,4}?(?:participating|who (?:take part|participate|vote|voted|are present|agree)|present"
    r"|voting(?! members)|attending|in attendance|anwesenden|erschienenen|présents|présentes?|représentés|presentes|asistentes|votants|votantes|voters|votes|ballots|stimmen|voix|votos)(?!\w)"
)
OF_SO_MANY: Final = re.compile(
    r"(?: (?:votes|members|people|votos|voix|jurés|stimmen|mitglieder\w*))? (?:of|out of|von|de|sur)(?: (?:the|its|our|their|los|las|les|den))? [0-9]+(?![\w%/])(?! (?:days?|weeks?|months?|years?|hours?|tage\w*|jours?|días?))"
)
TOTAL: Final = re.compile(r"[0-9]+ (?:\w+ )?(?:of|out of|von|sur|de)(?: the| los| las| les| den)? $")
"""Before the number of all of whom so many must agree."""
FOR: Final = re.compile(
    r"\s*(?:or more )?(?:(?!against|negative|opposing|days?|weeks?)[\w+'-]+ ){0,3}?(?:\+1s?(?!\w)|(?:positive|affirmative|yes|favou?rable|supporting|approving|binding) (?:\+1|votes?)?"
    r"|votes? (?:in favou?r|for(?! (?:each|every|any|all|the office|a seat)))|(?:\w+ ){1,3}?(?:gave|gives?|has given|have given|posts?|posted|leaves?|left|wr[io]tes?) (?:it |their |his |her |an? )*(?:\+1|approval|lgtm|thumbs)|approvals?|(?:of (?:them|the \w+|our \w+) )?(?:must|have to|has to|need to|needs to|should) (?:say yes|agree|approve|sign|consent|confirm)|sign-?offs?|signatures? of (?:the )?(?:board|directors)|(?:\w+ ){0,3}?(?:must |shall |have to )?(?:vote (?:affirmatively|positively|in (?:the )?affirmative|in support|yes|aye|to (?:approve|accept|admit))|vote in favou?r|approve|agree|support it|vote for|(?:say|says|write|writes) yes)|(?:thumbs?[ -]up|upvotes|hearts|likes|stars|reactions|👍|✅|\+1)(?!\w)"
    r"|(?:[\w·-]+ ){1,3}?(?:doivent|deben|deberán) (?:l'|lo |le |la )?(?:voter (?:pour|oui|en faveur|favorablement)|votar (?:a favor|sí|afirmativamente)|approuver|accepter|consentir|être d'accord|donner leur accord|aprobar\w*|aceptar\w*|consentir|estar de acuerdo|dar su)(?!\w)"
    r"|le (?:demandent|souhaitent|veulent|décident)|sont d'accord|y sont favorables|(?:\w+ )?(?:müssen |sollen )?(?:mit ja|dafür) (?:sind|stimmen)|(?:dem |einer \w+ )?zustimmen|(?:(?!ihre)\w+ ){1,2}ihre(?:n)? (?:zustimmung|einverständnis|ja)(?: \w+)? (?:erteil\w*|erklär\w*|gegeben|geben|bekund\w*|gibt)(?!\w)|(?:\w+ ){1,3}(?:zustimmen|zugestimmt haben|einverstanden sind)(?!\w)|stimmen (?:dafür|zu|dem zu)|einverstanden sind|lo (?:piden|quieren|apoyan|deciden)|estén de acuerdo|están de acuerdo|est[áé]n a favor|voten a favor|votan a favor"
    r"|ja-?stimmen|voix pour|voix favorables|votos (?:a favor|favorables|afirmativos))"
)
AGAINST: Final = re.compile(
    r"\s*(?:(?:(?:other |voting )?(?:members?|people|persons?|voters|residents|users|maintainers|committers|directors|participants) (?:who )?)?(?:else )?(?:objects?|opposes?|votes? (?:no|against)|writes? no|widerspricht|se opon[eg]a?)(?!\w)|(?:(?:[\w'-]+ ){0,4}?)(?:ne s'(?:y )?oppose|n'est contre|n'y est opposée?|dagegen (?:ist|stimmt|spricht)|einspruch erhebt|est[áé] en contra)(?!\w)|(?:or (?:more|fewer) )?(?:negative|opposing|dissenting|-1|vetoe?s?(?! (?:hat|haben|besitzt|rights?|power))|votes? against|against|blocks?|(?:binding )?-1s?|gegenstimmen?|nein-?stimmen|voix contre|votos en contra)(?!\w))"
)
_LIMITED: Final = re.compile(
    r"(?<!\w)(?:us|them|everyone|everybody)(?!\w)|elector|participant|user|resident|account|contributor|developer|maintainer|teilnehm|personne|quorum|vot|member|stimm|mitglied|voix|membre|adhérent|voto|miembro|socio|socia|asociad|componentes|leute|person|people|present|council|board|director|\+1"
)
_ATTENDANCE: Final = re.compile(
    r"must be there|attendance|engagement|turnout|participation|present|anwesen|beteiligung|présen|particip|asisten"
)
_CONDITION: Final = re.compile(
    r"(?<!\w)(?:more than|over|if|when|only|unless|minimum|count|counts|provided|vorausgesetzt|sofern|soweit|à condition|siempre que|must|shall|vali\w*|valab\w*|válid\w*|needs?|requires?|si|wenn|falls|doit|doivent|deben?|deberán?|requier\w+|se exige\w*|délibère|nécessaires?|necesari\w+|erforderlich|required|hace falta|constituid\w*)(?!\w)"
)
_VOTE_OF: Final = re.compile(
    r"(?:(?:affirmative|favou?rable|positive) votes? (?:of|by|from)|(?<!\w)(?:vote|act|acts|action|decision|approval) of|votos? (?:favorables?|afirmativos?|a favor) de|voix favorables? d(?:e|es)|vote favorable d(?:e|es)|zustimmung von)"
    r"(?: at least| more than| not less than| al menos| más de| au moins| plus de| mindestens| mehr als)?(?: the| a| an| la| los| las| un| une)? $"
)
_SUPPORT: Final = re.compile(
    r" (?:de |d'|an |of )?(?:support|approvals?|agreement|in favou?r|apoyos?|aprobación|a favor|votos a favor|approbations?|soutien|favorables?|pour|zustimmung|unterstützung|dafür)(?!\w)"
)
_MAJORITY_OF: Final = re.compile(r"majority of (?:at least )?$")
_A_VOTE: Final = re.compile(
    r"[ -]\(?(?:majority )?(?:vote|ballot)(?!\w)|[ -]?(?:super)?(?:majority|mehrheit)(?=[.,;)]|$| (?:if|when|provided|of (?:the )?votes)(?!\w))"
)
_QUORUM_IS: Final = re.compile(
    r"constitutes? (?:a|the) quorum|quorum (?:is|are|of|shall|will|requires?|means|consists|needed|for)(?! (?:be )?(?:not )?(?:present|reached|met|attained|achieved|established))|as (?:a|the) quorum|form (?:a|the) quorum"
)
_FEWER: Final = re.compile(
    r"(?<!no )(?<!not )(?:fewer than|less than|below|under|short of|weniger als|unter|inférieure? à|inferior a|moins de|moins du|moins de la|menos de|menos del)\s*(?:a |an |the |der |die |la |los )*$"
)
_WITH_FEWER: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:with|bei|mit|avec|con) (?:fewer|less|weniger|moins|menos) (?:than|als|de|que) [0-9]+ (?:people|members|voters|users|of us|participants|leuten?|personen|mitgliedern|anwesenden|personnes|membres|personas|socios|miembros)(?!\w)"
)
_IN_VAIN: Final = re.compile(
    r"(?<!\w)(?:void|invalid|fails?|lapses?|not (?:be )?(?:valid|decided|decide|vote|count|quorate|binding|taken)|(?:does|do|will) not count|(?:doesn't|don't|won't|can't) (?:count|decide|vote|pass)|no (?:decisions?|votes?|binding)|nothing|cannot|can't|may not|postponed|adjourned|ungültig|nicht|keine?|vertagt|nul(?:le)?|pas|aucune?|no (?:es|será|son|tiene|se)|nul[ao]|aplaza)(?!\w)"
)
_TAKE_PART: Final = re.compile(
    rf"{lexicon.TAKING_PART.pattern}|(?<!\w)(?:(?:people|members|voters|users|residents|persons|of us|[\w-]+s) (?:have |has )?(?:vot(?:e|es|ed)|present|come|came|are here)|(?:to )?vote (?:or|for (?:it|a vote|the vote) to)|participants|votes|ballots|teil(?=[,.])|votent|votan|voten|vienen|stimmen ab|abstimmen|anwesend\w*|présents?|presentes|asistentes)(?! (?:for|against|in favou?r|to)(?!\w))(?!\w)"
)
_NEEDED_TO_VOTE: Final = re.compile(
    r" (?:of )?(?:the |our |all )*(?:active |eligible |registered )?(?:members|people|voters|users|residents|community|electorate|us|maintainers|contributors|regulars|participants) to (?:vote|take part|participate|turn up|show up)(?= or |[.;,]|$| for (?:it|the vote|a vote|the result|a decision|any) )"
)
"""So many are needed for the vote, not for the proposal: "we need forty people to vote for it to count"."""
_WHO_VOTE: Final = re.compile(
    r"(?: or more)? (?:of )?(?:the |our |all |those )*(?:active |eligible |registered |entitled |voting )*(?:members|people|voters|users|residents|community|electorate|maintainers|contributors|regulars|participants|owners|committers|developers|students|employees|households)(?:,? (?:and|but|or) (?:(?:no|not) (?:fewer|less) than|at least|a minimum of) [0-9]+(?: [\w-]+)?,?)? (?:(?:have|has) )?(?:vote|votes|voted|casts? (?:(?:a|their|valid) )?(?:vote|ballot)s?)(?! (?:for|against|in favou?r|yes|no|to|positively|affirmatively|on (?:it|the proposal) positively)(?!\w))(?!\w)"
)
_CAST_ONE: Final = re.compile(
    r"[^.;]{0,80}?(?<!\w)casts? (?:(?:an?|their|valid) )?(?:vote|ballot)s?(?! (?:for|against|in favou?r))(?!\w)"
)
_HAS_QUORUM: Final = re.compile(
    r"(?<!\w)(?:if|when|where|unless|once|which|provid(?:ed|ing)(?: that)?|assuming(?: that)?|until|as long as|while|although|though|whether)(?: [\w,]+){0,8}? (?:a |the )?quorum (?:(?:is|are|be|being|was|has been|have been)(?: (?:not|initially|once|still|never))? (?:present|reached|met|established|attained|achieved|obtained|lacking|absent)|exists?|fails)(?!\w)"
    r"|(?:absence|lack|loss) of (?:a |the )?quorum|less than (?:a |the )?quorum|(?:si|lorsque|quand) (?:le |un )?quorum (?:n'est pas |est )(?:atteint|réuni)|(?:si|cuando) (?:el |no )*quórum"
)
"""Where a quorum is only mentioned, and its number said elsewhere."""
_VOTERS: Final = re.compile(
    r" (?:voters|participants|people voting|votes cast|ballots(?: cast)?|teilnehmende\w*|votants|votantes|participantes)(?=[.,;)]|$| in total)"
)
_IN_FAVOUR: Final = re.compile(
    r"(?<!\w)(?:vot(?:e|es|ed|ing)(?! members)|majorit\w+|approv\w+|adopt\w*|pass(?:es|ed)?|decid\w+|in favou?r|agree\w*|carried|\w*mehrheit|beschl\w+|stimmen|zustimm\w*|décid\w+|décisions?|voix|mayoría|votos|aprob\w+|acuerdos?|apoyos?|soutien|unterstützung)(?!\w)"
)
_DID_NOT: Final = re.compile(r"(?: [\w'-]+){0,3} who (?:did|do|have|has|were|are|was) ?(?:not|n't)(?!\w)")
_TITLED: Final = re.compile(
    r"(?:^|[.;|(,] ?)(?:with an? )?(?:minimum |required |the |meeting |assembly |general )*(?:quorum|quórum|turnout|participation|attendance|beteiligung|mindestbeteiligung|beschlussfähigkeit|participación)(?: (?:required|needed|for [\w ]{1,30}|minimale?|mínim[ao]))?(?: ?[:;=]| -) (?:at least |a minimum of |mindestens |au moins |al menos )?(?:an? |the )?$"
)
"""What a line names before its number: "Turnout: 15 votes"."""


_OF_A_QUORUM: Final = re.compile(
    r" of (?:the |a |that )?(?:[\w-]+ ){0,2}?(?:(?:required|necessary|needed) (?:to constitute|for) (?:a |the )?quorum|(?:required |necessary )?quorum)(?!\w)"
)
"""A share of those who make a quorum: how many these are is said elsewhere."""
_SO_OFTEN: Final = re.compile(
    r" (?:(?:consecutive|successive|regular|monthly|further|general|board|member|members'|committee) )*(?:meetings?|times|occasions|sessions)(?!\w)"
)
_LESSENED: Final = re.compile(r"(?<!\w)(?:reduc|lower|lessen|rais|increas)\w* (?:the |a )?quorum (?:\w+ )?by $")
_FROM_EACH: Final = re.compile(
    r" (?:\w+ )?(?:persons?|people|members?|representatives?|delegates?|adults?) (?:from|of|for) each of (?:the |our )?[0-9]+(?!\w)"
)
"""It is the households or groups that are counted."""
_HOWEVER: Final = re.compile(
    r"[^.;]{0,100}?(?<!\w)(?:vot\w+|cast)(?!\w)[^.;]{0,30}(?:for|in favou?r|yes|affirmative)(?:, | or )(?:in the )?(?:against|no|negative)(?:,? (?:or|and) )(?:\w+ly )?(?:abstain\w*|abstentions?|blank)(?!\w)"
)
"""So many who vote, in whatever way."""
_WHICHEVER: Final = re.compile(
    r"(?<!\w)(?:whichever|whatever is (?:less|lower|more|greater)|(?:the )?(?:lesser|smaller|lower|greater|larger|higher) of|je nachdem|la plus (?:petite|grande) des|la menor de|la mayor de)(?!\w)"
)
"""Of two numbers that stand there, only one holds at a time."""


def _too_few(sentence: Sentence, before: str, after: str, quantity: Quantity) -> bool:
    """Whether a vote with fewer than this number counts for nothing."""
    if quantity.kind not in {"count", "fraction"} or FOR.match(after) or AGAINST.match(after):
        return False
    if too_small(sentence.plain, quantity):
        return True
    fewer = _FEWER.search(before) and _IN_VAIN.search(sentence.plain)
    return bool(
        fewer
        and (_WITH_FEWER.match(sentence.plain) or _TAKE_PART.search(after[:NEAR]) or _TAKE_PART.search(before[-NEAR:]))
    )


def is_quorum(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> bool:
    """Whether a number says how many must take part, rather than how many must be for it."""
    words = sentence.plain
    if quantity.kind == "ratio" or not quantity.value or _is_what_votes_for(part, before, after):
        return False
    if _counts_others(before, after, quantity):
        return False
    titled = _TITLED.search(words[: quantity.start]) or _HOWEVER.match(after)
    if titled or _too_few(sentence, before, after, quantity) or must_attend(sentence, before, quantity):
        return True
    if column := sentence.column(quantity.start):
        return bool(lexicon.QUORUM.search(column) or _ATTENDANCE.search(column))
    spoken = list(_spoken(part))
    if spoken:
        shares = (other.start for other in sentence.quantities if other.kind == "fraction")
        another = any(named_so(words[:start]) for start in shares)
        return not another and _nearest_to_quorum(sentence, part, quantity, len(before))
    if (
        lexicon.QUORUM.search(sentence.context)
        and not lexicon.PASS.search(part)
        and quantity.kind in {"count", "fraction"}
    ):
        return True
    return _takes_part(sentence, part, before, after, quantity)


def _counts_others(before: str, after: str, quantity: Quantity) -> bool:
    """Whether a number is that of meetings, of all of whom some are needed, or changes a quorum."""
    if quantity.kind == "count" and TOTAL.search(before):
        return True
    return bool(
        _OF_A_QUORUM.match(after) or _FROM_EACH.match(after) or _SO_OFTEN.match(after) or _LESSENED.search(before)
    )


def _takes_part(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> bool:
    """Whether a number counts those who take part, and something depends on it."""
    if _WHO_VOTE.match(after) and (_other_share(sentence, quantity) or _CAST_ONE.match(after)):
        return bool(lexicon.AT_LEAST.search(before) or _CONDITION.search(sentence.plain))
    if _DID_NOT.match(after) or (OF_PEOPLE_WHO_VOTE.match(after) and lexicon.PASS.search(part)):
        return False
    if quantity.kind == "count" and (FOR.match(after) or AGAINST.match(after)):
        return False
    depends = bool(lexicon.AT_LEAST.search(before) or _CONDITION.search(sentence.plain))
    if _NEEDED_TO_VOTE.match(after) or (_VOTERS.match(after) and _other_share(sentence, quantity)):
        return True
    if quantity.kind == "fraction" and (
        _MAJORITY_OF.search(before)
        or (
            "majority" in sentence.plain[quantity.start : quantity.end]
            and not lexicon.TAKING_PART.search(after[: NEAR * 2])
        )
    ):
        return False
    taking_part = lexicon.TAKING_PART.search(after[: NEAR * 2]) or lexicon.TAKING_PART.search(before[-NEAR:])
    people = _LIMITED.search(after[:NEAR]) or lexicon.TAKING_PART.search(after[:40])
    return bool(taking_part and people and depends)


def only_of_a_quorum(part: str, before: str, after: str) -> bool:
    """Whether a number stands where a quorum is stated, and no word beside it speaks of being for something."""
    in_favour = _IN_FAVOUR.search(f"{before[-NEAR:]} # {after[:NEAR]}")
    return bool(_OF_A_QUORUM.match(after)) or (any(_spoken(part)) and not in_favour)


def _spoken(part: str) -> Iterator[re.Match[str]]:
    """Where a quorum is spoken of, other than to say what happens with or without one."""
    mentioned = [
        (found.start(), found.end()) for pattern in (_HAS_QUORUM, lexicon.NO_QUORUM) for found in pattern.finditer(part)
    ]
    for word in lexicon.QUORUM.finditer(part):
        if not any(start <= word.start() < end for start, end in mentioned):
            yield word


def _other_share(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether another share beside it says how many must be for it."""
    return any(each.kind == "fraction" and each.start != quantity.start for each in sentence.quantities)


def _is_what_votes_for(part: str, before: str, after: str) -> bool:
    """Whether the words beside a share make it a vote, although a quorum or people present are spoken of as well."""
    if _VOTE_OF.search(before) or _SUPPORT.match(after):
        return True
    return bool(_A_VOTE.match(after) and not _QUORUM_IS.search(part))


def _nearest_to_quorum(sentence: Sentence, part: str, quantity: Quantity, place: int) -> bool:
    """Of several numbers in the part of a sentence that names a quorum, the one closest to that word is it."""
    low = quantity.start - place
    spoken = list(lexicon.QUORUM.finditer(part))

    def distance(start: int, end: int) -> int:
        return min(max(start - word.end(), word.start() - end) + (word.start() > end) for word in spoken)

    own = distance(place, place + quantity.end - quantity.start)
    others = [
        distance(other.start - low, other.end - low)
        for other in sentence.quantities
        if other.kind in {"fraction", "count"}
        and low <= other.start < low + len(part)
        and other.value != quantity.value
        and not _FROM_EACH.match(sentence.plain, other.end)
    ]
    those = sentence.plain[quantity.end : quantity.end + NEAR]
    farthest = 3 * NEAR if lexicon.TAKING_PART.search(those) and not others else 2 * NEAR
    return own <= farthest and all(own < other for other in others)


def quorum(sentence: Sentence, quantity: Quantity, before: str, after: str, *, sure: bool) -> Finding | None:
    """Give the quorum that a number states, unless it is an upper limit or the factor of a square root."""
    if "square root" in after[:30] or "square root" in before[-40:]:
        return None
    value = quantity.value
    sure = sure and not _WHICHEVER.search(sentence.plain)
    sure = sure and len({each.value for each in sentence.quantities if each.kind in {"count", "fraction"}}) <= _FEW
    if (lexicon.at_most(before) or _FEWER.search(before)) and not _too_few(sentence, before, after, quantity):
        return None
    if isinstance(value, Fraction):
        return Finding("quorum", Quorum(fraction=value), sentence, sure)
    if isinstance(value, int) and value:
        return Finding(
            "quorum",
            Quorum(count=value),
            sentence,
            sure and bool(_LIMITED.search(after[:NEAR]) or lexicon.QUORUM.search(before[-40:])),
        )
    return None
