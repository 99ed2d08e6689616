"""Opening, withdrawing and discussing proposals."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from governance.domain.commands import AddComment, OpenProposal, WithdrawProposal
from governance.domain.decision import quorum_needed
from governance.domain.electorate import Because, Eligibility, Requirement, Standing, eligibility
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
from governance.domain.people import Known, names_somebody_else, people_named
from governance.domain.proposals import (
    Ballot,
    NotOnTheRoll,
    TitleMissing,
    TooLateToStop,
    check_may_propose,
    check_withdrawal,
)
from governance.domain.rulebook import Duration, Electorate, ProcessType, Proposers, Stage, runnable
from governance.domain.schedule import deadline
from governance.domain.wording import threshold_in_words
from governance.models import Action, ActionKind, ActionState, Comment, Community, ElectorateEntry, Member, Proposal
from governance.selectors import process_of, proposal_state
from governance.services.scene import Scene, facts_of
from governance.services.speech import Data, announce, answer, cited, clause, tell

LONGEST_BODY = 5_000
MOST_OPEN = 10  # against floods; what is fair among members is for their constitution
NOTICE_FOR_A_PERSON = timedelta(hours=24)
_MOST_LISTED = 5


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


class TooManyOpen(GovernanceError):
    """More proposals at once than people can follow."""

    code = "too_many_open"
    safe = "Ten of your proposals are still open, and more cannot be followed. Wait until one has ended."


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
        listed = ", ".join(f"#{n}" for n in numbers.order_by("-number")[:_MOST_LISTED]) or "none"
        raise NoSuchProposal(f"There is no proposal #{number} here. Open for votes right now: {listed}.")
    return found


def ballot_of(scene: Scene, proposal: Proposal) -> Ballot:
    """What the core needs to know of a proposal at this instant."""
    return Ballot(
        number=proposal.number,
        state=proposal_state(proposal, scene.now),
        opens_at=proposal.opens_at,
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
    _check_few_open(scene, author)
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
    proposal.concerns = _people_named(proposal, command)
    return _hold(scene, proposal) if proposal.concerns else [_open(scene, proposal, process)]


def _people_named(proposal: Proposal, command: OpenProposal) -> list[str]:
    text = f"{proposal.title}\n{proposal.body}"
    own = {proposal.author.handle, command.bot}
    named = people_named(text, roll=roll_of(proposal.community))
    return sorted({*named, *(handle.lower() for handle in command.mentions)} - own)


def roll_of(community: Community) -> Iterator[Known]:
    """Everybody on the roll, as names."""
    for handle, display_name in community.members.values_list("handle", "display_name").iterator():
        yield Known(handle=handle, display_name=display_name)


def _check_few_open(scene: Scene, author: Member) -> None:
    unsettled = (State.HELD, State.NOTICE, State.OPEN, State.EXTENDED)
    if author.proposals.filter(community=scene.community, status__in=unsettled).count() >= MOST_OPEN:
        raise TooManyOpen


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
    return _open(scene, proposal, process_of(proposal))


def _voting_time(process: ProcessType) -> timedelta:
    ballot = process.stage("ballot")
    if ballot is None or not isinstance(ballot.duration, Duration):
        raise ProcessCannotRun(f"“{process.title}” states no vote with a duration.")
    return ballot.duration.usual


def _open(scene: Scene, proposal: Proposal, process: ProcessType) -> ProposalOpened:
    voting_time, ballot = _voting_time(process), process.stage("ballot")
    assert ballot is not None  # it has a voting time
    become(proposal, State.OPEN)
    proposal.opens_at = scene.now
    proposal.closes_at = proposal.due_at = deadline(scene.now, voting_time)
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
    seen = proposal.electorate_size > 0
    become(proposal, State.WITHDRAWN)
    proposal.withdrawn_at, proposal.due_at = scene.now, None
    proposal.save()
    proposal.actions.update(state=ActionState.STOPPED)
    if seen:
        announce(scene, "proposal.withdrawn", {"number": proposal.number}, proposal=proposal)
    else:
        answer(scene, "proposal.withdrawn", {"number": proposal.number}, proposal=proposal)
    return [ProposalWithdrawn(subject=f"proposal:{proposal.number}", number=proposal.number)]


def add_comment(scene: Scene, command: AddComment) -> Sequence[Event]:
    """Keep a member's reply for the proposal's page. Talk is not governance: it makes no entry in the record."""
    proposal = find(scene, command.number)
    if not proposal.electorate_size or scene.member is None or scene.member.standing != Standing.ACTIVE:
        return []
    Comment.objects.get_or_create(
        proposal=proposal,
        post=scene.cause.post or scene.cause.ref,
        defaults={"handle": scene.actor.key, "text": command.text[:10_000], "posted_at": command.posted_at},
    )
    return []
