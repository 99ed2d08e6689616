"""Made by `manage.py train_answers`; not to be changed by hand."""

from typing import Final

WEIGHTS: Final = {
    "missing in section": -0.3577,
    "missing in quote": -0.3496,
    "missing around quote": -0.3248,
    "missing anywhere": -0.8981,
    "missing with a value": -0.9876,
    "no value": -1.3344,
    "words asked": 2.8954,
    "nearness by words": 0.3861,
    "section nearest by words": 0.3418,
    "bias": -0.7956,
}
