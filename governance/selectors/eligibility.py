"""Who may take part in what, with the reason and the clause: the same judgement that a vote meets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from governance.domain.electorate import Eligibility, Participation, Requirement, Standing, eligibility
from governance.domain.rulebook import Citation, ProcessType, Stage, StageKind
from governance.domain.rulebook_values import Conditions, Proposers
from governance.models import Community, Member, Proposal, StageRun
from governance.selectors.members import facts_of
from governance.selectors.proposals import process_of
from governance.selectors.stages import run_of, stage_of
from governance.selectors.standing import is_roll_local


@dataclass(frozen=True, kw_only=True)
class Entitlement:
    """Whether one person may vote on one proposal, or propose. `judged` is None for who is not on the roll."""

    may: bool
    judged: Eligibility | None
    clause: Citation | None


def may_vote(proposal: Proposal, handle: str, *, now: datetime) -> Entitlement:
    """By the list that was frozen when the stage opened, and the person's standing now."""
    run, stage = run_of(proposal), stage_of(proposal)
    clause = process_of(proposal).citation(f"stages.{proposal.stage}.electorate")
    member = _member(proposal.community_id, handle)
    if member is None or run is None:
        return Entitlement(may=False, judged=None, clause=clause)
    judged = judge(member, stage.electorate, founded_at=proposal.community.founded_at, now=now)
    return Entitlement(
        may=member.standing == Standing.ACTIVE and _is_listed(run, stage, member, judged), judged=judged, clause=clause
    )


def _is_listed(run: StageRun, stage: Stage, member: Member, judged: Eligibility) -> bool:
    if stage.kind is StageKind.DELIBERATION:
        return judged.may
    if stage.kind is StageKind.JURY:
        return run.jurors.filter(member=member, left_at__isnull=True).exists()
    if is_open_to_latecomers(stage) and judged.may:
        return True
    if is_roll_local(run.proposal.community):
        return member.tenure_from <= run.opened_at and judged.may
    return run.electorate.filter(member=member).exists() and member.joined_at <= run.opened_at


def may_propose(community: Community, process: ProcessType, handle: str, *, now: datetime) -> Entitlement:
    """By what the process type asks of proposers."""
    clause, member = process.citation("proposers"), _member(community.pk, handle)
    if member is None:
        return Entitlement(may=False, judged=None, clause=clause)
    judged = judge(member, process.proposers, founded_at=community.founded_at, now=now)
    return Entitlement(may=judged.may, judged=judged, clause=clause)


def judge(member: Member, rule: Conditions | None, *, founded_at: datetime, now: datetime) -> Eligibility:
    """Whether a member meets a condition at an instant."""
    asked = requirement(rule)
    return eligibility(facts_of(member, asked, now=now), asked, founded_at=founded_at, now=now)


def requirement(rule: Conditions | None) -> Requirement:
    """A rulebook's condition as the core judges it."""
    if rule is None:
        return Requirement()
    took_part = rule.participation
    return Requirement(
        tenure=rule.tenure if isinstance(rule.tenure, timedelta) else None,
        founding=rule.founding,
        roles=frozenset(rule.roles),
        local=rule.local,
        account_age=rule.account_age,
        participation=Participation(voted=took_part.voted, of_last=took_part.of_last, within=took_part.within)
        if took_part
        else None,
        vouchers=rule.vouchers,
        any_of=tuple(requirement(way) for way in rule.any_of) if isinstance(rule, Proposers) else (),
    )


def is_open_to_latecomers(stage: Stage) -> bool:
    """Whether who meets the conditions by the close may vote, not only who met them at the opening."""
    return stage.electorate is not None and stage.electorate.as_of == "close"


def _member(community: int, handle: str) -> Member | None:
    return Member.objects.filter(community=community, handle=handle).first()
