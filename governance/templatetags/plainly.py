"""Instants and numbers in templates, in the zone that the view has set; and code within words."""

import re
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from governance.domain.times import spoken
from governance.pages.situations import relative

register = template.Library()


@register.filter
def when(at: datetime) -> SafeString:
    """To the minute, with its zone."""
    return _time(at, spoken(at, timezone.get_current_timezone()))


@register.filter
def shortly(at: datetime) -> SafeString:
    """To the minute, for lists: 29 Nov 2026, 17:03."""
    local = timezone.localtime(at)
    return _time(at, f"{local.day} {local:%b %Y, %H:%M}")


@register.filter
def day(at: datetime) -> SafeString:
    """For example: 29 November 2026."""
    local = timezone.localtime(at)
    return _time(at, f"{local.day} {local:%B %Y}")


@register.filter
def seen_from(at: datetime, now: datetime) -> str:
    """For example: in 5 days and 3 hours."""
    return relative(at, now)


@register.filter
def coded(words: str) -> SafeString:
    """What stands between backticks, as code."""
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(words)))  # noqa: S308 - escaped before


def _time(at: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', timezone.localtime(at).isoformat(timespec="seconds"), words)
