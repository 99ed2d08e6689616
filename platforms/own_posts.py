"""What is done to a post that the bot made: pinned, unpinned, or given other words. Again does no harm."""

from typing import TYPE_CHECKING

from platforms.models import Delivery, DeliveryState
from platforms.ports import Deed, Platform, PlatformError
from platforms.rendering import render

if TYPE_CHECKING:
    from governance.models import OutboxMessage

_KINDS = {"pin": "pin_post", "unpin": "unpin_post"}
_LACKING = "the token may not pin posts: tick write:accounts in the application and give the new token (set_token)"


def is_about_own_post(message: "OutboxMessage") -> bool:
    return message.about_id is not None


def has_its_post(message: "OutboxMessage") -> bool:
    """Whether what it is about was said, or given up."""
    said = Delivery.objects.filter(message=message.about_id)
    return said.exclude(state=DeliveryState.DUE).exists()


def act(message: "OutboxMessage", platform: Platform) -> str:
    """Do it, and return the words that were given. Raises PlatformError; what was not said or is gone needs nothing."""
    said = Delivery.objects.get(message=message.about_id)
    if said.state == DeliveryState.DEAD and message.audience == "pin":
        raise PlatformError("what was to be pinned could not be said whole", retryable=False, code="gone")
    if not said.post_id:
        return ""
    try:
        return _act(message, said.post_id, platform)
    except PlatformError as error:
        if error.code == "missing_scope":  # the rest of what the bot says needs no such scope, and does not wait
            raise PlatformError(_LACKING, retryable=False, code=error.code) from None
        if error.code == "gone" and message.audience != "pin":
            return ""
        raise


def _act(message: "OutboxMessage", post: str, platform: Platform) -> str:
    if message.audience == "edit":
        text = render(message)
        platform.reword(post, text)
        return text
    platform.act(Deed(kind=_KINDS[message.audience], target=post, params={}, key=f"outbox:{message.pk}"))
    return ""
