"""Mastodon.py, kept on a short lead: answers of bounded size and time, and its errors in our words."""

import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from mastodon import Mastodon
from mastodon.errors import (
    MastodonAPIError,
    MastodonError,
    MastodonNetworkError,
    MastodonRatelimitError,
)

from platforms.ports import PlatformError

MOST_BYTES = 8_000_000  # a page of 80 long posts stays far below
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5, 20, 40
_CHUNK = 65_536
_LONGEST_SAID = 200
_NO_ANSWER = {
    "timed out": "it took too long",
    "CERTIFICATE_VERIFY_FAILED": "its certificate is not valid",
    "SSLError": "it cannot be spoken to by https",
    "RemoteDisconnected": "it hung up",
}
_SYSTEMS_WORDS = re.compile(r"\[Errno -?\d+\] ([^\"')]+)")
_UNTIL_LOOKED_AT = timedelta(minutes=10)
_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND, _CONFLICT, _GONE, _SERVER = 401, 403, 404, 409, 410, 500


class AnswerTooLong(requests.RequestException):
    """More than anything we ask for could take."""


class Session(requests.Session):
    """Follows no redirects, for they could lead a token astray, and reads no more than it can use.

    Keeps what Mastodon.py does not hand out: the server's clock, its words for an error (the library loses them
    where it expects a list), and the answer to a stream's request.
    """

    def __init__(self) -> None:
        super().__init__()
        self.server_time: datetime | None = None
        self.streaming: requests.Response | None = None
        self.status = 0
        self.said = ""

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        streaming = bool(kwargs.get("stream"))
        response = super().send(request, **kwargs | {"stream": True, "allow_redirects": False})
        self.server_time = _date(response.headers.get("Date"))
        if streaming:
            self.streaming, self.status = response, response.status_code
        else:
            response._content = _read(response)  # noqa: SLF001 - where `content` keeps what it has read
            response._content_consumed = True  # type: ignore[attr-defined]  # noqa: SLF001
            self.said = "" if response.ok else _said(response)
        return response


def _read(response: requests.Response) -> bytes:
    ends_at = time.monotonic() + WHOLE_SECONDS
    parts, size = [], 0
    try:
        for part in response.iter_content(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES or time.monotonic() > ends_at:
                raise AnswerTooLong(f"the answer is longer than {MOST_BYTES} bytes or {WHOLE_SECONDS} seconds")
    finally:
        response.close() if size > MOST_BYTES else None
    return b"".join(parts)


def _said(response: requests.Response) -> str:
    try:
        told = response.json()
    except ValueError:
        return ""
    return str(told.get("error") or "")[:_LONGEST_SAID] if isinstance(told, dict) else ""


def _date(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC) if header else None
    except ValueError:
        return None


def client(url: str, token: str, *, session: Session, seconds: Any = (CONNECT_SECONDS, READ_SECONDS)) -> Mastodon:
    """A client that asks nothing by itself, waits for nothing and checks no versions."""
    return Mastodon(
        api_base_url=url,
        access_token=token,
        version_check_mode="none",
        ratelimit_method="throw",
        request_timeout=seconds,
        session=session,
        user_agent="govbot",
    )


def as_sent(client: Mastodon, path: str, params: Mapping[str, Any]) -> Any:
    """The JSON of a page. The library's types of it would take longer than all that we do with what it says."""
    body = client._Mastodon__api_request("GET", path, dict(params), parse=False)  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        return json.loads(body)
    except ValueError:
        raise MastodonAPIError("the answer is not JSON") from None


@contextmanager
def asking(client: Mastodon, *, now: datetime) -> Iterator[None]:
    """Turn whatever the library raises into a PlatformError that says whether and when to try again."""
    try:
        yield
    except MastodonRatelimitError:
        raise _limited(client, now=now) from None
    except MastodonAPIError as error:
        raise _refused(error, said=getattr(client.session, "said", ""), now=now) from None
    except MastodonNetworkError as error:
        raise PlatformError(
            f"the server did not answer ({why(error)})", retryable=True, code="unreachable", alone=False
        ) from None
    except (MastodonError, requests.RequestException) as error:
        raise PlatformError(_shown(error), retryable=True, code="odd_answer", alone=False) from None


def _limited(client: Mastodon, *, now: datetime) -> PlatformError:
    reset = client.ratelimit_reset
    longest = now + timedelta(hours=3)
    try:
        retry_at = datetime.fromtimestamp(float(reset), UTC) if reset else now + timedelta(minutes=5)
    except (ValueError, OverflowError, OSError):
        retry_at = now + timedelta(minutes=5)
    retry_at = min(max(retry_at, now + timedelta(seconds=5)), longest)
    return PlatformError("the server asks for a pause", retryable=True, code="limited", retry_at=retry_at, alone=False)


def _refused(error: MastodonAPIError, *, said: str, now: datetime) -> PlatformError:
    status = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else 0
    if not status:
        return PlatformError("the server's answer is not JSON", retryable=True, code="odd_answer", alone=False)
    what = f"{status}: {said}" if said else str(status)
    if status == _UNAUTHORISED:
        return _until_looked_at(f"the token is not valid any more ({what})", "token_dead", now=now)
    if status == _FORBIDDEN and "scope" in said.lower():
        return _until_looked_at(f"the token lacks a scope ({what})", "missing_scope", now=now)
    if status == _FORBIDDEN and ("disabled" in said.lower() or "suspended" in said.lower() or "moved" in said.lower()):
        return _until_looked_at(f"the bot's account may not act ({what})", "account_disabled", now=now)
    if status in (_NOT_FOUND, _GONE):
        return PlatformError(f"it is not there ({what})", retryable=False, code="gone")
    if status >= _SERVER:
        return PlatformError(
            f"the server failed ({what})", retryable=True, code="server_failed", alone=status == _SERVER
        )
    return PlatformError(f"the server refused ({what})", retryable=status == _CONFLICT, code="refused")


def _until_looked_at(what: str, code: str, *, now: datetime) -> PlatformError:
    return PlatformError(what, retryable=True, code=code, retry_at=now + _UNTIL_LOOKED_AT, alone=False)


def why(error: Exception) -> str:
    """What was wrong with the line, without what three libraries have wrapped around it."""
    whole = str(error)
    for sign, meaning in _NO_ANSWER.items():
        if sign in whole:
            return meaning
    found = _SYSTEMS_WORDS.search(whole)
    return found[1].strip() if found else _shown(error)


def _shown(error: Exception) -> str:
    return str(error).replace("\n", " ")[:200]
