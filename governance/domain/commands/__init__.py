"""Everything that anybody can ask of a community. A command says what is wanted, never that it is allowed."""

from governance.domain.commands.communities import (
    AdoptConstitution,
    AppointModerator,
    BeginMove,
    ChooseModel,
    ChooseRoll,
    CloseCommunity,
    EndTerms,
    GoOn,
    GrantRoles,
    HaltCommunity,
    ImportRoll,
    MoveClock,
    PublishConstitution,
    RecordSweep,
    ResumeCommunity,
)
from governance.domain.commands.effects import (
    BeginDeed,
    MakeAppeal,
    RaiseVeto,
    ReportDeed,
)
from governance.domain.commands.members import (
    AskReminder,
    JoinCommunity,
    KeepWordsFromModels,
    LeaveCommunity,
    MeetPerson,
    MoveAccount,
    SendReminders,
    SettleRequest,
    VouchFor,
)
from governance.domain.commands.moderation import (
    AnswerAppeal,
    CancelProposal,
    CloseTask,
    ConfirmProposal,
    LeaveOutMessage,
    OverrideProposal,
    ReleaseProposal,
    RemoveRecordedWords,
    RemoveWords,
    RetryProposal,
    ReverseProposal,
    VetoProposal,
)
from governance.domain.commands.proposals import (
    AcceptNomination,
    AddComment,
    AdvanceProposal,
    CallForVote,
    CastVote,
    Decline,
    Nominate,
    NoteVotePost,
    OpenProposal,
    ReviseProposal,
    WithdrawProposal,
)
from governance.domain.commands.readings import (
    AcceptSure,
    AnswerQuestion,
    ArrangeStages,
    AskCommunity,
    ContestReading,
    DecideField,
    GiveText,
    LeaveUnstated,
    MakeDraft,
    OfReading,
    PutToMembers,
    RatifyReading,
    ReportReading,
    SortWays,
    WantReading,
)

Command = (
    AcceptNomination
    | AddComment
    | AdoptConstitution
    | AdvanceProposal
    | AnswerAppeal
    | AppointModerator
    | AskReminder
    | BeginDeed
    | BeginMove
    | CallForVote
    | CancelProposal
    | CastVote
    | ChooseModel
    | ChooseRoll
    | CloseCommunity
    | GoOn
    | MeetPerson
    | CloseTask
    | ConfirmProposal
    | Decline
    | EndTerms
    | GrantRoles
    | HaltCommunity
    | ImportRoll
    | JoinCommunity
    | KeepWordsFromModels
    | LeaveCommunity
    | LeaveOutMessage
    | MakeAppeal
    | MoveAccount
    | MoveClock
    | Nominate
    | NoteVotePost
    | OfReading
    | OpenProposal
    | OverrideProposal
    | PublishConstitution
    | RaiseVeto
    | RecordSweep
    | ReleaseProposal
    | RemoveRecordedWords
    | RemoveWords
    | ReportDeed
    | ResumeCommunity
    | RetryProposal
    | ReverseProposal
    | ReviseProposal
    | SendReminders
    | SettleRequest
    | VetoProposal
    | VouchFor
    | WithdrawProposal
)

__all__ = [
    "AcceptNomination",
    "AcceptSure",
    "AddComment",
    "AdoptConstitution",
    "AdvanceProposal",
    "AnswerAppeal",
    "AnswerQuestion",
    "AppointModerator",
    "ArrangeStages",
    "AskCommunity",
    "AskReminder",
    "BeginDeed",
    "BeginMove",
    "CallForVote",
    "CancelProposal",
    "CastVote",
    "ChooseModel",
    "ChooseRoll",
    "CloseCommunity",
    "CloseTask",
    "Command",
    "ConfirmProposal",
    "ContestReading",
    "DecideField",
    "Decline",
    "EndTerms",
    "GiveText",
    "GoOn",
    "GrantRoles",
    "HaltCommunity",
    "ImportRoll",
    "JoinCommunity",
    "KeepWordsFromModels",
    "LeaveCommunity",
    "LeaveOutMessage",
    "LeaveUnstated",
    "MakeAppeal",
    "MakeDraft",
    "MeetPerson",
    "MoveAccount",
    "MoveClock",
    "Nominate",
    "NoteVotePost",
    "OfReading",
    "OpenProposal",
    "OverrideProposal",
    "PublishConstitution",
    "PutToMembers",
    "RaiseVeto",
    "RatifyReading",
    "RecordSweep",
    "ReleaseProposal",
    "RemoveRecordedWords",
    "RemoveWords",
    "ReportDeed",
    "ReportReading",
    "ResumeCommunity",
    "RetryProposal",
    "ReverseProposal",
    "ReviseProposal",
    "SendReminders",
    "SettleRequest",
    "SortWays",
    "VetoProposal",
    "VouchFor",
    "WantReading",
    "WithdrawProposal",
]
