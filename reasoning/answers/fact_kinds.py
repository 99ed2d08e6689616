"""The facts about a community and the person who asks that can be told from its record."""

from enum import StrEnum


class Fact(StrEnum):
    """What can be told from the record."""

    MAY_VOTE = "may_vote"
    MAY_PROPOSE = "may_propose"
    OPEN = "open"
    ENDS = "ends"
    DECIDED = "decided"
    MEMBER = "member"
    MEMBERS = "members"
    MODERATORS = "moderators"
    HAPPENED = "happened"
    EFFECTS = "effects"
    STILL_OPEN = "still_open"
    VOTED = "voted"
    MY_VOTE = "my_vote"
    MINE = "mine"
    PROPOSER = "proposer"
    FOUNDING = "founding"
    HOLDERS = "holders"
    TOO_FEW = "too_few"
    BOT = "bot"
    MAY_AMEND = "may_amend"
    ADOPTED = "adopted"
    WHY_ME = "why_me"
    CAN_YOU = "can_you"
    RULES = "rules"
    STANDING = "standing"

    @property
    def personal(self) -> bool:
        """Whether the answer is about who asks."""
        return self in _PERSONAL


_PERSONAL = frozenset(
    {Fact.MAY_VOTE, Fact.MAY_PROPOSE, Fact.MAY_AMEND, Fact.MEMBER, Fact.MY_VOTE, Fact.MINE, Fact.FOUNDING, Fact.WHY_ME}
)
