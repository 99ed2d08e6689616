"""What the API says when it cannot answer: one shape, and one sentence that says what to do next."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.defaults import server_error
from rest_framework import exceptions
from rest_framework.response import Response

ROOT = "/api/v1/"
_NAMED = 25


class Refused(Exception):
    """A question that has no answer here."""

    code, status = "refused", 400

    def __init__(self, message: str, *, allowed: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.allowed = tuple(allowed)


class BadQuery(Refused):
    """Something in the query of the address that this address does not take."""

    code = "bad_query"


class NothingThere(Refused):
    """An address that names nothing, or nothing public."""

    code, status = "not_found", 404


def listed(allowed: Iterable[str]) -> str:
    """What is allowed, in words, as long as a sentence can bear it."""
    names = tuple(allowed)
    return f"use one of {', '.join(names)}" if len(names) <= _NAMED else "`allowed` lists what it can be"


def handled(exc: Exception, _context: object) -> Response | None:
    """An answer for what was raised; None for a defect, which the site tells as one."""
    match exc:
        case Refused():
            return _said(exc.status, exc.code, str(exc), exc.allowed)
        case Http404():
            return _said(404, "not_found", "There is no such address. /api/v1/docs/ lists all of them.")
        case exceptions.MethodNotAllowed():
            return _said(
                405,
                "only_reads",
                "The API only reads, so ask with GET: members act by mentioning the bot, and moderators in the admin.",
            )
        case exceptions.NotAcceptable():
            return _said(
                406,
                "only_json",
                "Answers are JSON only: send “Accept: application/json”, or leave that header out.",
            )
        case SuspiciousOperation():
            return _said(400, "bad_query", "The request could not be read: shorten its address and ask again.")
    return None


def _said(status: int, code: str, message: str, allowed: tuple[str, ...] = ()) -> Response:
    return Response(_body(code, message, allowed), status=status)


def _body(code: str, message: str, allowed: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"error": {"code": code, "message": message} | ({"allowed": list(allowed)} if allowed else {})}


def broken(request: HttpRequest) -> HttpResponse:
    """What the whole site answers after a defect: JSON to programs, a page to people."""
    if not request.path_info.startswith(ROOT):
        return server_error(request)
    message = "Something broke on our side, and nothing you did caused it: ask again in a minute."
    return JsonResponse(_body("broken", message), status=500)
