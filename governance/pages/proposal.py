"""What the page of a proposal shows of its rule, its stages and its draw."""

from typing import TYPE_CHECKING, Any

from governance.pages.stages import steps_of
from governance.selectors import stages

if TYPE_CHECKING:
    from governance.domain.rulebook import Citation, ProcessType
    from governance.models import Proposal

_POOL = 2000


def steps_in(row: "Proposal", process: "ProcessType") -> list[Any]:
    """Its stages, one by one."""
    runs = stages.runs_of(row)
    names = dict(stages.options_of(row).values_list("number", "text"))
    return steps_of(process, runs, stages.said_in(runs), names, decided=row.outcome is not None)


def draw_of(row: "Proposal") -> dict[str, Any] | None:
    """What anybody needs to draw the latest jury again."""
    run = row.runs.filter(kind="jury").order_by("-pk").first()
    if run is None or "secret" not in run.result:
        return None
    return run.result | {"jurors": stages.jurors_of(run), "pool": stages.pool_of(run)[:_POOL]}


def clauses_of(process: "ProcessType", stage: int) -> "list[Citation]":
    """The clauses that this stage rests on, each once."""
    fields = ("threshold", "signatures", "quorum", "duration", "electorate")
    cited = [process.citation(f"stages.{stage}.{name}") for name in fields]
    return list({(one.anchor, one.quote): one for one in cited if one}.values())
