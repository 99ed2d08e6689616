"""Reads: what is true now, for pages, messages, workers and services."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from governance.domain.audit import Json, instant
from governance.domain.ballots import Tally, count
from governance.domain.electorate import Standing
from governance.domain.events import ProposalHeld
from governance.domain.lifecycle import Facts, Outcome, State, state
from governance.domain.rulebook import ProcessType, Rulebook
from governance.models import (
    AuditEntry,
    Comment,
    Community,
    ConstitutionVersion,
    Member,
    OutboxMessage,
    Policy,
    Proposal,
    StoredRulebook,
    Vote,
)

_LATEST = 10_000
_MOST_SHOWN = 200


def community_now(community: Community, *, real_now: datetime) -> datetime:
    """The community's clock: the real one, but for sandboxes that were moved ahead."""
    return real_now + timedelta(seconds=community.clock_offset)


def communities() -> QuerySet[Community]:
    return Community.objects.all()


def community(pk: int) -> Community:
    return Community.objects.get(pk=pk)


def communities_of(user: Any) -> QuerySet[Community]:
    """What a login may see in the admin: all for superusers, else what they moderate."""
    if not (user.is_active and user.is_staff):
        return Community.objects.none()
    return Community.objects.all() if user.is_superuser else Community.objects.filter(moderators__user=user)


def waiting_for_moderators(community: Community, *, now: datetime, most: int) -> dict[str, list[Proposal]]:
    """What a moderator may want to look at: what is on hold, and what will soon take effect."""
    rows = Proposal.objects.filter(community=community)
    grace = rows.filter(status=State.GRACE, grace_ends_at__gt=now).order_by("grace_ends_at")
    return {
        "held": list(rows.filter(status=State.HELD).order_by("held_at")[:most]),
        "grace": list(grace[:most]),
    }


def constitution_in_force(community: Community) -> ConstitutionVersion | None:
    return ConstitutionVersion.objects.filter(community=community, superseded_at__isnull=True).first()


def constitution_versions(community: Community) -> QuerySet[ConstitutionVersion]:
    return ConstitutionVersion.objects.filter(community=community)


def rulebook_of(version: ConstitutionVersion) -> StoredRulebook | None:
    return version.rulebooks.first()


def rulebook_in_force(community: Community) -> StoredRulebook | None:
    return (
        StoredRulebook.objects.filter(constitution__community=community, constitution__superseded_at__isnull=True)
        .select_related("constitution")
        .order_by("-number")
        .first()
    )


def parsed_rulebook(stored: StoredRulebook) -> Rulebook:
    """A stored rulebook as values, parsed once: rows never change, and the digest names the content."""
    found = _PARSED.get(stored.sha256)
    if found is None:
        if len(_PARSED) >= _MOST_PARSED:
            _PARSED.clear()
        found = _PARSED[stored.sha256] = Rulebook.model_validate(stored.data)
    return found


_PARSED: dict[str, Rulebook] = {}
_MOST_PARSED = 500


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
            outcome=Outcome(proposal.outcome) if proposal.outcome else None,
            grace_ends_at=proposal.grace_ends_at,
            executed_at=proposal.executed_at,
            failed_at=proposal.failed_at,
            vetoed_at=proposal.vetoed_at,
            withdrawn_at=proposal.withdrawn_at,
            cancelled_at=proposal.cancelled_at,
            held_at=proposal.held_at,
        ),
        now,
    )


def tally_of(proposal: Proposal) -> Tally:
    """The count as stored once decided, else as it stands."""
    if proposal.agree is not None and proposal.disagree is not None and proposal.abstain is not None:
        return Tally(agree=proposal.agree, disagree=proposal.disagree, abstain=proposal.abstain)
    return count(proposal.votes.values_list("choice", flat=True).iterator())


