"""Answers about the community from its record: what is open, what was decided, who may. No model, no guess."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from governance import selectors
from governance.domain.lifecycle import State
from governance.pages.situations import situation
from platforms.entitlement_facts import may_amend, may_propose, may_vote
from platforms.fact_words import label_in, say, spoken_in
from platforms.facts_of_others import standing
from platforms.people_facts import bot, can_you, founding, holders, mine, proposer, rules, too_few, why_me
from platforms.proposal_facts import Told, does, happened, my_vote, no_such, still_open, voted
from reasoning.answers.answer import Answer, Citation, Status
from reasoning.answers.fact_kinds import Fact

if TYPE_CHECKING:
    from governance.models import Community

_MOST_LISTED = 5


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who asks about which community, and when. A command line has nobody (`None`): then nothing personal is told."""

    community: "Community"
    handle: str | None
    now: datetime
    office: str = ""  # that the question names
    who: str = ""  # whom else it names
    language: str = "en"

    def spoken(self, at: datetime) -> str:
        return spoken_in(self.language, at, ZoneInfo(self.community.timezone))

    def say(self, name: str, **values: object) -> str:
        return say(name, self.language, **values)


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


def _open(_: int | None, asking: Asking) -> Told | None:
    proposals = list(selectors.open_proposals(asking.community)[:_MOST_LISTED])
    if not proposals:
        return Told(asking.say("nothing open"))
    listed = "; ".join(
        f"#{one.number} {one.title}" + (asking.say("until", at=asking.spoken(one.closes_at)) if one.closes_at else "")
        for one in proposals
    )
    return Told(asking.say("open", listed=listed))


def _ends(number: int | None, asking: Asking) -> Told | None:
    if number is None:
        open_now = list(selectors.open_proposals(asking.community)[:2])
        if len(open_now) != 1:
            return _open(None, asking)
    proposal = selectors.visible_proposal(asking.community.pk, number) if number is not None else open_now[0]
    if number is not None and proposal is None:
        return no_such(number, asking)
    if proposal is None or proposal.closes_at is None:
        return None
    number, at = proposal.number, asking.spoken(proposal.closes_at)
    if proposal.closes_at <= asking.now:
        return Told(asking.say("ended", number=number, at=at), None, number)
    words = _UNTIL.get(selectors.proposal_state(proposal, asking.now), "ends")
    return Told(asking.say(words, number=number, at=at), None, number)


_UNTIL = {State.DELIBERATION: "discussed", State.PETITION: "signed"}


def _decided(_: int | None, asking: Asking) -> Told | None:
    """What stands in force, and what was lately decided against or for nothing."""
    policies = list(selectors.policies_of(asking.community)[:_MOST_LISTED])
    listed = "; ".join(f"#{one.action.proposal.number} {one.action.proposal.title}" for one in policies)
    words = [asking.say("in force", listed=listed) if listed else asking.say("nothing in force")]
    shown = {one.action.proposal_id for one in policies}
    ended = selectors.proposals_of(asking.community).filter(outcome__isnull=False).exclude(pk__in=shown)
    others = [(one, selectors.proposal_state(one, asking.now)) for one in ended.order_by("-decided_at")[:_MOST_LISTED]]
    zone = ZoneInfo(asking.community.timezone)
    labels = (
        label_in(asking.language, situation(one, state, now=asking.now, zone=zone).label) for one, state in others
    )
    if others:
        said = (f"#{one.number} {one.title} ({label.lower()})" for (one, _), label in zip(others, labels, strict=True))
        words.append(asking.say("also decided", listed="; ".join(said)))
    return Told(" ".join(words))


def _adopted(_: int | None, asking: Asking) -> Told | None:
    version = selectors.constitution_in_force(asking.community)
    if version is None:
        return None
    return Told(asking.say("adopted", version=version.number, at=asking.spoken(version.adopted_at)))


def _member(_: int | None, asking: Asking) -> Told | None:
    if selectors.active_member(asking.community.pk, asking.handle or "") is None:
        return Told(asking.say("join first"))
    return Told(asking.say("member"))


def _members(_: int | None, asking: Asking) -> Told | None:
    count = selectors.member_count(asking.community)
    return Told(asking.say("one on the roll" if count == 1 else "on the roll", count=count))


def _moderators(_: int | None, asking: Asking) -> Told | None:
    """How many, and the handles of those who hold the role by a decision: that stands on the public record."""
    offices = selectors.offices_held(asking.community, now=asking.now).filter(role__istartswith="moderator")
    named = sorted({f"@{office.member.handle}" for office in offices})
    count = max(selectors.moderator_count(asking.community), len(named))
    if not count:
        return Told(asking.say("no moderators"))
    listed = f": {', '.join(named)}" if named else ""
    return Told(asking.say("one moderator" if count == 1 else "moderators", count=count, named=listed))


_TELLERS: dict[Fact, Callable[[int | None, Asking], Told | None]] = {
    Fact.MAY_VOTE: may_vote,
    Fact.MAY_PROPOSE: may_propose,
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
    Fact.MAY_AMEND: may_amend,
    Fact.ADOPTED: _adopted,
    Fact.MINE: mine,
    Fact.PROPOSER: proposer,
    Fact.FOUNDING: founding,
    Fact.HOLDERS: holders,
    Fact.TOO_FEW: too_few,
    Fact.BOT: bot,
    Fact.WHY_ME: why_me,
    Fact.CAN_YOU: can_you,
    Fact.RULES: rules,
    Fact.STANDING: standing,
}
