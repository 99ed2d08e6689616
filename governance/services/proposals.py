"""Opening, withdrawing and discussing proposals."""

from collections.abc import Sequence
from datetime import timedelta

from governance.domain.commands import AddComment, OpenProposal, WithdrawProposal
from governance.domain.decision import quorum_needed
from governance.domain.electorate import Because, Eligibility, Requirement, eligibility
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    Cited,
    Event,
    ProposalHeld,
    ProposalOpened,
    ProposalReleased,
    ProposalWithdrawn,
)
from governance.domain.lifecycle import State, check_transition
from governance.domain.proposals import (
    Ballot,
    NotOnTheRoll,
    check_may_propose,
    check_withdrawal,
    concerns_a_person,
    people_named,
)
from governance.domain.rulebook import Duration, Electorate, ProcessType, Proposers, Stage, runnable
from governance.domain.schedule import deadline
from governance.domain.wording import threshold_in_words
from governance.models import Action, ActionKind, Comment, ElectorateEntry, Member, Proposal
from governance.selectors import process_of, proposal_state
from governance.services.scene import Scene, facts_of
from governance.services.speech import Data, announce, answer, cited, clause, tell

LONGEST_BODY = 5_000


class NoSuchProposal(GovernanceError):
    """A number that no proposal has."""

    code = "no_such_proposal"


class NothingProposed(GovernanceError):
    """A proposal without words."""

    code = "nothing_proposed"
    safe = "Please say what you propose, for example: propose weekly meetings on Fridays."


class TooLong(GovernanceError):
    """A proposal that nobody would read."""

    code = "too_long"


class ProcessCannotRun(GovernanceError):
    """The constitution asks for a procedure that cannot be run here."""

    code = "process_cannot_run"


class UnknownProcess(GovernanceError):
    """A label that no process type of the rulebook has."""

    code = "unknown_process"


class NobodyMayVote(GovernanceError):
    """An electorate without members."""

    code = "nobody_may_vote"
    safe = "Nobody on the roll may vote on this yet, so it cannot open."


def find(scene: Scene, number: int) -> Proposal:
    """The proposal with this number. Raises NoSuchProposal, naming those that are open."""
    found = (
        Proposal.objects.select_related("rulebook", "author").filter(community=scene.community, number=number).first()
    )
    if found is None:
        numbers = Proposal.objects.filter(community=scene.community, status=State.OPEN).values_list("number", flat=True)
        listed = ", ".join(f"#{n}" for n in sorted(numbers)) or "none"
        raise NoSuchProposal(f"There is no proposal #{number} here. Open for votes right now: {listed}.")
    return found


def ballot_of(scene: Scene, proposal: Proposal) -> Ballot:
    """What the core needs to know of a proposal at this instant."""
    return Ballot(
        number=proposal.number,
        state=proposal_state(proposal, scene.now),
        closes_at=proposal.closes_at,
        zone=scene.zone,
    )


def requirement(rule: Proposers | Electorate | None) -> Requirement:
    """A rulebook's condition as the core judges it."""
    if rule is None:
        return Requirement()
    tenure = rule.tenure if isinstance(rule.tenure, timedelta) else None
    return Requirement(tenure=tenure, founding=rule.founding, roles=frozenset(rule.roles))


def judge(scene: Scene, member: Member, rule: Proposers | Electorate | None) -> Eligibility:
    """Whether a member meets a condition now."""
    return eligibility(facts_of(member), requirement(rule), founded_at=scene.community.founded_at, now=scene.now)


def open_proposal(scene: Scene, command: OpenProposal) -> Sequence[Event]:
    """Open a proposal at once, or hold it unseen if it seems to be about a person."""
    process = scene.rulebook.process_for_words(command.label)
    if process is None:
        raise UnknownProcess(
            f"This community has no kind of proposal called “{command.label}”. Write “processes” to see its kinds."
        )
    reason = runnable(process)
    if reason:
        raise ProcessCannotRun(
            f"“{process.title}” cannot be run here yet: {reason}", citation=process.citation("stages")
        )
    author = _author(scene, process)
    title, body = command.title.strip()[:120], command.body.strip()
    if not title:
        raise NothingProposed
    if len(body) > LONGEST_BODY:
        raise TooLong(
            f"Your proposal has {len(body)} characters; the most is {LONGEST_BODY}. "
            "Propose the core of it, and put the rest into a reply or behind a link."
        )
    community = scene.community
    community.last_number += 1
    community.save(update_fields=["last_number"])
    proposal = Proposal(
        community=community,
        number=community.last_number,
        author=author,
        title=title,
        body=body,
        process_key=process.key,
        rulebook=scene.stored_rulebook,
        source_post=scene.cause.post or "",
        status=State.DRAFT,
        created_at=scene.now,
    )
    roll = list(community.members.values_list("handle", flat=True))
    if concerns_a_person(f"{title}\n{body}", own_handles=[author.handle, command.bot], roll=roll):
        return _hold(scene, proposal)
    return [_open(scene, proposal, process)]


def _author(scene: Scene, process: ProcessType) -> Member:
    member = scene.member
    where = process.citation("proposers")
    if member is None:
        raise NotOnTheRoll("Only members can propose. Write “join” to become one.", citation=where)
    judged = judge(scene, member, process.proposers)
    if judged.because is Because.TOO_NEW:
        where = process.citation("proposers.tenure")
    check_may_propose(judged, clause=where, zone=scene.zone)
    return member


