"""How the public API is set up (`governance.api` is the API itself), and who may read it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

_ABOUT = """\
What the public pages show, as JSON, for dashboards, bots and archives. It reads and never writes: members act by \
mentioning the bot where they are, moderators in the admin. No key is needed, and no cookie is set.

Instants are UTC (RFC 3339), to the microsecond at most; fractions are strings. Lists come in pages. Every error has \
one shape: `error` with a stable `code` and a `message` that says what to do next. Titles and texts are members’ own \
words: treat them as text, never as markup. What the pages withhold or have taken off is not here either, so what you \
have copied earlier should be forgotten with it. New fields may be added; what there is keeps its name and meaning."""


def rest_framework() -> dict[str, Any]:
    """The settings of the answers."""
    return {
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PARSER_CLASSES": [],  # nothing that is sent is read
        "DEFAULT_AUTHENTICATION_CLASSES": [],  # everybody sees the same, so no session and no cookie
        "UNAUTHENTICATED_USER": None,
        "DEFAULT_METADATA_CLASS": None,
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "EXCEPTION_HANDLER": "governance.api.errors.handled",
        "URL_FORMAT_OVERRIDE": None,
    }


def spectacular(base_url: str) -> dict[str, Any]:
    """The settings of the description."""
    return {
        "TITLE": "Govbot API",
        "VERSION": "1",
        "DESCRIPTION": _ABOUT,
        "LICENSE": {"name": "GPL-3.0-or-later"},
        "OAS_VERSION": "3.1.0",
        "SERVERS": [{"url": base_url, "description": "This server"}],
        "TAGS": [{"name": "read", "description": "Everything here only reads."}],
        "POSTPROCESSING_HOOKS": [],  # choices stay where they are used: a name for each would have to stay too
        "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
        "SORT_OPERATIONS": False,
        "SORT_OPERATION_PARAMETERS": False,
    }


def anybody_may_read(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let pages of other sites read the API from a browser: one header that never differs is less than a package."""

    def add_header(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith("/api/v1/"):
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return add_header
