"""What becomes of somebody's places in open stages when they leave the community: nobody waits for who is gone."""

from governance.domain.ballots import Choice
from governance.domain.events import CandidateDeclined, Event
from governance.domain.lifecycle import is_heard
from governance.models import Juror, Member, Proposal
from governance.selectors import proposal_state
from governance.services.scene import Scene
from governance.services.stages import juries
from governance.services.stages.moving import after_word


def depart(scene: Scene, member: Member) -> list[Event]:
    """A juror who has not voted yet makes room for the next in the draw; who stood for election stands no more."""
    return [*_from_juries(scene, member), *_from_elections(scene, member)]


def _from_juries(scene: Scene, member: Member) -> list[Event]:
    events: list[Event] = []
    places = Juror.objects.filter(member=member, left_at__isnull=True, run__closed_at__isnull=True)
    for juror in places.select_related("run__proposal__rulebook"):
        proposal = juror.run.proposal
        voted = juror.run.votes.filter(member=member).exclude(choice=Choice.TAKEN_BACK).exists()
        if not voted and is_heard(proposal_state(proposal, scene.now)):
            events += juries.replace(scene, juror.run, juror)
            proposal.electorate_size = juror.run.electorate_size
            proposal.save(update_fields=["electorate_size"])
            events += after_word(scene, proposal)
    return events


def _from_elections(scene: Scene, member: Member) -> list[Event]:
    """Only before the ballot is made: after that the count passes over who has left."""
    events: list[Event] = []
    undecided = Proposal.objects.filter(community=scene.community, outcome__isnull=True, text_sha256="")
    for option in member.candidacies.filter(proposal__in=undecided, declined_at__isnull=True).select_related(
        "proposal"
    ):
        option.accepted_at, option.declined_at = None, scene.now
        option.save(update_fields=["accepted_at", "declined_at"])
        number = option.proposal.number
        subject, candidate = f"proposal:{number}", f"member:{member.pseudonym}"
        events.append(CandidateDeclined(subject=subject, number=number, candidate=candidate))
    return events
