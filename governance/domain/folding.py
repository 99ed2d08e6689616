"""Words as somebody reads them: no case, no accents, nothing unseen, and letters that only look alike as one."""

import re
import unicodedata

# Letters of other scripts, and digits, that look like Latin ones.
ALIKE = str.maketrans("авсԁеһіјӏкмнопрԛѕтуѵѡхᴢαβεικνορτυχω01345$", "abcdehijlkmhonpqstyvwxzabeikvoptuxwoleass")
_LETTERS_ALIKE = {code: letter for code, letter in ALIKE.items() if code > ord("z")}
_BOXED = re.compile(r"(?:LETTER SMALL CAPITAL|SQUARED LATIN CAPITAL LETTER|REGIONAL INDICATOR SYMBOL LETTER) ([A-Z])$")
_SAYING_NOTHING = frozenset("a an the please pls plz bitte just really very kindly now then so do again".split())


def fold(text: str) -> str:
    """Case, accents and unseen signs dropped, compatibility forms as plain ones."""
    if text.isascii():  # most names of a large roll: there is nothing in them to fold but capitals
        return text.casefold()
    text = unicodedata.normalize("NFKD", text)
    kept = (
        _unboxed(char)
        for char in text
        if unicodedata.category(char) not in {"Mn", "Me", "Cf"} and char not in "\u115f\u3164"
    )
    return unicodedata.normalize("NFC", "".join(kept)).casefold()


def _unboxed(char: str) -> str:
    """Small capitals, letters in boxes and those of flags as the letters that they are."""
    found = None if char.isascii() else _BOXED.search(unicodedata.name(char, ""))
    return found[1] if found else char


def gist(text: str) -> str:
    """The same for the same words, however they are written and with whatever politeness around them."""
    words = re.findall(r"[^\W_]+", fold(text).translate(_LETTERS_ALIKE))
    return " ".join([word for word in words if word not in _SAYING_NOTHING] or words)
