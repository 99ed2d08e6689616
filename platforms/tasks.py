"""What workers call: read what came in, do what was decided, deliver what is to be said."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from governance.domain.actors import SCHEDULE, Cause
from governance.domain.commands import RecordSweep
from governance.selectors import community_now, waits_for_sweep
from governance.services.handle import handle
from platforms import delivery, errands, inbox, pipeline, sweeping
from platforms.credentials import CredentialUnreadable
from platforms.models import Connection
from platforms.ports import PlatformError
from platforms.registry import platform_of
from platforms.wake import wake

logger = logging.getLogger(__name__)


def intake() -> int:
    """Read what has come in by now and deal with it."""
    return intake_at(timezone.now())


def intake_at(real_now: datetime) -> int:
    """Sweep every connected platform and deal with what is due. One broken platform does not stop the others."""
    done = 0
    for connection in Connection.objects.select_related("community"):
        try:
            if sweeping.is_due(connection, now=real_now):
                done += sweep(connection, real_now=real_now)
            else:
                done += _process(connection, real_now=real_now)
        except (PlatformError, CredentialUnreadable) as error:
            logger.warning("%s could not be read: %s", connection, error)
            sweeping.note_failed(connection, error, now=real_now)
        except Exception as error:
            logger.exception("%s could not be swept", connection)
            if connection.platform != "sandbox":
                sweeping.note_failed(connection, error, now=real_now)
    return done


def sweep(connection: Connection, *, real_now: datetime) -> int:
    """Read one platform and deal with what is due in its community. Raises PlatformError.

    A glance is enough, unless a vote has ended: its last ballots are counted after everything was read.
    """
    began_at = community_now(connection.community, real_now=real_now)
    platform = platform_of(connection, now=began_at)
    whole = waits_for_sweep(connection.community_id, now=began_at)
    read = platform.fetch if whole else platform.glance
    rest = timedelta(0)
    complete = False
    while not complete:
        fetched = read(cursor=connection.cursor)
        inbox.receive(connection, fetched, received_at=real_now)
        complete = fetched.complete
        rest += fetched.rest
    sweeping.note_swept(connection, platform, rest=rest, now=real_now)
    done = _process(connection, real_now=real_now)
    if whole:
        unsettled = inbox.oldest_unsettled_at(connection.community_id)
        handle(
            RecordSweep(began_at=min(began_at, unsettled) if unsettled else began_at),
            community=connection.community_id,
            actor=SCHEDULE,
            cause=Cause(ref="sweep"),
            now=began_at,
        )
        wake("deadlines")
    return done


def _process(connection: Connection, *, real_now: datetime) -> int:
    waiting = inbox.due(connection.community_id, now=real_now)
    return sum(pipeline.process(pk, connection=connection, real_now=real_now) for pk in waiting)


def deliver() -> int:
    """Send what is due now."""
    return deliver_at(timezone.now())


def deliver_at(real_now: datetime) -> int:
    """Do and say what is due at an instant: what was done is told right after it."""
    done = errands.perform(real_now=real_now)
    return done + delivery.deliver(real_now=real_now)
