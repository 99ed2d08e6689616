"""Having a text read for people to ratify: what is wanted, what the job finds, what need not be decided again."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models

from governance.domain.carrying_over import CannotBeCarriedOver, carry_over
from governance.domain.commands import ReportReading, WantReading
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, ReadingMade, ReadingWanted
from governance.domain.ratifying import WHOLE, Choice, undecided, units
from governance.domain.rereading import merged, newly_stated, still_settled
from governance.domain.rulebook import ProcessType, Rulebook
from governance.domain.sections import parse_sections
from governance.models import (
    ConstitutionVersion,
    Contest,
    ContestState,
    Draft,
    Reading,
    ReadingState,
    StoredRulebook,
)
from governance.selectors import parsed_rulebook
from governance.selectors.readings import decisions_of, draft_with, ratified_ways, settled_in
from governance.services.scene import NoRulesYet, Scene
from governance.services.taking_over import take_over


class NothingToRead(GovernanceError):
    """A community without a text, or whose text is being read already."""

    code = "nothing_to_read"


class NoSuchReading(GovernanceError):
    """A reading that is over: it was ratified, or another text came into force."""

    code = "no_such_reading"
    safe = "This reading is over. Go to the list of readings: a newer one may wait there."


def want_by_moderator(scene: Scene, command: WantReading) -> Sequence[Event]:
    """A moderator wants the text in force read, or a reading made again. Raises NothingToRead or NoSuchReading."""
    scene.moderator()
    if command.reading is not None:
        return _again(scene, command.reading)
    if scene.constitution is None:
        raise NothingToRead("There is no constitution here yet that could be read.")
    if _open(scene.constitution):
        raise NothingToRead("The text is being read already, or waits to be ratified. Open it in the list.")
    return want(scene)


def _again(scene: Scene, pk: int) -> list[Event]:
    """Read a text anew; what was decided about words that are read as before is taken over then."""
    reading = (
        Reading.objects.select_related("constitution", "proposed")
        .filter(pk=pk, constitution__community=scene.community, constitution__superseded_at=None)
        .filter(state__in=(ReadingState.OPEN, ReadingState.FAILED))
        .first()
    )
    if reading is None:
        raise NoSuchReading
    reading.state = ReadingState.DROPPED
    reading.save(update_fields=["state"])
    return [_put_down(scene, reading.constitution, reading.proposed)]


def want(scene: Scene) -> list[Event]:
    """Put the text in force down for the job."""
    version = scene.constitution
    assert version is not None
    if _open(version):
        return [ReadingWanted(subject=f"constitution:{version.number}", version=version.number)]
    return [_put_down(scene, version)]


def want_of(scene: Scene, draft: Draft) -> list[Event]:
    """Put a draft down for the job, beside the version that it would take the place of."""
    return [_put_down(scene, draft.base, draft)]


def _put_down(scene: Scene, version: ConstitutionVersion, draft: Draft | None = None) -> ReadingWanted:
    reading = Reading(constitution=version, proposed=draft, wanted_at=scene.now, due_at=scene.now)
    reading.sections = len(parse_sections(reading.text))
    reading.save()
    return ReadingWanted(subject=reading.subject, version=version.number)


def look_again(scene: Scene, contested: Sequence[tuple[str, str]]) -> list[Event]:
    """A rule is contested: its fields are open again in what people are deciding, else the text is read again."""
    version = scene.constitution
    assert version is not None
    reading = version.readings.filter(state=ReadingState.OPEN, proposed=None).first()
    if reading is None:
        return want(scene)
    for process, field in contested:
        reading.settled = [
            pair for pair in reading.settled if pair[0] != process or (field and pair[1] not in (field, WHOLE))
        ]
        decided = reading.decisions.filter(process=process)
        (decided.filter(field=field) if field else decided).update(
            choice=Choice.ASKED, revision=models.F("revision") + 1
        )
    _mark_contested(reading.draft, contested)
    reading.save(update_fields=["settled", "draft"])
    return []


def _mark_contested(draft: Mapping[str, Any], contested: Collection[tuple[str, str]]) -> None:
    """Nothing that a member contests is shown as sure: somebody looks at it again."""
    for way in draft.get("process_types", ()):
        process = ProcessType.model_validate(way)
        fields = {field for key, field in contested if key == process.key}
        stated = [name for name in units(process) if process.value(name) not in (None, (), False)]
        marked = [name for name in stated if name in fields or "" in fields]
        way["look"] = [*way["look"], *(name for name in marked if name not in way["look"])]


def _open(version: ConstitutionVersion) -> bool:
    return version.readings.filter(state__in=(ReadingState.WANTED, ReadingState.OPEN), proposed=None).exists()


def drop(scene: Scene) -> None:
    """Readings beside texts that are not in force any more lead nowhere."""
    Reading.objects.filter(
        constitution__community=scene.community,
        constitution__superseded_at__isnull=False,
        state__in=(ReadingState.WANTED, ReadingState.OPEN, ReadingState.READY, ReadingState.FAILED),
    ).update(state=ReadingState.DROPPED)


def claim(reading: Reading, *, now: datetime, until: datetime) -> bool:
    """Take a reading on, so that nobody else reads it meanwhile; a crash costs a wait."""
    wanted = Reading.objects.filter(pk=reading.pk, state=ReadingState.WANTED, due_at=reading.due_at, due_at__lte=now)
    return bool(wanted.update(due_at=until))


def note_progress(reading: Reading, *, read: int, sections: int) -> None:
    Reading.objects.filter(pk=reading.pk, state=ReadingState.WANTED).update(read=read, sections=sections)


def report(scene: Scene, command: ReportReading) -> Sequence[Event]:
    """Keep what the job has found. A later text shows only what has changed in it; nothing is in force by this."""
    reading = (
        Reading.objects.select_related("constitution", "proposed")
        .filter(pk=command.reading, constitution__community=scene.community, state=ReadingState.WANTED)
        .first()
    )
    if reading is None:
        return []
    version = reading.constitution
    if command.draft is None:
        reading.state, reading.error = ReadingState.FAILED, command.error
        reading.save(update_fields=["state", "error"])
        return []
    fresh = Rulebook.model_validate(command.draft)
    reading.draft, reading.settled = _beside_what_holds(scene, fresh, reading)
    reading.state, reading.model, reading.read = ReadingState.OPEN, command.model, reading.sections
    reading.save()
    earlier, taken = take_over(scene, reading)
    rows = decisions_of(reading)
    made = draft_with(reading, rows)
    left = undecided(made, settled_in(reading, rows))
    return [
        ReadingMade(
            subject=reading.subject,
            version=version.number,
            processes=len(made.process_types),
            to_decide=len(left),
            model=command.model,
            earlier=earlier,
            taken_over=taken,
        )
    ]


def _beside_what_holds(scene: Scene, fresh: Rulebook, reading: Reading) -> tuple[dict[str, object], list[list[str]]]:
    try:
        now = scene.rulebook
        if reading.proposed is not None:
            now = carry_over(now, after=reading.text, rewritten=True).rulebook
    except (NoRulesYet, CannotBeCarriedOver):
        return fresh.model_dump(mode="json"), []
    contested = {
        (one.process, one.field) for one in Contest.objects.filter(community=scene.community, state=ContestState.OPEN)
    }
    former = ratified_ways(scene.community)
    settled = still_settled(now, former, contested)
    before = _text_last_ratified(scene) or reading.constitution.text
    stated = newly_stated(now, fresh, former=former, before=before)
    settled = [pair for pair in settled if pair not in stated]
    data = merged(now, fresh, former=former, settled=set(settled), stated=stated, before=before, text=reading.text)
    if reading.proposed is None:
        _mark_contested(data, contested)
    return data, [list(pair) for pair in settled]


def _text_last_ratified(scene: Scene) -> str:
    """The latest text whose rules people have confirmed as a whole."""
    stored = StoredRulebook.objects.filter(constitution__community=scene.community).select_related("constitution")
    found = (one for one in stored.order_by("-constitution__number", "-number") if not one.waiting)
    latest = next(found, None)
    return latest.constitution.text if latest else ""


def rules_now(scene: Scene) -> Rulebook | None:
    """The rules in force; None before the first ratification."""
    try:
        return parsed_rulebook(scene.stored_rulebook)
    except NoRulesYet:
        return None
