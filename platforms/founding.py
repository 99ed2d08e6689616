"""The first people in the roles of a new community, as its host names them, and how others become members."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from governance.domain.actors import HOST, Actor, Cause
from governance.domain.commands import ChooseRoll, GrantRoles, JoinCommunity
from governance.domain.electorate import RollKind
from governance.services.handle import handle
from platforms.adapters.sandbox.town import add_account
from platforms.models import Connection

_HOSTS_ACT = Cause(ref="host:setup")


def name_holders(connection: Connection, holders: Mapping[str, Sequence[str]], *, now: datetime) -> None:
    """Put the people named on the roll and give them their roles. They may leave like everybody else."""
    people = dict.fromkeys(person for named in holders.values() for person in named)
    for person in people:
        if connection.platform == "sandbox":
            add_account(connection.community_id, handle=person, display_name=person, created_at=now)
        handle(
            JoinCommunity(display_name=person, remote="@" in person),
            community=connection.community_id,
            actor=Actor.person(person),
            cause=_HOSTS_ACT,
            now=now,
        )
        roles = tuple(role for role, named in holders.items() if person in named)
        handle(
            GrantRoles(handle=person, roles=roles),
            community=connection.community_id,
            actor=HOST,
            cause=_HOSTS_ACT,
            now=now,
        )


def set_roll(connection: Connection, kind: str, *, now: datetime) -> None:
    """Say how people become members, where it is not the usual way. Raises NobodyKnowsHowMany."""
    if kind != RollKind.JOINED:
        command = ChooseRoll(kind=kind, reason="Chosen by the host when the community was made.")
        handle(command, community=connection.community_id, actor=HOST, cause=_HOSTS_ACT, now=now)
