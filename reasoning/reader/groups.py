"""Groups of people in the words of a text: where they begin and end beside a place in a sentence."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from reasoning.reader.acts import GERMAN_DONE
from reasoning.reader.called import PERSON
from reasoning.reader.spelling import ENDINGS

_NOUN: Final = re.compile(
    rf"(?<![\w-])(?:(?:core|co|sub|super|vice|head|non|ex|lead|senior|junior)-)?{PERSON}(?:{ENDINGS}){{0,2}}(?![\w-])",
    re.IGNORECASE,
)
_ACRONYM: Final = re.compile(
    r"(?<![\w-])(?:(?:TSC|TOC|PMC|PSC|CPC|BoD|GB|SC|TC|EC|PC|WG|SIG|CoCC|AG|AGO|AGE|CA|JD|MV)|(?<=[Tt]he )(?!(?:PR|MR|RFC|API|CLA|DCO|GPL|FAQ|URL|IRC|CI|ID|IP|US|USA|UK|EU|UN|AI|IRS|IRV|STV|DNS|CoC|PDF)(?![\w-]))[A-Z]{2,5})(?![\w-])"
)
"""What is said of a body in capitals; what is no body is left out by name."""
_THOSE: Final = re.compile(
    r"(?<![\w-])(?:those|people|anyone|everyone|diejenigen|wer|ceux|celles|quienes)(?= (?:who|with|present|voting|casting|eligible|entitled|die|qui|que)(?!\w))|(?<!\w)(?:die )?(?:anwesenden|erschienenen|stimmberechtigten)(?!\w)|alle(?=, (?:die|welche)(?!\w))|(?<!\w)(?:(?:who|wh)oever|wer|quien(?:es)?|quiconque)(?!\w)",
    re.IGNORECASE,
)
MODAL: Final = r"(?:may|can|shall|will|must|could|should|darf|dürfen|kann|können|soll(?:en)?|peuvent|peut|doi(?:t|vent)|puede|pueden|podrán?|deberán?)"
_STOPS: Final = re.compile(
    rf"(?:{MODAL}|is|are|was|were|be|been|by|to|from|that|than|if|when|whenever|unless|where|and|or|but|with|for|in|on|at|of|as|which|who|whose|have|has|had|vote[sd]?|least|most|also|so|then|then|because|after|before|once|while|until|it|this"
    r"|und|oder|von|vom|durch|wenn|dass|ist|sind|hat|haben|nach|mit|für|in|et|ou|par|si|que|qui|est|sont|ont|y|o|por|es|son|tienen?|receive|ask|call|called|each other|made|make)",
    re.IGNORECASE,
)
_DESCRIBES: Final = re.compile(r"(?:ordentlichen?|aktiven?|stimmberechtigten?|eligible|active|ordinary|full|voting) ")
_ONLY: Final = re.compile(r"(?:^|\s)(only|nur|seule?s?|sólo|solo) $", re.IGNORECASE)
_AND_THEY: Final = re.compile(
    rf"(?<!\w)(?:(?:each|every|all|any|both|the|alle|jede[rs]?|die|les|chaque|tous les|los|las|cada) )(?:[\w-]+ )?{PERSON} (?:and|or|und|oder|et|ou|y|o) $",
    re.IGNORECASE,
)
"""Others of whom the same is said: "each owner and tenant"."""
_REST_OF: Final = re.compile(
    r"(?<!\w)(?:(?:the|der|le|el) )?(?:rest|remainder|reste|resto) (?:of|des?|du|del|de la) $", re.IGNORECASE
)
"""Before those of whom some are meant: "the rest of the council"."""
_DETERMINER: Final = re.compile(
    r"(?:the|an?|any|each|every|all|der|die|das|den|dem|ein|eine|jede[rs]?|alle|le|la|les|un|une|chaque|tou[ts]|el|los|las|cada|todos|todas)",
    re.IGNORECASE,
)
_AFTER_NOUN: Final = re.compile(
    r"(?: (?:actifs?|actives?|ordinaires?|fondat\w+|présente?s?|votante?s?|adhérente?s?|élue?s?|activ[oa]s|fundador\w*|presentes?|inscrite?s?|cotisante?s?|numerari[oa]s|ordinari[oa]s|honorari[oa]s|asistentes|general(?:es)?|comunitari[oa]s?|communautaires?|vecinal(?:es)?|plénière|collégiale?|direct(?:eur|iv[oa])|exécutive?|ejecutiv[oa]|gestor[a]?|rector|extraordinaires?|extraordinari[oa]s?|mensual(?:es)?|mensuelles?|anual(?:es)?|annuelles?|ou représentés|o representad[oa]s|and voting))+(?!\w)",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    r"(?:,? (?:who|qui)| that| que)(?: (?:was|were|is|are|has|have|had|did|does|do|may|can|ne|n'\w+|est|sont|ont|a|no|es|son|han|ha))+(?: (?:not|no|never|been|pas|sido|present|there|in attendance|anwesend|présents?|presentes))*(?!\w)|,? whose(?: [\w'-]+){1,3} (?:is|are|was|were|has|have)(?: (?:not|no|never|been))*(?!\w)",
    re.IGNORECASE,
)
"""The verb of who they are is no end of their name: "a moderator who was not involved"."""
_NOT_BETWEEN: Final = re.compile(
    r"[.,;:()]|(?<!\w)(?:that|which|if|when|to|is|are|at|(?:votes?|ballot|consensus) on)(?!\w)"
)
_TAIL_OPENS: Final = re.compile(
    r",? ?(?!in (?:an? |any |the |such an? )?(?:emergenc\w+|urgent|case|cases|event)(?!\w)|in (?:an? |the )?(?:[\w-]+ )?(?:vote|ballot|poll|referendum)(?!\w)|(?:in such (?:a )?manner|in (?:person|writing)|for (?:expenses?|items?|all|each|every) )|for (?:violat\w+|cause|(?:just|good|any|other) (?:cause|reasons?)|conduct|misconduct|gross|failure|breach\w*|reasons?|the (?:unexpired|remain\w+|rest|balance|purposes?|duration))(?!\w)|(?:im|in|with|de) (?:konsen[st]\w*|consensus|consent)|(?:con|with|mit) (?:el |the |an? |der )?(?:votos?|votes?|mayoría|\w*mehrheit|stimmen)(?!\w))(?:of|in|on|registered|aged|older|having|holding|créée?s? depuis|inscrite?s? depuis|âgée?s? de|tirée?s? au sort|par tirage au sort|elegid\w+ por sorteo|with|who|whose|for|from|that|present|eligible|entitled|casting|der|des|die|das|welche[rs]?|mit|von|vom|ab|im|de|du|des|qui|à|que|con|disposant|ayant|titulaires|del|in good standing|voting)(?!\w)",
    re.IGNORECASE,
)
TAIL_ENDS: Final = re.compile(
    rf"[.;:()\u2014\"]| - |,(?! who| whose| die| das| der| qui| tirée?s? au sort)|(?<!\w)(?:{MODAL}|is|are|was|were|votes?|voted|approves?|agrees?|decides?|(?:on )?whether|if|unless|when|within|after|before|(?:at|in|on|for) which|at (?:a|the|its|any)(?= )|during|through|via|using|to|and|or|by|ist|sind|wird|werden|est|sont|sera|es|son|será|present|in favou?r|following|at least|(?:up)?on (?:the )?(?:proposal|recommendation|request|motion|initiative) of|auf (?:vorschlag|antrag|verlangen)|sur (?:la )?proposition|a propuesta|(?:with|by|mit|à|por)(?: (?:an?|the|la|der|einer))?(?: [\w/-]+){{0,3}} (?:majority|\w*mehrheit|majorité|mayoría|vote)|mit (?:\w*mehrheit|\w*(?:drittel|viertel|fünftel)\w*|\d/\d|\w+ (?:drittel|viertel)\w*)|à la majorité|por mayoría|for (?:an? |the )?(?:[\w-]+ )?(?:terms?|duration|years?|days?|weeks?|hours?)|acting)(?!\w)",
    re.IGNORECASE,
)
_OF_A_BODY: Final = re.compile(r" (?:of|de[rs]?|du|del) (?:the |our |this |l[ae] |l['’])?(?=\w)", re.IGNORECASE)
_WHO_DECIDE: Final = re.compile(
    r",? (?:which|who|der|die|das|welche[rs]?|qui|que|quien)(?:(?! (?:if|wenn|si) )[^.;:()]){0,60}?(?<!\w)(?:decides?|votes?|entscheide[nt]|beschlie(?:ß|ss)(?:t|en)|befinde[nt]|statue(?:nt)?|décide(?:nt)?|se prononce(?:nt)?|delibera|resultará|resolverán?|resuelven?)(?!\w)",
    re.IGNORECASE,
)
"""What follows a body and says that it decides, not who is in it."""
_POINTS: Final = re.compile(
    r"(?:those|everyone|everybody|anyone|anybody|diejenigen|alle|ceux|celles|quienes|aquellos)$", re.IGNORECASE
)
"""What means nothing without the words after it."""
_WHICH: Final = re.compile(r", (?:which|who|der|die|das|welche[rs]?|qui|que|quien)(?!\w)", re.IGNORECASE)
"""What opens a clause about a body of which the verb of deciding is that of the clause."""
_AND_ALL_WHO: Final = re.compile(
    r",? (?:und|sowie|and|et|ainsi que|y) (?:alle|diejenigen|everyone|everybody|anyone|those|people|ceux|celles|tous ceux|toutes celles|quienes|aquellos|wer),? (?:die|who|that|qui|que)(?!\w)[^.;:()]{1,100}(?=[.;:()]|$)",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(r" (?:present|in attendance|voting)(?: and voting| thereon)?(?!\w)", re.IGNORECASE)
"""What says of "those" who they are."""
_WHO_HAVE: Final = re.compile(r" (?:who|that|with|having)(?: (?:have|has|had))?(?!\w)", re.IGNORECASE)
_DETERMINED: Final = re.compile(
    r"^(?:(?:at least|a minimum of|mindestens|au moins|al menos) )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwanzig|deux|trois|quatre|cinq|dix|quinze|vingt|dos|tres|cuatro|cinco|diez|quince|veinte) ",
    re.IGNORECASE,
)
_PREDICATE: Final = re.compile(rf" (?:von|vom|aus|auf|in|im|ab|mit|zu[mr]?) [^.;,]{{1,60}}?(?:{GERMAN_DONE})(?!\w)")
"""What is done by those people, not who they are: "des Vorstands von der Liste gestrichen"."""
_WHOEVER: Final = re.compile(r"whoever|wer|quien(?:es)?|quiconque", re.IGNORECASE)
"""What follows it up to the verb of deciding says who that is."""
_OF_ANOTHER_CLAUSE: Final = re.compile(
    rf"^ (?:die|das) [^,]*,|(?<!\w)(?:{MODAL}|cannot|can't|if|when|unless|whether)(?!\w)"
)
"""Between people and a verb, what shows that the verb is not theirs."""
_SAID_OF_THEM: Final = re.compile(
    r"(?<!who )(?<!that )(?<!which )(?<!\w)(?:are|is)(?! (?:not )?(?:present|eligible|entitled|active|registered|in good standing)(?!\w))(?!\w)(?=[^.;]*(?:, | and ))"
)
"""A sentence about them that ends before another one begins: "those present are in favour, and a"."""
_OR_PROXIES: Final = re.compile(
    r",? (?:or|and) (?:by )?(?:(?:their|his|her|its|a|an)(?: or (?:his|her|their))? )?(?:\w+ )?(?:prox(?:y|ies)(?: holders?)?|representatives?|delegates?|alternates?),?(?: ?present)?$"
)
"""Those who vote for somebody else."""
_CLAUSE_BEGINS: Final = 20
"""In letters: "at least" or "is" within them belongs to who they are."""
FARTHEST: Final = 150
_ADVERBS: Final = re.compile(
    r"(?:,? (?:together|jointly|unanimously|collectively|alone|themselves|then|also|always|generally|usually|normally|ordinarily|gemeinsam|einstimmig|zusammen|ensemble|conjointement|juntos|conjuntamente)(?: and)?)+,?$",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r",? (?:shall |will )?(?:have|has|having) (?:the |an? )?(?:\w+ )?(?:rights?|power|authority)(?!\w)"
)
_UNNAMED: Final = re.compile(
    r"(?:(?:of|de|von|d') ?)?(?:its|their|his|her|seine[rnm]?|ihre[rnm]?|ses|leurs?|sus?)(?: own)? |(?:those|them|they|who)$",
    re.IGNORECASE,
)
_SHARE_OF: Final = re.compile(
    r"^(?:(?:at least|more than) )?(?:a |an |the )?(?:simple |absolute |general |popular |open |relative |unanimous |secret |two-thirds |three-quarters |\d+ ?% |\d/\d )?(?:super)?(?:[\w-]+-)?(?:majority|plurality|quorum|vote|election|ballot|poll|decision|approval|consensus|half|thirds?|quarters?|fourths|fifths|sixths|tenths|per ?cent)(?: vote| ballot)? (?:of|by|among|amongst) ",
    re.IGNORECASE,
)
_NUMBER_OF: Final = re.compile(
    r"^(?:the )?(?:total |current |whole )?number of (?:all )?(?:the )?|^(?:der |die )?(?:gesamt)?zahl der |^(?:le )?nombre (?:total )?(?:de |des |d')|^(?:el )?(?:número|total) (?:total )?de (?:los |las )?",
    re.IGNORECASE,
)
_COUNTED_IN: Final = re.compile(
    r",? (?:including|inclusive of|einschlie(?:ß|ss)lich|inklusive|y compris|incluid[oa]s?|incluyendo)(?!\w).*$",
    re.IGNORECASE,
)
"""Who is counted among the people that words speak of."""

_VOTE_AT: Final = re.compile(
    r"^(?:an? |une? |una |eine[rn]? |einem )?(?:votes?|votación|abstimmung|scrutin) (?:lors (?:d'une |de l'|de la )|(?:en|de|dans) (?:la |l'|una? |une )?|(?:in|auf) (?:der|einer) |(?:at|of|in) (?:an? |the ))",
    re.IGNORECASE,
)

_OF_THEM: Final = re.compile(
    r"^(?:(?:les|la|los|las|die|the) (?=(?:deux|trois|quatre|dos|tres|cuatro|zwei|drei|two|three|hälfte|moitié|mitad|\d)))?(?:(?:at least|more than|mindestens|au moins|al menos) )?(?:\d+(?:[.,]\d+)? ?(?:%|per ?cent|prozent|pour ?cent|por ?ciento)|\d/\d(?:rds|ths|th|rd)?|(?:(?:[\w-]+ )?(?:half|halves|thirds?|quarters?|fourths|fifths?|(?:zwei|drei|vier)(?:drittel|viertel|fünftel)n?|hälfte|moitié|mitad|drittel[n]?|vierteln?|fünfteln?|zehnteln?|tiers|quarts|cinquièmes|dixièmes|tercios|cuartos|quintos)))"
    r" (?:au moins |al menos |mindestens )?(?:(?:of|in|within|der|des|de|aller|sämtlicher) )(?:the |los |las |les )?|^(?:of (?!the public)|whom )+|^(?:más|plus|\+) (?:un[oae]?|1) (?:de |des |d')(?:los |las |tous les )?",
    re.IGNORECASE,
)
_MAJORITY_OF: Final = re.compile(
    r"^(?:(?:die |der |la )?(?:(?:einfachen?|absoluten?) )?(?:mehrheit|majorité|mayoría)(?: (?:simple|absolue|absoluta))?|(?:(?:suffrages|voix|votes|votos|stimmen)(?: (?:exprimés|valablement exprimés|emitidos|válidos))?)) (?:(?:der|aller|des|de los|de las) (?:anwesenden (?=mitglied))?|(?=seiner |ihrer )|de (?=ses |sus ))",
    re.IGNORECASE,
)
_SHARE_AHEAD: Final = re.compile(
    r"(?:at least |not less than )?[\w-]+ ?(?:%|per ?cent|percent)(?: \([^)]*\))?(?: or more)? (?:of )(?:the |all )?",
    re.IGNORECASE,
)
_VOTES_OF: Final = re.compile(
    r"(?:the |all |any |valid |total |formal )*(?:votes|ballots|stimmen|voix|votos|suffrages|sufragios)(?: cast| exprimés| valablement exprimés| emitidos)? (?:of|by|from|der|des|de|par|por) (?!an? )",
    re.IGNORECASE,
)
_VOTES_NOT_PEOPLE: Final = re.compile(
    r"(?:the |all |any |valid |total |formal )*(?:votes|ballots|stimmen|voix|votos|suffrages|sufragios)(?!\w)",
    re.IGNORECASE,
)


_AS_ONE: Final = re.compile(
    r"(?<!of )(?<!by )(?<!to )(?<!for )(?<!in )(?<!on )(?<!with )(?<!from )(?<!and )(?<!or )(?<!de )\b(?:[Tt]he|[Oo]ur) (?:Association|Society|Club|Cooperative|Co-op|Union|Guild|Federation|Lodge|Chapter)$"
)
"""All members at once, called by the name of what they belong to."""


def group_before(words: str, place: int) -> str | None:
    """The people named right before a place, with what is said of them in between."""
    if (all_of_them := _AS_ONE.search(words[:place])) is not None:
        return all_of_them.group()
    if proxies := _OR_PROXIES.search(words, 0, place):
        place = proxies.start()
    low = max([place - FARTHEST, *(found.end() for found in re.finditer(r"[.;:(]\s", words[:place]))])
    for noun in _nouns(words, max(0, low), place):
        ends = _end_of(noun, words)
        between = _ADVERBS.sub("", words[ends:place])
        if rights := _RIGHTS.search(between):
            between = between[: rights.start()]
        if _WHICH.match(between) and not between.rstrip().endswith(","):
            between = ""
        if between.strip(" ,") and not _TAIL_OPENS.match(between) and not _WHOEVER.fullmatch(noun.group()):
            continue
        if _OF_ANOTHER_CLAUSE.search(between) or (
            _SAID_OF_THEM.search(between) and not _WHOEVER.fullmatch(noun.group())
        ):
            continue
        start = _first_word(words, noun.start(), max(0, low))
        if others := _AND_THEY.search(words, max(0, low), start):
            start = others.start()
        if only := _ONLY.search(words, 0, start):
            start = only.start(1)
        return tidy(words[start:ends] + between)
    return None


def group_after(words: str, place: int) -> str | None:
    """The people named right after a place."""
    if share := _SHARE_AHEAD.match(words, place):
        place = share.end()
    votes_of = _VOTES_OF.match(words, place)
    if votes_of:
        place = votes_of.end()
    elif _VOTES_NOT_PEOPLE.match(words, place):
        return None
    named = _nouns(words, place, min(len(words), place + 90))
    for noun, following in zip_longest(named, named[1:]):
        if following and words[noun.end() : following.start()] in {" ", "' ", "’ "}:
            continue
        between = words[place : noun.start()]
        if len(between.split()) > 5 or _NOT_BETWEEN.search(between):  # noqa: PLR2004
            return None
        end = _end_with_what_is_said(noun, words)
        if others := _AND_ALL_WHO.match(words, end):
            end = others.end()
        return tidy(words[place:end])
    return None


def _end_with_what_is_said(noun: re.Match[str], words: str) -> int:
    """Where the words end that say who of those people: "members who were here in May"."""
    end = _end_of(noun, words)
    decides = _WHO_DECIDE.match(words, end) and not _POINTS.search(words, 0, end)
    if _TAIL_OPENS.match(words, end) and not _PREDICATE.match(words, end) and not decides:
        said = _PRESENT.match(words, end)
        relative = _RELATIVE.match(words, end)
        stop = TAIL_ENDS.search(words, said.end() if said else relative.end() if relative else end + 1)
        if stop and stop.group() == "at least" and _WHO_HAVE.match(words, end):
            stop = TAIL_ENDS.search(words, stop.end())
        end = min(stop.start() if stop else len(words), end + FARTHEST)
        end = words.rfind(" ", 0, end + 1) if end < len(words) and words[end].isalnum() else end
        return _up_to_their_body(words, noun.end(), end)
    if _WHOEVER.fullmatch(noun.group()):
        stop = TAIL_ENDS.search(words, min(len(words), end + _CLAUSE_BEGINS))
        return min(stop.start() if stop else len(words), end + FARTHEST)
    return end


def _up_to_their_body(words: str, start: int, end: int) -> int:
    """Where a tail ends that names the body to which people belong, before a verb that follows it."""
    body = next(iter(_nouns(words, start, end)), None) if _OF_A_BODY.match(words, start) else None
    if body is None:
        return end
    ends = _end_of(body, words)
    plain_end = ends >= end or _TAIL_OPENS.match(words, ends) or not words[ends : ends + 2].strip().isalpha()
    return end if plain_end else ends


def _end_of(noun: re.Match[str], words: str) -> int:
    """Where a noun ends with the adjectives that follow it."""
    more = _AFTER_NOUN.match(words, noun.end())
    return more.end() if more else noun.end()


def _nouns(words: str, start: int, end: int) -> list[re.Match[str]]:
    named = list(_NOUN.finditer(words, start, end))
    begun = {noun.start() for noun in named}
    others = (*_THOSE.finditer(words, start, end), *_ACRONYM.finditer(words, start, end))
    those = [those for those in others if not begun & {those.end() + 1, _after_a_word(words, those.end() + 1)}]
    return sorted([*named, *those], key=lambda noun: noun.start())


def _after_a_word(words: str, place: int) -> int:
    """Where the word after the one at a place begins, if that is one that describes ("ordentlichen")."""
    described = _DESCRIBES.match(words, place)
    return described.end() if described else -1


def _first_word(words: str, start: int, low: int) -> int:
    """Go left over the words that belong to a noun: at most five, up to a verb, a preposition or a mark."""
    for _ in range(5):
        before = re.search(r"(?:^|\s)([^\s]+)\s$", words[low:start])
        if before is None or before[1][-1] in ",.;:)" or _STOPS.fullmatch(before[1].strip("\"'")):
            break
        start = low + before.start(1)
        if _DETERMINER.fullmatch(before[1]):
            break
    rest = _REST_OF.search(words, low, start)
    return rest.start() if rest else start


def tidy(words: str) -> str:
    """Give the words for a group of people without articles, shares and what trails after."""
    words = re.sub(
        r"^(?:(?:whom|which|that|if|when|and|or more|or|then|but|so) )+", "", " ".join(words.split()).strip(" ,.;:")
    )
    words = re.sub(r"^(?:des )?(Vorstand|Verein|(?!\w*crat)\w+rat|\w*[Aa]usschuss)e?s$", r"\1", words)
    words = re.sub(r"^(?:its|their|our|ihre[rnm]?|leurs?|sus?) own ", "", words)
    words = _COUNTED_IN.sub("", words)
    for opening in (_VOTE_AT, _NUMBER_OF, _SHARE_OF, _MAJORITY_OF, _OF_THEM, _DETERMINED, _OF_THEM):
        words = opening.sub("", words)
    words = re.sub(r",? (?:of|by|to|the|and|or|with|for|in|on|who|that|from|de|des|der|die|von|qui)$", "", words)
    words = re.sub(r",? (?:who (?:is|are) )?(?:entitled|eligible|allowed|permitted)(?: to)?$", "", words)
    named = len(words) > 2 and not _UNNAMED.match(words)  # noqa: PLR2004
    return words if named else ""
