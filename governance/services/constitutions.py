"""Bringing a constitution into force, with the rulebook that people ratified for it."""

import hashlib
from collections.abc import Sequence

from governance.domain.actors import ActorKind
from governance.domain.audit import canonical
from governance.domain.commands import AdoptConstitution
from governance.domain.errors import GovernanceError
from governance.domain.events import ConstitutionAdopted, Event, RulebookRatified
from governance.domain.rulebook import load_rulebook
from governance.domain.sections import digest, normalise, parse_sections
from governance.models import ConstitutionVersion, StoredRulebook
from governance.services.scene import Scene

LONGEST_TEXT = 1_000_000


class UnreadableConstitution(GovernanceError):
    """A text that cannot be a constitution."""

    code = "unreadable_constitution"


class OnlyTheHost(GovernanceError):
    """A constitution can only be replaced by its own amendment rule; the first one is the host's act."""

    code = "only_the_host"
    safe = "The constitution is set by the host when the community is made, and changed only by its own rule."


def adopt(scene: Scene, command: AdoptConstitution) -> Sequence[Event]:
    """Store the text as the version in force. Raises UnreadableConstitution or UnusableRulebook."""
    if scene.actor.kind is not ActorKind.HOST or scene.constitution is not None:
        raise OnlyTheHost
    text = readable(command.text)
    rulebook = None if command.rulebook is None else load_rulebook(command.rulebook, text=text)
    sections = parse_sections(text)
    version = ConstitutionVersion.objects.create(
        community=scene.community,
        number=1,
        title=sections[0].heading[:200],
        text=text,
        sha256=digest(text),
        adopted_at=scene.now,
    )
    events: list[Event] = [ConstitutionAdopted(subject="constitution:1", version=version.number, sha256=version.sha256)]
    if rulebook is not None:
        data = rulebook.model_dump(mode="json")
        stored = StoredRulebook.objects.create(
            constitution=version,
            number=1,
            data=data,
            sha256=hashlib.sha256(canonical(data)).hexdigest(),
            ratified_by=command.ratified_by,
            ratified_at=scene.now,
        )
        events.append(
            RulebookRatified(
                subject="rulebook:1", version=stored.number, sha256=stored.sha256, by=str(scene.actor.kind)
            )
        )
    del scene.__dict__["constitution"]
    return events


def readable(text: str) -> str:
    """The text as it will be stored. Raises UnreadableConstitution with what to do."""
    text = normalise(text)
    if not text.strip():
        raise UnreadableConstitution("The constitution is empty. Give a file with the community's rules in words.")
    if len(text.encode()) > LONGEST_TEXT:
        raise UnreadableConstitution("The constitution is longer than one megabyte. Give only the rules themselves.")
    if "\x00" in text:
        raise UnreadableConstitution("The constitution is not a text file. Save it as plain text or Markdown in UTF-8.")
    return text
