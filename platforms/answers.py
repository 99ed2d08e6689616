"""Answers from the record: what is open, what the rules are, what this member may do. Facts only, no model."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from governance import selectors
from governance.domain.audit import Json
from governance.domain.errors import GovernanceError
from governance.domain.flow import is_plain
from governance.domain.lifecycle import HEARD, State
from governance.domain.rulebook import NONE, Duration, ProcessType
from governance.domain.stage_wording import stage_in_words, stands_in_words
from governance.domain.times import spoken_period
from governance.domain.wording import quorum_in_words, threshold_in_words
from governance.selectors import stages
from governance.services.speech import Reply
from reasoning.intents import Choice, Intent, IntentKind

if TYPE_CHECKING:
    from governance.models import Proposal

_MOST_LISTED, _MOST_NAMED = 5, 3


def refusal(error: GovernanceError) -> Reply:
    """Why not, by which clause, and what to do."""
    clause: Json = None
    if error.citation is not None:
        clause = {
            "anchor": error.citation.anchor,
            "section": error.citation.section,
            "quote": error.citation.quote,
        }
    return Reply(template="reply.refused", data={"why": error.safe, "clause": clause, "number": error.proposal})


def unclear(intent: Intent, proposal: int | None) -> Reply:
    """What to write instead, so that it is clear."""
    if intent.kind is IntentKind.propose and intent.title:
        label = f"{intent.process_hint}: " if intent.process_hint else ""
        return Reply(template="reply.unclear_proposal", data={"write": f"propose {label}{intent.title}"})
    return Reply(template="reply.unclear", data={"why": intent.reason, "number": intent.proposal or proposal})


def which_proposal(community: int, intent: Intent, proposal: int | None, *, asked: bool) -> Reply:
    """On what somebody votes, among what is open: with the words to write. `asked`: a question waits for their word."""
    listed = list(selectors.open_proposals(selectors.community(community))[:_MOST_NAMED])
    number = proposal or (listed[0].number if listed else 3)
    choice = intent.choice or Choice.agree
    write = _WRITTEN.get(choice, f"{choice} {{number}}").format(number=number)
    named: list[Json] = [{"number": one.number, "title": one.title} for one in listed]
    return Reply(template="reply.which_proposal", data={"write": write, "open": named, "asked": asked})


_WRITTEN = {
    Choice.taken_back: "take back my vote {number}",
    Choice.stand_aside: "stand aside {number}",
    Choice.not_involved: "not involved {number}",
}


def which_to_withdraw() -> Reply:
    return Reply(template="reply.which_to_withdraw")


def which_to_veto() -> Reply:
    return Reply(template="reply.which_to_veto")


def appeal_of_what() -> Reply:
    return Reply(template="reply.appeal_what")


def contest_what() -> Reply:
    return Reply(template="reply.contest_what")


def which_one(intent: Intent, proposal: int | None) -> Reply:
    """Which proposal this was meant for, with the words to write."""
    return Reply(template="reply.which_one", data={"write": _EXAMPLES[intent.kind].format(number=proposal or 3)})


def which_options(intent: Intent, proposal: int) -> Reply:
    """A ballot over options names them by their numbers."""
    return Reply(template="reply.which_options", data={"write": _EXAMPLES[intent.kind].format(number=proposal)})


_EXAMPLES = {
    IntentKind.sign: "sign #{number}",
    IntentKind.unsign: "unsign #{number}",
    IntentKind.object: "object #{number}: your reason",
    IntentKind.unobject: "withdraw my objection #{number}",
    IntentKind.rank: "rank #{number}: 2 > 1 > 3",
    IntentKind.approve: "approve #{number}: 1, 3",
    IntentKind.score: "score #{number}: 1=5, 2=0",
    IntentKind.nominate: "nominate @name for #{number}",
    IntentKind.accept: "accept #{number}",
    IntentKind.decline: "decline #{number}",
    IntentKind.revise: "revise #{number}: the new words",
    IntentKind.call: "call for a vote #{number}",
    IntentKind.remind: "remind me of #{number}",
}


def not_here(intent: Intent) -> Reply:
    return Reply(template="reply.not_here", data={"asked": str(intent.kind)})


def moved() -> Reply:
    """The person goes by another account now; otherwise one person would have two voices."""
    return Reply(template="reply.moved")


def not_seen_moving(old: str) -> Reply:
    """The old account does not say that it moved here, or the server has not heard of it yet."""
    return Reply(template="reply.not_seen_moving", data={"old": old})


def hint() -> Reply:
    return Reply(template="reply.hint")


def _help(community: int, handle: str, _: Intent, now: datetime) -> Reply:
    member = selectors.active_member(community, handle)
    stored = selectors.rulebook_in_force(selectors.community(community))
    processes = selectors.parsed_rulebook(stored).process_types if stored else ()
    data: dict[str, Json] = {"member": member is not None, "more_ways": not all(map(_plain, processes))}
    return Reply(template="reply.help", data=data, private=False)


def _status(community: int, handle: str, intent: Intent, now: datetime) -> Reply:
    row = selectors.community(community)
    if intent.proposal is not None:
        return _status_of_one(community, intent.proposal, now)
    listed: list[Json] = [
        {"number": proposal.number, "title": proposal.title, "closes_at": _iso(proposal.closes_at)}
        for proposal in selectors.open_proposals(row)[:_MOST_LISTED]
    ]
    return Reply(
        template="reply.status",
        data={"open": listed, "halted": row.halted_at is not None},
        private=False,
    )


def _status_of_one(community: int, number: int, now: datetime) -> Reply:
    proposal = selectors.visible_proposal(community, number)
    if proposal is None:
        return Reply(template="reply.no_such_proposal", data={"number": number})
    stands = str(selectors.proposal_state(proposal, now))
    tally = selectors.tally_of(proposal)
    data: dict[str, Json] = {
        "number": number,
        "title": proposal.title,
        "state": stands,
        "voting": stands == State.OPEN,
        "outcome": proposal.outcome,
        "closes_at": _iso(proposal.closes_at),
        "grace_ends_at": _iso(proposal.grace_ends_at),
        "electorate": proposal.electorate_size,
        "quorum_needed": proposal.quorum_needed,
        "stands": _stands(proposal) if stands in HEARD else "",
    }
    return Reply(template="reply.status_of_one", data=data | dict(tally.as_numbers()), private=False)


def _stands(proposal: "Proposal") -> str:
    """How the present stage stands, where it is more than a vote by yes and no."""
    stage, run = stages.stage_of(proposal), stages.run_of(proposal)
    if run is None or (is_plain(stage) and stage.kind == "ballot"):
        return ""
    return stands_in_words(
        stage,
        stages.said_in([run]).get(run.pk, {}),
        needed=run.quorum_needed,
        electorate=run.electorate_size,
        round_=run.round,
        options=max(run.options, default=2),
    )


def _plain(process: ProcessType) -> bool:
    """Whether nothing but one vote by yes and no decides."""
    ballot = process.stage("ballot")
    deciding = [stage for stage in process.stages if stage.kind not in {"grace", "execution"}]
    return ballot is not None and len(deciding) == 1 and is_plain(ballot)


def _processes(community: int, handle: str, _: Intent, now: datetime) -> Reply:
    stored = selectors.rulebook_in_force(selectors.community(community))
    if stored is None:
        given = selectors.constitution_in_force(selectors.community(community)) is not None
        return Reply(template="reply.no_rules_yet" if given else "reply.no_text_yet")
    listed: list[Json] = []
    for process in selectors.parsed_rulebook(stored).process_types:
        ballot = process.stage("ballot")
        clause = process.citation_for("ballot", "threshold")
        listed.append(
            {
                "title": process.title,
                "label": process.words[0] if process.words else "",
                "steps": "" if _plain(process) else " ".join(filter(None, map(stage_in_words, process.stages))),
                "period": _period(ballot.duration if ballot else None),
                "threshold": threshold_in_words(ballot.threshold if ballot else None),
                "quorum": quorum_in_words(ballot.quorum if ballot else None),
                "section": clause.section if clause else "",
            }
        )
    return Reply(template="reply.processes", data={"processes": listed}, private=False)


def _period(duration: Duration | Literal["none"] | None) -> str:
    return "" if duration is None or duration == NONE else spoken_period(duration.usual)


def _constitution(community: int, handle: str, _: Intent, now: datetime) -> Reply:
    version = selectors.constitution_in_force(selectors.community(community))
    if version is None:
        return Reply(template="reply.no_text_yet")
    data: dict[str, Json] = {"title": version.title, "version": version.number}
    return Reply(template="reply.constitution", data=data, private=False)


def _audit(community: int, handle: str, intent: Intent, now: datetime) -> Reply:
    row = selectors.community(community)
    return Reply(
        template="reply.audit",
        data={"number": intent.proposal, "length": row.audit_length, "head": row.audit_head[:16]},
        private=False,
    )


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


ANSWERS: dict[IntentKind, Callable[[int, str, Intent, datetime], Reply]] = {
    IntentKind.help: _help,
    IntentKind.status: _status,
    IntentKind.processes: _processes,
    IntentKind.constitution: _constitution,
    IntentKind.audit: _audit,
}
