"""Posts of votes that were edited or deleted: noted, and told while voting lasts. The vote stays as it was sent."""

from collections.abc import Sequence

from governance.domain.commands import NoteVotePost
from governance.domain.events import Event, VotePostDiffers
from governance.domain.lifecycle import is_voting
from governance.models import Vote
from governance.selectors import proposal_state
from governance.services.matters import find
from governance.services.scene import Scene
from governance.services.speech import tell


def note(scene: Scene, command: NoteVotePost) -> Sequence[Event]:
    """Put it on record, unless another message counts by now; ask the voter for a new message while there is time."""
    proposal = find(scene, command.number)
    vote = Vote.objects.select_related("member").filter(proposal=proposal, post=command.post).first()
    if vote is None:
        return []
    if is_voting(proposal_state(proposal, scene.now)):
        closes_at = proposal.closes_at.isoformat() if proposal.closes_at else None
        tell(
            scene,
            vote.member.handle,
            "vote.post_differs",
            {"number": proposal.number, "deleted": command.found == "deleted", "closes_at": closes_at},
            proposal=proposal,
        )
    return [
        VotePostDiffers(
            subject=f"proposal:{proposal.number}",
            number=proposal.number,
            voter=f"member:{vote.member.pseudonym}",
            found=command.found,
        )
    ]
