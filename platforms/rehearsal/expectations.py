"""What a step expects, compared with what is there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from governance.selectors import proposal_state, stages, tally_of
from platforms.rehearsal.happenings import Happening, Moderated, Recorded, Said
from platforms.rehearsal.scenario import Expected, ExpectedAction, ExpectedProposal
from platforms.rehearsal.stage import Stage

if TYPE_CHECKING:
    from governance.models import Proposal


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One expected value beside the one that is there."""

    what: str
    wanted: str
    found: str
    ok: bool


def compare(
    expected: Expected, *, stage: Stage, lately: Sequence[Happening], listener: str | None, now: datetime
) -> Iterator[Compared]:
    """Every value of an expectation. `lately` is what happened since the last step, `listener` who spoke in it."""
    if expected.proposal is not None:
        yield from _proposal(expected.proposal, stage, now)
    if expected.action is not None:
        yield _action(expected.action, stage, expected.proposal.number if expected.proposal else None)
    if expected.audit is not None:
        yield _one_of("audit", expected.audit, [one.tag for one in lately if isinstance(one, Recorded)])
    heard = [text for one in lately if (text := _heard(one, listener)) is not None]
    if expected.said is not None:
        wanted = " ".join(expected.said.split())
        yield _among("said", wanted, heard, ok=any(wanted in " ".join(text.split()) for text in heard))
    if expected.cites is not None:
        label = re.compile(rf"(?<!\w){re.escape(expected.cites)}(?!\.?\w)")
        yield _among("cites", expected.cites, heard, ok=any(label.search(text) for text in heard))


def _proposal(expected: ExpectedProposal, stage: Stage, now: datetime) -> Iterator[Compared]:
    what = f"proposal {expected.number}"
    proposal = stage.connection.community.proposals.filter(number=expected.number).first()
    if proposal is None:
        yield Compared(what=what, wanted="to exist", found="no such proposal", ok=False)
        return
    state = str(proposal_state(proposal, now))
    if expected.state is not None:
        found = f"{state} ({proposal.outcome})" if proposal.outcome else state
        ok = expected.state in {state, proposal.outcome}
        yield Compared(what=f"{what} state", wanted=expected.state, found=found, ok=ok)
    if expected.tally is not None:
        tally = tally_of(proposal).as_all_numbers() | _words_of(proposal)
        for choice, votes in expected.tally.model_dump(exclude_none=True).items():
            ok = tally[choice] == votes
            yield Compared(what=f"{what} {choice}", wanted=str(votes), found=str(tally[choice]), ok=ok)
    if expected.electorate is not None:
        there = proposal.electorate_size
        ok = there == expected.electorate
        yield Compared(what=f"{what} electorate", wanted=str(expected.electorate), found=str(there), ok=ok)
    yield from _stages(expected, proposal, what)


def _words_of(proposal: "Proposal") -> dict[str, int]:
    """Words of the last count that the proposal's own row does not keep."""
    run = stages.run_of(proposal)
    kept = run.result if run is not None else {}
    return {word: kept[word] for word in ("agree", "disagree", "block", "stand_aside", "object") if word in kept}


def _stages(expected: ExpectedProposal, proposal: "Proposal", what: str) -> Iterator[Compared]:
    if expected.stage is not None:
        found = proposal.stage_kind
        yield Compared(what=f"{what} stage", wanted=str(expected.stage), found=found, ok=found == expected.stage)
    if expected.signatures is not None:
        signed = proposal.votes.filter(choice="sign").count()
        ok = signed == expected.signatures
        yield Compared(what=f"{what} signatures", wanted=str(expected.signatures), found=str(signed), ok=ok)
    names = {option.number: option.text for option in stages.options_of(proposal)}
    counted: dict[str, Any] = next(
        (run.result for run in reversed(stages.runs_of(proposal)) if "totals" in run.result), {}
    )
    if expected.winners is not None:
        won = [names[number] for number in counted.get("winners", ())]
        ok = won == expected.winners
        yield Compared(what=f"{what} winners", wanted=_listed(expected.winners), found=_listed(won), ok=ok)
    votes = {names[int(number)]: votes for number, votes in counted.get("totals", {}).items()}
    for name, wanted in (expected.options or {}).items():
        there = votes.get(name, "no such option")
        yield Compared(what=f"{what} {name}", wanted=str(wanted), found=str(there), ok=there == wanted)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "nobody"


def _action(expected: ExpectedAction, stage: Stage, number: int | None) -> Compared:
    proposals = stage.connection.community.proposals.all()
    if number is not None:
        proposals = proposals.filter(number=number)
    there = [f"{kind} {state}" for kind, state in proposals.values_list("actions__kind", "actions__state") if kind]
    return _one_of("action", f"{expected.kind} {expected.state}", there)


def _one_of(what: str, wanted: str, there: list[str]) -> Compared:
    return Compared(what=what, wanted=wanted, found=", ".join(there) or "nothing", ok=wanted in there)


def _among(what: str, wanted: str, heard: list[str], *, ok: bool) -> Compared:
    texts = " / ".join(" ".join(text.split()) for text in heard) or "nothing was said"
    return Compared(what=what, wanted=wanted, found=wanted if ok else texts, ok=ok)


def _heard(one: Happening, listener: str | None) -> str | None:
    """The words that everybody saw or that one person got; where nobody spoke, those that anybody got."""
    if isinstance(one, Moderated):
        return one.refused
    if isinstance(one, Said) and (one.visibility != "direct" or listener is None or one.to == listener):
        return one.text
    return None
