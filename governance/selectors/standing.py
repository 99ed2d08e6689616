"""What a community has decided for itself: settings and powers. Where it decided nothing, defaults, marked so."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.domain.actions import ActionKind
from governance.domain.community_settings import SETTINGS, Setting, parsed_setting
from governance.domain.electorate import RollKind
from governance.domain.resting import Rest
from governance.models import Action, ActionState, Community, CommunitySetting, Deed, DeedState, Power, Proposal
from governance.selectors.prepared import prepared


@dataclass(frozen=True, kw_only=True)
class SettingValue:
    """A value, and whether it is a default that the community has not decided."""

    value: int | Fraction | timedelta | str
    default: bool


def setting_of(community: Community, name: Setting) -> SettingValue:
    """What applies here."""
    for own in _own(community=community.pk, name=str(name)):
        return SettingValue(value=parsed_setting(name, own), default=False)
    of_the_site = {Setting.VETO_THRESHOLD: settings.DEFAULT_VETO_THRESHOLD, Setting.MODEL: settings.AI_DEFAULT_MODEL}
    usual = of_the_site.get(name, SETTINGS[name].default)
    return SettingValue(value=parsed_setting(name, usual), default=True)


@prepared
def _own(*, community: int, name: str) -> QuerySet[CommunitySetting, str]:
    return CommunitySetting.objects.filter(community=community, name=name).order_by().values_list("value", flat=True)


def can_choose_roll(community: Community) -> bool:
    """Whether a moderator may still say how people become members: until the community has decided anything."""
    return not Proposal.objects.filter(community=community, outcome__isnull=False).exists()


def is_roll_local(community: Community) -> bool:
    """Whether everybody of the server is a member, known by name only once they have written."""
    return setting_of(community, Setting.ROLL).value == RollKind.LOCAL


@dataclass(frozen=True, kw_only=True)
class ChosenModel:
    """The language model that is wanted here. `decided`: by the community itself, so it may run elsewhere."""

    name: str
    decided: bool


def model_of(community: Community) -> ChosenModel:
    """Which model; "none" unless the host, a moderator or the community wanted one."""
    row = CommunitySetting.objects.filter(community=community, name=Setting.MODEL).first()
    if row is None:
        return ChosenModel(name=settings.AI_DEFAULT_MODEL, decided=False)
    return ChosenModel(name=row.value, decided=row.set_by_id is not None or community.platform == "sandbox")


def first_wanting(model: str) -> Community | None:
    """A community that wants this model: by its own choice, or because it made none and the host's is this one."""
    row = CommunitySetting.objects.filter(name=Setting.MODEL, value=model).select_related("community").first()
    if row is not None or model != settings.AI_DEFAULT_MODEL:
        return row.community if row else None
    return Community.objects.exclude(own_settings__name=Setting.MODEL).first()


def count_of(community: Community, name: Setting) -> int:
    """A setting that counts something."""
    value = setting_of(community, name).value
    assert isinstance(value, int)
    return value


def period_of(community: Community, name: Setting) -> timedelta:
    """A setting that is a time."""
    value = setting_of(community, name).value
    assert isinstance(value, timedelta)
    return value


def has_power(community: Community, kind: ActionKind | str) -> bool:
    """Whether members let the bot do this itself."""
    return Power.objects.filter(community=community, kind=kind).exists()


def powers_of(community: Community) -> QuerySet[Power]:
    return Power.objects.filter(community=community)


def deeds_to_do(community_id: int | None = None) -> QuerySet[Deed]:
    """What the platform is to be asked, oldest first; nothing in a community that is halted or rests."""
    wanted = Deed.objects.filter(state__in=(DeedState.WANTED, DeedState.BEGUN), community__halted_at__isnull=True)
    wanted = wanted.filter(community__rest=Rest.ACTING)
    if community_id is not None:
        wanted = wanted.filter(community=community_id)
    return wanted.select_related("action", "community").order_by("pk")


def has_deeds_to_do() -> bool:
    """Whether anything is to be asked of any platform."""
    return bool(_deeds_anywhere())


@prepared
def _deeds_anywhere() -> QuerySet[Deed, int]:
    return deeds_to_do().order_by().values_list("pk", flat=True)[:1]


def tasks_of(community: Community) -> QuerySet[Action]:
    """What people are to carry out or to take back, oldest first."""
    asked = Deed.objects.filter(action=OuterRef("pk"), undo=True, state__in=(DeedState.WANTED, DeedState.BEGUN))
    by_people = Q(state=ActionState.TASK) | (Q(state=ActionState.UNDOING) & ~Exists(asked))
    open_tasks = Action.objects.filter(by_people, proposal__community=community)
    return open_tasks.select_related("proposal").order_by("pk")
