"""What becomes of contested rules when people have ratified again, and of what waited for that."""

from dataclasses import dataclass, field

from governance.domain.audit import Json
from governance.domain.events import ContestSettled, Event
from governance.domain.lifecycle import State
from governance.domain.ratifying import same_rules
from governance.domain.rulebook import Rulebook
from governance.domain.schedule import deadline
from governance.models import Contest, ContestState, Proposal
from governance.selectors import parsed_rulebook
from governance.services.scene import Scene
from governance.services.waiting import contested, time_to_carry_out


@dataclass
class Settled:
    """What became of the contests: titles of the ways, and what happened."""

    kept: list[Json] = field(default_factory=list)
    corrected: list[Json] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def settle(scene: Scene, rulebook: Rulebook) -> Settled:
    """People have ratified: what rests on a rule that they kept goes on; what a wrong rule decided waits for them."""
    settled = Settled()
    for one in Contest.objects.filter(community=scene.community, state=ContestState.OPEN).select_related("rulebook"):
        before, after = parsed_rulebook(one.rulebook).process(one.process), rulebook.process(one.process)
        kept = not one.process or same_rules(before, after)
        one.state, one.settled_at = ContestState.KEPT if kept else ContestState.CORRECTED, scene.now
        one.save(update_fields=["state", "settled_at"])
        title = next((process.title for process in (after, before) if process is not None), one.process)
        listed = settled.kept if kept else settled.corrected
        if title and title not in listed:
            listed.append(title)
        settled.events.append(
            ContestSettled(
                subject=f"rulebook:{one.rulebook.number}",
                version=one.rulebook.number,
                process=one.process,
                verdict=one.state,
            )
        )
    _let_go_on(scene)
    return settled


def _let_go_on(scene: Scene) -> None:
    """What waited only for a contest falls due now, with its whole time to be carried out."""
    waiting = Proposal.objects.filter(community=scene.community, status=State.EXECUTING, due_at__isnull=True)
    for proposal in waiting.select_related("rulebook"):
        if contested(proposal) is None and proposal.actions.filter(state="planned").exists():
            if proposal.expires_at is not None:
                proposal.expires_at = deadline(scene.now, time_to_carry_out(scene, proposal))
            proposal.due_at = scene.now
            proposal.save(update_fields=["due_at", "expires_at"])
