"""Appeals: a member contests something, and somebody uninvolved answers in writing, as the constitution says."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from governance.domain.audit import Json
from governance.domain.commands import AnswerAppeal, MakeAppeal, OpenProposal
from governance.domain.decision import RuleCannotBeApplied
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import AppealAnswered, AppealMade, Event
from governance.domain.folding import gist
from governance.domain.lifecycle import Outcome, State
from governance.domain.people import names_somebody_else
from governance.domain.proposals import STOPPABLE_AFTER, NotOnTheRoll, check_reason
from governance.domain.rulebook import Citation, ProcessType, runnable
from governance.models import Appeal, AppealState, AppealSubject, AuditEntry, Member, Moderator, Proposal
from governance.selectors.prepared import prepared
from governance.services import contesting, execution, matters, proposals, undoing
from governance.services.moderation import Involved, public_reason
from governance.services.scene import NoRulesYet, Scene
from governance.services.speech import Data, announce, answer, tell
from governance.services.stages.entering import NobodyMayVote
from governance.services.ways import ProcessRests

BY_MODERATORS = "moderators"
_LONGEST = 5_000
_MOST_LISTED = 20
MOST_WAITING = 10  # of one person
_ACTS = ("proposal.vetoed", "proposal.cancelled", "proposal.overridden", "proposal.confirmed", "proposal.reversed",
         "words.removed", "message.left_out", "community.halted", "community.resumed")  # fmt: skip


class AppealOfAnAppeal(GovernanceError):
    """An answer to an appeal is final."""

    code = "appeal_of_an_appeal"
    safe = "The answer to an appeal is final, so it cannot be appealed. You can propose something new instead."


class AppealedBefore(GovernanceError):
    """The same person contests the same thing again."""

    code = "appealed_before"


class TooManyAppeals(GovernanceError):
    """More appeals of one person than anybody could answer in writing."""

    code = "too_many_appeals"
    safe = (
        "Ten of your appeals wait for an answer, and more cannot be looked at with care. Appeal again after the next."
    )


class NoSuchAppeal(GovernanceError):
    """An appeal that does not wait for this answer."""

    code = "no_such_appeal"


def make(scene: Scene, command: MakeAppeal) -> Sequence[Event]:
    """Take an appeal, and send it where the constitution sends it; to uninvolved moderators, where it says nothing."""
    member = _appellant(scene)
    if command.subject == "appeal":
        raise AppealOfAnAppeal(citation=_clause(scene))
    reason = check_reason(command.reason)[:_LONGEST]
    proposal = matters.find(scene, command.number) if command.number is not None else None
    subject = _subject(command.subject, proposal)
    _check_new(scene, member, proposal, subject, reason)
    number = (scene.community.appeals.values_list("number", flat=True).order_by("-number").first() or 0) + 1
    process = _route(scene) if member.standing == Standing.ACTIVE else None
    appeal = Appeal.objects.create(
        community=scene.community,
        number=number,
        appellant=member,
        proposal=proposal,
        subject=subject,
        reason=reason,
        route=process.key if process else BY_MODERATORS,
        made_at=scene.now,
    )
    opened, why_not = _sent(scene, appeal, process, private=command.private) if process is not None else ([], "")
    said: Data = {
        "appeal": number,
        "number": proposal.number if proposal else None,
        "by_moderators": appeal.decided_by is None,
        "why_not": why_not,
        "process": process.title if process else "",
    }
    answer(scene, "appeal.taken", said, proposal=proposal)
    return [_made(scene, appeal, private=command.private), *opened]


def _sent(scene: Scene, appeal: Appeal, process: ProcessType, *, private: bool) -> tuple[list[Event], str]:
    """Open the constitution's own way for it; where that cannot run now, moderators answer, and it is said why."""
    about = f"appeal {appeal.number}" + (f", about #{appeal.proposal.number}" if appeal.proposal else "")
    opening = OpenProposal(title=about, body=appeal.reason, bot="", label=process.key, private=private)
    before = scene.community.last_number
    try:
        with transaction.atomic():
            opened = list(proposals.open_proposal(scene, opening, appeal=True))
    except (RuleCannotBeApplied, NobodyMayVote, ProcessRests) as error:
        scene.community.last_number = before
        appeal.route = BY_MODERATORS
        appeal.save(update_fields=["route"])
        return [], error.safe
    appeal.decided_by = Proposal.objects.get(community=scene.community, number=scene.community.last_number)
    appeal.save(update_fields=["decided_by"])
    return opened, ""


