"""What happens within one stage beside its votes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class StageOpened(Event):
    tag = "stage.opened"
    number: int
    stage: str
    closes_at: datetime | None
    electorate: int
    needed: int
    text_sha256: str


@dataclass(frozen=True, kw_only=True)
class StageEnded(Event):
    tag = "stage.ended"
    number: int
    stage: str
    outcome: str
    result: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class VotingExtended(Event):
    tag = "stage.extended"
    number: int
    closes_at: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class VoteCalled(Event):
    tag = "stage.vote_called"
    number: int
    seconds: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class Said(Event):
    """Something that one member said in a stage and that is no vote."""

    number: int
    voter: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class PetitionSigned(Said):
    tag = "petition.signed"


@dataclass(frozen=True, kw_only=True)
class SignatureTakenBack(Said):
    tag = "petition.taken_back"


@dataclass(frozen=True, kw_only=True)
class ObjectionRaised(Said):
    tag = "objection.raised"


@dataclass(frozen=True, kw_only=True)
class ObjectionTakenBack(Said):
    tag = "objection.taken_back"


@dataclass(frozen=True, kw_only=True)
class SenseGiven(Said):
    tag = "sense.given"
    choice: str


@dataclass(frozen=True, kw_only=True)
class CandidateNominated(Event):
    tag = "candidate.nominated"
    number: int
    candidate: str
    by: str


@dataclass(frozen=True, kw_only=True)
class CandidateAccepted(Event):
    tag = "candidate.accepted"
    number: int
    candidate: str


@dataclass(frozen=True, kw_only=True)
class CandidateDeclined(Event):
    tag = "candidate.declined"
    number: int
    candidate: str


@dataclass(frozen=True, kw_only=True)
class JurySeedCommitted(Event):
    tag = "jury.committed"
    number: int
    seed_sha256: str


@dataclass(frozen=True, kw_only=True)
class JuryDrawn(Event):
    tag = "jury.drawn"
    number: int
    secret: str
    head: str
    pool: int
    jurors: str


@dataclass(frozen=True, kw_only=True)
class JurorReplaced(Event):
    tag = "jury.replaced"
    number: int
    left: str
    called: str | None
