"""A text that is read anew keeps what people have decided already about the words that are as they were."""

from pydantic import ValidationError

from governance.domain.ratifying import Choice
from governance.domain.taking_over import taken_over
from governance.models import Contest, ContestState, FieldDecision, Reading, ReadingState
from governance.selectors.readings import decided_in, decisions_of
from governance.services.scene import Scene


def take_over(scene: Scene, reading: Reading) -> tuple[str, tuple[str, ...]]:
    """Keep in a fresh reading the decisions of the one before it: which that was, and the fields."""
    earlier = _earlier(reading)
    if earlier is None:
        return "", ()
    rows = {
        (row.process, row.field): row
        for row in decisions_of(earlier)
        if row.choice != Choice.ASKED or earlier.state == ReadingState.DROPPED
    }
    decided = decided_in(earlier, list(rows.values()))
    try:
        taken = taken_over(earlier.draft, decided, reading.draft, old=earlier.text, new=reading.text)
    except ValidationError:  # what an older version of this program read need not make sense to this one
        return "", ()
    settled, contested = {(way, field) for way, field in reading.settled}, _contested(scene)
    kept = [
        FieldDecision(
            reading=reading,
            process=one.process,
            field=one.field,
            choice=one.choice,
            value=one.value,
            quote=one.quote,
            anchor=one.section.anchor if one.section else "",
            decided_by=rows[place].decided_by,
            decided_at=rows[place].decided_at,
        )
        for place, one in taken.decided
        if (one.process, one.field) not in settled and not contested & {(one.process, one.field), (one.process, "")}
    ]
    if not kept:
        return "", ()
    reading.draft = taken.draft
    reading.save(update_fields=["draft"])
    FieldDecision.objects.bulk_create(kept)
    if earlier.state == ReadingState.DROPPED:  # who was asked there answers here
        earlier.questions.update(reading=reading)
    return earlier.subject, tuple(f"{row.process}/{row.field}" for row in kept)


def _earlier(reading: Reading) -> Reading | None:
    """The latest reading that people have worked on, unless rules were ratified since: those hold, then."""
    community = reading.constitution.community_id
    others = Reading.objects.filter(constitution__community=community, pk__lt=reading.pk)
    found = others.filter(pk__in=FieldDecision.objects.values("reading")).exclude(state=ReadingState.RATIFIED)
    ratified = others.filter(state=ReadingState.RATIFIED, proposed=None).first()
    if reading.proposed is None and ratified is not None:
        found = found.filter(pk__gt=ratified.pk)
    return found.select_related("constitution", "proposed").order_by("-pk").first()


def _contested(scene: Scene) -> set[tuple[str, str]]:
    return set(
        Contest.objects.filter(community=scene.community, state=ContestState.OPEN).values_list("process", "field")
    )
