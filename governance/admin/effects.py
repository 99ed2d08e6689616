"""What decisions do, tasks for people, powers, settings, and appeals that wait for an answer."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from governance.admin.acts import Act, WithActs
from governance.admin.plain_words import InPlainWords, plainly
from governance.admin.scope import OwnCommunities, ReadOnly
from governance.domain.action_requests import in_words
from governance.domain.actions import SPECS, ActionKind
from governance.domain.commands import AnswerAppeal, CloseTask
from governance.models import (
    Action,
    Appeal,
    AppealState,
    CommunitySetting,
    Deed,
    Power,
    VetoVoice,
)
from governance.selectors.standing import tasks_of
from governance.services.performing import request_of


def _is_a_task(row: Action) -> bool:
    """Whether people have something to do or to take back."""
    return tasks_of(row.proposal.community).filter(pk=row.pk).exists()


@admin.register(Action)
class ActionAdmin(WithActs):
    """Effects; what is for people has two buttons."""

    community_path = "proposal__community"
    list_display = ("what", "proposal", "stands", "risk", "reversible", "done_at", "ends_at", "note")
    list_filter = (OwnCommunities, ("state", InPlainWords), ("kind", InPlainWords))
    list_select_related = ("proposal__community",)
    readonly_fields = ("what", "risk")
    acts = (
        Act(
            key="done",
            verb="It is done",
            will="You say that people have carried this out, or taken it back where it is being undone.",
            done="Noted as done.",
            possible=_is_a_task,
            command=lambda row, given: CloseTask(key=row.key, done=True, reason=given["reason"]),
        ),
        Act(
            key="not-done",
            verb="It will not be done",
            will="You say that people will not carry this out, or not take it back, and why. The record keeps it.",
            done="Noted as not done.",
            possible=_is_a_task,
            stops=True,
            command=lambda row, given: CloseTask(key=row.key, done=False, reason=given["reason"]),
        ),
    )

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup == "proposal__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="state", ordering="state")
    def stands(self, row: Action) -> str:
        return plainly("action.state", row.state)

    @admin.display(description="risk")
    def risk(self, row: Action) -> str:
        return str(SPECS[ActionKind(row.kind)].risk)

    @admin.display(description="What it does")
    def what(self, row: Action) -> str:
        return in_words(request_of(row))


@admin.register(Deed)
class DeedAdmin(ReadOnly):
    list_display = ("key", "community", "undo", "state", "wanted_at", "settled_at", "note")
    list_filter = (OwnCommunities, "state")
    list_select_related = ("community", "action__proposal")


@admin.register(Power)
class PowerAdmin(ReadOnly):
    list_display = ("kind", "community", "granted_at")


@admin.register(CommunitySetting)
class SettingAdmin(ReadOnly):
    list_display = ("name", "value", "community", "set_at")


@admin.register(VetoVoice)
class VetoVoiceAdmin(ReadOnly):
    community_path = "proposal__community"
    list_display = ("proposal", "member", "raised_at")
    list_select_related = ("proposal__community", "member")


_UNINVOLVED = "Only somebody who is not involved answers an appeal: not in the matter, and not in what is contested."


@admin.register(Appeal)
class AppealAdmin(WithActs):
    """Appeals; those that moderators answer have two buttons."""

    list_display = ("number", "community", "subject", "proposal", "appellant", "stands", "made_at")
    list_display_links = ("number",)
    list_filter = (OwnCommunities, ("state", InPlainWords), ("subject", InPlainWords))
    list_select_related = ("community", "proposal", "appellant")
    acts = (
        Act(
            key="uphold",
            verb="Uphold",
            will="The appeal is right. What is under way is stopped and what was carried out is taken back, if it "
            "can be; a moderator's act stays, for moderators to put right. Your answer is published.",
            done="Upheld, and answered.",
            possible=lambda row: row.state == AppealState.OPEN and row.decided_by_id is None,
            command=lambda row, given: AnswerAppeal(appeal=row.number, upheld=True, reason=given["reason"]),
            reminder=lambda _: _UNINVOLVED,
        ),
        Act(
            key="dismiss",
            verb="Dismiss",
            will="The appeal is not right, and nothing changes. Your answer is published.",
            done="Dismissed, and answered.",
            possible=lambda row: row.state == AppealState.OPEN and row.decided_by_id is None,
            stops=True,
            command=lambda row, given: AnswerAppeal(appeal=row.number, upheld=False, reason=given["reason"]),
            reminder=lambda _: _UNINVOLVED,
        ),
    )

    @admin.display(description="state", ordering="state")
    def stands(self, row: Appeal) -> str:
        return plainly("appeal.state", row.state)
