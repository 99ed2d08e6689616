"""What one message asks for: the typed value that understanding hands to the rest of the system."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from governance.domain.actions import ActionRequest


class IntentKind(StrEnum):
    propose = "propose"
    vote = "vote"
    query = "query"
    status = "status"
    appeal = "appeal"
    contest = "contest"
    veto = "veto"
    help = "help"
    withdraw = "withdraw"
    confirm = "confirm"
    sign = "sign"
    object = "object"
    rank = "rank"
    approve = "approve"
    nominate = "nominate"
    accept = "accept"
    decline = "decline"
    score = "score"
    unsign = "unsign"
    unobject = "unobject"
    revise = "revise"
    call = "call"
    join = "join"  # type: ignore[assignment]  # hides str.join, which nobody calls on a kind
    leave = "leave"
    moved = "moved"
    vouch = "vouch"
    unvouch = "unvouch"
    audit = "audit"
    processes = "processes"
    constitution = "constitution"
    remind = "remind"
    no_ai = "no_ai"
    ai_ok = "ai_ok"
    none = "none"
    unclear = "unclear"

    @property
    def changes_state(self) -> bool:
        """Whether carrying this out would change more than what the bot says."""
        return self not in _HARMLESS


_HARMLESS = frozenset(
    {
        IntentKind.query,
        IntentKind.status,
        IntentKind.help,
        IntentKind.audit,
        IntentKind.processes,
        IntentKind.constitution,
        IntentKind.remind,  # one more message to who asks, and nobody else hears of it
        IntentKind.none,
        IntentKind.unclear,
    }
)


_ABOUT_ONE = frozenset(
    {IntentKind.vote, IntentKind.withdraw, IntentKind.veto, IntentKind.sign, IntentKind.object, IntentKind.confirm}
)


class Choice(StrEnum):
    agree = "agree"
    disagree = "disagree"
    abstain = "abstain"
    block = "block"
    stand_aside = "stand_aside"
    not_involved = "not_involved"
    taken_back = "taken_back"


@dataclass(frozen=True, kw_only=True)
class Intent:
    """One reading of one message. `sure` is True only for strict forms that may apply at once.

    What is not sure and would change something is a draft: it counts for nothing until its author confirms it.
    `asks_back`: nothing can be done with this, but something seems to have been meant, so the bot says so.
    """

    kind: IntentKind
    sure: bool
    reason: str  # one plain sentence, safe to show
    choice: Choice | None = None
    proposal: int | None = None  # the number that the member named, never a guess from context
    title: str | None = None
    body: str | None = None
    marks: str | None = None  # a ballot over options by number: "2>1>3", "1,3" or "1=5,2=0"
    said: str | None = None  # a reason, or new words, as the member wrote them
    person: str | None = None  # a handle with its @, or "me"
    process_hint: str | None = None  # "urgent", "amendment" ... only when said as a label
    also: tuple[IntentKind, ...] = ()
    ballot: tuple[str, ...] = ()  # the options of a ranking or an approval, in the order given
    actions: tuple[ActionRequest, ...] = ()
    asks_back: bool = False
    source: Literal["grammar", "classifier", "model", "none"] = "grammar"
    model: str = ""  # the language model that helped

    @property
    def is_draft(self) -> bool:
        """Whether this waits for its author's word before anything counts."""
        return self.kind.changes_state and not self.sure

    def waits(self, *, thread: int | None) -> bool:
        """Whether the bot asks before anything counts: if it meant this, or which proposal, where none is known."""
        return self.is_draft or (self.kind in _ABOUT_ONE and self.proposal is None and thread is None)
