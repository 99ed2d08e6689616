"""Asking the community how a clause is meant, and gathering what its members answer."""

from collections.abc import Sequence

from governance.domain.commands import AnswerQuestion, AskCommunity, DecideField
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import CommunityAsked, Event, QuestionAnswered
from governance.domain.people import names_somebody_else
from governance.domain.proposals import NotOnTheRoll
from governance.domain.ratifying import Choice, field_in_words
from governance.models import FieldDecision, ReadingAnswer, ReadingQuestion, ReadingState
from governance.selectors.readings import decisions_of, draft_with
from governance.services import matters, ratifying
from governance.services.moderation import public_reason
from governance.services.scene import Scene
from governance.services.speech import announce, answer, clause

_LONGEST = 1_000


class QuestionIsOver(GovernanceError):
    """An answer to what was decided meanwhile."""

    code = "question_is_over"
    safe = "This was decided meanwhile, so answers are not gathered any more. You can contest what was decided."


def ask(scene: Scene, command: AskCommunity) -> Sequence[Event]:
    """Ask everybody in public. Until somebody decides the field it counts as open."""
    moderator, reading = scene.moderator(), ratifying.open_reading(scene, command.reading)
    question = public_reason(scene, command.question)[:_LONGEST]
    rows = decisions_of(reading)
    earlier = FieldDecision.objects.filter(reading=reading, process=command.process, field=command.field).first()
    process = draft_with(reading, rows).process(command.process)
    decided = ratifying.decide(
        scene,
        DecideField(
            reading=command.reading,
            process=command.process,
            field=command.field,
            choice=Choice.ASKED,
            seen=earlier.revision if earlier else 0,
        ),
    )
    number = reading.questions.count() + 1
    said = announce(
        scene,
        "community.reading_question",
        {
            "question": question,
            "way": process.title if process else command.process,
            "field": field_in_words(command.field),
            "clause": clause(process.citation(command.field)) if process and command.field != "process" else None,
        },
    )
    ReadingQuestion.objects.create(
        reading=reading,
        number=number,
        process=command.process,
        field=command.field,
        question=question,
        asked_in=said,
        asked_by=moderator,
        asked_at=scene.now,
    )
    version = reading.constitution.number
    asked = CommunityAsked(
        subject=reading.subject,
        version=version,
        question=number,
        process=command.process,
        field=command.field,
        words={"reason": question},
    )
    return [*decided, asked]


def answer_question(scene: Scene, command: AnswerQuestion) -> Sequence[Event]:
    """Gather one member's answer; a later one takes its place. Raises QuestionIsOver.

    The record has its words, unless they were said in private or name somebody: then moderators alone read them.
    """
    member = scene.member
    if member is None or member.standing != Standing.ACTIVE:
        raise NotOnTheRoll("Only members are asked here. Write “join” to become one.")
    question = (
        ReadingQuestion.objects.select_related("reading__constitution", "reading__proposed")
        .filter(pk=command.question, reading__constitution__community=scene.community)
        .first()
    )
    if question is None or question.reading.state != ReadingState.OPEN:
        raise QuestionIsOver
    ReadingAnswer.objects.update_or_create(
        question=question,
        member=member,
        defaults={"text": command.text.strip()[:_LONGEST], "answered_at": scene.now},
    )
    answer(scene, "member.answer_noted", {"field": field_in_words(question.field)})
    version, text = question.reading.constitution.number, command.text.strip()[:_LONGEST]
    public = not command.private and not names_somebody_else(
        text, own=[member.handle], roll=matters.roll_of(scene.community)
    )
    return [
        QuestionAnswered(
            subject=question.reading.subject,
            version=version,
            question=question.number,
            words={"answer": text} if public else {},
        )
    ]
