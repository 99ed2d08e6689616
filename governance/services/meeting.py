"""Where the roll is local, whoever writes from the community's own server is a member from then on."""

from collections.abc import Sequence

from governance.domain.commands import MeetPerson
from governance.domain.electorate import Standing
from governance.domain.events import Event, MemberJoined
from governance.models import Member
from governance.selectors.members import is_to_be_met
from governance.services.pseudonyms import new_pseudonym
from governance.services.scene import Scene


def meet(scene: Scene, command: MeetPerson) -> Sequence[Event]:
    """Put somebody on a local roll who writes for the first time. Nobody who has left is put back."""
    if not is_to_be_met(scene.community.pk, scene.actor.key):
        return []
    since = min(command.tenure_from or scene.now, scene.now)
    row = Member.objects.create(
        community=scene.community,
        handle=scene.actor.key,
        display_name=command.display_name[:255],
        standing=Standing.ACTIVE,
        joined_at=scene.now,
        tenure_from=since,
        account_from=since,
        pseudonym=new_pseudonym(),
    )
    return [
        MemberJoined(subject=f"member:{row.pseudonym}", remote=False, tenure_from=since, words={"handle": row.handle})
    ]
