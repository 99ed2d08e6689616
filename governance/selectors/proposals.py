"""Proposals: their rules, their state, their numbers, and what may be seen of them."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from governance.domain.counting import Tally
from governance.domain.flow import state_in
from governance.domain.lifecycle import HEARD, Facts, Outcome, State, state
from governance.domain.rulebook import ProcessType, Rulebook
from governance.models import (
    Comment,
    Community,
    Policy,
    Proposal,
    StoredRulebook,
    Vote,
)
from governance.selectors.prepared import prepared

_MOST_SHOWN = 200
_TALLIED = tuple(field.name for field in fields(Tally))
_PARSED: dict[str, Rulebook] = {}
_MOST_PARSED = 500


def parsed_rulebook(stored: StoredRulebook) -> Rulebook:
    """A stored rulebook as values, parsed once: rows never change, and the digest names the content."""
    found = _PARSED.get(stored.sha256)
    if found is None:
        if len(_PARSED) >= _MOST_PARSED:
            _PARSED.clear()
        found = _PARSED[stored.sha256] = Rulebook.model_validate(stored.data)
    return found


def process_of(proposal: Proposal) -> ProcessType:
    """The rules that a proposal runs under: those of its opening, whatever has been adopted since."""
    process = parsed_rulebook(proposal.rulebook).process(proposal.process_key)
    if process is None:
        raise LookupError(f"rulebook {proposal.rulebook_id} has no process type {proposal.process_key!r}")
    return process


def proposal_state(proposal: Proposal, now: datetime) -> State:
    """Where a proposal stands at an instant, whether or not a worker has got round to it."""
    return state(
        Facts(
            opens_at=proposal.opens_at,
            closes_at=proposal.closes_at,
            stage=state_in(proposal.stage_kind, proposal.round),
            extended_at=proposal.extended_at,
            outcome=Outcome(proposal.outcome) if proposal.outcome else None,
            grace_ends_at=proposal.grace_ends_at,
            needs_confirmation=proposal.needs_confirmation,
            confirmed_at=proposal.confirmed_at,
            expires_at=proposal.expires_at,
            executed_at=proposal.executed_at,
            reversed_at=proposal.reversed_at,
            failed_at=proposal.failed_at,
            vetoed_at=proposal.vetoed_at,
            withdrawn_at=proposal.withdrawn_at,
            cancelled_at=proposal.cancelled_at,
            held_at=proposal.held_at,
        ),
        now,
    )


def tally_of(proposal: Proposal) -> Tally:
    """The count as stored once decided, else that of the stage it is in, as it stands."""
    if proposal.agree is not None and proposal.disagree is not None and proposal.abstain is not None:
        return Tally(agree=proposal.agree, disagree=proposal.disagree, abstain=proposal.abstain)
    return tallies_of([proposal])[proposal.pk]


def tallies_of(proposals: Iterable[Proposal]) -> dict[int, Tally]:
    """The counts of several proposals by their keys, in one question: what was said in the stage that each is in."""
    counted: dict[int, dict[str, int]] = {proposal.pk: {} for proposal in proposals}
    here = Vote.objects.filter(
        proposal__in=counted, run__index=F("proposal__stage"), run__round=F("proposal__round"), choice__in=_TALLIED
    )
    said = here.exclude(run__kind="deliberation").values_list("proposal", "choice").annotate(Count("pk"))
    for proposal, choice, number in said.order_by():
        counted[proposal][choice] = number
    return {pk: Tally(**numbers) for pk, numbers in counted.items()}


def proposals_of(community: Community) -> QuerySet[Proposal]:
    """Every proposal whose words may be seen: held ones are for moderators alone."""
    return (
        Proposal.objects.filter(community=community)
        .exclude(opens_at__isnull=True)
        .select_related("author", "rulebook", "rulebook__constitution")
    )


def proposals_by(community: Community, handle: str) -> QuerySet[Proposal]:
    """Somebody's own that may be seen, the latest first."""
    return proposals_of(community).filter(author__handle=handle).order_by("-number")


def waits_unseen(community: Community, handle: str) -> bool:
    """Whether a proposal of this person waits for a moderator before anybody sees it."""
    own = Proposal.objects.filter(community=community, author__handle=handle, opens_at__isnull=True)
    return own.filter(status=State.HELD).exists()


def visible_proposal(community_id: int, number: int) -> Proposal | None:
    """A proposal by its number, unless it is held unseen."""
    return (
        Proposal.objects.filter(community=community_id, number=number)
        .exclude(opens_at__isnull=True)
        .select_related("author", "community", "rulebook", "rulebook__constitution")
        .first()
    )


def unseen_proposal(community_id: int, number: int) -> Proposal | None:
    """A proposal that never opened, for a page that says no more than that."""
    return Proposal.objects.filter(community=community_id, number=number, opens_at__isnull=True).first()


def proposal_number_by_source(community_id: int, post: str) -> int | None:
    """The number of the proposal that a post made."""
    return next(iter(_made_by(community=community_id, post=post)), None)


@prepared
def _made_by(*, community: int, post: str) -> QuerySet[Proposal, int]:
    made = Proposal.objects.filter(community=community, source_post=post)
    return made.order_by("-number").values_list("number", flat=True)[:1]


def comments_of(proposal: Proposal) -> list[Comment]:
    """The latest of the discussion, oldest first."""
    return list(proposal.comments.filter(removed_at__isnull=True).order_by("-posted_at", "-pk")[:_MOST_SHOWN])[::-1]


def open_proposals(community: Community) -> QuerySet[Proposal]:
    return proposals_of(community).filter(status__in=(*HEARD, State.COLLECTING)).order_by("closes_at")


def in_state(proposals: QuerySet[Proposal], wanted: State, now: datetime) -> QuerySet[Proposal]:
    """Those of them that are in a state at an instant, whether or not a worker has got round to them."""
    due = proposals.filter(due_at__lte=now)
    there = [row.pk for row in due.select_related(None).defer("body") if proposal_state(row, now) is wanted]
    as_stored = Q(status=wanted) & (Q(due_at__isnull=True) | Q(due_at__gt=now))
    return proposals.filter(as_stored | Q(pk__in=there))


def votes_of(proposal: Proposal) -> QuerySet[Vote]:
    """The votes that count, in the order of the names."""
    return proposal.votes.select_related("member", "run").order_by("run", "member__handle", "pk")


@prepared
def posts_of_votes(*, community: int, closing_before: datetime) -> QuerySet[Vote]:
    """The votes on what closes by then or waits for its last ballots; each was cast by a post."""
    uncounted = (State.OPEN, State.EXTENDED, State.COLLECTING)
    votes = Vote.objects.filter(
        proposal__community=community, proposal__status__in=uncounted, proposal__closes_at__lte=closing_before
    )
    columns = ("post", "cast_at", "proposal__number", "proposal__opens_at", "proposal__closes_at")
    return votes.exclude(post="").select_related("proposal").only(*columns).order_by("pk")


def choices_of(community_id: int, handle: str) -> dict[int, str]:
    """What one member voted, by proposal number, on what is open."""
    votes = Vote.objects.filter(
        proposal__community=community_id, run__closed_at__isnull=True, choice__isnull=False, member__handle=handle
    )
    return dict(votes.values_list("proposal__number", "choice"))


def policies_of(community: Community) -> QuerySet[Policy]:
    """What the community decided and nothing has ended since, the latest first."""
    in_force = Policy.objects.filter(community=community, ended_at__isnull=True)
    return in_force.select_related("action__proposal")
