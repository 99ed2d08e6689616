"""What one ballot can say, by each method, and how it is read and written. Any other ballot is refused."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from governance.domain.errors import GovernanceError


class Method(StrEnum):
    """How a stage that decides finds its answer. `ranked` is instant runoff."""

    YES_NO = "yes_no"
    CONSENSUS = "consensus"
    CONSENT = "consent"
    LAZY_CONSENSUS = "lazy_consensus"
    APPROVAL = "approval"
    SCORE = "score"
    RANKED = "ranked"
    CONDORCET = "condorcet"
    STV = "stv"
    ROLE = "role"
    JURY = "jury"


class Choice(StrEnum):
    """A ballot of one word. In every method `abstain` is the blank ballot: it takes part and prefers nothing.

    Signing belongs to petitions. Who is not involved steps out of the vote, and who takes back what they said has
    said nothing: neither is ever counted.
    """

    AGREE = "agree"
    DISAGREE = "disagree"
    ABSTAIN = "abstain"
    BLOCK = "block"
    STAND_ASIDE = "stand_aside"
    OBJECT = "object"
    SIGN = "sign"
    NOT_INVOLVED = "not_involved"
    TAKEN_BACK = "taken_back"


Approval = frozenset[int]
Scores = tuple[tuple[int, int], ...]
"""Pairs of an option and its score, in the order of the options."""
Ranking = tuple[int, ...]
"""Options, the best first. Those left out come after all that are named, none before another."""
Ballot = Choice | Approval | Scores | Ranking

_YES_NO: Final = (Choice.AGREE, Choice.DISAGREE, Choice.ABSTAIN)
_OBJECTIONS: Final = (Choice.AGREE, Choice.OBJECT, Choice.ABSTAIN)
_WORDS: Final = {
    Method.YES_NO: _YES_NO,
    Method.ROLE: _YES_NO,
    Method.JURY: _YES_NO,
    Method.CONSENSUS: (*_YES_NO, Choice.STAND_ASIDE, Choice.BLOCK),
    Method.CONSENT: _OBJECTIONS,
    Method.LAZY_CONSENSUS: _OBJECTIONS,
}
RANKING: Final = frozenset({Method.RANKED, Method.CONDORCET, Method.STV})
AMONG_OPTIONS: Final = RANKING | {Method.APPROVAL, Method.SCORE}
"""The methods that choose among options; the others take or refuse one proposal."""
MOST_OPTIONS: Final = 200

_NUMBERS: Final = re.compile(r"\d{1,6}(?: ?, ?\d{1,6})*", re.ASCII)
_RANKS: Final = re.compile(r"\d{1,6}(?: ?> ?\d{1,6})*", re.ASCII)
_SCORED: Final = re.compile(r"\d{1,6} ?= ?-?\d{1,6}(?: ?, ?\d{1,6} ?= ?-?\d{1,6})*", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d+", re.ASCII)


class BallotRefused(GovernanceError):
    """A ballot that says what this vote does not have."""

    code = "ballot_refused"


def words_of(method: Method) -> tuple[Choice, ...]:
    """The words that a ballot of this method can be; of a method among options that is the blank one."""
    return _WORDS.get(method, (Choice.ABSTAIN,))


@dataclass(frozen=True, kw_only=True)
class Form:
    """What the ballots of one vote can say: the method, options numbered from 1, the range of scores.

    `default` is the number of the option that says "none of the others", where there is one.
    """

    method: Method
    options: int = 0
    lowest: int = 0
    highest: int = 5
    default: int | None = None

    @property
    def numbers(self) -> range:
        return range(1, self.options + 1)

    @property
    def example(self) -> str:
        """A ballot as a member would write it."""
        numbers = [str(number) for number in self.numbers[:2]]
        best_first = (self.highest, self.lowest)[: len(numbers)]
        if self.method is Method.APPROVAL:
            return ", ".join(numbers)
        if self.method is Method.SCORE:
            return ", ".join(f"{number}={score}" for number, score in zip(numbers, best_first, strict=True))
        if self.method in RANKING:
            return " > ".join(reversed(numbers))
        return words_of(self.method)[0]


def word(form: Form, said: str) -> Choice:
    """A ballot of one word. Raises BallotRefused."""
    if said in words_of(form.method):
        return Choice(said)
    if form.method in AMONG_OPTIONS:
        raise BallotRefused(f"This vote is about several options; answer for example “{form.example}”.")
    offered = [str(known).replace("_", " ") for known in words_of(form.method)]
    raise BallotRefused(f"This vote takes {', '.join(offered[:-1])} or {offered[-1]}; please choose one of them.")


def approval(form: Form, options: Iterable[int]) -> Approval:
    """The options that a member approves. Naming one twice is naming it. Raises BallotRefused."""
    _check_method(form, {Method.APPROVAL})
    chosen = tuple(options)
    _check_options(form, chosen)
    return frozenset(chosen)


def scores(form: Form, given: Mapping[int, int] | Iterable[tuple[int, int]]) -> Scores:
    """Options and their scores; what is left out gets the lowest. Raises BallotRefused."""
    _check_method(form, {Method.SCORE})
    pairs = sorted(given.items() if isinstance(given, Mapping) else given)
    _check_options(form, [option for option, _ in pairs])
    _check_once(form, [option for option, _ in pairs], "scored")
    for option, score in pairs:
        if not form.lowest <= score <= form.highest:
            raise BallotRefused(
                f"Option {option} has the score {score}, but scores go from {form.lowest} to {form.highest}."
            )
    return tuple(pairs)


def ranking(form: Form, options: Iterable[int]) -> Ranking:
    """Options in order, the best first; not all need to be named. Raises BallotRefused."""
    _check_method(form, RANKING)
    ranked = tuple(options)
    _check_options(form, ranked)
    _check_once(form, ranked, "ranked")
    return ranked


def read_ballot(form: Form, text: str) -> Ballot:
    """A ballot from its text: `agree`, `1,3` (approval), `1=5,2=0` (score), `2>1>3` (rankings)."""
    text = " ".join(text.split())
    if form.method not in AMONG_OPTIONS or text == Choice.ABSTAIN:
        return word(form, text)
    if not text:
        _check_options(form, ())
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if form.method is Method.APPROVAL and _NUMBERS.fullmatch(text):
        return approval(form, numbers)
    if form.method is Method.SCORE and _SCORED.fullmatch(text):
        return scores(form, zip(numbers[::2], numbers[1::2], strict=True))
    if form.method in RANKING and _RANKS.fullmatch(text):
        return ranking(form, numbers)
    raise BallotRefused(f"This vote needs an answer such as “{form.example}”, with the numbers of the options.")


def write_ballot(ballot: Ballot) -> str:
    """The one canonical text of a ballot, which `read_ballot` reads: equal ballots have equal texts."""
    if isinstance(ballot, str):
        return str(ballot)
    if isinstance(ballot, frozenset):
        return ",".join(map(str, sorted(ballot)))
    if isinstance(ballot[0], tuple):
        return ",".join(f"{pair[0]}={pair[1]}" for pair in ballot if isinstance(pair, tuple))
    return ">".join(map(str, ballot))


def _check_method(form: Form, methods: Iterable[Method]) -> None:
    if form.method not in methods:
        raise BallotRefused(f"This vote takes another kind of answer, for example “{form.example}”.")


def _check_options(form: Form, options: Iterable[int]) -> None:
    named = list(options)
    if not named:
        raise BallotRefused(f"Your answer names no option. Answer for example “{form.example}”, or “abstain”.")
    for option in named:
        if option not in form.numbers:
            raise BallotRefused(f"There is no option {option}; the options are 1 to {form.options}.")


def _check_once(form: Form, options: Iterable[int], done: str) -> None:
    named = list(options)
    twice = next((option for option in named if named.count(option) > 1), None)
    if twice is not None:
        raise BallotRefused(f"Option {twice} is {done} twice; name each option once, for example “{form.example}”.")
