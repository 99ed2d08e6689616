"""What the rules refuse: every error has a stable code and a text that is safe to show to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from governance.domain.rulebook import Citation


class GovernanceError(Exception):
    """A refusal. Subclasses are facts (`VotingIsClosed`), set `code`, and may set `safe`, the usual text.

    `proposal` is the number of one that the person should look at instead.
    """

    code: ClassVar[str] = "refused"
    safe: str = "This is not possible."
    citation: Citation | None = None
    proposal: int | None = None

    def __init__(
        self, safe: str | None = None, *, citation: Citation | None = None, proposal: int | None = None
    ) -> None:
        """Take another text than the usual one, and the clause that refuses, if one does."""
        if safe is not None:
            self.safe = safe
        self.citation, self.proposal = citation, proposal
        super().__init__(self.safe)
