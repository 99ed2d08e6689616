"""Whether a text names somebody. It errs on the side of care: what it finds, a moderator looks at first."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from governance.domain.folding import ALIKE, fold

_ACCOUNT = re.compile(
    r"(?<![\w/])@\s?([\w.-]*\w(?:@[\w-]+(?:\.[\w-]+)+)?)"
    r"|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|https?://([\w.-]+)/(?:@|users/|u/|profile/)([\w.-]*\w)",
)
_WORD, _LETTER = re.compile(r"[^\W_]+"), re.compile(r"[^\W_]")
_SPELLED = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,3}[^\W_]){2,}(?![^\W_])")  # b.r.u.n.o
# Words that name nobody, whatever somebody calls their account.
_COMMON = frozenset(
    "a about after again all also am an and another any anybody anyone are as ask at away back be because been before"
    " being better bot both but by can change come community could day days decide did do does done down each else"
    " end even ever every everybody everyone few find first for friend friends from get give go good govbot group had"
    " has have he help her here hers hi him his home how i if in into is it its join just keep know last later leave"
    " let like list long look lot made make many may me meet meeting meetings member members moderator moderators"
    " month more most much must my name need never new next no nobody none nor not nothing now of off often ok old on"
    " once one only open or other our ours out over own people person place please policy post posts propose proposal"
    " public put read right rule rules same say see she should since so some somebody something soon start still stop"
    " such support take tell than that the their them then there these they thing things think this those time to"
    " today together tomorrow too town two under until up urgent us use very vote votes voting want was we week weekly"
    " weeks well were what when where which while who whole why will with without word work would year years yes you"
    " your yours monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays"
    " fridays saturdays sundays spring summer autumn winter picnic party".split()
)
_SHORTEST_NAME = 3
_FEWEST_APART = 3  # letters that a word is spelled with, one by one


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody on the roll: the handle, and the name they show."""

    handle: str
    display_name: str = ""


def people_named(text: str, *, roll: Iterable[Known]) -> list[str]:
    """The handles of all who are named: accounts in any form, and people on the roll by handle or shown name."""
    plain = fold(text)
    found = dict.fromkeys(_accounts(plain))
    said, alike = _Said(_words(plain)), _Said(_words(plain.translate(ALIKE)))
    for known in roll:
        handle, shown = known.handle.partition("@")[0], known.display_name
        for name in (handle, shown) if shown and shown != handle else (handle,):
            if name.isascii() and name.isalnum():  # one plain word, as most names of a large roll
                word = name.lower()
                if not (said.says(word) or alike.says(word.translate(ALIKE))):
                    continue
            words = _words(fold(name))
            if (said.has(words) or alike.has([word.translate(ALIKE) for word in words])) and _is_a_name(words):
                found[known.handle.lower()] = None
    return list(found)


def names_somebody_else(text: str, *, own: Collection[str], roll: Iterable[Known]) -> bool:
    """Whether a text names anybody but these."""
    mine = {handle.lower() for handle in own}
    return any(handle not in mine for handle in people_named(text, roll=roll))


def _accounts(plain: str) -> Iterator[str]:
    for match in _ACCOUNT.finditer(plain):
        handle, address, host, name = match.groups()
        yield (handle or address or f"{name}@{host}").rstrip(".")


def _words(plain: str) -> list[str]:
    words: list[str] = _WORD.findall(plain)
    if [len(word) for word in words].count(1) < _FEWEST_APART:
        return words
    return words + ["".join(_LETTER.findall(found[0])) for found in _SPELLED.finditer(plain)]


def _is_a_name(words: list[str]) -> bool:
    return any(word not in _COMMON and len(word) >= _SHORTEST_NAME for word in words)


class _Said:
    """The words of a text, to look names up in. Nearly every name of a roll is none of them."""

    def __init__(self, words: list[str]) -> None:
        self.words, self.any_order = words, frozenset(words)

    def says(self, word: str) -> bool:
        return word in self.any_order

    def has(self, name: list[str]) -> bool:
        if not name:
            return False
        if len(name) > 1 and "".join(name) in self.any_order:
            return True
        if name[0] not in self.any_order:
            return False
        size = len(name)
        return any(self.words[at : at + size] == name for at in range(len(self.words) - size + 1))