def proposals_of(community: Community) -> QuerySet[Proposal]:
    """Every proposal whose words may be seen: held ones are for moderators alone."""
    return (
        Proposal.objects.filter(community=community)
        .exclude(opens_at__isnull=True)
        .select_related("author", "rulebook", "rulebook__constitution")
    )


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
    made = Proposal.objects.filter(community=community_id, source_post=post)
    return made.values_list("number", flat=True).first()


def waits_for_sweep(community_id: int, *, now: datetime) -> bool:
    """Whether some vote has ended and waits for its last ballots."""
    return Proposal.objects.filter(
        community=community_id, status__in=(State.OPEN, State.EXTENDED, State.COLLECTING), closes_at__lte=now
    ).exists()


def messages_without_delivery(*, most: int) -> list[int]:
    """What was said in the outbox and nobody has taken on yet."""
    return list(_undelivered().order_by("id").values_list("pk", flat=True)[:most])


def _undelivered() -> QuerySet[OutboxMessage]:
    # Messages are taken on within seconds and in order, so only the latest can be without a delivery.
    newest = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return OutboxMessage.objects.filter(pk__gt=newest - _LATEST, delivery__isnull=True)


def has_unsaid(community: Community) -> bool:
    """Whether something was said in the outbox that nobody has taken on yet."""
    return _undelivered().filter(community=community).exists()


def comments_of(proposal: Proposal) -> list[Comment]:
    """The latest of the discussion, oldest first."""
    return list(proposal.comments.filter(removed_at__isnull=True).order_by("-posted_at", "-pk")[:_MOST_SHOWN])[::-1]


def open_proposals(community: Community) -> QuerySet[Proposal]:
    return (
        proposals_of(community).filter(status__in=(State.OPEN, State.EXTENDED, State.COLLECTING)).order_by("closes_at")
    )


def due_proposals(*, real_now: datetime) -> list[tuple[Community, int]]:
    """Each proposal, by community and number, for which the clock may have brought something about."""
    waiting = _waiting_for_the_clock().select_related("community").only("number", "due_at", "community")
    due = list(waiting.filter(community__clock_offset=0, due_at__lte=real_now))
    due += [
        proposal
        for proposal in waiting.filter(community__clock_offset__gt=0)
        if proposal.due_at and proposal.due_at <= community_now(proposal.community, real_now=real_now)
    ]
    return [(proposal.community, proposal.number) for proposal in due]


def next_due_anywhere_at(*, real_now: datetime) -> datetime | None:
    """When, on the real clock, something will fall due next in any community."""
    waiting = _waiting_for_the_clock().filter(due_at__gt=real_now)
    first = waiting.filter(community__clock_offset=0).order_by("due_at").values_list("due_at", flat=True)[:1]
    elsewhere = waiting.filter(community__clock_offset__gt=0).values_list("due_at", "community__clock_offset")
    there = [due_at - timedelta(seconds=offset) for due_at, offset in elsewhere if due_at]
    return min((at for at in [*first, *there] if at and at > real_now), default=None)


def _waiting_for_the_clock() -> QuerySet[Proposal]:
    return Proposal.objects.filter(due_at__isnull=False).exclude(
        status=State.EXECUTING, community__halted_at__isnull=False
    )


def next_due(community: Community, *, now: datetime) -> Proposal | None:
    """The proposal that the clock changes next."""
    return Proposal.objects.filter(community=community, due_at__gt=now).order_by("due_at").first()


def next_deadline_at(community: Community, *, now: datetime) -> datetime | None:
    """The next instant at which the clock changes something."""
    proposal = next_due(community, now=now)
    return proposal.due_at if proposal else None


def has_overdue(community: Community, *, now: datetime) -> bool:
    """Whether the clock has brought something about that a worker has not got round to."""
    due = Proposal.objects.filter(community=community, due_at__lte=now)
    return (due.exclude(status=State.EXECUTING) if community.halted_at else due).exists()