def _appellant(scene: Scene) -> Member:
    member = scene.member
    if member is None or member.standing == Standing.LEFT:
        raise NotOnTheRoll("Only members can appeal. Write “join” to become one.")
    return member  # a suspended member too: nobody can take away the right to appeal


def _subject(said: str, proposal: Proposal | None) -> AppealSubject:
    if said in set(AppealSubject):
        return AppealSubject(said)
    if proposal is None:
        return AppealSubject.ACT
    if proposal.status in (State.VETOED, State.CANCELLED, State.HELD):
        return AppealSubject.ACT
    return AppealSubject.ACTION if proposal.status in (State.EXECUTED, State.REVERSED) else AppealSubject.DECISION


def _check_new(scene: Scene, member: Member, proposal: Proposal | None, subject: AppealSubject, reason: str) -> None:
    if member.appeals.filter(community=scene.community, state=AppealState.OPEN).count() >= MOST_WAITING:
        raise TooManyAppeals
    if proposal is None:
        waiting = member.appeals.filter(proposal=None, subject=subject, state=AppealState.OPEN).first()
        if waiting is not None:
            raise AppealedBefore(f"Your appeal {waiting.number} is being looked at already. You hear from me then.")
        answered = member.appeals.filter(proposal=None, subject=subject).exclude(state=AppealState.OPEN)
        same = next((one for one in answered if gist(one.reason) == gist(reason)), None)
        if same is not None:
            raise AppealedBefore(
                f"You said the same in your appeal {same.number}. It was answered, and the answer is final. You can "
                "propose something new instead."
            )
        return
    if Appeal.objects.filter(decided_by=proposal).exists():
        raise AppealOfAnAppeal(citation=_clause(scene))
    earlier = member.appeals.filter(community=scene.community, proposal=proposal, subject=subject).first()
    if earlier is None:
        return
    if earlier.state == AppealState.OPEN:
        raise AppealedBefore(f"Your appeal {earlier.number} about #{proposal.number} is being looked at already.")
    raise AppealedBefore(
        f"Your appeal {earlier.number} about #{proposal.number} was answered, and the answer is final. "
        "You can propose something new instead."
    )


def _clause(scene: Scene) -> Citation | None:
    """What the text says of appeals, if it says anything."""
    process = _route(scene)
    return process.citation("stages") if process else None


def _route(scene: Scene) -> ProcessType | None:
    """The process type that the constitution has for appeals, if it has one that runs."""
    try:
        process = scene.rulebook.process_for_words("appeal")
    except NoRulesYet:
        return None
    return process if process is not None and runnable(process) is None else None


def _made(scene: Scene, appeal: Appeal, *, private: bool) -> AppealMade:
    """The reason is public, unless it names somebody, or it or its matter is not: only those who answer read it."""
    unseen = appeal.proposal is not None and appeal.proposal.opens_at is None
    named = names_somebody_else(appeal.reason, own=[], roll=matters.roll_of(scene.community))
    return AppealMade(
        subject=f"proposal:{appeal.proposal.number}" if appeal.proposal else f"appeal:{appeal.number}",
        appeal=appeal.number,
        number=appeal.proposal.number if appeal.proposal else None,
        about=appeal.subject,
        route=appeal.route,
        words={} if named or private or unseen else {"reason": appeal.reason},
    )


def answer_by_moderator(scene: Scene, command: AnswerAppeal) -> Sequence[Event]:
    """A moderator who is not involved answers. Raises Involved, NoSuchAppeal."""
    moderator = scene.moderator()
    reason = public_reason(scene, command.reason)
    appeal = (
        Appeal.objects.select_related("proposal", "appellant")
        .filter(community=scene.community, number=command.appeal)
        .first()
    )
    if appeal is None or appeal.state != AppealState.OPEN:
        raise NoSuchAppeal(f"Appeal {command.appeal} does not wait for an answer.")
    if appeal.decided_by is not None:
        raise NoSuchAppeal(f"Appeal {command.appeal} is decided by #{appeal.decided_by.number}, not by moderators.")
    if _is_involved(scene, moderator, appeal):
        raise Involved("This is about you or about something that you did, so another moderator has to answer it.")
    return _answered(scene, appeal, upheld=command.upheld, reason=reason, by=moderator)


