"""What ends, opens or takes effect at a time that is still to come, each with what the record last says of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from governance.domain.flow import NOMINATING
from governance.domain.lifecycle import State
from governance.domain.resting import Rest
from governance.domain.rulebook import Stage
from governance.models import AuditEntry, Community, Office, Proposal
from governance.selectors.communities import rulebook_in_force
from governance.selectors.proposals import process_of, proposal_state, proposals_of

_RUNNING = (State.PETITION, State.DELIBERATION, State.OPEN, State.EXTENDED)
_TO_BE_CARRIED_OUT = (State.AWAITING_CONFIRMATION, State.EXECUTING, State.FAILED)
_STOPPED = (State.HELD, State.VETOED, State.WITHDRAWN, State.CANCELLED)
_WITH_AN_END = (State.NOTICE, *_RUNNING, State.GRACE, *_TO_BE_CARRIED_OUT)
# What single people said, or did without a word: no deadline moves by it, and nothing that is told of one changes.
_SINGLE_VOICES = ("vote.", "petition.", "objection.", "sense.", "veto.", "candidate.", "jury.")


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """`key` stays the same however the instant moves. `kind`: opens, ends, takes_effect, expires, contest or term.

    `revision` and `changed_at` are the entry of the record that last changed it. `stopped`: it will not come to it.
    """

    key: str
    kind: str
    at: datetime
    revision: int
    changed_at: datetime
    proposal: Proposal | None = None
    stage: Stage | None = None
    nominating: bool = False
    stopped: State | None = None
    role: str = ""


def deadlines(community: Community, *, now: datetime, most: int) -> list[Deadline]:
    """The next ones, the earliest first; of proposals that nobody may see there is none, nor once all is closed."""
    if community.rest == Rest.CLOSED:
        return []
    found = [*_of_proposals(community, now, most), *_of_the_reading(community, now), *_of_terms(community, now, most)]
    return sorted(found, key=lambda one: (one.at, one.key))[:most]


def _of_proposals(community: Community, now: datetime, most: int) -> list[Deadline]:
    to_come = Q(opens_at__gt=now) | Q(closes_at__gt=now) | Q(grace_ends_at__gt=now) | Q(expires_at__gt=now)
    rows = proposals_of(community).filter(to_come, status__in=(*_WITH_AN_END, State.COLLECTING, *_STOPPED))
    shown = list(rows.order_by("number")[: 2 * most])
    changed = _last_changes(community, [row.number for row in shown])
    return [one for row in shown if (one := _of(row, changed[row.number], now)) is not None]


def _of(row: Proposal, changed: tuple[int, datetime], now: datetime) -> Deadline | None:
    state = proposal_state(row, now)
    kind, at = _where(row, state, now)
    if at is None or at <= now:
        return None
    place = "" if kind in ("takes_effect", "expires") else f" stage {row.stage} round {row.round}"
    return Deadline(
        key=f"proposal {row.number}{place} {kind}",
        kind=kind,
        at=at,
        revision=changed[0],
        changed_at=changed[1],
        proposal=row,
        stage=process_of(row).stages[row.stage],
        nominating=row.round == NOMINATING,
        stopped=state if state in _STOPPED else None,
    )


def _where(row: Proposal, state: State, now: datetime) -> tuple[str, datetime | None]:
    """What comes next for a proposal, and when; of one that was stopped, what would have come."""
    if state is State.NOTICE:
        return "opens", row.opens_at
    if state in _RUNNING:
        return "ends", row.closes_at
    if state is State.GRACE:
        return "takes_effect", row.grace_ends_at
    if state in _TO_BE_CARRIED_OUT:
        return "expires", row.expires_at
    if state not in _STOPPED:
        return "", None
    if row.outcome is not None:
        return ("expires", row.expires_at) if row.expires_at else ("takes_effect", row.grace_ends_at)
    return ("opens", row.opens_at) if row.opens_at and row.opens_at > now else ("ends", row.closes_at)


def _last_changes(community: Community, numbers: Collection[int]) -> Mapping[int, tuple[int, datetime]]:
    """The last entry about each proposal that is more than a single voice: its number and its time."""
    entries = AuditEntry.objects.filter(community=community, subject__in=[f"proposal:{number}" for number in numbers])
    for beginning in _SINGLE_VOICES:
        entries = entries.exclude(tag__startswith=beginning)
    last = entries.order_by().values("subject").annotate(seq=Max("seq"), at=Max("at"))
    return {int(row["subject"].partition(":")[2]): (row["seq"], row["at"]) for row in last}


def _of_the_reading(community: Community, now: datetime) -> list[Deadline]:
    stored = rulebook_in_force(community)
    if stored is None or stored.provisional_until is None or stored.provisional_until <= now:
        return []
    key = f"constitution {stored.constitution.number} rulebook {stored.number} contest"
    ends_at = stored.provisional_until
    return [Deadline(key=key, kind="contest", at=ends_at, revision=0, changed_at=stored.ratified_at)]


def _of_terms(community: Community, now: datetime, most: int) -> list[Deadline]:
    """One for all who leave a role together: who they are, pages do not tell."""
    running = Office.objects.filter(community=community, ended_at__isnull=True, ends_at__gt=now)
    terms = running.order_by("ends_at", "role").values("role", "ends_at").annotate(since=Max("granted_at"))[:most]
    return [
        Deadline(
            key=f"term {row['role']} {row['ends_at'].isoformat()}",
            kind="term",
            at=row["ends_at"],
            revision=0,
            changed_at=row["since"],
            role=row["role"],
        )
        for row in terms
        if row["ends_at"] is not None
    ]


def founding_hash(community: Community) -> str:
    """What the record of a community begins with: its own name for ever, on whatever host it is."""
    first = AuditEntry.objects.filter(community=community).order_by("seq").values_list("hash", flat=True)
    return first[0] if first else community.slug
