"""What a proposal does, how far that has come, and which words of the constitution it changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from governance.domain.action_requests import in_words, warning
from governance.domain.actions import SPECS, ActionKind, ActionRequest
from governance.domain.amendments import CannotBeAmendedSo, Piece, difference, replaced
from governance.domain.sections import normalise

if TYPE_CHECKING:
    from governance.models import Action, ConstitutionVersion, Proposal

STATES = {
    "planned": "when it has passed",
    "executing": "being done",
    "task": "for people to do",
    "executed": "done",
    "failed": "could not be done",
    "expired": "expired",
    "stopped": "will not be done",
    "undoing": "being undone",
    "undone": "undone",
    "ended": "its time is over",
}


@dataclass(frozen=True, kw_only=True)
class Effect:
    """One effect in words that name nobody. `state` says in words how far it has come, `became` in the row's."""

    kind: str
    what: str
    state: str
    became: str
    warning: str
    ends_at: datetime | None


def effects_of(proposal: "Proposal", *, powers: frozenset[str]) -> list[Effect]:
    """Everything that a proposal does beyond standing on the list of decisions."""
    rows = proposal.actions.exclude(kind=ActionKind.RECORD_POLICY)
    return [_effect(row, powers) for row in rows]


def _effect(row: "Action", powers: frozenset[str]) -> Effect:
    request, state = _request(row), STATES[row.state]
    if row.state == "planned" and SPECS[request.kind].on_platform and row.kind not in powers:
        state = "when it has passed, by people"
    return Effect(
        kind=row.kind,
        what=in_words(request, discreet=True),
        state=state,
        became=row.state,
        warning=warning(request),
        ends_at=row.ends_at,
    )


def _request(row: "Action") -> ActionRequest:
    params = {name: value for name, value in row.params.items() if isinstance(value, str)}
    return ActionRequest(kind=ActionKind(row.kind), target=row.target, params=params)


def change_of(
    proposal: "Proposal", *, in_force: "ConstitutionVersion | None", versions: "dict[int, ConstitutionVersion]"
) -> tuple[Piece, ...]:
    """What an amendment changes, word by word; empty for what changes nothing, or cannot be applied any more."""
    row = proposal.actions.filter(kind=ActionKind.AMEND_CONSTITUTION).exclude(params={}).first()
    if row is None or in_force is None:
        return ()
    before = versions.get(int((row.before or {}).get("version") or 0), in_force)
    given = row.params
    try:
        after = (
            normalise(str(given["text"]))
            if "text" in given
            else replaced(before.text, section=row.target, old=str(given["old"]), new=str(given.get("new", "")))
        )
    except CannotBeAmendedSo:
        return ()
    return difference(before.text, after)
