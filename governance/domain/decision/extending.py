"""One bounded extension: a quorum that is missing at the end, or a quorum or a swing that came late."""

from datetime import datetime

from governance.domain.decision.rules import Choosing, Decision
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook_stages import Extension
from governance.domain.schedule import deadline

Result = Decision | Choosing


def late_from(extension: Extension, *, closes_at: datetime) -> datetime:
    """From when on a quorum or a swing is late: what stood then is what the end is compared with."""
    return closes_at - extension.window if extension.window is not None else closes_at


def extended_to(
    extension: Extension | None, *, closes_at: datetime, extended: bool, stood: Result, stands: Result
) -> datetime | None:
    """The new end of a vote, if its rule extends it; only once. `stood` is the result at `late_from`, `stands` now."""
    if extension is None or extended:
        return None
    missing = stands.outcome is Outcome.NO_QUORUM
    was_missing = stood.outcome is Outcome.NO_QUORUM
    happened = {
        "no_quorum": missing,
        "late_quorum": was_missing and not missing,
        "late_swing": not was_missing and not missing and _result(stood) != _result(stands),
    }
    return deadline(closes_at, extension.by) if any(happened[name] for name in extension.when) else None


def _result(found: Result) -> tuple[Outcome, frozenset[int]]:
    return found.outcome, frozenset(found.winners) if isinstance(found, Choosing) else frozenset()
