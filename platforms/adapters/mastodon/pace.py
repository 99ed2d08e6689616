"""How eagerly an account may be read: a burst for a lively conversation, and on the whole well below the limits.

Mastodon allows 300 requests in five minutes, and of those that turn pages 300 in a quarter of an hour. Reading takes at
most 250; the rest is for posts and stars. What the server says is left, of either, makes it slower still.
"""

from datetime import timedelta

from mastodon import Mastodon

_SECONDS_EACH = 1.5
_BURST_SECONDS = 50 * _SECONDS_EACH
_PLENTY = 150
_KEPT_FOR_POSTS = 75
_SPARING_SECONDS = 6.0
_LONGEST_SECONDS = 60.0


def spend(paid_until: float, requests: int, *, now: float) -> float:
    """Until when what has been asked is paid for, if one request may be made every so many seconds."""
    return max(paid_until, now) + requests * _SECONDS_EACH


def rest(client: Mastodon, *, paid_until: float, requests: int, now: float) -> timedelta:
    """How long to leave the account alone after so many requests."""
    ours = paid_until - now - _BURST_SECONDS
    return timedelta(seconds=max(0.0, ours, _servers(client, requests, now=now)))


def _servers(client: Mastodon, requests: int, *, now: float) -> float:
    left = client.ratelimit_remaining
    if client.ratelimit_lastcall is None or not isinstance(left, int) or left >= _PLENTY:
        return 0.0
    reset = client.ratelimit_reset
    if not isinstance(reset, int | float) or left <= _KEPT_FOR_POSTS:
        return _SPARING_SECONDS * requests
    return min(max(reset - now, 0.0) / (left - _KEPT_FOR_POSTS) * requests, _LONGEST_SECONDS)
