"""Whether the person who asks may vote or propose, with the reason and what to write."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from governance import selectors
from governance.domain.carrying_over import amending_process
from governance.domain.flow import is_among_options
from governance.domain.lifecycle import State
from governance.domain.rulebook import ProcessType
from governance.domain.sections import parse_sections
from governance.selectors import eligibility, stages
from platforms.fact_words import why_not_in
from platforms.people_facts import usual_process
from platforms.proposal_facts import Told, not_open

if TYPE_CHECKING:
    from governance.models import Proposal
    from platforms.facts import Asking


def may_vote(number: int | None, asking: "Asking") -> Told | None:
    proposals = selectors.open_proposals(asking.community)
    if number is not None:
        proposals = proposals.filter(number=number)
    proposal = proposals.first()
    if proposal is None:
        if number is not None:
            return not_open(number, asking)
        return _may_vote_later(asking)
    judged = eligibility.may_vote(proposal, asking.handle or "", now=asking.now)
    if judged.may:
        until = asking.say("until when", at=asking.spoken(proposal.closes_at)) if proposal.closes_at else ""
        return Told(_yes(proposal, until, asking), None, proposal.number)
    return Told(
        asking.say("not on it", number=proposal.number, reason=_reason(judged, asking)), judged.clause, proposal.number
    )


def _yes(proposal: "Proposal", until: str, asking: "Asking") -> str:
    """What this person can say now: a vote, or what comes before one."""
    number, state = proposal.number, selectors.proposal_state(proposal, asking.now)
    if state is State.DELIBERATION:
        return asking.say("vote after", number=number, until=until)
    if state is State.PETITION:
        return asking.say("may sign", number=number, until=until)
    if is_among_options(stages.stage_of(proposal)):
        return asking.say("may choose", number=number, until=until)
    return asking.say("may vote", number=number, until=until)


def _may_vote_later(asking: "Asking") -> Told | None:
    """Nothing is open: whether this person could vote on what is opened now by the usual way."""
    process = usual_process(asking)
    if process is None:
        return None
    rule = process.stage("ballot")
    member = selectors.active_member(asking.community.pk, asking.handle or "")
    clause = process.citation_for("ballot", "electorate")
    if member is None:
        return Told(f"{asking.say('nothing open')} {asking.say('join first')}", clause)
    judged = eligibility.judge(
        member, rule.electorate if rule else None, founded_at=asking.community.founded_at, now=asking.now
    )
    if judged.may:
        return Told(asking.say("vote later"), clause)
    reason = _reason(eligibility.Entitlement(may=False, judged=judged, clause=clause), asking)
    return Told(asking.say("not later", reason=reason), clause)


def may_propose(_: int | None, asking: "Asking") -> Told | None:
    process = usual_process(asking)
    if process is None:
        return None
    judged = eligibility.may_propose(asking.community, process, asking.handle or "", now=asking.now)
    if judged.may:
        return Told(asking.say("may propose"), judged.clause)
    return Told(asking.say("not yet", reason=_reason(judged, asking)), judged.clause)


def may_amend(_: int | None, asking: "Asking") -> Told | None:
    """The same for a change of the constitution itself, by the way of deciding that is for it."""
    stored = selectors.rulebook_in_force(asking.community)
    process = amending_process(selectors.parsed_rulebook(stored)) if stored else None
    if process is None:
        return None
    judged = eligibility.may_propose(asking.community, process, asking.handle or "", now=asking.now)
    if judged.may:
        section = _a_section(usual_process(asking), asking)
        return Told(asking.say("may amend", section=section), judged.clause)
    return Told(asking.say("not yet", reason=_reason(judged, asking)), judged.clause)


def _a_section(process: ProcessType | None, asking: "Asking") -> str:
    """A section of this very text for an example, named so that no other one could be meant."""
    version = selectors.constitution_in_force(asking.community)
    named = [one.label for one in parse_sections(version.text)] if version else []
    cited = process.citations if process else ()
    plain = (one.section for one in cited if named.count(one.section) == 1)
    return next(plain, cited[0].anchor if cited else "Section 3.1")


def _reason(judged: eligibility.Entitlement, asking: "Asking") -> str:
    if judged.judged is None:
        return asking.say("no member")
    reason = why_not_in(asking.language, judged.judged, ZoneInfo(asking.community.timezone))
    return reason or asking.say("came later")
