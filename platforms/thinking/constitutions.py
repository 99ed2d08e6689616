"""The job that reads a constitution for people to ratify: by fixed rules, and with the model chosen here."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from governance.domain.actors import SCHEDULE, Cause
from governance.domain.commands import ReportReading
from governance.domain.rulebook import Rulebook
from governance.selectors import community_now
from governance.selectors.readings import due_readings
from governance.services.handle import handle
from governance.services.readings import claim, note_progress
from platforms.thinking.choice import May, help_for
from reasoning.assisted.reading import asked_about, read_with
from reasoning.models.asking import Asker
from reasoning.models.errors import ModelUnavailable
from reasoning.reader.reading import prepare, read

if TYPE_CHECKING:
    from governance.models import Reading

logger = logging.getLogger(__name__)
_CLAIMED_FOR = timedelta(minutes=4)
_UNREADABLE = (
    "The text could not be read by the program; whoever runs this server finds the reason in its log. "
    "You can have it read again."
)


def read_wanted_at(real_now: datetime) -> int:
    """Read the texts that wait, one after the other. One that breaks fails alone, in plain words."""
    far_ahead = real_now + timedelta(days=4000)  # a sandbox's clock may be ahead; each is looked at by its own
    return sum(_read(reading, real_now=real_now) for reading in due_readings(now=far_ahead))


def _read(reading: "Reading", *, real_now: datetime) -> int:
    community = reading.constitution.community
    now = community_now(community, real_now=real_now)
    if not claim(reading, now=now, until=now + _CLAIMED_FOR):
        return 0
    draft, model, error = None, "", ""
    try:
        found, model = _found(reading, real_now=real_now)
        draft = found.model_dump(mode="json")
    except Exception:
        logger.exception("the constitution of %s could not be read", community.slug)
        error = _UNREADABLE
    handle(
        ReportReading(reading=reading.pk, draft=draft, model=model, error=error),
        community=community.pk,
        actor=SCHEDULE,
        cause=Cause(ref="reading"),
        now=now,
    )
    return 1


def _found(reading: "Reading", *, real_now: datetime) -> tuple[Rulebook, str]:
    """What stands in the text, and the model that helped; answers are remembered, so an interrupted job goes on."""
    text = reading.text
    try:
        helper = help_for(reading.constitution.community, now=real_now)
    except ModelUnavailable:
        return read(text), ""
    if helper.may is not May.DRAFT:
        return read(text), ""
    return read_with(text, helper.asker, say=_progress(reading, text)), _name(helper.asker)


def _progress(reading: "Reading", text: str) -> Callable[[str], None]:
    done, sections = 0, len(asked_about(prepare(text)))

    def say(_: str) -> None:
        nonlocal done
        done += 1
        note_progress(reading, read=done, sections=sections)

    return say


def _name(helper: Asker) -> str:
    return str(helper.model.name)
