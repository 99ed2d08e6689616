"""Reasons not to take words at face value: questions, conditions, denials, quotations, reports, tricks."""

import re
from itertools import pairwise

from reasoning.grammar.fold import Tokens, fold
from reasoning.intents import Choice

LONGEST_LOOKED_AT = 2_000  # characters; what somebody wants stands before them
_CONDITIONS = frozenset("if unless provided assuming suppose supposing once depending wenn falls sofern".split())
_HYPOTHETICAL = frozenset(
    "would wouldn't i'd might maybe perhaps probably possibly almost nearly inclined leaning considering "
    "wurde vielleicht voudrais peut-etre quizas tal hypothetically theoretically later tomorrow".split()
)
_DENIALS = frozenset(
    "not cannot cant never neither nor hardly without dont doesnt didnt wont wouldnt isnt nicht kein keine "
    "nie pas jamais nunca tampoco".split()
)
_REPORTS = frozenset(
    "says said say saying thinks think thought told tells wrote writes votes voted claims claimed asks asked "
    "believes wants wanted agrees agreed disagrees disagreed supports opposes abstains abstained "
    "sagt sagte dit dice dijo".split()
)
_SPEAKERS_OF_THEIR_OWN = frozenset({"i", "we", "i'm", "i'll", "i'd", "ich", "je", "yo"})
_BEFORE_ONES_OWN_VERB = frozenset("gotta have to must want would will can just really also still do did dare".split())
_POLITE_CONDITION = re.compile(
    r"\bif (?:i may|you please|you (?:do not|don't) mind|you (?:can|could|would)|possible|so|not"
    r"|(?:it|that)(?:'s| is|s) (?:not too much (?:trouble|to ask|bother)|no (?:trouble|bother)|ok(?:ay)?|alright"
    r"|all right"
    r"|possible|allowed)(?: with you)?|i'm allowed|i am allowed|i might|nobody minds|it please you)\b"
    r"|\bwenn (?:ich darf|(?:es|das|'s)? ?(?:geht|recht ist|moglich ist|(?:keine|nicht zu viele?) umstande macht)"
    r"|moglich"
    r"|sie gestatten)\b|\bfalls (?:moglich|es geht|das geht)\b"
    r"|\bsi (?:je peux(?: me permettre)?|possible|c'est possible|vous (?:voulez bien|permettez)|tu veux bien"
    r"|ca ne (?:vous |te )?derange pas)\b|\bs'il (?:te|vous) plait\b"
    r"|\bsi (?:no es (?:mucha )?molestia|no (?:te|os|les|le) importa|es posible|puede ser|me (?:permiten|permites"
    r"|permite))\b"
)
_FOR_ANOTHER = re.compile(
    r"on behalf of|in the name of|\bthis is @|\bi(?:'m| am) @|\bproxy\b|\bposting (?:for|as)\b|\bvoting (?:for|as) @"
    r"|\b(?:my|another|other|'s) (?:other |second )?accounts?\b|\blocked out\b|\bim namen von\b|\bau nom de\b"
    r"|\bas @|\b(?:for|fur|pour|por|voor) @|\bwe all\b|\beveryone (?:here )?(?:votes|agrees)\b"
)
_MOCKERY = re.compile(
    r"(?:^|\s)/(?:s|j|sarcasm|joke)\b|\byeah,? right\b|\bas if\b|\bsure,? jan\b|\bl(?:ol|mao|mfao)\b|\bhaha|\bhehe"
    r"|\b(?:just )?kidding\b|\bjk\b|\bnot!|[🙄🙃😂🤣🤡😏🤔😒]"
)
_TRICKS = re.compile(
    r"^[^\w\n]{0,40}(?:system|assistant|developer|user|admin|root|sudo|override|instructions?)\b[^\w\n]{0,5}[:>\]]"
    r"|<\|?/?(?:im_start|im_end|system|user|assistant)|\[/?(?:inst|system)\]|\bbegin (?:system|prompt)"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|all|your|constitution)\b"
    r".{0,30}(?:instruct|prompt|rule|messag|direction|guideline|order)|\byou are now\b|\bdeveloper mode\b"
    r"|\b(?:new|updated) (?:system )?(?:instructions?|polic(?:y|ies) effective)\b|\bpretend (?:that |to |i |we "
    r"|you )|\byour (?:new |next )?(?:task|job|orders?)\s?(?:is|are|:)"
    r"|\bdeine (?:neue |nachste )?aufgabe\b|\bta (?:nouvelle |prochaine )?tache\b|\btu (?:nueva |proxima )?tarea\b"
    r"|\bjailbreak"
    r"|\bas an ai\b|\bignorier\w* (?:alle|die)\b|\bignore[zr]? (?:toutes?|les)\b|\bignora (?:todas?|las)\b"
    r"|\b(?:vergiss|oublie[zr]?|olvida|dimentica|vergeet)\b.{0,20}(?:regel|anweis|regle|instru|consigne|regla|regol)",
    re.MULTILINE,
)
_TALLYING = re.compile(
    r"\b(?:count|treat|record|register|log|interpret) (?:this|it|my|the|me|all|everyone)\b.{0,60}\b(?:as|vote)",
    re.MULTILINE,
)
_FOR_ONESELF = re.compile(
    r"\b(?:count|record|register|log|mark|put) (?:me|my vote|this)(?: down)? (?:as|for|against|on)\b"
    r"(?!.{0,60}\b(?:times|ten|two|everyone|all|member|admin|moderator)\b)"
)
_QUOTATION = re.compile(r'["`]|~~|^[ \t]*>|^\W*rt @', re.MULTILINE)


