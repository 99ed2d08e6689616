"""What can be chosen: options in a proposal's own words, or people who were nominated and have accepted."""

import re

from governance.domain.decision import RuleCannotBeApplied
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.flow import is_among_options
from governance.domain.folding import gist
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.models import Option, Proposal, StageRun
from governance.services.scene import Scene

_HEAD = re.compile(r"\boptions?\s*:\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|[\s,;])(\d{1,3})\s?[.):]\s+")
_LONGEST = 200
_RENUMBER = 10_000


class OptionsMissing(GovernanceError):
    """A proposal that asks people to choose, without saying among what."""

    code = "options_missing"


def options_in(text: str) -> list[str]:
    """The options of “Where? Options: 1. Gent 2. Brussels”, or none. Numbers must count up from one."""
    heads = list(_HEAD.finditer(text))
    if not heads:
        return []
    rest = text[heads[-1].end() :]
    marks = list(_NUMBERED.finditer(f" {rest}"))
    if not marks:
        return [part for part in (" ".join(one.split()) for one in re.split(r"[;\n]", rest)) if part]
    if [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(rest) + 1]
    parts = [f" {rest}"[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    return [" ".join(part.split()).strip(" ,;") for part in parts]


def list_options(scene: Scene, proposal: Proposal, process: ProcessType) -> None:
    """Keep the options that its author gave. Raises OptionsMissing where a stage needs some and they are not there."""
    choosing = next(
        (stage for stage in process.stages if is_among_options(stage) and stage.kind is not StageKind.ELECTION), None
    )
    if choosing is None:
        return
    texts = options_in(f"{proposal.title}\n{proposal.body}")
    least = choosing.options.min if choosing.options and choosing.options.min else 2
    most = choosing.options.max if choosing.options and choosing.options.max else 20
    if not least <= len(texts) <= most or any(not text or len(text) > _LONGEST for text in texts):
        raise OptionsMissing(
            f"People choose among options here, so your proposal has to list {least} to {most} of them, each at most "
            f"{_LONGEST} characters long. For example: propose Where do we meet? Options: 1. at the library 2. online",
            citation=process.citation(f"stages.{process.stages.index(choosing)}.method"),
        )
    if len({gist(text) or text for text in texts}) < len(texts):
        raise OptionsMissing("Two of your options are the same. Please name each of them once.")
    for number, text in enumerate(texts, start=1):
        Option.objects.create(proposal=proposal, number=number, text=text, nominated_at=scene.now)


def on_the_ballot(scene: Scene, run: StageRun, stage: Stage, options: tuple[int, ...]) -> list[int]:
    """The numbers that can be chosen in this round, the default option among them."""
    proposal = run.proposal
    if stage.kind is StageKind.ELECTION and not options:
        _number_those_who_stand(proposal)
    standing = list(options) or list(_standing(proposal, stage).values_list("number", flat=True))
    if not standing:
        raise RuleCannotBeApplied("Nobody stands for election, so there is nothing to vote on.")
    if len(standing) > 1 and not is_among_options(stage):
        raise RuleCannotBeApplied(
            f"{len(standing)} people stand for election, and by its rule people can only agree or disagree with one."
        )
    if stage.default_option is not None:
        standing.append(_default(scene, proposal, stage.default_option, max(standing) + 1))
    return sorted(set(standing))


def _standing(proposal: Proposal, stage: Stage):  # noqa: ANN202 - a QuerySet of options
    rows = proposal.options.filter(is_default=False)
    if stage.kind is not StageKind.ELECTION:
        return rows
    return rows.filter(accepted_at__isnull=False, member__standing=Standing.ACTIVE)


def gone_from(run: StageRun) -> list[int]:
    """The candidates on a ballot who are no members any more; once it is counted, those who were none then."""
    if run.closed_at is not None:
        return list(run.result.get("gone", ()))
    rows = run.proposal.options.filter(number__in=run.options, member__isnull=False)
    return sorted(rows.exclude(member__standing=Standing.ACTIVE).values_list("number", flat=True))


def _number_those_who_stand(proposal: Proposal) -> None:
    """Candidates are numbered from one in the order of their names; those who do not stand come after all of them."""
    rows = sorted(
        proposal.options.filter(is_default=False), key=lambda row: (row.accepted_at is None, row.text.lower())
    )
    for row in rows:
        row.number += _RENUMBER
    Option.objects.bulk_update(rows, ["number"])
    for number, row in enumerate(rows, start=1):
        row.number = number
    Option.objects.bulk_update(rows, ["number"])


def _default(scene: Scene, proposal: Proposal, text: str, number: int) -> int:
    known = proposal.options.filter(is_default=True).first()
    if known is None:
        number = max(number, (proposal.options.order_by("-number").values_list("number", flat=True).first() or 0) + 1)
        known = Option.objects.create(
            proposal=proposal, number=number, text=text[:_LONGEST], nominated_at=scene.now, is_default=True
        )
    return known.number
