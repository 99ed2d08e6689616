"""Casting and changing votes: at most one counts for each member and proposal, and its history stays."""

from collections.abc import Sequence
from datetime import datetime

from governance.domain.ballots import Choice
from governance.domain.commands import CastVote
from governance.domain.events import Event, VoteArrivedLate, VoteCast, VoteChanged
from governance.domain.proposals import arrives_in_time, check_choice, check_may_vote
from governance.models import AuditEntry, ElectorateEntry, Vote, VoteChange
from governance.selectors import process_of
from governance.services.matters import ballot_of, find, judge
from governance.services.scene import Scene
from governance.services.speech import Data, answer, favourite


def cast(scene: Scene, command: CastVote) -> Sequence[Event]:
    """Count a vote, or say why not. A vote counts by when it was cast, not by when it was read."""
    proposal = find(scene, command.number)
    ballot = ballot_of(scene, proposal)
    in_time = arrives_in_time(ballot, cast_at=command.cast_at)
    process = process_of(proposal)
    member, rule = scene.member, process.stage("ballot")
    entitled = (
        member is not None
        and ElectorateEntry.objects.filter(proposal=proposal, member=member).exists()
        and (proposal.opens_at is None or member.joined_at <= proposal.opens_at)
    )
    check_may_vote(
        ballot,
        judge(scene, member, rule.electorate if rule else None) if member else None,
        in_electorate=entitled,
        clause=process.citation_for("ballot", "electorate"),
    )
    choice = check_choice(ballot, command.choice, clause=process.citation_for("ballot", "threshold"))
    assert member is not None
    subject, voter = f"proposal:{proposal.number}", f"member:{member.pseudonym}"
    if not in_time:
        if AuditEntry.objects.filter(
            community=scene.community, subject=subject, tag=VoteArrivedLate.tag, data__voter=voter
        ).exists():
            return []
        closed = proposal.closes_at.isoformat() if proposal.closes_at else None
        after_end = proposal.closes_at is not None and command.cast_at >= proposal.closes_at
        data: Data = {"number": proposal.number, "closes_at": closed, "after_end": after_end}
        answer(scene, "vote.late", data, proposal=proposal)
        return [VoteArrivedLate(subject=subject, number=proposal.number, voter=voter, cast_at=command.cast_at)]
    vote = Vote.objects.select_related("member", "proposal").filter(proposal=proposal, member=member).first()
    if vote is None:
        _store(scene, Vote(proposal=proposal, member=member), choice, command, replaces="")
        favourite(scene, proposal=proposal)
        return [VoteCast(subject=subject, number=proposal.number, voter=voter, choice=choice, cast_at=command.cast_at)]
    if _order(command.cast_at, command.post) <= _order(vote.cast_at, vote.post):
        return []
    if vote.choice == choice:
        vote.cast_at, vote.post = command.cast_at, command.post
        vote.save(update_fields=["cast_at", "post"])
        favourite(scene, proposal=proposal)
        return []
    return [_change(scene, vote, choice, command)]


def _change(scene: Scene, vote: Vote, choice: Choice, command: CastVote) -> VoteChanged:
    proposal, member, before = vote.proposal, vote.member, vote.choice
    _store(scene, vote, choice, command, replaces=before)
    favourite(scene, proposal=proposal)
    answer(
        scene,
        "vote.changed",
        {"number": proposal.number, "choice": str(choice), "replaces": before},
        proposal=proposal,
    )
    return VoteChanged(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        voter=f"member:{member.pseudonym}",
        choice=choice,
        replaces=before,
        cast_at=command.cast_at,
    )


def _order(cast_at: datetime, post: str) -> tuple[datetime, int, str]:
    """Which of two votes is the later one, whatever order they were read in. Post ids may be numbers or text."""
    return cast_at, len(post), post


def _store(scene: Scene, vote: Vote, choice: Choice, command: CastVote, *, replaces: str) -> None:
    vote.choice, vote.cast_at, vote.post = choice, command.cast_at, command.post
    vote.save()
    VoteChange.objects.create(
        vote=vote, choice=choice, replaces=replaces, cast_at=command.cast_at, cause=scene.cause.ref
    )
