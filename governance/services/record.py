"""The only writer of the public record: one entry per event, each chained to the one before."""

import secrets
from collections.abc import Sequence

from governance.domain.audit import Json, commitment, entry_hash, instant
from governance.domain.events import Event
from governance.models import AuditContent, AuditEntry
from governance.services.scene import Scene

_AT_ONCE = 1000


def record(scene: Scene, events: Sequence[Event]) -> None:
    """Append what happened, in this order. The community row is locked, so the chain cannot fork."""
    if not events:
        return
    community, version = scene.community, scene.constitution
    actor = "govbot" if all(event.unnamed for event in events) else scene.actor_reference()
    constitution: Json = {"version": version.number, "sha256": version.sha256} if version else None
    rows, salts = [], []
    for event in events:
        salt = secrets.token_hex(16)
        row = _row(scene, event, salt=salt, actor="govbot" if event.unnamed else actor, constitution=constitution)
        community.audit_length, community.audit_head = row.seq, row.hash
        rows.append(row)
        salts.append(salt)
    AuditEntry.objects.bulk_create(rows, batch_size=_AT_ONCE)
    community.save(update_fields=["audit_length", "audit_head"])
    said = [(row.seq, salt, event.words) for row, salt, event in zip(rows, salts, events, strict=True) if event.words]
    if not said:
        return
    keys = dict(AuditEntry.objects.filter(community=community, seq__gte=rows[0].seq).values_list("seq", "pk"))
    AuditContent.objects.bulk_create(
        (AuditContent(entry_id=keys[seq], salt=salt, words=dict(words)) for seq, salt, words in said),
        batch_size=_AT_ONCE,
    )


def _row(scene: Scene, event: Event, *, salt: str, actor: str, constitution: Json) -> AuditEntry:
    community = scene.community
    data = event.data() | {
        f"{name}_commitment": commitment(text, salt=salt) for name, text in sorted(event.words.items())
    }
    entry: dict[str, Json] = {
        "seq": community.audit_length + 1,
        "at": instant(scene.now),
        "community": community.slug,
        "tag": event.tag,
        "actor": actor,
        "subject": event.subject,
        "cause": scene.cause.ref,
        "constitution": constitution,
        "citations": [
            {"anchor": cited.anchor, "section": cited.section, "quote": cited.quote} for cited in event.citations
        ],
        "data": data,
        "prev_hash": community.audit_head,
    }
    columns = {name: value for name, value in entry.items() if name not in {"community", "at"}}
    return AuditEntry(**columns, community=community, at=scene.now, hash=entry_hash(entry))
