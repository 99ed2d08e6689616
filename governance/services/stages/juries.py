"""Juries: a secret committed to before, the draw, and who steps in for who leaves."""

import secrets
from collections.abc import Sequence

from governance.domain.ballots import Choice
from governance.domain.decision import RuleCannotBeApplied
from governance.domain.events import Event, JurorReplaced, JuryDrawn, JurySeedCommitted
from governance.domain.jury import commitment, draw
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.models import Juror, Member, Proposal, StageRun
from governance.services.scene import Scene
from governance.services.speech import tell
from governance.services.stages.hearing import take_back


def commit(proposal: Proposal, process: ProcessType) -> list[Event]:
    """Put a secret's commitment on record, long before anybody knows who can be drawn."""
    lots = any(stage.kind is StageKind.JURY or "lot" in stage.ties for stage in process.stages)
    if not lots or proposal.seed:
        return []
    proposal.seed = secrets.token_hex(32)
    proposal.save(update_fields=["seed"])
    return [
        JurySeedCommitted(
            subject=f"proposal:{proposal.number}", number=proposal.number, seed_sha256=commitment(proposal.seed)
        )
    ]


def draw_jury(scene: Scene, run: StageRun, stage: Stage, members: Sequence[Member]) -> JuryDrawn:
    """Draw the jury out of the frozen electorate and tell those who are called."""
    size = stage.jury.size if stage.jury else 0
    if not size:
        raise RuleCannotBeApplied("The rulebook does not say how many people the jury has.")
    if len(members) < size:
        raise RuleCannotBeApplied(f"A jury of {size} is asked for, and only {len(members)} people can be drawn.")
    proposal, head = run.proposal, scene.community.audit_head
    by_pseudonym = {member.pseudonym: member for member in members}
    order = draw(by_pseudonym, secret=proposal.seed, head=head)
    run.result = {"head": head, "secret": proposal.seed, "size": size}
    for place, pseudonym in enumerate(order[:size], start=1):
        _call(scene, run, by_pseudonym[pseudonym], place)
    run.electorate_size = size
    return JuryDrawn(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        secret=proposal.seed,
        head=head,
        pool=len(order),
        jurors=" ".join(order[:size]),
    )


def _call(scene: Scene, run: StageRun, member: Member, place: int) -> None:
    Juror.objects.create(run=run, member=member, place=place, summoned_at=scene.now)
    closes_at = run.closes_at.isoformat() if run.closes_at else None
    data = {"number": run.proposal.number, "title": run.proposal.title, "closes_at": closes_at}
    tell(scene, member.handle, "member.called_to_jury", dict(data), proposal=run.proposal)


def serving(run: StageRun, member: Member) -> Juror | None:
    """A juror who was called and has not left."""
    return run.jurors.filter(member=member, left_at__isnull=True).first()


def replace(scene: Scene, run: StageRun, juror: Juror) -> list[Event]:
    """A juror leaves; the next in the order of the draw steps in. With nobody left the jury is smaller."""
    juror.left_at = scene.now
    juror.save(update_fields=["left_at"])
    for vote in run.votes.filter(member=juror.member).exclude(choice=Choice.TAKEN_BACK):
        take_back(scene, vote)
    pool = {entry.member.pseudonym: entry.member for entry in run.electorate.select_related("member")}
    order = draw(pool, secret=run.result["secret"], head=run.result["head"])
    called = set(run.jurors.values_list("member__pseudonym", flat=True))
    following = next((person for person in order if person not in called and _is_here(pool[person])), None)
    if following is None:
        run.electorate_size -= 1
        run.save(update_fields=["electorate_size"])
    else:
        _call(scene, run, pool[following], run.jurors.count() + 1)
    number = run.proposal.number
    return [
        JurorReplaced(
            subject=f"proposal:{number}",
            number=number,
            left=f"member:{juror.member.pseudonym}",
            called=f"member:{following}" if following else None,
        )
    ]


def _is_here(member: Member) -> bool:
    return member.standing == "active"
