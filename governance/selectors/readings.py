"""Readings on their way to being ratified, what is decided in them, and what members contest."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from governance.domain.ratifying import Choice, Decided, assembled
from governance.domain.rereading import lasting
from governance.domain.resting import Rest
from governance.domain.rulebook import ProcessType, Rulebook
from governance.domain.sections import parse_sections
from governance.models import (
    Community,
    ConstitutionVersion,
    Contest,
    ContestState,
    FieldDecision,
    Proposal,
    Reading,
    ReadingQuestion,
    ReadingState,
    StoredRulebook,
)
from governance.selectors.communities import member_count
from governance.selectors.offices import offices_held
from governance.selectors.proposals import parsed_rulebook

_HOLDING = (ContestState.OPEN, ContestState.CORRECTED)


def open_reading(community: Community) -> Reading | None:
    """What is being read of the text in force, or waits for people to decide and ratify it."""
    return (
        Reading.objects.filter(
            constitution__community=community,
            proposed=None,
            state__in=(ReadingState.WANTED, ReadingState.OPEN, ReadingState.FAILED),
        )
        .exclude(constitution__superseded_at__isnull=False)
        .select_related("constitution__community")
        .first()
    )


def text_can_be_given(community: Community) -> bool:
    """Whether moderators may still say what the text is: as long as nobody has ever ratified rules for one."""
    return texts_can_be_given(Community.objects.filter(pk=community.pk)).exists()


def texts_can_be_given(communities: QuerySet[Community]) -> QuerySet[Community]:
    """Those of them where that is so; `has_text` of each says whether it would be another text."""
    ratified = StoredRulebook.objects.filter(constitution__community=OuterRef("pk"))
    texts = ConstitutionVersion.objects.filter(community=OuterRef("pk"))
    return communities.filter(~Exists(ratified)).annotate(has_text=Exists(texts))


def newer_reading(reading: Reading) -> Reading | None:
    """The same text, read again since."""
    same = Reading.objects.filter(constitution=reading.constitution_id, proposed=reading.proposed_id)
    return same.filter(pk__gt=reading.pk).order_by("-pk").first()


def due_readings(*, now: datetime) -> list[Reading]:
    """What the job has to read, oldest first; nothing for a community that rests."""
    due = Reading.objects.filter(state=ReadingState.WANTED, due_at__lte=now).order_by("pk")
    due = due.filter(constitution__community__rest=Rest.ACTING)
    return list(due.select_related("constitution__community", "proposed"))


def decisions_of(reading: Reading) -> list[FieldDecision]:
    return list(reading.decisions.select_related("decided_by__user"))


def decided_in(reading: Reading, rows: list[FieldDecision]) -> list[Decided]:
    """The decisions as the core sees them."""
    sections = {section.anchor: section for section in parse_sections(reading.text)}
    return [
        Decided(
            process=row.process,
            field=row.field,
            choice=Choice(row.choice),
            value=row.value,
            quote=row.quote,
            section=sections.get(row.anchor),
            by=f"moderators, {row.decided_at:%Y-%m-%d}",
        )
        for row in rows
    ]


def draft_with(reading: Reading, rows: list[FieldDecision]) -> Rulebook:
    """The reading as it stands, with every decision in it; it may not hold together yet."""
    return Rulebook.model_validate(assembled(reading.draft, decided_in(reading, rows)))


def settled_in(reading: Reading, rows: list[FieldDecision]) -> set[tuple[str, str]]:
    """What is decided now, or was before and still holds."""
    now = {(row.process, row.field) for row in rows if row.choice != Choice.ASKED}
    asked = {(row.process, row.field) for row in rows if row.choice == Choice.ASKED}
    return (now | {(process, field) for process, field in reading.settled}) - asked


def ratified_ways(community: Community) -> dict[str, ProcessType]:
    """Each way to decide as people last ratified it."""

    def latest_first() -> Iterator[tuple[Rulebook, list[str]]]:
        stored = StoredRulebook.objects.filter(constitution__community=community)
        for one in stored.order_by("-constitution__number", "-number"):
            yield parsed_rulebook(one), one.waiting

    return lasting(latest_first())


def people_in(
    community: Community, groups: Collection[tuple[str, ...]], *, now: datetime
) -> dict[tuple[str, ...], int]:
    """How many people there are at this instant: members, or holders of these roles."""
    held = offices_held(community, now=now)
    return {
        roles: held.filter(role__in=roles).values("member").distinct().count() if roles else member_count(community)
        for roles in groups
    }


def contests_of(community: Community) -> QuerySet[Contest]:
    """What members contest and nobody has looked at."""
    return Contest.objects.filter(community=community, state=ContestState.OPEN).select_related("member", "rulebook")


def contest_that_holds(proposal: Proposal) -> Contest | None:
    """Why a decision is not carried out, if a member contests how its rule was read."""
    return Contest.objects.filter(
        rulebook=proposal.rulebook_id, process=proposal.process_key, state__in=_HOLDING
    ).first()


def questions_of(reading: Reading) -> QuerySet[ReadingQuestion]:
    """What the community was asked about it, each with its answers."""
    return reading.questions.prefetch_related("answers__member")


def question_asked_in(community_id: int, message: int | None) -> ReadingQuestion | None:
    """The question to the community that a message of the outbox asked."""
    if message is None:
        return None
    from_message = ReadingQuestion.objects.filter(reading__constitution__community=community_id, asked_in=message)
    return from_message.select_related("reading").first()
