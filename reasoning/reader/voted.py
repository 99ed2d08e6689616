"""A vote that a sentence names and counts nowhere: "the members vote on new rules", "decided by a vote of all"."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.actors import actor_before
from reasoning.reader.groups import group_after, group_before

_KIND: Final = r"(?:an? |the |its |their |our |un |une |una |einer |eine |simple |secret |open |public |written |online |formal |general |popular |informal |normal |usual |ordinary |electronic |postal |quick |geheimer |offener |einfacher |secreta |pública |abierta )*"
_VOTE: Final = r"(?:votes?|ballots?|polls?|referend\w+|show of hands|raising hands|abstimmung(?:en)?|handzeichen|scrutin|votaci[óo]n(?:es)?)"
_BY: Final = rf"(?:by|in|through|via|durch|per|mit|par|por|mediante) {_KIND}{_VOTE}(?! (?:with|requiring|of no|of confidence|results?)(?!\w))(?!\w)"
_OF: Final = r"(?:(?: \w+ly)? (?:of|by|among|amongst|from|der|aller|unter|des|de|entre) )"
_ADVERB: Final = r"(?:(?:then|also|all|together|jointly|first|always|usually|normally|finally|dann|gemeinsam|ensuite|ensemble|juntos) )*"
_VOTES_ON: Final = re.compile(
    rf"(?<!\w)(?<!full )(?<!final )(?<!first )(?<!second )(?<!next )(?<!a )(?<!the )(?<!this )(?<!such )(?<!each )(?<!any )(?<!no )(?:(?:shall|will|must|soll|doit|doivent|deberán?) )?{_ADVERB}(?:votes? {_ADVERB}(?:on|over|about)|stimm(?:t|en)(?= [^.;]{{2,100}}(?<!\w)ab(?!\w))|votent(?: sur| pour)?|vote sur|votan?(?: sobre| a)?|votarán?(?: sobre)?)(?! (?:behalf|time|the same|his|her|their own|who(?:m|ever)?|wer)(?!\w))(?!\w)",
    re.IGNORECASE,
)
_DECIDE_BY: Final = re.compile(
    rf"(?<!\w)(?:(?:shall|will|must|may|can) )?{_ADVERB}(?:decides?|chooses?|selects?|picks?|sets?|approves?|adopts?|accepts?|admits?|removes?|appoints?|changes?|settles?|agrees?|makes? (?:all |its |their |these |such )?decisions?|entscheide[nt]|beschließ(?:t|en)|bestimm(?:t|en)|leg(?:t|en)|décide(?:nt)?|choisi(?:t|ssent)|adopte(?:nt)?|fixe(?:nt)?|deciden?|eligen?|aprueban?|fijan?)(?!\w)[^.;:]{{0,80}}? {_BY}",
    re.IGNORECASE,
)
_DECIDED_BY: Final = re.compile(
    rf"(?<!\w)(?:(?:is|are|be|gets?|get) (?:[\w-]+ ){{0,2}}?(?:made|taken|agreed|accepted|resolved|passed|reached|decided|chosen|settled|approved|adopted|determined|changed|amended|removed|admitted|selected|ratified) (?:[\w-]+ ){{0,2}}?{_BY}"
    rf"|(?:goes|go|comes?|(?:is|are|be|gets?) (?:put|brought|submitted|taken|up)) (?:up )?(?:to|for|before) {_KIND}(?:vote|ballot|poll|referendum)(?!\w)|(?:is|are|be|gets?) voted (?:on|upon)(?!\w)"
    rf"|(?:über|hierüber|darüber)[^.;:]{{0,80}} (?:wird|werden) (?:[^.;:]{{0,80}} )?abgestimmt|(?:wird|werden) [^.;:]{{0,30}}?über [^.;:]{{2,60}} abgestimmt|(?:wird|werden) [^.;:]{{0,80}}?{_BY} [^.;:]{{0,60}}(?:entschieden|getroffen|gefasst|bestimmt|angenommen|beschlossen)|(?:est|sont|sera|seront) (?:soumise?s? au vote|mise?s? aux voix|(?:prises?|décidée?s?|adoptée?s?|choisie?s?|approuvée?s?) {_BY})(?!\w)"
    rf"|se (?:somete[n]?|someterán?) a votación|se votan?(?!\w)|se (?:deciden?|toman?|adoptan?|aprueban?|eligen?) {_BY})",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"(?:^|[.;:,(] ?|(?<!\w)(?:and|but|or) )(?:\W|\d+[.)])*(?:if|when|whenever|before|after|while|once|until|unless|where|as soon as|because|since|should|wenn|falls|bevor|nachdem|sobald|bis|si|lorsqu\w+|quand|avant|après|cuando|antes|después|hasta)(?!\w)[^.;:,]*$"
    r"|(?<!\w)(?:that|which|who|whether|if|when|before|after|until|die|wenn|qui|que)(?: [\w'-]+){0,4} ?$",
    re.IGNORECASE,
)
"""A vote that is spoken of beside what is said."""
_DENIED: Final = re.compile(
    r"(?<!\w)(?:no|not|never|nobody|without|cannot|n't|kein\w*|nicht|ohne|ne|sans|ni|sin|may|can|could|might|who|which|that|qui|que|right to|entitled to|eligible to|allowed to|able to|invited to|asked to|need to|want to|wish to|how to|to) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_WE: Final = re.compile(
    r"(?:^|[.;:,] |(?<!\w)(?:then|and|so|dann|und|puis|et|luego|y) )(?:we|wir|nous|on|all of us)(?: all| alle| tous)? ?$",
    re.IGNORECASE,
)
_RIGHT: Final = re.compile(r"(?<!\w)(?:right|entitled|eligible|allowed|permitted|able) to(?!\w)[^.;]*$", re.IGNORECASE)
_BACK: Final = re.compile(r"themselves|each other|one another|its own|it(?!\w)", re.IGNORECASE)


def voted(words: str) -> str | None:
    """Who votes where a sentence says that there is a vote and no more: their words, "" if nobody is named.

    Nothing, if it speaks of none, of a vote that there is not, or of one only beside what it says.
    """
    if found := _VOTES_ON.search(words) or _DECIDE_BY.search(words):
        before = words[: found.start()]
        who = _before(words, found.start())
        if (
            _DENIED.search(before)
            or _RIGHT.search(before)
            or _ASIDE.search(before[: len(before) - len(who)].rstrip() if who else before)
        ):
            return None
        if not who and not _WE.search(before):
            return None
        return _of(words, found.end()) or who
    if found := _DECIDED_BY.search(words):
        before = words[: found.start()]
        if _DENIED.search(before) or _ASIDE.search(before):
            return None
        return _of(words, found.end()) or ""
    return None


def _before(words: str, place: int) -> str:
    return group_before(words, len(words[:place].rstrip())) or actor_before(words, place) or ""


def _of(words: str, place: int) -> str:
    """Whose vote it is: "by a vote of all members"."""
    of = re.compile(_OF, re.IGNORECASE).match(words, place)
    if of is None or _BACK.match(words, of.end()):
        return ""
    return group_after(words, of.end()) or ""
