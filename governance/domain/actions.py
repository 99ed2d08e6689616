"""The closed vocabulary of effects: what a decision can bring about, on what, and how it is undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ActionKind(StrEnum):
    """One kind of effect. Words of members are mapped onto these, or onto `record_policy`: people carry it out."""

    RECORD_POLICY = "record_policy"
    ADD_RULE = "add_rule"
    END_RULE = "end_rule"
    ROLE_GRANT = "role_grant"
    ROLE_END = "role_end"
    CHANGE_SETTING = "change_setting"
    GRANT_POWER = "grant_power"
    END_POWER = "end_power"
    AMEND_CONSTITUTION = "amend_constitution"
    ADOPT_CONSTITUTION = "adopt_constitution"
    UNDO_DECISION = "undo_decision"
    HALT = "halt"
    RESUME = "resume"
    SUSPEND_ACCOUNT = "suspend_account"
    UNSUSPEND_ACCOUNT = "unsuspend_account"
    SILENCE_ACCOUNT = "silence_account"
    UNSILENCE_ACCOUNT = "unsilence_account"
    DELETE_POST = "delete_post"
    BLOCK_DOMAIN = "block_domain"
    UNBLOCK_DOMAIN = "unblock_domain"
    ANNOUNCEMENT = "announcement"
    END_ANNOUNCEMENT = "end_announcement"
    PIN_POST = "pin_post"
    UNPIN_POST = "unpin_post"


class Group(StrEnum):
    """Who would do it by hand. `GOVBOT_GOVERNANCE__REQUIRE_CONFIRMATION_FOR` lists some of these."""

    GOVERNANCE = "governance"
    MODERATION = "moderation"
    ADMIN_ACTION = "admin_action"


class Risk(StrEnum):
    """How much harm a mistake would do before it is noticed."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Target(StrEnum):
    """What an action's `target` names. Handles have no leading @; a domain only if the account lives elsewhere."""

    NONE = "none"
    MEMBER = "member"
    ACCOUNT = "account"
    POST = "post"
    DOMAIN = "domain"
    PROPOSAL = "proposal"
    SETTING = "setting"
    KIND = "kind"
    SECTION = "section"
    DRAFT = "draft"


class Param(StrEnum):
    """How a value of `params` is written; all of them are strings."""

    WORDS = "words"
    KEY = "key"
    INSTANT = "instant"
    DURATION = "duration"
    SEVERITY = "severity"


@dataclass(frozen=True, kw_only=True)
class Spec:
    """What is known of a kind of action before anybody asks for one.

    `person`: it is about somebody, so the proposal is held until an uninvolved person releases it. `scope`: the
    part of a platform that the bot needs access to; none for what stays within the community's own records.
    """

    group: Group = Group.GOVERNANCE
    risk: Risk = Risk.LOW
    target: Target = Target.NONE
    inverse: ActionKind | None = None
    person: bool = False
    scope: str | None = None
    needs: Mapping[str, Param] = field(default_factory=dict)
    takes: Mapping[str, Param] = field(default_factory=dict)

    @property
    def on_platform(self) -> bool:
        """Whether it leaves the community's own records: such kinds need a power that members granted."""
        return self.scope is not None

    @property
    def ends_by_itself(self) -> bool:
        return "duration" in self.takes


@dataclass(frozen=True, kw_only=True)
class ActionRequest:
    """What somebody asks for. Nothing here is believed until `checked` has looked at it."""

    kind: ActionKind
    target: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


_K = ActionKind
_FOR_A_TIME = {"duration": Param.DURATION, "until": Param.INSTANT}

