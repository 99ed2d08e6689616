"""A rulebook in plain words, field by field, each with the words of the constitution that it rests on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from governance.domain.flow import is_plain
from governance.domain.reasons import conditions_in_words
from governance.domain.rulebook import (
    NONE,
    Citation,
    Duration,
    Electorate,
    Method,
    ProcessType,
    Proposers,
    Quorum,
    Stage,
    Threshold,
    Veto,
)
from governance.domain.stage_wording import stage_in_words
from governance.domain.times import spoken_period
from governance.domain.wording import quorum_in_words, threshold_in_words

NOT_STATED = "not stated"
_EVERYBODY = re.compile(
    r"(?:(?:any|every|all|each|the)(?: of the)? )?(?:members?|people)|(?:any|every)(?:body|one)", re.IGNORECASE
)
METHOD_WORDS = {
    Method.YES_NO: "people agree, disagree or abstain",
    Method.CONSENSUS: "consensus",
    Method.CONSENT: "consent: it goes ahead unless somebody objects",
    Method.LAZY_CONSENSUS: "silence is agreement",
    Method.APPROVAL: "everybody marks all that they approve of",
    Method.SCORE: "everybody gives points",
    Method.RANKED: "everybody ranks the choices",
    Method.CONDORCET: "everybody ranks the choices, compared in pairs",
    Method.STV: "everybody ranks the candidates, several seats",
    Method.ROLE: "those who hold the role decide",
    Method.JURY: "a jury drawn by lot decides",
}
STAGES = {
    "petition": "Gathering support",
    "deliberation": "Discussion",
    "ballot": "Vote",
    "consent": "Consent",
    "jury": "Jury",
    "role": "Decision by a role",
    "election": "Election",
    "grace": "Grace time",
    "execution": "Carrying out",
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One field: what it is called, what the bot reads, and from which words."""

    name: str
    value: str
    origin: str
    citations: tuple[Citation, ...]
    look: bool


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to decide, in short and in full."""

    process: ProcessType
    summary: str
    clause: Citation | None
    rules: tuple[Rule, ...]

    @property
    def about(self) -> str:
        """What it decides, in the text's words, where its name does not say it."""
        said, name = (self.process.decides or "").strip(), self.process.title.casefold()
        bare = said.lstrip("0123456789.§() ").casefold()
        return "" if bare in name or bare.endswith(name) else said


def way(process: ProcessType) -> Way:
    """A process type as pages explain it."""
    return Way(
        process=process,
        summary=_summary(process),
        clause=process.citation_for("ballot", "threshold"),
        rules=tuple(_rules(process)),
    )


def _summary(process: ProcessType) -> str:
    ballot, grace = process.stage("ballot"), process.stage("grace")
    deciding = [stage for stage in process.stages if stage.kind not in {"grace", "execution"}]
    if ballot is None or len(deciding) > 1 or not is_plain(ballot):
        return " ".join(filter(None, map(stage_in_words, process.stages)))
    parts = []
    if isinstance(ballot.duration, Duration):
        parts.append(f"Voting lasts {spoken_period(ballot.duration.usual)}.")
    if ballot.threshold is not None:
        parts.append(f"It passes if {threshold_in_words(ballot.threshold)}.")
    if ballot.quorum not in (None, NONE):
        parts.append(f"To count, it needs {quorum_in_words(ballot.quorum)}.")
    if grace is not None and isinstance(grace.duration, Duration):
        parts.append(f"It takes effect {spoken_period(grace.duration.usual)} after it has passed.")
    return " ".join(parts)


def _rules(process: ProcessType) -> Iterator[Rule]:
    yield _rule(process, "proposers", "Who may propose", _people(process.proposers))
    for index, stage in enumerate(process.stages):
        yield from _stage(process, f"stages.{index}", stage)
    yield _rule(process, "veto", "Veto", _veto(process.veto))


