"""When a community rests: on its way to another host, not connected there yet, or closed for good."""

from enum import StrEnum

from governance.domain.commands import (
    AppointModerator,
    BeginMove,
    CloseCommunity,
    Command,
    GoOn,
    RemoveRecordedWords,
    RemoveWords,
)
from governance.domain.errors import GovernanceError


class Rest(StrEnum):
    """`moving`: taken along to another host. `arriving`: come from one, without a token so far."""

    ACTING = "acting"
    MOVING = "moving"
    ARRIVING = "arriving"
    CLOSED = "closed"


class CommunityRests(GovernanceError):
    """Something is asked of a community that does nothing here."""

    code = "community_rests"


_WORDS = (RemoveWords, RemoveRecordedWords, AppointModerator)
_STILL: dict[Rest, tuple[type, ...]] = {
    Rest.MOVING: (BeginMove, GoOn, CloseCommunity, *_WORDS),
    Rest.ARRIVING: (GoOn, CloseCommunity, *_WORDS),
    Rest.CLOSED: _WORDS,  # whoever wants their words forgotten is heard for as long as there is a record
}
_WHY = {
    Rest.MOVING: "This community is moving to another host, so nothing can be done here. What is said to it waits, and "
    "is dealt with there.",
    Rest.ARRIVING: "This community has come from another host and its bot has no token here yet. Its host gives it one "
    "with manage.py set_token; everything goes on then.",
    Rest.CLOSED: "This community is closed, so nothing can be done in it any more. Its pages and its record stay.",
}


def check_acts(rest: Rest, command: Command) -> None:
    """Refuse what a resting community does not do. Raises CommunityRests."""
    if rest is not Rest.ACTING and not isinstance(command, _STILL[rest]):
        raise CommunityRests(_WHY[rest])
