"""What the record says of one proposal: how it stands, why it was stopped, what it does, who took part."""

from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from governance import selectors
from governance.domain.lifecycle import HEARD, Outcome, State
from governance.domain.rulebook import Citation as Clause
from governance.pages.effects import effects_of
from governance.pages.situations import Situation, relative, situation
from governance.selectors import stages
from governance.selectors.standing import powers_of
from platforms.fact_words import choice_in, label_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from governance.models import Proposal
    from platforms.facts import Asking

_LONGEST_REASON, _LONGEST_TITLE, _MOST_EFFECTS = 160, 80, 3
_STOPPED = frozenset({State.VETOED, State.CANCELLED, State.REVERSED, State.FAILED, State.EXPIRED})


class Told(NamedTuple):
    """Plain words, the clause that they rest on, and the proposal whose page says more."""

    words: str
    clause: Clause | None = None
    proposal: int | None = None


def no_such(number: int, asking: "Asking") -> Told:
    return Told(asking.say("no such", number=number))


def _of_a_named_one(tell: "Callable[[Proposal, Asking], Told]") -> "Callable[[int | None, Asking], Told | None]":
    """Nothing without a number, and one sentence where there is nothing to see under it."""

    def told(number: int | None, asking: "Asking") -> Told | None:
        if number is None:
            return None
        proposal = selectors.visible_proposal(asking.community.pk, number)
        return no_such(number, asking) if proposal is None else tell(proposal, asking)

    return told


@_of_a_named_one
def happened(proposal: "Proposal", asking: "Asking") -> Told:
    """How it stands or ended, with the count and the reason that was given."""
    state = selectors.proposal_state(proposal, asking.now)
    stands = _situation(proposal, state, asking)
    reason = ""
    if proposal.reason and state in _STOPPED:
        reason = asking.say("reason", reason=_short(proposal.reason, _LONGEST_REASON))
    words = asking.say("stands", **_stands(proposal, stands, asking), count=_count(proposal, asking), reason=reason)
    return Told(words, _clause(proposal, state), proposal.number)


@_of_a_named_one
def does(proposal: "Proposal", asking: "Asking") -> Told:
    """What it does beyond standing on the list of decisions, and how far that has come."""
    stands = _situation(proposal, selectors.proposal_state(proposal, asking.now), asking)
    powers = frozenset(powers_of(asking.community).values_list("kind", flat=True))
    found = effects_of(proposal, powers=powers)
    listed = "; ".join(f"{one.what} ({one.state})" for one in found[:_MOST_EFFECTS])
    more = f"; and {len(found) - _MOST_EFFECTS} more" if len(found) > _MOST_EFFECTS else ""
    what = (
        f"It is to {listed}{more}."
        if found
        else "Nothing is carried out for it: once passed, it stands on the list of decisions, for people to follow."
    )
    return Told(f"{_named(proposal)}: {stands.label}. {what}", None, proposal.number)


@_of_a_named_one
def still_open(proposal: "Proposal", asking: "Asking") -> Told:
    """Whether one can still take part in it, and until when."""
    state = selectors.proposal_state(proposal, asking.now)
    stands = _situation(proposal, state, asking)
    if state in HEARD and proposal.closes_at:
        until = {"at": asking.spoken(proposal.closes_at), "soon": relative(proposal.closes_at, asking.now)}
        return Told(asking.say("still open", **until, **_stands(proposal, stands, asking)), None, proposal.number)
    return Told(asking.say("no longer open", **_stands(proposal, stands, asking)), None, proposal.number)


def _stands(proposal: "Proposal", stands: Situation, asking: "Asking") -> dict[str, str]:
    """What it is called and how it stands; beyond English what comes then is told by its date alone."""
    until = asking.say("until then", at=asking.spoken(stands.until)) if stands.until else ""
    label = label_in(asking.language, stands.label)
    return {"named": _named(proposal), "label": label, "then": stands.then, "until": until}


def voted(number: int | None, asking: "Asking") -> Told | None:
    """How many took part. Who said what stands on its page, and is never read out about one person."""
    proposal = _meant(number, asking)
    if proposal is None:
        return no_such(number, asking) if number is not None else None
    run = stages.run_of(proposal)
    said = stages.said_in([run]).get(run.pk, {}) if run else {}
    many = sum(said.values())
    words = ((choice_in(asking.language, word), count) for word, count in sorted(said.items()) if word != "ballot")
    listed = ", ".join(f"{count} {word}" for word, count in words)
    of = asking.say("of", all=proposal.electorate_size) if proposal.electorate_size else ""
    listed = f": {listed}" if listed else ""
    told = asking.say("took part", many=f"{many}{of}", named=_named(proposal), listed=listed)
    return Told(told, None, proposal.number)


def my_vote(number: int | None, asking: "Asking") -> Told | None:
    """What counts of the person who asks."""
    proposal = _meant(number, asking)
    if proposal is None:
        return no_such(number, asking) if number is not None else None
    mine = selectors.votes_of(proposal).filter(member__handle=asking.handle).last()
    if mine is None:
        return Told(asking.say("no vote of mine", named=_named(proposal)), None, proposal.number)
    said = choice_in(asking.language, mine.choice) if mine.choice else mine.ballot
    return Told(asking.say("my vote", named=_named(proposal), said=said), None, proposal.number)


def not_open(number: int, asking: "Asking") -> Told:
    """Why nobody can vote on it now."""
    proposal = selectors.visible_proposal(asking.community.pk, number)
    if proposal is None:
        return Told(asking.say("not there", number=number))
    stands = _situation(proposal, selectors.proposal_state(proposal, asking.now), asking)
    return Told(asking.say("not open", number=number, **_stands(proposal, stands, asking)), None, number)


def _meant(number: int | None, asking: "Asking") -> "Proposal | None":
    """The one that was named, else the only one that is open."""
    if number is not None:
        return selectors.visible_proposal(asking.community.pk, number)
    found = list(selectors.open_proposals(asking.community)[:2])
    return found[0] if len(found) == 1 else None


def _situation(proposal: "Proposal", state: State, asking: "Asking") -> Situation:
    halted = asking.community.halted_at is not None
    return situation(proposal, state, now=asking.now, zone=ZoneInfo(asking.community.timezone), halted=halted)


def _named(proposal: "Proposal") -> str:
    return f"#{proposal.number} “{_short(proposal.title, _LONGEST_TITLE)}”"


def _count(proposal: "Proposal", asking: "Asking") -> str:
    tally = selectors.tally_of(proposal)
    if proposal.outcome is None or not (tally.agree or tally.disagree or tally.abstain):
        return ""
    if proposal.outcome == Outcome.NO_QUORUM:
        cast = tally.agree + tally.disagree + tally.abstain
        return asking.say("too few", cast=cast, needed=proposal.quorum_needed)
    return asking.say("count", agree=tally.agree, disagree=tally.disagree, abstain=tally.abstain)


def _clause(proposal: "Proposal", state: State) -> Clause | None:
    """What the text says of what decided it; nothing where the value is a default."""
    if proposal.outcome is None:
        return None
    process = selectors.process_of(proposal)
    name = "quorum" if proposal.outcome == Outcome.NO_QUORUM else "threshold"
    field = "veto" if state is State.VETOED else f"stages.{proposal.stage}.{name}"
    found = (*process.cited(field), *process.cited_parts(field))
    return found[0] if found else None


def _short(words: str, most: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
