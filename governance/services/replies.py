"""Answers that change nothing: they go through the outbox like everything that is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from governance.domain.audit import Json
from governance.models import Audience, OutboxMessage


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer: a template, its data, and whether only the person who asked should see it."""

    template: str
    data: Mapping[str, Json] = field(default_factory=dict)
    private: bool = True


def reply(said: Reply, *, community: int, to: str, post: str, private: bool, now: datetime) -> None:
    """Write an answer to one person's post. A private question gets a private answer."""
    OutboxMessage.objects.create(
        community_id=community,
        template=said.template,
        audience=Audience.DIRECT if private or said.private else Audience.UNLISTED,
        to=to,
        reply_to=post,
        data=dict(said.data),
        created_at=now,
    )
