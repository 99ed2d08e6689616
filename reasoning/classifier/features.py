"""What a message has that helps to tell what it asks for: its meaning as a vector, and signs that rules find.

Names, numbers and links are replaced by one form each first, so that the classifier learns ways of speaking
and not who was spoken about.
"""

import re

from reasoning.classifier.lexicon import SIGNS
from reasoning.grammar import guards
from reasoning.grammar.fold import Tokens, fold, tokens_of
from reasoning.grammar.questions import is_question
from reasoning.grammar.references import named_numbers

LONGEST = 200  # characters of a message that count; what somebody wants stands at its start
_LINK = re.compile(r"https?://\S+")
_HANDLE = re.compile(r"@[\w.-]+(?:@[\w.-]+)?")
_NUMBERED = re.compile(r"(?<![\w#])(?:#\s?|n[o°º]\.?\s?|nr\.?\s?)?\d{1,6}(?![A-Za-z0-9_%])", re.IGNORECASE)
_SHORT, _LONG = 6, 40


def normalised(text: str) -> str:
    """The message with one form for every name, number and link."""
    text = " ".join(text[: LONGEST * 3].split()).lower()
    text = _HANDLE.sub("@someone", _LINK.sub("https://link.example", text))
    return _NUMBERED.sub("#5", text)[:LONGEST]


def signs(text: str) -> list[float]:
    """Yes or no for each sign of the rules, in a fixed order."""
    tokens = tokens_of(text[: LONGEST * 2])
    words = fold(text[: LONGEST * 2])
    found = {name: bool(pattern.search(words)) for name, pattern in SIGNS.items()}
    denied = guards.is_denied(tokens)
    shape = _shape(text, tokens, denied=denied)
    asks = shape[0] or shape[1]
    together = _together(found, denied=denied, asks=asks, numbered=bool(named_numbers(tokens)))
    return [1.0 if sign else 0.0 for sign in (*found.values(), *shape, *together)]


def _shape(text: str, tokens: Tokens, *, denied: bool) -> list[bool]:
    return [
        is_question(tokens),
        guards.asks(tokens),
        guards.is_conditional(tokens),
        guards.is_hypothetical(tokens),
        denied,
        guards.reports_others(tokens),
        guards.is_mockery(text),
        guards.is_trick(text),
        guards.quotes_something(text),
        guards.speaks_for_another(text),
        "@" in text,
        "http" in text,
        len(tokens) < _SHORT,
        len(tokens) > _LONG,
    ]


def _together(found: dict[str, bool], *, denied: bool, asks: bool, numbered: bool) -> list[bool]:
    """Signs that mean something only beside each other."""
    stance_for, stance_against = found["for"], found["against"]
    return [
        numbered,
        stance_for and not stance_against and not denied,
        stance_against and not stance_for and not denied,
        stance_for and (stance_against or denied),
        (stance_for or stance_against) and numbered and not asks,
        (stance_for or stance_against) and asks,
        found["propose"] and not numbered and not asks,
        found["withdraw"] and found["mine"],
        found["appeal"] and found["mine"],
        found["ask"] and asks and not found["status"],
        found["status"] and (asks or numbered) and not (stance_for or stance_against),
        found["vote"] and found["first"] and not asks,
    ]
