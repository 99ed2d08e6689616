"""Tables of the platforms: connections, inbox, delivery, leases, and the sandbox's own town."""

from platforms.models.connection import Connection
from platforms.models.credential import Credential
from platforms.models.delivery import Delivery, DeliveryState, FollowingPost
from platforms.models.draft import DraftState, PendingDraft
from platforms.models.errand import Errand, ErrandState
from platforms.models.forgotten import Forgotten
from platforms.models.inbox import InboundEvent, InboundState
from platforms.models.lease import Lease
from platforms.models.reread import Became, Reread
from platforms.models.sandbox import SandboxAccount, SandboxBlock, SandboxNotice, SandboxPost
from platforms.models.thinking import ModelCall, ModelTrial, Thought, ThoughtState, TrialState
from platforms.models.vector import TextVector

__all__ = [
    "Became",
    "Connection",
    "Credential",
    "Delivery",
    "DeliveryState",
    "DraftState",
    "Errand",
    "ErrandState",
    "FollowingPost",
    "Forgotten",
    "InboundEvent",
    "InboundState",
    "Lease",
    "ModelCall",
    "ModelTrial",
    "PendingDraft",
    "Reread",
    "SandboxAccount",
    "SandboxBlock",
    "SandboxNotice",
    "SandboxPost",
    "TextVector",
    "Thought",
    "ThoughtState",
    "TrialState",
]
