"""A section that a question names by its number: "Article 4.4", "§ 12", "section 4.1.a", "4.4"."""

import re
from collections.abc import Sequence

from governance.domain.sections import Section
from reasoning.retrieval.words import fold

_KIND = (
    r"(?:articles?|artikeln?|articulos?|articolo|art|sections?|secciones|seccion|sec|sect|abschnitte?s?|chapters?|kapitels?|chapitre"
    r"|capitulo|cap|clauses?|clausula|klausel|paragraphs?|paragraphe|paragraf|para|par|rules?|regel|regle|regla|parts?|teil|titre|titulo"
    r"|title|annex|anhang|annexe|anexo|appendix|ziffer|punkt|punto|point|nr|absatz|abs|alinea|§+)"
)
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}(?:\.?[a-z](?![a-z]))?|[ivxlc]{1,6}(?![a-z]))"
_NAMED = re.compile(rf"(?:(?<![a-z]){_KIND}\.?\s*|(?<![\w#.,/-])(?=\d+\.\d)){_NUMBER}(?![\d%])")
_NOTHING_ELSE = frozenset(
    "what whats s does do is are in of about the a and please say says state states mean means read show tell quote me "
    "us exactly was steht stehen sagt in und bitte zeig lies que dit dans et montre dice en y muestra cosa wat "
    "wat staat zegt".split()
)
_OWN = re.compile(rf"^\W*(?:{_KIND}\.?\s*)?{_NUMBER}(?=[\s.:,)\u2013\u2014-]|$)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def sections_named(question: str, sections: Sequence[Section]) -> tuple[int, ...]:
    """The places of the sections that the question names by number; of "4.1.a" the nearest that there is."""
    own = [_own_numbers(section) for section in sections]
    named: dict[int, None] = {}
    for found in _NAMED.finditer(fold(question)):
        wanted = _plain(found["number"])
        while wanted:
            places = [place for place, numbers in enumerate(own) if wanted in numbers]
            if places:
                named.update(dict.fromkeys(places))
                break
            wanted = wanted[:-1]
    return tuple(named)


def asks_for_the_words(question: str) -> bool:
    """Whether it asks only what a section says: "What does Section 3.1 say?"."""
    rest, named = _NAMED.subn(" ", fold(question))
    return bool(named) and _NOTHING_ELSE.issuperset(re.findall(r"[^\W\d_]+", rest))


def _own_numbers(section: Section) -> set[tuple[str, ...]]:
    """The number of a heading; that of "Section 2" under "Article 3" is 3.2 as well."""
    steps = [found for part in section.path.split(" > ") if (found := _OWN.match(fold(part)))]
    if not steps or not _OWN.match(fold(section.heading)):
        return set()
    last = _plain(steps[-1]["number"])
    numbers = {last}
    if len(steps) > 1 and len(last) == 1:
        numbers.add((*_plain(steps[-2]["number"]), *last))
    return numbers


def _plain(number: str) -> tuple[str, ...]:
    if number.isalpha() and set(number) <= _ROMAN.keys():
        return (str(_roman(number)),)
    return tuple(re.findall(r"\d+|[a-z]", number))


def _roman(number: str) -> int:
    values = [_ROMAN[sign] for sign in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
