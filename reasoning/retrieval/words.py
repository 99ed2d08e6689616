"""Words to search by: folded, without endings, beside the governance notion that each stands for."""

import re
import unicodedata
from functools import lru_cache

from reasoning.retrieval.phrases import PHRASES
from reasoning.retrieval.thesaurus import NOTIONS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[+-]\d+(?:\.\d+)?")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_ELISION = re.compile(
    r"(?<![a-z])(?:[jn]'ai\b|(?:[cdjlmnst]|qu|un|dell|all|nell|sull)'(?=[a-z]{2}))|\bai(?=-je\b)"
)  # l'appel
_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "’": "'"})
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ements", "ement", "ments", "ment", "ungen",
    "aciones", "acion", "iones", "ateurs", "ateur", "ing", "ung", "ies", "ied", "ers", "ern", "est", "ent", "ees",
    "ado", "ada", "ados", "adas", "idos", "ido", "ion", "ions", "aux", "ed", "er", "es", "en", "em", "ez", "ee",
    "ly", "os", "as", "ar", "ir", "al", "s", "e", "n", "o", "a", "y", "t",
)  # fmt: skip
_SHORTEST_STEM = 4
_BESIDE_NOTION = 0.5
_STOP = frozenset(
    "a an and are as at be been being but by can could do does did for from get gets got had has have having he her "
    "here hers him his how i if im in into is isnt it its just like lets me my no not of off on or our out over own "
    "please s she should so some such t than that thats the their them then there these they thing things this those "
    "to too under up us use was we were what whats when where which while who whom whose whos why will with "
    "would you "
    "your yours about after again all also am any anyone anybody because before between both down during each few "
    "further more most much many must need needs once only other others same someone somebody something very one "
    "actually really may might shall say says said want wants happen happens way ways tell know make makes made does "
    "der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren sein wird "
    "werden wurde "
    "kann konnen darf durfen muss mussen soll sollen ich du er sie es wir ihr uns mir mich man was wer wie wo wann "
    "warum wieso welche welcher welches wem wen wessen viel viele lange nicht kein keine auch noch nur so dass wenn "
    "von vom zu zum zur mit nach bei aus auf fur an am im in ins um uber unter als durch bis gibt hat haben "
    "hier mein "
    "unser sich dann denn da dort "
    "le la les l un une des du de d et ou mais est sont etait etre a ai as ont avoir je tu il elle on nous vous ils "
    "elles ce cet cette ces qui que quoi dont ou quel quelle quels quelles quand comment pourquoi combien "
    "peut peuvent "
    "puis doit doivent faut pas ne se sa son ses mon ma mes notre nos votre leur pour par sur sous dans avec "
    "sans en au "
    "aux y plus t s qu c j m n "
    "el los las lo una unos unas del al y o pero es son era ser estar esta estan hay he ha han haber yo tu ella "
    "nosotros ellos que quien quienes cual cuales cuando como donde por porque cuanto cuanta cuantos cuantas puede "
    "pueden puedo podemos debe deben hace falta no ni se su sus mi mis nuestro nuestra para con sin sobre "
    "entre si mas "
    "het een de en of maar zijn wordt worden kan mag moet ik je jij wij ze wat wie hoe waar waarom wanneer "
    "welke niet "
    "geen ook nog van voor met naar bij uit op aan door tot als dan er hoeveel "
    "i gli uno di da in con su per tra fra ma chi cosa come dove quando perche quanto quanti quale quali puo possono "
    "deve devono si mi ci vi non piu sono sia".split()
)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, no accents."""
    text = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in text if not unicodedata.combining(char))


def words_of(text: str) -> list[str]:
    """The words in their order, folded; a hyphenated word that stands for a notion, and a known phrase, as one more."""
    folded = _ELISION.sub(" ", fold(text))
    compounds = [word for word in _COMPOUND.findall(folded) if notions_of(word)] if "-" in folded else []
    return _WORD.findall(folded) + compounds + [word for form, word in PHRASES if form.search(folded)]


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A word without its commonest ending, whatever the language."""
    word = word.partition("'")[0] if word.partition("'")[2] in {"s", "t", "re", "ve", "ll", "d", "m"} else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=32768)
def notions_of(word: str) -> tuple[str, ...]:
    """The governance notions that a folded word stands for."""
    return tuple(notion for notion, form in NOTIONS.items() if form.fullmatch(word))


def terms_of(text: str) -> dict[str, float]:
    """What a text is searched by: the notion (`=vote`) that a word stands for and its stem, with how often.

    A stem beside its notion counts half: the same word is a little more than another word for the same.
    """
    found: dict[str, float] = {}
    for word in words_of(text):
        notions = notions_of(word)
        for notion in notions:
            found[f"={notion}"] = found.get(f"={notion}", 0.0) + 1.0
        if word not in _STOP and (bare := stem(word)) not in _STOP:
            found[bare] = found.get(bare, 0.0) + (_BESIDE_NOTION if notions else 1.0)
    return found
