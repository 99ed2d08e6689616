"""Tables and their constraints, one noun a file. Only services write to them."""

from governance.models.actions import (
    Action,
    ActionState,
    CommunitySetting,
    Deed,
    DeedState,
    Policy,
    Power,
)
from governance.models.audit import AuditContent, AuditEntry
from governance.models.brakes import Appeal, AppealState, AppealSubject, VetoVoice
from governance.models.communities import Community, Moderator
from governance.models.constitutions import ConstitutionVersion, StoredRulebook
from governance.models.drafts import Draft
from governance.models.members import Member, Vouch
from governance.models.offices import Office
from governance.models.outbox import Audience, OutboxMessage, RemovedSource
from governance.models.proposals import (
    Comment,
    Proposal,
)
from governance.models.publications import Publication
from governance.models.readings import (
    Contest,
    ContestState,
    FieldDecision,
    Reading,
    ReadingAnswer,
    ReadingQuestion,
    ReadingState,
)
from governance.models.reminders import Reminder
from governance.models.stages import ElectorateEntry, Juror, Option, Revision, StageRun
from governance.models.votes import Advice, Vote, VoteChange

__all__ = [
    "Action",
    "ActionState",
    "Advice",
    "Appeal",
    "AppealState",
    "AppealSubject",
    "Audience",
    "AuditContent",
    "AuditEntry",
    "Comment",
    "Community",
    "CommunitySetting",
    "ConstitutionVersion",
    "Contest",
    "ContestState",
    "Deed",
    "DeedState",
    "Draft",
    "ElectorateEntry",
    "FieldDecision",
    "Juror",
    "Member",
    "Moderator",
    "Office",
    "Option",
    "OutboxMessage",
    "Policy",
    "Power",
    "Proposal",
    "Publication",
    "Reading",
    "ReadingAnswer",
    "ReadingQuestion",
    "ReadingState",
    "Reminder",
    "RemovedSource",
    "Revision",
    "StageRun",
    "StoredRulebook",
    "VetoVoice",
    "Vote",
    "VoteChange",
    "Vouch",
]
