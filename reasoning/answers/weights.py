"""Made by `manage.py train_answers`; not to be changed by hand."""

from typing import Final

WEIGHTS: Final = {
    "missing in section": -0.1793,
    "missing in quote": -0.3524,
    "missing around quote": -0.1618,
    "missing anywhere": -0.7493,
    "missing with a value": -0.8202,
    "words missed": -0.4495,
    "no value": -1.3349,
    "no amount": -1.3004,
    "no such case": -0.1558,
    "words asked": 2.4316,
    "nearness by words": 0.3831,
    "section nearest by words": 0.3531,
    "bias": -0.6543,
}
