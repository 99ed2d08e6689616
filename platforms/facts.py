"""Answers about the community from its record: what is open, what was decided, who may. No model, no guess."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from governance import selectors
from governance.domain.reasons import why_not
from governance.domain.rulebook import ProcessType
from governance.domain.times import spoken
from governance.pages.situations import situation
from governance.selectors import eligibility
from platforms.proposal_facts import Told, does, happened, my_vote, no_such, not_open, still_open, voted
from reasoning.answers.answer import Answer, Citation, Status
from reasoning.answers.facts import Fact

if TYPE_CHECKING:
    from governance.models import Community

_MOST_LISTED = 5


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who asks about which community, and when. A command line has nobody (`None`): then nothing personal is told."""

    community: "Community"
    handle: str | None
    now: datetime

    def spoken(self, at: datetime) -> str:
        return spoken(at, ZoneInfo(self.community.timezone))


def told(question: str, fact: Fact, number: int | None, asking: Asking) -> Answer | None:
    """The fact in plain words; nothing if it cannot be told here."""
    if fact.personal and asking.handle is None:
        return None
    found = _TELLERS[fact](number, asking)
    if found is None:
        return None
    words, clause, proposal = found
    cited = (Citation(clause.anchor, clause.section, clause.path, clause.quote),) if clause else ()
    return Answer(question, Status.STATED, words, cited, source="record", personal=fact.personal, proposal=proposal)


def _may_vote(number: int | None, asking: Asking) -> Told | None:
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
        until = f" until {asking.spoken(proposal.closes_at)}" if proposal.closes_at else ""
        words = f"Yes, you may vote on #{proposal.number}{until}. Write “agree {proposal.number}” or another choice."
        return Told(words, None, proposal.number)
    return Told(f"Not on #{proposal.number}: {_reason(judged, asking)}", judged.clause, proposal.number)


def _may_vote_later(asking: Asking) -> Told | None:
    """Nothing is open: whether this person could vote on what is opened now by the usual way."""
    process = _usual_process(asking)
    if process is None:
        return None
    rule = process.stage("ballot")
    member = selectors.active_member(asking.community.pk, asking.handle or "")
    clause = process.citation_for("ballot", "electorate")
    if member is None:
        return Told(f"Nothing is open for votes right now. {_JOIN_FIRST}", clause)
    judged = eligibility.judge(
        member, rule.electorate if rule else None, founded_at=asking.community.founded_at, now=asking.now
    )
    if judged.may:
        return Told("Nothing is open for votes right now. You may vote on what opens next.", clause)
    reason = _reason(eligibility.Entitlement(may=False, judged=judged, clause=clause), asking)
    return Told(f"Nothing is open for votes right now, and you could not vote yet: {reason}", clause)


def _may_propose(_: int | None, asking: Asking) -> Told | None:
    process = _usual_process(asking)
    if process is None:
        return None
    judged = eligibility.may_propose(asking.community, process, asking.handle or "", now=asking.now)
    if judged.may:
        return Told("Yes, you may. Write “propose” and what you propose.", judged.clause)
    return Told(f"Not yet: {_reason(judged, asking)}", judged.clause)


_JOIN_FIRST = "You are not a member yet. Write “join” to become one."


def _reason(judged: eligibility.Entitlement, asking: Asking) -> str:
    if judged.judged is None:
        return "you are not a member yet. Write “join” to become one."
    reason = why_not(judged.judged, ZoneInfo(asking.community.timezone))
    return reason or "who may vote was written down when voting opened, and you came later."


def _open(_: int | None, asking: Asking) -> Told | None:
    proposals = list(selectors.open_proposals(asking.community)[:_MOST_LISTED])
    if not proposals:
        return Told("Nothing is open for votes right now.")
    listed = "; ".join(
        f"#{one.number} {one.title}" + (f" (until {asking.spoken(one.closes_at)})" if one.closes_at else "")
        for one in proposals
    )
    return Told(f"Open for votes: {listed}.")


def _ends(number: int | None, asking: Asking) -> Told | None:
    proposal = selectors.visible_proposal(asking.community.pk, number) if number is not None else None
    if number is not None and proposal is None:
        return no_such(number)
    if proposal is None or proposal.closes_at is None:
        return None
    verb = "ends" if proposal.closes_at > asking.now else "ended"
    return Told(f"Voting on #{proposal.number} {verb} on {asking.spoken(proposal.closes_at)}.", None, proposal.number)


def _decided(_: int | None, asking: Asking) -> Told | None:
    """What stands in force, and what was lately decided against or for nothing."""
    policies = list(selectors.policies_of(asking.community)[:_MOST_LISTED])
    listed = "; ".join(f"#{one.action.proposal.number} {one.action.proposal.title}" for one in policies)
    words = [f"In force, the latest first: {listed}." if listed else "Nothing that was decided is in force yet."]
    shown = {one.action.proposal_id for one in policies}
    ended = selectors.proposals_of(asking.community).filter(outcome__isnull=False).exclude(pk__in=shown)
    others = [(one, selectors.proposal_state(one, asking.now)) for one in ended.order_by("-decided_at")[:_MOST_LISTED]]
    zone = ZoneInfo(asking.community.timezone)
    said = (
        f"#{one.number} {one.title} ({situation(one, state, now=asking.now, zone=zone).label.lower()})"
        for one, state in others
    )
    if others:
        words.append(f"Also decided: {'; '.join(said)}.")
    return Told(" ".join(words))


def _member(_: int | None, asking: Asking) -> Told | None:
    if selectors.active_member(asking.community.pk, asking.handle or "") is None:
        return Told(_JOIN_FIRST)
    return Told("Yes, you are a member.")


def _members(_: int | None, asking: Asking) -> Told | None:
    count = selectors.member_count(asking.community)
    return Told(f"The roll has {count} active {'member' if count == 1 else 'members'}.")


def _moderators(_: int | None, asking: Asking) -> Told | None:
    """How many, and the handles of those who hold the role by a decision: that stands on the public record."""
    offices = selectors.offices_held(asking.community, now=asking.now).filter(role__istartswith="moderator")
    named = sorted({f"@{office.member.handle}" for office in offices})
    count = max(selectors.moderator_count(asking.community), len(named))
    if not count:
        return Told("Nobody moderates this community here yet.")
    people = "One person moderates" if count == 1 else f"{count} people moderate"
    return Told(f"{people} this community{': ' + ', '.join(named) if named else ''}.")


def _usual_process(asking: Asking) -> ProcessType | None:
    stored = selectors.rulebook_in_force(asking.community)
    return selectors.parsed_rulebook(stored).default_process() if stored else None


_TELLERS: dict[Fact, Callable[[int | None, Asking], Told | None]] = {
    Fact.MAY_VOTE: _may_vote,
    Fact.MAY_PROPOSE: _may_propose,
    Fact.OPEN: _open,
    Fact.ENDS: _ends,
    Fact.DECIDED: _decided,
    Fact.MEMBER: _member,
    Fact.MEMBERS: _members,
    Fact.MODERATORS: _moderators,
    Fact.HAPPENED: happened,
    Fact.EFFECTS: does,
    Fact.STILL_OPEN: still_open,
    Fact.VOTED: voted,
    Fact.MY_VOTE: my_vote,
}
