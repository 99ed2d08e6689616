"""One thing that happened, as feeds tell it: a title that stands alone, and the sentence of the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from django.urls import reverse
from django.utils.text import capfirst

from governance.pages.entries import ERASED, sentence
from governance.pages.plain import one_line

if TYPE_CHECKING:
    from governance.models import AuditEntry
    from governance.selectors.news import Told

_WHAT: dict[str, str] = {
    "action.ended": "The time of an effect is over",
    "action.failed": "An effect could not be carried out",
    "action.task": "For people to carry out",
    "action.undone": "An effect was undone",
    "proposal.cancelled": "Cancelled by a moderator",
    "proposal.ended": "Ended without a decision",
    "proposal.executed": "In force",
    "proposal.expired": "Expired",
    "proposal.failed": "Could not be carried out whole",
    "proposal.no_quorum": "Not decided, too few took part",
    "proposal.opened": "New proposal",
    "proposal.overridden": "Carried out by a moderator",
    "proposal.passed": "Passed",
    "proposal.rejected": "Not passed",
    "proposal.reversed": "Taken back",
    "proposal.vetoed": "Vetoed",
    "proposal.vetoed_by_members": "Vetoed by members",
    "proposal.withdrawn": "Withdrawn",
    "rule.ended": "No longer in force",
    "stage.extended": "Extended",
    "stage.opened": "Next stage",
}
"""What became of a proposal; everything else that is told has a sentence that stands alone."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """`key` stays the same for ever, on whatever host the community is; `address` begins with a slash."""

    key: str
    title: str
    text: str
    tag: str
    address: str
    at: datetime
    changed_at: datetime


def news_item(told: "Told", *, slug: str, zone: tzinfo) -> Item:
    """One entry in words that may be copied anywhere: titles, numbers, and what moderators answer for."""
    entry = told.entry
    words: dict[str, object] = {"title": told.title, **_of_a_moderator(entry)}
    said = sentence(entry.tag, entry.data, words, zone=zone, subject=entry.subject)
    text = one_line(said.removesuffix(f" Reason: {ERASED}"))
    title = text.rstrip(".")
    if told.number is not None:
        title = f"{_WHAT[entry.tag]}: #{told.number} {capfirst(one_line(told.title))}"
    return Item(
        key=uuid5(NAMESPACE_OID, entry.hash).urn,
        title=title,
        text=text,
        tag=entry.tag,
        address=_address(told, slug),
        at=entry.at,
        changed_at=told.changed_at,
    )


def _of_a_moderator(entry: "AuditEntry") -> Mapping[str, object]:
    """Their reasons name nobody; members' are on the pages, where they can be taken back."""
    content = getattr(entry, "content", None)
    return content.words if content and entry.actor.startswith("moderator:") else {}


def _address(told: "Told", slug: str) -> str:
    kind, _, name = told.entry.subject.partition(":")
    if told.number is not None:
        return reverse("proposal", args=[slug, told.number])
    if kind == "draft":
        return reverse("draft", args=[slug, int(name)])
    if told.entry.tag == "constitution.adopted":
        return f"{reverse('constitution', args=[slug])}?version={told.entry.data['version']}"
    if told.entry.tag == "rulebook.ratified":
        return f"{reverse('constitution', args=[slug])}#the_rules"
    return f"{reverse('audit', args=[slug])}?tag={told.entry.tag}#entry_{told.entry.seq}"
