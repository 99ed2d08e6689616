"""The only writer of the outbox: what is to be said goes into the same commit as what happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from governance.domain.actors import ActorKind
from governance.domain.audit import Json
from governance.domain.events import Cited
from governance.domain.rulebook import Citation
from governance.models import Audience, OutboxMessage, Proposal
from governance.services.scene import Scene

Data = dict[str, Json]


def announce(
    scene: Scene,
    template: str,
    data: Data,
    *,
    proposal: Proposal | None = None,
    audience: Audience = Audience.PUBLIC,
) -> OutboxMessage:
    """Say something to everybody; in the proposal's thread, where there is one."""
    return OutboxMessage.objects.create(
        community=scene.community,
        proposal=proposal,
        template=template,
        audience=audience,
        to=proposal.author.handle if proposal and template == "proposal.opened" else "",
        reply_to=proposal.source_post if proposal else "",
        data=data,
        created_at=scene.now,
    )


def answer(
    scene: Scene,
    template: str,
    data: Data,
    *,
    proposal: Proposal | None = None,
    audience: Audience = Audience.DIRECT,
) -> None:
    """Answer the person who wrote. Does nothing for moderators and the schedule: they read the page."""
    if scene.actor.kind is ActorKind.PERSON and not scene.cause.quiet:
        tell(scene, scene.actor.key, template, data, proposal=proposal, audience=audience)


def tell(
    scene: Scene,
    handle: str,
    template: str,
    data: Data,
    *,
    proposal: Proposal | None = None,
    audience: Audience = Audience.DIRECT,
) -> None:
    """Say something to one person; as a reply, if it is they who wrote."""
    OutboxMessage.objects.create(
        community=scene.community,
        proposal=proposal,
        template=template,
        audience=audience,
        to=handle,
        reply_to=(scene.cause.post or "") if handle == scene.actor.key else "",
        data=data,
        created_at=scene.now,
    )


def on_own_post(
    scene: Scene, audience: Audience, message: OutboxMessage, template: str = "", data: Data | None = None
) -> None:
    """Pin or unpin the first post of one of the bot's own messages, or give it other words."""
    OutboxMessage.objects.create(
        community=scene.community,
        template=template,
        audience=audience,
        about=message,
        data=data or {},
        created_at=scene.now,
    )


def favourite(scene: Scene, *, proposal: Proposal) -> None:
    """The quiet acknowledgement of a clear vote."""
    if scene.cause.post:
        OutboxMessage.objects.create(
            community=scene.community,
            proposal=proposal,
            audience=Audience.FAVOURITE,
            reply_to=scene.cause.post,
            created_at=scene.now,
        )


def cited(*citations: Citation | None) -> tuple[Cited, ...]:
    """A rulebook's citations as an event carries them: each clause once, in this order."""
    clauses = (Cited(anchor=one.anchor, section=one.section, quote=one.quote) for one in citations if one is not None)
    return tuple(dict.fromkeys(clauses))


def clause(citation: Citation | None) -> Json:
    """A citation as a message carries it."""
    if citation is None:
        return None
    return {"anchor": citation.anchor, "section": citation.section, "quote": citation.quote}


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer: a template, its data, and whether only the person who asked should see it."""

    template: str
    data: Mapping[str, Json] = field(default_factory=dict)
    private: bool = True


def reply(said: Reply, *, community: int, to: str, post: str, private: bool, now: datetime) -> int:
    """Write an answer to one person's post, and return its key. A private question gets a private answer."""
    written = OutboxMessage.objects.create(
        community_id=community,
        template=said.template,
        audience=Audience.DIRECT if private or said.private else Audience.UNLISTED,
        to=to,
        reply_to=post,
        data=dict(said.data),
        created_at=now,
    )
    return int(written.pk)
