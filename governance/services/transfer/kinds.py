"""What of a community goes along to another host, table by table, and which part of it everybody may read.

A column is private unless it is named here: the public part holds deeds, numbers, pseudonyms and the community's
texts, and no member's words or names, as the chain of the record does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from governance.services.transfer import fitting

if TYPE_CHECKING:
    from governance.services.transfer.journey import Journey

Values = dict[str, Any]
Fit = Callable[[Values, int, "Journey"], None]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One table. `path` leads from a row to its community. `stays`: columns that only mean something on one host.

    `posts` name posts of the platform, which get other numbers where the platform itself moves. `fit` puts right what
    else names a row by its number; it is told the number that the row had.
    """

    name: str
    path: str
    public: frozenset[str]
    stays: frozenset[str]
    posts: Sequence[str]
    fit: Fit

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.name)

    @property
    def fields(self) -> "list[models.Field[Any, Any]]":
        """The columns that go along, and links to many."""
        meta = self.model._meta  # noqa: SLF001 - Django's documented way to ask a model
        found = [*meta.concrete_fields, *meta.many_to_many]
        return [one for one in found if not one.primary_key and one.name not in self.stays]


def kind(name: str, path: str, public: str = "", *, stays: str = "", posts: str = "", fit: Fit | None = None) -> Kind:
    """A kind with its columns named in a line."""
    return Kind(
        name=name,
        path=path,
        public=frozenset(public.split()),
        stays=frozenset(stays.split()),
        posts=posts.split(),
        fit=fit or _as_it_is,
    )


def _as_it_is(_values: Values, _number: int, _journey: "Journey") -> None:
    """Nothing else names a row."""


GOVERNANCE: tuple[Kind, ...] = (
    kind(
        "governance.community",
        "pk",
        "slug name timezone platform founded_at halted_at clock_offset arrival_window swept_at rest rests_since "
        "moved_to last_number audit_length audit_head earlier_addresses",
        fit=fitting.community,
    ),
    kind("governance.constitutionversion", "community", "community number title text sha256 adopted_at superseded_at "
         "adopted_by"),
    kind("governance.storedrulebook", "constitution__community", "constitution number data sha256 ratified_at waiting "
         "provisional_until"),
    kind("governance.member", "community", "community remote standing joined_at tenure_from moved_to pseudonym"),
    kind("governance.vouch", "member__community", "member by made_at"),
    kind("governance.moderator", "community", "community pseudonym ended_at ended_because"),
    kind("governance.office", "community", "community member role granted_at ends_at ended_at cause ended_by"),
    kind("governance.draft", "community", "community number base title text sha256 made_by made_at rules ready_at"),
    kind(
        "governance.proposal",
        "community",
        "community number author process_key rulebook status outcome created_at opens_at closes_at stage round "
        "stage_kind extended_at text_sha256 decided_at grace_ends_at executed_at failed_at needs_confirmation "
        "confirmed_at expires_at reversed_at vetoed_at withdrawn_at cancelled_at held_at due_at electorate_size "
        "quorum_needed agree disagree abstain",
        posts="source_post",
    ),
    kind("governance.comment", "proposal__community", posts="post"),
    kind("governance.action", "proposal__community", "proposal position kind key reversible state done_at ends_at "
         "undone_at undone_because", fit=fitting.action),
    kind("governance.deed", "community", "community action undo key state wanted_at settled_at", fit=fitting.key),
    kind("governance.power", "community", "community kind granted_at granted_by"),
    kind("governance.communitysetting", "community", "community name value set_at set_by"),
    kind("governance.policy", "community", "community action in_force_from ended_at ended_because"),
    kind("governance.stagerun", "proposal__community", "proposal index round kind opened_at closes_at extended_at "
         "closed_at outcome options result electorate_size quorum_needed"),
    kind("governance.electorateentry", "proposal__community", "proposal run member because"),
    kind("governance.juror", "run__proposal__community", "run member place summoned_at left_at"),
    kind("governance.option", "proposal__community", "proposal number member nominated_by nominated_at accepted_at "
         "declined_at is_default"),
    kind("governance.revision", "proposal__community", "proposal replaced_at"),
    kind("governance.vote", "proposal__community", "proposal run member choice ballot cast_at", posts="post"),
    kind("governance.votechange", "vote__proposal__community", "vote choice ballot replaces cast_at cause"),
    kind("governance.advice", "run__proposal__community", "run member said cast_at", posts="post"),
    kind("governance.vetovoice", "proposal__community", "proposal member raised_at"),
    kind("governance.appeal", "community", "community number appellant proposal subject route decided_by made_at state "
         "answered_at answered_by"),
    kind("governance.auditentry", "community", "community seq at tag actor subject cause constitution citations data "
         "prev_hash hash"),
    kind("governance.auditcontent", "entry__community"),
    kind("governance.outboxmessage", "community", posts="reply_to"),
    kind("governance.publication", "constitution__community", "constitution published_at"),
    kind("governance.removedsource", "community", posts="post"),
    kind("governance.reading", "constitution__community", "constitution proposed state wanted_at due_at read sections "
         "model draft settled ratified"),
    kind("governance.fielddecision", "reading__constitution__community", "reading process field choice value quote "
         "anchor revision decided_by decided_at"),
    kind("governance.readingquestion", "reading__constitution__community", "reading number process field asked_by "
         "asked_at"),
    kind("governance.readinganswer", "question__reading__constitution__community", "question member answered_at"),
    kind("governance.contest", "community", "community rulebook process field member appeal made_at state settled_at"),
    kind("governance.reminder", "proposal__community"),
)  # fmt: skip
