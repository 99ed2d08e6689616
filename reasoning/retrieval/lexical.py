"""Rank by words: BM25 over stems and governance notions. The floor that always works."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from reasoning.retrieval.words import terms_of

_K1, _B = 1.2, 0.6


class Lexical:
    """The words of some passages, ready to be searched."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = [terms_of(text) for text in texts]
        self._lengths = [sum(counts.values()) for counts in self._counts]
        self._mean = (sum(self._lengths) / len(self._lengths) if self._lengths else 0) or 1.0
        self._found = Counter(term for counts in self._counts for term in counts)

    def weight(self, term: str) -> float:
        """How much a term tells apart: none that nobody uses is worth more than a rare one."""
        total = len(self._counts)
        return math.log(1 + (total - self._found[term] + 0.5) / (self._found[term] + 0.5))

    def terms(self, number: int) -> Mapping[str, float]:
        """What a passage is found by."""
        return self._counts[number]

    def knows(self, term: str) -> bool:
        """Whether the term occurs at all."""
        return term in self._found

    def scores(self, question: str) -> dict[int, float]:
        """A score for each passage that shares a term with the question; others are not matched at all."""
        scores: dict[int, float] = {}
        for term, asked in terms_of(question).items():
            if not self.knows(term):
                continue
            weight = self.weight(term) * min(asked, 1.0)
            for number, counts in enumerate(self._counts):
                if times := counts.get(term, 0.0):
                    bulk = times + _K1 * (1 - _B + _B * self._lengths[number] / self._mean)
                    scores[number] = scores.get(number, 0.0) + weight * times * (_K1 + 1) / bulk
        return scores
