"""Words that name all genders at once, as one word: "élu·es", "Nutzer:innen", "socios/as"."""

from __future__ import annotations

import re
from typing import Final

_LETTER: Final = r"[^\W\d_]"
ENDINGS: Final = (
    rf"(?:[·•:_●‧∙](?:innen|in|r|n|s|e|es|ne|nes|ve|te|le|x|ice|ices|rice|rices|trice|trices|euse|euses)(?!{_LETTER}))"
    rf"|(?:\.(?:e|es|ne|nes|ve|ves|rice|rices|trice|trices|euse|euses)(?:\.s)?(?!{_LETTER}))"
    rf"|(?:/-?(?:innen|as|ras|es)(?!{_LETTER}))|(?:\((?:in|innen|e|a|as|es)\)s?)"
)
"""What follows the mark in such a word, one or two of them."""
_JOINED: Final = re.compile(rf"(?<={_LETTER}{{2}})(?:{ENDINGS}){{1,2}}")


def one_word(words: str) -> str:
    """Join such words, so that they are read like any other; what stands after a stroke or in brackets is left out."""
    return _JOINED.sub(lambda found: "" if found.group()[0] in "/(" else re.sub(r"[\W_]", "", found.group()), words)
