"""Everything that can happen, as it goes into the public record. A tag is never renamed.

A member's own words and handles never enter `data`: they are named in `words`, and the record keeps
salted commitments of them beside an erasable copy.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import ClassVar

from governance.domain.audit import Json, instant


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A clause that backs an event, word for word."""

    anchor: str
    section: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened, to what, by which clauses."""

    tag: ClassVar[str]
    unnamed: ClassVar[bool] = False
    """Whether the record leaves out who set it off."""
    subject: str
    citations: tuple[Cited, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def data(self) -> dict[str, Json]:
        """The event's own fields in the types that the record may hold."""
        envelope = {"subject", "citations", "words"}
        return {f.name: _json(getattr(self, f.name)) for f in fields(self) if f.name not in envelope}


def _json(value: object) -> Json:
    if isinstance(value, datetime):
        return instant(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(name): _json(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    return str(value)


@dataclass(frozen=True, kw_only=True)
class CommunityCreated(Event):
    tag = "community.created"
    name: str
    platform: str


@dataclass(frozen=True, kw_only=True)
class ConstitutionAdopted(Event):
    tag = "constitution.adopted"
    version: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class RulebookRatified(Event):
    tag = "rulebook.ratified"
    version: int
    sha256: str
    by: str
    provisional_until_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RulebookContested(Event):
    tag = "rulebook.contested"
    version: int
    process: str
    field: str
    appeal: int | None


@dataclass(frozen=True, kw_only=True)
class ContestSettled(Event):
    """`verdict`: kept or corrected."""

    tag = "rulebook.contest_settled"
    version: int
    process: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ReadingWanted(Event):
    tag = "reading.wanted"
    version: int


@dataclass(frozen=True, kw_only=True)
class ReadingMade(Event):
    tag = "reading.made"
    version: int
    processes: int
    to_decide: int
    model: str


@dataclass(frozen=True, kw_only=True)
class FieldDecided(Event):
    tag = "reading.decided"
    version: int
    process: str
    field: str
    choice: str
    value: object


@dataclass(frozen=True, kw_only=True)
class CommunityAsked(Event):
    tag = "reading.asked"
    version: int
    question: int
    process: str
    field: str


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    tag = "reading.answered"
    version: int
    question: int


@dataclass(frozen=True, kw_only=True)
class ProposalWaitsForReading(Event):
    tag = "proposal.contested"
    number: int
    process: str


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Event):
    tag = "member.joined"
    remote: bool
    tenure_from: datetime


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Event):
    tag = "member.left"


@dataclass(frozen=True, kw_only=True)
class RollImported(Event):
    """Members were entered from a file; its digest is among the words, for that of a short list could be guessed."""

    tag = "roll.imported"
    lines: int
    added: int
    dated: int
    roles: int


@dataclass(frozen=True, kw_only=True)
class MemberAsked(Event):
    tag = "member.asked"
    remote: bool


@dataclass(frozen=True, kw_only=True)
class RequestDeclined(Event):
    tag = "member.request_declined"


@dataclass(frozen=True, kw_only=True)
class MemberMoved(Event):
    tag = "member.moved"
    taken_back: int


@dataclass(frozen=True, kw_only=True)
class VouchedFor(Event):
    tag = "member.vouched_for"
    by: str


@dataclass(frozen=True, kw_only=True)
class VouchTakenBack(Event):
    tag = "member.unvouched"
    by: str


@dataclass(frozen=True, kw_only=True)
class TenureAttested(Event):
    tag = "member.attested"
    tenure_from: datetime
    was: datetime


@dataclass(frozen=True, kw_only=True)
class ModelsRefused(Event):
    tag = "member.models_refused"


@dataclass(frozen=True, kw_only=True)
class ModelsAllowed(Event):
    tag = "member.models_allowed"


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    tag = "role.granted"
    role: str
    ends_at: datetime | None
    why: str


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Event):
    tag = "role.ended"
    role: str
    ended_at: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class ProposalHeld(Event):
    tag = "proposal.held"
    unnamed = True
    number: int
    why: str


@dataclass(frozen=True, kw_only=True)
class ProposalReleased(Event):
    tag = "proposal.released"
    number: int
    opens_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class WordsRemoved(Event):
    tag = "words.removed"
    number: int
    what: str


@dataclass(frozen=True, kw_only=True)
class ProposalOpened(Event):
    tag = "proposal.opened"
    number: int
    process: str
    rulebook: int
    opens_at: datetime
    closes_at: datetime | None
    electorate: int
    quorum_needed: int
    stage: str = "ballot"


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
class ProposalRevised(Event):
    tag = "proposal.revised"
    number: int


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


