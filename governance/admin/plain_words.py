"""States as moderators read them, in filters and lists: what is stored are words of the program."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin

from governance.domain.lifecycle import Outcome, State
from governance.models import ActionState, AppealState, AppealSubject, ReadingState
from governance.pages.effects import STATES as EFFECTS

_WORDS: dict[str, dict[str, str]] = {
    "proposal.status": {
        State.DRAFT: "being prepared",
        State.HELD: "on hold",
        State.NOTICE: "announced",
        State.PETITION: "gathering support",
        State.DELIBERATION: "being discussed",
        State.OPEN: "open for votes",
        State.EXTENDED: "open for votes, extended once",
        State.COLLECTING: "voting has ended, being counted",
        State.DECIDED: "decided, and nothing follows",
        State.GRACE: "passed, in its grace time",
        State.AWAITING_CONFIRMATION: "passed, waits for a confirmation",
        State.EXECUTING: "passed, being carried out",
        State.EXECUTED: "in force",
        State.FAILED: "passed, could not be carried out",
        State.EXPIRED: "expired before it was carried out",
        State.VETOED: "vetoed",
        State.REVERSED: "taken back",
        State.WITHDRAWN: "withdrawn by its author",
        State.CANCELLED: "cancelled by a moderator",
    },
    "proposal.outcome": {Outcome.REJECTED: "not passed", Outcome.NO_QUORUM: "too few took part"},
    "action.state": EFFECTS,
    "appeal.state": {AppealState.OPEN: "waits for an answer"},
    "appeal.subject": {
        AppealSubject.ACTION: "what was carried out",
        AppealSubject.ACT: "a moderator's act",
        AppealSubject.READING: "how the text is read",
    },
    "reading.state": {
        ReadingState.WANTED: "being read",
        ReadingState.OPEN: "to ratify",
        ReadingState.READY: "decided, and for members to vote on",
        ReadingState.FAILED: "could not be read",
        ReadingState.DROPPED: "of an earlier text",
    },
}
assert set(EFFECTS) == set(ActionState)


def plainly(field: str, value: str | None) -> str:
    """A stored word as people say it; `field` such as `proposal.status`."""
    return _WORDS.get(field, {}).get(value or "", (value or "-").replace("_", " "))


class InPlainWords(admin.ChoicesFieldListFilter):
    """The usual filter by a state, in such words."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        field = f"{self.field.model._meta.model_name}.{self.field.name}"  # noqa: SLF001
        for choice in super().choices(changelist):
            value, counted, number = str(choice["display"]).partition(" (")
            yield choice | {"display": plainly(field, value) + counted + number}
