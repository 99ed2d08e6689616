"""What the record says about the person who asks, who holds an office, the bot itself, and a vote that nobody joins."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from governance import selectors
from governance.domain.ballots import Method
from governance.domain.flow import decides
from governance.domain.lifecycle import HEARD
from governance.domain.rulebook import ProcessType, Role, Stage
from governance.domain.rulebook_values import NONE
from governance.domain.times import spoken, spoken_period
from governance.selectors import stages
from governance.selectors.standing import model_of
from platforms.proposal_facts import Told, happened, no_such
from reasoning.answers.rulebook import value_of
from reasoning.answers.values_asked import Value
from reasoning.retrieval.words import terms_of

if TYPE_CHECKING:
    from governance.models import Proposal
    from platforms.facts import Asking

_MOST_LISTED = 5


def mine(_: int | None, asking: "Asking") -> Told | None:
    """How the latest proposal of this person stands, and the numbers of the others."""
    own = selectors.proposals_by(asking.community, asking.handle or "")
    latest = own.first()
    if latest is None:
        if selectors.waits_unseen(asking.community, asking.handle or ""):
            return Told(asking.say("looked at first"))
        return Told(asking.say("nothing proposed"))
    found = happened(latest.number, asking)
    if found is not None and latest.status in HEARD:
        found = found._replace(words=f"{found.words} {_so_far(latest, asking)}")
    others = [f"#{number}" for number in own.values_list("number", flat=True)[1 : _MOST_LISTED + 1]]
    if found is None or not others:
        return found
    return found._replace(words=found.words + asking.say("earlier ones", listed=", ".join(others)))


def _so_far(proposal: "Proposal", asking: "Asking") -> str:
    run = stages.run_of(proposal)
    said = stages.said_in([run]).get(run.pk, {}) if run else {}
    listed = ", ".join(f"{count} {word.replace('_', ' ')}" for word, count in sorted(said.items()))
    return asking.say("so far", listed=listed) if listed else asking.say("nobody so far")


def proposer(number: int | None, asking: "Asking") -> Told | None:
    """Whose proposal it is: that stands on its page."""
    if number is None:
        return None
    proposal = selectors.visible_proposal(asking.community.pk, number)
    if proposal is None:
        return no_such(number, asking)
    return Told(asking.say("proposer", number=number, handle=proposal.author.handle), None, number)


def founding(_: int | None, asking: "Asking") -> Told | None:
    """Whether this person joined within the founding time, where the rules have one."""
    process = usual_process(asking)
    stage = next((stage for stage in process.stages if decides(stage)), None) if process else None
    if process is None:
        return None
    rules = [rule for rule in (process.proposers, stage.electorate if stage else None) if rule and rule.founding]
    if not rules or rules[0].founding is None:
        return None
    until = asking.community.founded_at + rules[0].founding
    member = selectors.active_member(asking.community.pk, asking.handle or "")
    clause = process.citation("proposers")
    if member is None:
        return Told("You are not a member yet. Write “join” to become one.", clause)
    joined = spoken(member.joined_at, ZoneInfo(asking.community.timezone))
    within = spoken_period(rules[0].founding)
    if member.tenure_from <= until:
        return Told(f"Yes: you joined on {joined}, within {within} after the constitution took effect.", clause)
    return Told(f"No: you joined on {joined}, later than {within} after the constitution took effect.", clause)


def holders(_: int | None, asking: "Asking") -> Told | None:
    """Who holds the office that the question names, if the rules know such a one."""
    role = role_called(asking.office, asking)
    if role is None:
        return None
    offices = selectors.offices_held(asking.community, now=asking.now).filter(role=role.key)
    named = sorted({f"@{office.member.handle}" for office in offices})
    clause = role.citations[0] if role.citations else None
    if not named:
        return Told(asking.say("nobody holds", title=role.title), clause)
    return Told(f"{role.title}: {', '.join(named)}.", clause)


def role_called(words: str, asking: "Asking") -> Role | None:
    """The office of the rules that these words name."""
    stored = selectors.rulebook_in_force(asking.community)
    asked = _known_by(words)
    roles = selectors.parsed_rulebook(stored).roles if stored else ()
    return next((role for role in roles if asked & _known_by(f"{role.title} {role.key.replace('-', ' ')}")), None)


def too_few(_: int | None, asking: "Asking") -> Told | None:
    """What becomes of a vote of the usual way that too few join: by its quorum, else by what silence means."""
    process = usual_process(asking)
    stage = next((stage for stage in process.stages if decides(stage)), None) if process else None
    if process is None or stage is None:
        return None
    if stage.quorum in {None, NONE}:
        return _without_quorum(process, stage)
    quorum = value_of(Value.QUORUM, process)
    return Told(f"Then nothing is decided. {process.title}: the quorum is {quorum[0]}.", quorum[1]) if quorum else None


def _without_quorum(process: ProcessType, stage: Stage) -> Told | None:
    """Those who vote decide then; where silence means something, the text is quoted instead."""
    if stage.method is not Method.YES_NO or stage.silence is not None:
        return None
    says = "No quorum is needed" if stage.quorum == NONE else "The constitution asks for no quorum"
    clause = next(iter(process.cited(f"stages.{process.stages.index(stage)}.quorum")), None)
    return Told(f"{says}, so those who vote decide. What nobody agrees to does not pass.", clause)


def bot(_: int | None, asking: "Asking") -> Told:
    """What the bot is, and whether a language model helps it here."""
    model = model_of(asking.community).name
    helps = asking.say("no model") if model == NONE else asking.say("model", model=model)
    return Told(asking.say("bot", helps=helps))


def why_me(_: int | None, asking: "Asking") -> Told:
    """What moderators do on the server does not pass through the bot: who can say why, and what helps against it."""
    return Told(asking.say("why me"))


def can_you(_: int | None, asking: "Asking") -> Told:
    """The bot is asked to act against somebody or something."""
    return Told(asking.say("can you"))


def rules(_: int | None, asking: "Asking") -> Told | None:
    """Where the text can be read."""
    version = selectors.constitution_in_force(asking.community)
    if version is None:
        return None
    return Told(asking.say("rules", title=version.title, version=version.number))


def usual_process(asking: "Asking") -> ProcessType | None:
    """How things are decided that name no other way."""
    stored = selectors.rulebook_in_force(asking.community)
    return selectors.parsed_rulebook(stored).default_process() if stored else None


def _known_by(words: str) -> set[str]:
    terms = set(terms_of(words))
    return {term for term in terms if term.startswith("=")} - {"=member"} or terms
