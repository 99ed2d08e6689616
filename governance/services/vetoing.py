"""Members' veto: voices of the same people who could vote, counted in public; enough of them stop a decision."""

from collections.abc import Sequence
from datetime import datetime

from governance.domain.commands import RaiseVeto
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, ProposalVetoedByMembers, VetoRaised
from governance.domain.lifecycle import State, is_voting
from governance.domain.proposals import STOPPABLE_AFTER, MayNotVote, NotOnTheRoll
from governance.domain.rulebook import Citation
from governance.domain.times import spoken
from governance.domain.vetoes import BY_A_ROLE, BY_MEMBERS, NoVetoHere, VetoRule, VetoTooLate
from governance.models import ElectorateEntry, Member, Proposal, VetoVoice
from governance.selectors import process_of, proposal_state
from governance.selectors.offices import roles_held
from governance.selectors.stages import run_of
from governance.selectors.vetoes import how_many_may_veto, others_who_may_veto, veto_rule_of, veto_voices
from governance.services import execution, matters, undoing
from governance.services.moderation import public_reason
from governance.services.scene import Scene
from governance.services.speech import Data, announce, answer, cited, clause


class ReasonNeeded(GovernanceError):
    """A role's veto without words."""

    code = "reason_needed"


def raise_veto(scene: Scene, command: RaiseVeto) -> Sequence[Event]:
    """Count one voice, or stop the decision at once where the constitution lets a role do so."""
    proposal = matters.find(scene, command.number)
    rule = veto_rule_of(proposal)
    _check_time(scene, proposal, rule, raised_at=command.raised_at)
    member = _member(scene, proposal)
    if roles_held(member, now=command.raised_at) & set(rule.roles):
        return _by_role(scene, proposal, command.reason)
    where = _clause(proposal, "veto.threshold")
    if not rule.needed:
        raise NoVetoHere(f"Only {' or '.join(rule.roles)} can veto #{proposal.number}. You can appeal.", citation=where)
    if not _may_ask(proposal, member):
        raise MayNotVote(
            f"You are not among those who can ask for a veto of #{proposal.number}. You can appeal.", citation=where
        )
    _, new = VetoVoice.objects.get_or_create(
        proposal=proposal, member=member, defaults={"raised_at": command.raised_at}
    )
    voices = veto_voices(proposal)
    said: Data = {
        "number": proposal.number,
        "voices": voices,
        "needed": rule.needed,
        "default": rule.default,
        "title": proposal.title,
        "clause": clause(where) if not rule.default else None,
    }
    answer(scene, "veto.counted", said, proposal=proposal)
    if not new:
        return []
    subject = f"proposal:{proposal.number}"
    raised = VetoRaised(subject=subject, number=proposal.number, voices=voices, needed=rule.needed)
    if voices == 1 and rule.needed > 1:
        announce(scene, "veto.raised", said, proposal=proposal)
    if voices < rule.needed:
        return [raised]
    return [raised, *_stop(scene, proposal, voices=voices, rule=rule)]


def _check_time(scene: Scene, proposal: Proposal, rule: VetoRule, *, raised_at: datetime) -> None:
    """By when it was said, not by when it was read: nothing is carried out before all that came in time is read."""
    state, where = proposal_state(proposal, scene.now), _clause(proposal, "veto") if not rule.default else None
    if state in STOPPABLE_AFTER and proposal.status not in (State.DECIDED, State.EXECUTED):
        return
    if state is State.EXECUTED:
        if rule.until is not None and raised_at < rule.until:
            return
        ended = f" The time for a veto ended {spoken(rule.until, scene.zone)}." if rule.until else ""
        raise VetoTooLate(
            f"#{proposal.number} has taken effect.{ended} You can propose to undo it, or appeal: "
            f"write “appeal #{proposal.number}: your reason”.",
            citation=where,
        )
    if proposal.outcome is None:
        now = "You can vote “disagree”" if is_voting(state) else "You can say what you think of it"
        raise VetoTooLate(
            f"#{proposal.number} is not decided yet. {now}; a veto is possible once it has passed.", citation=where
        )
    raise VetoTooLate(
        f"#{proposal.number} is not in force, so there is nothing left to veto. “status {proposal.number}” says what "
        "became of it.",
        citation=where,
    )


def _member(scene: Scene, proposal: Proposal) -> Member:
    member = scene.member
    if member is None or member.standing != Standing.ACTIVE:
        raise NotOnTheRoll(f"Only members can ask for a veto of #{proposal.number}. Write “join” to become one.")
    return member


def _may_ask(proposal: Proposal, member: Member) -> bool:
    others = others_who_may_veto(proposal)
    if others is not None:
        return others.filter(pk=member.pk).exists()
    run = run_of(proposal)
    entered = ElectorateEntry.objects.filter(run=run, member=member).exists()
    return entered and run is not None and member.joined_at <= (run.closes_at or run.opened_at)  # not who came back


def _by_role(scene: Scene, proposal: Proposal, reason: str) -> list[Event]:
    if not reason.strip():
        raise ReasonNeeded(
            f"Please give your reason: write “veto #{proposal.number}: your reason”. Everybody reads it."
        )
    reason = public_reason(scene, reason)
    rule = VetoRule(needed=1, roles=())
    return _stop(scene, proposal, voices=1, rule=rule, reason=reason)


def _clause(proposal: Proposal, field: str) -> Citation | None:
    """What the text says of exactly those who veto here, else of any veto."""
    process = process_of(proposal)
    return process.citation(field if process.cited(field) else "veto")


def _stop(scene: Scene, proposal: Proposal, *, voices: int, rule: VetoRule, reason: str = "") -> list[Event]:
    """Stop what is not carried out, take back what is."""
    where = _clause(proposal, "veto.roles" if reason else "veto.threshold")
    words = {"reason": reason} if reason else {}
    citations = () if rule.default else cited(where)
    happened = ProposalVetoedByMembers(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        voices=voices,
        needed=rule.needed,
        electorate=how_many_may_veto(proposal),
        words=words,
        citations=citations,
    )
    if proposal.status == State.EXECUTED:
        return [happened, *undoing.reverse(scene, proposal, because="veto", words=words, citations=citations)]
    undone = execution.stop(scene, proposal, reason=f"{BY_A_ROLE}{reason}" if reason else BY_MEMBERS)
    said: Data = {
        "number": proposal.number,
        "title": proposal.title,
        "voices": voices,
        "electorate": how_many_may_veto(proposal),
        "reason": reason,
        "clause": clause(where) if not rule.default else None,
    }
    announce(scene, "proposal.vetoed_by_members", said, proposal=proposal)
    return [happened, *undone]
