"""The words of "did you mean this?": what was read, what it would do, by which clause, and until when to say so."""

from dataclasses import dataclass
from datetime import datetime

from governance import selectors
from governance.domain.action_requests import in_words, warning
from governance.domain.actions import SPECS, ActionKind, ActionRequest
from governance.domain.audit import Json
from governance.domain.rulebook import Duration, ProcessType
from governance.domain.times import spoken_period
from governance.selectors.standing import has_power
from governance.services.speech import Reply, clause
from platforms.messages import Message
from reasoning.intents import Choice, Intent, IntentKind

_LONGEST_SHOWN = 200  # characters
_SAID = {
    IntentKind.withdraw: "withdraw {number}",
    IntentKind.join: "become a member",
    IntentKind.leave: "leave the community",
    IntentKind.veto: "veto {number}",
    IntentKind.appeal: "appeal",
    IntentKind.contest: "contest how the constitution is read",
    IntentKind.sign: "sign {number}",
    IntentKind.object: "object to {number}",
    IntentKind.accept: "accept the nomination",
    IntentKind.decline: "decline the nomination",
    IntentKind.nominate: "nominate {person} for {number}",
    IntentKind.rank: "rank the options of {number}",
    IntentKind.approve: "approve options of {number}",
    IntentKind.score: "score the options of {number}",
    IntentKind.unsign: "take back your signature on {number}",
    IntentKind.unobject: "take back your objection to {number}",
    IntentKind.call: "call for a vote on {number}",
    IntentKind.vouch: "vouch for {person}",
    IntentKind.unvouch: "take back your word for {person}",
}
_VOTED = {
    Choice.stand_aside: "stand aside on {number}",
    Choice.not_involved: "take no part in {number}",
    Choice.taken_back: "take back what you voted on {number}",
}


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """A proposal as it would open: by which process type, and whether somebody uninvolved looks at it first."""

    process: ProcessType
    held: bool


def can_be_meant(request: ActionRequest) -> bool:
    """Whether the words say enough for this effect; what they do not say enough for is left to people."""
    if request.kind is ActionKind.END_RULE:
        return bool(request.target)
    return request.kind is not ActionKind.ANNOUNCEMENT or bool(request.params.get("text"))


def shown(message: Message, intent: Intent, *, expires_at: datetime, foreseen: Foreseen | None) -> Reply:
    """The question. Only its author sees it, so it may say what the public is not to read."""
    data: dict[str, Json] = {
        "expires_at": expires_at.isoformat(),
        "helped": intent.source == "classifier",
        "model": intent.model,
        "also": bool(intent.also),
    }
    if intent.kind is IntentKind.propose:
        return Reply(template="reply.read_as_proposal", data=data | _proposal(message, intent, foreseen))
    number = f"#{intent.proposal}" if intent.proposal else "it"
    if intent.choice is not None:
        what = _VOTED.get(intent.choice, f"{intent.choice} on {{number}}")
    else:
        what = _SAID.get(intent.kind, str(intent.kind))
    about = selectors.visible_proposal(message.community, intent.proposal) if intent.proposal else None
    ends = about is not None and about.closes_at == expires_at
    data |= {
        "what": what.format(number=number, person=intent.person or "it"),
        "options": ", ".join(intent.ballot),
        "title": about.title if about else "",
        "vote": intent.kind is IntentKind.vote,
        "ends": ends,
    }
    return Reply(template="reply.read_as", data=data)


def _proposal(message: Message, intent: Intent, proposal: Foreseen | None) -> dict[str, Json]:
    community = selectors.community(message.community)
    process = proposal.process if proposal else None
    citation = process.citation_for("ballot", "threshold") or process.citation("stages") if process else None
    effects: list[Json] = [
        {
            "what": _what(request),
            "warning": warning(request) or "It can be undone.",
            "by_people": SPECS[request.kind].on_platform and not has_power(community, request.kind),
        }
        for request in intent.actions
        if request.kind is not ActionKind.RECORD_POLICY
    ]
    return {
        "title": intent.title or "",
        "effects": effects,
        "process": process.title if process else "",
        "period": _period(process),
        "clause": clause(citation),
        "held": proposal is not None and proposal.held,
    }


def _what(request: ActionRequest) -> str:
    """The effect, with the words that would be published or changed whole, so that their author sees exactly these."""
    given, said = request.params, in_words(request)
    old, new = (" ".join(given.get(key, "").split())[:_LONGEST_SHOWN] for key in ("old", "new"))
    if request.kind is ActionKind.AMEND_CONSTITUTION and (old not in said or new not in said):  # it says them shortened
        return f"{said}. In full: replace “{old}” by “{new}”"
    if request.kind is ActionKind.ANNOUNCEMENT:
        return f"{said}: “{given.get('text', '')[:_LONGEST_SHOWN]}”"
    return said


def _period(process: ProcessType | None) -> str:
    ballot = process.stage("ballot") if process else None
    return spoken_period(ballot.duration.usual) if ballot and isinstance(ballot.duration, Duration) else ""


def too_late(number: int) -> Reply:
    """The vote has ended, so there is nothing left to confirm."""
    return Reply(template="reply.too_late_to_ask", data={"number": number})


def not_waiting(why: str, intent: Intent | None = None) -> Reply:
    """Why a `confirm` did nothing, and, where it still helps, what to write."""
    write = f"{intent.choice} {intent.proposal}" if intent else ""
    return Reply(template="reply.not_waiting", data={"why": why, "write": write})


def left() -> Reply:
    return Reply(template="reply.left_as_it_was")