SPECS: dict[ActionKind, Spec] = {
    _K.RECORD_POLICY: Spec(inverse=_K.END_RULE),
    _K.ADD_RULE: Spec(inverse=_K.END_RULE, takes={"text": Param.WORDS}),
    _K.END_RULE: Spec(inverse=_K.ADD_RULE, target=Target.PROPOSAL),
    _K.ROLE_GRANT: Spec(
        risk=Risk.MEDIUM, target=Target.MEMBER, person=True, inverse=_K.ROLE_END, needs={"role": Param.KEY},
        takes=_FOR_A_TIME,
    ),
    _K.ROLE_END: Spec(
        risk=Risk.MEDIUM, target=Target.MEMBER, person=True, inverse=_K.ROLE_GRANT, needs={"role": Param.KEY}
    ),
    _K.CHANGE_SETTING: Spec(
        risk=Risk.MEDIUM, target=Target.SETTING, inverse=_K.CHANGE_SETTING, needs={"value": Param.WORDS}
    ),
    _K.GRANT_POWER: Spec(risk=Risk.HIGH, target=Target.KIND, inverse=_K.END_POWER),
    _K.END_POWER: Spec(target=Target.KIND, inverse=_K.GRANT_POWER),
    _K.AMEND_CONSTITUTION: Spec(
        risk=Risk.HIGH, target=Target.SECTION, inverse=_K.AMEND_CONSTITUTION,
        takes={"old": Param.WORDS, "new": Param.WORDS, "text": Param.WORDS},
    ),
    _K.ADOPT_CONSTITUTION: Spec(risk=Risk.HIGH, target=Target.DRAFT, inverse=_K.ADOPT_CONSTITUTION),
    _K.UNDO_DECISION: Spec(risk=Risk.MEDIUM, target=Target.PROPOSAL),
    _K.HALT: Spec(risk=Risk.MEDIUM, inverse=_K.RESUME),
    _K.RESUME: Spec(risk=Risk.MEDIUM, inverse=_K.HALT),
    _K.SUSPEND_ACCOUNT: Spec(
        group=Group.MODERATION, risk=Risk.HIGH, target=Target.ACCOUNT, person=True, scope="accounts",
        inverse=_K.UNSUSPEND_ACCOUNT, takes=_FOR_A_TIME,
    ),
    _K.UNSUSPEND_ACCOUNT: Spec(
        group=Group.MODERATION, risk=Risk.MEDIUM, target=Target.ACCOUNT, person=True, scope="accounts",
        inverse=_K.SUSPEND_ACCOUNT,
    ),
    _K.SILENCE_ACCOUNT: Spec(
        group=Group.MODERATION, risk=Risk.MEDIUM, target=Target.ACCOUNT, person=True, scope="accounts",
        inverse=_K.UNSILENCE_ACCOUNT, takes=_FOR_A_TIME,
    ),
    _K.UNSILENCE_ACCOUNT: Spec(
        group=Group.MODERATION, risk=Risk.LOW, target=Target.ACCOUNT, person=True, scope="accounts",
        inverse=_K.SILENCE_ACCOUNT,
    ),
    _K.DELETE_POST: Spec(
        group=Group.MODERATION, risk=Risk.HIGH, target=Target.POST, person=True, scope="posts"
    ),
    _K.BLOCK_DOMAIN: Spec(
        group=Group.ADMIN_ACTION, risk=Risk.HIGH, target=Target.DOMAIN, scope="domains", inverse=_K.UNBLOCK_DOMAIN,
        takes={"severity": Param.SEVERITY} | _FOR_A_TIME,
    ),
    _K.UNBLOCK_DOMAIN: Spec(
        group=Group.ADMIN_ACTION, risk=Risk.MEDIUM, target=Target.DOMAIN, scope="domains", inverse=_K.BLOCK_DOMAIN
    ),
    _K.ANNOUNCEMENT: Spec(
        group=Group.ADMIN_ACTION, scope="announcements", inverse=_K.END_ANNOUNCEMENT,
        needs={"text": Param.WORDS}, takes=_FOR_A_TIME,
    ),
    _K.END_ANNOUNCEMENT: Spec(
        group=Group.ADMIN_ACTION, target=Target.PROPOSAL, scope="announcements", inverse=_K.ANNOUNCEMENT
    ),
    _K.PIN_POST: Spec(
        group=Group.ADMIN_ACTION, target=Target.POST, scope="own_posts", inverse=_K.UNPIN_POST, takes=_FOR_A_TIME
    ),
    _K.UNPIN_POST: Spec(
        group=Group.ADMIN_ACTION, target=Target.POST, scope="own_posts", inverse=_K.PIN_POST
    ),
}  # fmt: skip

POWERS = tuple(kind for kind, spec in SPECS.items() if spec.on_platform)
"""Kinds that the bot carries out only where members have granted it the power; people do it otherwise."""


def reversible(request: ActionRequest) -> bool:
    """Whether what was there before can be put back. What cannot is said before anybody votes."""
    if request.kind is ActionKind.BLOCK_DOMAIN and request.params.get("severity") == "suspend":
        return False  # follows between the servers are cut for good
    return SPECS[request.kind].inverse is not None


CHANGE_THE_RULES = frozenset({ActionKind.AMEND_CONSTITUTION, ActionKind.ADOPT_CONSTITUTION})
"""Kinds that are decided only in the way by which the constitution itself is changed."""
