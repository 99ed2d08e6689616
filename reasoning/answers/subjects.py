"""A value of the right kind may be one of something else: a sum to be spent is no fee, and a ban no term of office.

What is asked for is known by its own words; a piece, the headings over it or the piece before it has to speak of it.
So it is with an appeal and a vote for somebody else: what says nothing of them answers no question for them.
"""

import re

from reasoning.answers.asks import Asks
from reasoning.retrieval.index import Index
from reasoning.retrieval.words import fold

_FEE = re.compile(
    r"\b(?:fees?|dues|subscription\w*|contribution\w*|pa(?:y|ys|id|ying)|payments?|prices?|costs?|charges?|charged|deposits?|"
    r"rent|donat\w*|free|\w*beitr[a]g\w*|zahl\w*|bezahl\w*|\w*gebuhr\w*|kost\w*|\w*miete|kaution\w*|spende\w*|gratis|"
    r"cotis\w*|pai\w*|pay\w*|tarifs?|prix|dons?|loyer|adhesion|gratuit\w*|"
    r"cuotas?|pag\w*|precios?|cuesta\w*|tarifas?|aport\w*|gratuit\w*|contribu\w*)\b"
)
_TERM = re.compile(
    r"\b(?:elect\w*|terms?|serv(?:e|es|ed|ing)|in office|mandates?|re-?elect\w*|appoint\w*|seats?|"
    r"gewahlt\w*|wahl\w*|\w*wahl|\w*amtszeit\w*|\w*amts?periode\w*|im amt|amt|bestellt|"
    r"elue?s?|elire|elit|election\w*|mandats?|fonctions?|nomm\w*|"
    r"eleg\w*|elig\w*|elecci\w*|mandatos?|cargos?|periodos?|nombr\w*)\b"
)
_FEE_ASKED = re.compile(
    r"\b(?:fees?|dues|subscription|pay|paid|costs?|price|rent|deposit|\w*beitrag|\w*beitrage|zahl\w*|bezahl\w*|"
    r"\w*gebuhr\w*|kostet|miete|cotisation\w*|paie\w*|pay\w*|coute\w*|loyer|cuotas?|pag(?:o|a|as|an|amos|ar)|cuesta)\b"
)
_TERM_ASKED = re.compile(
    r"\b(?:elected|in office|term|terms|mandates?|(?:serve|sit|stay|remain)s? (?:on|in|as)|"
    r"gewahlt|amtszeit\w*|im amt|dran|"
    r"elue?s?|mandats?|en fonctions?|rest\w+ (?:\w+ )?au? (?:\w+ )?(?:conseil|bureau|comite)|"
    r"reste-t-\w+ (?:\w+ )?(?:au|dans)|"
    r"elegid[oa]s?|en el cargo|mandatos?)\b"
)
_APPEAL_ASKED = re.compile(
    r"\b(?:appeal\w*|contest|challenge|berufung|einspruch|widerspruch|widersprechen|anfecht\w*|beschwerde|"
    r"recours|faire appel|contester|recurso|apel\w*|recurrir|impugnar)\b"
)
_APPEAL = re.compile(
    r"\b(?:appeal\w*|contest\w*|challeng\w*|overturn\w*|overrul\w*|review\w*|reconsider\w*|reopen\w*|look again|"
    r"second look|final|binding|berufung\w*|einspruch\w*|widerspr\w*|anfecht\w*|beschwer\w*|endgultig|"
    r"recours|appel|definitive?s?|recurs\w*|apel\w*|recurr\w*|impugn\w*|definitiv\w*|revis\w*)\b"
)
_PROXY_ASKED = re.compile(
    r"\b(?:prox(?:y|ies)|vot\w+ (?:for|instead of) (?:me|somebody|someone|another|others|us)|vot\w+ .*\bthrough|behalf|"
    r"vollmacht\w*|vertret\w*|stimme .*(?:ubertragen|geben)|fur mich (?:ab)?stimmen|"
    r"procuration\w*|pouvoir a|a ma place|delegar|representar\w*|por mi)\b"
)
_PROXY = re.compile(
    r"\b(?:prox(?:y|ies)|behalf|in person|personally|themselves|delegat\w*|represent\w*|instead of|"
    r"for (?:another|somebody|someone|others)|vollmacht\w*|\w*vertret\w*|ubertrag\w*|personlich|"
    r"procuration\w*|pouvoirs?|mandataire\w*|delega\w*|poder|apoderad\w*)\b"
)
_ACTS = ((_APPEAL_ASKED, _APPEAL), (_PROXY_ASKED, _PROXY))
_SUBJECTS = (
    (frozenset({Asks.MONEY, Asks.MANY}), _FEE_ASKED, _FEE),
    (frozenset({Asks.LONG}), _TERM_ASKED, _TERM),
)


def subject_of(question: str, asks: Asks) -> re.Pattern[str] | None:
    """The words of what a value is asked for, where it is one of those that a text has other values beside."""
    folded = _line(question)
    return next((said for kinds, asked, said in _SUBJECTS if asks in kinds and asked.search(folded)), None)


def act_of(question: str) -> re.Pattern[str] | None:
    """The words of the act that a question asks for, of those that go by few names."""
    folded = _line(question)
    return next((said for asked, said in _ACTS if asked.search(folded)), None)


def speaks_of(subject: re.Pattern[str], place: int, index: Index) -> bool:
    before = index.words(place - 1) if place and index.pieces[place - 1][0] == index.pieces[place][0] else ""
    return bool(subject.search(_line(f"{before} {index.headed(place)}")))


def _line(text: str) -> str:
    return fold(" ".join(text.split()))
