"""Reminders: one private message to each member who asked, before the vote ends without theirs. Nothing is recorded."""

from collections.abc import Sequence

from governance.domain.ballots import Choice
from governance.domain.commands import AskReminder, SendReminders
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event
from governance.domain.lifecycle import State, is_voting
from governance.domain.stage_wording import how_in_words
from governance.domain.times import spoken
from governance.models import Proposal, Reminder, Vote
from governance.selectors import proposal_state
from governance.selectors.eligibility import may_vote
from governance.selectors.reminders import is_time_to_remind, remind_at
from governance.selectors.stages import run_of, stage_of
from governance.services.matters import find
from governance.services.scene import Scene
from governance.services.speech import Data, answer, tell

_BEFORE_THE_VOTE = frozenset({State.NOTICE, State.PETITION, State.DELIBERATION})
_AT_ONCE = 200


class NothingToRemind(GovernanceError):
    """A reminder of a vote that is over or stopped, that ends soon anyway, or in which this person has no part."""

    code = "nothing_to_remind"


def ask(scene: Scene, command: AskReminder) -> Sequence[Event]:
    """Note the wish, and say when the reminder comes. Asking twice is asking once. Raises NothingToRemind."""
    proposal = find(scene, command.number)
    _check(scene, proposal)
    Reminder.objects.get_or_create(proposal=proposal, member=scene.member, defaults={"asked_at": scene.now})
    data: Data = {"number": proposal.number, "remind_at": None, "closes_at": None}
    at = remind_at(proposal)
    if at is not None and proposal.closes_at is not None and is_voting(proposal_state(proposal, scene.now)):
        data |= {"remind_at": at.isoformat(), "closes_at": proposal.closes_at.isoformat()}
    answer(scene, "member.reminder_noted", data, proposal=proposal)
    return []


def _check(scene: Scene, proposal: Proposal) -> None:
    number, state = proposal.number, proposal_state(proposal, scene.now)
    if scene.member is None or scene.member.standing != Standing.ACTIVE:
        raise NothingToRemind("I can remind members only. Write “join” to become one.")
    if state in _BEFORE_THE_VOTE:
        return
    if not is_voting(state):
        raise NothingToRemind(f"Nobody can vote on #{number} now, so I will not remind you of it.", proposal=number)
    entitled = may_vote(proposal, scene.actor.key, now=scene.now)
    if not entitled.may:
        raise NothingToRemind(
            f"You have no vote on #{number}, so I will not remind you of it. “may I vote on #{number}?” tells you why.",
            citation=entitled.clause,
        )
    if proposal.closes_at is None:
        raise NothingToRemind(
            f"The vote on #{number} has no fixed end, so I cannot remind you in time. You can vote now.",
            proposal=number,
        )
    if is_time_to_remind(proposal, now=scene.now):
        raise NothingToRemind(
            f"Voting on #{number} ends soon, on {spoken(proposal.closes_at, scene.zone)}, so please vote now.",
            proposal=number,
        )


def send(scene: Scene, command: SendReminders) -> Sequence[Event]:
    """Remind those who asked, can vote and have not: each once, whatever comes after."""
    proposal = find(scene, command.number)
    voting = is_voting(proposal_state(proposal, scene.now)) and scene.community.halted_at is None
    if not voting or not is_time_to_remind(proposal, now=scene.now):
        return []
    waiting = proposal.reminders.filter(settled_at__isnull=True).select_related("member").order_by("pk")
    for reminder in waiting[:_AT_ONCE]:
        reminder.settled_at = scene.now
        reminder.save(update_fields=["settled_at"])
        if _is_needed(scene, reminder, proposal):
            tell(scene, reminder.member.handle, "vote.reminder", _told(proposal), proposal=proposal)
    return []


def _is_needed(scene: Scene, reminder: Reminder, proposal: Proposal) -> bool:
    voted = Vote.objects.filter(run=run_of(proposal), member=reminder.member).exclude(choice=Choice.TAKEN_BACK)
    return not voted.exists() and may_vote(proposal, reminder.member.handle, now=scene.now).may


def _told(proposal: Proposal) -> Data:
    run = run_of(proposal)
    options = max(run.options, default=2) if run else 2
    return {
        "number": proposal.number,
        "title": proposal.title,
        "closes_at": proposal.closes_at.isoformat() if proposal.closes_at else None,
        "how": how_in_words(stage_of(proposal), options=options),
    }
