"""The record with the words beside it, and what the bot had to say."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from governance.admin.acts import Act, WithActs
from governance.admin.scope import OwnCommunities, ReadOnly
from governance.domain.commands import RemoveRecordedWords
from governance.models import Audience, AuditEntry, OutboxMessage
from governance.pages.entries import SENTENCES, shown
from governance.services.removing import SAID


class Tag(admin.SimpleListFilter):
    """The kinds of entries there are."""

    title = "kind"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(tag, tag) for tag in sorted(SENTENCES)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(tag=self.value()) if self.value() else queryset


def _has_members_words(row: AuditEntry) -> bool:
    content = getattr(row, "content", None)
    return row.actor.startswith("member:") and content is not None and bool(SAID & content.words.keys())


@admin.register(AuditEntry)
class AuditAdmin(WithActs):
    """Entries; words of a member beside one can be removed, wherever else they are not asked for."""

    acts = (
        Act(
            key="remove-words",
            verb="Remove the words",
            will="What a member gave here as a reason or an answer goes from the pages and from the record's erasable "
            "part, for good. The entry itself stays, and so does the post on the platform: remove it there.",
            done="The words are gone. Posts that show them still stand on the platform: the page of the proposal in "
            "the admin names them.",
            possible=_has_members_words,
            stops=True,
            command=lambda row, given: RemoveRecordedWords(entry=row.seq, reason=given["reason"]),
        ),
    )
    list_display = ("seq", "at", "sentence", "community", "tag", "actor")
    list_filter = (OwnCommunities, "at", Tag)
    list_select_related = ("community", "content")
    search_fields = ("=subject", "actor", "=hash")
    ordering = ("-pk",)
    readonly_fields = ("sentence", "words")

    @admin.display(description="What happened")
    def sentence(self, row: AuditEntry) -> str:
        return shown(row, zone=ZoneInfo(row.community.timezone)).sentence

    @admin.display(description="Words beside the record")
    def words(self, row: AuditEntry) -> str:
        content = getattr(row, "content", None)
        return "\n".join(f"{name}: {text}" for name, text in content.words.items()) if content else "none, or erased"


@admin.register(OutboxMessage)
class OutboxAdmin(ReadOnly):
    """What the bot had to say. What it says to one person may repeat what that person wrote to it alone."""

    fields = ("community", "proposal", "template", "audience", "to", "reply_to", "words", "created_at", "forgotten_at")
    readonly_fields = ("words",)
    list_display = ("created_at", "community", "template", "audience", "to", "proposal")
    list_filter = (OwnCommunities, "audience")
    list_select_related = ("community", "proposal")
    search_fields = ("to", "template")
    ordering = ("-pk",)

    @admin.display(description="what goes into it")
    def words(self, row: OutboxMessage) -> str:
        if row.audience == Audience.DIRECT:
            return "(written in private)"
        return json.dumps(row.data, ensure_ascii=False, indent=1)
