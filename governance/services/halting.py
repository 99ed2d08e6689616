"""The emergency halt: nothing is carried out until it is lifted; the time it took is not held against anybody."""

from django.db.models import F

from governance.domain.events import CommunityHalted, CommunityResumed
from governance.domain.lifecycle import State
from governance.models import Proposal
from governance.services.scene import Scene
from governance.services.speech import announce

_UNFINISHED = (State.AWAITING_CONFIRMATION, State.EXECUTING, State.FAILED)


def stop(scene: Scene, *, reason: str, by_members: bool = False) -> CommunityHalted:
    """Halt the community."""
    community = scene.community
    community.halted_at, community.halt_reason = scene.now, reason
    community.save(update_fields=["halted_at", "halt_reason"])
    announce(scene, "community.halted", {"reason": reason, "by_members": by_members})
    return CommunityHalted(subject="community", words={"reason": reason})


def lift(scene: Scene, *, reason: str) -> CommunityResumed:
    """Lift the halt. What waited has as long as before to be carried out."""
    community = scene.community
    assert community.halted_at is not None
    lasted = scene.now - community.halted_at
    waiting = Proposal.objects.filter(community=community, status__in=_UNFINISHED, expires_at__isnull=False)
    waiting.update(expires_at=F("expires_at") + lasted)
    waiting.exclude(status=State.EXECUTING).update(due_at=F("expires_at"))
    community.halted_at, community.halt_reason = None, ""
    community.save(update_fields=["halted_at", "halt_reason"])
    announce(scene, "community.resumed", {"reason": reason})
    return CommunityResumed(subject="community", words={"reason": reason})
