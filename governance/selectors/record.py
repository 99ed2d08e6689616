"""The public record, without the words that nobody may see."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from governance.domain.audit import Json, instant
from governance.domain.events import MemberJoined, PetitionSigned, ProposalHeld, SenseGiven, SignatureTakenBack
from governance.models import (
    AuditEntry,
    Community,
    Proposal,
)
from governance.selectors.prepared import prepared

_SINGLE_VOICES = (PetitionSigned.tag, SignatureTakenBack.tag, SenseGiven.tag)


def chain(community: Community, *, newest_first: bool = False) -> QuerySet[AuditEntry]:
    """A community's public record."""
    return (
        AuditEntry.objects.filter(community=community)
        .select_related("content")
        .order_by("-seq" if newest_first else "seq")
    )


class Joined(NamedTuple):
    """Under which name somebody came onto the roll, and when, as everybody can read it."""

    handle: str
    at: datetime


def joined_on_record(community: Community, handle: str) -> Joined | None:
    """When the public record last says that somebody became a member; without a server, of the only one so called."""
    found = AuditEntry.objects.filter(community=community, tag=MemberJoined.tag).order_by("seq")
    for named in ({"handle__iexact": handle}, {"handle__istartswith": f"{handle}@"}):
        rows = found.filter(**{f"content__words__{key}": value for key, value in named.items()})
        last = {words["handle"]: Joined(words["handle"], at) for words, at in rows.values_list("content__words", "at")}
        if last:
            return next(iter(last.values())) if len(last) == 1 else None
    return None


@prepared
def entries_after(*, community: int, seq: int) -> QuerySet[AuditEntry, tuple[Any, ...]]:
    """Number, time, tag, subject and actor of what came on record after an entry."""
    later = AuditEntry.objects.filter(community=community, seq__gt=seq)
    return later.order_by("seq").values_list("seq", "at", "tag", "subject", "actor")


def timeline(proposal: Proposal) -> QuerySet[AuditEntry]:
    """What happened to one proposal; what each single person said or signed is on the record, not here."""
    entries = chain(proposal.community).filter(subject=f"proposal:{proposal.number}")
    return entries.exclude(tag__startswith="vote.").exclude(tag__in=_SINGLE_VOICES)


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


def whole(community: Community) -> Iterator[dict[str, Json]]:
    """The whole chain with every word beside it: for checking, never for showing."""
    for entry in chain(community).iterator(chunk_size=500):
        yield exported(entry, slug=community.address_at(entry.seq))


def published(community: Community, entries: Iterable[AuditEntry]) -> Iterator[dict[str, Json]]:
    """Entries of its chain as anybody may have them: without the words of proposals that nobody may see."""
    unseen = unseen_subjects(community)
    for entry in entries:
        yield exported(entry, slug=community.address_at(entry.seq), withheld=is_withheld(entry, unseen))


def export(community: Community) -> Iterator[dict[str, Json]]:
    """The whole chain, first entry first."""
    yield from published(community, chain(community).iterator(chunk_size=500))
