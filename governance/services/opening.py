"""Opening a vote: at once, or after a notice where somebody is named."""

from datetime import timedelta

from governance.domain.audit import Json
from governance.domain.decision import quorum_needed
from governance.domain.electorate import Standing, eligibility
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    Event,
    ProposalOpened,
    ProposalReleased,
)
from governance.domain.lifecycle import State
from governance.domain.people import names_somebody_else
from governance.domain.proposals import (
    TitleMissing,
    TooLateToStop,
)
from governance.domain.rulebook import Duration, Electorate, ProcessType, Stage
from governance.domain.schedule import deadline
from governance.domain.wording import threshold_in_words
from governance.models import ElectorateEntry, Proposal
from governance.selectors import process_of, roles_by_member
from governance.services import planning
from governance.services.matters import become, clauses, requirement, roll_of
from governance.services.scene import Scene, facts_of
from governance.services.speech import Data, announce, clause, tell

NOTICE_FOR_A_PERSON = timedelta(hours=24)


class ProcessCannotRun(GovernanceError):
    """The constitution asks for a procedure that cannot be run here."""

    code = "process_cannot_run"


class NobodyMayVote(GovernanceError):
    """An electorate without members."""

    code = "nobody_may_vote"
    safe = "Nobody on the roll may vote on this yet, so it cannot open."


def release(scene: Scene, proposal: Proposal, *, title: str, reason: str) -> list[Event]:
    """Let a held proposal go on: to another count where a rule had failed, else to its vote after a notice.

    The public reads the neutral title only. Who is named hears of it now, a day before voting opens.
    """
    subject = f"proposal:{proposal.number}"
    proposal.held_at, proposal.reason = None, ""
    if proposal.electorate_size:
        become(proposal, State.COLLECTING)
        proposal.due_at = scene.now
        proposal.save()
        return [ProposalReleased(subject=subject, number=proposal.number, opens_at=None, words={"reason": reason})]
    if proposal.author.standing != Standing.ACTIVE:
        raise TooLateToStop(f"Who proposed #{proposal.number} is no active member any more. Please cancel it.")
    _give_notice(scene, proposal, title)
    words = {"title": proposal.title, "reason": reason}
    return [ProposalReleased(subject=subject, number=proposal.number, opens_at=proposal.opens_at, words=words)]


def _give_notice(scene: Scene, proposal: Proposal, title: str) -> None:
    title = " ".join(title.split())[:120]
    if not title or names_somebody_else(title, own=[], roll=roll_of(scene.community)):
        raise TitleMissing
    become(proposal, State.NOTICE)
    proposal.title, proposal.body, proposal.source_post = title, "", ""
    proposal.opens_at = proposal.due_at = deadline(scene.now, NOTICE_FOR_A_PERSON)
    proposal.closes_at = deadline(proposal.opens_at, _voting_time(process_of(proposal)))
    proposal.save()
    data: Data = {"number": proposal.number, "title": title, "opens_at": proposal.opens_at.isoformat()}
    for handle in proposal.concerns:
        tell(scene, handle, "proposal.concerns_you", data, proposal=proposal)
    tell(scene, proposal.author.handle, "proposal.released", data, proposal=proposal)


def open_after_notice(scene: Scene, proposal: Proposal) -> ProposalOpened:
    """The notice is over: voting opens now, for its whole time."""
    return open_now(scene, proposal, process_of(proposal))


def _voting_time(process: ProcessType) -> timedelta:
    ballot = process.stage("ballot")
    if ballot is None or not isinstance(ballot.duration, Duration):
        raise ProcessCannotRun(f"“{process.title}” states no vote with a duration.")
    return ballot.duration.usual


def open_now(scene: Scene, proposal: Proposal, process: ProcessType) -> ProposalOpened:
    voting_time, ballot = _voting_time(process), process.stage("ballot")
    assert ballot is not None  # it has a voting time
    become(proposal, State.OPEN)
    proposal.opens_at = scene.now
    proposal.closes_at = proposal.due_at = deadline(scene.now, voting_time)
    proposal.save()
    proposal.electorate_size = _freeze_electorate(scene, proposal, ballot.electorate)
    proposal.quorum_needed = quorum_needed(ballot.quorum, proposal.electorate_size)
    proposal.save(update_fields=["electorate_size", "quorum_needed"])
    effects: list[Json] = planning.effects(scene, proposal)
    announced = _announcement(proposal, process, ballot) | {"effects": effects}
    announce(scene, "proposal.opened", announced, proposal=proposal)
    return ProposalOpened(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        process=process.key,
        rulebook=proposal.rulebook.number,
        opens_at=proposal.opens_at,
        closes_at=proposal.closes_at,
        electorate=proposal.electorate_size,
        quorum_needed=proposal.quorum_needed,
        citations=clauses(process, "threshold", "quorum", "duration", "electorate"),
        words=words_of(proposal),
    )


def _freeze_electorate(scene: Scene, proposal: Proposal, rule: Electorate | None) -> int:
    asked, founded_at = requirement(rule), scene.community.founded_at
    entries, roles = [], roles_by_member(scene.community, now=scene.now)
    for member in scene.community.members.iterator(chunk_size=2000):
        judged = eligibility(
            facts_of(member, roles.get(member.pk, frozenset())), asked, founded_at=founded_at, now=scene.now
        )
        if judged.may:
            entries.append(ElectorateEntry(proposal=proposal, member=member, because=judged.because))
    if not entries:
        raise NobodyMayVote(citation=process_of(proposal).citation_for("ballot", "electorate"))
    ElectorateEntry.objects.bulk_create(entries, batch_size=2000)
    return len(entries)


def _announcement(proposal: Proposal, process: ProcessType, ballot: Stage) -> Data:
    return {
        "number": proposal.number,
        "title": proposal.title,
        "author": proposal.author.handle,
        "process": process.title,
        "closes_at": proposal.closes_at.isoformat() if proposal.closes_at else None,
        "threshold": threshold_in_words(ballot.threshold),
        "quorum_needed": proposal.quorum_needed,
        "electorate": proposal.electorate_size,
        "clause": clause(process.citation_for("ballot", "threshold")),
    }


def words_of(proposal: Proposal) -> dict[str, str]:
    words = {"title": proposal.title, "body": proposal.body}
    return {name: text for name, text in words.items() if text}
