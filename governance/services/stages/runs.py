"""The stage that a proposal is in, its rule, and what was said in it so far."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef

from governance.domain.ballots import Ballot, Choice, Form, read_ballot
from governance.domain.decision import Bodies
from governance.domain.events import Cited
from governance.domain.flow import DECIDING, form_of
from governance.domain.rulebook import ProcessType, Quorum, Stage, StageKind
from governance.domain.verdicts import Voices
from governance.models import StageRun, Vote, VoteChange
from governance.selectors import parsed_rulebook
from governance.selectors.offices import offices_held
from governance.services.scene import Scene
from governance.services.speech import cited


def voices_in(scene: Scene, run: StageRun, stage: Stage) -> Voices:
    """Everything that was said in one word in this stage, by how many."""
    rows = run.votes.exclude(choice=Choice.TAKEN_BACK).filter(choice__isnull=False)
    said = dict(rows.values_list("choice").annotate(Count("pk")).order_by())
    return Voices(
        said=said,
        electorate=run.electorate_size,
        needed=run.quorum_needed,
        bodies=bodies_in(run, stage),
        casting=_casting(scene, run, stage),
    )


def bodies_in(run: StageRun, stage: Stage) -> Bodies:
    """The numbers of people that a rule may measure by, as far as they are known here."""
    roles = stage.electorate.roles if stage.electorate else ()
    out = run.votes.filter(choice=Choice.NOT_INVOLVED).count()
    seats = [role.seats for role in parsed_rulebook(run.proposal.rulebook).roles if role.key in roles]
    full = sum(int(number.rpartition("-")[2]) for number in seats if number)
    return Bodies(
        full_body=full if roles and seats and all(seats) else None,
        serving=run.electorate_size if roles else None,
        not_involved=run.electorate_size - out,
        present=run.votes.exclude(choice=Choice.TAKEN_BACK).count(),
        recent=Fraction(run.result["recent"]) if "recent" in run.result else recent_turnout(run, stage),
        dormant=run.result["dormant"] if "dormant" in run.result else dormant_in(run, stage),
    )


def dormant_in(run: StageRun, stage: Stage) -> int:
    """How many of the electorate had joined but not voted for so long that the quorum leaves them out."""
    rule = stage.signatures if stage.kind is StageKind.PETITION else stage.quorum
    if not isinstance(rule, Quorum) or rule.dormant_after is None:
        return 0
    since = run.opened_at - rule.dormant_after
    lately = Vote.objects.filter(member=OuterRef("member"), cast_at__gt=since, cast_at__lte=run.opened_at)
    return run.electorate.filter(~Exists(lately), member__joined_at__lte=since).count()


def recent_turnout(run: StageRun, stage: Stage) -> Fraction | None:
    """How many took part on average in the last votes of this community; before the first one, everybody who may.

    That is never a laxer rule, and it keeps nobody out for ever: the next vote is measured by what this one was.
    """
    rule = stage.quorum if isinstance(stage.quorum, Quorum) else None
    if rule is None or rule.recent_votes is None:
        return None
    before = StageRun.objects.filter(
        proposal__community=run.proposal.community, kind__in=DECIDING, outcome__isnull=False
    )
    last = before.exclude(pk=run.pk).order_by("-closed_at", "-pk")[: rule.recent_votes]
    took_part = [one.votes.exclude(choice__in=(Choice.TAKEN_BACK, Choice.NOT_INVOLVED)).count() for one in last]
    return Fraction(sum(took_part), len(took_part)) if took_part else Fraction(run.electorate_size)


def _casting(scene: Scene, run: StageRun, stage: Stage) -> Choice | None:
    """What the one person says who breaks ties, if there is exactly one and they have said something."""
    if stage.casting_vote is None:
        return None
    breakers = tie_breakers(scene, run, stage)
    votes = list(run.votes.filter(member__pseudonym__in=breakers, choice__in=(Choice.AGREE, Choice.DISAGREE)))
    return Choice(votes[0].choice) if len(votes) == 1 else None


def tie_breakers(scene: Scene, run: StageRun, stage: Stage) -> list[str]:
    """The pseudonyms of those who hold the casting vote; once it is counted, of those who held it then."""
    if run.closed_at is not None and "casting" in run.result:
        return list(run.result["casting"])
    held = offices_held(scene.community, now=scene.now).filter(role=stage.casting_vote)
    return sorted(held.values_list("member__pseudonym", flat=True))


def ballots_at(run: StageRun, form: Form, at: datetime) -> dict[Ballot, int]:
    """How many had cast each ballot by an instant."""
    latest: dict[int, str] = {}
    changes = VoteChange.objects.filter(vote__run=run, cast_at__lte=at).order_by("pk")
    for vote, choice, ballot in changes.values_list("vote", "choice", "ballot"):
        latest[vote] = ballot or choice or ""
    said = Counter(word for word in latest.values() if word not in {"", Choice.TAKEN_BACK, Choice.NOT_INVOLVED})
    return {read_ballot(form, word): number for word, number in said.items()}


def words_at(run: StageRun, at: datetime) -> dict[str, int]:
    """How many had said each word by an instant."""
    latest: dict[int, str] = {}
    changes = VoteChange.objects.filter(vote__run=run, cast_at__lte=at).order_by("pk")
    for vote, choice in changes.values_list("vote", "choice"):
        latest[vote] = choice or ""
    return dict(Counter(word for word in latest.values() if word and word != Choice.TAKEN_BACK))


def casting_order(scene: Scene, run: StageRun, stage: Stage) -> tuple[int, ...]:
    """The order in which the one person who breaks ties ranked the options."""
    breakers = tie_breakers(scene, run, stage)
    written = list(run.votes.filter(member__pseudonym__in=breakers).exclude(ballot="").values_list("ballot", flat=True))
    ranked = read_ballot(form_in(run, stage), written[0]) if len(written) == 1 else ()
    return tuple(one for one in ranked if isinstance(one, int)) if isinstance(ranked, tuple) else ()


def form_in(run: StageRun, stage: Stage) -> Form:
    """What a ballot over options can say in this stage."""
    return form_of(stage, options=max(run.options, default=0), default=_default_in(run))


def _default_in(run: StageRun) -> int | None:
    option = run.proposal.options.filter(is_default=True, number__in=run.options).first()
    return option.number if option else None


def ballots_in(run: StageRun, form: Form) -> dict[Ballot, int]:
    """How many cast each ballot. The blank one is `abstain`."""
    counted: Counter[Ballot] = Counter()
    rows = run.votes.exclude(choice__in=(Choice.TAKEN_BACK, Choice.NOT_INVOLVED)).values_list("choice", "ballot")
    for choice, ballot, number in rows.annotate(number=Count("pk")).order_by():
        counted[read_ballot(form, ballot or choice)] += number
    return dict(counted)


def citations(process: ProcessType, index: int, names: Iterable[str]) -> tuple[Cited, ...]:
    """The clauses behind these fields of a stage, each once, in the order asked for."""
    return cited(*(process.citation(f"stages.{index}.{name}") for name in names))
