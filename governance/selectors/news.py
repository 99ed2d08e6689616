"""What happened in a community, for who follows it from outside: the record without single voices and readings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from governance.domain import events
from governance.models import AuditEntry, Community
from governance.selectors.proposals import proposals_of
from governance.selectors.record import chain

TOLD = frozenset(
    event.tag
    for event in (
        events.ActionEnded,
        events.ActionFailed,
        events.ActionLeftToPeople,
        events.ActionUndone,
        events.CommunityClosed,
        events.CommunityHalted,
        events.CommunityMoved,
        events.CommunityMoving,
        events.CommunityResumed,
        events.CommunityStayed,
        events.ConstitutionAdopted,
        events.DraftReady,
        events.PowerEnded,
        events.PowerGranted,
        events.ProposalCancelled,
        events.ProposalEnded,
        events.ProposalExecuted,
        events.ProposalExpired,
        events.ProposalFailed,
        events.ProposalOpened,
        events.ProposalOverridden,
        events.ProposalPassed,
        events.ProposalRejected,
        events.ProposalReversed,
        events.ProposalVetoed,
        events.ProposalVetoedByMembers,
        events.ProposalWithdrawn,
        events.ProposalWithoutQuorum,
        events.RuleEnded,
        events.RulebookRatified,
        events.SettingChanged,
        events.StageOpened,
        events.VotingExtended,
    )
)
_REWORDING = (events.ProposalRevised.tag, events.RecordedWordsRemoved.tag, events.WordsRemoved.tag)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry, the proposal that it is about with its title as it is now, and when its words last changed."""

    entry: AuditEntry
    number: int | None
    title: str
    changed_at: datetime


def news(community: Community, *, most: int) -> list[Told]:
    """The latest, newest first; of proposals that nobody may see there is nothing."""
    rows = list(chain(community, newest_first=True).filter(tag__in=TOLD)[:most])
    numbers = {number for row in rows if (number := _number(row)) is not None}
    titles = dict(proposals_of(community).filter(number__in=numbers).values_list("number", "title"))
    changed = _reworded(community, [row.subject for row in rows])
    return [
        Told(
            entry=row,
            number=number,
            title=titles.get(number, "") if number else "",
            changed_at=max(row.at, changed.get(row.subject, row.at)),
        )
        for row in rows
        if (number := _number(row)) is None or number in titles
    ]


def _number(entry: AuditEntry) -> int | None:
    kind, _, name = entry.subject.partition(":")
    number = entry.data.get("number", name if kind == "proposal" else None)
    return int(number) if number is not None else None


def _reworded(community: Community, subjects: list[str]) -> Mapping[str, datetime]:
    """When words were last changed or taken away, for each subject."""
    rows = AuditEntry.objects.filter(community=community, subject__in=set(subjects), tag__in=_REWORDING)
    return dict(rows.order_by("seq").values_list("subject", "at"))
