"""What of the platforms' tables goes along with a community, and what stays on its host."""

import re
from typing import Any

from governance.services.transfer.journey import POSTS, Journey
from governance.services.transfer.kinds import GOVERNANCE, Kind, kind
from platforms.adapters.sandbox.town import LONGEST_POST, is_town_html

STAY = frozenset(
    {
        "platforms.credential",  # a token is given anew on every host
        "platforms.lease",  # who works here right now
        "platforms.modelcall",  # what this host's models were asked
        "platforms.modeltrial",  # how models do here
        "platforms.textvector",  # made again from the text
    }
)
_OF_A_TOWN = re.compile(r"(\d+):(.+)")


def _delivery(values: dict[str, Any], _: int, journey: Journey) -> None:  # noqa: ARG001 - what every fit is told
    """What was tried there may stand there already: it is looked for under the number that its message had."""
    values["key"] = values["key"] or f"outbox:{values['message']}"


def _inbound(values: dict[str, Any], number: int, journey: Journey) -> None:
    """The record goes on calling it by the number that it had where it came in."""
    values["recorded_as"] = values["recorded_as"] or number
    answered = values["payload"]["in_reply_to"]
    values["payload"] = values["payload"] | {"in_reply_to": answered and journey.post(str(answered))}


def _draft(values: dict[str, Any], _: int, journey: Journey) -> None:
    """Its thread is a post, where it is no proposal."""
    values["thread"] = journey.post(values["thread"])


def _connection(values: dict[str, Any], _: int, journey: Journey) -> None:
    """How far the platform has been read is a post, in a town."""
    values["cursor"] = journey.post(values["cursor"])


def _town_post(values: dict[str, Any], _: int, journey: Journey) -> None:
    """Its key names its community by number; and nothing but what the town itself writes is shown as HTML."""
    if len(values["html"]) > 10 * LONGEST_POST or not is_town_html(values["html"]):
        raise ValueError("its html is not as a town writes it")
    if found := _OF_A_TOWN.fullmatch(values["idempotency_key"] or ""):
        community = journey.new("governance.community", int(found[1]))
        values["idempotency_key"] = f"{community}:{found[2]}"


def _notice(values: dict[str, Any], _: int, journey: Journey) -> None:
    address, _colon, rest = str(values["key"]).partition(":")
    if address != journey.came_as:
        raise ValueError(f"its key does not begin with “{journey.came_as}:”")
    values["key"] = f"{journey.slug}:{rest}"


PLATFORMS: tuple[Kind, ...] = (
    kind(
        "platforms.connection",
        "community",
        "community platform domain bot_handle url",
        stays="sweep_due_at rest_until unread_since unread_code stream_alive_at stream_error stream_failures "
        "stream_retry_at",
        fit=_connection,
    ),
    kind("platforms.sandboxaccount", "community"),
    kind(POSTS, "account__community", fit=_town_post),
    kind("platforms.sandboxblock", "community"),
    kind("platforms.sandboxnotice", "community", fit=_notice),
    kind("platforms.delivery", "message__community", posts="post_id", fit=_delivery),
    kind("platforms.followingpost", "delivery__message__community", posts="post_id"),
    kind("platforms.pendingdraft", "community", posts="post_id", fit=_draft),
    kind("platforms.errand", "deed__community"),
    kind("platforms.forgotten", "source__community"),
    kind("platforms.inboundevent", "community", posts="external_id post_id", fit=_inbound),
    kind("platforms.reread", "event__community"),
    kind("platforms.thought", "event__community"),
)
KINDS = (*GOVERNANCE, *PLATFORMS)