def _stage(process: ProcessType, at: str, stage: Stage) -> Iterator[Rule]:
    name = STAGES[stage.kind]
    if stage.kind == "execution":
        return
    if stage.kind != "grace":
        yield _rule(process, f"{at}.electorate", f"{name}: who takes part", _people(stage.electorate))
        method = METHOD_WORDS[stage.method] if stage.method else NOT_STATED
        yield _rule(process, f"{at}.method", f"{name}: how", method)
        passes = threshold_in_words(stage.threshold) if stage.threshold is not None else NOT_STATED
        yield _rule(process, f"{at}.threshold", f"{name}: passes if", passes)
        yield _rule(process, f"{at}.quorum", f"{name}: quorum", _quorum(stage.quorum))
        if stage.advisory is not None:
            yield _rule(process, f"{at}.advisory", f"{name}: whose advice is shown beside it", _people(stage.advisory))
        if stage.call is not None:
            yield _rule(process, f"{at}.call", f"{name}: who may end it by a call for a vote", _people(stage.call))
    yield _rule(process, f"{at}.duration", f"{name}: how long", _period(stage.duration))


def _quorum(quorum: Quorum | Literal["none"] | None) -> str:
    """The number, and whether those count to it who have not been heard of for long."""
    said = quorum_in_words(quorum)
    shared = isinstance(quorum, Quorum) and (quorum.fraction is not None or quorum.sqrt_multiple is not None)
    if not shared or (isinstance(quorum, Quorum) and quorum.dormant_after is not None):
        return said
    return f"{said}; everybody is counted there, also who has not voted for long"


def _rule(process: ProcessType, field: str, name: str, value: str) -> Rule:
    cited = process.cited(field) + process.cited_parts(field)
    origin = "none" if value == NOT_STATED else process.origin(field)
    nearest = process.citation(field) if origin == "cited" and not cited else None
    quotes = {(citation.anchor, citation.quote): citation for citation in ((nearest,) if nearest else cited)}
    return Rule(name=name, value=value, origin=origin, citations=tuple(quotes.values()), look=field in process.look)


def _people(who: Proposers | Electorate | None) -> str:
    if who is None:
        return NOT_STATED
    applied = conditions_in_words(who)
    if who.text and not applied and not who.any_of and not _EVERYBODY.fullmatch(who.text.strip()):
        applied = "every member"  # whatever the words say, nothing else is asked of anybody
    if who.text and applied:
        return f"{who.text} (applied as: {applied})"
    return who.text or applied or NOT_STATED


def _period(duration: object) -> str:
    if duration is None:
        return NOT_STATED
    if not isinstance(duration, Duration):
        return "none"
    shortest, longest = duration.min, duration.max
    if shortest and longest and shortest != longest:
        return f"{spoken_period(shortest)} to {spoken_period(longest)}"
    return spoken_period(duration.usual)


def _veto(veto: object) -> str:
    if veto is None:
        return NOT_STATED
    if not isinstance(veto, Veto):
        return "none"
    parts = [veto.text] if veto.text else [f"role: {', '.join(veto.roles)}"] if veto.roles else []
    if veto.threshold is not None and not veto.text:
        parts.append(f"members, if {threshold_in_words(veto.threshold)}")
    return "; ".join(parts) or NOT_STATED


def value_in_words(value: object) -> str:
    """One field's value, for people who decide about it."""
    if value in (None, (), False):
        return NOT_STATED
    if value == NONE:
        return "there is none"
    for kind, in_words in _IN_WORDS:
        if isinstance(value, kind):
            return in_words(value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _parts(value: BaseModel) -> str:
    said = value.model_dump(mode="json", exclude_defaults=True)
    return ", ".join(f"{name.replace('_', ' ')}: {part}" for name, part in said.items())


_IN_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Method, lambda value: METHOD_WORDS[value]),
    (Veto, _veto),
    (Threshold, lambda value: f"passes if {threshold_in_words(value)}"),
    (Quorum, quorum_in_words),
    (Duration, _period),
    (Proposers, _people),
    (BaseModel, _parts),
    (bool, lambda _: "yes"),
)
