"""Communities, their people and their texts."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Prefetch, QuerySet, URLField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from governance.admin.acts import Act, WithActs
from governance.admin.first_text import FirstTextPages
from governance.admin.scope import OwnCommunities, ReadOnly
from governance.domain.commands import ChooseRoll, HaltCommunity, PublishConstitution, ResumeCommunity, SettleRequest
from governance.domain.community_settings import Setting
from governance.domain.electorate import RollKind, Standing
from governance.models import Community, ConstitutionVersion, Member, Office, Policy, StoredRulebook
from governance.selectors import community_now, rulebook_of
from governance.selectors.publications import publication_of
from governance.selectors.standing import can_choose_roll, setting_of


def _choosing(kind: RollKind, will: str) -> Act:
    return Act(
        key=f"roll-{kind}",
        verb=f"Members: {kind}",
        will=f"{will} You can choose this until members have decided anything; from then on only a vote changes it.",
        done="From now on people become members in this way.",
        possible=lambda row: can_choose_roll(row) and setting_of(row, Setting.ROLL).value != kind,
        command=lambda _, given: ChooseRoll(kind=kind, reason=given["reason"]),
    )


_ROLLS = (
    _choosing(RollKind.JOINED, "Whoever asks to join becomes a member."),
    _choosing(RollKind.APPROVED, "Whoever asks to join waits until a moderator lets them in."),
    _choosing(RollKind.IMPORTED, "Members are those whom you enter from a file."),
    _choosing(
        RollKind.LOCAL,
        "Whoever has an account on the community's own server is a member, and stands on the roll from the first time "
        "they write to the bot.",
    ),
)


@admin.register(Community)
class CommunityAdmin(WithActs):
    """Halt and resume stand here."""

    community_path = ""
    list_display = ("name", "slug", "platform", "halted_at", "last_number", "audit_length")
    list_filter = ()
    search_fields = ("name", "slug")
    formfield_overrides: ClassVar[Any] = {URLField: {"assume_scheme": "https"}}
    acts = (
        Act(
            key="halt",
            verb="Emergency halt",
            will="Nothing that was decided is carried out until a moderator lifts the halt. Votes go on as usual. "
            "The bot announces the halt with your reason.",
            done="The community is halted. Nothing is carried out until a moderator lifts the halt.",
            possible=lambda row: row.halted_at is None,
            stops=True,
            command=lambda _, given: HaltCommunity(reason=given["reason"]),
        ),
        Act(
            key="resume",
            verb="Lift the halt",
            will="What was decided is carried out again, within seconds where it is due. "
            "The bot announces it with your reason.",
            done="The halt is lifted. Decisions are carried out again.",
            possible=lambda row: row.halted_at is not None,
            command=lambda _, given: ResumeCommunity(reason=given["reason"]),
        ),
        *_ROLLS,
    )

    def view_on_site(self, row: Community) -> str:
        return f"/c/{row.slug}/"


@admin.register(Member)
class MemberAdmin(WithActs):
    """The roll; whoever asked to join has two buttons."""

    change_list_template = "admin/governance/members.html"
    acts = (
        Act(
            key="let-in",
            verb="Let in",
            will="They become a member from now on, and the bot tells them.",
            done="They are a member now, and will be told.",
            possible=lambda row: row.standing in (Standing.WAITING, Standing.DECLINED),
            command=lambda row, given: SettleRequest(pseudonym=row.pseudonym, let_in=True, reason=given["reason"]),
        ),
        Act(
            key="decline",
            verb="Do not let in",
            will="They do not become a member, and the bot tells them so with your reason. You can let them in later.",
            done="They will be told.",
            possible=lambda row: row.standing == Standing.WAITING,
            stops=True,
            command=lambda row, given: SettleRequest(pseudonym=row.pseudonym, let_in=False, reason=given["reason"]),
        ),
    )
    list_display = ("handle", "community", "standing", "holds", "joined_at", "tenure_from")
    list_filter = (OwnCommunities, "standing", "remote")
    search_fields = ("handle", "display_name", "pseudonym")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        running = Prefetch("offices", queryset=Office.objects.filter(ended_at__isnull=True), to_attr="running")
        return super().get_queryset(request).prefetch_related(running)

    @admin.display(description="roles")
    def holds(self, row: Any) -> str:
        now = community_now(row.community, real_now=timezone.now())
        held = [office.role for office in row.running if office.ends_at is None or office.ends_at > now]
        return ", ".join(sorted(held)) or "-"


def _can_be_published(row: Any) -> bool:
    return row.superseded_at is None and rulebook_of(row) is not None and publication_of(row) is None


@admin.register(ConstitutionVersion)
class ConstitutionAdmin(WithActs, FirstTextPages):
    """Every version of a text; the first is given here, and the one in force is published where members are."""

    acts = (
        Act(
            key="publish",
            verb="Publish as a thread",
            will="The bot posts this text on its own account as a numbered thread: the first post is public and pinned "
            "to its profile, the others are unlisted, and nobody is notified. From then on it does so with each new "
            "version by itself, and marks the thread before as superseded.",
            done="The thread goes out within seconds. What could not be posted or pinned is on the admin's first page.",
            possible=_can_be_published,
            command=lambda _row, _given: PublishConstitution(),
            asks_reason=False,
        ),
    )
    list_display = ("title", "community", "number", "adopted_at", "superseded_at")

    def view_on_site(self, row: ConstitutionVersion) -> str:
        return f"/c/{row.community.slug}/constitution/?version={row.number}"


@admin.register(StoredRulebook)
class RulebookAdmin(ReadOnly):
    community_path = "constitution__community"
    list_display = ("__str__", "ratified_by", "ratified_at")
    list_select_related = ("constitution__community",)


@admin.register(Policy)
class PolicyAdmin(ReadOnly):
    list_display = ("__str__", "community", "in_force_from", "words")
    list_select_related = ("community", "action__proposal")

    @admin.display(description="In the author's words")
    def words(self, row: Any) -> SafeString:
        return format_html("{}", row.action.proposal.body[:300])
