"""Several orders in one sentence: "suspend @rude and block bad.example" is read part by part."""

import re

from reasoning.effects import targets, words
from reasoning.grammar.fold import fold

_AND = re.compile(r"\s*[,;]\s+(?:(?:and|und|sowie|et|y|e|en|i)\s+)?|\s+(?:and|und|sowie|et|y|e|en|i)\s+", re.IGNORECASE)
_VERBS = (words.CUT, words.DELETE, words.GIVE, words.TAKE, words.UNCUT)
_LEADS = r"(?:(?:to|zu|de|d'|que|also|auch|aussi|tambien|then|dann|please|we|should|must|propose) ?)*"
_OPENS = [re.compile(_LEADS + form.pattern) for form in _VERBS]
_CLOSES = re.compile(
    r"(?<![^\W_])(?:\w*sperren|blockieren|\w*bannen|ausschliessen|loschen|entfernen|ernennen|ausgeschlossen|\w*gesperrt|blockiert|geloscht|stumm(?:zu)?schalten|raus(?:zu)?werfen|aus(?:zu)?schliessen|limitieren)[.!]?\s*$"
)
_TOLD = re.compile(
    rf"{_LEADS}(?:\w+ed|(?:block|ban|silence|mute|limit|remove|delete|suspend|kick|take|give|make)s)(?![^\W_])"
)
"""What somebody does or did, not what is asked for: "and banned @kim"."""


def parts_of(sentence: str) -> list[str]:
    """A sentence cut before each further order that says what it is for. Most sentences are one part."""
    parts: list[str] = []
    place = 0
    for joint in _AND.finditer(sentence):
        before, after = sentence[place : joint.start()], sentence[joint.end() :]
        if _names_a_target(before) and _has_a_verb(before) and _names_a_target(after) and _orders(after):
            parts.append(before)
            place = joint.end()
    return [*parts, sentence[place:]]


def _has_a_verb(sentence: str) -> bool:
    bare = targets.without(fold(sentence))
    return any(form.search(bare) for form in _VERBS)


def _orders(sentence: str) -> bool:
    """Whether it begins with a verb of its own, or ends with one as German does."""
    plain = fold(sentence)
    return not _TOLD.match(plain) and (any(form.match(plain) for form in _OPENS) or bool(_CLOSES.search(plain)))


def _names_a_target(sentence: str) -> bool:
    return any((targets.people(sentence), targets.servers(sentence), targets.posts(sentence)))
