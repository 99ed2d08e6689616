"""A proposal and a person as the core sees them, for every service."""

from collections.abc import Iterator

from django.db.models import QuerySet

from governance.domain.electorate import Eligibility
from governance.domain.errors import GovernanceError
from governance.domain.lifecycle import State, check_transition
from governance.domain.people import Known
from governance.domain.proposals import Ballot
from governance.domain.rulebook_values import Conditions
from governance.models import Community, Member, Proposal
from governance.selectors import eligibility as selectors
from governance.selectors import proposal_state
from governance.selectors.prepared import prepared
from governance.services.scene import Scene

_MOST_LISTED = 5


class NoSuchProposal(GovernanceError):
    """A number that no proposal has."""

    code = "no_such_proposal"


def find(scene: Scene, number: int) -> Proposal:
    """The proposal with this number. Raises NoSuchProposal, naming those that are open."""
    for found in _numbered(community=scene.community.pk, number=number):
        return found
    numbers = Proposal.objects.filter(community=scene.community, status=State.OPEN).values_list("number", flat=True)
    listed = ", ".join(f"#{n}" for n in numbers.order_by("-number")[:_MOST_LISTED]) or "none"
    raise NoSuchProposal(f"There is no proposal #{number} here. Open for votes right now: {listed}.")


@prepared
def _numbered(*, community: int, number: int) -> QuerySet[Proposal]:
    # Its rules are read once by their digest, so their text is fetched only when nobody has read them yet.
    found = Proposal.objects.filter(community=community, number=number).select_related("rulebook", "author")
    return found.defer("rulebook__data").order_by()


def ballot_of(scene: Scene, proposal: Proposal) -> Ballot:
    """What the core needs to know of a proposal at this instant."""
    return Ballot(
        number=proposal.number,
        state=proposal_state(proposal, scene.now),
        opens_at=proposal.opens_at,
        closes_at=proposal.closes_at,
        zone=scene.zone,
    )


def judge(scene: Scene, member: Member, rule: Conditions | None) -> Eligibility:
    """Whether a member meets a condition now."""
    return selectors.judge(member, rule, founded_at=scene.community.founded_at, now=scene.now)


def is_involved(member: Member | None, proposal: Proposal) -> bool:
    """Whether somebody proposed it or is named in it, so that somebody else has to decide about it."""
    return member is not None and (member.pk == proposal.author_id or member.handle.lower() in proposal.concerns)


def roll_of(community: Community) -> Iterator[Known]:
    """Everybody on the roll, as names."""
    for handle, display_name in community.members.values_list("handle", "display_name").iterator():
        yield Known(handle=handle, display_name=display_name)


def become(proposal: Proposal, after: State) -> None:
    """Move to another state, if the lifecycle has that move."""
    check_transition(State(proposal.status), after)
    proposal.status = after
