"""Proposals with everything that belongs to them; veto, cancel and release stand here."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from governance.admin.acts import Act, WithActs
from governance.admin.plain_words import InPlainWords, plainly
from governance.admin.scope import OwnCommunities, ReadOnly
from governance.domain.commands import (
    CancelProposal,
    ConfirmProposal,
    OverrideProposal,
    ReleaseProposal,
    RemoveWords,
    RetryProposal,
    ReverseProposal,
    VetoProposal,
)
from governance.domain.lifecycle import State
from governance.domain.proposals import STOPPABLE_AFTER, STOPPABLE_BEFORE
from governance.models import Comment, Deed, DeedState, ElectorateEntry, Proposal, Vote, VoteChange
from governance.selectors import community_now, proposal_state, tally_of
from governance.services.removing import REMOVED
from governance.services.waiting import contested

_UNINVOLVED = (
    "This proposal seems to be about a person. Only somebody who is not involved should decide here: if it concerns "
    "you, a friend or somebody you are in conflict with, leave it to another moderator."
)


_TIMES = (
    "created_at", "opens_at", "closes_at", "decided_at", "grace_ends_at", "needs_confirmation", "confirmed_at",
    "expires_at", "executed_at", "reversed_at", "failed_at", "vetoed_at", "withdrawn_at", "cancelled_at", "held_at",
    "due_at",
)  # fmt: skip


def _state(row: Proposal) -> State:
    now: datetime = community_now(row.community, real_now=timezone.now())
    return proposal_state(row, now)


def _undo_failed(row: Proposal) -> bool:
    return Deed.objects.filter(action__proposal=row, state=DeedState.FAILED).exists()


def _waits(row: Proposal) -> bool:
    held = row.status == State.EXECUTING and contested(row) is not None
    return held or _state(row) in (State.GRACE, State.AWAITING_CONFIRMATION)


def _about_a_person(row: Proposal) -> bool:
    """Whether it was never open: it waits for somebody uninvolved, and for neutral words."""
    return row.status == State.HELD and not row.runs.exists()


def _reminder(row: Proposal) -> str:
    return _UNINVOLVED if _about_a_person(row) else ""


@admin.register(Proposal)
class ProposalAdmin(WithActs):
    """The words of held proposals are here for moderators, and nowhere else."""

    list_display = ("number", "title", "community", "now", "author", "closes_at", "grace_ends_at")
    list_display_links = ("number", "title")
    list_filter = (OwnCommunities, ("status", InPlainWords), ("outcome", InPlainWords))
    list_select_related = ("community", "author")
    search_fields = ("title", "body", "author__handle", "=number")
    readonly_fields = ("stands", "count", "more")
    acts = (
        Act(
            key="release",
            verb="Release",
            will="Who is named is told now, and voting opens a day later under the words that you give here. "
            "The author's own words stay off the pages; the post that they wrote is not touched.",
            done="Released. It goes on.",
            possible=lambda row: _state(row) is State.HELD and _about_a_person(row),
            command=lambda row, given: ReleaseProposal(number=row.number, reason=given["reason"], title=given["title"]),
            reminder=_reminder,
            asks_title=lambda _: True,
        ),
        Act(
            key="count-again",
            verb="Count again",
            will="It is on hold because a rule of it could not be applied. It goes on where it stopped, with the votes "
            "that were cast; if the rule still cannot be applied, it is on hold again at once.",
            done="It is counted again.",
            possible=lambda row: _state(row) is State.HELD and not _about_a_person(row),
            command=lambda row, given: ReleaseProposal(number=row.number, reason=given["reason"]),
        ),
        Act(
            key="cancel",
            verb="Cancel the proposal",
            will="It ends without a decision, and nothing changes. Votes that were cast stay on the record. What "
            "nobody has seen stays unseen: only its author is told; otherwise the bot announces it with your reason.",
            done="Cancelled. It ended without a decision.",
            possible=lambda row: _state(row) in STOPPABLE_BEFORE,
            stops=True,
            command=lambda row, given: CancelProposal(number=row.number, reason=given["reason"]),
            reminder=_reminder,
        ),
        Act(
            key="veto",
            verb="Veto",
            will="It has passed, and it will not take effect. This cannot be taken back; members may propose it again. "
            "The bot announces the veto with your reason.",
            done="Vetoed. It will not take effect.",
            possible=lambda row: row.outcome is not None and _state(row) in STOPPABLE_AFTER,
            stops=True,
            command=lambda row, given: VetoProposal(number=row.number, reason=given["reason"]),
        ),
        Act(
            key="confirm",
            verb="Confirm",
            will="It has passed and waits for a moderator. Confirmed, it is carried out within seconds.",
            done="Confirmed. It is being carried out.",
            possible=lambda row: _state(row) is State.AWAITING_CONFIRMATION,
            command=lambda row, given: ConfirmProposal(number=row.number, reason=given["reason"]),
        ),
        Act(
            key="override",
            verb="Carry out now",
            will="It has passed and still waits. This skips the rest of its waiting time and any confirmation. It is "
            "an override: the record and the bot's announcement say so, with your reason.",
            done="It is being carried out, outside the usual course.",
            possible=lambda row: row.outcome is not None and _waits(row),
            stops=True,
            command=lambda row, given: OverrideProposal(number=row.number, reason=given["reason"]),
        ),
        Act(
            key="retry",
            verb="Try again",
            will="What failed is tried again. What had happened after all is noticed and not repeated.",
            done="It is tried again.",
            possible=lambda row: _state(row) is State.FAILED or _undo_failed(row),
            command=lambda row, given: RetryProposal(number=row.number, reason=given["reason"]),
        ),
        Act(
            key="reverse",
            verb="Take back",
            will="Every effect of it is undone, the last one first, back to what was there before. What cannot be "
            "undone is said. The bot announces it with your reason.",
            done="Taken back. Its effects say what could not be undone.",
            possible=lambda row: _state(row) is State.EXECUTED,
            stops=True,
            command=lambda row, given: ReverseProposal(number=row.number, reason=given["reason"]),
        ),
        Act(
            key="remove-words",
            verb="Remove the words",
            will="Title and text go from the pages and from the erasable part of the record, for good. The vote and "
            "its numbers stay. Posts on the platform are not touched; the next page names them.",
            done="The words are gone. What still stands on the platform is named below.",
            possible=lambda row: row.title != REMOVED,
            stops=True,
            command=lambda row, given: RemoveWords(number=row.number, reason=given["reason"]),
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return (
            (None, {"fields": ("community", "number", "title", "body", "author", "stands", "reason", "count", "more")}),
            ("Rules", {"fields": ("process_key", "rulebook", "electorate_size", "quorum_needed")}),
            ("Times", {"fields": [name for name in _TIMES if getattr(obj, name)]}),
            ("Source", {"classes": ("collapse",), "fields": ("source_post", "status", "outcome")}),
        )

    def view_on_site(self, row: Proposal) -> str:
        return f"/c/{row.community.slug}/proposals/{row.number}/"

    @admin.display(description="State")
    def stands(self, row: Proposal) -> str:
        return f"{self.now(row)}. {_UNINVOLVED}" if _about_a_person(row) else self.now(row)

    @admin.display(description="state", ordering="status")
    def now(self, row: Proposal) -> str:
        state = _state(row)
        said = plainly("proposal.status", state)
        return plainly("proposal.outcome", row.outcome) if state is State.DECIDED else said

    @admin.display(description="Votes")
    def count(self, row: Proposal) -> str:
        tally = tally_of(row)
        return f"{tally.agree} agree, {tally.disagree} disagree, {tally.abstain} abstain"

    @admin.display(description="Look at")
    def more(self, row: Proposal) -> SafeString:
        kinds = (("vote", "votes"), ("electorateentry", "who may vote"), ("comment", "comments"), ("action", "actions"))
        where = urlencode({"proposal__id__exact": row.pk})
        links = [(f"{reverse(f'admin:governance_{model}_changelist')}?{where}", name) for model, name in kinds]
        record = urlencode({"in": row.community.slug, "q": f"proposal:{row.number}"})
        links.append((f"{reverse('admin:governance_auditentry_changelist')}?{record}", "record"))
        return format_html(" · ".join(['<a href="{}">{}</a>'] * len(links)), *(part for link in links for part in link))


class OfProposal(ReadOnly):
    """Rows that belong to a proposal."""

    community_path = "proposal__community"
    list_select_related: Any = ("proposal__community", "member", "run__proposal")

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup == "proposal__id__exact" or super().lookup_allowed(lookup, value, request)


@admin.register(ElectorateEntry)
class ElectorateAdmin(OfProposal):
    list_display = ("proposal", "run", "member", "because")
    list_filter = (OwnCommunities, "because")
    search_fields = ("member__handle",)


class VoteChanges(admin.TabularInline):
    """Everything that one member said about one proposal."""

    model = VoteChange
    extra = 0
    can_delete = False
    fields = ("choice", "ballot", "replaces", "cast_at", "cause")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Vote)
class VoteAdmin(WithActs, OfProposal):
    acts = (
        Act(
            key="remove-words",
            verb="Remove the reason",
            will="The reason goes from the proposal's page for good; the objection or the vote itself stays.",
            done="The reason is gone from the proposal's page. The post itself still stands on the platform: the "
            "page of the proposal in the admin names it.",
            possible=lambda row: bool(row.reason),
            stops=True,
            command=lambda row, given: RemoveWords(
                number=row.proposal.number, objection=row.pk, reason=given["reason"]
            ),
        ),
    )
    list_display = ("proposal", "run", "member", "choice", "ballot", "cast_at")
    list_filter = (OwnCommunities, "choice")
    search_fields = ("member__handle",)
    inlines = (VoteChanges,)


@admin.register(Comment)
class CommentAdmin(WithActs, OfProposal):
    list_display = ("proposal", "handle", "posted_at", "text")
    list_select_related = ("proposal__community",)
    search_fields = ("handle", "text")
    acts = (
        Act(
            key="remove-words",
            verb="Remove these words",
            will="They go from the proposal's page for good. The post on the platform is not touched: remove it there.",
            done="The words are gone from the proposal's page. The post itself still stands on the platform: the "
            "page of the proposal in the admin names it.",
            possible=lambda row: row.removed_at is None,
            stops=True,
            command=lambda row, given: RemoveWords(number=row.proposal.number, comment=row.pk, reason=given["reason"]),
        ),
    )
