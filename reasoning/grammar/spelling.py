"""Slips of the finger in the words that matter: `absatin` is `abstain`. What is read so is a draft at most."""

import re

from reasoning.grammar.fold import fold

_MEANT = frozenset(
    "agree disagree abstain support oppose against propose proposal withdraw petition nominate nomination objection"
    " abstention zustimmung enthaltung einverstanden vorschlag dagegen proposition abstiens propuesta propongo abstengo"
    " membership".split()
)
_OTHER_WORDS = frozenset("purpose opposed proposed propone withdrew".split())
_ENDINGS = ("s", "d", "e", "n", "r", "t", "es", "ed", "er", "en")
_WORD = re.compile(r"(?<![\w@#/.])[^\W\d_]{5,14}(?![\w@/]|\.\w)")
_MOST_LOOKED_AT = 400  # characters


def respelt(text: str) -> str:
    """The text with such slips mended, unchanged where there are none."""
    head, rest = text[:_MOST_LOOKED_AT], text[_MOST_LOOKED_AT:]
    return _WORD.sub(lambda found: _meant(fold(found[0])) or found[0], head) + rest


def _meant(word: str) -> str | None:
    """The one word that is a single slip away; None for words that are spelt rightly or mean something else."""
    if word in _MEANT or word in _OTHER_WORDS or any(word == one + end for one in _MEANT for end in _ENDINGS):
        return None
    near = [one for one in _MEANT if one[0] == word[0] and _one_slip(word, one)]
    return near[0] if len(near) == 1 else None


def _one_slip(said: str, meant: str) -> bool:
    """One letter more, less or other, or two that changed places."""
    if abs(len(said) - len(meant)) > 1:
        return False
    start = next((at for at, (one, other) in enumerate(zip(said, meant, strict=False)) if one != other), None)
    if start is None:
        return True
    left, right = said[start:], meant[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
