"""Questions that the ratified rules answer: how long, who, how many, which majority, for every way of deciding.

Only where a question asks for nothing else. What is left of it once the value is taken out has to name a way of
deciding; any other subject is looked up in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from governance.domain.flow import decides, length_of
from governance.domain.rulebook import NONE
from governance.domain.rulebook_types import parents
from governance.domain.rulebook_values import StageKind
from governance.domain.stage_wording import passes_in_words
from governance.domain.times import spoken_period
from governance.domain.wording import quorum_in_words
from reasoning.answers.asks import Asks
from reasoning.answers.values import gives
from reasoning.answers.values_asked import Value, value_asked
from reasoning.retrieval.words import fold, terms_of, words_of

if TYPE_CHECKING:
    from governance.domain.rulebook import Citation, ProcessType, Rulebook, Stage


@dataclass(frozen=True, slots=True)
class ValueOfWay:
    """One value of some ways of deciding that have it in common, the usual way first. No clause: the text has none."""

    ways: tuple[str, ...]
    value: str
    clause: Citation | None


_USUAL_ONLY = frozenset("usual normal ordinary regular".split())


def told(question: str, rulebook: Rulebook) -> tuple[ValueOfWay, ...]:
    """The value of every way of deciding, or of those that the question names; nothing if it asks something else."""
    asked = value_asked(question)
    if asked is None:
        return ()
    value, subject = asked
    stated = [(way, value_of(value, way)) for way in sorted(_ways(subject, rulebook), key=lambda way: not way.default)]
    return _together([(way, *found) for way, found in stated if found is not None])


def _ways(subject: list[str], rulebook: Rulebook) -> list[ProcessType]:
    """The ways of deciding that every word of the subject belongs to; all of them where there is no subject."""
    usual = [way for way in rulebook.process_types if way.default]
    if not subject or _USUAL_ONLY.issuperset(subject):
        return usual if subject else list(rulebook.process_types)
    wanted = [_known_by(word) for word in subject]
    for names in (_names, _matter):
        found = [way for way in rulebook.process_types if all(not names(way).isdisjoint(word) for word in wanted)]
        if found:
            return found
    return []


def _known_by(words: str) -> set[str]:
    """The notions that words stand for, or their stems where they stand for none."""
    terms = set(terms_of(words))
    return {term for term in terms if term.startswith("=")} or terms


def _names(way: ProcessType) -> set[str]:
    """What a way of deciding is called."""
    return set().union(*(_known_by(word) for name in (way.title, *way.words) for word in words_of(name))) - _EVERYWHERE


def _matter(way: ProcessType) -> set[str]:
    """What it is for, in the words of the constitution; not what it says of other ways ("never a change of ...")."""
    said = re.split(r"[;:(]|\b(?:cannot|never|not|except|nicht|jamais|nunca)\b", fold(way.decides or ""))[0]
    return set().union(*map(_known_by, words_of(said)), _names(way)) - _EVERYWHERE


_EVERYWHERE = frozenset({"=vote", "=proposal", "=decide"})


def value_of(value: Value, way: ProcessType) -> tuple[str, Citation | None] | None:
    """One value in words with the clause that states it, if one does."""
    index = next((at for at, stage in enumerate(way.stages) if decides(stage)), None)
    if value is Value.PROPOSERS:
        return _with_clause(value, way, "proposers", way.proposers.text if way.proposers else None)
    if value is Value.LENGTH:
        return _length(way)
    if index is None:
        return None
    stage, field = way.stages[index], f"stages.{index}.{_FIELDS[value]}"
    if value is Value.VOTERS:
        return _with_clause(value, way, field, stage.electorate.text if stage.electorate else None)
    if value is Value.QUORUM:
        return _with_clause(value, way, field, None if stage.quorum is None else _quorum(stage))
    return _with_clause(value, way, field, passes_in_words(stage, needed=0, electorate=0))


_FIELDS = {Value.VOTERS: "electorate", Value.QUORUM: "quorum", Value.MAJORITY: "threshold"}


def _quorum(stage: Stage) -> str:
    return "none" if stage.quorum == NONE else quorum_in_words(stage.quorum)


def _length(way: ProcessType) -> tuple[str, Citation | None]:
    """Every stage that lasts; named where there are several."""
    lasting = [
        (at, stage, spoken_period(length))
        for at, stage in enumerate(way.stages)
        if stage.kind not in {StageKind.GRACE, StageKind.EXECUTION} and (length := length_of(stage))
    ]
    if not lasting:
        return NOT_SAID, None
    several = len(lasting) > 1
    words = ", then ".join(f"{_STAGES[stage.kind]} {length}" if several else length for _, stage, length in lasting)
    deciding = next((at for at, stage, _ in lasting if decides(stage)), lasting[0][0])
    return _with_clause(Value.LENGTH, way, f"stages.{deciding}.duration", words)


_STAGES = {
    StageKind.PETITION: "gathering signatures",
    StageKind.DELIBERATION: "discussion",
    StageKind.BALLOT: "the vote",
    StageKind.CONSENT: "consent",
    StageKind.JURY: "the jury",
    StageKind.ROLE: "the decision by role",
    StageKind.ELECTION: "the election",
}
NOT_SAID = "the constitution does not say"


def _with_clause(value: Value, way: ProcessType, field: str, words: str | None) -> tuple[str, Citation | None]:
    if words is None:
        return NOT_SAID, None
    if way.origin(field) != "cited":
        return f"{words} (chosen; the text does not say)", None
    levels = (way.cited(field), way.cited_parts(field), *map(way.cited, parents(field)), way.citations)
    nearest = next(filter(None, levels))
    return words, next((one for one in nearest if _speaks_of(value, one.quote)), nearest[0])


_TURNOUT = re.compile(r"quorum|take part|takes part|participat|turnout|present|attend|beschlussfah|teilnehm")


def _speaks_of(value: Value, quote: str) -> bool:
    """Whether a clause that backs several values holds this one."""
    if value not in _KINDS:
        return True
    turnout = bool(_TURNOUT.search(fold(quote)))
    return gives(quote, _KINDS[value]) and (value is Value.LENGTH or turnout == (value is Value.QUORUM))


_KINDS = {Value.LENGTH: Asks.LONG, Value.QUORUM: Asks.MANY, Value.MAJORITY: Asks.SHARE}


def _together(stated: list[tuple[ProcessType, str, Citation | None]]) -> tuple[ValueOfWay, ...]:
    """Ways with the same value in one, where no other clause says it."""
    found: dict[str, ValueOfWay] = {}
    for way, words, clause in stated:
        before = found.get(words)
        found[words] = ValueOfWay(
            (*before.ways, way.title) if before else (way.title,), words, before.clause if before else clause
        )
    return tuple(found.values())