def is_trick(text: str) -> bool:
    words = fold(text)
    return bool(_TRICKS.search(words) or _TALLYING.search(words))


def speaks_to_a_machine(text: str) -> bool:
    """A trick, but not `count me as a yes`, which people say too: enough to ask, never enough to count."""
    words = fold(text)
    return bool(_TRICKS.search(words) or (_TALLYING.search(words) and not _FOR_ONESELF.search(words)))


def is_mockery(text: str) -> bool:
    return bool(_MOCKERY.search(fold(text)))


def quotes_something(text: str) -> bool:
    return bool(_QUOTATION.search(fold(text)))


def asks(tokens: Tokens) -> bool:
    return any("?" in token for token in tokens if not token.startswith("http"))


def is_conditional(tokens: Tokens) -> bool:
    if _CONDITIONS.isdisjoint(tokens):
        return False
    return not _CONDITIONS.isdisjoint(without_polite_conditions(" ".join(tokens)).split())


def without_polite_conditions(plain: str) -> str:
    """Folded words without `if I may`, `si possible` and their like, which set no condition."""
    return _POLITE_CONDITION.sub(" ", plain)


def spoken_plainly(text: str) -> str:
    """The same as the member wrote it: their own letters, without such a formula."""
    plain = fold(text)
    if len(plain) != len(text):
        return text
    for found in reversed(list(_POLITE_CONDITION.finditer(plain))):
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return text.strip(" ,;") or text


def is_hypothetical(tokens: Tokens) -> bool:
    return not _HYPOTHETICAL.isdisjoint(tokens) or any(token.endswith("'d") for token in tokens)


def is_denied(tokens: Tokens) -> bool:
    return not _DENIALS.isdisjoint(tokens) or any(token.endswith("n't") for token in tokens)


def reports_others(tokens: Tokens) -> bool:
    """Somebody else's opinion: a verb of saying that is not the writer's own."""
    return any(
        token in _REPORTS and (at == 0 or not _ones_own(tokens[:at]))
        for at, token in enumerate(tokens)
        if at or token not in ("agreed", "say", "think")
    ) or ("according", "to") in pairwise(tokens)


def _ones_own(before: Tokens) -> bool:
    """Whether it is the writer who says so: `I say`, `I have to say`."""
    at = len(before) - 1
    while at > 0 and before[at] in _BEFORE_ONES_OWN_VERB:
        at -= 1
    return before[at] in _SPEAKERS_OF_THEIR_OWN


def speaks_for_another(text: str) -> bool:
    return bool(_FOR_ANOTHER.search(fold(text)))


def pulls_both_ways(tokens: Tokens, choice: Choice, polar: dict[str, frozenset[str]]) -> bool:
    """Words of the other side in the same message."""
    if choice not in (Choice.agree, Choice.disagree):
        return False
    return not polar["against" if choice == Choice.agree else "for"].isdisjoint(tokens)
