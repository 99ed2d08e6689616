"""Whole new texts, and readings that moderators do not ratify themselves: made ready for members to decide on."""

import hashlib
from collections.abc import Sequence

from governance.domain.audit import Json, canonical
from governance.domain.carrying_over import amending_process
from governance.domain.commands import MakeDraft, PutToMembers
from governance.domain.errors import GovernanceError
from governance.domain.events import DraftMade, DraftReady, Event
from governance.domain.people import names_somebody_else
from governance.domain.proposals import ReasonNamesSomebody
from governance.domain.ratifying import NotReadyToRatify, assembled, ready
from governance.domain.rulebook import ProcessType
from governance.domain.sections import digest
from governance.models import ConstitutionVersion, Draft, Moderator, ReadingState
from governance.selectors.readings import decided_in, decisions_of, settled_in
from governance.services import matters, ratifying, readings
from governance.services.constitutions import readable, title_of
from governance.services.scene import Scene
from governance.services.speech import announce
from governance.services.staying_open import no_more_amendments

_LONGEST_SUMMARY = 300


class NothingToDraft(GovernanceError):
    """A text that would change nothing, or that nobody could decide on yet. The text says what to do."""

    code = "nothing_to_draft"


def make(scene: Scene, command: MakeDraft) -> Sequence[Event]:
    """Keep a new text, and have it read. Raises NothingToDraft, UnreadableConstitution or NoRulesYet."""
    moderator, text = scene.moderator(), readable(command.text)
    version = scene.constitution
    if version is None:
        raise NothingToDraft("There is no constitution here yet. Give the first one, under Constitution versions.")
    way_to_amend(scene)
    if digest(text) == version.sha256:
        raise NothingToDraft("This is the text in force, word for word. Change something in it first.")
    same = Draft.objects.filter(base=version, sha256=digest(text)).first()
    if same is not None:
        raise NothingToDraft(f"Draft {same.number} has this text already. Open it in the list of drafts.")
    summary = " ".join(command.summary.split())[:_LONGEST_SUMMARY]
    if names_somebody_else(summary, own=[], roll=matters.roll_of(scene.community)):
        raise ReasonNamesSomebody
    draft = _keep(scene, version, text, summary=summary, by=moderator)
    made = DraftMade(
        subject=f"draft:{draft.number}",
        draft=draft.number,
        sha256=draft.sha256,
        version=version.number,
        words={"reason": summary},
    )
    return [made, *readings.want_of(scene, draft)]


def way_to_amend(scene: Scene) -> ProcessType:
    """How members would decide on a draft. Raises NoRulesYet or NothingToDraft."""
    process = amending_process(scene.rulebook)
    if process is None:
        raise NothingToDraft("The rules here do not say how the constitution is changed, so nobody could decide on it.")
    return process


def _keep(scene: Scene, version: ConstitutionVersion, text: str, *, summary: str, by: Moderator) -> Draft:
    return Draft.objects.create(
        community=scene.community,
        number=scene.community.proposed_texts.count() + 1,
        base=version,
        title=title_of(text, scene.community),
        text=text,
        sha256=digest(text),
        summary=summary,
        made_by=by,
        made_at=scene.now,
    )


def put_to_members(scene: Scene, command: PutToMembers) -> Sequence[Event]:
    """Freeze the rules as they were decided, for members to vote on. Raises NotReadyToRatify or NoRulesYet."""
    moderator = scene.moderator()
    reading = ratifying.open_reading(scene, command.reading)
    rows = decisions_of(reading)
    data = assembled(reading.draft, decided_in(reading, rows))
    rulebook = ready(data, settled_in(reading, rows), text=reading.text)
    way_to_amend(scene)
    if why := no_more_amendments(scene, rulebook, scene.rulebook):
        raise NotReadyToRatify(why)
    draft = reading.proposed or _keep(scene, reading.constitution, reading.text, summary="", by=moderator)
    draft.rules, draft.ready_at = rulebook.model_dump(mode="json"), scene.now
    draft.save(update_fields=["rules", "ready_at"])
    reading.state, reading.proposed = ReadingState.READY, draft
    reading.save(update_fields=["state", "proposed"])
    said: dict[str, Json] = {
        "draft": draft.number,
        "title": draft.title,
        "summary": draft.summary,
        "text": draft.changes_text,
    }
    announce(scene, "community.draft_ready", said)
    sha256 = hashlib.sha256(canonical(draft.rules)).hexdigest()
    return [DraftReady(subject=f"draft:{draft.number}", draft=draft.number, rules_sha256=sha256)]
