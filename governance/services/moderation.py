"""What moderators may do: stop, release, halt and resume, each with a reason on the record."""

from collections.abc import Sequence

from django.contrib.auth import get_user_model

from governance.domain.actors import ActorKind
from governance.domain.commands import (
    AppointModerator,
    CancelProposal,
    HaltCommunity,
    ReleaseProposal,
    ResumeCommunity,
    VetoProposal,
)
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    Event,
    ModeratorAppointed,
    ProposalCancelled,
    ProposalVetoed,
)
from governance.domain.lifecycle import State
from governance.domain.people import names_somebody_else
from governance.domain.proposals import ReasonNamesSomebody, TooLateToStop, check_cancel, check_reason, check_veto
from governance.models import Moderator, Proposal
from governance.selectors import process_of
from governance.services import execution, halting, matters, opening
from governance.services.pseudonyms import new_pseudonym
from governance.services.scene import Scene
from governance.services.speech import announce, cited, clause, tell


class ModeratorNotOnRoll(GovernanceError):
    """A moderator is said to be a member, and nobody on the roll is called so."""

    code = "moderator_not_on_roll"

    def __init__(self, handle: str) -> None:
        """Name the handle as it was given."""
        super().__init__(
            f"Nobody on the roll of this community is called {handle}. Look under Members how they are called there, "
            "or name nobody, for a moderator who is no member."
        )


class AlreadySo(GovernanceError):
    """A halt of what is halted, or the other way round."""

    code = "already_so"


class OnlyTheHostAppoints(GovernanceError):
    """Somebody else than the host names a moderator."""

    code = "only_the_host_appoints"
    safe = "Only the host can appoint moderators."


def appoint(scene: Scene, command: AppointModerator) -> Sequence[Event]:
    """Make a login a moderator of this community, or say of one who that is on its roll.

    What members have ended stays so until they decide otherwise.
    """
    if scene.actor.kind is not ActorKind.HOST:
        raise OnlyTheHostAppoints
    user = get_user_model().objects.get_by_natural_key(command.username)
    member = scene.community.members.filter(handle=command.handle).first() if command.handle else None
    if command.handle and member is None:
        raise ModeratorNotOnRoll(command.handle)
    moderator, new = Moderator.objects.get_or_create(
        community=scene.community, user=user, defaults={"pseudonym": new_pseudonym(), "member": member}
    )
    if member is not None and moderator.member_id != member.pk:
        moderator.member = member
        moderator.save(update_fields=["member"])
    return [ModeratorAppointed(subject=f"moderator:{moderator.pseudonym}")] if new else []


class Involved(GovernanceError):
    """A moderator who proposed something, or is named in it, acts on it."""

    code = "involved"
    safe = "You proposed this or are named in it, so another moderator has to decide it."


def prepared(scene: Scene, number: int, reason: str) -> tuple[Proposal, str]:
    """The proposal and a moderator's public reason. Raises Involved for a moderator who is."""
    moderator = scene.moderator()
    reason = public_reason(scene, reason)
    proposal = matters.find(scene, number)
    if matters.is_involved(moderator.member, proposal):
        raise Involved
    return proposal, reason


def public_reason(scene: Scene, reason: str) -> str:
    """A reason that everybody may read. Raises ReasonMissing or ReasonNamesSomebody."""
    reason = check_reason(reason)
    if names_somebody_else(reason, own=[], roll=matters.roll_of(scene.community)):
        raise ReasonNamesSomebody
    return reason


def veto(scene: Scene, command: VetoProposal) -> Sequence[Event]:
    """Stop a decision before it is carried out."""
    proposal, reason = prepared(scene, command.number, command.reason)
    check_veto(matters.ballot_of(scene, proposal))
    if proposal.status == State.DECIDED:
        raise TooLateToStop(f"#{proposal.number} is decided, so there is nothing left to veto.")
    # The constitution's veto clause is about the grace time; later only a halt still holds a decision back.
    where = process_of(proposal).citation("veto") if proposal.status == State.GRACE else None
    undone = execution.stop(scene, proposal, reason=reason)
    announce(
        scene,
        "proposal.vetoed",
        {"number": proposal.number, "title": proposal.title, "reason": reason, "clause": clause(where)},
        proposal=proposal,
    )
    return [
        ProposalVetoed(
            subject=f"proposal:{proposal.number}",
            number=proposal.number,
            words={"reason": reason},
            citations=cited(where),
        ),
        *undone,
    ]


def cancel(scene: Scene, command: CancelProposal) -> Sequence[Event]:
    """End a proposal before it is decided. What nobody has seen is not announced."""
    proposal, reason = prepared(scene, command.number, command.reason)
    check_cancel(matters.ballot_of(scene, proposal))
    matters.become(proposal, State.CANCELLED)
    proposal.cancelled_at, proposal.reason = scene.now, reason
    execution.end_undecided(scene, proposal)
    data = {"number": proposal.number, "reason": reason}
    if proposal.opens_at is None:
        tell(scene, proposal.author.handle, "proposal.cancelled", data, proposal=proposal)
    else:
        announce(scene, "proposal.cancelled", data, proposal=proposal)
    return [ProposalCancelled(subject=f"proposal:{proposal.number}", number=proposal.number, words={"reason": reason})]


def release(scene: Scene, command: ReleaseProposal) -> Sequence[Event]:
    """Let a held proposal go on."""
    proposal, reason = prepared(scene, command.number, command.reason)
    if proposal.status != State.HELD:
        raise TooLateToStop(f"#{proposal.number} is not on hold.")
    return opening.release(scene, proposal, title=command.title, reason=reason)


def halt(scene: Scene, command: HaltCommunity) -> Sequence[Event]:
    """Emergency stop: nothing is carried out until it is lifted; votes go on."""
    scene.moderator()
    reason = public_reason(scene, command.reason)
    if scene.community.halted_at is not None:
        raise AlreadySo("This community is halted already.")
    return [halting.stop(scene, reason=reason)]


def resume(scene: Scene, command: ResumeCommunity) -> Sequence[Event]:
    """Lift the halt."""
    scene.moderator()
    reason = public_reason(scene, command.reason)
    if scene.community.halted_at is None:
        raise AlreadySo("This community is not halted.")
    return [halting.lift(scene, reason=reason)]
