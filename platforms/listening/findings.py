"""What a host should know of an account's stream. Without one the bot is slower, and loses nothing."""

from collections.abc import Iterator

from platforms.models import Connection
from platforms.ports import Finding

_POLLED = "mentions are read every five seconds instead"
_REMEDIES = {
    "token_dead": "Give the bot a token with the scope read:notifications: manage.py set_token.",
    "credential": "Restore the key in GOVBOT_CREDENTIALS_KEY, or give a new token: manage.py set_token.",
}
_OTHERWISE = "It is tried again by itself. If it stays so, look at the workers' log and the server's streaming service."


def stream_findings(row: Connection) -> Iterator[Finding]:
    """Nothing, where there was no attempt yet."""
    if row.stream_error == "no_stream":
        yield Finding(level="fine", what=f"The server has no event stream: {_POLLED}.")
    elif row.stream_error:
        yield Finding(
            level="warning",
            what=f"The event stream is down ({row.stream_error}): {_POLLED}.",
            remedy=_REMEDIES.get(row.stream_error, _OTHERWISE),
        )
    elif row.stream_alive_at is not None:
        yield Finding(
            level="fine", what=f"Mentions are heard at once (last sign at {row.stream_alive_at:%H:%M:%S} UTC)."
        )
