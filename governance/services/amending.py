"""Changing the constitution by its own rule, and bringing the earlier words back."""

from collections.abc import Sequence

from governance.domain.action_requests import ActionUnclear
from governance.domain.actions import ActionRequest
from governance.domain.amendments import CannotBeAmendedSo, replaced
from governance.domain.carrying_over import Carried, amending_process, carry_over
from governance.domain.errors import GovernanceError
from governance.domain.events import Event
from governance.domain.rulebook import ProcessType, load_rulebook
from governance.models import Action, ConstitutionVersion, Proposal
from governance.selectors import parsed_rulebook, rulebook_of
from governance.services import publishing, readings
from governance.services.constitutions import bring_into_force, readable, store_rulebook
from governance.services.performing import CannotBeDoneNow, Done, because_of, request_of
from governance.services.scene import Scene
from governance.services.speech import announce


class AmendedInAnotherWay(GovernanceError):
    """The constitution changes only by its own rule."""

    code = "amended_in_another_way"


def check(scene: Scene, proposal: Proposal, request: ActionRequest) -> None:
    """Refuse a change that could never come into force, before anybody votes on it."""
    check_way(scene, proposal)
    if scene.constitution is None:
        raise ActionUnclear("There is no constitution yet that could be changed.")
    planned(scene, scene.constitution, request)


def check_way(scene: Scene, proposal: Proposal) -> None:
    """Raises AmendedInAnotherWay unless the proposal is decided as changes of the constitution are."""
    process = amending_process(scene.rulebook)
    if process is not None and proposal.process_key != process.key:
        word = process.words[0] if process.words else process.key
        raise AmendedInAnotherWay(
            f"The constitution changes only by “{process.title}”. Please write: propose {word}: and then the change.",
            citation=process.citation("stages"),
        )


def planned(scene: Scene, version: ConstitutionVersion, request: ActionRequest) -> tuple[str, Carried]:
    """The new text and its rules. Raises CannotBeAmendedSo, NoMoreAmendments, CannotBeCarriedOver."""
    text = new_text(version.text, request)
    return text, carry_over(scene.rulebook, after=text)


def new_text(text: str, request: ActionRequest) -> str:
    """The text as it will be. Raises CannotBeAmendedSo or UnreadableConstitution."""
    given = request.params
    if "text" in given:
        whole = readable(given["text"])
        if whole == text:
            raise CannotBeAmendedSo("The new text is the same as the one in force, so nothing would change.")
        return whole
    return readable(replaced(text, section=request.target, old=given["old"], new=given.get("new", "")))


def resting(scene: Scene, request: ActionRequest) -> list[ProcessType]:
    """Which ways to decide will rest after this change until people have read the new words."""
    if scene.constitution is None:
        return []
    _, carried = planned(scene, scene.constitution, request)
    return [process for process in scene.rulebook.process_types if process.key in carried.fallen]


def amend(scene: Scene, action: Action) -> Done:
    """Bring the changed text into force. Raises CannotBeDoneNow where its words have changed since the vote began."""
    before = scene.constitution
    if before is None:
        raise CannotBeDoneNow("There is no constitution that could be changed.")
    if "text" in action.params and before.number != action.params.get("base", before.number):
        raise CannotBeDoneNow("The constitution has changed since this vote began, and the new text does not know it.")
    try:
        text, carried = planned(scene, before, request_of(action))
    except CannotBeAmendedSo as error:
        raise CannotBeDoneNow(f"The words have changed since this vote began. {error.safe}") from None
    waiting = sorted(carried.fallen)
    earlier = set(scene.stored_rulebook.waiting) & {process.key for process in carried.rulebook.process_types}
    events: list[Event] = [bring_into_force(scene, text, number=next_number(scene), adopted_by=action)]
    events.append(
        store_rulebook(
            scene,
            carried.rulebook,
            ratified_by=because_of(action).replace("decision:", "the members, in #"),
            by="decision",
            waiting=sorted({*waiting, *earlier}),
        )
    )
    if waiting or earlier:
        events += readings.want(scene)
    titles = [process.title for process in carried.rulebook.process_types if process.key in waiting]
    events += tell(scene, action.proposal, titles)
    return Done(before={"version": before.number}, events=events)


def restore(scene: Scene, action: Action) -> Done:
    """Put the earlier text back, as a new version with the rules it had."""
    now = scene.constitution
    if now is None or now.adopted_by_id != action.pk:
        raise CannotBeDoneNow("The constitution has been changed again since, so it stays as it is.")
    former = ConstitutionVersion.objects.get(community=scene.community, number=(action.before or {})["version"])
    stored = rulebook_of(former)
    events: list[Event] = [bring_into_force(scene, former.text, number=next_number(scene), adopted_by=action)]
    if stored is not None:
        rules = load_rulebook(parsed_rulebook(stored).model_dump(mode="json"), text=former.text)
        events.append(
            store_rulebook(
                scene, rules, ratified_by=stored.ratified_by, by=action.undone_because, waiting=stored.waiting
            )
        )
    events += tell(scene, action.proposal, [])
    return Done(events=events)


def next_number(scene: Scene) -> int:
    return scene.community.constitutions.count() + 1


def tell(scene: Scene, proposal: Proposal, resting: Sequence[str]) -> Sequence[Event]:
    """Say that a new version is in force, and publish it where an earlier one was."""
    version = scene.constitution
    assert version is not None
    said = {"version": version.number, "number": proposal.number, "resting": list(resting)}
    announce(scene, "community.constitution_changed", said, proposal=proposal)
    return publishing.renew(scene)
