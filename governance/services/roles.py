"""Giving roles and ending them: by election, by decision, by the host, by leaving, or because a term is over."""

from collections.abc import Sequence
from datetime import datetime

from governance.domain.actors import ActorKind
from governance.domain.commands import EndTerms, GrantRoles
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, RoleEnded, RoleGranted
from governance.models import Member, Office
from governance.selectors.offices import terms_over
from governance.services.scene import Scene
from governance.services.speech import tell


class OnlyTheHostAttests(GovernanceError):
    """Somebody else than the host says who holds a role."""

    code = "only_the_host_attests"
    safe = "Only the host can say who held a role before; after that, roles are given by decision."


class TermIsOver(GovernanceError):
    """A role that would end before it begins."""

    code = "term_is_over"
    safe = "The end of this term has passed already, so the role cannot be given."


def grant_role(scene: Scene, member: Member, role: str, *, until: datetime | None, cause: str) -> list[Event]:
    """Give a role, until an instant or until it is ended. Who holds it already holds it anew from now on."""
    if until is not None and until <= scene.now:
        raise TermIsOver
    events: list[Event] = []
    before = member.offices.filter(role=role, ended_at__isnull=True).first()
    if before is not None:
        events += _end(before, at=scene.now, cause=cause)
    Office.objects.create(
        community=scene.community, member=member, role=role, granted_at=scene.now, ends_at=until, cause=cause
    )
    events.append(RoleGranted(subject=f"member:{member.pseudonym}", role=role, ends_at=until, why=cause))
    return events


def end_role(scene: Scene, member: Member, role: str, *, cause: str) -> list[Event]:
    """End a role before its time. Nothing happens to who does not hold it."""
    held = member.offices.filter(role=role, ended_at__isnull=True).first()
    return _end(held, at=scene.now, cause=cause) if held else []


def end_all(scene: Scene, member: Member, *, cause: str) -> list[Event]:
    """End every role of one member, who leaves."""
    held = member.offices.filter(ended_at__isnull=True)
    return [event for office in held for event in _end(office, at=scene.now, cause=cause)]


def end_terms(scene: Scene, _: EndTerms) -> Sequence[Event]:
    """Note the terms that are over. Who held the role is told."""
    events: list[Event] = []
    for office in terms_over(scene.community, now=scene.now):
        assert office.ends_at is not None
        events += _end(office, at=office.ends_at, cause="term")
        tell(scene, office.member.handle, "member.term_ended", {"role": office.role})
    return events


def _end(office: Office, *, at: datetime, cause: str) -> list[Event]:
    office.ended_at, office.ended_by = at, cause
    office.save(update_fields=["ended_at", "ended_by"])
    return [RoleEnded(subject=f"member:{office.member.pseudonym}", role=office.role, ended_at=at, why=cause)]


def attest(scene: Scene, command: GrantRoles) -> Sequence[Event]:
    """Give a member the roles that the host attests while setting a community up. Raises OnlyTheHostAttests."""
    if scene.actor.kind is not ActorKind.HOST:
        raise OnlyTheHostAttests
    member = scene.community.members.get(handle=command.handle)
    return [
        event
        for role in sorted(set(command.roles))
        for event in grant_role(scene, member, role, until=None, cause="host")
    ]
