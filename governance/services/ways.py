"""Which way to decide a proposal takes, by which rulebook, and whether that way is open now."""

from dataclasses import dataclass, replace

from governance.domain.actions import CHANGE_THE_RULES
from governance.domain.carrying_over import amending_process
from governance.domain.commands import OpenProposal
from governance.domain.errors import GovernanceError
from governance.domain.rulebook import ProcessType, runnable
from governance.domain.rulebook_running import measured_by_everybody
from governance.models import StoredRulebook
from governance.selectors import parsed_rulebook
from governance.selectors.standing import is_roll_local
from governance.services.opening import ProcessCannotRun
from governance.services.scene import Scene

_NAMED_SO = frozenset({"amendment", "constitutional amendment", "constitution"})


class UnknownProcess(GovernanceError):
    """A label that no process type of the rulebook has."""

    code = "unknown_process"


class ProcessRests(GovernanceError):
    """A process type whose words were changed, and whose new reading nobody has confirmed yet."""

    code = "process_rests"


@dataclass(frozen=True, kw_only=True)
class Way:
    """A process type, and the stored rulebook that it is part of."""

    process: ProcessType
    stored: StoredRulebook


def labelled(scene: Scene, command: OpenProposal) -> OpenProposal:
    """Take “election: who sits on our board” by its label, if the rulebook has a process type of exactly this name."""
    head, colon, title = command.title.partition(":")
    process = scene.rulebook.process_called(head) if colon and title.strip() and not command.label else None
    if process is None:
        return command
    title = title.strip()
    said, _, body = command.body.partition(":")
    same = said.strip().casefold() == head.strip().casefold()
    return replace(
        command, title=title[:1].upper() + title[1:], body=body.strip() if same else command.body, label=process.key
    )


def way_for(scene: Scene, command: OpenProposal) -> Way:
    """The way that a proposal asks for. Raises UnknownProcess, ProcessRests or ProcessCannotRun."""
    way = _named(scene, command)
    reason = runnable(way.process)
    if reason:
        raise ProcessCannotRun(
            f"“{way.process.title}” cannot be run here yet: {reason}", citation=way.process.citation("stages")
        )
    field = measured_by_everybody(way.process) if is_roll_local(scene.community) else None
    if field is not None:
        raise ProcessCannotRun(
            f"“{way.process.title}” is measured by everybody who may vote, and this community's roll does not know "
            "them all. Members can change that: “propose to change the setting roll to joined”.",
            citation=way.process.citation(field),
        )
    return way


def _named(scene: Scene, command: OpenProposal) -> Way:
    stored, amending = scene.stored_rulebook, amending_process(scene.rulebook)
    process = scene.rulebook.process_for_words(command.label)
    changes = any(one.kind in CHANGE_THE_RULES for one in command.actions)
    if changes and (not command.label or (process is None and command.label.casefold() in _NAMED_SO)):
        process = amending
    if process is None:
        raise UnknownProcess(
            f"This community has no kind of proposal called “{command.label}”. Write “processes” to see its kinds."
        )
    if process.key not in stored.waiting:
        return Way(process=process, stored=stored)
    former = _former(scene, process.key) if amending is not None and process.key == amending.key else None
    if former is None:
        raise ProcessRests(
            f"The words about “{process.title}” were changed, and moderators have not confirmed yet how the new ones "
            "are read. Until then nothing new can be proposed in this way. What is open already goes on."
        )
    return former


def _former(scene: Scene, key: str) -> Way | None:
    """Amendments stay possible at all times: by their last confirmed rule, until the new one is confirmed."""
    stored = StoredRulebook.objects.filter(constitution__community=scene.community).select_related("constitution")
    for one in stored.order_by("-constitution__number", "-number"):
        process = parsed_rulebook(one).process(key)
        if process is not None and key not in one.waiting:
            return Way(process=process, stored=one)
    return None
