"""The only writer of the public record: one entry per event, chained to the one before."""

import secrets

from governance.domain.audit import Json, commitment, entry_hash, instant
from governance.domain.events import Event
from governance.models import AuditContent, AuditEntry
from governance.services.scene import Scene


def record(scene: Scene, event: Event) -> AuditEntry:
    """Append one event. The community row is locked, so the chain cannot fork."""
    community = scene.community
    salt = secrets.token_hex(16)
    data = event.data() | {
        f"{name}_commitment": commitment(text, salt=salt) for name, text in sorted(event.words.items())
    }
    version = scene.constitution
    entry: dict[str, Json] = {
        "seq": community.audit_length + 1,
        "at": instant(scene.now),
        "community": community.slug,
        "tag": event.tag,
        "actor": "govbot" if event.unnamed else scene.actor_reference(),
        "subject": event.subject,
        "cause": scene.cause.ref,
        "constitution": {"version": version.number, "sha256": version.sha256} if version else None,
        "citations": [
            {"anchor": cited.anchor, "section": cited.section, "quote": cited.quote} for cited in event.citations
        ],
        "data": data,
        "prev_hash": community.audit_head,
    }
    saved = AuditEntry.objects.create(
        **{name: value for name, value in entry.items() if name not in {"community", "at"}},
        community=community,
        at=scene.now,
        hash=entry_hash(entry),
    )
    if event.words:
        AuditContent.objects.create(entry=saved, salt=salt, words=dict(event.words))
    community.audit_length, community.audit_head = saved.seq, saved.hash
    community.save(update_fields=["audit_length", "audit_head"])
    return saved
