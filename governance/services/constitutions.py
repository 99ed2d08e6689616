"""Bringing a constitution into force, with the rulebook that people ratified for it."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from governance.domain.actors import ActorKind
from governance.domain.audit import canonical
from governance.domain.commands import AdoptConstitution, GiveText
from governance.domain.errors import GovernanceError
from governance.domain.events import ConstitutionAdopted, Event, RulebookRatified
from governance.domain.rulebook import Rulebook, load_given
from governance.domain.sections import digest, normalise, parse_sections
from governance.models import Action, Community, ConstitutionVersion, StoredRulebook
from governance.selectors.readings import text_can_be_given
from governance.services import readings
from governance.services.scene import Scene

LONGEST_TEXT, MOST_LINES = 1_000_000, 30_000


class UnreadableConstitution(GovernanceError):
    """A text that cannot be a constitution."""

    code = "unreadable_constitution"


class OnlyTheHost(GovernanceError):
    """A text that comes with its rules, once there is one: only the host, while setting a community up, brings that."""

    code = "only_the_host"
    safe = (
        "The host brings a constitution only while setting the community up. Until rules are ratified its moderators "
        "can give another text; then it changes only by its own rule."
    )


class TextCannotBeGiven(GovernanceError):
    """A community whose rules hold already, or a text that is there already. The text says what to do."""

    code = "text_cannot_be_given"


def adopt(scene: Scene, command: AdoptConstitution) -> Sequence[Event]:
    """Store the text as the version in force. Raises UnreadableConstitution or UnusableRulebook."""
    if scene.actor.kind is not ActorKind.HOST or scene.constitution is not None:
        raise OnlyTheHost
    text = readable(command.text)
    rulebook = None if command.rulebook is None else load_given(command.rulebook, text=text)
    events: list[Event] = [bring_into_force(scene, text, number=1, adopted_by=None)]
    if rulebook is None:
        return [*events, *readings.want(scene)]
    events.append(store_rulebook(scene, rulebook, ratified_by=command.ratified_by, by=str(scene.actor.kind)))
    return events


def give(scene: Scene, command: GiveText) -> Sequence[Event]:
    """A moderator's text, while nothing can be decided yet. Raises TextCannotBeGiven or UnreadableConstitution."""
    scene.moderator()
    if not text_can_be_given(scene.community):
        raise TextCannotBeGiven(
            "Rules are ratified here, so the text changes only by its own rule. Write it as a draft, under Drafts, and "
            "put it to the members."
        )
    version, text = scene.constitution, readable(command.text)
    number = version.number if version else 0
    if command.seen != number:
        raise TextCannotBeGiven("Somebody gave another text meanwhile. Look at that one first, then give yours.")
    if version and version.sha256 == digest(text):
        raise TextCannotBeGiven("This is the text as it stands, word for word. Change something in it first.")
    return [bring_into_force(scene, text, number=number + 1, adopted_by=None), *readings.want(scene)]


def bring_into_force(scene: Scene, text: str, *, number: int, adopted_by: Action | None) -> ConstitutionAdopted:
    """Store a text as the version in force; the one before it stays readable for ever."""
    ConstitutionVersion.objects.filter(community=scene.community, superseded_at__isnull=True).update(
        superseded_at=scene.now
    )
    version = ConstitutionVersion.objects.create(
        community=scene.community,
        number=number,
        title=title_of(text, scene.community),
        text=text,
        sha256=digest(text),
        adopted_at=scene.now,
        adopted_by=adopted_by,
    )
    scene.forget_rules()
    readings.drop(scene)
    return ConstitutionAdopted(subject=f"constitution:{number}", version=number, sha256=version.sha256)


def store_rulebook(
    scene: Scene,
    rulebook: Rulebook,
    *,
    ratified_by: str,
    by: str,
    waiting: Sequence[str] = (),
    provisional_until: datetime | None = None,
) -> RulebookRatified:
    """Store the rules of the version in force. `waiting`: process types that rest until people have read them anew.

    Until `provisional_until` members can contest them.
    """
    version = scene.constitution
    assert version is not None
    data = rulebook.model_dump(mode="json")
    stored = StoredRulebook.objects.create(
        constitution=version,
        number=version.rulebooks.count() + 1,
        data=data,
        sha256=hashlib.sha256(canonical(data)).hexdigest(),
        ratified_by=ratified_by,
        ratified_at=scene.now,
        waiting=list(waiting),
        provisional_until=provisional_until,
    )
    scene.forget_rules()
    return RulebookRatified(
        subject=f"rulebook:{stored.number}",
        version=stored.number,
        sha256=stored.sha256,
        by=by,
        provisional_until_at=provisional_until,
    )


def title_of(text: str, community: Community) -> str:
    """What a text is called: its first heading, if it begins with one."""
    first = parse_sections(text)[0]
    return first.heading[:200] if first.level else f"The constitution of {community.name}"


def readable(text: str) -> str:
    """The text as it will be stored. Raises UnreadableConstitution with what to do."""
    text = normalise(text)
    if not text.strip():
        raise UnreadableConstitution("The constitution is empty. Give a file with the community's rules in words.")
    if len(text.encode()) > LONGEST_TEXT:
        raise UnreadableConstitution("The constitution is longer than one megabyte. Give only the rules themselves.")
    if sum(1 for line in text.split("\n") if line.strip()) > MOST_LINES:
        raise UnreadableConstitution(
            f"The constitution has more than {MOST_LINES:,} lines of words. Give only the rules themselves."
        )
    if "\x00" in text:
        raise UnreadableConstitution("The constitution is not a text file. Save it as plain text or Markdown in UTF-8.")
    return text
