"""Tables and their constraints, one noun a file. Only services write to them."""

from governance.models.audit import AuditContent, AuditEntry
from governance.models.communities import Community, Moderator
from governance.models.constitutions import ConstitutionVersion, StoredRulebook
from governance.models.members import Member
from governance.models.offices import Office
from governance.models.outbox import Audience, OutboxMessage
from governance.models.proposals import (
    Action,
    ActionKind,
    ActionState,
    Comment,
    ElectorateEntry,
    Policy,
    Proposal,
)
from governance.models.votes import Vote, VoteChange

__all__ = [
    "Action",
    "ActionKind",
    "ActionState",
    "Audience",
    "AuditContent",
    "AuditEntry",
    "Comment",
    "Community",
    "ConstitutionVersion",
    "ElectorateEntry",
    "Member",
    "Moderator",
    "Office",
    "OutboxMessage",
    "Policy",
    "Proposal",
    "StoredRulebook",
    "Vote",
    "VoteChange",
]
