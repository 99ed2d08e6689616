"""Members' word for others, where the constitution asks for it."""

from collections.abc import Sequence

from governance.domain.commands import VouchFor
from governance.domain.electorate import Requirement, Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, VouchedFor, VouchTakenBack
from governance.domain.proposals import NotOnTheRoll
from governance.domain.rulebook import Citation
from governance.models import AuditEntry, Member, Vouch
from governance.selectors import member_called
from governance.selectors.eligibility import requirement
from governance.selectors.members import word_counts
from governance.services.scene import Scene
from governance.services.speech import answer, cited, tell


class NobodyAsksForVouching(GovernanceError):
    """A constitution that knows no vouching."""

    code = "nobody_asks_for_vouching"
    safe = "The constitution here asks nobody to be vouched for, so there is nothing to do. Thank you all the same."


class CannotBeVouchedFor(GovernanceError):
    """Oneself, somebody who is not here, or the same person again."""

    code = "cannot_be_vouched_for"


def vouch(scene: Scene, command: VouchFor) -> Sequence[Event]:
    """Give a member's word for another member, or take it back."""
    where, asked = _clause(scene)
    by = scene.member
    if by is None or by.standing != Standing.ACTIVE:
        raise NotOnTheRoll("Only members can vouch for others. Write “join” to become one.", citation=where)
    handle = command.handle.removeprefix("@")
    member = member_called(scene.community, handle)
    if member is None:
        raise CannotBeVouchedFor(f"{handle} is not a member here. They can write “join” to me first.", citation=where)
    if member.pk == by.pk:
        raise CannotBeVouchedFor("Nobody can vouch for themselves. Ask a member who knows you.", citation=where)
    return _given(scene, by, member, where, asked) if command.keep else _taken_back(scene, by, member, where)


def _given(scene: Scene, by: Member, member: Member, where: Citation, asked: Requirement) -> Sequence[Event]:
    _, new = Vouch.objects.get_or_create(member=member, by=by, defaults={"made_at": scene.now})
    if not new:
        raise CannotBeVouchedFor(
            f"You have vouched for {member.handle} already. To take it back, write “unvouch” and their handle.",
            citation=where,
        )
    counts = word_counts(by, asked, now=scene.now)
    answer(scene, "member.vouched", {"handle": member.handle, "kept": True, "counts": counts})
    happened = VouchedFor(subject=f"member:{member.pseudonym}", by=f"member:{by.pseudonym}", citations=cited(where))
    before = AuditEntry.objects.filter(community=scene.community, tag=VouchedFor.tag, subject=happened.subject)
    if not before.filter(data__by=happened.by).exists():  # to and fro, it would be a way to pester somebody
        tell(scene, member.handle, "member.vouched_for", {"by": by.handle})
    return [happened]


def _taken_back(scene: Scene, by: Member, member: Member, where: Citation) -> Sequence[Event]:
    gone, _ = Vouch.objects.filter(member=member, by=by).delete()
    if not gone:
        raise CannotBeVouchedFor(f"You have not vouched for {member.handle}.", citation=where)
    answer(scene, "member.vouched", {"handle": member.handle, "kept": False})
    return [VouchTakenBack(subject=f"member:{member.pseudonym}", by=f"member:{by.pseudonym}", citations=cited(where))]


def _clause(scene: Scene) -> tuple[Citation, Requirement]:
    """The first clause that asks for vouchers, and what it asks. Raises NobodyAsksForVouching."""
    for process in scene.rulebook.process_types:
        asked = [("proposers", process.proposers)]
        asked += [(f"stages.{index}.electorate", stage.electorate) for index, stage in enumerate(process.stages)]
        for field, people in asked:
            where = process.citation(field)
            rule = requirement(people).vouching() if people is not None else None
            if rule is not None and where is not None:
                return where, rule
    raise NobodyAsksForVouching
