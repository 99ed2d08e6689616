"""Letting counts go on without a message that could not be dealt with: on the record, and its author hears of it."""

from collections.abc import Sequence

from governance.domain.commands import LeaveOutMessage
from governance.domain.events import Event, MessageLeftOut
from governance.services.moderation import public_reason
from governance.services.scene import Scene
from governance.services.speech import Reply, reply


def leave_out(scene: Scene, command: LeaveOutMessage) -> Sequence[Event]:
    """Note it, and tell the author in private, where they wrote. It may have been a vote, so they can send it again."""
    scene.moderator()
    reason = public_reason(scene, command.reason)
    member = scene.community.members.filter(handle__iexact=command.author).first()
    if command.post is not None:
        reply(
            Reply(template="reply.left_out", data={"community": scene.community.name, "reason": reason}),
            community=scene.community.pk,
            to=command.author,
            post=command.post,
            private=True,
            now=scene.now,
        )
    return [
        MessageLeftOut(
            subject="community",
            author=f"member:{member.pseudonym}" if member else None,
            written_at=command.written_at,
            words={"reason": reason},
        )
    ]
