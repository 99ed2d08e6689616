"""The places of a text that speak to a question, and how much speaks against their answering it at all."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from reasoning.answers.asks import EXACT, Asks, asked
from reasoning.answers.values import gives
from reasoning.retrieval.index import NEAR, Index
from reasoning.retrieval.words import terms_of, words_of

_GIVES = 0.2  # a place that holds a value of the kind asked for, beside the first place of a rank
_NEARLY = 0.5  # of the first place's score, for the one that is quoted beside it
_QUORUM = "=quorum"  # a share too, but not the one by which something passes
_GIVES_IN_SECTION = 0.6  # the same, to choose the words within a section

# What stands for nearly everything in a constitution: that it occurs there says nothing about an answer.
_COMMON = frozenset(
    f"={notion}" for notion in "vote proposal decide member constitution agree against long approve board begin".split()
)

# What the kind of question already says: a place with such a value speaks of it, whatever it calls it.
_SAID_BY_KIND = {
    Asks.SHARE: {"=majority", "=approve"},
    Asks.MANY: {"=seats", "=attend"},
    Asks.OFTEN: {"=rotate"},
    Asks.WHEN: {"=begin", "=expire"},
    Asks.WHO: {"=incharge"},
}

# Fitted on questions with known answers (docs/EVALUATION.md); above zero the text is held not to say.
_NOT_HERE, _NOT_IN_QUOTE, _NOT_ANYWHERE, _NO_VALUE = 0.75, 0.4, 1.15, 1.3
_AT_FIRST, _A_WORD, _MOST_WORDS = 0.37, 0.1, 14  # the longer a question, the less of it is what it asks
_FEWEST_WORDS = 4  # a short question is no doubt by itself: with every word of it found there is an answer
_NOTHING_KNOWN = 0.3  # the share taken as missing where the question holds no notion of governance


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best place of each section, by nearness, and the doubt whether the first answers the question."""

    asks: Asks
    places: tuple[int, ...]
    beside: int | None  # the next best place of the first section, if it is nearly as near
    doubt: float
    lacks_value: bool
    named: bool  # the question names the section itself

    @property
    def on_topic(self) -> bool:
        """Whether the nearest place speaks of what was asked, though perhaps without the value."""
        return self.named or self.doubt <= 0

    @property
    def supports(self) -> bool:
        """Whether the nearest place is held to be an answer."""
        return self.named or self.doubt + _NO_VALUE * self.lacks_value <= 0


def find(question: str, index: Index, *, meaning: bool = True) -> Evidence:
    """The nearest places of the text. Sections that the question names by number come first."""
    asks = asked(question)
    fused = index.signals(question, meaning=meaning).fused()
    of_quorum = asks is Asks.SHARE and _QUORUM not in terms_of(question)
    giving = [
        (gives(words, asks) and not (of_quorum and _QUORUM in terms_of(words))) / NEAR
        for words in map(index.words, range(len(fused)))
    ]
    nearest = sorted(
        (place for place, score in enumerate(fused) if score > 0),
        key=lambda place: (-(fused[place] + _GIVES * giving[place]), place),
    )
    named = index.named(question)
    sections = dict.fromkeys([*named, *index.sections_of(nearest)])
    within = [score + _GIVES_IN_SECTION * gift for score, gift in zip(fused, giving, strict=True)]
    places = tuple(
        max(own, key=lambda place: (within[place], -place)) for section in sections if (own := index.places_of(section))
    )
    return Evidence(
        asks,
        places,
        _beside(places[0], index, within) if places else None,
        doubt=_doubt(question, asks, index, places[0]) if places else 1.0,
        lacks_value=asks in EXACT and not (nearest and giving[nearest[0]]),
        named=bool(named),
    )


def _beside(first: int, index: Index, within: Sequence[float]) -> int | None:
    """What a section says in one sentence it often limits or goes on with in another."""
    others = [place for place in index.places_of(index.pieces[first][0]) if place != first]
    second = max(others, key=lambda place: (within[place], -place), default=None)
    return second if second is not None and within[second] >= _NEARLY * within[first] else None


def _doubt(question: str, asks: Asks, index: Index, place: int) -> float:
    """How much of what the question is about the nearest words, their section, and the whole text never mention."""
    notions = [term for term in terms_of(question) if term.startswith("=")]
    told = _COMMON | _SAID_BY_KIND.get(asks, set())
    terms = [term for term in notions if term not in told] or notions
    about = {term: index.lexical.weight(term) for term in terms}

    def missing(known: Container[str]) -> float:
        return sum(weight for term, weight in about.items() if term not in known) / sum(about.values())

    doubt = _AT_FIRST - _A_WORD * min(max(len(words_of(question)), _FEWEST_WORDS), _MOST_WORDS)
    if not about:
        return doubt + (_NOT_HERE + _NOT_IN_QUOTE) * _NOTHING_KNOWN
    return (
        doubt
        + _NOT_HERE * missing(terms_of(index.section_text(place)))
        + _NOT_IN_QUOTE * missing(terms_of(index.headed(place)))
        + _NOT_ANYWHERE * missing([term for term in about if index.lexical.knows(term)])
    )
