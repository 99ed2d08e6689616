"""What members say in a stage: at most one thing counts for each, and its history stays."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet

from governance.domain.ballots import Choice
from governance.domain.commands import CastVote
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, VoteArrivedLate
from governance.domain.flow import NOMINATING, is_among_options, words_in
from governance.domain.lifecycle import is_voting
from governance.domain.proposals import Ballot, ChoiceNotOffered, VotingIsClosed, arrives_in_time, check_may_vote
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.domain.stage_wording import how_in_words
from governance.models import AuditEntry, ElectorateEntry, Member, Proposal, StageRun, Vote, VoteChange
from governance.selectors import process_of
from governance.selectors.eligibility import is_open_to_latecomers
from governance.selectors.prepared import prepared
from governance.selectors.stages import run_at
from governance.selectors.standing import is_roll_local
from governance.services.matters import ballot_of, find, judge
from governance.services.scene import Scene
from governance.services.speech import Data, answer, clause, favourite
from governance.services.stages import advising, electorates, hearing, juries, leaving
from governance.services.stages.moving import after_word


class ReasonNeeded(GovernanceError):
    """An objection or a block without a reason, where the constitution asks for one."""

    code = "reason_needed"


def cast(scene: Scene, command: CastVote) -> Sequence[Event]:
    """Count what somebody says, or say why not. It counts by when it was said, not by when it was read."""
    proposal = find(scene, command.number)
    ballot, run, process = ballot_of(scene, proposal), run_at(proposal, command.cast_at), process_of(proposal)
    if run is not None and not _is_in(proposal, run):
        ballot = replace(ballot, opens_at=run.opened_at, closes_at=run.closes_at)
    in_time = arrives_in_time(ballot, cast_at=command.cast_at)
    if run is None or run.round == NOMINATING:
        raise VotingIsClosed(f"#{proposal.number} is not open for votes yet: people are still being nominated.")
    if not _is_in(proposal, run):
        in_time = in_time and _is_kept_still(ballot, run, command)
    stage, member = process.stages[run.index], scene.member
    decides = member is not None and _may_take_part(scene, run, stage, member)
    advises = member is not None and not decides and advising.may_advise(scene, run, stage, member)
    check_may_vote(
        ballot,
        judge(scene, member, stage.electorate) if member else None,
        in_electorate=decides or advises,
        clause=process.citation(f"stages.{run.index}.electorate"),
    )
    assert member is not None
    said = _said(proposal, run, process, stage, command)
    voter = f"member:{member.pseudonym}"
    if not in_time:
        return _late(scene, run, voter, command)
    if advises:
        return advising.hear(scene, run, member, said, command)
    vote = next(iter(_own(run=run.pk, member=member.pk)), None)
    before = (vote.choice or vote.ballot) if vote else ""
    _say_if_nothing_new(scene, run, process, said, before)
    if vote is not None and not hearing.is_newer(command, vote):
        return []
    if vote is None:
        vote = Vote(proposal=proposal, run=run, member=member)
    vote.proposal, vote.run, vote.member = proposal, run, member
    _store(scene, vote, said, command, before=before)
    if not before and said == Choice.TAKEN_BACK:  # what it takes back may still be on its way: it is older, then
        return []
    events = hearing.heard(scene, vote, stage, said=said, before=before)
    favourite(scene, proposal=proposal)
    if said != before:
        events += after_word(scene, proposal) if _is_in(proposal, run) else leaving.count_again(scene, process, run)
    return events


@prepared
def _own(*, run: int, member: int) -> QuerySet[Vote]:
    return Vote.objects.filter(run=run, member=member).order_by()


@prepared
def _entered(*, run: int, member: int) -> QuerySet[ElectorateEntry, int]:
    return ElectorateEntry.objects.filter(run=run, member=member).order_by().values_list("pk", flat=True)


def _is_in(proposal: Proposal, run: StageRun) -> bool:
    """Whether this is the stage that it is in, or, once it is decided, that decided it."""
    return (run.index, run.round) == (proposal.stage, proposal.round)


def _is_kept_still(ballot: Ballot, run: StageRun, command: CastVote) -> bool:
    """Whether what was said in an earlier stage, and is read only now, still has a place: an objection in a discussion.

    Raises VotingIsClosed where a word for the discussion could be taken for a vote.
    """
    if run.kind != StageKind.DELIBERATION:
        return False
    if command.choice in {Choice.OBJECT, Choice.TAKEN_BACK}:
        return True
    if is_voting(ballot.state):
        raise VotingIsClosed(
            f"You wrote that while #{ballot.number} was still being discussed, so I did not take it for a vote. Voting "
            "is open now: please vote again."
        )
    return False


def _may_take_part(scene: Scene, run: StageRun, stage: Stage, member: Member) -> bool:
    if stage.kind is StageKind.DELIBERATION:
        return judge(scene, member, stage.electorate).may
    if stage.kind is StageKind.JURY:
        return juries.serving(run, member) is not None
    entered = bool(_entered(run=run.pk, member=member.pk))
    if is_open_to_latecomers(stage):
        return entered or electorates.let_in(run, stage, member, at=scene.now)
    if entered and member.joined_at <= run.opened_at:
        return True
    if member.tenure_from > run.opened_at or not is_roll_local(scene.community):
        return False
    return entered or electorates.let_in(run, stage, member, at=run.opened_at)  # they belonged to it before they wrote


def _said(proposal: Proposal, run: StageRun, process: ProcessType, stage: Stage, command: CastVote) -> str:
    """What was said, in its one canonical form. Raises the fact that refuses it."""
    where = process.citation(f"stages.{run.index}.method")
    if command.ballot:
        return hearing.ballot_said(run, stage, command.ballot, clause=where)
    offered = [word for word in words_in(stage) if word not in _ASIDE]
    among = is_among_options(stage)
    if command.choice not in words_in(stage) or (among and command.choice == Choice.AGREE):
        how = how_in_words(stage, options=max(run.options, default=2))
        words = "a ballot over its options" if among else _list([_spoken(word) for word in offered])
        raise ChoiceNotOffered(
            f"{_TAKER.get(run.kind, 'The vote on')} #{proposal.number} takes {words}; “{_spoken(command.choice)}” is "
            f"not one of them. {how if among else _instead(command.choice, offered) or how}.",
            citation=where,
        )
    needs = stage.kind is StageKind.DELIBERATION or (stage.objections is not None and stage.objections.reason)
    if command.choice in {Choice.OBJECT, Choice.BLOCK} and needs and not command.reason.strip():
        word = str(command.choice)
        raise ReasonNeeded(
            f"Please say why, so that others can answer it: write “{word} #{proposal.number}: your reason”. "
            "Nothing was counted.",
            citation=process.citation(f"stages.{run.index}.objections"),
        )
    return command.choice


_ASIDE = (Choice.NOT_INVOLVED, Choice.TAKEN_BACK)
_TAKER = {"petition": "The petition", "deliberation": "The discussion of"}
_INSTEAD: dict[str, tuple[Choice, str]] = {
    Choice.BLOCK: (Choice.DISAGREE, "To vote against it, reply “disagree”"),
    Choice.STAND_ASIDE: (Choice.ABSTAIN, "To be neutral, reply “abstain”"),
}


def _instead(said: str, offered: Sequence[str]) -> str:
    """What comes nearest to a word that is not taken here, if that is."""
    word, how = _INSTEAD.get(said, (None, ""))
    return how if word in offered else ""


def _list(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def _spoken(choice: str) -> str:
    return choice.replace("_", " ")


def _say_if_nothing_new(scene: Scene, run: StageRun, process: ProcessType, said: str, before: str) -> None:
    """Tell somebody whose word changes nothing. It is kept all the same: it is newer than one that may come late."""
    number = run.proposal.number
    if said == Choice.SIGN and before == Choice.SIGN:
        why = f"You have signed #{number} already, and each signature counts once. “unsign {number}” takes it back."
        where = clause(process.citation(f"stages.{run.index}.signatures"))
        answer(scene, "reply.refused", {"why": why, "clause": where})
    if said == Choice.TAKEN_BACK and before in {"", Choice.TAKEN_BACK}:
        why = f"There is nothing of yours to take back on #{number}."
        answer(scene, "reply.refused", {"why": why, "clause": None})


def _late(scene: Scene, run: StageRun, voter: str, command: CastVote) -> Sequence[Event]:
    proposal = run.proposal
    subject = f"proposal:{proposal.number}"
    known = AuditEntry.objects.filter(community=scene.community, subject=subject, tag=VoteArrivedLate.tag)
    if known.filter(data__voter=voter).exists():
        return []
    closed = run.closes_at.isoformat() if run.closes_at else None
    after_end = run.closes_at is not None and command.cast_at >= run.closes_at
    data: Data = {"number": proposal.number, "closes_at": closed, "after_end": after_end}
    answer(scene, "vote.late", data, proposal=proposal)
    return [VoteArrivedLate(subject=subject, number=proposal.number, voter=voter, cast_at=command.cast_at)]


def _store(scene: Scene, vote: Vote, said: str, command: CastVote, *, before: str) -> None:
    vote.choice, vote.ballot = (None, said) if command.ballot else (said, "")
    vote.cast_at, vote.post = command.cast_at, command.post
    vote.reason = hearing.reason_for_everybody(scene, vote.proposal, command)
    vote.save()
    if said == before:
        return
    VoteChange.objects.create(
        vote=vote,
        choice=vote.choice,
        ballot=vote.ballot,
        replaces=before,
        cast_at=command.cast_at,
        cause=scene.cause.ref,
    )
