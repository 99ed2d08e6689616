"""The words of "did you mean this?": what was read, what it would do, by which clause, and until when to say so."""

from datetime import datetime

from governance import selectors
from governance.domain.action_requests import in_words, warning
from governance.domain.actions import SPECS, ActionKind
from governance.domain.audit import Json
from governance.domain.rulebook import Duration, ProcessType
from governance.domain.times import spoken_period
from governance.selectors.standing import has_power
from governance.services.speech import Reply, clause
from platforms.messages import Message
from reasoning.intents import Intent, IntentKind

_SAID = {
    IntentKind.withdraw: "withdraw {number}",
    IntentKind.join: "become a member",
    IntentKind.leave: "leave the community",
    IntentKind.veto: "veto {number}",
    IntentKind.appeal: "appeal",
    IntentKind.sign: "sign {number}",
    IntentKind.object: "object to {number}",
    IntentKind.accept: "accept the nomination",
}


def shown(message: Message, intent: Intent, *, expires_at: datetime, held: bool) -> Reply:
    """The question. Only its author sees it, so it may say what the public is not to read."""
    data: dict[str, Json] = {"expires_at": expires_at.isoformat(), "helped": intent.source == "classifier"}
    if intent.kind is IntentKind.propose:
        return Reply(template="reply.read_as_proposal", data=data | _proposal(message, intent) | {"held": held})
    number = f"#{intent.proposal}" if intent.proposal else "it"
    what = (
        f"{intent.choice} on {number}" if intent.kind is IntentKind.vote else _SAID.get(intent.kind, str(intent.kind))
    )
    proposal = selectors.visible_proposal(message.community, intent.proposal) if intent.proposal else None
    ends = proposal is not None and proposal.closes_at == expires_at
    data |= {
        "what": what.format(number=number),
        "options": ", ".join(intent.ballot),
        "title": proposal.title if proposal else "",
        "vote": intent.kind is IntentKind.vote,
        "ends": ends,
    }
    return Reply(template="reply.read_as", data=data)


def _proposal(message: Message, intent: Intent) -> dict[str, Json]:
    community = selectors.community(message.community)
    stored = selectors.rulebook_in_force(community)
    process = selectors.parsed_rulebook(stored).process_for_words(intent.process_hint) if stored else None
    citation = process.citation_for("ballot", "threshold") or process.citation("stages") if process else None
    effects: list[Json] = [
        {
            "what": in_words(request),
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
    }


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


def moved() -> Reply:
    """The person goes by another account now; otherwise one person would have two voices."""
    return Reply(template="reply.moved")
