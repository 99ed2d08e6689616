"""A message's template and data become words, in the community's time zone, with links to its pages."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string

from governance.domain.times import spoken

if TYPE_CHECKING:
    from governance.models import OutboxMessage

_LIVE = re.compile(
    r"@(?!\u200b)|:(?=/)|(?<=magnet):(?=\?)|[#\uff03](?=\d*[^\W\d])",  # a name, links, a hashtag; a bare #3 is a number
    re.IGNORECASE,
)
_REORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def render(message: "OutboxMessage", **more: Any) -> str:
    """The words of one message. No value in it can notify, link or look like the bot's own next line.

    `more` is what is known only now that it is said.
    """
    zone = ZoneInfo(message.community.timezone)
    home = f"{settings.BASE_URL}/c/{message.community.slug}/"
    page = f"{home}proposals/{message.proposal.number}/" if message.proposal else home
    words = _in_words(message.data | {"community": message.community.name}, zone)
    own = [f"messages/{language}/{message.template}.txt"] if (language := message.data.get("language")) else []
    context = words | {"home": home, "page": page} | more
    return render_to_string([*own, f"messages/{message.template}.txt"], context).strip()


def harmless(text: str) -> str:
    """On one line, so that no @name notifies anybody, no link and no hashtag works, and no mark turns others round."""
    return _LIVE.sub(lambda mark: f"{mark[0]}\u200b", _REORDERS.sub("", " ".join(text.split())))


def _in_words(data: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    return {name: _word(name, value, zone) for name, value in data.items()}


def _word(name: str, value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, list):
        return [_in_words(item, zone) if isinstance(item, dict) else _word("", item, zone) for item in value]
    if isinstance(value, dict):
        return _in_words(value, zone)
    if name.endswith("_at") and isinstance(value, str):
        return spoken(datetime.fromisoformat(value), zone)
    return harmless(value) if isinstance(value, str) else value
