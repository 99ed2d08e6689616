"""Questions: a question mark at the end, or a question word at the start that really asks."""

from reasoning.grammar.fold import Tokens, without_manners

_ASK_ALONE = frozenset(
    "whats what's whos who's hows how's wheres where's whens when's whose which wieso weshalb warum wann welche "
    "welcher welches wieviel wieviele combien pourquoi".split()
)
_BEFORE_A_VERB = frozenset("when where why how wie wo wer quand quel quelle quels quelles".split())
_VERBS = frozenset(
    "is are am was were do does did can could may must should shall will would has have had many much long often "
    "big high late soon to kann konnen darf durfen ist sind wird werden viele viel lange hoch oft geht est sont "
    "peut peut-on".split()
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
    return first in _AUXILIARIES and len(tokens) >= _ENOUGH and (second in _SUBJECTS or second[0] in "#@")
