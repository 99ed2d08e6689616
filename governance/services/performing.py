"""Effects on the community's own records: carried out, with what was there before, and put back as it was."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from governance.domain.action_requests import ends_at
from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.audit import Json
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    Event,
    PowerEnded,
    PowerGranted,
    RuleEnded,
    SettingChanged,
)
from governance.models import Action, CommunitySetting, Member, Policy, Power
from governance.selectors import member_called
from governance.services import halting, moderating, roles
from governance.services.scene import Scene

Before = dict[str, Json]


class CannotBeDoneNow(GovernanceError):
    """What the decision relied on is not there any more. The text says what."""

    code = "cannot_be_done_now"


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was there before, what people should know, and what happened."""

    before: Before = field(default_factory=dict)
    note: str = ""
    events: list[Event] = field(default_factory=list)


Perform = Callable[[Scene, Action], Done]


def request_of(action: Action) -> ActionRequest:
    """A stored effect as the core sees it."""
    params = {name: value for name, value in action.params.items() if isinstance(value, str)}
    return ActionRequest(kind=ActionKind(action.kind), target=action.target, params=params)


def because_of(action: Action) -> str:
    """How rows name the decision that made them."""
    return f"decision:{action.proposal.number}"


def record_policy(scene: Scene, action: Action) -> Done:
    Policy.objects.create(community=scene.community, action=action, in_force_from=scene.now)
    return Done()


def take_back_policy(scene: Scene, action: Action) -> Done:
    return _end(scene, Policy.objects.get(action=action), because=action.undone_because)


def _end(scene: Scene, policy: Policy, *, because: str) -> Done:
    if policy.ended_at is not None:
        return Done(note="It was not in force any more.")
    policy.ended_at, policy.ended_because = scene.now, because
    policy.save(update_fields=["ended_at", "ended_because"])
    number = policy.action.proposal.number
    return Done(events=[RuleEnded(subject=f"proposal:{number}", number=number)])


def end_rule(scene: Scene, action: Action) -> Done:
    policies = Policy.objects.filter(community=scene.community, action__proposal__number=int(action.target))
    if not policies.exists():
        raise CannotBeDoneNow(f"#{action.target} put nothing in force that could be ended.")
    ended = [_end(scene, policy, because=because_of(action)) for policy in policies]
    return Done(note=ended[0].note, events=[event for done in ended for event in done.events])


def put_rule_back(scene: Scene, action: Action) -> Done:
    ours = Policy.objects.filter(
        community=scene.community, action__proposal__number=int(action.target), ended_because=because_of(action)
    )
    if not ours.update(ended_at=None, ended_because=""):
        return Done(note="It was not ended by this decision, so it stays as it is.")
    return Done()


def _member(scene: Scene, action: Action) -> Member:
    member = member_called(scene.community, action.target)
    if member is None:
        raise CannotBeDoneNow("The person is no member any more.")
    return member


def _held(member: Member, role: str) -> Before:
    office = member.offices.filter(role=role, ended_at__isnull=True).first()
    until = office.ends_at.isoformat() if office and office.ends_at else None
    return {"held": office is not None, "until": until}


def grant_role(scene: Scene, action: Action) -> Done:
    member, role, because = _member(scene, action), action.params["role"], because_of(action)
    before, login, note = _held(member, role), list[Event](), ""
    if role in moderating.ROLES:
        before["moderated"] = moderating.moderates(scene, member)
        login = moderating.put(scene, member, on=True, because=because)
        note = "" if before["moderated"] or login else moderating.NO_LOGIN_YET
    until = ends_at(ActionKind(action.kind), action.params, from_=scene.now)
    granted = roles.grant_role(scene, member, role, until=until, cause=because)
    return Done(before=before, note=note, events=[*granted, *login])


def end_role(scene: Scene, action: Action) -> Done:
    """End a role; of a moderator also what their login may do here."""
    member, role, because = _member(scene, action), action.params["role"], because_of(action)
    before, login = _held(member, role), list[Event]()
    if role in moderating.ROLES:
        before["moderated"] = moderating.moderates(scene, member)
        login = moderating.put(scene, member, on=False, because=because)
        if not login:
            ended = roles.end_role(scene, member, role, cause=because)
            return Done(before=before, note=moderating.NO_LOGIN_ENDED, events=ended)
    if not before["held"] and not login:
        return Done(before=before, note="The person did not hold the role any more.")
    return Done(before=before, events=[*roles.end_role(scene, member, role, cause=because), *login])


