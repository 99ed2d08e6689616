"""A request for an effect, looked at value by value; and each effect in words."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from governance.domain.actions import POWERS, SPECS, ActionKind, ActionRequest, Param, Target, reversible
from governance.domain.community_settings import parsed_setting
from governance.domain.durations import parse_duration
from governance.domain.errors import GovernanceError
from governance.domain.times import spoken_period

LONGEST_WORDS = 100_000
_LONGEST_SANCTION = timedelta(days=3660)
_HANDLE = re.compile(r"[\w.-]{1,64}(?:@[\w-]+(?:\.[\w-]+)*)?")
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_POST = re.compile(r"(?:https?://[^\s<>\"']{3,240})|[A-Za-z0-9]{1,64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class ActionUnclear(GovernanceError):
    """An effect that is asked for in a way nobody could carry out. The text says what is missing."""

    code = "action_unclear"


def checked(request: ActionRequest, *, now: datetime) -> ActionRequest:
    """The request with every value in its usual form. Raises ActionUnclear or SettingUnusable."""
    spec = SPECS[request.kind]
    params = {
        name: value if name == "text" else value.strip() for name, value in request.params.items() if value.strip()
    }
    for name in spec.needs:
        if name not in params:
            raise ActionUnclear(f"To {spoken_kind(request.kind)}, please say the {name} too.")
    known = {**spec.needs, **spec.takes}
    for name, value in params.items():
        if name not in known:
            raise ActionUnclear(f"“{name[:40]}” cannot be given here. There is: {', '.join(known) or 'nothing'}.")
        params[name] = _param(name, known[name], value, now=now)
    if "duration" in params and "until" in params:
        raise ActionUnclear("Please give either how long it lasts or until when, not both.")
    target = _target(request.kind, spec.target, request.target.strip())
    made = ActionRequest(kind=request.kind, target=target, params=params)
    if made.kind is ActionKind.CHANGE_SETTING:
        parsed_setting(target, params["value"])
    if made.kind is ActionKind.AMEND_CONSTITUTION:
        _check_amendment(made)
    return made


def _target(kind: ActionKind, what: Target, target: str) -> str:
    if what is Target.NONE:
        return ""
    found = _CLEAN[what](target) if what in _CLEAN else target
    if what is Target.SECTION:
        return target[:200]
    if not _FORMS[what].fullmatch(found) or len(found) > 255:  # noqa: PLR2004 - the column's length
        raise ActionUnclear(f"To {spoken_kind(kind)}, please name {_ASKED[what]}.")
    if what is Target.KIND and found not in POWERS:
        raise ActionUnclear(f"There is no power called “{found}”. There are: {', '.join(POWERS)}.")
    return found


_CLEAN = {
    Target.MEMBER: lambda text: text.lstrip("@").lower(),
    Target.ACCOUNT: lambda text: text.lstrip("@").lower(),
    Target.DOMAIN: lambda text: text.lstrip("@").lower().removeprefix("https://").removesuffix("/"),
    Target.PROPOSAL: lambda text: text.lstrip("#"),
    Target.DRAFT: lambda text: text.lower().removeprefix("draft").strip().lstrip("#"),
    Target.SETTING: lambda text: text.lower().replace(" ", "_"),
    Target.KIND: lambda text: text.lower().replace(" ", "_"),
}
_FORMS = {
    Target.MEMBER: _HANDLE,
    Target.ACCOUNT: _HANDLE,
    Target.DOMAIN: _DOMAIN,
    Target.POST: _POST,
    Target.PROPOSAL: re.compile(r"[1-9][0-9]{0,8}"),
    Target.DRAFT: re.compile(r"[1-9][0-9]{0,8}"),
    Target.SETTING: _KEY,
    Target.KIND: _KEY,
}
_ASKED = {
    Target.MEMBER: "the member, such as @dana",
    Target.ACCOUNT: "the account, such as @spam@bad.example",
    Target.DOMAIN: "the server, such as bad.example",
    Target.POST: "the post by its address",
    Target.PROPOSAL: "the proposal that made it, such as #3",
    Target.DRAFT: "the draft by its number, such as draft 2",
    Target.SETTING: "the setting",
    Target.KIND: "the kind of action, such as silence_account",
}


def _param(name: str, kind: Param, value: str, *, now: datetime) -> str:
    match kind:
        case Param.WORDS:
            if len(value) > LONGEST_WORDS:
                raise ActionUnclear(f"The {name} is too long: at most {LONGEST_WORDS} characters.")
        case Param.KEY:
            value = value.lower().replace(" ", "-")
            if not _KEY.fullmatch(value) or len(value) > 80:  # noqa: PLR2004 - a key's length in rulebooks
                raise ActionUnclear(f"The {name} is a short name in letters, such as moderator.")
        case Param.SEVERITY:
            value = {"limit": "silence", "block": "suspend"}.get(value.lower(), value.lower())
            if value not in {"silence", "suspend"}:
                raise ActionUnclear("The severity is silence (hide its posts) or suspend (cut it off).")
        case Param.DURATION:
            _period(value)
        case Param.INSTANT:
            if not now < _instant(value) <= now + _LONGEST_SANCTION:
                raise ActionUnclear("“Until” takes a day in the next ten years, such as 2026-05-01.")
    return value


def _period(value: str) -> timedelta:
    try:
        period = parse_duration(value)
    except ValueError:
        period = timedelta(0)
    if not timedelta(0) < period <= _LONGEST_SANCTION:
        raise ActionUnclear("A duration is written like P7D for seven days, and has an end within ten years.")
    return period


def _instant(value: str) -> datetime:
    """A time with its zone, or the last minute of a day."""
    try:
        if _DAY.fullmatch(value):
            value = f"{value}T23:59:00+00:00"
        at = datetime.fromisoformat(value)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ActionUnclear("“Until” takes a day such as 2026-05-01. You can also write for how long: for 30 days.")
    return at


def _check_amendment(request: ActionRequest) -> None:
    given = request.params
    quotes = bool(request.target) and "old" in given
    if quotes == ("text" in given):
        raise ActionUnclear(
            "An amendment shows the exact change. Write: replace “old words” by “new words” in Section 3.1. "
            "Or give the whole new text."
        )


def ends_at(kind: ActionKind, params: Mapping[str, str], *, from_: datetime) -> datetime | None:
    """When an effect ends by itself, if it does."""
    if not SPECS[kind].ends_by_itself:
        return None
    if "duration" in params:
        return from_ + _period(params["duration"])
    return _instant(params["until"]) if "until" in params else None


def spoken_kind(kind: ActionKind) -> str:
    """The verb alone: suspend an account."""
    return _VERBS[kind].format(target=_ANY[SPECS[kind].target], role="a role", value="a value")


def in_words(request: ActionRequest, *, discreet: bool = False) -> str:
    """What a decision will do, as a verb. `discreet` leaves out whom it is about."""
    spec, params = SPECS[request.kind], dict(request.params)
    hidden = discreet and spec.person
    target = (
        _ANY[spec.target]
        if hidden or not request.target
        else _NAMED.get(spec.target, "{}").format(request.target.lstrip("@"))
    )
    values = {"role": "a role", "value": ""} | params
    said = _VERBS[request.kind].format(target=target, role=values["role"], value=values["value"])
    if request.kind is ActionKind.BLOCK_DOMAIN:
        said += " completely" if params.get("severity") == "suspend" else " in part, so that its posts are hidden"
    if request.kind is ActionKind.AMEND_CONSTITUTION:
        said = _change(request)
    if "duration" in params:
        said += f" for {spoken_period(_period(params['duration']))}"
    if "until" in params:
        said += f" until {_instant(params['until']):%d %B %Y}"
    return said


def _change(request: ActionRequest) -> str:
    given = request.params
    if "old" not in given:
        return "give the constitution a new text"
    old, new = _brief(given["old"]), _brief(given.get("new", ""))
    return f"in {request.target}, replace “{old}” by “{new}”" if new else f"in {request.target}, take out “{old}”"


def _brief(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 160 else f"{words[:157]}..."  # noqa: PLR2004 - it stands in a post


def warning(request: ActionRequest) -> str:
    """What people should know of an effect before they vote; empty where it can simply be taken back."""
    if not reversible(request):
        return "It cannot be undone."
    return _CAUTIONS.get(request.kind, "")


_CAUTIONS = {
    ActionKind.SUSPEND_ACCOUNT: "It can be undone only for a while (on Mastodon 30 days), and follows may be lost.",
    ActionKind.UNBLOCK_DOMAIN: "Follows that the block has cut do not come back by themselves.",
}
_ANY = {
    Target.NONE: "",
    Target.MEMBER: "one member",
    Target.ACCOUNT: "an account",
    Target.POST: "a post",
    Target.DOMAIN: "a server",
    Target.PROPOSAL: "a decision",
    Target.SETTING: "a setting",
    Target.KIND: "a kind of action",
    Target.SECTION: "the constitution",
    Target.DRAFT: "a draft",
}
_NAMED = {
    Target.MEMBER: "@{}",
    Target.ACCOUNT: "@{}",
    Target.POST: "the post {}",
    Target.DOMAIN: "the server {}",
    Target.PROPOSAL: "#{}",
    Target.DRAFT: "draft {}",
}
_VERBS = {
    ActionKind.RECORD_POLICY: "put it on the list of decisions",
    ActionKind.ADD_RULE: "add a standing rule",
    ActionKind.END_RULE: "end what {target} put in force",
    ActionKind.ROLE_GRANT: "give {target} the role {role}",
    ActionKind.ROLE_END: "end the role {role} of {target}",
    ActionKind.CHANGE_SETTING: "set {target} to {value}",
    ActionKind.GRANT_POWER: "let the bot carry out {target} itself",
    ActionKind.END_POWER: "take from the bot the power of {target}",
    ActionKind.AMEND_CONSTITUTION: "change {target}",
    ActionKind.ADOPT_CONSTITUTION: "bring {target} of the constitution into force, with its rules",
    ActionKind.UNDO_DECISION: "undo {target}",
    ActionKind.HALT: "order an emergency halt",
    ActionKind.RESUME: "lift the emergency halt",
    ActionKind.SUSPEND_ACCOUNT: "suspend {target}",
    ActionKind.UNSUSPEND_ACCOUNT: "end the suspension of {target}",
    ActionKind.SILENCE_ACCOUNT: "limit {target}",
    ActionKind.UNSILENCE_ACCOUNT: "end the limit on {target}",
    ActionKind.DELETE_POST: "delete {target}",
    ActionKind.BLOCK_DOMAIN: "block {target}",
    ActionKind.UNBLOCK_DOMAIN: "end the block of {target}",
    ActionKind.ANNOUNCEMENT: "publish an announcement",
    ActionKind.END_ANNOUNCEMENT: "take down the announcement of {target}",
    ActionKind.PIN_POST: "pin {target}",
    ActionKind.UNPIN_POST: "unpin {target}",
}
