"""One person, one voice: whoever moved to another account stays the same member, and the old account is nobody."""

import uuid
from collections.abc import Sequence

from governance.domain.ballots import Choice
from governance.domain.commands import MoveAccount
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, MemberMoved
from governance.models import Member, Moderator, Vote, Vouch
from governance.services.pseudonyms import new_pseudonym
from governance.services.scene import Scene
from governance.services.speech import answer
from governance.services.stages import departing
from governance.services.stages.hearing import take_back


class NothingToMove(GovernanceError):
    """An old account that is no member here, or a move that happened before."""

    code = "nothing_to_move"


def move(scene: Scene, command: MoveAccount) -> Sequence[Event]:
    """Give a membership its new account. The platform and the new account's owner have both said that it moved.

    The row stays the person: tenure, offices, votes and places on the lists of open votes go along with it.
    """
    new_handle = scene.actor.key
    person = scene.community.members.filter(handle__iexact=command.old_handle).first()
    if person is None or person.standing == Standing.LEFT or person.handle == new_handle:
        raise NothingToMove(
            f"{command.old_handle} is not a member here, so there is nothing to take along. Write “join”."
        )
    if person.standing == Standing.MOVED:
        raise NothingToMove(f"{command.old_handle} has moved already, and its membership went along then.")
    old_handle, other = person.handle, scene.member
    taken_back = _become_one(scene, person, other) if other else 0
    departed = departing.depart(scene, other) if other else []
    tombstone = other or Member(
        community=scene.community, pseudonym=new_pseudonym(), joined_at=scene.now, tenure_from=scene.now
    )
    if tombstone.pk:
        tombstone.handle = f"moving {uuid.uuid4().hex}"
        tombstone.save(update_fields=["handle"])
    person.handle, person.remote = new_handle, command.remote
    person.display_name = command.display_name[:255] or person.display_name
    person.save()
    tombstone.handle, tombstone.remote, tombstone.display_name = old_handle, "@" in old_handle, ""
    tombstone.standing, tombstone.moved_to = Standing.MOVED, person
    tombstone.save()
    Member.objects.filter(moved_to=tombstone).update(moved_to=person)
    _named_anew(scene, old_handle, new_handle)
    scene.__dict__.pop("member", None)
    answer(scene, "member.moved", {"old": old_handle, "taken_back": taken_back, "community": scene.community.name})
    return [
        *departed,
        MemberMoved(
            subject=f"member:{person.pseudonym}",
            taken_back=taken_back,
            words={"handle": new_handle},
        ),
    ]


def _become_one(scene: Scene, person: Member, other: Member) -> int:
    """Somebody joined with the new account first: two rows become one. How many open votes were taken back.

    What the old account said in open votes stands; what the new one said there counts no longer.
    """
    if other.standing == Standing.SUSPENDED:
        person.standing = Standing.SUSPENDED
    person.no_models = person.no_models or other.no_models
    held = person.offices.filter(ended_at__isnull=True).values("role")
    other.offices.filter(ended_at__isnull=True, role__in=held).update(ended_at=scene.now, ended_by="moved")
    other.offices.filter(ended_at__isnull=True).update(member=person)
    Moderator.objects.filter(member=other).update(member=person)
    other.proposals.update(author=person)
    for appeal in other.appeals.all():
        if appeal.proposal is None or not person.appeals.filter(proposal=appeal.proposal, subject=appeal.subject):
            appeal.appellant = person
            appeal.save(update_fields=["appellant"])
    other.candidacies.exclude(proposal__in=person.candidacies.values("proposal")).update(member=person)
    Vouch.objects.filter(by=other).delete()
    Vouch.objects.filter(member=other).delete()
    votes = list(Vote.objects.filter(member=other, run__closed_at__isnull=True).exclude(choice=Choice.TAKEN_BACK))
    for vote in votes:
        take_back(scene, vote)
    return len(votes)


def _named_anew(scene: Scene, old: str, new: str) -> None:
    """Proposals that concern this person concern them by their new name."""
    for proposal in scene.community.proposals.exclude(concerns=[]):
        if old.lower() in proposal.concerns:
            proposal.concerns = [new.lower() if one == old.lower() else one for one in proposal.concerns]
            proposal.save(update_fields=["concerns"])
