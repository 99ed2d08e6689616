"""What workers call: read what came in, do what was decided, deliver what is to be said."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone

from governance.domain.actors import SCHEDULE, Cause
from governance.domain.commands import RecordSweep
from governance.selectors import community_now, waits_for_sweep
from governance.services.handle import handle
from platforms import delivery, errands, forgetting, inbox, library, pipeline, rereading, sweeping
from platforms.credentials import CredentialUnreadable
from platforms.lanes import Job, Lanes
from platforms.models import Connection
from platforms.ports import PlatformError
from platforms.registry import platform_of
from platforms.thinking import helping
from platforms.thinking import tasks as thinking
from platforms.wake import wake

logger = logging.getLogger(__name__)


# Each takes what waits for a model, asks it, hands on what it said, and returns how many rows it handled.
REASONING: tuple[Callable[[], int], ...] = (
    thinking.think,
    thinking.read_constitutions,
    thinking.forget_words,
    library.make_vectors,
)

Clock = Callable[[], datetime]

_intake, _delivery = Lanes(), Lanes()
_PATIENCE_SECONDS = 2.0
_MOST_REREADINGS = 5


def intake() -> int:
    """Read what has come in by now, deal with it, and say at once what is to be said: each community by itself.

    Towns share a lane, for no server can keep them waiting, and one after the other each gets its turn.
    """
    alone = helping.answer_alone(now=timezone.now())
    found = sweeping.with_work(now=timezone.now())
    jobs = [Job(key=one.pk, server=one.url, act=partial(_take_in, [one])) for one in found if one.url]
    towns = [one for one in found if not one.url]
    if towns:
        jobs.append(Job(key="towns", server="", act=partial(_take_in, towns)))
    return alone + _intake.run(jobs, patience=_PATIENCE_SECONDS)


def _take_in(found: Sequence[Connection]) -> int:
    handled = 0
    for connection in found:
        done = _read(connection, clock=timezone.now)
        if done:
            delivery.deliver(real_now=timezone.now(), community_id=connection.community_id)
        handled += done
    return handled


def seconds_to_next_reading() -> float | None:
    """How long intake has nothing to read, if there is anything to come."""
    return sweeping.seconds_to_next(now=timezone.now())


def intake_at(real_now: datetime) -> int:
    """The same at a given instant, one community after the other."""
    alone = helping.answer_alone(now=real_now)
    found = sweeping.with_work(now=real_now)
    return alone + sum(_read(connection, clock=lambda: real_now) for connection in found)


def _read(connection: Connection, *, clock: Clock) -> int:
    """Sweep a platform if that is due, and deal with what waits. What goes wrong is noted and concerns nobody else."""
    try:
        if sweeping.take(connection, now=clock()):
            return sweep(connection, clock=clock)
        return _process(connection, clock=clock)
    except (PlatformError, CredentialUnreadable) as error:
        logger.warning("%s could not be read: %s", connection, error)
        sweeping.note_failed(connection, error, now=clock())
    except Exception as error:
        logger.exception("%s could not be swept", connection)
        if connection.platform != "sandbox":
            sweeping.note_failed(connection, error, now=clock())
    return 0


def sweep(connection: Connection, *, clock: Clock) -> int:
    """Read one platform and deal with what is due in its community. Raises PlatformError.

    A glance is enough, unless a vote has ended: its last ballots are counted after everything was read. What has been
    read of a long list is dealt with before more of it is.
    """
    real_now = clock()
    began_at = community_now(connection.community, real_now=real_now)
    platform = platform_of(connection, now=began_at)
    whole = waits_for_sweep(connection.community_id, now=began_at)
    read = platform.fetch if whole else platform.glance
    rest, done, complete = timedelta(0), 0, False
    while not complete:
        fetched = read(cursor=connection.cursor)
        inbox.receive(connection, fetched, received_at=clock())
        sweeping.note_read(connection)
        done += _process(connection, clock=clock)
        complete = fetched.complete
        rest += fetched.rest
    sweeping.note_swept(connection, platform, rest=rest, now=real_now)
    rereading.look_again(connection, platform, requests=_MOST_REREADINGS if whole else 1, now=began_at)
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


def _process(connection: Connection, *, clock: Clock) -> int:
    """Each is claimed when its turn comes, so that no other worker takes it for abandoned."""
    waiting = inbox.due(connection.community_id, now=clock())
    return sum(pipeline.process(pk, connection=connection, real_now=clock()) for pk in waiting)


def reason() -> int:
    """What needs a model, which may take minutes: no vote, deadline or answer from the record waits for it."""
    return sum(job() for job in REASONING)


def deliver() -> int:
    """Do what was decided and send what is due now: each community by itself."""
    now = timezone.now()
    found = {connection.pk: connection for connection in delivery.with_work(real_now=now)}
    asked = Connection.objects.filter(community__in=errands.with_work(real_now=now)).select_related("community")
    found |= {connection.pk: connection for connection in asked}
    jobs = [
        Job(key=connection.pk, server=connection.url, act=partial(_say, connection.community_id))
        for connection in found.values()
    ]
    said = _delivery.run(jobs, patience=_PATIENCE_SECONDS)
    return said + forgetting.forget(real_now=timezone.now())


def _say(community_id: int) -> int:
    done = errands.perform(real_now=timezone.now(), community_id=community_id)
    return done + delivery.deliver(real_now=timezone.now(), community_id=community_id)


def deliver_at(real_now: datetime) -> int:
    """Do and say what is due at an instant: what was done is told right after it."""
    done = errands.perform(real_now=real_now)
    done += delivery.deliver(real_now=real_now)
    return done + forgetting.forget(real_now=real_now)
