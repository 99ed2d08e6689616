"""A draft beside what is in force: which sections change, word by word, and which rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from governance.domain.actions import ActionKind
from governance.domain.amendments import Piece, difference
from governance.domain.carrying_over import amending_process
from governance.domain.ratifying import field_in_words
from governance.domain.rule_changes import RuleChange, rule_changes
from governance.domain.rulebook import Rulebook
from governance.domain.section_changes import Change, SectionChange, section_changes
from governance.domain.sections import normalise
from governance.models import ReadingState
from governance.pages.markup import constitution_html
from governance.pages.rules import STAGES, value_in_words, way
from governance.selectors import parsed_rulebook, rulebook_in_force
from governance.selectors.drafts import ready_drafts, rules_before, votes_on

if TYPE_CHECKING:
    from governance.domain.rulebook import ProcessType, Stage
    from governance.models import Draft, Proposal

_BECAME = {
    Change.ADDED: "new",
    Change.REMOVED: "goes",
    Change.CHANGED: "changed",
    Change.MOVED: "under another heading",
}


@dataclass(frozen=True, kw_only=True)
class ChangedSection:
    """One section that is not as it was."""

    heading: str
    became: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class ChangedRule:
    """One rule before and after, in words; both empty where a whole way comes or goes."""

    way: str
    field: str
    before: str
    after: str


def draft_page(draft: "Draft") -> dict[str, Any]:
    """Everything that its page shows."""
    stored = rulebook_in_force(draft.community)
    votes = list(votes_on(draft))
    now = parsed_rulebook(stored) if stored else None
    amending = amending_process(now) if now else None
    reading = draft.readings.filter(state=ReadingState.RATIFIED).select_related("ratified__constitution").first()
    adopted = reading.ratified if reading else None
    version_holds = adopted is not None and adopted.constitution.superseded_at is None
    return beside(draft) | {
        "draft": draft,
        "adopted": adopted is not None,
        "in_force": version_holds and (draft.changes_text or adopted == stored),
        "outdated": draft.base.superseded_at is not None,
        "open_votes": [one for one in votes if one.outcome is None],
        "past_votes": [one for one in votes if one.outcome is not None],
        "amending": way(amending) if amending else None,
        "html": constitution_html(draft.text)[0],
    }


def beside(draft: "Draft") -> dict[str, Any]:
    """What it changes: beside the rules in force, or those whose place it has taken."""
    stored = rules_before(draft)
    rules = Rulebook.model_validate(draft.rules)
    return {
        "rules": rules,
        "changed_rules": changed_rules(parsed_rulebook(stored) if stored else None, rules),
        "changed_sections": changed_sections(draft.base.text, draft.text),
    }


def adopted_by(proposal: "Proposal") -> dict[str, Any]:
    """The draft that a proposal would bring into force, with what it changes; empty for any other proposal."""
    row = proposal.actions.filter(kind=ActionKind.ADOPT_CONSTITUTION).first()
    draft = ready_drafts(proposal.community).filter(number=int(row.target)).first() if row else None
    return {"draft": draft} | beside(draft) if draft else {}


def changed_sections(before: str, after: str) -> list[ChangedSection]:
    """What a reader has to look at; the rest of the text stays as it is."""
    old, new = normalise(before), normalise(after)
    return [_section(one, old, new) for one in section_changes(old, new)]


def _section(one: SectionChange, old: str, new: str) -> ChangedSection:
    place = one.after or one.before
    assert place is not None
    gone = old[one.before.start : one.before.end] if one.before else ""
    come = new[one.after.start : one.after.end] if one.after else ""
    return ChangedSection(heading=place.heading, became=_BECAME[one.change], pieces=difference(gone, come))


def changed_rules(before: "Rulebook | None", after: "Rulebook") -> list[ChangedRule]:
    """What would be counted in another way than now."""
    return [_rule(one) for one in rule_changes(before, after)] if before else []


def _rule(one: RuleChange) -> ChangedRule:
    if not one.field:
        was, now = (way(process).summary if process is not None else "" for process in (one.before, one.after))
        return ChangedRule(way=one.title, field="", before=was, after=now)
    said = _stages if one.field == "stages" else _marks if one.field == "process" else value_in_words
    name = "the stages" if one.field == "stages" else field_in_words(one.field)
    return ChangedRule(way=one.title, field=name, before=said(one.before), after=said(one.after))


def _stages(stages: "tuple[Stage, ...]") -> str:
    return ", then ".join(STAGES[stage.kind].lower() for stage in stages)


def _marks(process: "ProcessType") -> str:
    return ", ".join(_of(process)) or "one way among others"


def _of(process: Any) -> Iterator[str]:
    if process.default:
        yield "the usual way"
    if process.amends:
        yield "changes the constitution"
