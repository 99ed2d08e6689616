"""In which of the languages that the bot answers in a question is asked, by its smallest words."""

import re
from typing import Final

from reasoning.retrieval.words import fold

ENGLISH: Final = "en"
_WORDS: Final = {
    ENGLISH: (
        "who what when where which how may can could do does did is are am the an i we you my our to of if there "
        "should must with for why was were did has have it and not be this that vote many long much happens"
    ),
    "de": (
        "wie wer was wann wo welche welcher welches darf durfen kann konnen ich wir ihr du man wird werden werde ist "
        "sind gibt es muss mussen der die das den dem ein eine einen einer mein meine unser unsere bei uns hier viel "
        "viele lange nicht und wenn fur zu im passiert stimme abstimmen "
        "mitglied mitglieder seit noch haben bist wurde wurden warum steht stehen gilt zur zum"
    ),
    "fr": (
        "qui que quoi quand comment combien ou puis-je peut-on peut est-ce est sont quel quelle quels quelles le la "
        "les un une des du je nous vous on mon ma mes notre faut doivent pour pas si se passe-t-il ai-je suis-je voter "
        "suis membre membres depuis avons-nous qu'avons-nous pourquoi"
    ),
    "es": (
        "que quien quienes cuando como donde cuanto cuanta cuantos cuantas cual cuales puedo podemos puede pueden se "
        "el la los las un una hay es son soy tengo mi mis nuestro nuestra para por si no votar votacion voto pasa "
        "miembro miembros desde eres"
    ),
}
_KNOWN: Final = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def tongue_of(question: str) -> str:
    """The language's code; English where it is not plain."""
    if "¿" in question or "¡" in question:
        return "es"
    words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", re.sub(r"@\S+", " ", fold(question)))
    found = {language: sum(word in known for word in words) for language, known in _KNOWN.items()}
    best = max(found, key=lambda language: found[language])
    others = [count for language, count in found.items() if language != best]
    return best if found[best] > max(others) else ENGLISH
