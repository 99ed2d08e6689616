"""Why a vote that has ended is not counted yet, in plain words: for its page, for moderators and for the host."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from governance.domain.lifecycle import State
from governance.domain.times import spoken_period
from governance.selectors import counted_from, counts_held_up
from platforms import inbox
from platforms.models import Connection

if TYPE_CHECKING:
    from governance.models import Proposal

NOT_AT_ALL, LONG = timedelta(0), timedelta(minutes=2)  # until then a count waits in the usual course of things

_ANSWERS = {
    "unreachable": "does not answer",
    "server_failed": "answers with errors",
    "odd_answer": "answers with something that cannot be read",
    "limited": "asks the bot for a pause",
    "token_dead": "does not accept the bot's token any more",
    "missing_scope": "does not let the bot read its mentions",
    "account_disabled": "does not let the bot's account do anything",
}
_OTHERWISE = "could not be read"
_TOKEN = "Give the bot a new token: manage.py set_token, or the connection's page in the admin."  # noqa: S105 - advice
_REMEDIES = {
    "token_dead": _TOKEN,
    "missing_scope": _TOKEN,
    "account_disabled": "Log in as the bot in a browser: the server says there what is wrong.",
    "limited": "Wait: Govbot goes on by itself when the server allows it.",
    "credential_unreadable": "Restore the key in GOVBOT_CREDENTIALS_KEY, or give a new token: manage.py set_token.",
}
_BY_ITSELF = (
    "Ask the server's administrators when it will be back. Govbot tries again by itself every half minute and counts "
    "as soon as one complete look has succeeded; there is no need to count by hand."
)


@dataclass(frozen=True, kw_only=True)
class Waits:
    """`since`: when it could have been counted or carried out. `unread_since`: since when the server cannot be read."""

    number: int
    passed: bool
    slug: str
    since: datetime
    domain: str
    unread_since: datetime | None
    code: str
    messages: bool

    @property
    def yet(self) -> str:
        return "Not carried out yet" if self.passed else "Not counted yet"

    @property
    def what(self) -> str:
        return "Carrying it out" if self.passed else "Counting"

    @property
    def why(self) -> str:
        """Follows `what` and “waits for”; for everybody to read."""
        if self.unread_since is not None:
            return f"one complete look at {self.domain}, which {_ANSWERS.get(self.code, _OTHERWISE)}"
        if self.messages:
            return "a message to the bot that could not be dealt with, and that may count"
        return f"one complete look at {self.domain}"

    @property
    def remedy(self) -> str:
        """For the host."""
        if self.unread_since is not None:
            return _REMEDIES.get(self.code, _BY_ITSELF)
        if self.messages:
            return (
                "On the admin's first page a moderator tries the messages again; if that does not help, they look at "
                "them there, and can leave them out of every count."
            )
        return "Look in the workers' log for errors of the step “intake”."

    def told(self, *, now: datetime) -> str:
        """One sentence for the host."""
        for_long = spoken_period(now - self.since)
        what = "Carrying out" if self.passed else "The count of"
        return f"{what} #{self.number} in {self.slug} has waited for {for_long}, for {self.why}."


def unusual(proposal: "Proposal", *, now: datetime) -> Waits | None:
    """What holds up a count, as soon as there is more to say than that the last votes are being read."""
    waiting = proposal.status in (State.COLLECTING, State.EXECUTING)
    if not waiting or proposal not in counts_held_up(real_now=now, for_longer_than=NOT_AT_ALL):
        return None
    found = waits_of(proposal)
    known = found is not None and (found.unread_since is not None or found.messages)
    return found if known or proposal in counts_held_up(real_now=now, for_longer_than=LONG) else None


def waits_of(proposal: "Proposal") -> Waits | None:
    """What holds up the count of a proposal whose vote and arrival window are over."""
    since = counted_from(proposal)
    connection = Connection.objects.filter(community=proposal.community_id).first()
    if since is None or connection is None:
        return None
    unsettled = inbox.oldest_unsettled_at(proposal.community_id)
    return Waits(
        number=proposal.number,
        passed=proposal.status == State.EXECUTING,
        slug=proposal.community.slug,
        since=since,
        domain=connection.domain,
        unread_since=connection.unread_since,
        code=connection.unread_code,
        messages=unsettled is not None and unsettled < since,
    )


def held_up(*, now: datetime, slug: str | None = None) -> list[Waits]:
    """Every count that waits for longer than usual, the longest first."""
    rows = counts_held_up(real_now=now, for_longer_than=LONG)
    found = [waits_of(row) for row in rows if slug is None or row.community.slug == slug]
    return [one for one in found if one is not None]
