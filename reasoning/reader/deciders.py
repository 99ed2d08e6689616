"""Who decides: the office or the assembly to which a sentence leaves a matter, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reasoning.reader import lexicon
from reasoning.reader.actors import actor_after, actor_before
from reasoning.reader.acts import (
    AT_ITS_MEETING,
    GERMAN_ACTS,
    GERMAN_DONE,
    GERMAN_MODALS,
    GERMAN_SECOND,
    GERMAN_VERBS,
    IN_CHARGE,
    LIES_WITH,
    ROMANCE_ACTS,
    ROMANCE_VERBS,
    done_before,
)
from reasoning.reader.anybody import anybody_who_may
from reasoning.reader.called import AGENT
from reasoning.reader.groups import MODAL, group_after, group_before
from reasoning.reader.sentences import Sentence
from reasoning.reader.together import ASSEMBLY, assembly_at, decided_by_all

_OFFICE: Final = re.compile(
    r"(?<!\w)(?:bdfl|dictator|founders?|founding members?|gründungsmitglied\w*|\w*fondat(?:eur|rice)\w*|fundador\w*|directors?|presidents?|chair\w*|boards?|councils?|committees?|leads?|leaders?|moderators?|moderation|mods?|bureaucrats?|sysops?|admins?|administrators?|teams?|owners?|maintainers?|managers?|secretar\w+|stewards?|officers?|coordinators?|captains?|treasurers?|wardens?|helpers?|engineers?|trustees|editors?|organi[sz]ers?|hosts?|staff|commissioners?|referees?|operators?|facilitators?|vorstand|rat|\w{2,}(?:s|en|er)rat(?:e?s)?|(?:bei|ehren)rat(?:e?s)?|sprecher\w*|präsident\w*|vorsitzende\w*|conseil|bureau|président\w*|directorio|junta|consejo|president\w*|comisi\w+|modera\w+|modérat\w+(?:·\w+)*|coordinat(?:eur|rice)\w*|responsables?|référente?s?|équipe|comité|commission|equipo|\w*ausschuss|\w*team(?:mitglied\w*)?|housemates?|groups?|crews?|circles?|person (?:on (?:duty|call|the \w+)|in charge|responsible)|working part(?:y|ies)|task ?forces?|departments?|\w+(?:holders?|keepers?|masters?)|sponsors?|reviewers?|approvers?|committers?|pmc|tsc|toc|psc|presidencia|coordinaci[óo]n|organizador\w*|tesorer[oa]\w*|secretari[oa]\w*|trésori\w+|secrétaire|vorstands?mitglied\w*|vorstand(?:e?s)?|kassier\w*|kassenwart\w*|schatzmeister\w*|versammlungsleit\w*|judges?|jury|panel|übrigen|verbliebenen|verbleibenden|restlichen|órgano de representación|keeper|steward|bot|(?-i:CA|CODIR|JD))(?!\w)"
    rf"|(?<!\w)(?!(?-i:(?:Memb|Contribut|Vot|Us|Subscrib|Follow|Play|Support|Develop|Work|Custom|Hack|Mak|Speak)[eo]rs?)){AGENT}(?!\w)",
    re.IGNORECASE,
)
_ACTS: Final = (
    r"correct|decide|spend|merge|hire|impose|order|undo|revert|reopen|cancel|buy|approve|fine|cut|delegate|co-opt|assign|reject|suspend|remove|ban|kick|mute|warn|silence|expel|exclude|evict|appoint|dismiss|limit|block|delete|lock|close|grant|give|revoke|refuse|admit|terminate|reinstate|ratify|determine|set|fix|waive|skip|send (?:\w+ )?(?:person|people|member|someone|anyone)|say yes|change (?:this|these|the)"
    r"|overrule|override|postpone|defederate|amend|act|shut|reset|restart|pause|pin|hide|restrict|sanction|fire|pay|make (?:\w+ )?(?:amendments|changes|decisions)"
    r"|authori[sz]e|borrow|engage|employ|invest|levy|adopt|establish|issue|enact|create|dissolve|promote|demote|replace|fill|extend|shorten|lift|reverse|add (?:\w+ )?(?:members|people|maintainers)|take (?:(?:any|such|appropriate|disciplinary|further|other|immediate|whatever|the necessary|necessary) )+(?:\w+ )?(?:actions?|measures?|steps)"
)
_ALONE: Final = re.compile(
    r"(?<=\w)['’]s? (?:\w+ )?(?:interpretation|decision|ruling|word|judge?ment)s? (?:takes? precede\w+|(?:is|are|shall be) (?:final|binding)|prevails?|stands)(?!\w)"
    r"|(?<!\w)(?:(?:has|have|holds?|retains?|reserves?|hat|a|tiene) (?:\w+ ){0,3}(?:final|last|ultimate|sole|absolute|letzte|dernier|última) (?:say|word|decision|authority|discretion|power|wort|entscheidung|mot|palabra)|(?:makes?|takes?) (?:all |the |any |(?:their|its) own )?(?:final |day-to-day |technical |executive )?decisions?(?! by)|(?:alone |solely )?decides?(?! by| with)|acts?(?= (?:alone|at once|immediately|first|by (?:him|her|them)sel\w+|on (?:his|her|their) own))|bans?(?= (?:right away|immediately|at once|anyone|them|people|users?|accounts?|members?))|settles?(?= it| the| any| \w+ disputes)"
    rf"|(?:may|can|kann|können|dürfen|darf|peu(?:t|vent)|puede|pueden|podrán?)(?:,? (?!not(?!\w)|propose|vote|appeal|ask|request)[\w.,'·-]+){{0,3}}? (?:(?:choose|opt|elect) (?:not )?to )?(?:{_ACTS}|{ROMANCE_ACTS})"
    rf"|{GERMAN_MODALS}(?: (?!(?:nur|nicht)(?!\w)|antr|vorschl)[^\s.;]+){{1,22}}? (?:{GERMAN_ACTS})"
    rf"|(?:reserves? the right|(?:shall |will )?(?:has|have|holds?) (?:the |full |sole )*(?:right|power|authority|discretion|mandate)|(?:is|are|shall be) (?:hereby )?(?:empowered|authori[sz]ed|entitled|free|allowed|charged|tasked)) to (?:\w+ )?(?:{_ACTS})|(?:ist|sind) (?:\w+ )?(?:ermächtigt|berechtigt|befugt|bevollmächtigt)(?!\w)[^.;]{{0,120}}? (?:zu (?:{GERMAN_ACTS})|(?:aus|ab|ein|auf|fest|vor|zu)zu(?:schließen|schliessen|berufen|setzen|legen|nehmen|lehnen|geben|sprechen))|(?:está|estará|queda|quedará)n? (?:facultad|autorizad|habilitad)[oa]s? (?:para|a) (?:{ROMANCE_ACTS})|(?:est|sont) (?:le |la |les )?seule?s? (?:à pouvoir |à |habilitée?s? à )(?:{ROMANCE_ACTS})|(?:es|son) (?:el|la|los|las) únic[oa]s? (?:que puede[n]? |en |con poder para )(?:{ROMANCE_ACTS})|(?:est|sont) (?:seule?s? )?(?:chargée?s?|habilitée?s?|autorisée?s?) (?:de |à |d'|pour )(?:{ROMANCE_ACTS})|will (?:then |also |immediately )?(?:warn|remove|ban|suspend|mute|kick|delete|expel|reject|judge|choose|select|review (?:the|each|all|any|every) (?:report|appeal|case|request|application|nomination)s?)"
    r"|shall (?:decide|appoint|determine|approve|set|fix|adopt|ratify)|will (?:appoint|decide|determine)|determines?(?= the| whether| who| which| how)|approves?(?= the| new| all| any| or| it| them| this)|(?:reviews? and )?(?:merges?|assigns?|imposes?|expels?|suspends?|admits?|allocates?|authori[sz]es?|co-opts?)(?= )|(?:grants?|sets?|awards?|removes?|adopts?|hires?|agrees?)(?= (?:the|an?|our|its|all|any|each|new|these) )|fills?(?= (?:the|an?|any|all|its|such|every|each|vacan))|appoints?|picks?|names?(?= (?:the|an?|their|its|his|her) )|(?:is|are) (?:responsible for|in charge of) (?:deciding|approving|selecting|choosing|appointing)|chooses?(?= (?:the|an?|its|their|his|her|which|new|who) )|selects?(?= (?:the|an?|its|their|which|new|who) )|rules? on|(?:reviews?|examines?|handles?|considers?) (?:the|each|all|any|every|new) (?:\w+ )?(?:applications?|requests?|appeals?|complaints?|nominations?)|reviews? (?:and decides|appeals)|hears? (?:the )?appeals?"
    rf"|{GERMAN_VERBS}|(?:l[aeo]s? )?(?:{ROMANCE_VERBS})|{IN_CHARGE})(?!\w)",
    re.IGNORECASE,
)
_VERB_SECOND: Final = re.compile(
    rf"{GERMAN_SECOND}|(?<!\w)(?:über|hierüber|darüber|wor(?:ü|u)ber|bei|für|gegen|in|auf|im|dies(?:e|er|es)?) [^.;]{{0,140}}?(?<!\w)(?:{GERMAN_VERBS}|wählt)(?: (?:jedoch|dann|abschließend|endgültig|allein|im einzelfall|ebenfalls|auch|grundsätzlich|stets|immer|letztlich|ausschließlich|anschließend|einstimmig|im streitfall|im zweifel|auf antrag)){{0,2}} (?=(?:der|die|das|ein|eine) )"
    rf"|(?<!\w)(?:so|dann) (?:{GERMAN_VERBS}|stimmt|wählt) (?=(?:der|die|das) )"
    rf"|(?:^|[.;] )(?:hierüber|darüber|worüber) (?:{GERMAN_VERBS}) (?=(?:der|die|das) )|(?:^|[.;] )(?:{GERMAN_VERBS}) (?=(?:der|die|das) )",
    re.IGNORECASE,
)
_BEFORE_ITS_SUBJECT: Final = re.compile(rf"(?:{GERMAN_VERBS}) (?=(?:der|die|das) )", re.IGNORECASE)
"""In "Die Hausordnung beschließt die Versammlung" what is decided stands first."""
_LIES_WITH: Final = re.compile(
    r"(?:decisions?|authority|say|word|discretion|right)(?: \w+){0,3} (?:lies|rests?|is made|are made|remains?|is|are)(?: \w+){0,2} (?:with|by|at the discretion of|up to) |at the (?:sole |full |absolute )?discretion of |(?:decisions?|rulings?|verdicts?|word) of (?=[^.;:]{3,60} (?:is|are|shall be|will be) (?:final|binding))|(?:is|are|be) (?:left|delegated|entrusted|reserved) (?:up )?(?:to|for) |(?:is|are) (?:\w+ )?(?:up to|the responsibility of|(?:a )?matters? for|for(?= the (?:\w+ )?(?:board|council|committee|team|admins?|moderators))) |(?<!\w)(?:goes|go|comes|come|(?:is|are|be) (?:put|brought|referred|submitted|taken)) (?:back )?(?:to|before) (?!(?:the |their |his |her |our )?(?:attention|notice|knowledge)(?!\w))|gehör(?:t|en) (?:ins |in |vor )|(?:need|require)s? (?:the |an? )?(?:prior )?(?:approval|consent|agreement|authori[sz]ation|ok(?:ay)?|permission|blessing|go-?ahead|green light|sign-?off) (?:of|from|by) |zustimmung (?=de[rs] )|(?:las?|los?) (?:sanciona|decide|resuelve|aprueba|acuerda|fija|nombra|impone|(?:acorda|aproba|decidi|resolve|impond|nombra)rá)n? |soumise?s? (?:à l'approbation|au vote) d[eu] |(?:entscheidung(?:en)? (?:liegt|trifft|treffen|obliegt)|zuständig(?: dafür)? ist|obliegt|obliegen) (?=(?:de[rmn]|die|das) )|(?:décision|exclusion|radiation)[^.;:]{0,40}: décision (?:de|du) "
    rf"|{LIES_WITH}",
    re.IGNORECASE,
)
_APPROVED_BY: Final = re.compile(
    r"(?<!\w)(?<!decision )(?<!decisions )(?<!\bas )(?:(?:approved|decided|determined|agreed|set|fixed|confirmed|ratified|authori[sz]ed|taken|made|granted|appointed|chosen|selected|handled|reviewed|picked|named|hired|nominated and appointed|removed|suspended|expelled|terminated|excluded|revoked|waived|settled|resolved|heard|judged|dealt with|issued|asked|banned|admitted|accepted|designated|adopted|moved to [\w ]{1,25}|promoted|demoted|reinstated|lifted|reversed|overturned|overruled|denied|refused|warned|muted|deleted|amended|changed|modified|allocated|awarded|filled|dissolved|dismissed|imposed|established|given|locked|closed|revised|removed(?: from [\w' -]{1,40}?)?(?:,? (?:at any time|with or without cause|for (?:good )?cause|(?:with or )?without (?:stating )?(?:a )?(?:cause|reason)))+,?|by approval|with the (?:approval|consent|agreement|permission|authori[sz]ation|blessing)|(?:removed|struck|deleted|dropped|suspended|excluded|expelled) (?:from|off) [\w' ]{2,30}?|upon (?:the )?approval) (?:solely |only |\w+ly |each \w+ |in advance |on |upon )?(?:by|of)"
    r"|jugée?s? par|(?:nomination|admission|exclusion|radiation|désignation|validation|approbation|agrément)(?: [^\s.;,]+){0,4}? par|(?:nombramiento|admisión|aprobación|expulsión|designación)(?: [^\s.;,]+){0,4}? por|(?:appointment|approval|election|admission|expulsion|removal|acceptance|ratification|confirmation)(?: (?!by)[^\s.;,]+){0,4}? by|(?:prise|modifiée?|révisée?|changée?|suspendue?|exclue?|radiée?|retirée?|annulée?|accordée?|attribuée?|arrêtée?|autorisée?|dissoute?|approuvée?|décidée?|ratifiée?|validée?|adoptée?|acceptée?|choisie?|nommée?|agréée?|prononcée?|fixée?|désignée?|élue?|établie?|admise?)s?(?: \w+){0,2}? par|(?:modifica|elegi|expulsa|suspendi|cesa|destitui|separa|disuelt|establec|estableci|revoca|sanciona|acorda|nombra|aproba|designa|adopta|fija|decidi|cubiert|resuelt|impuest|autoriza|admiti)\w* por|ernannt von|entschieden von|bestellt von|(?:durch|auf|per) beschlu(?:ss|ß|sses) (?=de[rs])|mit zustimmung (?=de[rs])|la acuerda|resuelve) (?=the |a |an |any |our |one |all |both |another |existing |der |die |das |des |dem |el |la |le |los |l['’]|un |une |unanim)"
    r"|(?:durch|auf|per) beschlu(?:ss|ß) (?=de[rs] )|(?<!\w)by (?:a |an |the )?(?:\w+ )?(?:decision|resolution|order|determination|vote) of (?=the (?!members|membership|votes)|its |our |a (?!majority))|(?:podrán?|pueden?|deberán?) (?:acordar|decidir|aprobar|imponer|nombrar|resolver|adoptar)l[aeo]s? (?=la |el |los |las )|(?:sur|par|après) (?:simple )?(?:décision|délibération|vote) (?:du |de la |des |de )(?=l'|\w)|(?:por|mediante|previo) (?:acuerdo|decisión|resolución) (?:del |de la |de los |de las )|(?:zulassung|aufnahme|ausschluss|ernennung|bestellung|genehmigung|bestätigung|abberufung|festsetzung|freigabe|entscheidung)(?: [^\s.;,]+){0,4}? durch (?=de[nr] |das |die )|(?:vom|von de[rmn]|durch (?:den|die|das)) (?=[^\W\d_][^.;]{2,80}"
    rf"(?<![^\W\d_])(?:{GERMAN_DONE}))|{AT_ITS_MEETING}",
    re.IGNORECASE,
)
_ONLY_WITH: Final = re.compile(
    r"(?<!\w)(?:nur (?:mit|nach)(?: \w+er)? (?:zustimmung|einwilligung|genehmigung) (?=de[rs] )|only (?:with|upon) (?:the )?(?:prior )?(?:written )?(?:approval|consent|authori[sz]ation) (?:of|from|by) |(?:qu'(?:avec|après)|uniquement avec|seulement avec) (?:l'accord|l'autorisation|l'approbation)(?: préalable)? (?:du |de (?=la |l')|des )|(?:sólo|solo|únicamente) con (?:la |el )?(?:autorización|aprobación|acuerdo|consentimiento)(?: previ[oa])? (?:del |de (?=la |los |las )))",
    re.IGNORECASE,
)
"""What one office may do only if another one agrees, the other one decides."""
_WITHOUT_CAPITALS: Final = re.compile(rf"(?:{GERMAN_VERBS}|{GERMAN_MODALS})", re.IGNORECASE)
"""Where every noun has a capital, one before the verb is no name."""
_OPENING: Final = re.compile(
    r"(?:^|[.;:] )(?:\W|\d+[.)])*(?:Der|Die|Das|Ein|Eine) (?P<who>[\w:*/-]+(?: (?:der|des) [\w-]+)?) $"
)
"""Who stands first in a sentence, right before its verb."""
_LEFT_TO: Final = re.compile(r"(?:left|delegated|entrusted|reserved|up) (?:up )?(?:to|for) $", re.IGNORECASE)
"""What leaves a matter to people, whatever they are called."""
_GAPPED: Final = re.compile(
    r"[;,] (?:y |et |und |and )?(?:las?|los?|les?|celles?|ceux|die|der|das|über die|the|other) (?:[\w-]+ ){0,3}?[\w-]+, (?=(?:el|la|le|los|las|les|l'|der|die|das|the) )",
    re.IGNORECASE,
)
"""The second matter of one verb: "minor ones are decided by A; grave ones, by B"."""
_NEVER: Final = re.compile(r"(?<!\w)(?:never|not|nor|no longer|neither|to|zu|à|de|a) $", re.IGNORECASE)
_MAY: Final = re.compile(r"(?:may|can|shall|will)(?!\w)", re.IGNORECASE)
_TWO_VERBS: Final = re.compile(rf" {MODAL} (?:\w+ ){{1,3}}and $", re.IGNORECASE)
"""Before the second of two verbs: "the maintainers will confer and decide"."""
_SHARED_VERB: Final = re.compile(r"(?:^|[.;:] )(?P<clause>(?:\W|\d+(?:\.\d+)*[.)]? )*[^.;:]{3,90},? and) $")
"""What stands before the last of several verbs of one subject."""
_OF_MEETINGS: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:the |die |der |das |l'|les |le |el |la )?(?:agenda|minutes|tagesordnung|protokoll|ordre du jour|procès-verbal|orden del día|acta)(?!\w)(?! item)"
    r"|(?<!\w)(?:time|date|place|venue|location|hour)s?(?: (?:and|or) (?:the )?(?:time|date|place|venue|location|hour)s?)?(?: of (?:the |each )?meetings?)?(?: (?:to be|as|is|are|shall be|will be))? (?:determined|set|fixed|decided|chosen|designated|called) by(?!\w)",
    re.IGNORECASE,
)
"""What is settled for a meeting is no decision of its own."""
_ON_DUTY: Final = re.compile(
    r"whoever (?:is|has|was) (?:\w+ )?(?:on (?:duty|call|shift|the (?:rota|desk|door|bar|roster|shift))|in charge|responsible|hosting|chairing|organi[sz]ing|(?:the )?(?:duty|shift|keys?)(?!\w))|(?:wer|quien) [^.;]{0,30}(?:dienst|turno)",
    re.IGNORECASE,
)
"""One person at a time, whoever it is."""
_BY_NAME: Final = re.compile(
    r"(?<!\w)what (?P<word>[\w ]{2,30}?) says goes(?!\w)|(?<!\w)(?:is|are|be|been) (?:\w+ )?(?:asked|chosen|picked|appointed|named|invited|approved|decided|removed|banned|selected|hired|granted|given|made|set|handled|settled|judged)(?: \w+)? by (?!(?:The|A|An|Any|All|Each|Our|Their|This)(?!\w))(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?=[.,;)]|$| (?:and|or|alone|personally)(?!\w))"
)


def settles_a_meeting(words: str) -> bool:
    """Whether a sentence only says who sets the time, the place or the agenda of a meeting."""
    return bool(_OF_MEETINGS.search(words))


def deciding_roles(sentence: Sentence) -> list[str]:
    """Who decides alone, each office to which a sentence leaves something, in its own words."""
    found = list(_deciders(_as_said(sentence), _OFFICE, names=True))
    if not found and (anybody := anybody_who_may(sentence.flat)):
        return [anybody]
    return list({who.casefold(): who for who in reversed(found)}.values())[::-1]


def deciding_role(sentence: Sentence) -> str | None:
    """Who decides alone, if a sentence says so, in its own words."""
    return next(_deciders(_as_said(sentence), _OFFICE, names=True), None) or anybody_who_may(sentence.flat)


def _as_said(sentence: Sentence) -> str:
    """Its words; of an item that begins with an office and a colon, as one clause: "Lead: appoints maintainers"."""
    label = sentence.label or ""
    opens = f"{label}: "
    if label and sentence.flat.startswith(opens) and _OFFICE.search(label):
        return f"{label} {sentence.flat[len(opens) :]}"
    return lexicon.TIE_BROKEN.sub("", sentence.flat)


def deciding_assembly(sentence: Sentence) -> str | None:
    """Which assembly of all decides, if a sentence says so without saying how."""
    return next(_deciders(sentence.flat, ASSEMBLY, names=False), None) or decided_by_all(sentence.flat)


def assembly_meant(sentence: Sentence) -> str | None:
    """The assembly that decides, or at which it is decided."""
    return deciding_assembly(sentence) or assembly_at(sentence.flat)


def _deciders(words: str, kind: re.Pattern[str], *, names: bool) -> Iterator[str]:
    """Find the deciders, the first plain one first; only what else somebody may do makes further ones."""
    if settles_a_meeting(words):
        return
    if who := _who_must_agree(words) or _after_the_verb(words):
        yield from (who,) if kind.search(who) else ()
        return
    first = True
    for found in _ALONE.finditer(words):
        if first or _MAY.match(found.group()):
            for who in _subject(words, found, kind, names=names):
                first = False
                yield who
    if first:
        given = list(_given_to(words, kind, names=names))
        yield from given
        if given:
            return
        if names and (by := _BY_NAME.search(words)):
            yield by["who"] or by["word"]


def _who_must_agree(words: str) -> str | None:
    """Without whose consent an office may do nothing."""
    found = _ONLY_WITH.search(words)
    who = group_after(words, found.end()) if found else None
    return who if who and (_OFFICE.search(who) or ASSEMBLY.search(who)) else None


def _after_the_verb(words: str) -> str | None:
    """Who stands after the verb, in an order of words that is German."""
    return next(
        (
            who
            for found in _VERB_SECOND.finditer(words)
            if not _has_its_subject(words, found) and (who := group_after(words, found.end()))
        ),
        None,
    )


def _has_its_subject(words: str, verb: re.Match[str]) -> bool:
    """Whether an office stands before the verb and what it decides after it: "der Vorstand kann ein Mitglied ausschließen"."""
    before = _OPENING.search(words, 0, verb.start())
    named = before is not None and (_OFFICE.search(before["who"]) or ASSEMBLY.search(before["who"]))
    return bool(named and not words.startswith("der ", verb.end()))


def _given_to(words: str, kind: re.Pattern[str], *, names: bool) -> Iterator[str]:
    """With whom a matter lies, or by whom it is decided; and another one, if the same verb is meant for both."""
    for found in (*_LIES_WITH.finditer(words), *_APPROVED_BY.finditer(words)):
        if done_before(words, found.start()):
            continue
        who = group_after(words, found.end())
        if who is None and names and (who := actor_after(words, found.end())):
            yield who
            return
        if who and (kind.search(who) or (names and _LEFT_TO.search(found.group()) and not ASSEMBLY.search(who))):
            yield who
            gapped = _GAPPED.search(words, found.end())
            if gapped and (other := group_after(words, gapped.end())) and kind.search(other):
                yield other
            return


def _subject(words: str, verb: re.Match[str], kind: re.Pattern[str], *, names: bool) -> Iterator[str]:
    """Who is the subject of a verb of deciding: an office or assembly, or, of a few, anybody who is named as one."""
    place = verb.start()
    if _NEVER.search(words[:place]):
        return
    who = group_before(words, len(words[:place].rstrip()))
    if who is None and (verbs := _TWO_VERBS.search(words[:place])):
        who = group_before(words, verbs.start())
    if who is None and names and not _WITHOUT_CAPITALS.match(verb.group()):
        who = actor_before(words, place)
        if who or (
            (shared := _SHARED_VERB.search(words[:place]))
            and (who := group_after(words, shared.start("clause")))
            and kind.search(who)
        ):
            yield who
    elif who and (kind.search(who) or (names and _ON_DUTY.match(who))):
        yield who
    if who is None and _BEFORE_ITS_SUBJECT.match(words, place):
        after = group_after(words, verb.end() + 1)
        if after and kind.search(after):
            yield after
