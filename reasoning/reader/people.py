"""Who: the groups that a sentence lets vote, propose or veto, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from governance.domain.rulebook_values import NONE
from reasoning.reader import lexicon
from reasoning.reader.acts import GERMAN_DONE, done_before
from reasoning.reader.deciders import settles_a_meeting
from reasoning.reader.findings import Finding, Group, Purpose
from reasoning.reader.groups import FARTHEST, MODAL, TAIL_ENDS, group_after, group_before, tidy
from reasoning.reader.phrases import phrase
from reasoning.reader.sentences import Sentence
from reasoning.reader.voters import (
    acting_by_vote,
    by_the_same,
    decisions_of,
    each_of_them,
    german_subject,
    given_a_say,
    having_votes,
    of_the_vote,
    who_must_be,
    whoever_is,
    whose_decisions,
)

_ENTITLED: Final = re.compile(
    r"['’] votes? (?:count|are (?:counted|binding)|must|shall|ha(?:s|ve) to|needs?)(?!\w)|(?<!\w)(?:(?:may|can|will|must|could)(?: (?:each|only|also|then|all))? (?:cast|vote)(?!\w)|shall (?:each )?(?:have (?:one|1|a|the right to) (?:single )?vote|be (?:entitled|eligible|allowed) to vote|vote)"
    r"|(?:are|is|be) (?:(?!not)\w+ )?(?:entitled|eligible|allowed|invited|able|permitted|qualified)(?: to)? (?:to )?(?:vote|cast|participate in (?:the )?vot)|(?:should|must|may|can|will) (?:each )?(?:submit|send(?: in)?|give|hand in) (?:their|his|her|its|a|one) (?:votes?|ballots?)|(?:having|ha(?:ve|s)) (?:(?!no)\w+ ){0,2}?(?:binding votes?|(?:one|an equal|a single|exactly one) votes?|equal (?:votes?|voting)|voting rights?|the right to vote|a vote)|ha(?:ve|s) (?:\w+ ){0,2}days to vote|(?:gets?|receives?|is given|are given) (?:exactly |only )?(?:one|a|a single) vote|gets? to vote|votes? on(?!\w)|who vote"
    r"|(?:may|can|shall|will) (?:also |all )?(?:participate|take part) in (?:(?!in |by )[\w',-]+ ){0,3}?(?:votes|voting|elections?|ballots?)(?!\w)"
    r"|(?:is|are) the only (?:[\w-]+ ){0,2}(?:with|having|who (?:have|has)) (?:voting (?:rights|power)|votes?|a vote|the right to vote)"
    r"|(?:ist|sind) (?:stimm|wahl|abstimmungs)berechtigt|(?:hat|haben|besitzen|besitzt) (?:je(?:weils)? )?(?:eine |gleiches |ein |das )?(?:stimm(?:e|recht))|(?:darf|dürfen) (?:\w+ ){0,3}abstimmen|stimmen (?:\w+ ){0,3}ab(?!\w)"
    r"|(?:ont|a|dispose(?:nt)?) (?:d'|de )?(?:une |le )?(?:droit de vote|voix)|peu(?:t|vent) voter|(?:tienen?|tendrán?) (?:derecho (?:a|de) |con )?(?:voto|un voto|voz y voto|votar)|(?:podrán|pueden|puede|podrá) votar)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"(?<!\w)(?:(?:eligible |qualified )?voters (?:are|is)|the electorate (?:is|are|consists of|comprises)|voting (?:members )?(?:is|are) (?:open|limited|restricted|reserved)(?: only)? (?:to|for)|votes? (?:is|are) open to|eligible to vote (?:are|is)|(?:bans?|removals?|decisions?|changes?|purchases?|exclusions?|expulsions?|spending|this|that|it|(?:any|every)thing(?: \w+){1,3}) (?:is|are) (?:only )?(?:for|up to|left to|reserved (?:for|to))|(?:right to vote|vote) (?:is|are) (?:reserved|limited|restricted) (?:to|for)|(?:elections?|polls?|ballots?|voting) (?:is|are) (?:only )?open (?:only )?to|(?:stimm|wahl|abstimmungs)berechtigt (?:ist|sind)|(?:mitentscheiden|mitbestimmen|abstimmen|mitstimmen) (?:dürfen|darf|können|kann)|(?:right to vote|voting rights?) (?:belongs?|(?:is|are) held) (?:to|by)|stimmrecht (?:haben|hat|besitzen|besitzt)(?: nur)?|(?:ont|a) (?:le )?droit de vote|prendre part au vote que|(?:^|(?<=[.;] ))(?:est|sont|(?:peut|peuvent) être) (?:électeurs?|électrices?),?(?= (?:tout|toute|tous|toutes|les|chaque) )|(?:^|(?<=[.;] ))(?:serán|son) elector[ae]s(?= (?:los|las|tod[oa]s) )|(?:tienen?|tendrán?) derecho (?:a|de) (?:voto|votar)(?= (?:(?:sólo|solo|únicamente) )?(?:los|las|todos|todas|quienes|el|la|cada|aquell[oa]s))|(?:podrán?|pueden?) votar(?= (?:los|las|todos|todas|quienes|el|la|cada))|peuvent voter(?= (?:les|tous|toutes|ceux|celles|l'))) ",
    re.IGNORECASE,
)
_DECIDED_BY: Final = re.compile(
    r"(?<!\w)(?!(?:removed|elected|chosen|taken) from)(?:(?:signed|voted?|reviewed|heard|judged|decided|approved|ratified|elected|adopted|passed|chosen|confirmed|taken|removed|excluded|expelled|suspended|relieved of office|filled|given|granted|put|admitted|accepted|amended|supermajority|general election|majority|two-thirds|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?|\d+ ?%|per ?cent|\d/\d|half plus (?:one|1)|consensus|agreement|unanimity|approvals?|consent|sign-?off|permission|half|ballot|poll|referendum|\+1s?)(?: vote)?(?: (?:solely|only|directly|annually|exclusively|jointly|collectively|unanimously|on|upon|in|out|from and|conducted|taken|held|carried out)){0,2} \(?(?:by|of|from|among|amongst|within|(?<=put )to)(?: (?:at least|a minimum of|more than|no fewer than|not less than|any) (?:one|half|two-thirds|\d+ ?%|\d/\d|\d+|two|three|four|five|six|seven|ten)(?: of)?)?"
    r"|(?:\w*mehrheit|\w*dritteln?|\w*vierteln?|hälfte|beschluss|beschlüsse) (?:der|des|aller)|(?:élue?s?|décid\w+|approuv\w+|adopté\w*|prises?|prononcée?s?|votée?s?|nommée?s?|désignée?s?) (?:\w+,? ){0,5}?par|(?:accord|vote|approbation|validation|consensus|avis conforme) (?:de(?: la)?|du|des|d'|entre|par)|(?:consenso|votación|aprobación|revisión|validación) (?:de|del|entre|por)|(?:konsens|abstimmung|freigabe) (?:der|unter|durch|des)|(?:zustimmung|einverständnis|votum) (?:von|der|des)|(?:aprobación|acuerdo|voto favorable|conformidad) (?:de|del)|(?:majorité(?: (?:simple|absolue|qualifiée?|renforcée?))?|tiers|quarts?|moitié)(?: au moins)?(?: plus une?)? (?:des|de)|(?:elegid\w+|aprobad\w+|adoptad\w+) por|(?:mayoría(?: (?:simple|absoluta|cualificada))?|tercios|mitad(?: más un[oa])?|(?:tercera|cuarta|quinta|décima)s? partes?) de|(?:gewählt|beschlossen|entschieden) (?:von|durch)|(?:la|lo|los|las) (?:acuerda|aprueba|decide|toma|adopta)n?|resuelve) ",
    re.IGNORECASE,
)
_SHARE_OF: Final = re.compile(
    r"(?<!\w)(?:carried|passed|decided|determined|adopted|resolved|settled) (?:by|with|on) (?:an? |the )?(?:[\w/%-]+ ){0,3}?(?:(?:super)?majority|plurality|two-thirds|thirds?|quarters?|fourths?|fifths?|\d+ ?%|per ?cent|\d/\d)(?: (?:vote|ballot))? (?:by|of|from|among|amongst) ",
    re.IGNORECASE,
)
"""Before those whose votes are counted, wherever else in the sentence somebody approves or asks."""
_ELECTED: Final = re.compile(
    r"(?<!\w)(?:elegir\w*|elig\w+|elect(?:s|ed|ing)?|élit|élira|élire|wählt|wählen|choose\w*|appoint\w*|nombra\w*|nomme\w*|consists? of|composed of|composée?s? de|compuest[oa]s? (?:de|por)) $",
    re.IGNORECASE,
)
"""Before so many people who are elected, not who elect."""
_ONLY_AT_A_TIE: Final = re.compile(
    r"(?<!\w)(?:votes?|voting|casts?)(?: [\w']+){0,4}? (?:in (?:the )?(?:event|case) of|(?:when|if) there is|to (?:break|resolve|decide)) (?:an? |the )?(?:\w+ )?ties?(?!\w)"
)
"""Who breaks a tie is not who votes."""
_A_QUORUM_AND: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:A|The|At least|One|Two|Half|\d)[^.;,]{3,80} (?:(?:is|are|forms?|makes?|constitutes?)|(?:shall|will) (?:be|form|constitute)) (?:a|the) quorum[^.;,]{0,60}(?:[;,] (?:and )?| and )(?=\w)",
    re.IGNORECASE,
)
"""What a sentence says of a quorum before it says who decides."""
_DONE_BY: Final = re.compile(
    rf"(?<!\w)(?:von|vom|durch) (?=[^.;:]{{2,150}}(?<!\w)(?:{GERMAN_DONE}|gewählt)(?!\w))", re.IGNORECASE
)
"""In German the verb stands at the end: "wird von der Versammlung auf zwei Jahre gewählt"."""
_VOTES_OF: Final = re.compile(
    r"(?<!\w)(?<!in )(?:(?:positive|affirmative|binding|yes) )?votes? (?:by|of|from|among|amongst)(?: at least (?:one|half|two-thirds|\d+ ?%|\d/\d)(?: of)?)? ",
    re.IGNORECASE,
)
_BINDING_VOTES: Final = re.compile(
    r"(?<!\w)(?:(?:only|just) )?(?:the )?(?:votes?|\+1s?) (?:of|by|from) (?=[^.;:]{3,80}?(?<!\w)(?:(?:is|are) (?:considered )?binding|counts?)(?!\w))",
    re.IGNORECASE,
)
_SO_MANY: Final = re.compile(
    r"(?<!\w)(?:\d+|one|two|three|four|five|six|seven|zwei|drei|vier|fünf|zehn|deux|trois|quatre|cinq|dix|quinze|dos|tres|cuatro|cinco|diez) (?=[^.;,]{0,60}(?<!\w)(?:must|have to|has to|need to|agree|approve|together|jointly|müssen|zustimmen|zustimmung|zugestimmt|einverstanden|doivent|approuvent|deben|können|peuvent|pueden|podrán|aprueban|aprueben|acepten)(?!\w))",
    re.IGNORECASE,
)
_BODY_VERB: Final = re.compile(
    rf"(?<!\w)(?:{MODAL} )?(?:also )?(?:(?:unanimously|jointly|collectively) )?(?:decides?|(?<!for )(?<!of )(?<!the )(?<!their )(?<!its )(?<!by )votes?(?! (?:are|is|must|will|shall|takes?|lasts?|runs?|cast|may|remains?|stays?|open|close|pass|needs?|requires?|should|count))|elects?|approves?|adopts?|(?<=ly )(?:accepts?|confirms?|consents?|elects?|votes?)|(?:(?:have|has|need|needs) to )?agrees?(?= to| on| that| with|[.,;:)]|$)|(?:makes?|takes?|reach(?:es)?|comes? to) (?:all |its |their |an? )?decisions?|stimmt(?= (?:[\w-]+ ){{0,4}}?ab(?!\w))|(?:shall |will )?operates? (?:under|by|on|through)|strives? (?:for|to)|seeks? (?:to reach )?consensus|follows? (?:a |an )?(?:\W?lazy|\W?consensus)|uses? (?:a |an )?(?:lazy|rough|informal)?\s?consensus|fasst|faßt|trifft|délibère|statue|adopta|entscheidet|beschliesst|beschließt|wählt|(?<!s')élit|élira|(?:(?<=doit )|(?<=peut )|(?<=peuvent )|(?<=doivent ))élire|élisent|éliront|décide|approuve|(?<!se )(?:elige|eligen|elegirán?)|(?:(?<=rá )|(?<=rán )|(?<=debe )|(?<=deben )|(?<=puede )|(?<=pueden ))elegir|decide|aprueba)(?!\w)",
    re.IGNORECASE,
)
_ASKED_BY: Final = re.compile(
    r"(?<!\w)(?:(?:support|backing|endorsement|seconding|called|requested|demanded|convened|petitioned|signed|petition|request|demand|verlang\w*|beantrag\w*|antrag|demande|petición|solicit\w*)(?: (?:for|in writing))? (?:by|of|from|von|de|d'|por)|(?:or|oder|ou|o) (?:by|von|par|por)|(?:lo )?(?:solicit|pid|demand)\w+) ?(?:at least |any |mindestens |au moins |al menos )?(?=(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|an?|un|une|una|einem?|einer|zwei|drei|fünf|zehn)[ -])",
    re.IGNORECASE,
)
"""So many people who may ask."""
_WHICH_DECIDES: Final = re.compile(
    r", (?:which|who|die|das|der|qui|que|quien) (?:then |shall |will |jeweils |dann )?(?:decid\w+|votes?|entscheide\w*|beschlie\w+|décid\w+|statue\w*)(?!\w)",
    re.IGNORECASE,
)
_ALL_OF: Final = re.compile(
    r"(?<!\w)(?=(?:alle|sämtliche|all|tous les|toutes les|todos los|todas las|both|beide)(?: (?:the|other|anderen|autres))? [^.;:]{3,80}(?<!\w)(?:ihre zustimmung|zustimmen|einverstanden|consent(?! to be)|agree in|sign|donnent leur accord|sont d'accord|consentent|signent|estén de acuerdo|consientan|firmen)(?!\w))",
    re.IGNORECASE,
)
_REPEATED: Final = re.compile(
    r" \((?:\d[\d/.,]* ?%?(?:rds|ths|th|rd)?|(?:one|two|three|four|a)[ -](?:half|thirds?|quarters?|fourths|fifths?)|half)\)"
)
_IT_DECIDES: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:It|They|He|She|Er|Sie|Es|Il|Elle|Ils|Elles) (?:may,? |shall,? |will,? |then )?(?:by (?:an? )?(?:\w+ )?(?:majority|vote)|decides?|votes?|acts?|passes|takes? (?:its|their) decisions|elects?|entscheidet|beschliesst|beschließt|fasst|faßt|wählt|décide\w*|statue\w*|se prononce|délibère|prend (?:ses|leurs) décisions|vote\w*|decide\w*|delibera\w*|adopt\w+|acuerda\w*)(?!\w)"
    r"|(?:\W|\d+[.)])*(?:Its|Their|Seine|Ihre|Ses|Leurs|Sus) (?:\w+ )?(?:decisions?|resolutions?|votes?|Beschlüsse|Entscheidungen|décisions?|délibérations|résolutions|acuerdos|decisiones)(?!\w)"
)
_SPOKEN_OF: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:It|They|Er|Sie|Es|Il|Elle|Ils|Elles|Its|Their|Seine|Ihre|Ses|Leurs|Sus)(?!\w)"
)
_FARTHEST_BACK: Final = 3
"""In sentences: how far back a paragraph names those of whom it goes on to say "it" and "their"."""
_PROPOSES: Final = re.compile(
    rf"(?<!\w)(?:{MODAL}|shall have the right to|has the right to|have the right to|is entitled to|are (?:entitled|welcome|free) to|is (?:allowed|free|welcome) to|are allowed to)"
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
    r"(?<!\w)(?:may|can|has|have|reserves?|holds?|shall have|kann|hat|können|haben|peu(?:t|vent)|(?:a|ont)(?= (?:un|le|droit|la) )|puede|pueden|podrán?|tienen?|tendrán?)(?: [\w']+){0,8}? (?:veto(?:e?s|ed)?|block(?:s|ed)?|vetorecht|vetar)(?!\w)",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:(?! (?:who|that|qui|que|die|der|das) ).)*?(?<!\S)(?:no|none|not|nobody|kein\w*|aucune?|ningun\w*|only one)(?:\s|$)|(?:a|the|that|this|die|la) person(?:ne|a)?$",
    re.IGNORECASE,
)
_WHO_HEADING: Final = re.compile(
    r"who (?:decides|votes|may vote|can vote|is eligible)|^voters?$|voting (?:members|rights|eligibility)|eligib\w+ to vote|franchise|electorate|stimmrecht|stimmberechtig|wer (?:entscheidet|darf|stimmt)|droit de vote|électeurs|derecho (?:a|de) voto|qui (?:décide|vote)|quién (?:decide|vota)",
    re.IGNORECASE,
)
WHO_COLUMN: Final = re.compile(
    r"^(?:(?:binding )?vot(?:ers|es of|ing)|who (?:votes|decides|approves)|decided by|deciders?|electorate|approvers?|eligible|body|wer|stimmberechtigt|qui|quién)",
    re.IGNORECASE,
)
_WHO_LINE: Final = re.compile(
    r"\W*(?:who(?: (?:votes|decides|may vote|can vote|is eligible))?|voters?|electorate|eligible(?: voters)?|voting body|decided by|decision by|deciders?|approvers?|wer(?: (?:entscheidet|stimmt ab|darf abstimmen))?|stimmberechtigte?|qui(?: (?:vote|décide))?|votants?|électeurs|quién(?:es)?(?: (?:vota|votan|decide|deciden))?|votantes?)\??(?:\*\*|__)? ?[:=–—] ?(?=[^\W\d_])",
    re.IGNORECASE,
)
_LINE_ENDS: Final = re.compile(r"[.;(]|, (?:by|with|within|after|mit|par|con) ")
_COUNTED: Final = re.compile(
    r"more [\w-]+(?: [\w-]+)?|(?:(?:the|all|those|any|die|les|los) )?(?:(?:eligible |registered )?voters|votes|voting|those(?: (?:eligible|entitled)(?: to vote)?)?|participants|people|present|(?:eligible |entitled |qualified |registered )voters|anwesenden|erschienenen|présents|presentes|(?:those|people) (?:voting|(?:present|in attendance)(?: (?:and voting|(?:at|in) (?:the|a|an|any|such|that|this)(?: [\w-]+){0,3}? meeting))?|who (?:vote|voted|take part))|those who (?:agree|disagree|vote|object|are for|are against|say)(?!\w).*)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*[.)]? )?")
_IN_ITS_COLUMN: Final = 40
"""What stands under "Decided by" says it more plainly than any sentence."""
_OF_DECISIONS: Final = re.compile(
    r"veto|propos|decision|consensus|motion|vote|entscheid|beschl|décision|decisi", re.IGNORECASE
)


def found_people(sentence: Sentence) -> Iterator[Finding]:
    """Find whom a sentence lets vote, propose or veto."""
    words, sure = (
        _A_QUORUM_AND.sub("", lexicon.TIE_BROKEN.sub("", _REPEATED.sub("", sentence.flat))),
        not sentence.hedged and not sentence.example,
    )
    yield from _framed(sentence, sure=sure)
    yield from _meant_before(sentence)
    for purpose, finders in _FINDERS.items():
        if purpose == "electorate" and (
            lexicon.PARTICIPATION_DUTY.search(sentence.plain)
            or _ONLY_AT_A_TIE.search(sentence.plain)
            or settles_a_meeting(words)
        ):
            continue
        if purpose == "veto" and not _OF_DECISIONS.search(words):
            continue
        found = ((rank, phrase(finder(words) or ""), plainly) for rank, (finder, plainly) in enumerate(finders))
        first = next(((rank, who, plainly) for rank, who, plainly in found if who and not _NOBODY.search(who)), None)
        if first:
            rank, who, plainly = first
            yield Finding(purpose, Group(who, rank=len(finders) - rank), sentence, sure and plainly)
    if lexicon.NO_VETO.search(sentence.plain):
        yield Finding("veto", NONE, sentence, sure)


def _meant_before(sentence: Sentence) -> Iterator[Finding]:
    """Find who decides where a sentence says only "it decides": whom the sentence before began with, quoted there."""
    before = sentence.previous
    if before is None or not _IT_DECIDES.match(sentence.flat):
        return
    for _ in range(_FARTHEST_BACK):
        before = before.previous if before.previous and _SPOKEN_OF.match(before.flat) else before
    numbered = _NUMBER.match(before.flat)
    who = group_after(before.flat, numbered.end() if numbered else 0)
    if who:
        yield Finding("electorate", Group(who, rank=3), sentence, sure=False, defined=before)


def _framed(sentence: Sentence, *, sure: bool) -> Iterator[Finding]:
    """Find who votes where a column or a heading asks for it."""
    if sentence.lead and sentence.lead.row:
        for title, cell in zip(sentence.lead.cells, sentence.cells, strict=False):
            if WHO_COLUMN.search(title) and cell:
                yield Finding("electorate", Group(cell, rank=_IN_ITS_COLUMN), sentence, sure)
    if who := _beside_its_name(sentence):
        yield Finding("electorate", Group(who, rank=_IN_ITS_COLUMN), sentence, sure=False)
    if sentence.opens and sentence.titles and _WHO_HEADING.search(sentence.titles[-1]):
        stop = _ENTITLED.search(sentence.flat) or TAIL_ENDS.search(sentence.flat, 25)
        named = group_after(sentence.flat, 0) or sentence.flat[: stop.start() if stop else FARTHEST]
        yield Finding("electorate", Group(tidy(named)), sentence, sure=False, telling=True)


def _beside_its_name(sentence: Sentence) -> str | None:
    """Who a line in a list of properties names: "Voters: all who joined in May"."""
    named = _WHO_LINE.match(sentence.flat)
    words = sentence.flat[named.end() :] if named else ""
    if not words:
        return None
    stop = _LINE_ENDS.search(words)
    return tidy(words[: stop.start() if stop else FARTHEST]) or None


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
            if (needs and not needs.search(words)) or done_before(words, found.start()):
                continue
            if pattern is _SO_MANY and _ELECTED.search(words, 0, found.start()):
                continue
            if who := group_after(words, found.end()):
                return who
        return None

    return find


_FINDERS: Final[dict[Purpose, tuple[tuple[Callable[[str], str | None], bool], ...]]] = {
    "electorate": (
        (whoever_is, False),
        (_before(_ENTITLED), True),
        (_after(_LISTED), True),
        (having_votes, False),
        (given_a_say, False),
        (by_the_same, False),
        (german_subject, False),
        (_after(_SHARE_OF), False),
        (_after(_DECIDED_BY), False),
        (_after(_DONE_BY), False),
        (_after(_BINDING_VOTES), False),
        (_after(_VOTES_OF), False),
        (_after(_SO_MANY), False),
        (each_of_them, False),
        (_after(_ALL_OF), False),
        (_after(_ASKED_BY), False),
        (who_must_be, False),
        (whose_decisions, False),
        (decisions_of, False),
        (_before(_WHICH_DECIDES), False),
        (acting_by_vote, False),
        (_before(_BODY_VERB), False),
        (of_the_vote, False),
    ),
    "proposers": ((_before(_PROPOSES, _OBJECTS), True), (_after(_PROPOSED_BY, _OBJECTS), True)),
    "veto": ((_before(_VETOES), False),),
}
"""For each purpose the finders in order, each with whether it is plain enough to be shown as sure."""


def electors(sentence: Sentence) -> set[str]:
    """Whom a sentence names as electing or voting, in small letters."""
    found = (finder(sentence.flat) for finder in (_before(_ENTITLED), _before(_BODY_VERB), _after(_DECIDED_BY)))
    return {who.casefold() for who in found if who}


def only_counted(finding: Finding) -> bool:
    """Whether the words only say whose votes are counted ("those voting"), not who may vote."""
    return isinstance(finding.value, Group) and bool(_COUNTED.fullmatch(finding.value.text))
