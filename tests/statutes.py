"""Reads statutes of one article, and says what a way to decide needs."""

from fractions import Fraction

from governance.domain.rulebook import Threshold
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def processes(*paragraphs: str) -> tuple[ProcessType, ...]:
    return read("# Statutes\n\n## Article 4\n\n" + "\n\n".join(paragraphs) + "\n").process_types


def limits(process: ProcessType) -> tuple[object, object]:
    stage = next(each for each in process.stages if each.kind not in {"petition", "deliberation"})
    return stage.threshold, stage.quorum


def share(process: ProcessType) -> Fraction | None:
    limit = limits(process)[0]
    return limit.fraction if isinstance(limit, Threshold) else None