@dataclass(frozen=True, kw_only=True)
class VoteCast(Event):
    tag = "vote.cast"
    number: int
    voter: str
    choice: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VoteChanged(Event):
    tag = "vote.changed"
    number: int
    voter: str
    choice: str
    replaces: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VoteArrivedLate(Event):
    tag = "vote.late"
    number: int
    voter: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VotePostDiffers(Event):
    """`found`: edited or deleted. The vote counts as it was first sent."""

    tag = "vote.post_differs"
    number: int
    voter: str
    found: str


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(Event):
    tag = "proposal.withdrawn"
    number: int


@dataclass(frozen=True, kw_only=True)
class VotingClosed(Event):
    tag = "proposal.closed"
    number: int
    closed_at: datetime
    stage: str = "ballot"


@dataclass(frozen=True, kw_only=True)
class Counted(Event):
    """The numbers that every result states; where `stage` or `method` is another, `stage.ended` has the rest."""

    number: int
    agree: int
    disagree: int
    abstain: int
    electorate: int
    quorum_needed: int
    method: str = "yes_no"


@dataclass(frozen=True, kw_only=True)
class ProposalPassed(Counted):
    tag = "proposal.passed"
    grace_ends_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ProposalRejected(Counted):
    tag = "proposal.rejected"


@dataclass(frozen=True, kw_only=True)
class ProposalWithoutQuorum(Counted):
    tag = "proposal.no_quorum"


@dataclass(frozen=True, kw_only=True)
class GraceEnded(Event):
    tag = "proposal.grace_ended"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalExecuted(Event):
    tag = "proposal.executed"
    number: int
    action: str
    key: str


@dataclass(frozen=True, kw_only=True)
class ProposalVetoed(Event):
    tag = "proposal.vetoed"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalCancelled(Event):
    tag = "proposal.cancelled"
    number: int


@dataclass(frozen=True, kw_only=True)
class CommunityHalted(Event):
    tag = "community.halted"


@dataclass(frozen=True, kw_only=True)
class CommunityResumed(Event):
    tag = "community.resumed"


@dataclass(frozen=True, kw_only=True)
class ModeratorAppointed(Event):
    tag = "moderator.appointed"


@dataclass(frozen=True, kw_only=True)
class ClockMoved(Event):
    tag = "clock.moved"
    seconds: int


@dataclass(frozen=True, kw_only=True)
class ActionLeftToPeople(Event):
    tag = "action.task"
    number: int
    action: str
    key: str


@dataclass(frozen=True, kw_only=True)
class TaskClosed(Event):
    tag = "action.task_closed"
    number: int
    action: str
    key: str
    done: bool


@dataclass(frozen=True, kw_only=True)
class ActionFailed(Event):
    tag = "action.failed"
    number: int
    action: str
    key: str
    why: str


@dataclass(frozen=True, kw_only=True)
class ActionUndone(Event):
    tag = "action.undone"
    number: int
    action: str
    key: str
    why: str


@dataclass(frozen=True, kw_only=True)
class ActionEnded(Event):
    tag = "action.ended"
    number: int
    action: str
    key: str


@dataclass(frozen=True, kw_only=True)
class ConfirmationAwaited(Event):
    tag = "proposal.awaiting_confirmation"
    number: int
    expires_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ProposalConfirmed(Event):
    tag = "proposal.confirmed"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalOverridden(Event):
    tag = "proposal.overridden"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalFailed(Event):
    tag = "proposal.failed"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalRetried(Event):
    tag = "proposal.retried"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalExpired(Event):
    tag = "proposal.expired"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalReversed(Event):
    tag = "proposal.reversed"
    number: int
    because: str


@dataclass(frozen=True, kw_only=True)
class VetoRaised(Event):
    tag = "veto.raised"
    number: int
    voices: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class ProposalVetoedByMembers(Event):
    tag = "proposal.vetoed_by_members"
    number: int
    voices: int
    needed: int
    electorate: int


@dataclass(frozen=True, kw_only=True)
class SettingChanged(Event):
    tag = "setting.changed"
    name: str
    value: str
    was: str


@dataclass(frozen=True, kw_only=True)
class PowerGranted(Event):
    tag = "power.granted"
    action: str


@dataclass(frozen=True, kw_only=True)
class PowerEnded(Event):
    tag = "power.ended"
    action: str


@dataclass(frozen=True, kw_only=True)
class RuleEnded(Event):
    tag = "rule.ended"
    number: int


@dataclass(frozen=True, kw_only=True)
class AppealMade(Event):
    tag = "appeal.made"
    appeal: int
    number: int | None
    about: str
    route: str


@dataclass(frozen=True, kw_only=True)
class AppealAnswered(Event):
    tag = "appeal.answered"
    appeal: int
    number: int | None
    about: str
    upheld: bool
