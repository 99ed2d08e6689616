"""Offices: bodies with their seats, their terms, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from governance.domain.number_words import plain
from reasoning.reader.elected_every import elected_every
from reasoning.reader.office_lines import seats_in_line, term_in_line
from reasoning.reader.proposed import ProposedRole, quote
from reasoning.reader.sentences import Sentence

_BODIES: Final = {
    "Board": r"board(?: of (?:directors|trustees))?|directors", "Council": r"councils?", "Committee": r"committees?",
    "Moderators": r"moderators?|moderation team|mods", "Administrators": r"admins?|administrators?", "Chair": r"chair(?:person|man|woman)?|presidents?",
    "Lead": r"(?:project )?(?:lead|leader)s?", "Circle": r"circles?", "Coordinators": r"coordinators?",
    "Secretary": r"secretary", "Treasurer": r"treasurer", "Steering team": r"(?:core|steering|leadership|coordination) (?:team|group|circle)", "Trustees": r"trustees", "Stewards": r"stewards?",
    "Officers": r"officers?|executive", "Panel": r"panels?", "Auditors": r"auditors?", "Delegates": r"delegates?|representatives?", "Ombudsperson": r"ombuds\w*", "Helpers": r"helpers?", "Facilitators": r"facilitators?|convenors?|conveners?",
    "Links": r"(?:\w+ )?links?(?= )", "Person of trust": r"persons? of trust|trusted persons?|vertrauensperson\w*", "Jury": r"jur(?:y|ies|ors?)|jurys?",
    "Vorstand": r"(?:vereins)?vorstand(?:e?s)?|vorstandsmitglieder\w*|vorstandschaft", "Beirat": r"\w*beirat(?:e?s)?|\w+rat(?= (?:besteht|hat|wird))|\w{4,}rat(?:e?s)?", "Team": r"\w*team", "Kassenprüfer": r"kassenprüf\w*|rechnungsprüf\w*|kassenrevis\w*|\w*revisor\w*", "Schiedsgericht": r"(?:schieds|ehren)gerichte?s?", "Ausschuss": r"\w*ausschuss(?:es)?", "Delegierte": r"delegierten?", "Sprecher": r"sprecher\w*",
    "Conseil": r"conseil(?: d'administration)?|(?<=(?:le|du|au) )ca", "Bureau": r"bureau", "Comité": r"comité", "Modération": r"modérat\w+(?:·\w+)*", "Commission": r"commission",
    "Junta": r"junta(?: directiva)?|órgano de representación", "Consejo": r"consejo(?: rector)?", "Comisión": r"comisi[óo]n(?:es)?", "Cargos": r"cargos?",
}  # fmt: skip
_BODY_PATTERNS: Final = {title: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])") for title, words in _BODIES.items()}
_FROM: Final = r"(?:exactly |between |from |a minimum of |at least |no fewer than |not fewer than |not less than |no less than |up to |at most |a maximum of |no more than |zwischen |mindestens |höchstens |bis zu |maximal |jeweils |genau |entre |au moins |au plus |au maximum |au minimum |al menos |como mínimo |como máximo |un mínimo de |un máximo de |de |d')*"
_TO: Final = r"(?: ?- ?| to | and | or | bis | und | à | et | ou | a | y |,? (?:and|but|nor|or) (?:not |no )?more than |,? (?:and|to|but) (?:at most|(?:a )?maximum(?: of)?|up to) |,? (?:und|aber|jedoch) (?:höchstens|maximal) |,? et (?:au plus|au maximum)(?: de)? |,? y (?:un )?(?:como )?máximo(?: de)? )"
_COUNTED: Final = r"(?:members?|people|persons?|seats?|directors|trustees|individuals|representatives|councill?ors|moderators|officers|delegates|players|jurors|mitglieder\w*|personen|leuten?|köpfe\w*|\w+mitglieder\w*|membres?|personnes|modérat\w+(?:·\w+)*|administrat\w+|juré\w*|miembros?|personas?|vocales|others?|governors|commissioners|beisitze\w*|titulaires?|titular(?:es)?|integrantes|componentes|consejer[oa]s|asociad[oa]s|soci[oa]s|adhérents?|sociétaires|sprecher\w*|vertreter\w*|beauftragten?|porte-parole|portavoces)"
_SEATED: Final = re.compile(
    r"(?<!\w)(?:consist(?:s|ing)? of|there (?:are|is|shall be|will be)|(?:is|are) (?:composed|made up|comprised|formed) of|(?:is|are|shall be|will be) (?:led|run|governed|managed|headed|administered|overseen) by(?: an? (?:[\w-]+ )?(?:board|council|committee|team|panel|group) of)?|comprises?|(?:shall |will )?(?:has|have|number|consist of|be composed of|comprise)|composed of|besteht aus|bestehend aus|hat|haben|umfasst|zählt|setzt sich zusammen aus|(?:est |sont )?(?:composée?|formée?|constituée?)s? (?:de|d'|par)|comprend|comprenant|comporte|compte|lo forman|se compone(?: de)?|se compose(?:nt)?(?: d[e'])?|(?:est(?:á|ará) )?(?:formad|compuest|integrad)[oa] por|consta de|consist(?:e|irá) en)"
    rf" ?{_FROM}(?P<low>[0-9]{{1,3}})(?:{_TO}(?P<high>[0-9]{{1,3}}))? (?:\w+ ){{0,2}}?{_COUNTED}(?!\w)"
    r"|(?<!\w)(?P<number>[0-9]{1,3})(?:-(?:member|person|seat)(?= )| (?:member|person|seat)(?= (?:[\w-]+ )?(?:board|council|committee|team|panel|jury|circle|group|commission|bench)(?!\w)))|(?:board|council|committee|team|panel) \((?P<seats>[0-9]{1,3}) (?:seats|members|people)\)"
    rf"|(?<!\w)(?:board|council|committee|team|panel|circle|group|conseil(?: d'administration)?|bureau|comité(?: \w+)?|jury|consejo|junta(?: directiva)?|comisión) (?:of|de|d'|composée? d[e'])(?<=[\w']) ?{_FROM}(?P<size>[0-9]{{1,3}})(?:{_TO}(?P<most>[0-9]{{1,3}}))?(?= (?:\w+ ){{0,2}}?{_COUNTED}(?!\w)|[,.;)]| (?:elected|who|élus))"
    rf"|(?<!\w)number of (?:[\w-]+ )?(?:directors|trustees|governors|officers|seats|members)(?: (?:of|on|constituting) the (?:\w+ )?(?:board|council|committee))?(?: of directors)?(?: of (?:the|this) \w+)? (?:shall|is|are|will|must)(?: (?:be|not be))?(?: (?:fixed|set) at)? {_FROM}(?P<least>[0-9]{{1,3}})(?:{_TO}(?P<greatest>[0-9]{{1,3}}))?(?!\w| ?%)"
    r"|(?<!\w)number of (?:directors|trustees|governors|officers|seats|members)[^.;]{0,100}?(?<!\w)(?:be|is|are|never|event) (?:not |never |no )?(?:be )?(?:less|fewer) than (?P<never>[0-9]{1,3})(?!\w| ?%)"
    rf"|(?<!\w)nombre (?:de|des|de ses|de leurs) (?:\w+ )?{_COUNTED} (?:est )?(?:compris )?{_FROM}(?P<between>[0-9]{{1,3}})(?:{_TO}(?P<until>[0-9]{{1,3}}))?(?!\w| ?%)"
    rf"|(?<!\w)gehören {_FROM}(?P<few>[0-9]{{1,3}})(?:{_TO}(?P<many>[0-9]{{1,3}}))? (?:\w+ ){{0,2}}?{_COUNTED} an(?!\w)"
    rf"|(?<!\w)(?:composée?|comprenant|comprend|composé|compuest[oa]|besteht aus|composed of) (?:[\w ]{{0,40}}?)?(?:au maximum|au plus|como máximo|höchstens|at most|maximal)(?: de)? (?P<top>[0-9]{{1,3}}) (?:\w+ )?{_COUNTED},? (?:et|y|und|and) (?:au minimum|au moins|como mínimo|al menos|mindestens|at least)(?: de)? (?P<bottom>[0-9]{{1,3}})(?!\w)"
    rf"|(?<!\w)comprenant (?:un nombre [\w ]{{1,20}})?(?:de )?{_COUNTED}(?: \w+)? (?:compris )?entre (?P<over>[0-9]{{1,3}}) et (?P<under>[0-9]{{1,3}})(?!\w)"
    rf"|(?<!\w)(?:compuest|formad|integrad)[oa] por[^.;]{{0,160}}? mínimo de (?P<fewest>[0-9]{{1,3}}) {_COUNTED}(?! presentes)"
    rf"|(?<!\w)setzt sich aus {_FROM}(?P<put>[0-9]{{1,3}})(?:{_TO}(?P<together>[0-9]{{1,3}}))? [^.;,]{{0,120}}?{_COUNTED} zusammen(?!\w)"
)
_LOWER: Final = (
    "low",
    "number",
    "seats",
    "size",
    "least",
    "never",
    "between",
    "few",
    "put",
    "bottom",
    "over",
    "fewest",
)
_UPPER: Final = ("high", "most", "greatest", "until", "many", "together", "top", "under")
_ELECTED: Final = re.compile(
    rf"(?<!\w)(?P<number>[0-9]{{1,3}}) (?:\w+ ){{0,2}}?(?:{_COUNTED}|kassenprüf\w*|rechnungsprüf\w*|\w*revisor\w*|delegierte|auditors)(?: \w+)? (?:(?:are|is|shall be|will be|werden|sont|son) (?:\w+ )?|werden [^.;,]{{1,90}} )(?:elected|chosen|appointed|filled|drawn|gewählt|élus|elegid[oa]s)"
    rf"|(?<!\w)(?:elects?|appoints?|chooses?|wählt|wählen|bestellt|élit|désigne|elige|(?:se )?elegirán?|nombra)(?: (?!by|for)[\w ,]{{1,60}}?)? (?:up to |zu |bis zu |jusqu'à |hasta )?(?P<chosen>[0-9]{{1,3}}) (?:\w+ )?(?:{_COUNTED}|auditors|stewards|coordinators|chairs|kassenprüf\w*|rechnungsprüf\w*|\w*revisor\w*|vérificateurs|commissaires|auditor[ea]s|delegierte)(?!\w)"
    r"|(?<!\w)(?P<serving>[0-9]{1,2}) (?:[\w-]+ )?(?:mods|moderators|admins|administrators|members|people|persons|officers|directors|stewards|trustees) (?:(?:who|that) serve|in (?:this|that|the) (?:position|role|office))(?!\w)"
    r"|(?<!\w)(?:shall be|are|will be) (?P<held>[0-9]{1,3}) (?:\w+ )?(?:officers|directors|stewards|moderators|administrators|coordinators)(?!\w)"
)
_FOR_SO_LONG: Final = r"(?:the (?:term|period|duration) of|(?:a|the) (?:period|term|mandate) of|(?:die|eine) (?:dauer|zeit|amtszeit|amtsdauer|periode) von|une (?:durée|période) (?:de|d'(?=une? ))|un mandat (?:de|d'(?=une? ))|un (?:per[íi]odo|plazo|mandato) de)"
_TERM: Final = re.compile(
    r"(?<!\w)(?:terms?(?: of office)?(?: (?:of|for|in)(?: the| an?| each)?(?: (?!year|month)[\w]+){0,3}?)?(?: (?:is|are|lasts?|shall be|will be|runs?|of))?:?(?: for)?|serv(?:es?|ing)(?: \w+)?(?: for)?|elected (?:[\w,]+ ){0,6}?for|(?:appointed|chosen|drawn|picked|named|selected) (?:[\w,]+ ){0,6}?for|(?:hold|holds|stays? in|remains? in) (?:\w+ )?office for|does it for|mandates? (?:of|is|for)"
    r"|auf|für|amtszeit(?: [\w ]{1,40}?)? (?:beträgt|von|ist)|amtsdauer(?: [\w ]{1,40}?)? (?:beträgt|von|ist)|amtszeit:|(?:funktions|wahl|amts|mandats)(?:periode|dauer)(?: [\w ]{1,40}?)? (?:beträgt|dauert|von|ist)|pour|durée (?:de|du mandat est de|du mandat|(?:des|de leurs) fonctions (?:est )?(?:de|fixée à))|mandat (?:est )?(?:de|fixé à)|por|para|durante|durar\w+(?: en (?:sus?|el) (?:funciones|cargos?))?|duración (?:será |es )?de|mandato (?:es |será |ser[áa] )?de) "
    rf"?(?:{_FOR_SO_LONG}(?: |(?<=')))?(?:a |an |up to |jeweils |terms of |the |einen? |jede[sr]? )*(?P<number>[0-9]{{1,2}}|an?|eine[nrsm]?|ein|une?|one)[ -](?P<unit>year|month|week|(?:geschäfts|vereins|kalender)?jahr|monat|année|an|mois|año|mes)(?:s|e|en|n|es)?(?!\w)"
    r"|(?<!\w)(?P<years>[0-9]{1,2})(?:[- ](?P<length>year|month)s?[- ](?:(?:staggered|renewable|overlapping|rotating|consecutive),? )?(?:terms?|mandates?)|-?(?P<lang>jähr|monat)ige[nrs]? (?:dauer|amts\w+|mandats\w+|wahl\w+|funktions\w+|periode))(?!\w)"
)
_CHOSEN_FOR: Final = re.compile(
    r"(?<!\w)(?:elect|appoint|choos|chos|pick|draw|nam)\w*[^.;]{0,120}?(?<!\w)for (?:a |the |up to )?(?P<number>[0-9]{1,2}|an?) (?P<unit>year|month)s?(?!\w)"
)
_SANCTION: Final = re.compile(
    r"(?<!\w)(?:suspend|ban(?:s|ned|ning)?(?!\w)|removed|muted|blocked|exclu|gesperrt|expuls|sanction|store|kept|archiv)"
)
_UNITS: Final = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "jahr": "Y",
    "jähr": "Y",
    "monat": "M",
    "an": "Y",
    "année": "Y",
    "mois": "M",
    "año": "Y",
    "mes": "M",
}
_OF_A_KIND: Final = re.compile(r"^(?:geschäfts|vereins|kalender)(?=jahr)")
_FILLED: Final = (
    ("election", r"elect(?:s|ed|ion)?|gewählt|wählt|élus?|élit|elegid\w+|elige"),
    ("appointment", r"appoint(?:s|ed)?|nam(?:ed|es) by|ernannt|berufen|nommée?s?|nombrad\w+|designad\w+"),
    ("lot", r"drawn by lot|randomly (?:chosen|selected)|sortition|ausgelost|tirée?s? au sort|sorteo"),
)
_FILLED_PATTERNS: Final = tuple((how, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for how, words in _FILLED)


_SHORT_NAME: Final = re.compile(r"(?<=[Tt]he )[A-Z]{2,5}(?![\w-])")
"""A body by its letters, where nothing else names it."""
_OF_THEM: Final = re.compile(r"(?<!\w)(?:(?:each|every) member|members|they|seats?|it|its|their)(?!\w)")


def found_roles(sentences: Iterable[Sentence]) -> Iterator[ProposedRole]:
    """Find the offices of which a text states seats, a term, or how they are filled."""
    facts: dict[str, dict[str, tuple[str, Sentence]]] = {}
    ruling = [sentence for sentence in sentences if not (sentence.example or sentence.hedged)]
    for sentence in ruling:
        seats = _seats(sentence.plain) or seats_in_line(sentence)
        term, filled = _term(sentence.plain) or _term_of_line(sentence), _filled(sentence.plain)
        if not (seats or term):
            continue
        stated = {
            name: value
            for name, value in (("seats", seats), ("term", term), ("filled_by", filled))
            if value is not None
        }
        title = _title(sentence)
        if title and _of_another(facts.get(title, {}), stated, sentence):
            title = _apart(title, sentence)
        if title:
            known = facts.setdefault(title, {})
            for name, value in stated.items():
                known.setdefault(name, (value, sentence))
    for sentence in ruling:
        every = None if _term(sentence.plain) else elected_every(sentence.plain)
        title = _titled(every[0]) if every else None
        if every and title:
            facts.setdefault(title, {}).setdefault("term", (every[1], sentence))
    for title, known in facts.items():
        quotes = tuple(dict.fromkeys(quote(sentence) for _, sentence in known.values()))
        yield ProposedRole(title, quotes, **{name: value for name, (value, _) in known.items()})


def _of_another(known: Mapping[str, tuple[str, Sentence]], stated: Mapping[str, str], sentence: Sentence) -> bool:
    """Whether seats or a term differ from those of the office of this name: then it is another office."""
    return any(
        name in known and known[name][0] != value and known[name][1].section is not sentence.section
        for name, value in stated.items()
        if name != "filled_by"
    )


def _apart(title: str, sentence: Sentence) -> str:
    """The name of a second office of the same kind: by its heading, if that says more."""
    heading = sentence.titles[-1] if sentence.titles else ""
    return heading if heading and heading.casefold() != title.casefold() else f"{title} {sentence.section.anchor}"


def _title(sentence: Sentence) -> str | None:
    """The body that a sentence names first, else its label or heading."""
    if named := _titled(sentence.plain):
        return named
    if short := _SHORT_NAME.search(sentence.flat):
        return short.group()
    if _OF_THEM.search(sentence.plain) and sentence.previous and (named := _title(sentence.previous)):
        return named
    framing = (plain(sentence.label or ""), *(plain(title) for title in reversed(sentence.titles[-2:])))
    titled = (title for words in framing for title, pattern in _BODY_PATTERNS.items() if pattern.search(words))
    return next(titled, None)


def _titled(words: str) -> str | None:
    """The body that plain words name first."""
    named = [(found.start(), title) for title, pattern in _BODY_PATTERNS.items() if (found := pattern.search(words))]
    return min(named)[1] if named else None


def _seats(words: str) -> str | None:
    found = _SEATED.search(words)
    if found:
        low = next(filter(None, (found[name] for name in _LOWER)))
        high = next(filter(None, (found[name] for name in _UPPER)), None)
        return f"{low}-{high}" if high and int(high) > int(low) else low
    elected = _ELECTED.search(words)
    return (elected["number"] or elected["serving"] or elected["chosen"] or elected["held"]) if elected else None


def _term(words: str) -> str | None:
    found = _TERM.search(words) or _CHOSEN_FOR.search(words)
    if not found or _SANCTION.search(words[: found.start()]):
        return None
    given = found.groupdict()
    return _written(given["number"] or given["years"], given["unit"] or given["length"] or given["lang"])


def _term_of_line(sentence: Sentence) -> str | None:
    named = term_in_line(sentence)
    return _written(*named) if named else None


def _written(number: str, unit: str) -> str:
    """A length of time as a rulebook writes it."""
    return f"P{int(number) if number.isdigit() else 1}{_UNITS[_OF_A_KIND.sub('', unit)]}"


def _filled(words: str) -> str | None:
    return next((how for how, pattern in _FILLED_PATTERNS if pattern.search(words)), None)
