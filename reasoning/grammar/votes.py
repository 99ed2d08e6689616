"""A vote, only if the whole message is one: phrases and at most one proposal, nothing else."""

from dataclasses import dataclass

from reasoning.grammar.fold import LONGEST_ORDER, Tokens, without_manners
from reasoning.grammar.references import read_digits, read_reference
from reasoning.grammar.stances import (
    AFTERTHOUGHTS,
    AROUND,
    ARTICLES,
    DEICTIC,
    LONGEST_STANCE,
    STANCES,
    Direct,
    Stance,
)
from reasoning.intents import Choice

_SEPARATORS = frozenset(", . : ; ! !! !!! -".split())
_CONTINUES = frozenset("i i'm im 👍 👎 +1 -1".split())
_IMPERATIVES = frozenset("vote support oppose block agree disagree abstain".split())
_CALLS = frozenset("please pls plz bitte all everyone everybody folks friends zusammen".split())
_AHEAD = frozenset("on re regarding concerning for zu bei".split())


@dataclass(frozen=True)
class Ballot:
    """What was said, in order; more than one choice or number is for the caller to refuse."""

    choices: tuple[Choice, ...]
    numbers: tuple[int, ...]

    @property
    def is_plain(self) -> bool:
        return len(set(self.choices)) == 1 and len(set(self.numbers)) <= 1


def read_ballot(tokens: Tokens) -> Ballot | None:
    """None unless every word of the message belongs to a vote."""
    core = without_manners(tokens)
    if not core or len(core) > LONGEST_ORDER or _calls_on_others(tokens, core):
        return None
    tokens = _number_last(core)
    choices: list[Choice] = []
    numbers: list[int] = []
    at, separated = 0, False
    while at < len(tokens):
        if tokens[at] in _SEPARATORS:
            if separated or at == 0:
                return None
            separated, at = True, at + 1
            continue
        if around := _read_around(tokens, at):
            choice, number, at = around
        elif stance := _read_stance(tokens, at):
            if choices and not separated and not _goes_on(tokens, at):
                return None
            choice, number, at = stance
        else:
            choice = None
            reference = _read_reference_alone(tokens, at)
            if not reference or (choices and (not separated or tokens[at - 2] == "no")):
                return None
            number, at = reference
        separated = False
        choices += [choice] if choice else []
        numbers += [number] if number else []
    return Ballot(tuple(choices), tuple(numbers)) if choices and not separated else None


def _calls_on_others(tokens: Tokens, core: Tokens) -> bool:
    """`please vote yes`, `hi all, support #3`: a call to others, not a vote."""
    before = tokens[: tokens.index(core[0])]
    return core[0] in _IMPERATIVES and not _CALLS.isdisjoint(before)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a second phrase may follow without punctuation: `yes I agree`, `agree +1`, never `no opposed`."""
    return tokens[at] in _CONTINUES or tokens[at - 1] in ("yes", tokens[at])


def has_stance(tokens: Tokens) -> bool:
    """Whether a vote phrase begins anywhere, whatever stands around it."""
    return any(_longest_stance(tokens, at) for at in range(len(tokens)))


def _number_last(tokens: Tokens) -> Tokens:
    """`my vote on 12 is no` in the order of `my vote is no on 12`."""
    if tokens[:3] in (("my", "vote", "on"), ("my", "vote", "for")):
        named = read_reference(tokens, 3) or read_digits(tokens, 3)
        if named and tokens[named[1] : named[1] + 1] in (("is",), (":",)):
            return ("my", "vote", "is", *tokens[named[1] + 1 :], "on", f"#{named[0]}")
    return tokens


def _longest_stance(tokens: Tokens, at: int) -> tuple[Stance, int] | None:
    for length in range(min(LONGEST_STANCE, len(tokens) - at), 0, -1):
        if stance := STANCES.get(tokens[at : at + length]):
            return stance, at + length
    return None


def _read_stance(tokens: Tokens, at: int) -> tuple[Choice, int | None, int] | None:
    found = _longest_stance(tokens, at)
    if not found:
        return None
    stance, at = found
    for words in AFTERTHOUGHTS:
        if tokens[at : at + len(words)] == words:
            at += len(words)
            break
    number, at = _read_target(tokens, at, stance)
    return stance.choice, number, at


def _read_target(tokens: Tokens, start: int, stance: Stance) -> tuple[int | None, int]:
    """The proposal that a phrase points at; without one the words stay unread, and the message is no vote."""
    at = start
    linked = at < len(tokens) and tokens[at] in stance.links
    if linked:
        at += 1
        at += at < len(tokens) and tokens[at] in ARTICLES and tokens[at : at + 2] not in DEICTIC
        if tokens[at : at + 2] == ("no", "."):
            at += 2
    if (linked or stance.direct >= Direct.marked) and (named := read_reference(tokens, at)):
        return named
    if (linked or stance.direct >= Direct.number) and (named := read_digits(tokens, at)):
        return named
    if linked or stance.direct == Direct.anything:
        for length in (2, 1):
            if tokens[at : at + length] in DEICTIC:
                return None, at + length
    return None, start


def _read_around(tokens: Tokens, at: int) -> tuple[Choice, int | None, int] | None:
    for before, after, choice in AROUND:
        if tokens[at : at + len(before)] != before:
            continue
        middle = at + len(before)
        named = read_reference(tokens, middle)
        number, end = named or (None, middle)
        if not named:
            end = next((middle + n for n in (2, 1) if tokens[middle : middle + n] in DEICTIC), middle)
        if end > middle and tokens[end : end + len(after)] == after:
            return choice, number, end + len(after)
    return None


def _read_reference_alone(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens[at] in _AHEAD:
        return read_reference(tokens, at + 1) or read_digits(tokens, at + 1)
    return read_reference(tokens, at)
