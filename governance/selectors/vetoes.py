"""How a veto of a decision stands, for services and pages."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from governance.domain.community_settings import Setting
from governance.domain.lifecycle import State
from governance.domain.vetoes import NoVetoHere, Usual, VetoRule, veto_rule
from governance.models import Community, Proposal
from governance.selectors.proposals import process_of, proposal_state
from governance.selectors.standing import period_of, setting_of

STOPPABLE = frozenset({State.GRACE, State.AWAITING_CONFIRMATION, State.EXECUTING, State.FAILED})


def veto_rule_of(proposal: Proposal) -> VetoRule:
    """The rule under which this decision can be vetoed. Raises NoVetoHere."""
    return veto_rule(
        process_of(proposal).veto,
        usual=_usual(proposal.community),
        electorate=proposal.electorate_size,
        decided_at=proposal.decided_at,
        executed_at=proposal.executed_at,
    )


def _usual(community: Community) -> Usual:
    share, window = setting_of(community, Setting.VETO_THRESHOLD), setting_of(community, Setting.VETO_WINDOW)
    assert isinstance(share.value, Fraction)
    return Usual(
        share=share.value,
        share_decided=not share.default,
        window=period_of(community, Setting.VETO_WINDOW),
        window_decided=not window.default,
    )


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
    if proposal.outcome is None or late or state not in STOPPABLE | {State.EXECUTED}:
        return None
    return VetoStanding(voices=proposal.veto_voices.count(), rule=rule)
