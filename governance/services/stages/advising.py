"""Voices beside the binding ones: kept and counted by themselves, shown with the result, deciding nothing."""

from collections import Counter
from collections.abc import Sequence

from governance.domain.ballots import Ballot, Choice, read_ballot
from governance.domain.commands import CastVote
from governance.domain.counting import TieRule, count_options
from governance.domain.events import AdviceGiven, Event
from governance.domain.flow import is_among_options
from governance.domain.rulebook import Stage
from governance.models import Advice, Member, StageRun
from governance.services.matters import judge
from governance.services.scene import Scene
from governance.services.speech import answer
from governance.services.stages.hearing import is_newer
from governance.services.stages.runs import form_in

_UNHEARD = frozenset({Choice.TAKEN_BACK, Choice.NOT_INVOLVED})


def may_advise(scene: Scene, run: StageRun, stage: Stage, member: Member) -> bool:
    """Whether somebody who does not decide here is asked for their opinion."""
    if stage.advisory is None or member.joined_at > run.opened_at:
        return False
    return judge(scene, member, stage.advisory).may


def hear(scene: Scene, run: StageRun, member: Member, said: str, command: CastVote) -> Sequence[Event]:
    """Keep one voice; of two the later one."""
    row = run.advice.filter(member=member).first() or Advice(run=run, member=member)
    if row.pk is not None and not is_newer(command, row):
        return []
    before, row.said, row.cast_at, row.post = row.said, said, command.cast_at, command.post
    row.save()
    proposal = run.proposal
    answer(scene, "vote.advice", {"number": proposal.number, "said": said.replace("_", " ")}, proposal=proposal)
    if said == before:
        return []
    return [
        AdviceGiven(
            subject=f"proposal:{proposal.number}",
            number=proposal.number,
            voter=f"member:{member.pseudonym}",
            choice=said,
            cast_at=command.cast_at,
        )
    ]


def advice_in(run: StageRun, stage: Stage) -> dict[str, object]:
    """What was advised, as it is kept with the count; nothing where nobody was asked."""
    if stage.advisory is None:
        return {}
    said = Counter(word for word in run.advice.values_list("said", flat=True) if word not in _UNHEARD)
    if not is_among_options(stage):
        return {"advisory": dict(sorted(said.items()))}
    form = form_in(run, stage)
    ballots: Counter[Ballot] = Counter()
    for word, number in said.items():
        ballots[read_ballot(form, word)] += number
    counted = count_options(form, ballots, seats=1, ties=TieRule()) if ballots else None
    totals = (counted.rounds[0].totals if counted.rounds else counted.totals) if counted else {}
    first = {str(option): str(votes) for option, votes in sorted(totals.items()) if votes}
    return {"advisory": {"ballots": sum(said.values()), "first": first}}
