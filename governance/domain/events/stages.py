"""What happens within one stage beside its votes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import OfProposal


@dataclass(frozen=True, kw_only=True)
class StageOpened(OfProposal):
    tag = "stage.opened"
    stage: str
    closes_at: datetime | None
    electorate: int
    needed: int
    text_sha256: str


@dataclass(frozen=True, kw_only=True)
class StageEnded(OfProposal):
    tag = "stage.ended"
    stage: str
    outcome: str
    result: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class VotingExtended(OfProposal):
    tag = "stage.extended"
    closes_at: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class VoteCalled(OfProposal):
    tag = "stage.vote_called"
    seconds: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class Said(OfProposal):
    """Something that one member said in a stage and that is no vote."""

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
class CandidateNominated(OfProposal):
    tag = "candidate.nominated"
    candidate: str
    by: str


@dataclass(frozen=True, kw_only=True)
class CandidateAccepted(OfProposal):
    tag = "candidate.accepted"
    candidate: str


@dataclass(frozen=True, kw_only=True)
class CandidateDeclined(OfProposal):
    tag = "candidate.declined"
    candidate: str


@dataclass(frozen=True, kw_only=True)
class JurySeedCommitted(OfProposal):
    tag = "jury.committed"
    seed_sha256: str


@dataclass(frozen=True, kw_only=True)
class JuryDrawn(OfProposal):
    tag = "jury.drawn"
    secret: str
    head: str
    pool: int
    jurors: str


@dataclass(frozen=True, kw_only=True)
class JurorReplaced(OfProposal):
    tag = "jury.replaced"
    left: str
    called: str | None