def _is_involved(scene: Scene, moderator: Moderator, appeal: Appeal) -> bool:
    member, proposal = moderator.member, appeal.proposal
    if member is not None and member.pk == appeal.appellant_id:
        return True
    acted = AuditEntry.objects.filter(
        community=scene.community, actor=f"moderator:{moderator.pseudonym}", tag__in=_ACTS
    )
    if proposal is None:
        return appeal.subject == AppealSubject.ACT and acted.filter(subject="community").exists()
    return matters.is_involved(member, proposal) or acted.filter(subject=f"proposal:{proposal.number}").exists()


_OVER = (State.DECIDED, State.EXECUTED, State.VETOED, State.EXPIRED, State.WITHDRAWN, State.CANCELLED)


def settle(scene: Scene) -> list[Event]:
    """Answer each appeal whose own vote, jury or role has decided, however it came to its end."""
    decided = _decided(community=scene.community.pk)
    if not decided:  # as after nearly every command
        return []
    rows = Appeal.objects.filter(pk__in=decided).select_related("proposal", "appellant", "decided_by")
    return [event for appeal in rows.order_by("number") for event in _by_decision(scene, appeal)]


@prepared
def _decided(*, community: int) -> QuerySet[Appeal, int]:
    waiting = Appeal.objects.filter(community=community, state=AppealState.OPEN, decided_by__status__in=_OVER)
    return waiting.order_by().values_list("pk", flat=True)


def _by_decision(scene: Scene, appeal: Appeal) -> list[Event]:
    decided = appeal.decided_by
    assert decided is not None
    upheld = decided.outcome == Outcome.PASSED and decided.status == State.EXECUTED
    reason = f"It was decided in #{decided.number}, with the numbers that stand there."
    return _answered(scene, appeal, upheld=upheld, reason=reason, by=None)


def _answered(scene: Scene, appeal: Appeal, *, upheld: bool, reason: str, by: Moderator | None) -> list[Event]:
    appeal.state = AppealState.UPHELD if upheld else AppealState.DISMISSED
    appeal.answer, appeal.answered_at, appeal.answered_by = reason, scene.now, by
    appeal.save()
    proposal = appeal.proposal
    number = proposal.number if proposal else None
    event = AppealAnswered(
        subject=f"proposal:{number}" if number else f"appeal:{appeal.number}",
        appeal=appeal.number,
        number=number,
        about=appeal.subject,
        upheld=upheld,
        words={"answer": reason},
    )
    again = _to_look_at_again(scene, appeal) if upheld and appeal.subject == AppealSubject.READING else []
    said: Data = {
        "appeal": appeal.number, "number": number, "upheld": upheld, "answer": reason, "again": again,
        "about": appeal.subject,
    }  # fmt: skip
    if proposal is None or proposal.opens_at is not None:  # what nobody has seen is not pointed at
        announce(scene, "appeal.answered", said, proposal=proposal)
    tell(scene, appeal.appellant.handle, "appeal.answered", said, proposal=proposal)
    contested = contesting.by_appeal(scene, appeal) if upheld and appeal.subject == AppealSubject.READING else []
    return [event, *contested, *(_follow(scene, appeal, proposal) if upheld and proposal else [])]


def _follow(scene: Scene, appeal: Appeal, proposal: Proposal) -> list[Event]:
    """An appeal that was right stops what is under way and takes back what is done; a moderator's act it leaves."""
    if appeal.subject not in (AppealSubject.DECISION, AppealSubject.ACTION):
        return []
    words = {"reason": appeal.answer}
    if proposal.status in STOPPABLE_AFTER:
        return execution.stop(scene, proposal, reason=appeal.answer, because=f"appeal:{appeal.number}")
    if proposal.status == State.EXECUTED:
        return undoing.reverse(scene, proposal, because=f"appeal:{appeal.number}", words=words)
    return []


def _to_look_at_again(scene: Scene, appeal: Appeal) -> list[Json]:
    """What was decided by the rule that was read wrongly; by all rules of that reading, where it names none."""
    stored, found = contesting.contested_by(scene, appeal)
    decided = Proposal.objects.filter(community=scene.community, rulebook=stored, outcome__isnull=False)
    if found:
        decided = decided.filter(process_key__in={process for process, _ in found})
    return list(decided.order_by("-number").values_list("number", flat=True)[:_MOST_LISTED])
