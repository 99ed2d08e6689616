"""Numbers in words up to ninety-nine, accents folded: English complete, German, French and Spanish too.

"One" is an article in the other three, so there it counts only where a word of its own (`eins`) says it.
"""

UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_GERMAN_UNITS = "eins zwei drei vier funf sechs sieben acht neun".split()
_GERMAN_TEENS = "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn".split()
_GERMAN_TENS = "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig".split()
_GERMAN = {
    **{word: n for n, word in enumerate(_GERMAN_UNITS, 1)},
    **{word: n for n, word in enumerate(_GERMAN_TEENS, 10)},
    **{word: n * 10 for n, word in enumerate(_GERMAN_TENS, 2)},
    **{
        f"{unit.removesuffix('s') if n == 1 else unit}und{ten}": t * 10 + n
        for t, ten in enumerate(_GERMAN_TENS, 2)
        for n, unit in enumerate(_GERMAN_UNITS, 1)
    },
}

_FRENCH_UNITS = "deux trois quatre cinq six sept huit neuf".split()
_FRENCH_TEENS = "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_FRENCH_TENS = "vingt trente quarante cinquante soixante".split()
_FRENCH = {
    **{word: n for n, word in enumerate(_FRENCH_UNITS, 2)},
    **{word: n for n, word in enumerate(_FRENCH_TEENS, 10)},
    **{word: n * 10 for n, word in enumerate(_FRENCH_TENS, 2)},
    **{f"{ten}-{unit}": t * 10 + n for t, ten in enumerate(_FRENCH_TENS, 2) for n, unit in enumerate(_FRENCH_UNITS, 2)},
    **{f"soixante-{teen}": 60 + n for n, teen in enumerate(_FRENCH_TEENS, 10)},
    **{f"quatre-vingt-{unit}": 80 + n for n, unit in enumerate((*_FRENCH_UNITS, *_FRENCH_TEENS), 2)},
    "quatre-vingts": 80,
}

_SPANISH_UNITS = "dos tres cuatro cinco seis siete ocho nueve".split()
_SPANISH_TEENS = "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve".split()
_SPANISH_TWENTIES = "veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete".split()
_SPANISH_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_SPANISH = {
    **{word: n for n, word in enumerate(_SPANISH_UNITS, 2)},
    **{word: n for n, word in enumerate(_SPANISH_TEENS, 10)},
    **{word: n for n, word in enumerate((*_SPANISH_TWENTIES, "veintiocho", "veintinueve"), 20)},
    **{word: n * 10 for n, word in enumerate(_SPANISH_TENS, 3)},
}

NUMBER_WORDS: dict[str, int] = {
    **_GERMAN,
    **_FRENCH,
    **_SPANISH,
    **{word: n for n, word in enumerate(UNITS, 1)},
    **{word: n for n, word in enumerate(_TEENS, 10)},
    **{word: n * 10 for n, word in enumerate(TENS, 2)},
    **{f"{ten}-{unit}": t * 10 + u for t, ten in enumerate(TENS, 2) for u, unit in enumerate(UNITS, 1)},
}
ALSO_OTHER_WORDS = frozenset({"once", "tres"})
"""Eleven and three in Spanish; `once` in English and `très` in French too."""
