"""Whether the nearest place of a text answers a question at all: what speaks for it, weighed as examples taught.

The weights come from `manage.py train_answers`. A text that does not answer rarely says so: what tells is which of the
question's notions the place, what stands around it and the whole text never mention.
"""

import math
from collections.abc import Container, Mapping, Sequence
from typing import Final

from reasoning.answers.asks import EXACT, Asks
from reasoning.answers.cases import asks_of_a_case, speaks_of_a_case
from reasoning.answers.weights import WEIGHTS
from reasoning.retrieval.index import Index, Signals
from reasoning.retrieval.words import notions_of, stem, terms_of, words_of

_FEWEST_WORDS, _MOST_WORDS = 5, 20  # a question of few words is no doubt by itself
_NOTHING_KNOWN: Final = 0.3  # the share taken as missing where the question holds no notion of governance

# What stands for nearly everything in a constitution: that it occurs there says nothing about an answer.
_COMMON: Final = frozenset(
    f"={notion}" for notion in "vote proposal decide member constitution agree against long approve board begin".split()
)

# What the kind of question already says: a place with such a value speaks of it, whatever it calls it.
_SAID_BY_KIND: Final = {
    Asks.SHARE: {"=majority", "=approve"},
    Asks.MANY: {"=seats", "=attend"},
    Asks.OFTEN: {"=rotate"},
    Asks.WHEN: {"=begin", "=expire"},
    Asks.WHO: {"=incharge"},
    Asks.MAY: {"=forbid"},
}


def signs(
    question: str, asks: Asks, index: Index, quoted: Sequence[int], *, near: Signals, giving: Sequence[float]
) -> Mapping[str, float]:
    """What is known of a place, and of the one quoted beside it, as an answer.

    `giving` says of each place whether it holds a value of the kind asked.
    """
    place = quoted[0]
    about = told_of(question, asks, index)

    def missing(known: Container[str]) -> float:
        if not about:
            return _NOTHING_KNOWN
        return sum(weight for term, weight in about.items() if term not in known) / sum(about.values())

    words = near.words
    best = max(range(len(words)), key=words.__getitem__)
    quote = set().union(*map(index.lexical.terms, quoted))
    holding = [quote if at == place else index.lexical.terms(at) for at, gift in enumerate(giving) if gift]
    words_for_notions = _rarity_of_words(question, asks, index)
    return {
        "missing in section": missing(terms_of(index.section_text(place))),
        "missing in quote": missing(quote),
        "missing around quote": missing(set().union(*map(index.lexical.terms, _around(place, len(words))))),
        "missing anywhere": missing([term for term in about if index.lexical.knows(term)]),
        "missing with a value": min(map(missing, holding), default=1.0),
        "words missed": sum(rare for word, rare in words_for_notions.items() if quote.isdisjoint(word)),
        "no value": float(asks in EXACT and not giving[place]),
        "no amount": float(asks in (Asks.MONEY, Asks.AGE) and not any(giving[at] for at in quoted)),
        "no such case": float(asks_of_a_case(question) and not any(map(speaks_of_a_case, map(index.words, quoted)))),
        "words asked": min(max(len(words_of(question)), _FEWEST_WORDS), _MOST_WORDS) / _MOST_WORDS,
        "nearness by words": words[best] / math.log(1 + len(words)),  # rare words weigh more in a long text
        "section nearest by words": float(words[best] > 0 and index.pieces[best][0] == index.pieces[place][0]),
    }


def support(found: Mapping[str, float]) -> float:
    """Above zero the place is held to be an answer."""
    return WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in found.items())


def on_topic(found: Mapping[str, float]) -> float:
    """Above zero the place speaks of what was asked, though perhaps without the value."""
    if not found:
        return WEIGHTS["bias"]
    anywhere = min(found["missing with a value"], found["missing in quote"])
    return support({**found, "no value": 0.0, "missing with a value": anywhere})


def told_of(question: str, asks: Asks, index: Index) -> dict[str, float]:
    """The notions that the question is about, and how much each tells apart."""
    notions = [term for term in terms_of(question) if term.startswith("=")]
    told = _COMMON | _SAID_BY_KIND.get(asks, set())
    return {term: index.lexical.weight(term) for term in [one for one in notions if one not in told] or notions}


def _rarity_of_words(question: str, asks: Asks, index: Index) -> dict[tuple[str, ...], float]:
    """The words of the question that stand for a notion, as what each is found by, and how rare it is in the text."""
    told = _COMMON | _SAID_BY_KIND.get(asks, set())
    places = len(index.pieces)
    found: dict[tuple[str, ...], float] = {}
    for word in words_of(question):
        notions = [f"={notion}" for notion in notions_of(word)]
        if not told.issuperset(notions):
            terms = (stem(word), *notions)
            times = sum(not index.lexical.terms(at).keys().isdisjoint(terms) for at in range(places))
            found[terms] = math.log(1 + (places - times + 0.5) / (times + 0.5)) / math.log(2 + 2 * places)
    return found


def _around(place: int, places: int) -> range:
    return range(max(place - 1, 0), min(place + 2, places))
