"""What is shown of a proposal, in a list and by itself: its rule, its stages, its numbers and its draw."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from governance import selectors
from governance.domain.counting import Tally
from governance.domain.flow import is_plain
from governance.domain.lifecycle import State
from governance.domain.resting import Rest
from governance.pages.counts import count_of
from governance.pages.drafts import adopted_by
from governance.pages.effects import change_of, effects_of
from governance.pages.entries import shown
from governance.pages.rules import way
from governance.pages.situations import at_rest, situation
from governance.pages.stages import steps_of
from governance.selectors import stages
from governance.selectors.readings import contest_that_holds
from governance.selectors.standing import powers_of
from governance.selectors.vetoes import veto_standing

if TYPE_CHECKING:
    from governance.domain.rulebook import Citation, ProcessType
    from governance.models import Community, Proposal

_POOL = 2000


def in_lists(proposals: "Iterable[Proposal]", community: "Community", *, now: datetime) -> list[dict[str, Any]]:
    """Several proposals as lists show them."""
    rows = list(proposals)
    tallies = selectors.tallies_of(rows)
    return [_line(row, community, tallies[row.pk], now=now) for row in rows]


def _line(proposal: "Proposal", community: "Community", tally: Tally, *, now: datetime) -> dict[str, Any]:
    """One proposal in a list. Numbers of votes are for what is `plain`; what else there is, its steps tell."""
    proposal.community = community
    rests = community.rest != Rest.ACTING
    state = selectors.proposal_state(proposal, community.rests_since or now)  # nothing is known here of what came since
    process = selectors.process_of(proposal)
    return {
        "proposal": proposal,
        "state": state,
        "voting": state in {State.OPEN, State.EXTENDED} and not rests,
        "plain": is_plain(process.stages[proposal.stage]),
        "situation": (at_rest(proposal, state) if rests else None)
        or situation(
            proposal, state, now=now, zone=ZoneInfo(community.timezone), halted=community.halted_at is not None
        ),
        "count": count_of(proposal, tally, process),
    }


def standing_of(row: "Proposal", *, now: datetime) -> dict[str, Any]:
    """How one proposal stands: its rule, its stages, what it does, and what may still stop it."""
    community, process = row.community, selectors.process_of(row)
    return _line(row, community, selectors.tally_of(row), now=now) | {
        "way": way(process),
        "clauses": clauses_of(process, row.stage),
        "version": row.rulebook.constitution,
        "options": stages.options_of(row),
        "steps": steps_in(row, process),
        "effects": effects_of(row, powers=frozenset(powers_of(community).values_list("kind", flat=True))),
        "contested": contest_that_holds(row) is not None and row.outcome == "passed" and row.executed_at is None,
        "veto": veto_standing(row, now=now),
        "appeals": row.appeals.select_related("decided_by").order_by("number"),
    }


def by_itself(row: "Proposal", *, now: datetime) -> dict[str, Any]:
    """Everything about one proposal but who voted what."""
    community = row.community
    in_force = selectors.constitution_in_force(community)
    timeline = [
        shown(entry, zone=ZoneInfo(community.timezone), withheld=selectors.is_withheld(entry, frozenset()))
        for entry in selectors.timeline(row)
    ]
    versions = {one.number: one for one in selectors.constitution_versions(community)}
    return standing_of(row, now=now) | {
        "superseded": in_force is not None and in_force.pk != row.rulebook.constitution_id,
        "timeline": timeline,
        "pseudonyms": next((one.who for one in timeline if one.is_a_pseudonym), ""),
        "comments": selectors.comments_of(row),
        "objections": stages.objections_of(row),
        "revisions": stages.revisions_of(row),
        "draw": draw_of(row),
        "change": change_of(row, in_force=in_force, versions=versions),
        "adopts": adopted_by(row),
    }


def steps_in(row: "Proposal", process: "ProcessType") -> list[Any]:
    """Its stages, one by one."""
    runs = stages.runs_of(row)
    names = dict(stages.options_of(row).values_list("number", "text"))
    return steps_of(process, runs, stages.said_in(runs), names, decided=row.outcome is not None)


def draw_of(row: "Proposal") -> dict[str, Any] | None:
    """What anybody needs to draw the latest jury again."""
    run = row.runs.filter(kind="jury").order_by("-pk").first()
    if run is None or "secret" not in run.result:
        return None
    return run.result | {"jurors": stages.jurors_of(run), "pool": stages.pool_of(run)[:_POOL]}


def clauses_of(process: "ProcessType", stage: int) -> "list[Citation]":
    """The clauses that this stage rests on, each once."""
    fields = ("threshold", "signatures", "quorum", "duration", "electorate")
    cited = [process.citation(f"stages.{stage}.{name}") for name in fields]
    return list({(one.anchor, one.quote): one for one in cited if one}.values())
