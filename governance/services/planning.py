"""What a proposal will do if it passes, written down when it is made: looked at value by value, and frozen."""

from collections.abc import Sequence

from governance.domain.action_requests import ActionUnclear, checked, in_words, warning
from governance.domain.actions import SPECS, ActionKind, ActionRequest, Target, reversible
from governance.domain.audit import Json
from governance.domain.community_settings import Setting
from governance.domain.errors import GovernanceError
from governance.domain.lifecycle import State
from governance.domain.people import names_somebody_else
from governance.models import Action, Proposal
from governance.selectors import member_called, process_of
from governance.selectors.standing import has_power
from governance.services import adopting, amending, choosing_roll
from governance.services.choosing import offered
from governance.services.matters import roll_of
from governance.services.performing import request_of
from governance.services.scene import Scene

MOST_ACTIONS = 10
_TAKE_BACK = frozenset({ActionKind.UNDO_DECISION, ActionKind.END_RULE, ActionKind.END_ANNOUNCEMENT})
"""What is taken back by these was decided in some way, and no laxer one undoes it."""


class TooManyActions(GovernanceError):
    """More effects than anybody could weigh in one vote."""

    code = "too_many_actions"
    safe = f"One proposal can do at most {MOST_ACTIONS} things. Please split it, so that people can vote on each part."


class UndoneInAnotherWay(GovernanceError):
    """A decision is undone in the way in which it was made."""

    code = "undone_in_another_way"


def looked_at(scene: Scene, requests: Sequence[ActionRequest]) -> list[ActionRequest]:
    """The effects of a proposal in their usual form; on the list of decisions, if it names none."""
    if len(requests) > MOST_ACTIONS:
        raise TooManyActions
    return [checked(request, now=scene.now) for request in requests] or [ActionRequest(kind=ActionKind.RECORD_POLICY)]


def are_about_a_person(requests: Sequence[ActionRequest]) -> bool:
    """Whether somebody uninvolved has to look at the proposal before anybody else does."""
    return any(SPECS[request.kind].person for request in requests)


def people_concerned(requests: Sequence[ActionRequest]) -> set[str]:
    """Whom these effects are about, by handle: they hear of it first."""
    people = (Target.MEMBER, Target.ACCOUNT)
    return {request.target for request in requests if SPECS[request.kind].target in people}


def plan(scene: Scene, proposal: Proposal, requests: Sequence[ActionRequest]) -> None:
    """Write the effects down. Raises ActionUnclear where one could never happen."""
    for position, request in enumerate(map(offered, requests), start=proposal.actions.count() + 1):
        _check_here(scene, proposal, request)
        Action.objects.create(
            proposal=proposal,
            position=position,
            kind=request.kind,
            target=request.target,
            params=_params(scene, request),
            reversible=reversible(request),
            key=f"{scene.community.slug}:{proposal.number}:{position}",
        )


def _params(scene: Scene, request: ActionRequest) -> dict[str, Json]:
    """The values, and for a whole new text the version that its author had before them."""
    whole = request.kind is ActionKind.AMEND_CONSTITUTION and "text" in request.params and scene.constitution
    return dict(request.params) | ({"base": scene.constitution.number} if whole and scene.constitution else {})


def _check_here(scene: Scene, proposal: Proposal, request: ActionRequest) -> None:
    """What can be known now; everything is looked at again before it is carried out."""
    if request.kind is ActionKind.AMEND_CONSTITUTION:
        amending.check(scene, proposal, request)
    if request.kind is ActionKind.CHANGE_SETTING and request.target == Setting.ROLL:
        choosing_roll.check_roll(scene, str(request.params["value"]))
    if request.kind is ActionKind.ADOPT_CONSTITUTION:
        adopting.check(scene, proposal, request)
    target = SPECS[request.kind].target
    if target is Target.MEMBER:
        if member_called(scene.community, request.target) is None:
            raise ActionUnclear(f"@{request.target} is no member here, so they can hold no role.")
        _check_role(scene, request.params["role"])
    if target is not Target.PROPOSAL:
        return
    earlier = Proposal.objects.filter(community=scene.community, number=int(request.target)).first()
    if earlier is None or earlier.pk == proposal.pk or earlier.status != State.EXECUTED:
        raise ActionUnclear(f"#{request.target} is not in force, so there is nothing to end or to undo.")
    if request.kind in _TAKE_BACK:
        _check_same_way(scene, proposal, earlier, request.kind)


def _check_role(scene: Scene, role: str) -> None:
    """A role's name stays on record for good: one that the rules do not list must not name anybody."""
    if any(known.key == role for known in scene.rulebook.roles):
        return
    if names_somebody_else(role.replace("-", " ").replace("_", " "), own=[], roll=roll_of(scene.community)):
        raise ActionUnclear("The name of this role seems to name a person. Please call the role by what it does.")


_VERB = {
    ActionKind.UNDO_DECISION: "undo",
    ActionKind.END_RULE: "end the rule",
    ActionKind.END_ANNOUNCEMENT: "end the announcement",
}


def _check_same_way(scene: Scene, proposal: Proposal, earlier: Proposal, kind: ActionKind) -> None:
    there = scene.rulebook.process(earlier.process_key)
    if there is not None and proposal.process_key != earlier.process_key:
        label = there.words[0] if there.words else there.key
        raise UndoneInAnotherWay(
            f"#{earlier.number} was decided as “{there.title}”, so undoing it takes the same. "
            f"Please write it as: propose {label}: {_VERB[kind]} #{earlier.number}.",
            citation=process_of(earlier).citation("stages"),
        )


def effects(scene: Scene, proposal: Proposal) -> list[Json]:
    """What a proposal will do, for its announcement: in words, by whom, and whether it can be undone."""
    rows = proposal.actions.exclude(kind=ActionKind.RECORD_POLICY)
    return [
        {
            "what": in_words(request_of(row), discreet=True),
            "warning": _warning(scene, request_of(row)),
            "by_people": SPECS[ActionKind(row.kind)].on_platform and not has_power(scene.community, row.kind),
        }
        for row in rows
    ]


def _warning(scene: Scene, request: ActionRequest) -> str:
    if request.kind is ActionKind.ADOPT_CONSTITUTION:
        return adopting.in_short(scene, request)
    if request.kind is not ActionKind.AMEND_CONSTITUTION:
        return warning(request)
    rest = [f"“{process.title}”" for process in amending.resting(scene, request)]
    if not rest:
        return ""
    return f"After it, {' and '.join(rest)} will rest until moderators have confirmed how the new words are read."
