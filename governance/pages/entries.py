"""Entries of the record in plain words: every tag has a sentence, and stays readable when its words are erased."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from governance.domain.times import spoken, spoken_period

if TYPE_CHECKING:
    from governance.models import AuditEntry

ERASED = "[words not shown]"

SENTENCES: dict[str, str] = {
    "action.ended": "The time of one effect of #{number} was over ({action}).",
    "action.failed": "One effect of #{number} could not be carried out ({action}).",
    "action.task": "One effect of #{number} is for people to carry out ({action}).",
    "action.task_closed": "A moderator closed a task of #{number} ({action}). Note: {reason}",
    "action.undone": "One effect of #{number} was undone ({action}).",
    "appeal.answered": "Appeal {appeal} was answered: {verdict}. {answer}",
    "appeal.made": "Somebody appealed (appeal {appeal}): {reason}",
    "power.ended": "The bot lost the power of {action}.",
    "power.granted": "The bot was given the power of {action}.",
    "proposal.awaiting_confirmation": "#{number} waits for a moderator's confirmation.",
    "proposal.confirmed": "A moderator confirmed that #{number} may be carried out. Reason: {reason}",
    "proposal.expired": "#{number} was not carried out in time and has expired.",
    "proposal.failed": "#{number} could not be carried out whole.",
    "proposal.overridden": "A moderator had #{number} carried out at once, outside the usual course. Reason: {reason}",
    "proposal.retried": "A moderator had #{number} tried again. Reason: {reason}",
    "proposal.reversed": "#{number} was taken back ({because}). Reason: {reason}",
    "proposal.vetoed_by_members": "Members vetoed #{number}: {voices} of {electorate}, {needed} needed.",
    "rule.ended": "What #{number} had put in force ended.",
    "setting.changed": "The setting {name} was changed from {was} to {value}.",
    "veto.raised": "Somebody asked for a veto of #{number}: {voices} of {needed} that are needed.",
    "record.words_removed": "A moderator removed the words beside entry {entry} of this record.",
    "message.left_out": "A moderator let counts go on without a message written {written_at}, which a defect had kept "
    "from being read. Reason: {reason}",
    "words.removed": "A moderator removed the words of a {what} on #{number}.",
    "moderator.appointed": "The host appointed a moderator.",
    "moderator.ended": "Members ended what a moderator may do here.",
    "moderator.restored": "A moderator may act here again.",
    "clock.moved": "The sandbox's clock was moved ahead by {period}.",
    "community.created": "The community “{name}” was made.",
    "community.moving": "The host took the community along to another host. What happens from here on is in the "
    "record there.",
    "community.stayed": "The community did not move after all, and goes on here.",
    "community.moved": "The community came from another host, where its address was {from_address}, and goes on here.",
    "community.closed": "The host closed the community. Reason: {reason}",
    "community.halted": "A moderator called an emergency halt. Reason: {reason}",
    "community.resumed": "A moderator lifted the emergency halt. Reason: {reason}",
    "constitution.adopted": "Version {version} of the constitution came into force.",
    "constitution.published": "Version {version} of the constitution was given to the bot to publish as a thread.",
    "roll.imported": "Members were entered from a file of {lines} lines: {added} new, {dated} with another date, "
    "{roles} roles. Its SHA-256 is {sha256}.",
    "member.asked": "Somebody asked to become a member.",
    "member.request_declined": "A moderator did not let somebody in. Reason: {reason}",
    "member.moved": "A member goes by another account now: @{handle}.",
    "member.vouched_for": "A member vouched for another one.",
    "member.unvouched": "A member no longer vouches for another one.",
    "member.attested": "Somebody is known to have been a member since another date.",
    "member.joined": "@{handle} became a member.",
    "member.left": "A member left.",
    "member.models_allowed": "A member lets language models read their messages again.",
    "member.models_refused": "A member keeps their messages from every language model.",
    "proposal.ended": "#{number} ended without a decision, because the community was closed. Reason: {reason}",
    "proposal.cancelled": "A moderator cancelled #{number}. Reason: {reason}",
    "proposal.closed": "Voting on #{number} ended.",
    "proposal.executed": "#{number} took effect.",
    "proposal.grace_ended": "The grace time of #{number} was over; nobody had stopped it.",
    "proposal.held": "#{number} was put on hold until a moderator has looked at it: {why}.",
    "proposal.no_quorum": "#{number} was not decided, because too few took part: {cast} of {electorate}, "
    "{quorum_needed} were needed.",
    "proposal.opened": "Voting on #{number} opened: {title}. It ends {closes_at}. {electorate} may vote, "
    "{quorum_needed} must take part.",
    "proposal.passed": "#{number} passed: {agree} agree, {disagree} disagree, {abstain} abstain.",
    "proposal.rejected": "#{number} did not pass: {agree} agree, {disagree} disagree, {abstain} abstain.",
    "proposal.released": "A moderator let #{number} go on. Reason: {reason}",
    "proposal.vetoed": "A moderator vetoed #{number} before it took effect. Reason: {reason}",
    "proposal.withdrawn": "#{number} was withdrawn by the person who proposed it.",
    "stage.opened": "The next stage of #{number} opened: {stage}.",
    "stage.ended": "A stage of #{number} ended: {stage}. {result}",
    "stage.extended": "Voting on #{number} was extended once, until {closes_at}.",
    "stage.vote_called": "Somebody called for a vote on #{number}: {seconds} of the {needed} who have to.",
    "petition.signed": "Somebody signed #{number}.",
    "petition.taken_back": "Somebody took back their signature on #{number}.",
    "objection.raised": "Somebody objected to #{number}: {reason}",
    "objection.taken_back": "Somebody took back their objection to #{number}.",
    "sense.given": "Somebody said how they lean on #{number}: “{choice}”. This is no vote.",
    "proposal.revised": "The person who proposed #{number} gave it new words: {title}.",
    "candidate.nominated": "Somebody was nominated in #{number}.",
    "candidate.accepted": "Somebody who was nominated in #{number} stands for election.",
    "candidate.declined": "Somebody who was nominated in #{number} does not stand.",
    "jury.committed": "A secret for the draw in #{number} was committed to: {seed_sha256}.",
    "jury.drawn": "The jury of #{number} was drawn out of {pool} people, with the secret {secret}.",
    "jury.replaced": "A member left the jury of #{number}, and the next in the draw was called.",
    "role.granted": "Somebody was given the role “{role}”.",
    "role.ended": "Somebody’s time in the role “{role}” ended.",
    "rulebook.ratified": "Reading {version} of the constitution was ratified: the bot now counts by these rules.",
    "rulebook.contested": "Somebody contested how “{process}” is read: {reason}",
    "rulebook.contest_settled": "What was contested about “{process}” was looked at: {verdict}.",
    "draft.made": "A moderator wrote draft {draft} of a new text, beside version {version}. {reason}",
    "draft.ready": "The rules of draft {draft} are ready. Members can propose it.",
    "reading.wanted": "Version {version} of the constitution is to be read, for people to ratify.",
    "reading.made": "Version {version} of the constitution was read. {to_decide} fields wait for people.",
    "reading.decided": "A moderator decided how version {version} is read: {field} of “{process}” ({choice}).",
    "reading.asked": "The community was asked about {field} of “{process}”: {reason}",
    "reading.answered": "Somebody answered question {question} about the constitution: {answer}",
    "proposal.contested": "#{number} waits, because a member contests how “{process}” is read.",
    "vote.cast": "Somebody voted “{choice}” on #{number}.",
    "vote.changed": "Somebody changed their vote on #{number} from “{replaces}” to “{choice}”.",
    "vote.advice": "Somebody gave advice on #{number}.",
    "vote.late": "A vote on #{number} arrived after the end and was not counted.",
    "vote.post_differs": "A vote on #{number} counts as first sent; its post was {found} since.",
}
_BY_ITS_AUTHOR = frozenset({"proposal.opened", "proposal.revised", "proposal.withdrawn"})
_QUORUM = ", {quorum_needed} must take part"
_OF_DRAFTS: dict[str, str] = {
    "reading.wanted": "Draft {draft} is to be read.",
    "reading.made": "Draft {draft} was read. {to_decide} fields wait for people.",
    "reading.decided": "A moderator decided how draft {draft} is read: {field} of “{process}” ({choice}).",
}
_OPENED = "#{number} opened: {title}. Its first stage, {stage}, ends {closes_at}."
_ENDED = "The stage “{stage}” of #{number} ended."
_PASSED, _NOT = "#{number} passed.", "#{number} did not pass."
_KINDS = ("petition", "deliberation", "consent", "jury", "role", "election")
_METHODS = ("consent", "lazy_consensus", "approval", "score", "ranked", "condorcet", "stv", "role", "petition")
_BY_KIND: dict[tuple[str, str], str] = (
    {("proposal.opened", kind): _OPENED for kind in _KINDS}
    | {("proposal.closed", kind): _ENDED for kind in _KINDS}
    | {("proposal.passed", method): _PASSED for method in _METHODS}
    | {("proposal.rejected", method): _NOT for method in _METHODS}
)
_WHY = {
    "concerns_a_person": "it names a person",
    "rule_cannot_be_applied": "the rule for counting it could not be applied",
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One entry as a page lists it."""

    entry: "AuditEntry"
    sentence: str
    actor: str

    @property
    def who(self) -> str:
        """Who it was, where the deed itself says it; else the pseudonym."""
        own = self.entry.tag in _BY_ITS_AUTHOR and self.entry.actor.startswith("member:")
        return "the person who proposed it" if own else self.actor

    @property
    def is_a_pseudonym(self) -> bool:
        return ":" in self.entry.actor and self.who == self.actor