def restore_role(scene: Scene, action: Action) -> Done:
    """Put back what was there: the role with its former end, or no role; and of a moderator what the login could."""
    member, role, before = _member(scene, action), action.params["role"], action.before or {}
    because, login = action.undone_because, list[Event]()
    if "moderated" in before:
        login = moderating.put(scene, member, on=bool(before["moderated"]), because=because)
    if not before.get("held"):
        return Done(events=[*roles.end_role(scene, member, role, cause=because), *login])
    until = datetime.fromisoformat(before["until"]) if before.get("until") else None
    if until is not None and until <= scene.now:
        ended = roles.end_role(scene, member, role, cause=because)
        return Done(note="The term would be over by now, so the role is not given back.", events=[*ended, *login])
    return Done(events=[*roles.grant_role(scene, member, role, until=until, cause=because), *login])


def change_setting(scene: Scene, action: Action) -> Done:
    row = _setting(scene, action)
    before: Before = {"value": row.value if row else None, "set_by": row.set_by_id if row else None}
    return Done(before=before, events=[_set(scene, action, action.params["value"], set_by=action.pk)])


def restore_setting(scene: Scene, action: Action) -> Done:
    row, before = _setting(scene, action), action.before or {}
    if row is None or row.set_by_id != action.pk:
        return Done(note="It has been changed again since, so it stays as it is.")
    return Done(events=[_set(scene, action, before.get("value"), set_by=before.get("set_by"))])


def _setting(scene: Scene, action: Action) -> CommunitySetting | None:
    return CommunitySetting.objects.filter(community=scene.community, name=action.target).first()


def _set(scene: Scene, action: Action, value: str | None, *, set_by: int | None) -> SettingChanged:
    row = _setting(scene, action)
    if value is None:
        CommunitySetting.objects.filter(community=scene.community, name=action.target).delete()
    else:
        given = {"value": value, "set_at": scene.now, "set_by_id": set_by}
        CommunitySetting.objects.update_or_create(community=scene.community, name=action.target, defaults=given)
    return SettingChanged(
        subject=f"setting:{action.target}",
        name=action.target,
        value=value or "the default",
        was=row.value if row else "the default",
    )


def grant_power(scene: Scene, action: Action) -> Done:
    _, new = Power.objects.get_or_create(
        community=scene.community, kind=action.target, defaults={"granted_at": scene.now, "granted_by": action}
    )
    granted: list[Event] = [PowerGranted(subject=f"power:{action.target}", action=action.target)]
    return Done(before={"granted": not new}, events=granted if new else [])


def end_power(scene: Scene, action: Action) -> Done:
    gone, _ = Power.objects.filter(community=scene.community, kind=action.target).delete()
    ended: list[Event] = [PowerEnded(subject=f"power:{action.target}", action=action.target)]
    return Done(before={"granted": bool(gone)}, events=ended if gone else [])


def restore_power(scene: Scene, action: Action) -> Done:
    granted = bool((action.before or {}).get("granted"))
    return Done(events=(grant_power if granted else end_power)(scene, action).events)


def halt(scene: Scene, action: Action) -> Done:
    return _halted(scene, on=True, reason=f"Members decided it in #{action.proposal.number}.")


def resume(scene: Scene, action: Action) -> Done:
    return _halted(scene, on=False, reason=f"Members decided it in #{action.proposal.number}.")


def restore_halt(scene: Scene, action: Action) -> Done:
    before = action.before or {}
    return _halted(scene, on=bool(before.get("halted")), reason=str(before.get("reason") or "It was so before."))


def _halted(scene: Scene, *, on: bool, reason: str) -> Done:
    community = scene.community
    before: Before = {"halted": community.halted_at is not None, "reason": community.halt_reason}
    if bool(before["halted"]) is on:
        return Done(before=before, note="It was so already.")
    event = halting.stop(scene, reason=reason, by_members=True) if on else halting.lift(scene, reason=reason)
    return Done(before=before, events=[event])


_K = ActionKind
PERFORM: dict[ActionKind, Perform] = {
    _K.RECORD_POLICY: record_policy,
    _K.ADD_RULE: record_policy,
    _K.END_RULE: end_rule,
    _K.ROLE_GRANT: grant_role,
    _K.ROLE_END: end_role,
    _K.CHANGE_SETTING: change_setting,
    _K.GRANT_POWER: grant_power,
    _K.END_POWER: end_power,
    _K.HALT: halt,
    _K.RESUME: resume,
}
REVERT: dict[ActionKind, Perform] = {
    _K.RECORD_POLICY: take_back_policy,
    _K.ADD_RULE: take_back_policy,
    _K.END_RULE: put_rule_back,
    _K.ROLE_GRANT: restore_role,
    _K.ROLE_END: restore_role,
    _K.CHANGE_SETTING: restore_setting,
    _K.GRANT_POWER: restore_power,
    _K.END_POWER: restore_power,
    _K.HALT: restore_halt,
    _K.RESUME: restore_halt,
}
