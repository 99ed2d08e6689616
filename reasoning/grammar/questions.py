"""Questions: a question mark at the end, or a question word at the start that really asks."""

import re

from reasoning.grammar.fold import Tokens, without_manners

_BEFOREHAND = frozenset(
    "um uh hm hmm well so ok okay btw and but also wait bro bruh dude man ngl tbh omg lol yo ey oye und aber also sag "
    "mal et mais alors dis y pero entonces a ver".split()
)
_ASK_ALONE = frozenset(
    "whats what's whos who's hows how's wheres where's whens when's whose which wieso weshalb warum wann welche "
    "welcher welches wieviel wieviele combien pourquoi qu'est-ce cuantos cuantas cuanto cual cuales".split()
)
_BEFORE_A_VERB = frozenset("when where why how wie wo wer was quand quel quelle quels quelles".split())
_VERBS = frozenset(
    "is are am was were do does did can could may must should shall will would has have had many much long often "
    "big high late soon to kann konnen darf durfen ist sind wird werden viele viel lange hoch oft geht est sont "
    "peut peut-on steht lauft passiert bedeutet gibt gibt's muss sieht sieht's finde "
    "se finit".split()
)
_AUXILIARIES = frozenset(
    "is are am was were do does did can could may might should shall will would has have had isn't aren't can't "
    "couldn't won't doesn't don't didn't shouldn't wouldn't kann konnen darf muss mussen gibt ist sind puis-je "
    "peut-on est-ce puede puedo pueden hay".split()
)
_SUBJECTS = frozenset(
    "i we you the a an it this that there they he she my our your any anyone anybody mods moderators members "
    "everyone someone people new remote non-members all both proposal ich wir man es jemand der die das ein eine "
    "on que qu'il je se los las el la".split()
)
_ASKED = re.compile(  # in languages where such a word asks only before some verbs
    r"(?:comment (?:on|je|ca|fait|faire|voter|proposer|fonctionne|se|puis-je|peut-on)|quand (?:est-ce|ferme)"
    r"|ou (?:est|sont|en est|en sont|puis-je|peut-on|trouver|se trouve)|qui (?:peut|a|decide|vote|sont|propose)"
    r"|quoi de neuf|que (?:puis-je|peut|sais-tu|dois-je|se passe|faut-il|veut dire)"
    r"|que (?:pasa|paso|puedo|puedes|podemos|significa|hay|hago|se (?:esta|puede|vota|decide))"
    r"|como (?:se (?:hace|vota|decide|puede|cambia|propone|usa)|puedo|hago|va|esta|funciona|voto|propongo)"
    r"|cuando (?:termina|acaba|cierra|es|sera|se (?:vota|decide|cierra))|donde (?:esta|estan|puedo|se|hay|encuentro"
    r"|veo)"
    r"|quien(?:es)? (?:puede|pueden|es|son|decide|vota|propuso|ha|han))\b"
)
_ENOUGH = 3  # words; two are rather an exclamation
_EXCLAMATIONS: tuple[Tokens, ...] = (
    ("what", "a"), ("what", "an"), ("what", "the"), ("how", "nice"), ("how", "lovely"), ("how", "great"),
    ("how", "cool"), ("how", "sad"),
)  # fmt: skip
_TELL_ME: tuple[Tokens, ...] = (
    ("tell", "me"), ("explain",), ("i", "wonder"), ("i", "want", "to", "know"), ("i'd", "like", "to", "know"),
    ("does", "anyone", "know"), ("do", "you", "know"), ("any", "idea"), ("erklar",), ("quick", "question"),
)  # fmt: skip


def is_question(tokens: Tokens) -> bool:
    tokens = without_manners(tokens)
    if not tokens:
        return False
    return _ends_asking(tokens) or "¿" in tokens or _starts_asking(tokens)


def _ends_asking(tokens: Tokens) -> bool:
    return "?" in tokens[-3:] and not any(token[0].isalnum() for token in tokens[_last(tokens, "?") :])


def _last(tokens: Tokens, wanted: str) -> int:
    return len(tokens) - 1 - tokens[::-1].index(wanted)


def _starts_asking(tokens: Tokens) -> bool:
    while len(tokens) > _ENOUGH and (tokens[0] in _BEFOREHAND or tokens[0] == ","):
        tokens = tokens[1:]
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if any(tokens[: len(start)] == start for start in _TELL_ME):
        return True
    if "?" not in tokens and tokens[:2] in _EXCLAMATIONS:
        return False
    if first in _ASK_ALONE and len(tokens) > 1:
        return True
    if first in ("what", "who") and len(tokens) >= _ENOUGH:
        return True
    if first in _BEFORE_A_VERB and second in _VERBS:
        return True
    if second in ("do", "does", "can", "should") and tokens[2:3] and tokens[2] in ("i", "we", "you"):
        return True  # whatever word was meant before it
    if _ASKED.match(" ".join(tokens[:4])):
        return True
    return first in _AUXILIARIES and len(tokens) >= _ENOUGH and (second in _SUBJECTS or second[0] in "#@")
