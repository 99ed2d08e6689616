"""Bringing a draft into force by the community's own vote: a new text with its rules, or only new rules."""

from governance.domain.action_requests import ActionUnclear
from governance.domain.actions import ActionRequest
from governance.domain.events import Event
from governance.domain.ratifying import field_in_words
from governance.domain.rule_changes import RuleChange, rule_changes
from governance.domain.rulebook import Rulebook, UnusableRulebook, load_rulebook
from governance.models import Action, Draft, Proposal, Reading, ReadingState, StoredRulebook
from governance.selectors import parsed_rulebook
from governance.services import amending, settling
from governance.services.constitutions import bring_into_force, store_rulebook
from governance.services.performing import CannotBeDoneNow, Done, because_of
from governance.services.scene import Scene
from governance.services.speech import announce
from governance.services.staying_open import no_more_amendments

_MOST_NAMED = 3


def check(scene: Scene, proposal: Proposal, request: ActionRequest) -> None:
    """Refuse a draft that could not come into force, before anybody votes on it. Raises ActionUnclear."""
    amending.check_way(scene, proposal)
    draft = _draft(scene, request.target)
    if draft is None:
        raise ActionUnclear(f"There is no draft {request.target} of the constitution here.")
    if draft.ready_at is None:
        raise ActionUnclear(
            f"Draft {draft.number} cannot be proposed yet: moderators are still working out its rules. "
            "The bot says so when they are done."
        )
    if draft.base != scene.constitution:
        raise ActionUnclear(
            f"Draft {draft.number} was written for version {draft.base.number} of the constitution, which is not in "
            "force any more. A moderator can write it anew, for the version in force."
        )
    if why := no_more_amendments(scene, rules_of(draft), scene.rulebook):
        raise ActionUnclear(f"Draft {draft.number} cannot be adopted. {why}")


def _draft(scene: Scene, number: str) -> Draft | None:
    return Draft.objects.filter(community=scene.community, number=int(number)).select_related("base").first()


def rules_of(draft: Draft) -> Rulebook:
    """The rules as moderators confirmed them."""
    return Rulebook.model_validate(draft.rules)


def in_short(scene: Scene, request: ActionRequest) -> str:
    """Which rules it changes, for the announcement of the vote; the page has them all."""
    draft = _draft(scene, request.target)
    if draft is None or draft.rules is None:
        return ""
    changes = [_named(one) for one in rule_changes(scene.rulebook, rules_of(draft))]
    if not changes:
        return "No rule by which you decide changes."
    more = f" and {len(changes) - _MOST_NAMED} more" if len(changes) > _MOST_NAMED else ""
    return f"It changes these rules: {'; '.join(changes[:_MOST_NAMED])}{more}."


def _named(change: RuleChange) -> str:
    if not change.field:
        return f"{change.title} ({'new' if change.before is None else 'no more'})"
    what = "its stages" if change.field == "stages" else field_in_words(change.field).partition(" (stage")[0]
    return f"{change.title}: {what}"


def adopt(scene: Scene, action: Action) -> Done:
    """Bring it into force, exactly as it was voted on. Raises CannotBeDoneNow where the text has changed since."""
    before, draft = scene.constitution, _draft(scene, action.target)
    if before is None or draft is None or draft.base != before:
        raise CannotBeDoneNow("The constitution has changed since this vote began, and the draft does not know it.")
    try:
        rulebook = load_rulebook(draft.rules, text=draft.text)
    except UnusableRulebook as error:
        raise CannotBeDoneNow(error.safe) from None
    was = scene.stored_rulebook
    if why := no_more_amendments(scene, rulebook, parsed_rulebook(was)):
        raise CannotBeDoneNow(why)
    events: list[Event] = []
    by = because_of(action).replace("decision:", "the members, in #")
    if draft.changes_text:
        number = amending.next_number(scene)
        events.append(bring_into_force(scene, draft.text, number=number, adopted_by=action))
    events.append(store_rulebook(scene, rulebook, ratified_by=by, by="decision"))
    _note_ratified(scene, draft)
    events += settling.settle(scene, rulebook).events
    if draft.changes_text:
        events += amending.tell(scene, action.proposal, [])
    else:
        said = {"version": before.number, "number": action.proposal.number}
        announce(scene, "community.rules_adopted", said, proposal=action.proposal)
    stored = scene.stored_rulebook
    return Done(before={"version": before.number, "rulebook": was.number, "made": stored.number}, events=events)


def _note_ratified(scene: Scene, draft: Draft) -> None:
    """The reading that these rules came from is ratified now, if it still is as it was when the vote began."""
    reading = Reading.objects.filter(proposed=draft, state__in=(ReadingState.READY, ReadingState.DROPPED)).first()
    if reading is not None:
        reading.state, reading.ratified = ReadingState.RATIFIED, scene.stored_rulebook
        reading.save(update_fields=["state", "ratified"])


def restore(scene: Scene, action: Action) -> Done:
    """Put back the text and the rules that were there, as new versions."""
    draft, before = _draft(scene, action.target), action.before or {}
    if draft is not None and draft.changes_text:
        done = amending.restore(scene, action)
        _note_taken_back(draft, ReadingState.DROPPED)
        return done
    now = scene.stored_rulebook
    if now.constitution.number != before["version"] or now.number != before["made"]:
        raise CannotBeDoneNow("The rules have been ratified again since, so they stay as they are.")
    former = StoredRulebook.objects.get(constitution=now.constitution, number=before["rulebook"])
    rules = load_rulebook(parsed_rulebook(former).model_dump(mode="json"), text=now.constitution.text)
    stored = store_rulebook(
        scene, rules, ratified_by=former.ratified_by, by=action.undone_because, waiting=former.waiting
    )
    if draft is not None:
        _note_taken_back(draft, ReadingState.READY)
    return Done(events=[stored])


def _note_taken_back(draft: Draft, state: ReadingState) -> None:
    """The reading is ratified no more; its draft can be proposed again, if the text it was made for is in force."""
    draft.readings.filter(state=ReadingState.RATIFIED).update(state=state, ratified=None)
