"""Made by `manage.py train_answers`; not to be changed by hand."""

from typing import Final

WEIGHTS: Final = {
    "missing in section": -0.2853,
    "missing in quote": -0.6896,
    "missing around quote": -0.0943,
    "missing anywhere": -0.543,
    "missing with a value": -0.7146,
    "words missed": -0.5377,
    "no value": -1.4042,
    "no amount": -1.7898,
    "no such case": -0.1187,
    "words asked": 2.8696,
    "nearness by words": 0.3863,
    "section nearest by words": 0.3458,
    "bias": -0.7975,
}
