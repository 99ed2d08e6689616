"""What is decided: the few matters that constitutions give a way of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from governance.domain.quantities import Quantity

_TEXT: Final = r"(?:constitution|by-?laws?|charter|statutes?|governance (?:document|policy|model|process|rules)|policy|polic(?:y|ies)|document|guide|agreements?|covenant|articles|rules|manifesto|text|code of conduct)"
_SUBJECTS: Final = {
    "amendment": rf"(?:constitutional )?amend(?:ed|ing|ments?|s)?(?! the proposal| a proposal)|(?:chang|modif|revis|updat|alter|edit)\w* (?:to |of |in )?(?:this|the|these|our|its)(?: \w+){{0,2}} {_TEXT}|(?:this|the|these|our) {_TEXT} (?:(?:may|can|shall|will|must)(?: only)? be|(?:is|are)(?: only)?) (?:changed|modified|revised|updated|altered|edited)|satzungsänderung\w*|regeländerung\w*|(?:änderung\w*|ändern)(?: \w+){{0,3}} (?:satzung|verfassung|ordnung|statuten|vereinbarung|regeln|charta)|(?:satzung|verfassung|statuten|ordnung)(?: [^\s.;]+){{0,16}} (?:ab)?(?:ändern|geändert|änderung\w*|zu ändern)(?!\w)|(?:satzung|verfassung|statuten?)(?: \w+){{0,4}} änderung\w*|(?:statuten|satzungs|verfassungs)(?:revision|anpassung)\w*|statutenänderung\w*|(?:modifi\w+|réform\w+|révis\w+)(?: \w+){{0,3}} (?:statuts|charte|constitution|règlement)|(?:statuts|charte|règlement)(?: \w+){{0,4}} (?:modifi\w+|révis\w+)|(?:modific\w+|reform\w+)(?: \w+){{0,3}} (?:estatutos|constitución|carta|reglamento)|(?:estatutos|constitución|carta|reglamento)(?: \w+){{0,4}} (?:modific\w+|reform\w+)",
    "dissolution": r"dissol\w+|wind(?:ing)?[ -]up|wound[ -]up|auflösung|aufgelöst|aufzulösen|auflösen|disol\w+",
    "removal": r"remov(?:e|ed|al|ing)|recall\w*|impeach\w*|expel\w*|expulsion|dismiss\w*|exclu(?:de|sion|ded)(?: of)?|terminat\w+ (?:of )?(?:\w+ )?membership|no[ -]confidence|vot(?:e|ed|ing) (?:\w+ ){0,3}out(?= of| by|[.,;]|$)|ban(?:s|ned|ning)?|suspend\w*|suspension|revo(?:ke|ked|cation)|kick(?:s|ed|ing)?|sack(?:s|ed|ing)?|relieved? of (?:\w+ )?(?:office|duties|post)|(?:ask|make|tell|force)\w* (?:\w+ ){1,3}(?:to )?(?:leave|go|step down)|not to come back|(?:they|he|she|it) should go|send \w+(?: \w+)? home|los(?:es|e|ing) (?:the|their|his|her) (?:role|status|seat|rights|place|membership)|ausschluss|ausgeschlossen|ausschliessen|abwahl|abberufen|abberufung|abgewählt|révo\w+|radiation|exclusion|destitu\w+|expuls\w+|revoca\w*|cese",
    "admission": r"admi(?:t|ts|tted|ssion)|(?:(?:accept|add|new|join|invit|nominat|propos)\w*|vot\w* (?:in|on|for|about)) (?:\w+ ){0,3}(?:members?|maintainers?|committers?|contributors?|residents?|housemates?|collaborators?)(?= (?:is|are|may|must|can|shall|need|require|by|be|into|to|if|with|$)|[,.;:]|$)|new (?:\w+ ){0,2}\w+s? (?:is|are|(?:may|can|must|need to|have to|should) be) (?:picked|chosen|added|invited|accepted|approved|nominated|proposed|voted)|becom\w+ (?:an? )?(?:\w+ ){0,2}(?:members?|maintainers?|committers?)|aufnahme(?! (?:von |eines |der |des )?(?:\w+n )?(?:darlehen|kredit|geld|fremd))\w*|aufgenommen|adhésion|admisión|ingreso",
    "election": r"elect(?:s|ed|ion|ions)?|candidates?|nominees?|kandidat\w*|candidat\w*|wahlen?|gewählt|wählt|élections?|élue?s?|élit|elecci\w+|elegi\w+|elige",
    "money": r"budget\w*|payments?|spend\w*|expen[ds]\w*|expenditures?|financ\w+|funds?|funding|grants?|treasury|purchas\w*|€|\$|ausgaben|haushalt|investition\w*|dépenses?|presupuest\w*|gastos?",
    "urgent": r"urgen\w+|emergenc\w+|dringlich\w*|dringend\w*|eilantr\w*|notfall|urgence|emergencia",
    "release": r"releas\w+",
    "federation": r"de-?federat\w*|(?:block|silenc|limit)\w* (?:of )?(?:an? |another |other |the )?(?:instances?|servers?|domains?)",
    "appeal": r"appeal\w*|beschwerde\w*|recours|apelaci\w+",
}  # fmt: skip
_VOTES_TOO: Final = re.compile(
    r"(?<!\w)(?:votes?|voting|decisions?|resolutions?|abstimmung\w*|beschl\w+|entscheidung\w*|votes|votations?|décisions?|délibérations?|votaci\w+|acuerdos|decisiones)(?!\w)"
    r"[^:–—-]{0,30}?(?<!\w)(?:and|und|et|y|&|/|,|;)(?!\w)|(?<!\w)(?:and|und|et|y|&)(?!\w)[^:–—-]{0,30}?(?<!\w)(?:votes?|voting|decisions?|resolutions?|abstimmung\w*|beschl\w+|votes|votations?|décisions?|délibérations?|votaci\w+|acuerdos|decisiones)(?!\w)"
)
_PATTERNS: Final = {name: re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)") for name, pattern in _SUBJECTS.items()}


_OF_THEIR_OWN: Final = frozenset({"amendment", "dissolution", "removal"})
"""Matters that texts give a number of their own beside the usual one."""
_PARTS: Final = re.compile(r"; |, (?:and|but|while|whereas|however|except)(?: that)?(?!\w)|, und |, et |, y ")


def subject_of(words: str) -> str:
    """The matter that plain words name first, or nothing."""
    found = [(match.start(), name) for name, pattern in _PATTERNS.items() if (match := pattern.search(words))]
    named = {name for _, name in found}
    first = next((name for name in ("amendment", "dissolution", "removal") if name in named), None)
    return first or (min(found)[1] if found else "")


def speaks_of(words: str, matter: str) -> bool:
    """Whether plain words name a matter, beside others or alone."""
    return bool(_PATTERNS[matter].search(words))


def titled_matter(heading: str) -> str:
    """The matter that a heading names; one that names votes beside elections is for all that is voted on."""
    named = subject_of(heading)
    return "" if named == "election" and _VOTES_TOO.search(heading) else named


def matter_beside(words: str, start: int, end: int) -> str:
    """The matter of its own that is named between the marks around a place, where the words as a whole name another."""
    low = max(words.rfind(mark, 0, start) for mark in (",", ";")) + 1
    high = min((at for mark in (",", ";") if (at := words.find(mark, end)) >= 0), default=len(words))
    own = subject_of(words[low:high])
    return own if own in _OF_THEIR_OWN and own != subject_of(words) else ""


def only_beside(words: str, share: Quantity, others: Iterable[Quantity]) -> bool:
    """Whether a matter is named only in the part of a sentence in which another share stands, not in that of this one."""

    def part(one: Quantity) -> str:
        marks = [found.start() for found in _PARTS.finditer(words)]
        low = max((mark for mark in marks if mark <= one.start), default=0)
        return words[low : min((mark for mark in marks if mark >= one.end), default=len(words))]

    own = part(share)
    return subject_of(own) not in _OF_THEIR_OWN and any(
        part(other) != own and subject_of(part(other)) in _OF_THEIR_OWN for other in others
    )


_ASSEMBLY: Final = re.compile(
    r"(?<!\w)(?:general (?:meetings?|assembl(?:y|ies))|members'? (?:meetings?|evenings?|assembl(?:y|ies))|meetings? of (?:the )?members|(?:annual|monthly|community|membership) (?:\w+ )?meetings?|agm|assembly|plenary|mitglied(?:er|s)versammlung|(?:voll|haupt|general|jahres|delegierten)versammlung|\w*plenum|congrès|congreso|kongress|gesamtheit der mitglieder|assemblée|asamblea|mv|jhv|(?<=l')ag[oe]?|(?<=une )ag[oe]?|(?<=en )ag[oe]?)(?!\w)"
)
_SMALLER: Final = {
    "board": r"board|directors|trustees|(?<=each )(?:director|trustee)|(?<=(?:le|du|au) )ca|(?:vereins|gesamt|haupt|kern)?vorstand\w*|conseil(?: d'administration)?|bureau|junta|directorio|consejo|órgano de representación",
    "council": r"councils?|beirat|\w{4,}rat(?=(?:e?s)?(?!\w))", "committee": r"committees?|ex(?:ec)?com(?:m|mittee)?s?|\w*ausschuss|comités?|comisi[óo]n(?:es)?|commissions?|arbeits(?:kreise?|gruppen?)", "team": r"\w*teams?|équipe|equipo", "panel": r"panels?|jury|juries|(?:schieds|ehren)gerichte?s?",
}  # fmt: skip
_SMALLER_PATTERNS: Final = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _SMALLER.items()}


_COUNTED_IN: Final = re.compile(
    r"(?<!\w)(?:including|inclusive of|einschlie(?:ß|ss)lich|inklusive|y compris|incluid[oa]s?|incluyendo)(?!\w)[^.,;()]{0,60}"
)
"""Who is counted among the people that words speak of."""


def body_of(words: str) -> str:
    """Which body plain words speak of: the assembly of the members, or a smaller one; of these the first named."""
    words = _COUNTED_IN.sub("", words)
    if _ASSEMBLY.search(words):
        return "assembly"
    return smaller_body_of(words)


def smaller_body_of(words: str) -> str:
    """Which body of a few plain words name first, whatever they say of the assembly."""
    named = [(found.start(), name) for name, pattern in _SMALLER_PATTERNS.items() if (found := pattern.search(words))]
    return min(named)[1] if named else ""


def of_a_few(body: str) -> bool:
    """Whether a body is not the assembly of all."""
    return body not in {"", "assembly"}


_EVERY_MATTER: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:all|alle|sämtliche|die|ihre|seine|les?|lesdites|dichos|toutes les|ses|los|las|sus|todos los|todas las|the|our|its) )?(?:beschlüsse|entscheidungen|beschlussfassungen?|abstimmungen|décisions|délibérations|résolutions|acuerdos|decisiones|decisions|resolutions)(?: (?:der|des|einer|of|de|d|du|del) [\w' ]{1,40}?)?,? (?:werden|bedürfen|erfordern|erfolgen|kommen|fasst|trifft|sont|se|son|serán|are|is|shall|must|require|need|pass)(?!\w)"
    r"|^(?:\W|\d+[.)])*(?:il|elle|er|sie|it|wir|we|nous|on|(?:das|die|der) [\w-]+|the [\w -]{1,30}|l'[\w]+|la [\w]+) (?:(?:fasst|trifft|prend|adopte) (?:seine|ihre|ses|sus|unsere)? ?(?:beschlüsse|entscheidungen|décisions|acuerdos)|(?:makes?|takes?) (?:its |our |their )?decisions)(?!\w)"
    r"|^(?:\W|\d+[.)])*(?:(?:die|der|das) [\w-]+|(?:l'|la |le )[\w]+(?: générale| general| directiva| d'administration)?|the [\w -]{1,30}?) (?:beschliesst|entscheidet|statue|délibère|décide|decide|acuerda|resuelve|decides|acts) (?:\w+ )?(?:mit|à la|par|por|by)(?!\w)"
)


def of_every_matter(words: str) -> bool:
    """Whether plain words say how decisions are taken in general: whatever the heading names, that is not all they are for."""
    return bool(_EVERY_MATTER.search(words))
