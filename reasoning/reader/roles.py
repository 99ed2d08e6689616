"""Offices: bodies with their seats, their terms, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from governance.domain.number_words import plain
from reasoning.reader.drafting import quote
from reasoning.reader.proposed import ProposedRole
from reasoning.reader.sentences import Sentence

_BODIES: Final = {
    "Board": r"board(?: of (?:directors|trustees))?|directors", "Council": r"councils?", "Committee": r"committees?",
    "Moderators": r"moderators?|moderation team|mods", "Administrators": r"admins?|administrators?", "Chair": r"chair(?:person|man|woman)?|presidents?",
    "Lead": r"(?:project )?(?:lead|leader)s?", "Circle": r"circles?", "Coordinators": r"coordinators?",
    "Secretary": r"secretary", "Treasurer": r"treasurer", "Steering team": r"(?:core|steering|leadership|coordination) (?:team|group|circle)", "Trustees": r"trustees", "Stewards": r"stewards?",
    "Vorstand": r"vorstand(?:s)?", "Beirat": r"\w*beirat|\w+rat(?= (?:besteht|hat))", "Team": r"\w*team", "Kassenprüfer": r"kassenprüfer\w*",
    "Conseil": r"conseil(?: d'administration)?", "Bureau": r"bureau", "Junta": r"junta(?: directiva)?", "Consejo": r"consejo(?: rector)?",
}  # fmt: skip
_BODY_PATTERNS: Final = {title: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])") for title, words in _BODIES.items()}
_SEATED: Final = re.compile(
    r"(?<!\w)(?:consists? of|there (?:are|is|shall be|will be)|(?:is|are) (?:composed|made up|comprised) of|comprises?|(?:shall )?(?:has|have|number)|composed of|besteht aus|bestehend aus|hat|umfasst|setzt sich zusammen aus|(?:est )?composée? (?:de|d')|comprend|comporte|lo forman|se compone de|(?:está )?(?:formad|compuest|integrad)[oa] por|consta de) ?(?:exactly |between |from |entre |de )?(?P<low>[0-9]{1,3})(?:(?: ?- ?| to | and | bis | à | et | a | y )(?P<high>[0-9]{1,3}))? (?:\w+ ){0,2}?(?:members?|people|persons?|seats?|directors|trustees|individuals|representatives|councill?ors|moderators|mitglieder\w*|personen|membres?|personnes|miembros?|personas?|others?)(?!\w)"
    r"|(?<!\w)(?P<number>[0-9]{1,3})[- ](?:member|person|seat)(?= )"
    r"|(?<!\w)(?:board|council|committee|team|panel|circle|group|conseil(?: d'administration)?|bureau|comité|consejo|junta(?: directiva)?|comisión) (?:of|de) (?P<size>[0-9]{1,3})(?= (?:members?|people|persons?|directors|trustees|membres?|personnes|miembros?|personas)|[,.;)]| (?:elected|who|élus))"
)
_ELECTED: Final = re.compile(
    r"(?<!\w)(?P<number>[0-9]{1,3}) (?:\w+ ){0,2}?(?:members?|seats?|directors|trustees|representatives|moderators|councill?ors|admins?) (?:are|is|shall be|will be) (?:\w+ )?(?:elected|chosen|appointed|filled)"
)
_TERM: Final = re.compile(
    r"(?<!\w)(?:terms? (?:of office )?(?:of|is|are|lasts?|shall be|runs?)(?: for)?|serves?(?: for)?(?: a term of)?|elected (?:\w+ ){0,4}?for(?: a term of)?|appointed for|hold office for|mandate (?:of|is)|auf|für(?: die dauer von)?|amtszeit (?:beträgt|von|ist)|pour (?:une durée de|un mandat de)?|durée (?:de|du mandat est de)|por(?: un (?:período|periodo) de)?|para|mandato (?:es )?de) ?(?:a |an |up to |jeweils |terms of )?(?P<number>[0-9]{1,2}|an?|eine[nrsm]?|une?|one)[ -](?P<unit>year|month|week|jahr|monat|an|mois|año|mes)(?:s|e|en|n|es)?(?!\w)"
)
_UNITS: Final = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "jahr": "Y",
    "monat": "M",
    "an": "Y",
    "mois": "M",
    "año": "Y",
    "mes": "M",
}
_FILLED: Final = (
    ("election", r"elect(?:s|ed|ion)?|gewählt|wählt|élus?|élit|elegid\w+|elige"),
    ("appointment", r"appoint(?:s|ed)?|nam(?:ed|es) by|ernannt|berufen|nommée?s?|nombrad\w+|designad\w+"),
    ("lot", r"drawn by lot|randomly (?:chosen|selected)|sortition|ausgelost|tirée?s? au sort|sorteo"),
)
_FILLED_PATTERNS: Final = tuple((how, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for how, words in _FILLED)


def found_roles(sentences: Iterable[Sentence]) -> Iterator[ProposedRole]:
    """Find the offices of which a text states seats, a term, or how they are filled."""
    facts: dict[str, dict[str, tuple[str, Sentence]]] = {}
    for sentence in sentences:
        if sentence.example or sentence.hedged:
            continue
        seats, term, filled = _seats(sentence.plain), _term(sentence.plain), _filled(sentence.plain)
        if not (seats or term):
            continue
        title = _title(sentence)
        if title:
            known = facts.setdefault(title, {})
            for name, value in (("seats", seats), ("term", term), ("filled_by", filled)):
                if value:
                    known.setdefault(name, (value, sentence))
    for title, known in facts.items():
        quotes = tuple(dict.fromkeys(quote(sentence) for _, sentence in known.values()))
        yield ProposedRole(title, quotes, **{name: value for name, (value, _) in known.items()})


def _title(sentence: Sentence) -> str | None:
    """The body that a sentence names first, else its heading."""
    named = [
        (found.start(), title) for title, pattern in _BODY_PATTERNS.items() if (found := pattern.search(sentence.plain))
    ]
    if named:
        return min(named)[1]
    heading = plain(" ".join(sentence.titles[-1:]))
    titled = [title for title, pattern in _BODY_PATTERNS.items() if pattern.search(heading)]
    return titled[0] if titled else None


def _seats(words: str) -> str | None:
    found = _SEATED.search(words)
    if found:
        low, high = found["low"] or found["number"] or found["size"], found["high"]
        return f"{low}-{high}" if high and int(high) > int(low) else low
    elected = _ELECTED.search(words)
    return elected["number"] if elected else None


def _term(words: str) -> str | None:
    found = _TERM.search(words)
    if not found:
        return None
    number = found["number"] if found["number"].isdigit() else "1"
    return f"P{int(number)}{_UNITS[found['unit']]}"


def _filled(words: str) -> str | None:
    return next((how for how, pattern in _FILLED_PATTERNS if pattern.search(words)), None)
