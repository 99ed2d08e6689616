"""Tables of the platforms: connections, inbox, delivery, leases, and the sandbox's own town."""

from platforms.models.connection import Connection
from platforms.models.credential import Credential
from platforms.models.delivery import Delivery, DeliveryState, FollowingPost
from platforms.models.inbox import InboundEvent, InboundState
from platforms.models.lease import Lease
from platforms.models.sandbox import SandboxAccount, SandboxPost

__all__ = [
    "Connection",
    "Credential",
    "Delivery",
    "DeliveryState",
    "FollowingPost",
    "InboundEvent",
    "InboundState",
    "Lease",
    "SandboxAccount",
    "SandboxPost",
]
