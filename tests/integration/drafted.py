"""What somebody was asked, and what has counted."""

from governance.models import Vote
from platforms.models import Delivery, PendingDraft
from tests.conftest import Town


def votes(town: Town) -> list[tuple[str, str]]:
    return list(
        Vote.objects.filter(proposal__community=town.community).order_by("pk").values_list("member__handle", "choice")
    )


def question(town: Town, handle: str) -> str:
    """The post in which the bot asked this person last."""
    draft = PendingDraft.objects.filter(community=town.community, author=handle).latest("pk")
    return Delivery.objects.get(message=draft.question).post_id
