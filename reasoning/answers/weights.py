"""Made by `manage.py train_answers`; not to be changed by hand."""

from typing import Final

WEIGHTS: Final = {
    "missing in section": -0.4005,
    "missing in quote": -0.3909,
    "missing around quote": -0.3363,
    "missing anywhere": -0.7952,
    "missing with a value": -0.9558,
    "no value": -1.3497,
    "words asked": 2.6703,
    "nearness by words": 0.3847,
    "section nearest by words": 0.3285,
    "bias": -0.6527,
}
