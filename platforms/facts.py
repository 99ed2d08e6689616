"""Answers about the community from its record: what is open, what was decided, who may. No model, no guess."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from governance import selectors
from governance.domain.reasons import why_not
from governance.domain.rulebook import Citation as Clause
from governance.domain.rulebook import ProcessType
from governance.domain.times import spoken
from governance.selectors import eligibility
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
    words, clause = found
    cited = (Citation(clause.anchor, clause.section, clause.path, clause.quote),) if clause else ()
    return Answer(question, Status.STATED, words, cited, source="record", personal=fact.personal)


_Told = tuple[str, Clause | None] | None


def _may_vote(number: int | None, asking: Asking) -> _Told:
    proposals = selectors.open_proposals(asking.community)
    if number is not None:
        proposals = proposals.filter(number=number)
    proposal = proposals.first()
    if proposal is None:
        if number is not None:
            return f"#{number} is not open for votes. Write “status” to see what is.", None
        return _may_vote_later(asking)
    judged = eligibility.may_vote(proposal, asking.handle or "", now=asking.now)
    if judged.may:
        until = f" until {asking.spoken(proposal.closes_at)}" if proposal.closes_at else ""
        return (
            f"Yes, you may vote on #{proposal.number}{until}. Write “agree {proposal.number}” or another choice.",
            None,
        )
    return f"Not on #{proposal.number}: {_reason(judged, asking)}", judged.clause


def _may_vote_later(asking: Asking) -> _Told:
    """Nothing is open: whether this person could vote on what is opened now by the usual way."""
    process = _usual_process(asking)
    if process is None:
        return None
    rule = process.stage("ballot")
    member = selectors.active_member(asking.community.pk, asking.handle or "")
    clause = process.citation_for("ballot", "electorate")
    if member is None:
        return f"Nothing is open for votes right now. {_JOIN_FIRST}", clause
    judged = eligibility.judge(
        member, rule.electorate if rule else None, founded_at=asking.community.founded_at, now=asking.now
    )
    if judged.may:
        return "Nothing is open for votes right now. You may vote on what opens next.", clause
    reason = _reason(eligibility.Entitlement(may=False, judged=judged, clause=clause), asking)
    return f"Nothing is open for votes right now, and you could not vote yet: {reason}", clause


def _may_propose(_: int | None, asking: Asking) -> _Told:
    process = _usual_process(asking)
    if process is None:
        return None
    judged = eligibility.may_propose(asking.community, process, asking.handle or "", now=asking.now)
    if judged.may:
        return "Yes, you may. Write “propose” and what you propose.", judged.clause
    return f"Not yet: {_reason(judged, asking)}", judged.clause


_JOIN_FIRST = "You are not a member yet. Write “join” to become one."


def _reason(judged: eligibility.Entitlement, asking: Asking) -> str:
    if judged.judged is None:
        return "you are not a member yet. Write “join” to become one."
    reason = why_not(judged.judged, ZoneInfo(asking.community.timezone))
    return reason or "who may vote was written down when voting opened, and you came later."


def _open(_: int | None, asking: Asking) -> _Told:
    proposals = list(selectors.open_proposals(asking.community)[:_MOST_LISTED])
    if not proposals:
        return "Nothing is open for votes right now.", None
    listed = "; ".join(
        f"#{one.number} {one.title}" + (f" (until {asking.spoken(one.closes_at)})" if one.closes_at else "")
        for one in proposals
    )
    return f"Open for votes: {listed}.", None


def _ends(number: int | None, asking: Asking) -> _Told:
    proposal = selectors.visible_proposal(asking.community.pk, number) if number is not None else None
    if number is not None and proposal is None:
        return f"There is no proposal #{number} to show here.", None
    if proposal is None or proposal.closes_at is None:
        return None
    verb = "ends" if proposal.closes_at > asking.now else "ended"
    return f"Voting on #{proposal.number} {verb} on {asking.spoken(proposal.closes_at)}.", None


def _decided(_: int | None, asking: Asking) -> _Told:
    policies = list(selectors.policies_of(asking.community)[:_MOST_LISTED])
    if not policies:
        return "Nothing that was decided is in force yet.", None
    listed = "; ".join(f"#{one.action.proposal.number} {one.action.proposal.title}" for one in policies)
    return f"In force, the latest first: {listed}.", None


def _member(_: int | None, asking: Asking) -> _Told:
    if selectors.active_member(asking.community.pk, asking.handle or "") is None:
        return _JOIN_FIRST, None
    return "Yes, you are a member.", None


def _members(_: int | None, asking: Asking) -> _Told:
    count = selectors.member_count(asking.community)
    return f"The roll has {count} active {'member' if count == 1 else 'members'}.", None


def _moderators(_: int | None, asking: Asking) -> _Told:
    """How many, and the handles of those who hold the role by a decision: that stands on the public record."""
    offices = selectors.offices_held(asking.community, now=asking.now).filter(role__istartswith="moderator")
    named = sorted({f"@{office.member.handle}" for office in offices})
    count = max(selectors.moderator_count(asking.community), len(named))
    if not count:
        return "Nobody moderates this community here yet.", None
    people = "One person moderates" if count == 1 else f"{count} people moderate"
    return f"{people} this community{': ' + ', '.join(named) if named else ''}.", None


def _usual_process(asking: Asking) -> ProcessType | None:
    stored = selectors.rulebook_in_force(asking.community)
    return selectors.parsed_rulebook(stored).default_process() if stored else None


_TELLERS: dict[Fact, Callable[[int | None, Asking], _Told]] = {
    Fact.MAY_VOTE: _may_vote,
    Fact.MAY_PROPOSE: _may_propose,
    Fact.OPEN: _open,
    Fact.ENDS: _ends,
    Fact.DECIDED: _decided,
    Fact.MEMBER: _member,
    Fact.MEMBERS: _members,
    Fact.MODERATORS: _moderators,
}
