"""How the thread of a published constitution stands, for who asks for it again."""

from typing import TYPE_CHECKING

from governance.selectors.publications import has_published, publication_of
from governance.selectors.standing import powers_of
from platforms.models import Connection, Delivery, DeliveryState

if TYPE_CHECKING:
    from governance.models import Community, ConstitutionVersion


def powers_needed(community: "Community") -> frozenset[str]:
    """What the bot's token must allow: what members have granted, and to pin the constitution that it published."""
    own = {"pin_post"} if has_published(community) else set()
    return frozenset(powers_of(community).values_list("kind", flat=True)) | own


def thread_of(version: "ConstitutionVersion") -> str:
    """Where the thread is, or what it waits for, in a sentence."""
    publication = publication_of(version)
    row = Delivery.objects.filter(message=publication.message_id).first() if publication else None
    if row is None or row.state == DeliveryState.DUE:
        why = f" (the last try: {row.error[:200]})" if row and row.error else ""
        return f"Its posts are on their way{why}."
    if row.state == DeliveryState.DEAD:
        return f"Its posts could not be made ({row.error[:200]}): send them again on the admin's first page."
    connection = Connection.objects.filter(community=version.community_id).first()
    if connection is None or not connection.url:
        return "Its thread is pinned on the town square."
    return f"Its thread: {connection.url}/@{connection.bot_handle}/{row.post_id}"
