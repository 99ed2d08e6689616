"""A browser without a screen: follows the square's link, keeps cookies, fills in its forms."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape

_TIMEOUT = 30
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """What a form answers is looked at when somebody asks for the page."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


class Visitor:
    """Whoever has the square's link, and may act there as anybody."""

    def __init__(self, base_url: str, *, square_url: str) -> None:
        self.base_url = base_url
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._reading = urllib.request.build_opener(cookies)
        self._sending = urllib.request.build_opener(cookies, NoRedirect())
        parts = urllib.parse.urlsplit(square_url)
        self.square = parts.path
        self._token = _TOKEN.search(self.get(f"{parts.path}?{parts.query}"))

    def get(self, path: str) -> str:
        """A page as text."""
        with self._reading.open(f"{self.base_url}{path}", timeout=_TIMEOUT) as answer:
            return str(answer.read().decode())

    def sees(self, path: str) -> str:
        """The words on a page, without its markup."""
        page = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", self.get(path))
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())

    def square_as(self, handle: str) -> str:
        """The words on the square as one person sees it."""
        return self.sees(f"{self.square}?{urllib.parse.urlencode({'as': handle})}")

    def act(self, **fields: str) -> int:
        """Send one of the square's forms; the status that came back (302 when it was done)."""
        token = self._token[1] if self._token else ""
        form = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(f"{self.base_url}{self.square}", data=form)  # noqa: S310 - our own address
        try:
            with self._sending.open(request, timeout=_TIMEOUT) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def say(self, handle: str, text: str, *, reply_to: int | None = None) -> int:
        """Write as somebody."""
        return self.act(do="write", **{"as": handle}, text=text, reply_to=str(reply_to or ""))

    def jump(self, period: str) -> int:
        """Move the town's clock: hour, day, week or deadline."""
        return self.act(do="clock", jump=period)
