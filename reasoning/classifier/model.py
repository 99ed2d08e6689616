"""The trained part: weights that turn what a message has into how likely each intent is. Pure arithmetic, no vendor."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, kw_only=True)
class Weights:
    """One linear layer: a row for each label over signs and, in the larger one, over the vector as well."""

    labels: tuple[str, ...]
    mean: tuple[float, ...]
    scale: float
    sign_scale: float
    rows: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]

    def likely(self, signs: Sequence[float], vector: Sequence[float] = ()) -> Mapping[str, float]:
        """How likely each label is; together one."""
        features = [self.sign_scale * sign for sign in signs]
        features += [(value - mean) * self.scale for value, mean in zip(vector, self.mean, strict=True)]
        scores = [bias + sum(map(float.__mul__, row, features)) for row, bias in zip(self.rows, self.bias, strict=True)]
        top = max(scores)
        parts = [math.exp(score - top) for score in scores]
        return {label: part / sum(parts) for label, part in zip(self.labels, parts, strict=True)}


@cache
def load(name: str) -> Weights:
    """The weights called `signs` (rules alone) or `both` (rules and the vector)."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))[name]
    return Weights(
        labels=tuple(data["labels"]),
        mean=tuple(map(float, data["mean"])),
        scale=float(data["scale"]),
        sign_scale=float(data["sign_scale"]),
        rows=tuple(tuple(map(float, row)) for row in data["rows"]),
        bias=tuple(map(float, data["bias"])),
    )
