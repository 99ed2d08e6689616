"""A message's template and data become words, in the community's time zone, with links to its pages."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string

from governance.domain.times import spoken

if TYPE_CHECKING:
    from governance.models import OutboxMessage


def render(message: "OutboxMessage") -> str:
    """The words of one message."""
    zone = ZoneInfo(message.community.timezone)
    home = f"{settings.BASE_URL}/c/{message.community.slug}/"
    page = f"{home}proposals/{message.proposal.number}/" if message.proposal else home
    context = _in_words(message.data, zone) | {"home": home, "page": page, "community": message.community.name}
    own = [f"messages/{language}/{message.template}.txt"] if (language := message.data.get("language")) else []
    return render_to_string([*own, f"messages/{message.template}.txt"], context).strip()


def _in_words(data: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    return {name: _word(name, value, zone) for name, value in data.items()}


def _word(name: str, value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, list):
        return [_in_words(item, zone) if isinstance(item, dict) else item for item in value]
    if name.endswith("_at") and isinstance(value, str):
        return spoken(datetime.fromisoformat(value), zone)
    return value
