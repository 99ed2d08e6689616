"""Made by `manage.py train_answers`; not to be changed by hand."""

from typing import Final

WEIGHTS: Final = {
    "missing in section": -0.3589,
    "missing in quote": -0.3503,
    "missing around quote": -0.3258,
    "missing anywhere": -0.8961,
    "missing with a value": -0.989,
    "no value": -1.3345,
    "words asked": 2.9009,
    "nearness by words": 0.3836,
    "section nearest by words": 0.3434,
    "bias": -0.7946,
}