def oldest_overdue_at(*, now: datetime) -> datetime | None:
    """The earliest deadline that has passed without a worker acting on it, in real communities and sandboxes alike."""
    overdue = [
        deadline - timedelta(seconds=proposal.community.clock_offset)
        for proposal in _waiting_for_the_clock().select_related("community")
        if (deadline := _deadline(proposal)) is not None
    ]
    return min((at for at in overdue if at <= now), default=None)


def _deadline(proposal: Proposal) -> datetime | None:
    """When the next step should have been taken: a count may wait for the arrival window."""
    match State(proposal.status):
        case State.NOTICE:
            return proposal.opens_at
        case State.OPEN | State.EXTENDED:
            return proposal.closes_at
        case State.COLLECTING:
            return proposal.closes_at and proposal.closes_at + proposal.community.arrival_window
        case _:
            return proposal.grace_ends_at or proposal.decided_at


def active_member(community_id: int, handle: str) -> Member | None:
    return Member.objects.filter(community=community_id, handle=handle, standing=Standing.ACTIVE).first()


def member_count(community: Community) -> int:
    return Member.objects.filter(community=community, standing=Standing.ACTIVE).count()


def votes_of(proposal: Proposal) -> QuerySet[Vote]:
    """The votes that count, in the order of the names."""
    return proposal.votes.select_related("member").order_by("member__handle")


def choices_of(community_id: int, handle: str) -> dict[int, str]:
    """What one member voted, by proposal number, on what is open."""
    votes = Vote.objects.filter(
        proposal__community=community_id, proposal__status__in=(State.OPEN, State.EXTENDED), member__handle=handle
    )
    return dict(votes.values_list("proposal__number", "choice"))


def policies_of(community: Community) -> QuerySet[Policy]:
    return Policy.objects.filter(community=community).select_related("action__proposal")


def chain(community: Community, *, newest_first: bool = False) -> QuerySet[AuditEntry]:
    """A community's public record."""
    return (
        AuditEntry.objects.filter(community=community)
        .select_related("content")
        .order_by("-seq" if newest_first else "seq")
    )


def timeline(proposal: Proposal) -> QuerySet[AuditEntry]:
    """What happened to one proposal; single votes are on the record, not here."""
    return chain(proposal.community).filter(subject=f"proposal:{proposal.number}").exclude(tag__startswith="vote.")


def unseen_subjects(community: Community) -> frozenset[str]:
    """What the record calls proposals that never opened: their words are not for the public."""
    numbers = Proposal.objects.filter(community=community, opens_at__isnull=True).values_list("number", flat=True)
    return frozenset(f"proposal:{number}" for number in numbers)


def is_withheld(entry: AuditEntry, unseen: frozenset[str]) -> bool:
    """What was held about a person stays unseen for good: the public has the neutral title of its release."""
    return entry.tag == ProposalHeld.tag or entry.subject in unseen


def exported(entry: AuditEntry, *, slug: str, withheld: bool = False) -> dict[str, Json]:
    """One entry as docs/AUDIT.md describes it. `withheld` leaves its words out, as if they were erased."""
    line: dict[str, Json] = {
        "seq": entry.seq,
        "at": instant(entry.at),
        "community": slug,
        "tag": entry.tag,
        "actor": entry.actor,
        "subject": entry.subject,
        "cause": entry.cause,
        "constitution": entry.constitution,
        "citations": entry.citations,
        "data": entry.data,
        "prev_hash": entry.prev_hash,
        "hash": entry.hash,
    }
    content = getattr(entry, "content", None)
    if content is not None and not withheld:
        line["content"] = {"salt": content.salt, "words": content.words}
    return line


def export(community: Community) -> Iterator[dict[str, Json]]:
    """The whole chain, first entry first, without the words of proposals that nobody may see."""
    unseen = unseen_subjects(community)
    for entry in chain(community).iterator(chunk_size=500):
        yield exported(entry, slug=community.slug, withheld=is_withheld(entry, unseen))
