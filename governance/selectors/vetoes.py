"""How a veto of a decision stands, for services and pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from django.db.models import Q, QuerySet

from governance.domain.community_settings import Setting
from governance.domain.electorate import Standing
from governance.domain.lifecycle import State
from governance.domain.proposals import STOPPABLE_AFTER
from governance.domain.rulebook import Electorate, Veto
from governance.domain.vetoes import NoVetoHere, Usual, VetoRule, veto_rule
from governance.models import Community, Member, Proposal
from governance.selectors.offices import held_at
from governance.selectors.proposals import process_of, proposal_state
from governance.selectors.standing import period_of, setting_of


def veto_rule_of(proposal: Proposal) -> VetoRule:
    """The rule under which this decision can be vetoed. Raises NoVetoHere."""
    return veto_rule(
        process_of(proposal).veto,
        usual=_usual(proposal.community),
        electorate=how_many_may_veto(proposal),
        decided_at=proposal.decided_at,
        executed_at=proposal.executed_at,
    )


def how_many_may_veto(proposal: Proposal) -> int:
    """How many can ask for a veto of this decision: those who could vote, or whom the constitution names instead."""
    others = others_who_may_veto(proposal)
    return proposal.electorate_size if others is None else others.count()


def others_who_may_veto(proposal: Proposal) -> QuerySet[Member] | None:
    """Who may ask for a veto where the constitution names other people than those who decided; else None.

    It is judged at the instant of the decision, so that nobody can join to veto it.
    """
    veto = process_of(proposal).veto
    if not isinstance(veto, Veto) or veto.electorate is None or proposal.decided_at is None:
        return None
    return _of(veto.electorate, proposal.community, at=proposal.decided_at)


def _of(electorate: Electorate, community: Community, *, at: datetime) -> QuerySet[Member]:
    members = Member.objects.filter(community=community, standing=Standing.ACTIVE, joined_at__lte=at)
    if electorate.roles:
        members = members.filter(held_at(at, of="offices__"), offices__role__in=electorate.roles)
    if isinstance(electorate.tenure, timedelta):
        here = Q(tenure_from__lte=at - electorate.tenure)
        if electorate.founding is not None:
            here |= Q(joined_at__lt=community.founded_at + electorate.founding)
        members = members.filter(here)
    return members.distinct()


def _usual(community: Community) -> Usual:
    share, window = setting_of(community, Setting.VETO_THRESHOLD), setting_of(community, Setting.VETO_WINDOW)
    assert isinstance(share.value, Fraction)
    return Usual(
        share=share.value,
        share_decided=not share.default,
        window=period_of(community, Setting.VETO_WINDOW),
        window_decided=not window.default,
    )


def veto_voices(proposal: Proposal) -> int:
    """How many ask for a veto: members all of them, for who has left asks for nothing."""
    return proposal.veto_voices.filter(member__standing=Standing.ACTIVE).count()


@dataclass(frozen=True, kw_only=True)
class VetoStanding:
    """What a page says of a veto that is still possible. `until`: None while it is not carried out."""

    voices: int
    rule: VetoRule


def veto_standing(proposal: Proposal, *, now: datetime) -> VetoStanding | None:
    """How many ask for a veto and how many it takes; None where it is not possible now."""
    state = proposal_state(proposal, now)
    try:
        rule = veto_rule_of(proposal)
    except (NoVetoHere, LookupError):
        return None
    late = state is State.EXECUTED and (rule.until is None or now >= rule.until)
    if proposal.outcome is None or late or state not in STOPPABLE_AFTER | {State.EXECUTED}:
        return None
    return VetoStanding(voices=veto_voices(proposal), rule=rule)
