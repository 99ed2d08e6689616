"""What to write to the bot for what somebody wants to do: only where the words that are quoted speak of it too."""

import re
from typing import Final

from reasoning.answers.asks import Asks, asked
from reasoning.retrieval.words import fold, terms_of

# By what question and quotation are both about; the first that fits. All notions of a row have to be in the question.
_WRITE: Final[tuple[tuple[frozenset[str], str], ...]] = (
    (frozenset({"=revote"}), "agree 3"),
    (frozenset({"=appeal"}), "appeal 3: why"),
    (frozenset({"=objection"}), "object 3: your reason"),
    (frozenset({"=veto"}), "veto 3"),
    (frozenset({"=cancel", "=proposal"}), "withdraw 3"),
    (frozenset({"=leave"}), "leave"),
    (frozenset({"=join", "=member"}), "join"),
    (frozenset({"=amend", "=constitution"}), "propose replace “old words” by “new words” in {section}"),
    (frozenset({"=ai"}), "no ai"),
)
_SELF: Final = re.compile(
    r"\b(?:i|we|my|our|me|one|ich|wir|man|mein\w*|je|j'\w+|on|puis-je|mon|ma|mes|nous|puedo|podemos|me|mi|mis|se)\b"
)


def to_write(question: str, quoted: str, *, section: str) -> str:
    """The words to write, if one asks how or whether to do it oneself and the quotation does not hold them already."""
    if asked(question) not in {Asks.HOW, Asks.MAY} or not _SELF.search(fold(question)):
        return ""
    about, said = set(terms_of(question)), set(terms_of(quoted))
    for notions, words in _WRITE:
        if notions <= about and notions & said:
            return "" if f'"{words}"' in quoted or f"“{words}”" in quoted else words.format(section=section)
    return ""