def shown(entry: "AuditEntry", *, zone: tzinfo, withheld: bool = False) -> Shown:
    """An entry in words; `withheld` leaves out members' words that nobody may see yet."""
    content = None if withheld else getattr(entry, "content", None)
    return Shown(
        entry=entry,
        sentence=sentence(entry.tag, entry.data, content.words if content else {}, zone=zone, subject=entry.subject),
        actor=actor_in_words(entry.actor),
    )


def sentence(
    tag: str, data: Mapping[str, object], words: Mapping[str, object], *, zone: tzinfo, subject: str = ""
) -> str:
    """One sentence for an entry. A tag from a newer Govbot is shown as it is."""
    values: defaultdict[str, object] = defaultdict(lambda: ERASED)
    for name, value in {**data, **words}.items():
        values[name] = _spoken(name, value, zone)
    if "seconds" in data:
        values["period"] = spoken_period(timedelta(seconds=_number(data["seconds"])))
    if tag.startswith("action."):
        values["action"] = str(data.get("action", "")).replace("_", " ")
    if "upheld" in data:
        values["verdict"] = "upheld" if data["upheld"] else "dismissed"
    if "agree" in data:
        values["cast"] = sum(_number(data.get(name)) for name in ("agree", "disagree", "abstain"))
    kind, _, number = subject.partition(":")
    if kind == "draft" and tag in _OF_DRAFTS:
        return _OF_DRAFTS[tag].format_map(values | {"draft": number})
    usual = SENTENCES.get(tag, tag)
    if data.get("quorum_needed") == 0:
        usual = usual.replace(_QUORUM, "")
    return _BY_KIND.get((tag, str(data.get("method") or data.get("stage"))), usual).format_map(values)


def _spoken(name: str, value: object, zone: tzinfo) -> object:
    if name.endswith("_at") and isinstance(value, str):
        return spoken(datetime.fromisoformat(value), zone)
    if name == "result" and isinstance(value, dict):
        return _numbers(value)
    if name == "why":
        return _WHY.get(str(value), "a rule could not be applied")
    return value


def _numbers(result: Mapping[str, object]) -> str:
    """The plain numbers of a count; its rounds are on the proposal's page."""
    plain = {
        name: number for name, number in result.items() if isinstance(number, int) and not isinstance(number, bool)
    }
    return ", ".join(f"{name.replace('_', ' ')}: {number}" for name, number in plain.items())


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def actor_in_words(actor: str) -> str:
    """Who acted, by pseudonym: the record names no handles."""
    kind, _, pseudonym = actor.partition(":")
    if pseudonym:
        return f"{kind} {pseudonym[:8]}"
    return {"schedule": "the clock", "host": "the host"}.get(kind, kind)
