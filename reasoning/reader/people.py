"""Who: the groups that a sentence lets vote, propose or veto, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from governance.domain.rulebook_values import NONE
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, Group, Purpose
from reasoning.reader.sentences import Sentence

_PERSON: Final = (
    r"(?:members?(?:hip)?|contributors?|maintainers?|committers?|developers?|citizens?|users?|residents?|tenants?|delegates?|representatives?|councill?ors?|councils?"
    r"|boards?(?: of directors| of trustees)?|committees?|teams?|assembl(?:y|ies)|moderators?|mods?|admins?|administrators?|owners?|stewards?|trustees?|directors?|employees|workers?"
    r"|participants?|people|persons?|voters?|electors?|electorate|officers?|chair(?:person|man|woman|s)?|presidents?|secretar(?:y|ies)|treasurers?|leads?|leaders?|founders?|bdfl|dictator|managers?|wardens?|helpers?|engineers?|regulars?|crew|group|mentors?|volunteers?|players?|households?|adults?|fellows?|students?|staff|parents?"
    r"|reviewers?|approvers?|editors?|stakeholders?|shareholders?|holders?|hackers?|community|collective|circles?|core devs?|collaborators?|partners?|seniors?|elders?|keepers?|guardians?|facilitators?|organi[sz]ers?|coordinators?|\w+(?:holders?|keepers?|masters?)|accounts?|everyone|everybody|anyone|anybody|senate|cabinet|jury|jurors|panel|mitarbeiter\w*|gärtner\w*"
    r"|mitglied(?:er[ns]?|s|ern)?|vereinsmitglied\w*|vorstand(?:s|smitglieder)?|mitgliederversammlung|plenum|bewohner\w*|nutzer\w*|personen|beirat|rat|versammlung|genossen\w*|teilnehme\w*|delegierten?|moderator\w*|leute|menschen|\w*team|\w*ausschuss|\w*kreis|\w*gruppe|\w+versammlung|\w+vorstand|housemates?|roommates?|neighbou?rs?|sprecher\w*"
    r"|membres?|adhérente?s?|assemblée(?: générale)?|conseil(?: d'administration)?|bureau|sociétaires?|habitante?s?|personnes?|usag\w+|électeurs?|président\w*|modérat\w+(?:·\w+)*|administrat\w+(?:·\w+)*|équipe(?: de modération)?|comité|commission|jurés?|jury|délégué\w*"
    r"|miembros?|soci[oa]s?|asamblea(?: general)?|junta(?: directiva)?|consejo|personas?|vecin[oa]s?|usuari[oa]s?|asociad[oa]s?|comisi[óo]n(?:es)?|comité|equipo|moderador\w*|administrador\w*|presidencia|viviendas?)"
)
_NOUN: Final = re.compile(rf"(?<![\w-]){_PERSON}(?![\w-])", re.IGNORECASE)
_THOSE: Final = re.compile(
    r"(?<![\w-])(?:those|people|anyone|everyone|diejenigen|wer|ceux|celles|quienes)(?= (?:who|with|present|voting|eligible|entitled|die|qui|que)(?!\w))|(?<!\w)(?:die )?(?:anwesenden|erschienenen|stimmberechtigten)(?!\w)|(?<!\w)(?:who|wh)oever(?!\w)",
    re.IGNORECASE,
)
_MODAL: Final = r"(?:may|can|shall|will|must|could|should|darf|dürfen|kann|können|soll(?:en)?|peuvent|peut|doi(?:t|vent)|puede|pueden|podrán?|deberán?)"
_STOPS: Final = re.compile(
    rf"(?:{_MODAL}|is|are|was|were|be|been|by|to|from|that|than|if|when|whenever|unless|where|and|or|but|with|for|in|on|at|of|as|which|who|whose|have|has|had|vote[sd]?|voting|least|most|also|so|then|then|because|after|before|once|while|until|it|this"
    r"|und|oder|von|vom|durch|wenn|dass|ist|sind|hat|haben|nach|mit|für|in|et|ou|par|si|que|qui|est|sont|ont|y|o|por|es|son|tienen?|receive|ask|call|called|each other|made|make)",
    re.IGNORECASE,
)
_DETERMINER: Final = re.compile(
    r"(?:the|an?|any|each|every|all|der|die|das|den|dem|ein|eine|jede[rs]?|alle|le|la|les|un|une|chaque|tou[ts]|el|los|las|cada|todos|todas)",
    re.IGNORECASE,
)
_TAIL_OPENS: Final = re.compile(
    r",? ?(?:of|in|on|with|who|whose|for|from|that|present|eligible|der|des|die|mit|von|vom|ab|im|de|du|des|qui|à|que|con|del|in good standing|voting)(?!\w)",
    re.IGNORECASE,
)
_TAIL_ENDS: Final = re.compile(
    rf"[.;:()\u2014\"]| - |,(?! who| whose| die| qui)|(?<!\w)(?:{_MODAL}|is|are|was|were|votes?|voted|approves?|agrees?|decides?|if|unless|when|within|after|before|at (?:a|the|its|any) |during|through|via|using|to|and|or|by|ist|sind|wird|werden|est|sont|sera|es|son|será|present|in favou?r|following|at least|(?:with|by|mit|à|por)(?: (?:an?|the|la|der|einer))?(?: [\w/-]+){{0,3}} (?:majority|\w*mehrheit|majorité|mayoría|vote)|mit \w*mehrheit|à la majorité|por mayoría|for (?:an? |the )?(?:[\w-]+ )?(?:terms?|years?))(?!\w)",
    re.IGNORECASE,
)
_WHO_HAVE: Final = re.compile(r" (?:who|that|with|having)(?: (?:have|has|had))?(?!\w)", re.IGNORECASE)
_DETERMINED: Final = re.compile(
    r"^(?:(?:at least|a minimum of|mindestens|au moins|al menos) )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|deux|trois|dos|tres) ",
    re.IGNORECASE,
)
_FARTHEST: Final = 150

_ENTITLED: Final = re.compile(
    r"(?<!\w)(?:(?:may|can|will|must|could)(?: (?:each|only|also|then|all))? (?:cast|vote)(?!\w)|shall (?:each )?(?:have (?:one|1|a|the right to) (?:single )?vote|be (?:entitled|eligible|allowed) to vote|vote)"
    r"|(?:are|is|be) (?:(?!not)\w+ )?(?:entitled|eligible|allowed|invited|able|permitted|qualified)(?: to)? (?:to )?(?:vote|cast|participate in (?:the )?vot)|(?:having|ha(?:ve|s)) (?:(?!no)\w+ ){0,2}?(?:binding votes?|(?:one|an equal|a single|exactly one) votes?|equal (?:votes?|voting)|voting rights?|the right to vote|a vote)|ha(?:ve|s) (?:\w+ ){0,2}days to vote|get (?:one|a) vote|votes? on(?!\w)|who vote"
    r"|(?:ist|sind) (?:stimm|wahl)berechtigt|(?:hat|haben|besitzen|besitzt) (?:je(?:weils)? )?(?:eine |gleiches |ein |das )?(?:stimm(?:e|recht))|(?:darf|dürfen) (?:\w+ ){0,3}abstimmen|stimmen (?:\w+ ){0,3}ab(?!\w)"
    r"|(?:ont|a|dispose(?:nt)?) (?:d'|de )?(?:une |le )?(?:droit de vote|voix)|peu(?:t|vent) voter|tienen? (?:derecho a )?(?:voto|un voto|voz y voto|votar)|(?:podrán|pueden|puede|podrá) votar)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"(?<!\w)(?:(?:eligible |qualified )?voters (?:are|is)|the electorate (?:is|are|consists of|comprises)|voting (?:members )?(?:is|are) (?:open|limited|restricted|reserved)(?: only)? (?:to|for)|votes? (?:is|are) open to|eligible to vote (?:are|is)|(?:right to vote|vote) (?:is|are) (?:reserved|limited|restricted) (?:to|for)|(?:stimm|wahl)berechtigt (?:ist|sind)|(?:ont|a) (?:le )?droit de vote) ",
    re.IGNORECASE,
)
_DECIDED_BY: Final = re.compile(
    r"(?<!\w)(?!(?:removed|elected|chosen|taken) from)(?:(?:voted?|decided|approved|ratified|elected|adopted|passed|chosen|confirmed|taken|removed|excluded|expelled|suspended|admitted|accepted|amended|supermajority|majority|two-thirds|thirds|quarters|fourths|\d+ ?%|per ?cent|\d/\d|consensus|agreement|approvals?|consent|half|ballot|votes?|\+1s?|(?:positive|affirmative|binding|yes) votes?)(?: vote)?(?: (?:solely|only|directly|annually))? (?:by|of|from|among)(?: at least (?:one|half|two-thirds|\d+ ?%|\d/\d)(?: of)?)?"
    r"|(?:mehrheit|drittel|viertel|hälfte|beschluss|beschlüsse) (?:der|des|aller)|(?:élue?s?|décid\w+|approuv\w+|adopté\w*|prises?|prononcée?s?|votée?s?) (?:\w+ ){0,4}?par|(?:accord|vote|approbation|avis conforme) (?:de(?: la)?|du|des|d')|(?:zustimmung|einverständnis|votum) (?:von|der|des)|(?:aprobación|acuerdo|voto favorable|conformidad) (?:de|del)|(?:majorité|tiers|quarts|moitié) (?:des|de)|(?:elegid\w+|aprobad\w+|adoptad\w+) por|(?:mayoría|tercios|mitad) de|(?:gewählt|beschlossen|entschieden) (?:von|durch)|(?:entscheidet|entscheiden|beschliesst|beschließt|beschließen|wählt|wählen)(?= (?:der|die|das) )|(?:la|lo|los|las) (?:acuerda|aprueba|decide)|resuelve) ",
    re.IGNORECASE,
)
_SO_MANY: Final = re.compile(
    r"(?<!\w)(?:\d+|one|two|three|four|five|six|seven|zwei|drei|vier|deux|trois|dos|tres) (?=[^.;,]{0,60}(?<!\w)(?:must|have to|has to|need to|agree|approve|müssen|doivent|deben)(?!\w))",
    re.IGNORECASE,
)
_BODY_VERB: Final = re.compile(
    rf"(?<!\w)(?:{_MODAL} )?(?:also )?(?:decides?|votes?(?! (?:are|is|must|will|shall|takes?|lasts?|runs?|cast|may|remains?|stays?|open|close|pass|needs?|requires?|should|count))|elects?|approves?|adopts?|makes? (?:all )?decisions?|entscheidet|beschliesst|beschließt|wählt|élit|décide|approuve|elige|decide|aprueba)(?!\w)",
    re.IGNORECASE,
)
_PROPOSES: Final = re.compile(
    rf"(?<!\w)(?:{_MODAL}|shall have the right to|has the right to|have the right to|is entitled to|are (?:entitled|welcome|free) to|is (?:allowed|free|welcome) to|are allowed to)"
    r"(?: (?:also|only|each|then|make or|at any time|jederzeit))* (?:(?:make|create|write|post|draft|submit|raise|file|bring|put|open|start|initiate|call|introduce|propose|request|suggest|nominate|present|proposer|soumettre|demander|présenter|proponer|presentar|solicitar|convocar)(?!\w)|(?:\w+ ){0,3}?(?:anträge?|vorschläge?|abstimmung)(?:\w*)(?: \w+){0,4}? (?:stellen|einbringen|einreichen|machen|beantragen|verlangen))",
    re.IGNORECASE,
)
_PROPOSED_BY: Final = re.compile(
    r"(?<!\w)(?:propos(?:ed|als?)|motions?|submitted|initiated|called|raised|introduced|brought|requested|petitioned|amendments?|eingereicht|eingebracht|gestellt|beantragt|proposée?s?|presentad[oa]s?)(?: [\w-]+){0,7}? (?:by|from|von|durch|par|por) ",
    re.IGNORECASE,
)
_OBJECTS: Final = re.compile(
    r"propos|motion|vote|amendment|decision|petition|referend|ballot|poll|rfc|change|resolution|agenda|antrag|anträge|vorschl|abstimm|résolution|modification|point|moción|iniciativa|meeting|consent|topic|item|issue|candidate|nomin",
    re.IGNORECASE,
)
_VETOES: Final = re.compile(
    r"(?<!\w)(?:may|can|has|have|reserves?|holds?|shall have|kann|hat|können|haben|peu(?:t|vent)|a|ont|puede|pueden|tiene)(?: [\w']+){0,8}? (?:veto(?:e?s|ed)?|block(?:s|ed)?|vetorecht|vetar)(?!\w)",
    re.IGNORECASE,
)
_UNNAMED: Final = re.compile(
    r"(?:its|their|his|her|seine[rnm]?|ihre[rnm]?|ses|leurs?|sus?)(?: own)? |(?:those|them|they|who)$", re.IGNORECASE
)
_SHARE_OF: Final = re.compile(
    r"^(?:(?:at least|more than) )?(?:a |an |the )?(?:simple |absolute |two-thirds |three-quarters |\d+ ?% |\d/\d )?(?:super)?(?:[\w-]+-)?(?:majority|quorum|vote|decision|approval|consensus|half|thirds?|quarters?)(?: vote)? (?:of|by) ",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(
    r"^(?:(?:at least|more than|mindestens|au moins|al menos) )?(?:\d+(?:[.,]\d+)? ?(?:%|per ?cent|prozent|pour ?cent|por ?ciento)|\d/\d|(?:(?:[\w-]+ )?(?:half|halves|thirds?|quarters?|fourths|fifths?|drittel[n]?|vierteln?|tiers|quarts|tercios|cuartos)))"
    r" (?:(?:of|der|des|de) )(?:the |los |las |les )?|^(?:of (?!the public)|whom )+",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"(?:^|\s)(?:no|none|not|nobody|kein\w*|aucune?|ningun\w*|only one)(?:\s|$)", re.IGNORECASE)
_WHO_HEADING: Final = re.compile(
    r"who (?:decides|votes|may vote|can vote|is eligible)|^voters?$|voting (?:members|rights|eligibility)|eligib\w+ to vote|franchise|electorate|stimmrecht|stimmberechtig|wer (?:entscheidet|darf|stimmt)|droit de vote|électeurs|derecho (?:a|de) voto|qui (?:décide|vote)|quién (?:decide|vota)",
    re.IGNORECASE,
)
_WHO_COLUMN: Final = re.compile(
    r"^(?:(?:binding )?vot(?:ers|es of|ing)|who (?:votes|decides|approves)|decided by|deciders?|electorate|approvers?|eligible|body|wer|stimmberechtigt|qui|quién)",
    re.IGNORECASE,
)
_OF_DECISIONS: Final = re.compile(
    r"veto|propos|decision|consensus|motion|vote|entscheid|beschl|décision|decisi", re.IGNORECASE
)
_VOTES_NOT_PEOPLE: Final = re.compile(
    r"(?:the |all |any |valid |total |formal )*(?:votes|ballots|stimmen|voix|votos)(?!\w)", re.IGNORECASE
)


def found_people(sentence: Sentence) -> Iterator[Finding]:
    """Find whom a sentence lets vote, propose or veto."""
    words, sure = sentence.flat, not sentence.hedged and not sentence.example
    yield from _framed(sentence, sure=sure)
    for purpose, finders in _FINDERS.items():
        if purpose == "electorate" and lexicon.PARTICIPATION_DUTY.search(sentence.plain):
            continue
        if purpose == "veto" and not _OF_DECISIONS.search(words):
            continue
        found = ((rank, finder(words), plainly) for rank, (finder, plainly) in enumerate(finders))
        first = next(((rank, who, plainly) for rank, who, plainly in found if who and not _NOBODY.search(who)), None)
        if first:
            rank, who, plainly = first
            yield Finding(purpose, Group(who or "", rank=len(finders) - rank), sentence, sure and plainly)
    if lexicon.NO_VETO.search(sentence.plain):
        yield Finding("veto", NONE, sentence, sure)


def _framed(sentence: Sentence, *, sure: bool) -> Iterator[Finding]:
    """Find who votes where a column or a heading asks for it."""
    if sentence.lead and sentence.lead.row:
        for title, cell in zip(sentence.lead.cells, sentence.cells, strict=False):
            if _WHO_COLUMN.search(title) and cell:
                yield Finding("electorate", Group(cell, rank=6), sentence, sure)
    if sentence.opens and sentence.titles and _WHO_HEADING.search(sentence.titles[-1]):
        stop = _ENTITLED.search(sentence.flat) or _TAIL_ENDS.search(sentence.flat, 25)
        named = group_after(sentence.flat, 0) or sentence.flat[: stop.start() if stop else _FARTHEST]
        yield Finding("electorate", Group(_tidy(named)), sentence, sure=False, telling=True)


def group_before(words: str, place: int) -> str | None:
    """The people named right before a place, with what is said of them in between."""
    low = max([place - _FARTHEST, *(found.end() for found in re.finditer(r"[.;:(]\s", words[:place]))])
    for noun in _nouns(words, max(0, low), place):
        between = words[noun.end() : place]
        if between.strip(" ,") and not _TAIL_OPENS.match(between):
            continue
        if re.search(rf"(?<!\w){_MODAL}(?!\w)", between) or re.search(r"(?<!\w)(?:if|when|unless)(?!\w)", between):
            continue
        start = _first_word(words, noun.start(), max(0, low))
        return _tidy(words[start:place])
    return None


def group_after(words: str, place: int) -> str | None:
    """The people named right after a place."""
    if _VOTES_NOT_PEOPLE.match(words, place):
        return None
    for noun in _nouns(words, place, min(len(words), place + 90)):
        between = words[place : noun.start()]
        if len(between.split()) > 5 or re.search(r"[.,;:()]|(?<!\w)(?:that|which|if|when|to|is|are|at)(?!\w)", between):  # noqa: PLR2004
            return None
        end = noun.end()
        if _TAIL_OPENS.match(words, end):
            stop = _TAIL_ENDS.search(words, end + 1)
            if stop and stop.group() == "at least" and _WHO_HAVE.match(words, end):
                stop = _TAIL_ENDS.search(words, stop.end())
            end = min(stop.start() if stop else len(words), end + _FARTHEST)
            end = words.rfind(" ", 0, end + 1) if end < len(words) and words[end].isalnum() else end
        return _tidy(words[place:end])
    return None


def _nouns(words: str, start: int, end: int) -> list[re.Match[str]]:
    found = [*_NOUN.finditer(words, start, end), *_THOSE.finditer(words, start, end)]
    return sorted(found, key=lambda noun: noun.start())


def _first_word(words: str, start: int, low: int) -> int:
    """Go left over the words that belong to a noun: at most five, up to a verb, a preposition or a mark."""
    for _ in range(5):
        before = re.search(r"(?:^|\s)([^\s]+)\s$", words[low:start])
        if before is None or before[1][-1] in ",.;:)" or _STOPS.fullmatch(before[1].strip("\"'")):
            break
        start = low + before.start(1)
        if _DETERMINER.fullmatch(before[1]):
            break
    return start


def _tidy(words: str) -> str:
    words = re.sub(r"^(?:(?:whom|which|that|if|when|and|or|then|but|so) )+", "", " ".join(words.split()).strip(" ,.;:"))
    words = re.sub(r"^(?:its|their|our|ihre[rnm]?|leurs?|sus?) own ", "", words)
    for opening in (_SHARE_OF, _OF_THEM, _DETERMINED, _OF_THEM):
        words = opening.sub("", words)
    words = re.sub(r" (?:of|by|the|and|or|with|for|in|on|who|that|from|de|des|der|die|von)$", "", words)
    named = len(words) > 2 and not _UNNAMED.match(words)  # noqa: PLR2004
    return words if named else ""


def _before(pattern: re.Pattern[str], needs: re.Pattern[str] | None = None) -> Callable[[str], str | None]:
    def find(words: str) -> str | None:
        for found in pattern.finditer(words):
            if needs and not needs.search(words[found.start() : found.start() + 200]):
                continue
            if who := group_before(words, len(words[: found.start()].rstrip())):
                return who
        return None

    return find


def _after(pattern: re.Pattern[str], needs: re.Pattern[str] | None = None) -> Callable[[str], str | None]:
    def find(words: str) -> str | None:
        for found in pattern.finditer(words):
            if needs and not needs.search(words):
                continue
            if who := group_after(words, found.end()):
                return who
        return None

    return find


_FINDERS: Final[dict[Purpose, tuple[tuple[Callable[[str], str | None], bool], ...]]] = {
    "electorate": (
        (_before(_ENTITLED), True),
        (_after(_LISTED), True),
        (_after(_DECIDED_BY), False),
        (_after(_SO_MANY), False),
        (_before(_BODY_VERB), False),
    ),
    "proposers": ((_before(_PROPOSES, _OBJECTS), True), (_after(_PROPOSED_BY, _OBJECTS), True)),
    "veto": ((_before(_VETOES), False),),
}
"""For each purpose the finders in order, each with whether it is plain enough to be shown as sure."""
