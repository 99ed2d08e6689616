"""Errands: what decisions ask of the platform. Claimed first, done outside any transaction, then reported.

Each is done once: before anything is changed, what is there is read and noted. After a lost answer the next try
reads again, and finds that it is so already.
"""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q

from governance.domain.actors import SCHEDULE, Cause
from governance.domain.commands import BeginDeed, ReportDeed
from governance.domain.errors import GovernanceError
from governance.selectors import community_now
from governance.selectors.standing import deeds_to_do, has_deeds_to_do, has_power
from governance.services.handle import handle
from platforms.backoff import CLAIMED_FOR, MOST_ATTEMPTS, next_attempt_at
from platforms.credentials import CredentialUnreadable
from platforms.models import Connection, Errand, ErrandState
from platforms.ongoing import Ongoing
from platforms.ports import Deed, Platform, PlatformError
from platforms.registry import platform_of

if TYPE_CHECKING:
    from governance.models import Deed as WantedDeed

logger = logging.getLogger(__name__)
_BATCH = 100
_PATIENCE = timedelta(days=1)
_NOTES = {
    "gone": "What it is about is not there any more.",
    "missing_scope": "The bot's token does not allow this. The host finds the missing scope with manage.py doctor.",
    "token_dead": "The bot's token is not valid any more. The host can give it a new one.",
    "account_disabled": "The bot's account may not act on the server at the moment.",
    "refused": "The server refused it. The bot's role there may not allow it.",
    "for_people": "The server lets no program do this, so it is for people.",
    "power_ended": "Members have taken this power from the bot since, so it is for people.",
}
_FOR_PEOPLE = ("for_people", "power_ended")
_NO_ANSWER = "The server could not do it, even after many tries."


def with_work(*, real_now: datetime) -> set[int]:
    """The communities whose platform is to be asked for something now."""
    due = Q(errand=None) | Q(errand__due_at__lte=real_now) | ~Q(errand__state=ErrandState.DUE)
    return set(deeds_to_do().filter(due).values_list("community_id", flat=True))


def perform(*, real_now: datetime, community_id: int | None = None) -> int:
    """Do what is due, oldest first; for one community, if it is named."""
    if not has_deeds_to_do():  # as nearly always
        return 0
    done, ongoing = 0, Ongoing(real_now)
    for deed in deeds_to_do(community_id)[:_BATCH]:
        errand, _ = Errand.objects.get_or_create(deed=deed, defaults={"due_at": real_now, "created_at": real_now})
        if errand.state != ErrandState.DUE:  # it is wanted again: somebody had it tried again
            again = {"state": ErrandState.DUE, "attempts": 0, "due_at": real_now, "created_at": real_now, "error": ""}
            Errand.objects.filter(pk=errand.pk, state=errand.state).update(**again)
        done += _run(errand.pk, deed, real_now=real_now, until=ongoing.now() + CLAIMED_FOR)
    return done


def _run(pk: int, deed: "WantedDeed", *, real_now: datetime, until: datetime) -> int:
    """`until`: how long it is ours; counted from now, for those before it in the batch may have taken long."""
    claimed = Errand.objects.filter(pk=pk, state=ErrandState.DUE, due_at__lte=real_now).update(
        due_at=until, attempts=F("attempts") + 1
    )
    if not claimed:
        return 0
    errand = Errand.objects.get(pk=pk)
    now = community_now(deed.community, real_now=real_now)
    try:
        connection = Connection.objects.select_related("community").get(community=deed.community_id)
        note = _do(deed, platform_of(connection, now=now), now=now)
        outcome = "done"
    except PlatformError as error:
        if _is_tried_again(errand, error, real_now=real_now):
            return 0
        outcome = "for_people" if error.code in _FOR_PEOPLE else "failed"
        note = _NOTES.get(error.code, _NO_ANSWER)
        errand.error = f"{error.code}: {error}"[:2000]
    except GovernanceError as error:  # stopped, halted or settled meanwhile: wanted again, it starts over
        Errand.objects.filter(pk=pk).update(error=error.safe)
        return 0
    except (CredentialUnreadable, Connection.DoesNotExist) as error:
        _is_tried_again(errand, error, real_now=real_now)
        return 0
    except Exception as error:
        logger.exception("errand %s could not be done", pk)
        if _is_tried_again(errand, error, real_now=real_now):
            return 0
        outcome, note = "failed", _NO_ANSWER
    return _report(errand, deed, outcome=outcome, note=note, now=now)


def _do(deed: "WantedDeed", platform: Platform, *, now: datetime) -> str:
    """Look, note what is there, then act; what people should know of it. Raises PlatformError, GovernanceError."""
    action, begun = deed.action, deed.state == "begun"
    wanted = Deed(kind=action.kind, target=action.target, params=action.params, key=deed.key.removesuffix(":undo"))
    try:
        seen = platform.look(wanted)
    except PlatformError as error:
        if deed.undo and error.code == "gone":
            return "What it was about is not there any more, so nothing had to be put back."
        raise
    if not deed.undo and not seen.done and not has_power(deed.community, action.kind):
        raise PlatformError("members have taken this power from the bot", retryable=False, code="power_ended")
    _handle(BeginDeed(key=deed.key, before=dict(seen.state), already=seen.done), deed, now=now)
    if not deed.undo:
        if seen.done:
            return "" if begun else "It was so already, so nothing was changed."
        return platform.act(wanted).note
    if not seen.done:
        return "" if begun else "It had been changed again since, so it was left as it is."
    before = {name: value for name, value in (action.before or {}).items() if name != "already"}
    return platform.undo(wanted, before=before).note


def _handle(command: BeginDeed | ReportDeed, deed: "WantedDeed", *, now: datetime) -> None:
    handle(command, community=deed.community_id, actor=SCHEDULE, cause=Cause(ref=f"deed:{deed.key}"[:100]), now=now)


def _is_tried_again(errand: Errand, error: Exception, *, real_now: datetime) -> bool:
    """Put it back for later, unless nothing speaks for it any more."""
    wanted_at = None
    if isinstance(error, PlatformError):
        hopeless = not error.retryable or (error.alone and errand.attempts >= MOST_ATTEMPTS)
        wanted_at = error.retry_at
    else:
        hopeless = errand.attempts >= MOST_ATTEMPTS
    if hopeless or errand.created_at < real_now - _PATIENCE:
        return False
    due_at = max(wanted_at or real_now, next_attempt_at(attempts=errand.attempts, now=real_now))
    Errand.objects.filter(pk=errand.pk, attempts=errand.attempts).update(
        due_at=due_at, error=f"{type(error).__name__}: {error}"[:2000]
    )
    return True


def _report(errand: Errand, deed: "WantedDeed", *, outcome: str, note: str, now: datetime) -> int:
    state = ErrandState.DONE if outcome == "done" else ErrandState.DEAD
    try:
        with transaction.atomic():
            _handle(ReportDeed(key=deed.key, outcome=outcome, note=note), deed, now=now)
            Errand.objects.filter(pk=errand.pk).update(state=state, error=errand.error)
    except GovernanceError as error:
        Errand.objects.filter(pk=errand.pk).update(error=error.safe)
    return 1
