"""Entering members from a file: all of it or nothing, and the whole of it on record."""

from collections.abc import Sequence
from hashlib import sha256

from governance.domain.actors import ActorKind
from governance.domain.commands import ImportRoll
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, MemberJoined, RollImported, TenureAttested
from governance.models import Member
from governance.selectors.importing import Entry, ImportPlan, plan_import
from governance.services.pseudonyms import new_pseudonym
from governance.services.roles import grant_role
from governance.services.scene import Scene

_AT_ONCE = 2000
_CAUSE = "import"


class RollCannotBeImported(GovernanceError):
    """A file with problems, or one that changes nothing."""

    code = "roll_cannot_be_imported"


def import_roll(scene: Scene, command: ImportRoll) -> Sequence[Event]:
    """Enter everybody in the file. Nobody is taken off, and no role ends. Raises RollCannotBeImported."""
    by_host = scene.actor.kind is ActorKind.HOST
    if not by_host:
        scene.moderator()
    plan = plan_import(scene.community, command.text, home=command.home, by_host=by_host, now=scene.now)
    if plan.problems:
        more = len(plan.problems) - 1
        also = f" There {'is' if more == 1 else 'are'} {more} more." if more else ""
        raise RollCannotBeImported(f"{plan.problems[0]}{also} Nothing was imported.")
    if not plan.changes:
        raise RollCannotBeImported("Everybody in this file is on the roll like this already. Nothing was changed.")
    imported = RollImported(
        subject="roll",
        lines=len(plan.entries),
        added=plan.added,
        dated=plan.dated,
        roles=plan.roles,
        words={"sha256": sha256(command.text.encode()).hexdigest()},
    )
    return [imported, *_add(scene, plan), *_date(plan), *_grant(scene, plan)]


def _add(scene: Scene, plan: ImportPlan) -> list[Event]:
    new = [_member(scene, entry) for entry in plan.entries if entry.member is None]
    Member.objects.bulk_create(new, batch_size=_AT_ONCE)
    return [
        MemberJoined(
            subject=f"member:{member.pseudonym}",
            remote=member.remote,
            tenure_from=member.tenure_from,
            words={"handle": member.handle},
        )
        for member in new
    ]


def _member(scene: Scene, entry: Entry) -> Member:
    since = entry.line.joined or scene.now
    return Member(
        community=scene.community,
        handle=entry.line.handle,
        remote="@" in entry.line.handle,
        standing=Standing.ACTIVE,
        joined_at=since,
        tenure_from=since,
        pseudonym=new_pseudonym(),
    )


def _date(plan: ImportPlan) -> list[Event]:
    """Somebody who is there has been a member since another date. When they came onto this roll stays."""
    events: list[Event] = []
    members = []
    for entry in plan.entries:
        if entry.member is None or entry.line.joined is None or not entry.dated:
            continue
        was, entry.member.tenure_from = entry.member.tenure_from, entry.line.joined
        members.append(entry.member)
        events.append(
            TenureAttested(subject=f"member:{entry.member.pseudonym}", tenure_from=entry.line.joined, was=was)
        )
    Member.objects.bulk_update(members, ["tenure_from"], batch_size=_AT_ONCE)
    return events


def _grant(scene: Scene, plan: ImportPlan) -> list[Event]:
    events: list[Event] = []
    for entry in plan.entries:
        if entry.roles:
            member = entry.member or scene.community.members.get(handle=entry.line.handle)
            for role in entry.roles:
                events += grant_role(scene, member, role, until=entry.line.ends.get(role), cause=_CAUSE)
    return events
