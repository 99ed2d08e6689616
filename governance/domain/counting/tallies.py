"""The count of ballots that are one word. It knows no rule: what the numbers mean is decided elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from governance.domain.ballots import Choice, Method, words_of

_USUAL = ("agree", "disagree", "abstain")


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many ballots say what."""

    agree: int = 0
    disagree: int = 0
    abstain: int = 0
    block: int = 0
    stand_aside: int = 0
    object: int = 0

    @property
    def against(self) -> int:
        """Every kind of no: disagreeing, blocking, objecting."""
        return self.disagree + self.block + self.object

    @property
    def objections(self) -> int:
        """What can stop a consensus or a consent by itself."""
        return self.block + self.object

    @property
    def for_and_against(self) -> int:
        return self.agree + self.against

    @property
    def non_blank(self) -> int:
        """All but the abstentions: standing aside says something."""
        return self.for_and_against + self.stand_aside

    @property
    def cast(self) -> int:
        return self.non_blank + self.abstain

    def of(self, choice: Choice) -> int:
        return self.as_all_numbers()[choice]

    def plus(self, choice: Choice, number: int = 1) -> "Tally":
        """This tally with so many more ballots (or, negative, fewer) that say this word."""
        numbers = self.as_all_numbers()
        return Tally(**(numbers | {str(choice): numbers[choice] + number}))

    def as_all_numbers(self) -> dict[str, int]:
        return asdict(self)

    def as_numbers(self) -> dict[str, int]:
        """The numbers by word: the usual three, and of the others those that somebody said."""
        return {name: number for name, number in asdict(self).items() if number or name in _USUAL}


def count(choices: Iterable[str] | Mapping[str, int], *, method: Method = Method.YES_NO) -> Tally:
    """The tally of one word per member, or of how many said each, in any order.

    Raises ValueError for a word that a ballot of this method cannot be.
    """
    numbers = Counter(choices)
    unknown = sorted(set(numbers) - set(words_of(method)))
    if unknown:
        raise ValueError(f"{unknown[0]!r} cannot be said in a vote by {method}")
    return Tally(**{str(Choice(word)): number for word, number in numbers.items()})
