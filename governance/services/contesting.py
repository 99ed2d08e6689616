"""A member says that a rule was read wrongly: what rests on it waits until people have looked at it."""

from collections.abc import Sequence
from datetime import datetime

from governance.domain.audit import Json
from governance.domain.commands import ContestReading
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, RulebookContested
from governance.domain.people import names_somebody_else
from governance.domain.proposals import NotOnTheRoll, check_reason
from governance.domain.ratifying import field_in_words, same_rules
from governance.domain.rulebook import ProcessType
from governance.domain.rules_meant import meant
from governance.domain.times import spoken
from governance.models import Appeal, Contest, ContestState, Member, StoredRulebook
from governance.selectors import parsed_rulebook
from governance.services import matters, readings
from governance.services.scene import Scene
from governance.services.speech import announce, answer

Rule = tuple[ProcessType, str]
"""A way to decide and a field of it, or no field where the whole of it is meant."""
_LONGEST = 2_000


class ContestUnclear(GovernanceError):
    """Nobody can tell which rule is meant."""

    code = "contest_unclear"


class NotProvisional(GovernanceError):
    """The time in which the rules can be contested is over, or never began."""

    code = "not_provisional"


class ContestedBefore(GovernanceError):
    """The same person contests the same rule again."""

    code = "contested_before"


def contest(scene: Scene, command: ContestReading) -> Sequence[Event]:
    """Take a member's objection to a reading. Raises NotProvisional, ContestUnclear or ContestedBefore."""
    member = scene.member
    if member is None or member.standing != Standing.ACTIVE:
        raise NotOnTheRoll(
            "Thank you for looking so closely. How the constitution is read is for members to contest. "
            "If you would like to be one, write “join”."
        )
    stored, words = scene.stored_rulebook, check_reason(command.words)[:_LONGEST]
    _check_time(scene, stored, said_at=command.said_at)
    found = list(meant(scene.rulebook, scene.constitution.text if scene.constitution else "", words))
    if not found:
        ways = scene.rulebook.process_types[:6]
        titles = ", ".join(f"“{process.title}”" for process in ways)
        clause = next((one.section for process in ways for one in process.citations), "Section 3.1")
        raise ContestUnclear(
            f"Please say which clause or which rule you mean, for example “contest: {clause}, the quorum”. "
            f"The ways to decide here are: {titles}."
        )
    found = _check_new(scene, member, found)
    unheard = [one for one in found if not _is_waiting(scene, *one)]
    public = not command.private and not names_somebody_else(
        words, own=[member.handle], roll=matters.roll_of(scene.community)
    )
    events: list[Event] = [
        _mark(
            scene, Contest(rulebook=stored, process=process.key, field=name, member=member, words=words), public=public
        )
        for process, name in found
    ]
    said = _said(found)
    if unheard:
        announce(scene, "community.reading_contested", _said(unheard))
    answer(scene, "member.contested", said)
    return [*events, *readings.look_again(scene, [(process.key, name) for process, name in found])]


def _check_time(scene: Scene, stored: StoredRulebook, *, said_at: datetime) -> None:
    """By when it was said, not by when it was read."""
    until = stored.provisional_until
    if until is None or said_at >= until:
        over = f"It was possible until {spoken(until, scene.zone)}." if until else "Nothing is provisional here."
        raise NotProvisional(f"{over} You can still appeal: write “appeal the reading:” and what is read wrongly.")


def _said(found: Sequence[Rule]) -> dict[str, Json]:
    return {
        "ways": [process.title for process, _ in found],
        "fields": [*sorted({field_in_words(name) for _, name in found if name})],
    }


def _is_waiting(scene: Scene, process: ProcessType, name: str) -> bool:
    """Whether everybody knows already that this is contested."""
    same = Contest.objects.filter(community=scene.community, state=ContestState.OPEN, process=process.key)
    return same.filter(field__in=(name, "")).exists()


def _check_new(scene: Scene, member: Member, found: Sequence[Rule]) -> list[Rule]:
    """What nobody has contested before in the same rules, that people then kept. Raises ContestedBefore."""
    _check_own(scene, member, found)
    kept = Contest.objects.filter(community=scene.community, state=ContestState.KEPT, appeal=None)
    new = [
        (process, name)
        for process, name in found
        if not any(
            same_rules(parsed_rulebook(one.rulebook).process(process.key), process)
            for one in kept.filter(process=process.key, field__in={name, ""}).select_related("rulebook")
        )
    ]
    if not new:
        raise ContestedBefore(
            f"“{found[0][0].title}” was contested before. Moderators looked at it and ratified it as it is. You can "
            "still appeal: write “appeal the reading:” and what is read wrongly."
        )
    return new


def _check_own(scene: Scene, member: Member, found: Sequence[Rule]) -> None:
    earlier = Contest.objects.filter(community=scene.community, member=member, appeal=None)
    for process, _ in found:
        for one in earlier.filter(process=process.key).select_related("rulebook"):
            if one.state == ContestState.OPEN:
                raise ContestedBefore(f"You have contested “{process.title}” already, and moderators look at it.")
            if same_rules(parsed_rulebook(one.rulebook).process(process.key), process):
                raise ContestedBefore(
                    f"You contested “{process.title}” before. Moderators looked at it and ratified it as it is. "
                    "You can still appeal: write “appeal the reading:” and what is read wrongly."
                )


def _mark(scene: Scene, made: Contest, *, public: bool) -> RulebookContested:
    """Keep a contest. Its words are public, unless they were said in private or name somebody."""
    made.community, made.made_at = scene.community, scene.now
    made.save()
    return RulebookContested(
        subject=f"rulebook:{made.rulebook.number}",
        version=made.rulebook.number,
        process=made.process,
        field=made.field,
        appeal=made.appeal.number if made.appeal else None,
        words={"reason": made.words} if public else {},
    )


def contested_by(scene: Scene, appeal: Appeal) -> tuple[StoredRulebook, list[tuple[str, str]]]:
    """Which rules an appeal of a reading contests; none by name where it names none."""
    found = [(process.key, name) for process, name in meant(scene.rulebook, _text(scene), appeal.reason)]
    if appeal.proposal is not None and not found:
        return appeal.proposal.rulebook, [(appeal.proposal.process_key, "")]
    return scene.stored_rulebook, found


def by_appeal(scene: Scene, appeal: Appeal) -> list[Event]:
    """An appeal of a reading was upheld: the rule that it contests is marked, and read again."""
    stored, found = contested_by(scene, appeal)
    events: list[Event] = [
        _mark(
            scene,
            Contest(
                rulebook=stored,
                process=process,
                field=name,
                member=appeal.appellant,
                appeal=appeal,
                words=appeal.reason,
            ),
            public=False,  # they stand with the appeal, if everybody may read them
        )
        for process, name in found or [("", "")]
    ]
    return [*events, *readings.look_again(scene, found)]


def _text(scene: Scene) -> str:
    return scene.constitution.text if scene.constitution else ""
