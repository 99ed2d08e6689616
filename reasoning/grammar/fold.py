"""Words to match against: one spelling for letters that look alike to a reader, cut into short tokens.

Folding is only for matching; titles and bodies keep the member's own words.
"""

import re
import unicodedata
from functools import lru_cache

Tokens = tuple[str, ...]

LONGEST_ORDER = 60  # tokens; no vote and no command is longer, so strict forms never look further

_SIGNS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": '"',
        "›": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\ufe0f": None,
        **{chr(tone): None for tone in range(0x1F3FB, 0x1F400)},
        "№": " nr ", "\u200c": None, "\u200d": None,
    }
)  # fmt: skip
_NUMERO = re.compile(r"\bn[º°]", re.IGNORECASE)
_SHORTCODES = {
    ":+1:": "👍", ":thumbsup:": "👍", ":thumbs_up:": "👍",
    ":-1:": "👎", ":thumbsdown:": "👎", ":thumbs_down:": "👎",
}  # fmt: skip
_TOKEN = re.compile(
    r":-?[)d](?!\w)"  # smileys
    r"|:[a-z0-9_+-]{1,30}:"  # shortcodes
    r"|@[\w.-]+(?:@[\w.-]+)?"  # handles
    r"|https?://\S+"
    r"|\#?\d\w*(?:[.,/]\d+)*"  # 12  #12  2.5  12th
    r"|(?<!\w)[+-]\d+"  # +1
    r"|[^\W\d_][\w'-]*"  # words
    r"|\.{2,}|!+|\S"
)
_PUNCTUATION = frozenset([".", ",", "!", "!!", "!!!"])
_FRIENDLY = frozenset([":)", ":-)", ":d", ":-d"]) | frozenset("😊🙂😀😄😃😁☺🙏❤💚💙💜🧡💛🖤🤍♥🎉✨🌻👋💪🙌👏")
_GREETINGS = frozenset("hi hello hey hallo hola bonjour salut dear moin please pls plz bitte".split())
_GREETED = frozenset("govbot bot all everyone everybody folks friends there zusammen".split())
_THANKS: tuple[Tokens, ...] = tuple(
    tuple(words.split())
    for words in (
        "please", "pls", "plz", "thanks", "thank you", "many thanks", "thx", "ty", "cheers", "danke", "bitte",
        "vielen dank", "merci", "gracias", "por favor", "s'il vous plait", "svp",
    )
)  # fmt: skip


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Compatibility forms and accents folded, case dropped; marks that strike a letter out stay."""
    if not text.isascii():
        text = _NUMERO.sub(" nr ", text).translate(_SIGNS)
        text = "".join(_plain(char) for char in text if unicodedata.category(char) not in ("Cf", "Cs"))
        text = unicodedata.normalize("NFKC", text)
        text = "".join(_without_accent(char) for char in text).translate(_SIGNS)
    return text.casefold()


def _plain(char: str) -> str:
    """Raised or circled digits are no digits: twelve with a footnote mark is not one hundred and twenty-two."""
    return "¤" if unicodedata.category(char) == "No" else char


def _without_accent(char: str) -> str:
    if char.isascii():
        return char
    parts = unicodedata.normalize("NFD", char)
    return parts[0] if parts[0].isascii() and parts[0].isalpha() else char


def tokens_of(text: str) -> Tokens:
    return tuple(_SHORTCODES.get(token, token) for token in _TOKEN.findall(fold(text)))


def without_manners(tokens: Tokens) -> Tokens:
    """Greetings, thanks, emphasis and final punctuation carry no decision."""
    start, end = 0, len(tokens)
    while end - start > len("**") and tokens[start] == tokens[end - 1] and tokens[start] in ("*", "_"):
        start, end = start + 1, end - 1
    greeted = False
    while start < end:
        if tokens[start] in _GREETINGS:
            greeted = True
        elif not (greeted and (tokens[start] in _GREETED or tokens[start] in _PUNCTUATION)):
            break
        start += 1
    while end > start:
        tail = tokens[end - 1]
        if tail in _PUNCTUATION or tail in _FRIENDLY or not tail.strip("!"):
            end -= 1
        elif phrase := next((p for p in _THANKS if tokens[max(start, end - len(p)) : end] == p), None):
            end -= len(phrase)
        else:
            break
    return tokens[start:end] or tokens[:0]
