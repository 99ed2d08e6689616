"""How many have to be there: whether a question asks for that, and whether a piece of the text is about it at all.

Where several bodies have a quorum, one is none for another: what a question names is often the heading of a section.
"""

import re

from reasoning.answers.asks import Asks
from reasoning.answers.values import gives
from reasoning.retrieval.index import Index
from reasoning.retrieval.words import fold, terms_of

_QUORUM = r"(?:quor(?:um|a|ate)|beschlussfah\w*)"
_THERE = (
    rf"(?:{_QUORUM}|present|attend\w*|turn(?:s|ed)? up|turnout|show(?:s|ed)? up|takes? part|participat\w*|be there|"
    r"on hand|anwesen\w*|erschein\w*|erschienen\w*|teilnehm\w*|teilnahme|da sein|dabei sein|zugegen|presente?s?|"
    r"presence|presencia|participe\w*|participa\w*|asist\w*|reunid[oa]s?)"
)
_ASKED = re.compile(rf"\b{_QUORUM}\b|\b(?:how (?:many|few|large)|wie ?viele?\w*|combien|cuant[oa]s?)\b.*\b{_THERE}\b")
_SAID = re.compile(rf"\b{_THERE}\b")
_VOTES = re.compile(r"\b(?:vot\w+|cast|ballots?|\w*stimm\w+)\b")  # where nobody meets, those who vote are there
_ONE = re.compile(r"\b(?:ones?|single|alone|ein\w{0,2}|une?|un[oa]?)\b", re.IGNORECASE)  # nobody is a quorum alone
_PASSING = re.compile(  # by how much something passes, in a sentence that may speak of those there too
    r"\b(?:\w+|(?:einfach|absolut|relativ|qualifiziert)\w* )mehrheit\b|\bmehrheit der (?:\w+ ){0,2}stimmen\b|"
    r"\b[\w/-]+ majority\b(?! of)|\bmajority of (?:the )?(?:\w+ )?votes\b|"
    r"\bmajorite (?:absolue|simple|relative|qualifiee|des? \w+ \w+)"
    r"|\bmayoria (?:simple|absoluta|relativa|cualificada|de \w+ \w+)"
)


def asks_for_presence(question: str) -> bool:
    return bool(_ASKED.search(_line(question)))


def headings_asked(question: str, index: Index) -> frozenset[str]:
    """The words of the question that stand in a heading of the text."""
    known = {term for heading in index.document.headings for term in terms_of(heading)}
    return frozenset(term for term in terms_of(question) if term in known and term[0] != "=" and not _SAID.search(term))


def counts_those_there(place: int, headings: frozenset[str], index: Index) -> bool:
    """Whether a piece counts people who have to be there, of the body that the question names if it names one."""
    headed, before = _line(index.headed(place)), ""
    if place and index.pieces[place - 1][0] == index.pieces[place][0]:
        before = _line(index.words(place - 1))
    words = _line(index.words(place))
    said = _SAID.search(headed) or _SAID.search(before) or _VOTES.search(words)
    of_another = headings and not any(word in headed for word in headings)
    counted = _PASSING.sub(" ", _ONE.sub(" ", words))
    return bool(said) and not of_another and (gives(counted, Asks.MANY) or gives(counted, Asks.SHARE))


def _line(text: str) -> str:
    return fold(" ".join(text.split()))
