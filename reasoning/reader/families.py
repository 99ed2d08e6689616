"""The families of deciding: which method a sentence names, beside a count of votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from governance.domain.ballots import Method
from governance.domain.rulebook_values import StageKind
from reasoning.reader import lexicon
from reasoning.reader.appeals import appealed_to, may_be_appealed
from reasoning.reader.deciders import deciding_assembly, deciding_role, deciding_roles
from reasoning.reader.findings import Finding, Group, Way, is_money
from reasoning.reader.groups import group_after
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of, subject_of
from reasoning.reader.together import resolves
from reasoning.reader.voted import voted

_DECIDING: Final = re.compile(
    r"(?:chang|ändert|geändert|chos|gewählt|find|add|appoint|admit|accept|remov|invit|grant|nominat|select)\w*|deci\w+|agree\w*|reach\w*|resolv\w*|adopt\w*|approv\w*|made|make|seek\w*|propos\w*|pass\w*|funktionier\w*|arbeite\w*|fonctionn\w*|travaill\w*|funcion\w*|trabaj\w*|entscheid\w*|entschieden|beschl\w*|gefasst|décid\w*|décision\w*|prises?|decid\w*|decisi\w*|work by|operate|govern\w*|aim|required?|need\w*"
)
_NOT_NEEDED: Final = re.compile(
    r"(?:do(?:es)? not|don't|need not|not|without|lack of|fail(?:s|ed|ing)?(?: to reach)?|cannot(?: be)?(?: reach(?:ed)?)?|no|if|unless|kein\w*|kann kein\w*|wenn|sans|faute de|si|à défaut de|sin|a falta de)(?: \w+){0,3} $"
)
_FORBIDDEN: Final = re.compile(r"(?:not|n't|cannot|never)(?: \w+){0,4} $")
_DENIED: Final = re.compile(r"(?<!\w)(?:no vote|nobody|cannot|may not|kein\w*) ")
_AMONG: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:(?:rough|full|general|broad) )?(?:consensus|consenso|konsens) (?:of|among|between|amongst|de|del|des|entre|der|unter|im) (?!\w+ (?:is|ist|est|es)(?!\w))[^.;:,]{3,60}$"
)
"""An item that says no more than among whom there must be consensus."""
_BY_LAZY: Final = re.compile(
    r"(?<!\w)(?:by|of|under|uses?|using|apply|applies|operates?|through|via|on|is|means|work) (?:a |the )?(?:\w+ ){0,2}lazy(?! consensus declaration)"
)
_BY_CONSENT: Final = re.compile(
    r"^(?:\W|\d+[.)])*by consent(?!\w)|(?<!\w)(?:decid\w+|decisions?|agree\w*|approv\w+|adopt\w*|chos\w+|choose\w*|pick\w*|elect\w*|select\w*|tak(?:es?|en)|work\w*|operat\w+|chang\w+|made|pass\w*|entscheide\w*|beschl\w+|gewählt|prises?|décid\w+|deciden?|toman?)(?!\w)[^.;:]{0,60}(?:by consent|im konsent|konsent|par consentement|por consentimiento)(?!\w)"
)
_LAZY: Final = Way(StageKind.CONSENT, Method.LAZY_CONSENSUS)
_METHODS: Final = (
    (Way(StageKind.BALLOT, Method.RANKED), r"ranked[ -]choice|instant[ -]run-?off|irv|preferential (?:vot\w+|ballot)|alternative vote|rank(?:ed|s|ing)? (?:the )?(?:candidates|options|ballots?)|order of preference"),
    (Way(StageKind.BALLOT, Method.CONDORCET), r"condorcet|schulze|ranked pairs|civs"),
    (Way(StageKind.BALLOT, Method.STV), r"single transferable vote|stv|scottish stv|übertragbare einzelstimm\w*"),
    (Way(StageKind.BALLOT, Method.APPROVAL), r"approval vot\w+|vote for as many|zustimmungswahl"),
    (Way(StageKind.BALLOT, Method.SCORE), r"score vot\w+|range vot\w+|star vot\w+|points? per voter|dot vot\w+|distribute \w+ points"),
    (Way(StageKind.JURY, Method.JURY), r"jur(?:y|ies|ors?)|randomly (?:selected|chosen|drawn)|(?:drawn|chosen|selected) (?:by lot|at random)|sortition|ausgelost|los(?:verfahren|entscheid)|tirée?s? au sort|por sorteo"),
    (Way(StageKind.CONSENT, Method.CONSENT), r"by consent|consent[ -](?:decision|based|process|round)\w*|konsent\w*|par consentement(?! (?:de|du|des|d')(?!\w))|por consentimiento(?! de)|paramount objections?|sociocra\w*"),
)  # fmt: skip
_METHOD_PATTERNS: Final = tuple((way, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for way, pattern in _METHODS)
_DO: Final = re.compile(
    r"(?<![\w-])(?:do-?ocra\w+|those who do the work|who(?:ever)? does the work|wer (?:es )?macht,? (?:hat recht|entscheidet)|just do it|celui qui fait|quien hace)(?!\w)"
)
_WHO_DOES: Final = re.compile(
    r"(?<![\w-])(?:those who do|who(?:ever)? does|wer (?:es )?macht|just do it|celui qui fait|quien hace|(?:work|works|operate|operates|run|runs|governed|organi[sz]ed|decide|decides) (?:as|by|through|on) (?:an? )?do-?ocra\w+)(?!\w)"
)
_ELECT: Final = re.compile(
    r"(?<![\w-])(?:(?:is|are|be|been) (?:\w+ ){0,2}?elected|elects?|elections? (?:is|are|for|of|shall|will|to)|elected (?:by|for|at|from|every|annually)|(?:wird|werden|wählt|wählen) [\w ,]{0,140}?gewählt|wählt|gewählt|élit|élue?s?|elige|elegid[oa]s?|elegirá|(?:se )?elegirán|se eligen|(?:deberá|deberán|debe) elegir)(?!\w)"
)
_CHOSEN_BY_ALL: Final = re.compile(
    r"(?<!\w)(?:is|are|be|gets?) (?:[\w-]+ ){0,3}?(?:chosen|picked|selected|appointed|named|voted in) (?:[\w-]+ ){0,3}?by (?:an? (?:[\w-]+ ){0,2}?(?:vote|ballot|election|poll|referendum) (?:of|by|among) )?(?P<who>(?:all |the |our )*(?:(?-i:[A-Z]\w+ ))?(?:members(?:hip)?|regulars|residents|players|users|participants|contributors|committers|maintainers|volunteers|community|congregation)(?! of the (?:board|council|committee)| (?:board|council|committee|team|officer|secretary|coordinator))|everyone|everybody|whoever (?:is|are|turns up|comes|shows up)(?: (?:there|present|around|here))?|those (?:who are )?(?:present|there))(?!\w)"
    r"|(?:^|[.;] )(?P<they>(?:the|our|all) (?:members|residents|regulars|players|users|contributors|committers|volunteers)) (?:choose|pick|select|appoint)(?= (?:the|an?|our|their|\d+) )"
    r"|(?<!\w)(?:est|sont) (?:choisie?s?|désignée?s?|nommée?s?) par (?P<ils>(?:tou\w+ )?(?:les |l'ensemble des )(?:membres|adhérente?s?|habitante?s?))(?!\w)|(?<!\w)(?P<sie>(?:die|alle) (?:mitglieder|bewohner\w*|nutzer\w*)) (?:bestimmen|bestellen)(?!\w)|(?<!\w)(?:es|son) (?:elegid|designad|nombrad)[oa]s? por (?P<ellos>(?:tod[oa]s )?(?:los|las) (?:soci[oa]s|miembros|personas socias|vecin[oa]s))(?!\w)",
    re.IGNORECASE,
)
"""An office that everybody fills, whatever it is called."""
PLURALITY: Final = re.compile(
    r"(?<!\w)(?:(?:the )?most votes (?:wins?|decides?|counts?)|whoever (?:gets?|has) (?:the )?most votes|(?:with|gets?|got|has|have|having|receiv\w+|obtain\w+) the (?:most|highest number of|greatest number of|largest number of) votes|(?:by|on) (?:a )?plurality|plurality (?:vote|voting|wins)|highest vote (?:count|total)s?|die meisten stimmen (?:genüg\w*|erhält|hat|auf sich)|(?:con|obteng\w*|obtien\w*|reún\w*) (?:el mayor número de|más) votos|(?:le plus (?:grand nombre )?de|obten\w* le plus de) (?:voix|suffrages))(?!\w)"
)
_ELECTING: Final = re.compile(
    r"(?<!\w)(?:candidat\w*|kandidat\w*|stichwahl|wahlgang|elegid\w+|élue?s?|nominees?|elect\w+|seats?|successor|takes? over|(?:vote|votes|voting) on who)(?!\w)"
)
_THEY: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:er|sie|es|ils?|elles?|it|they|he|she|(?:seine|ihre|ses|sus|its|their) (?:\w+ )?(?:mitglieder|membres|miembros|members)|son|será|serán) (?!\w*lich)"
)
_BODY: Final = re.compile(
    r"board|council|committee|chair|president|secretar|treasurer|director|trustee|lead|moderator|admin|officer|representative|delegate|steward|member|seat|position|team|vorstand|kassier|rat|sprecher|vorsitz|conseil|bureau|président|trésorier|directorio|comité|comisi|junta|presiden|tesorer|secretari|consejo|maintainer|moderador|modérat|animat|delegad|portavoz|responsable|referent|coordinador|coordinator|speaker|facilitator|captain|auditor|group|circle"
)
_BY_VOTE: Final = re.compile(
    r"(?<!\w)(?:by|in|through|via|with|after|durch|per|mit|par|por|mediante|en)(?: (?:an?|the|eine[rn]?|une?|una|secret|community|membership|member|members'?|board|council|team|public|formal|simple|supermajority|majority))* (?:vote|ballot|referendum|poll|show of hands|abstimmung|handzeichen|scrutin|votación)(?! (?:of no|with|requiring))(?!\w)|(?<!\w)by (?:an? |the )?(?:normal |regular |usual |ordinary |standard )?(?:\w+ )?(?:motion and )?vote(?! (?:of|with|requiring))(?!\w)|(?<!\w)(?:must be|are|is|be|gets?) voted (?:on|in|out)(?!\w)"
)
_VOTES_TO: Final = re.compile(
    r"(?<!\w)(?:(?:may|can|shall|will)(?: \w+)?|(?:members|owners|residents|users|contributors|those|people)(?: (?:who are )?(?:present|voting|attending|in attendance))?(?: (?:at|in) (?:an?|the|that|any)(?: [\w-]+){0,3}? meeting)?) vote to (?:allow|approve|grant|permit|extend|appoint|remove|replace|expel|exclude|ban|suspend|admit|accept|add|dissolve|change|amend|recall|dismiss|overturn|reverse|override|cancel|close|reopen|reinstate|fill)(?!\w)"
)
_SET_BY_VOTE: Final = re.compile(
    r"(?<!\w)(?:overridden|overturned|overruled|reversed|vetoed|undone|repealed|established|filled|set|fixed|decided|determined|approved|changed|adopted|ratified|settled) (?:only )?(?:by|in|through) (?:an? |the )?(?:(?:secret|open|written|online|membership|community|members'?|general|popular|house|electronic|postal|affirmative|favou?rable) )*(?:ballot|vote|poll|referendum|show of hands)(?: vote)?(?! (?:with|requiring|of (?:no|confidence|(?:the|its|our) (?:board|council|committee))))(?!\w)"
)
_BY_A_LARGE_MAJORITY: Final = re.compile(
    r"(?<!unless )(?<!unless a )(?<!if a )(?<!\w)(?:super[ -]?majority|qualified majority|special majority)(?: vote| approval| agreement| consent)? (?:of|by|from) (?=the |all |our |existing |current |active |other |(?:maintainers?|members?|committers?|voters|contributors|moderators|admins|editors|directors|trustees|developers|users)(?!\w))"
)
"""Of whom, if not how large it is."""
_A_VOTE_OF: Final = re.compile(
    r"(?:^|: )(?:\W)*(?:(?:a |an |the )?(?:general |public |open )?vote (?:of|by|among)|votación(?: general)? (?:de|del|entre)|votación de tod[oa]s|(?:abstimmung|votum) (?:der|unter|aller)|vote (?:des?|de l'ensemble des|de tous les)) (?!no(?!\w)|confidence)[\w '-]{3,50}[.\s]*$"
)
"""An item that says no more than by whose vote something is decided."""
_NO_VOTE: Final = re.compile(
    r"(?<!\w)(?:no|without|not|never|n't) (?:[\w-]+ ){0,3}(?:vote|ballot|voted)|right to vote|eligible"
)
_OF_THINGS: Final = re.compile(
    r" (?:[\w-]+ )?(?:class(?:es)?|kinds?|types?|categor(?:y|ies)|sorts?|levels?|tiers?|parts?|sections?|copies|items?|pages?|rooms?|accounts? (?:of|with)|klassen|arten|gruppen von|teile|catégories|types|categorías|tipos|clases)(?!\w)"
    r"| (?:(?:consecutive|successive|regular|board|general|monthly|committee|council|scheduled|unexcused|straight) )*(?:meetings?|sessions?|absences|sitzungen|versammlungen|réunions|assemblées|reuniones|asambleas)(?!\w)"
)
"""Numbers of things, which nobody counts for a vote."""
_VOTED_ON: Final = frozenset({"amendment", "dissolution", "removal", "admission", "federation"})


def found_ways(sentence: Sentence) -> Iterator[Finding]:
    """Find the methods that a sentence names. Counts of votes name themselves by their threshold."""
    words, sure = sentence.plain, not sentence.hedged and not sentence.example
    for way, pattern in _METHOD_PATTERNS:
        found = pattern.search(words)
        if found and not _NOT_NEEDED.search(words[: found.start()]):
            telling = way.kind is StageKind.CONSENT and bool(_BY_CONSENT.search(words))
            yield Finding("method", way, sentence, sure and way.kind is StageKind.BALLOT, telling=telling)
    if PLURALITY.search(words):
        said = f"{sentence.previous.plain} {words}" if sentence.previous else words
        elects = _ELECTING.search(said) or subject_of(words) == "election"
        yield Finding("method", Way(StageKind.ELECTION if elects else StageKind.BALLOT), sentence, sure=False)
    agreed = list(_agreement(sentence, sure=sure))
    yield from agreed
    if _only_whose_vote(sentence) or (
        (
            _VOTES_TO.search(words)
            or _SET_BY_VOTE.search(words)
            or _BY_A_LARGE_MAJORITY.search(words)
            or (_BY_VOTE.search(words) and subject_of(words) in _VOTED_ON)
        )
        and not _NO_VOTE.search(words)
        and not _numbered(sentence)
    ):
        yield Finding("method", Way(StageKind.BALLOT, Method.YES_NO), sentence, sure=False)
    if _DO.search(words):
        telling = bool(_WHO_DOES.search(words))
        yield Finding("method", _LAZY, sentence, sure=False, subject="do-ocracy", telling=telling)
    yield from _by_others(sentence, sure=sure, agreed=bool(agreed))


def _only_whose_vote(sentence: Sentence) -> bool:
    """Whether an item says by whose vote something is decided, and no share of them."""
    return sentence.item and bool(_A_VOTE_OF.search(sentence.plain)) and not _numbered_share(sentence)


def _by_others(sentence: Sentence, *, sure: bool, agreed: bool) -> Iterator[Finding]:
    """Find an election, an appeal, or to whom a sentence leaves a matter."""
    words = sentence.plain
    if _ELECT.search(words) and (_BODY.search(words) or (_THEY.match(words) and _BODY.search(_meant(sentence)))):
        yield Finding("method", Way(StageKind.ELECTION), sentence, sure, subject="election")
    elif (chosen := _CHOSEN_BY_ALL.search(sentence.flat)) and not _numbered_share(sentence):
        yield Finding("method", Way(StageKind.ELECTION), sentence, sure=False, subject="election")
        named = next(name for name, who in chosen.groupdict().items() if who)
        of_whom = sentence.flat.startswith((" of ", " de ", " du ", " der ", " des "), chosen.end(named))
        who = (of_whom and group_after(sentence.flat, chosen.start(named))) or chosen[named]
        yield Finding("electorate", Group(who, rank=4), sentence, sure=False)
    elif may_be_appealed(sentence) and not _DENIED.search(words):
        yield from _appeal(sentence)
    elif lexicon.AT_A_TIE.search(words) or lexicon.SCHEDULES.search(words):
        return
    elif not _numbered_share(sentence) and not agreed and (voters := voted(sentence.flat)) is not None:
        yield Finding("method", Way(StageKind.BALLOT, Method.YES_NO), sentence, sure=False)
        if voters:
            yield Finding("electorate", Group(voters, rank=4), sentence, sure=False)
    elif deciders := deciding_roles(sentence):
        for who in deciders:
            yield Finding("method", Way(StageKind.ROLE, Method.ROLE), sentence, sure=False, who=who)
    elif (deciding_assembly(sentence) or resolves(words)) and not _numbered(sentence) and not agreed:
        yield Finding("method", Way(StageKind.BALLOT, Method.YES_NO), sentence, sure=False)


def _meant(sentence: Sentence) -> str:
    """What "he" or "they" may stand for: the sentence before, and the heading."""
    before = sentence.previous.plain if sentence.previous else ""
    return f"{before} {sentence.titles[-1].casefold() if sentence.titles else ''}"


def _appeal(sentence: Sentence) -> Iterator[Finding]:
    """An appeal, and the decision that it is against where the same sentence says whose that is."""
    whom, alone = appealed_to(sentence), deciding_role(sentence)
    if alone and whom and alone.casefold() != whom.casefold():
        yield Finding("method", Way(StageKind.ROLE, Method.ROLE), sentence, sure=False, who=alone)
    to_all = whom is not None and body_of(whom.casefold()) == "assembly"
    way = Way(StageKind.BALLOT, Method.YES_NO) if to_all else Way(StageKind.ROLE, Method.ROLE)
    yield Finding("method", way, sentence, sure=False, subject="appeal", who=whom or "")


def _numbered(sentence: Sentence) -> bool:
    """Whether a share stands there, which makes a way of deciding by itself."""
    return _numbered_share(sentence) or any(
        quantity.kind == "count"
        and not is_money(sentence.plain, quantity)
        and not _is_a_year(quantity.value)
        and not _OF_THINGS.match(sentence.plain, quantity.end)
        for quantity in sentence.quantities
    )


def _is_a_year(number: object) -> bool:
    """Whether a number is that of a year, and counts nobody."""
    return isinstance(number, int) and 1900 <= number <= 2100  # noqa: PLR2004


def _numbered_share(sentence: Sentence) -> bool:
    """Whether a share of votes stands there; a number may be that of the seats."""
    return any(quantity.kind in {"fraction", "ratio"} for quantity in sentence.quantities)


def _agreement(sentence: Sentence, *, sure: bool) -> Iterator[Finding]:
    words = sentence.plain
    lazy, consensus = lexicon.LAZY.search(words), lexicon.CONSENSUS.search(words)
    if lazy:
        named = "lazy" in lazy.group() or "silence" in lazy.group()
        if not _FORBIDDEN.search(words[: lazy.start()]):
            telling = bool(_BY_LAZY.search(words)) or not named
            yield Finding("method", _LAZY, sentence, sure and not named, telling=telling)
    elif (
        consensus
        and (_DECIDING.search(words) or _AMONG.match(words))
        and not _NOT_NEEDED.search(words[: consensus.start()])
    ):
        yield Finding("method", Way(StageKind.BALLOT, Method.CONSENSUS), sentence, sure)
