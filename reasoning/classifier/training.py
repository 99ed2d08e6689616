"""Making the weights from the prototypes: multinomial logistic regression by accelerated gradient steps.

The same prototypes and the same embedding model give the same weights. Needs numpy, which comes with the embeddings.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from reasoning import embedding
from reasoning.classifier.features import normalised, signs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

PROTOTYPES: Final = Path(__file__).parent / "prototypes.yaml"
_PENALTY, _STEPS, _DIGITS = 3e-4, 300, 4
_SIGN_SCALE = {"signs": 1.0, "both": 0.3}


def prototypes() -> list[tuple[str, str]]:
    """All prototypes as text and label, in the order of the file."""
    data = yaml.safe_load(PROTOTYPES.read_text(encoding="utf-8"))
    return [(text, label) for label, languages in data.items() for texts in languages.values() for text in texts]


def train() -> dict[str, Any]:
    """Both sets of weights, as `weights.json` holds them. Raises NoEmbeddings."""
    import numpy as np  # noqa: PLC0415 - there only where the embedding model is

    examples = prototypes()
    labels = list(dict.fromkeys(label for _, label in examples))
    wanted = np.eye(len(labels))[[labels.index(label) for _, label in examples]]
    found = np.array([signs(text) for text, _ in examples])
    vectors = embedding.embed_queries([normalised(text) for text, _ in examples]).astype(float)
    mean = vectors.mean(axis=0)
    scale = 1 / float(np.linalg.norm(vectors - mean, axis=1).mean())
    weights = {}
    for name, sign_scale in _SIGN_SCALE.items():
        parts = [sign_scale * found] + ([scale * (vectors - mean)] if name == "both" else [])
        rows, bias = _fit(np.hstack(parts), wanted)
        weights[name] = {
            "labels": labels,
            "mean": _short(mean) if name == "both" else [],
            "scale": round(scale, _DIGITS),
            "sign_scale": sign_scale,
            "rows": [_short(row) for row in rows.T],
            "bias": _short(bias),
        }
    return weights


def _fit(features: Matrix, wanted: Matrix) -> tuple[Matrix, Matrix]:
    import numpy as np  # noqa: PLC0415

    count = len(features)
    step = 1 / (0.5 * np.linalg.norm(features, 2) ** 2 / count + _PENALTY)
    rows, bias = np.zeros((features.shape[1], wanted.shape[1])), np.zeros(wanted.shape[1])
    ahead_rows, ahead_bias, momentum = rows, bias, 1.0
    for _ in range(_STEPS):
        scores = features @ ahead_rows + ahead_bias
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        wrong = (likely / likely.sum(axis=1, keepdims=True) - wanted) / count
        next_rows = ahead_rows - step * (features.T @ wrong + _PENALTY * ahead_rows)
        next_bias = ahead_bias - step * wrong.sum(axis=0)
        faster = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        push = (momentum - 1) / faster
        ahead_rows = next_rows + push * (next_rows - rows)
        ahead_bias = next_bias + push * (next_bias - bias)
        rows, bias, momentum = next_rows, next_bias, faster
    return rows, bias


def _short(values: Any) -> list[float]:
    return [round(float(value), _DIGITS) for value in values]
