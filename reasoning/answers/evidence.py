"""The places of a text that speak to a question, and what speaks for their answering it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reasoning.answers.asks import EXACT, Asks, asked
from reasoning.answers.doubt import on_topic, signs, support, told_of
from reasoning.answers.notice import asks_for_notice, speaks_of_notice
from reasoning.answers.pointers import names_another
from reasoning.answers.presence import asks_for_presence, counts_those_there, headings_asked
from reasoning.answers.roughness import roughly
from reasoning.answers.subjects import act_of, speaks_of, subject_of
from reasoning.answers.values import gives
from reasoning.retrieval.index import NEAR, Index, Signals
from reasoning.retrieval.numbers import asks_for_the_words
from reasoning.retrieval.words import terms_of

_GIVES = 0.1  # a place that holds a value of the kind asked for, beside the first place of a rank
_TOLD = 0.4  # a section that speaks of all that the question is about, beside the same
_NEARLY = 0.8  # of the first place's score, for the one that is quoted beside it
_LATER = 1e-6  # what each place loses to the one before it, where only their order counts
_USUAL_SHARE, _COMMONEST, _RAREST = 8, 0.3, 2.0
_QUORUM = "=quorum"  # a share too, but not the one by which something passes
_GIVES_IN_SECTION = 0.6  # the same, to choose the words within a section


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best place of each section, by nearness, and what is known of the first as an answer."""

    asks: Asks
    places: tuple[int, ...]
    beside: int | None  # the next best place of the first section, if it is nearly as near
    signs: Mapping[str, float]  # of the first place, by terms or without, that speaks less for an answer; or none
    named: bool  # the question names the section itself
    spoken: bool = True  # the first place speaks of the act that the question asks for, if it asks for one

    @property
    def on_topic(self) -> bool:
        """Whether the nearest place speaks of what was asked, though perhaps without the value."""
        return self.named or (self.spoken and on_topic(self.signs) > 0)

    @property
    def supports(self) -> bool:
        """Whether the nearest place is held to be an answer."""
        return self.named or (self.spoken and support(self.signs) > 0)


def find(question: str, index: Index, *, meaning: bool = True) -> Evidence:
    """The nearest places of the text. Sections that the question names by number come first.

    Terms find a place that sounds like an answer even where there is none: that place and the one that comes first
    without them both have to speak for an answer.
    """
    asks = asked(question)
    near = index.signals(question, meaning=meaning)
    of_quorum = asks is Asks.SHARE and _QUORUM not in terms_of(question)
    ahead = asks is Asks.LONG and asks_for_notice(question)
    present = asks in (Asks.MANY, Asks.SHARE) and asks_for_presence(question)
    headed = headings_asked(question, index) if present else frozenset()
    subject = subject_of(question, asks)
    given = [
        (gives(words, asks) or roughly(words, asks) or ((asks in EXACT or asks is Asks.HOW) and names_another(words)))
        and not (of_quorum and _QUORUM in terms_of(words))
        and (not ahead or speaks_of_notice(words))
        and (not present or counts_those_there(place, headed, index))
        and (subject is None or speaks_of(subject, place, index))
        for place, words in enumerate(map(index.words, range(len(index.pieces))))
    ]
    giving = [gift * _rarity(given) / NEAR for gift in given]
    told = _told(question, asks, index)
    places, beside = _found(question, near, index, told, giving)
    named = bool(index.named(question))
    if not places:
        return Evidence(asks, places, beside, {}, named=named)
    before, beside_before = _found(question, near.without_terms(), index, told, giving)
    quoted = {_quoted(places[0], beside), _quoted(before[0] if before else places[0], beside_before)}
    seen = [signs(question, asks, index, each, near=near, giving=giving) for each in sorted(quoted)]
    act = act_of(question)
    spoken = act is None or any(speaks_of(act, place, index) for place in _quoted(places[0], beside))
    return Evidence(asks, places, beside, min(seen, key=support), named=named, spoken=spoken)


def _found(
    question: str, near: Signals, index: Index, told: Sequence[float], giving: Sequence[float]
) -> tuple[tuple[int, ...], int | None]:
    """The best place of each section, the nearest first, and what is quoted beside the first."""
    fused = [score and score + _TOLD * told[index.pieces[place][0]] / NEAR for place, score in enumerate(near.fused())]
    nearest = sorted(
        (place for place, score in enumerate(fused) if score > 0),
        key=lambda place: (-(fused[place] + _GIVES * giving[place]), place),
    )
    named = index.named(question)
    sections = dict.fromkeys([*named, *index.sections_of(nearest)])
    within = [score + _GIVES_IN_SECTION * gift for score, gift in zip(fused, giving, strict=True)]
    if named and asks_for_the_words(question):
        within = [1.0 - _LATER * place for place in range(len(within))]  # from its beginning
    places = tuple(
        max(own, key=lambda place: (within[place], -place)) for section in sections if (own := index.places_of(section))
    )
    return places, _beside(places[0], index, within) if places else None


def _quoted(first: int, beside: int | None) -> tuple[int, ...]:
    return (first,) if beside is None else (first, beside)


def _told(question: str, asks: Asks, index: Index) -> list[float]:
    """How much of what the question is about each section speaks of."""
    about = told_of(question, asks, index)
    whole = sum(about.values()) or 1.0
    return [sum(weight for term, weight in about.items() if term in known) / whole for known in index.section_terms]


def _rarity(given: Sequence[bool]) -> float:
    """The fewer places hold such a value, the more it says that one does: once where one in eight does."""
    share = (sum(given) + 1) / (len(given) + 1)
    return min(_RAREST, max(_COMMONEST, math.log(1 / share) / math.log(_USUAL_SHARE)))


def _beside(first: int, index: Index, within: Sequence[float]) -> int | None:
    """What a section says in one sentence it often limits or goes on with in another."""
    others = [place for place in index.places_of(index.pieces[first][0]) if place != first]
    second = max(others, key=lambda place: (within[place], -place), default=None)
    return second if second is not None and within[second] >= _NEARLY * within[first] else None