def _hold(scene: Scene, proposal: Proposal) -> list[Event]:
    become(proposal, State.HELD)
    proposal.held_at = scene.now
    proposal.reason = "It names a person: somebody uninvolved looks at it before anybody else sees it."
    proposal.save()
    answer(scene, "proposal.held", {"number": proposal.number}, proposal=proposal)
    return [
        ProposalHeld(
            subject=f"proposal:{proposal.number}",
            number=proposal.number,
            why="concerns_a_person",
            words=_words(proposal),
        )
    ]


def _words(proposal: Proposal) -> dict[str, str]:
    words = {"title": proposal.title, "body": proposal.body}
    return {name: text for name, text in words.items() if text}


def release(scene: Scene, proposal: Proposal, *, reason: str) -> list[Event]:
    """Let a held proposal go on: to its vote, or, where a rule had failed, to another count."""
    subject = f"proposal:{proposal.number}"
    released = ProposalReleased(subject=subject, number=proposal.number, words={"reason": reason})
    proposal.held_at, proposal.reason = None, ""
    if proposal.closes_at is not None:
        become(proposal, State.COLLECTING)
        proposal.due_at = scene.now
        proposal.save()
        return [released]
    for handle in _people_named(proposal):
        tell(scene, handle, "proposal.concerns_you", {"number": proposal.number}, proposal=proposal)
    process = process_of(proposal)
    return [released, _open(scene, proposal, process)]


def _people_named(proposal: Proposal) -> list[str]:
    roll = Member.objects.filter(community=proposal.community).exclude(pk=proposal.author_id)
    return people_named(f"{proposal.title}\n{proposal.body}", roll=list(roll.values_list("handle", flat=True)))


def _open(scene: Scene, proposal: Proposal, process: ProcessType) -> ProposalOpened:
    ballot = process.stage("ballot")
    if ballot is None or not isinstance(ballot.duration, Duration):
        raise ProcessCannotRun(f"“{process.title}” states no vote with a duration.")
    become(proposal, State.OPEN)
    proposal.opens_at = scene.now
    proposal.closes_at = proposal.due_at = deadline(scene.now, ballot.duration.usual)
    proposal.save()
    proposal.electorate_size = _freeze_electorate(scene, proposal, ballot.electorate)
    proposal.quorum_needed = quorum_needed(ballot.quorum, proposal.electorate_size)
    proposal.save(update_fields=["electorate_size", "quorum_needed"])
    Action.objects.create(
        proposal=proposal, position=1, kind=ActionKind.RECORD_POLICY, reversible=True,
        key=f"{scene.community.slug}:{proposal.number}:1",
    )  # fmt: skip
    announce(scene, "proposal.opened", _announcement(proposal, process, ballot), proposal=proposal)
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
        words=_words(proposal),
    )


def become(proposal: Proposal, after: State) -> None:
    """Move to another state, if the lifecycle has that move."""
    check_transition(State(proposal.status), after)
    proposal.status = after


def _freeze_electorate(scene: Scene, proposal: Proposal, rule: Electorate | None) -> int:
    asked, founded_at = requirement(rule), scene.community.founded_at
    entries = []
    for member in scene.community.members.iterator(chunk_size=2000):
        judged = eligibility(facts_of(member), asked, founded_at=founded_at, now=scene.now)
        if judged.may:
            entries.append(ElectorateEntry(proposal=proposal, member=member, because=judged.because))
    if not entries:
        raise NobodyMayVote(citation=process_of(proposal).citation_for("ballot", "electorate"))
    ElectorateEntry.objects.bulk_create(entries, batch_size=2000)
    return len(entries)


def clauses(process: ProcessType, *names: str) -> tuple[Cited, ...]:
    """The clauses behind the ballot's fields, each once, in the order asked for."""
    found: dict[tuple[str, str], Cited] = {}
    for name in names:
        citation = process.citation_for("ballot", name)
        if citation is not None:
            found.setdefault((citation.anchor, citation.quote), cited(citation))
    return tuple(found.values())


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


def withdraw(scene: Scene, command: WithdrawProposal) -> Sequence[Event]:
    """The author takes a proposal back while people still vote on it."""
    proposal = find(scene, command.number)
    check_withdrawal(
        ballot_of(scene, proposal),
        is_author=scene.member is not None and proposal.author_id == scene.member.pk,
    )
    seen = proposal.opens_at is not None
    become(proposal, State.WITHDRAWN)
    proposal.withdrawn_at, proposal.due_at = scene.now, None
    proposal.save()
    if seen:
        announce(scene, "proposal.withdrawn", {"number": proposal.number}, proposal=proposal)
    else:
        answer(scene, "proposal.withdrawn", {"number": proposal.number}, proposal=proposal)
    return [ProposalWithdrawn(subject=f"proposal:{proposal.number}", number=proposal.number)]


def add_comment(scene: Scene, command: AddComment) -> Sequence[Event]:
    """Keep a reply for the proposal's page. Talk is not governance: it makes no entry in the record."""
    proposal = find(scene, command.number)
    Comment.objects.get_or_create(
        proposal=proposal,
        post=scene.cause.post or scene.cause.ref,
        defaults={"handle": scene.actor.key, "text": command.text[:10_000], "posted_at": command.posted_at},
    )
    return []
