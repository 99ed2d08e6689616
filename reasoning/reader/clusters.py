"""Which statements belong together: one cluster for each way of deciding that a text describes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind, Threshold
from governance.domain.sections import Section
from reasoning.reader.findings import Finding, Purpose, Way
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of


@dataclass(eq=False)
class Cluster:
    """One way of deciding: where it is described, what about, how, and what else is said of it.

    `near` is said of it where it stands, `far` elsewhere or of something like it; the nearest of these count.
    """

    section: Section
    label: str | None
    subject: str
    way: Way
    seeds: list[Finding]
    threshold: Threshold | None = None
    inherited: Finding | None = None
    near: dict[Purpose, list[Finding]] = field(default_factory=dict)
    far: dict[Purpose, list[Finding]] = field(default_factory=dict)
    distances: dict[Purpose, int] = field(default_factory=dict)

    @property
    def votes(self) -> bool:
        """Whether people vote in it."""
        return self.way.kind in {StageKind.BALLOT, StageKind.ELECTION, StageKind.JURY}

    @property
    def body(self) -> str:
        """Which body decides, where its words or headings name one."""
        said = " ".join(seed.sentence.plain for seed in self.seeds)
        return body_of(said) or body_of(plain(" ".join(self.section.path.split(" > ")[-2:])))

    def last(self) -> Sentence:
        """The last sentence that made it."""
        return self.seeds[-1].sentence

    def said_far(self, finding: Finding, distance: int) -> None:
        """Note what is said elsewhere; only what is nearest is kept."""
        nearest = self.distances.setdefault(finding.purpose, distance)
        if distance < nearest:
            self.far[finding.purpose] = []
        if distance <= nearest:
            self.distances[finding.purpose] = distance
            self.far.setdefault(finding.purpose, []).append(finding)


Clusters = Sequence[Cluster]
