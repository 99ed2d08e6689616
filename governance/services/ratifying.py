"""Moderators decide field by field how a text is read, and bring the rules into force."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from governance.domain.arranging import shape_of
from governance.domain.audit import Json
from governance.domain.commands import DecideField, RatifyReading
from governance.domain.community_settings import Setting
from governance.domain.errors import GovernanceError
from governance.domain.events import Cited, Event, FieldDecided
from governance.domain.quoting import place_of
from governance.domain.ratifying import (
    WHOLE,
    CannotBeDecidedSo,
    Choice,
    Decided,
    NotReadyToRatify,
    assembled,
    checked,
    field_in_words,
    ready,
    same_rules,
)
from governance.domain.rulebook import Rulebook
from governance.domain.schedule import deadline
from governance.models import FieldDecision, Moderator, Reading, ReadingState
from governance.selectors.readings import decided_in, decisions_of, draft_with, settled_in
from governance.selectors.standing import setting_of
from governance.services import settling
from governance.services.constitutions import store_rulebook
from governance.services.readings import NoSuchReading, rules_now
from governance.services.scene import Scene
from governance.services.speech import announce
from governance.services.staying_open import no_more_amendments

_LONGEST_TITLE = 120
MOVED_MEANWHILE = "Somebody has moved the stages of this way since you opened the page. Look at it again."


class DecidedMeanwhile(GovernanceError):
    """Another moderator was faster: nobody overwrites what they have not seen."""

    code = "decided_meanwhile"


def open_reading(scene: Scene, pk: int) -> Reading:
    """A reading that people decide about now. Raises NoSuchReading."""
    found = (
        Reading.objects.select_related("constitution", "proposed")
        .filter(pk=pk, constitution__community=scene.community, state=ReadingState.OPEN)
        .first()
    )
    if found is None or found.constitution.superseded_at is not None:
        raise NoSuchReading
    return found


def decide(scene: Scene, command: DecideField) -> Sequence[Event]:
    """Write one decision down. Raises DecidedMeanwhile, CannotBeDecidedSo or QuoteNotFound."""
    moderator, reading = scene.moderator(), open_reading(scene, command.reading)
    rows = decisions_of(reading)
    earlier = next((row for row in rows if (row.process, row.field) == (command.process, command.field)), None)
    if (earlier.revision if earlier else 0) != command.seen:
        raise _meanwhile(earlier)
    way = draft_with(reading, rows).process(command.process) if command.shape else None
    if way is not None and shape_of(way) != command.shape:
        raise DecidedMeanwhile(MOVED_MEANWHILE)
    decided = _decision(reading, command)
    checked(reading.draft, decided_in(reading, rows), decided, text=reading.text)
    return [keep(scene, reading, earlier, decided, by=moderator)]


def _meanwhile(earlier: FieldDecision | None) -> DecidedMeanwhile:
    if earlier is None:
        return DecidedMeanwhile("Somebody has changed this since you opened the page. Look at it again.")
    who = earlier.decided_by.user.get_username()
    said = {"corrected": "corrected it", "unstated": "left it as not stated", "default": "chose a default",
            "asked": "asked the community", "accepted": "accepted it"}[earlier.choice]  # fmt: skip
    return DecidedMeanwhile(
        f"{who} {said} since you opened the page. What you see below is theirs; decide again only if you disagree."
    )


def _decision(reading: Reading, command: DecideField) -> Decided:
    try:
        choice = Choice(command.choice)
    except ValueError:
        raise CannotBeDecidedSo("Please choose what to do with this field.") from None
    value, section, quote = command.value, None, ""
    if command.field == WHOLE:
        value = _named(command.value) if choice is not Choice.UNSTATED else None
    elif choice is Choice.CORRECTED:
        section, quote = place_of(reading.text, command.quote)
    elif choice is not Choice.DEFAULT:
        value = None
    if choice in (Choice.CORRECTED, Choice.DEFAULT) and value is None:
        raise CannotBeDecidedSo("Please say what the value is.")
    return Decided(
        process=command.process, field=command.field, choice=choice, value=value, quote=quote, section=section
    )


def _named(value: object) -> dict[str, object]:
    """Title, words and marks of a way to decide, as somebody typed them."""
    given = value if isinstance(value, dict) else {}
    title = " ".join(str(given.get("title", "")).split())
    if not title and given:
        raise CannotBeDecidedSo("Please give this way to decide a name that members will know it by.")
    if len(title) > _LONGEST_TITLE:
        raise CannotBeDecidedSo(f"A name has at most {_LONGEST_TITLE} characters.")
    return {**given, "title": title} if given else {}


def keep(
    scene: Scene, reading: Reading, earlier: FieldDecision | None, decided: Decided, *, by: Moderator
) -> FieldDecided:
    """Write one decision down, over the `earlier` one about the same field if there is one."""
    row = earlier or FieldDecision(reading=reading, process=decided.process, field=decided.field, revision=0)
    row.choice, row.value, row.quote = decided.choice, decided.value, decided.quote
    row.anchor = decided.section.anchor if decided.section else ""
    row.revision, row.decided_by, row.decided_at = row.revision + 1, by, scene.now
    row.save()
    section = decided.section
    cited = (Cited(anchor=section.anchor, section=section.label, quote=decided.quote),) if section else ()
    return FieldDecided(
        subject=reading.subject,
        version=reading.constitution.number,
        process=decided.process,
        field=decided.field,
        choice=decided.choice,
        value=decided.value,
        citations=cited,
    )


def ratify(scene: Scene, command: RatifyReading) -> Sequence[Event]:
    """Bring the rules into force, once everything is decided and holds together. Raises NotReadyToRatify."""
    scene.moderator()
    reading = open_reading(scene, command.reading)
    if reading.proposed is not None:
        raise NotReadyToRatify("A draft is put to members: they decide whether it comes into force.")
    rows = decisions_of(reading)
    data = assembled(reading.draft, decided_in(reading, rows))
    rulebook = ready(data, settled_in(reading, rows), text=reading.text)
    before = rules_now(scene)
    if why := no_more_amendments(scene, rulebook, before):
        raise NotReadyToRatify(why)
    until = _provisional_until(scene, rulebook, before)
    events: list[Event] = [
        store_rulebook(
            scene,
            rulebook,
            ratified_by=f"moderators, {scene.now:%Y-%m-%d}",
            by="moderators",
            provisional_until=until,
        )
    ]
    reading.state, reading.ratified = ReadingState.RATIFIED, scene.stored_rulebook
    reading.save(update_fields=["state", "ratified"])
    settled = settling.settle(scene, rulebook)
    announce(
        scene,
        "community.rules_ratified",
        {
            "version": reading.constitution.number,
            "first": before is None,
            "provisional_until_at": until.isoformat() if until else None,
            "ways": [process.title for process in rulebook.process_types],
            "defaults": _defaults(rulebook),
            "kept": settled.kept,
            "corrected": settled.corrected,
        },
    )
    return [*events, *settled.events]


def _provisional_until(scene: Scene, rulebook: Rulebook, before: Rulebook | None) -> datetime | None:
    """Members can contest what is new. A sandbox waits for nobody, unless its members decided so."""
    period = setting_of(scene.community, Setting.CONTEST_TIME)
    if scene.community.platform == "sandbox" and period.default:
        return None
    if before is not None and all(same_rules(one, before.process(one.key)) for one in rulebook.process_types):
        return scene.stored_rulebook.provisional_until
    assert isinstance(period.value, timedelta)
    return deadline(scene.now, period.value)


def _defaults(rulebook: Rulebook) -> list[Json]:
    """What the text does not state and people chose, for everybody to read."""
    return [
        f"{process.title}: {field_in_words(field)}"
        for process in rulebook.process_types
        for field, note in process.fields.items()
        if note.origin == "default"
    ]
