"""Words that were removed go out of what the bot had to say; where they came from waits for the platforms to forget."""

from collections.abc import Iterable
from datetime import datetime

from governance.domain.audit import Json
from governance.models import AuditContent, AuditEntry, OutboxMessage, Proposal, RemovedSource
from governance.services.scene import Scene

REMOVED = "Words removed by a moderator"
_TELLING = 12  # shorter words may stand in others by chance, so they go only where nothing else stands


def forget(
    scene: Scene,
    words: Iterable[str],
    *,
    since: datetime,
    proposal: Proposal | None,
    posts: Iterable[str] = (),
    causes: Iterable[str] = (),
) -> None:
    """Take these words out of everything said since, and note the posts and messages that they came from."""
    _out_of_the_outbox(scene, {word for word in words if word.strip()} - {REMOVED}, since=since)
    found = [{"post": post} for post in dict.fromkeys(posts) if post]
    found += [{"cause": cause} for cause in dict.fromkeys(causes) if cause.startswith("inbound:")]
    RemovedSource.objects.bulk_create(
        [
            RemovedSource(community=scene.community, proposal=proposal, removed_at=scene.now, **source)
            for source in found
        ],
        ignore_conflicts=True,
    )


def telling(params: Json) -> set[str]:
    """The texts in an effect's values that are long enough to be known again."""
    values = params.values() if isinstance(params, dict) else ()
    return {value for value in values if isinstance(value, str) and len(value) >= _TELLING}


def beside(entries: Iterable[AuditContent]) -> list[str]:
    """The causes of the entries that words stand beside."""
    return list(AuditEntry.objects.filter(content__in=entries).values_list("cause", flat=True))


def forget_said(keys: Iterable[int], *, now: datetime) -> None:
    """Empty what the bot had to say about words that were removed. Only for what has been delivered."""
    OutboxMessage.objects.filter(pk__in=keys).update(data={}, forgotten_at=now)


def _out_of_the_outbox(scene: Scene, words: set[str], *, since: datetime) -> None:
    if not words:
        return
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    changed = []
    for row in OutboxMessage.objects.filter(community=scene.community, created_at__gte=since).exclude(data={}):
        data = _without(longest_first, row.data)
        if data != row.data:
            row.data, row.forgotten_at = data, scene.now
            changed.append(row)
    OutboxMessage.objects.bulk_update(changed, ["data", "forgotten_at"], batch_size=200)


def _without(words: list[str], value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _without(words, one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without(words, one) for one in value]
    if isinstance(value, str):
        for word in words:
            if value == word:
                return REMOVED
            if len(word) >= _TELLING:
                value = value.replace(word, REMOVED)
    return value
