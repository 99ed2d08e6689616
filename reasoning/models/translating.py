"""Other people's errors in our words. Known by name and status, so that no engine has to be imported for it."""

from typing import Final

from reasoning.models.errors import ModelUnavailable

_BY_NAME: Final = (
    ("UnknownModelError", "unknown_model"),
    ("NeedsKeyException", "no_key"),
    ("ValidationError", "cannot"),
    ("Timeout", "too_late"),
    ("TimedOut", "too_late"),
    ("ConnectError", "unreachable"),
    ("ConnectionError", "unreachable"),
    ("NetworkError", "unreachable"),
    ("ProtocolError", "unreachable"),
    ("ReadError", "unreachable"),
)
_BY_STATUS: Final = {401: "no_key", 403: "no_key", 404: "unknown_model", 408: "too_late", 429: "overloaded"}
_FIRST_ERROR, _FIRST_SERVER_ERROR, _BEYOND = 400, 500, 600
_LONGEST = 200


def by_status(status: int) -> ModelUnavailable:
    """Find the code for a server's refusal."""
    code = _BY_STATUS.get(status, "server_error" if status >= _FIRST_SERVER_ERROR else "refused")
    return ModelUnavailable(code, f"status {status}")


def translated(error: Exception) -> ModelUnavailable:
    """Find the code for an engine's error, by its status, its class or the class of what caused it."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and _FIRST_ERROR <= status < _BEYOND:
        return by_status(status)
    cause: BaseException | None = error
    while cause is not None:
        names = [kind.__name__ for kind in type(cause).__mro__]
        for part, code in _BY_NAME:
            if any(part in name for name in names):
                return ModelUnavailable(code, type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, ValueError):
        return ModelUnavailable("failed", f"{type(error).__name__}: {error}"[:_LONGEST])
    return ModelUnavailable("failed", type(error).__name__)
