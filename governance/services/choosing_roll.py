"""How people become members of a new community: a moderator or the host says it, until its members have decided."""

from collections.abc import Sequence

from governance.domain.actors import ActorKind
from governance.domain.commands import ChooseRoll
from governance.domain.community_settings import Setting, parsed_setting, written
from governance.domain.electorate import RollKind
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, SettingChanged
from governance.domain.rulebook import Citation, ProcessType, Rulebook
from governance.domain.rulebook_running import measured_by_everybody
from governance.models import CommunitySetting
from governance.selectors import parsed_rulebook, rulebook_in_force
from governance.selectors.standing import can_choose_roll, setting_of
from governance.services.moderation import public_reason
from governance.services.scene import Scene


class RollIsForMembersToDecide(GovernanceError):
    """Somebody alone wants to change who is a member where members have decided before."""

    code = "roll_is_for_members_to_decide"


class NobodyKnowsHowMany(GovernanceError):
    """A share of everybody, where nobody knows who everybody is."""

    code = "nobody_knows_how_many"


def choose_roll(scene: Scene, command: ChooseRoll) -> Sequence[Event]:
    """Set it. Raises RollIsForMembersToDecide or NobodyKnowsHowMany."""
    if scene.actor.kind is not ActorKind.HOST:
        scene.moderator()
    reason = public_reason(scene, command.reason)
    kind = written(parsed_setting(Setting.ROLL, command.kind))
    if not can_choose_roll(scene.community):
        raise RollIsForMembersToDecide(
            "Members have decided things here already, so who becomes a member is for them to decide: somebody "
            f"proposes “change the setting roll to {kind}”."
        )
    check_roll(scene, kind)
    was = written(setting_of(scene.community, Setting.ROLL).value)
    given = {"value": kind, "set_at": scene.now, "set_by": None}
    CommunitySetting.objects.update_or_create(community=scene.community, name=Setting.ROLL, defaults=given)
    return [
        SettingChanged(
            subject=f"setting:{Setting.ROLL}", name=Setting.ROLL, value=kind, was=was, words={"reason": reason}
        )
    ]


def check_roll(scene: Scene, kind: str) -> None:
    """Refuse a local roll where some rule is measured by everybody who may vote: nobody knows how many they are."""
    stored = rulebook_in_force(scene.community)
    if kind != RollKind.LOCAL or stored is None:
        return
    found = _measured(parsed_rulebook(stored))
    if found is None:
        return
    process, where = found
    raise NobodyKnowsHowMany(
        f"With a local roll nobody knows how many members there are, and “{process.title}” is measured by all of them. "
        "Use the roll joined, approved or imported, or state a number of people in the constitution first.",
        citation=where,
    )


def _measured(rulebook: Rulebook) -> tuple[ProcessType, Citation | None] | None:
    for process in rulebook.process_types:
        field = measured_by_everybody(process)
        if field is not None:
            return process, process.citation(field)
    return None
