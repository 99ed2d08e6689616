"""The stages of a proposal: the one that it is in, those that it went through, and their rules."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, QuerySet

from governance.domain.rulebook import Stage
from governance.models import Community, Juror, Option, Proposal, Revision, StageRun, Vote
from governance.selectors.prepared import prepared
from governance.selectors.proposals import process_of


def run_of(proposal: Proposal) -> StageRun | None:
    """The stage that it is in, or, once it is decided, the last one that it was in."""
    return _of(proposal, _latest(proposal=proposal.pk))


def run_at(proposal: Proposal, at: datetime) -> StageRun | None:
    """The stage that it was in at an instant, however late that is asked; before all of them, the one that it is in."""
    return _of(proposal, _begun(proposal=proposal.pk, at=at)) or run_of(proposal)


def _of(proposal: Proposal, found: list[StageRun]) -> StageRun | None:
    for run in found:
        run.proposal = proposal
    return found[0] if found else None


@prepared
def _latest(*, proposal: int) -> QuerySet[StageRun]:
    return StageRun.objects.filter(proposal=proposal).order_by("-pk")[:1]


@prepared
def _begun(*, proposal: int, at: datetime) -> QuerySet[StageRun]:
    return StageRun.objects.filter(proposal=proposal, opened_at__lte=at).order_by("-pk")[:1]


def stage_of(proposal: Proposal) -> Stage:
    """The rule of the stage that it is in."""
    return process_of(proposal).stages[proposal.stage]


def runs_of(proposal: Proposal) -> list[StageRun]:
    """Every stage that it went through, the first one first."""
    return list(proposal.runs.order_by("pk"))


def said_in(runs: Iterable[StageRun]) -> dict[int, dict[str, int]]:
    """What was said in each of these stages, by how many; a ballot over options counts as `ballot`."""
    said: dict[int, dict[str, int]] = {}
    rows = Vote.objects.filter(run__in=list(runs)).values_list("run", "choice").annotate(Count("pk")).order_by()
    for run, choice, number in rows:
        said.setdefault(run, {})[choice or "ballot"] = number
    return said


def objections_of(proposal: Proposal) -> QuerySet[Vote]:
    """Objections and blocks with a reason, in every stage, that nobody has taken back."""
    made = proposal.votes.filter(choice__in=("object", "block")).exclude(reason="")
    return made.select_related("member").order_by("cast_at")


def options_of(proposal: Proposal) -> QuerySet[Option]:
    return proposal.options.select_related("member", "nominated_by").order_by("number")


def jurors_of(run: StageRun) -> QuerySet[Juror]:
    """Everybody who was called, in the order of the draw."""
    return run.jurors.select_related("member").order_by("place")


def juror_called(community: Community, *, number: int, place: int) -> str | None:
    """Who was called in this place for the newest jury of a proposal; None if nobody was."""
    rows = Juror.objects.filter(run__proposal__community=community, run__proposal__number=number, place=place)
    return rows.order_by("-run_id").values_list("member__handle", flat=True).first()


def pool_of(run: StageRun) -> list[str]:
    """The pseudonyms of all who could be drawn, in order: with the secret and the head anybody can repeat the draw."""
    return sorted(run.electorate.values_list("member__pseudonym", flat=True))


def revisions_of(proposal: Proposal) -> QuerySet[Revision]:
    """Earlier words of a proposal, the latest first."""
    return proposal.revisions.order_by("-pk")
