"""Which language model helps a community to read, where no vote has said so."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings

from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.actors import ActorKind
from governance.domain.commands import ChooseModel
from governance.domain.community_settings import Setting, parsed_setting, written
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, SettingChanged
from governance.models import CommunitySetting
from governance.selectors.standing import setting_of
from governance.services.moderation import public_reason
from governance.services.scene import Scene
from governance.services.speech import announce

NONE = "none"


class ForTheCommunityToDecide(GovernanceError):
    """A moderator alone wants members' words to go to somebody else's machines, or against what was voted."""

    code = "for_the_community_to_decide"


class ModelNotOffered(GovernanceError):
    """A model is wanted that whoever runs the site has not set up."""

    code = "model_not_offered"


def offered(request: ActionRequest) -> ActionRequest:
    """The request, with a model's name as this site spells it. Raises ModelNotOffered if nobody could use it here."""
    if request.kind is not ActionKind.CHANGE_SETTING or request.target != Setting.MODEL:
        return request
    wanted = request.params["value"]
    for name in (NONE, *settings.AI_MODELS):
        if name.casefold() == wanted.casefold():
            return replace(request, params={"value": name})
    here = f"It offers {', '.join(settings.AI_MODELS)}, or none" if settings.AI_MODELS else "It offers none so far"
    raise ModelNotOffered(f"This site does not offer the model {wanted}. {here}; whoever runs it can add one.")


def choose_model(scene: Scene, command: ChooseModel) -> Sequence[Event]:
    """Choose, or go without. Stopping is always possible; what runs elsewhere only by a decision of the community."""
    host = scene.actor.kind is ActorKind.HOST and scene.community.platform == "sandbox"
    if not host:
        scene.moderator()
    reason = public_reason(scene, command.reason)
    name = written(parsed_setting(Setting.MODEL, command.model))
    row = CommunitySetting.objects.filter(community=scene.community, name=Setting.MODEL).first()
    if name != NONE and not host:
        if not command.local:
            raise ForTheCommunityToDecide(
                f"{name} runs on somebody else's machines, so members' words would go there. Only the community can "
                f"decide that: somebody proposes “change the setting model to {name}”."
            )
        if row is not None and row.set_by_id is not None:
            raise ForTheCommunityToDecide(
                f"The community decided by vote which model helps ({row.value}), so only another vote can choose one. "
                "You can stop it, if you have to."
            )
    was = written(setting_of(scene.community, Setting.MODEL).value)
    given = {"value": name, "set_at": scene.now, "set_by": None}
    CommunitySetting.objects.update_or_create(community=scene.community, name=Setting.MODEL, defaults=given)
    announce(scene, "community.model", {"model": name, "local": command.local, "reason": reason})
    return [
        SettingChanged(
            subject=f"setting:{Setting.MODEL}", name=Setting.MODEL, value=name, was=was, words={"reason": reason}
        )
    ]
