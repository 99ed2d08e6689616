"""How well constitutions are read: fields found, missed and wrong, by the rules of docs/EVALUATION.md."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import BaseModel

from governance.domain.rulebook import problems
from governance.domain.rulebook_types import ProcessType, Rulebook
from governance.domain.rulebook_values import NONE, Duration, Electorate, Quorum
from reasoning.assisted.reading import read_with
from reasoning.documents import stored_text
from reasoning.evaluation.helping import figures_of, helper_named
from reasoning.evaluation.labels import Rule, quorum_matches, rules_of
from reasoning.evaluation.matching import main_stage, matched, threshold_right
from reasoning.evaluation.scores import Figure, Figures, LabelledSet, Told, untold
from reasoning.reader.reading import read
from reasoning.retrieval.words import fold

Verdict = Literal["found", "missed", "wrong", "beyond"]
_EMPTY: Final = frozenset(
    "the a an all any every each of in on or and who may can for to with by at least members member people is are from"
    " der die das alle jedes jeder les des le la los las el de du chaque tous toutes todos todas cada".split()
)
_SAME: Final = 0.5
_FEW: Final = 0.2
_INFLECTED: Final = re.compile(r"(?<=\w{4})(?:ers|ern|en|er|es|e|s|x)$")
_BRACKETS: Final = re.compile(
    r"\((?!(?:not|no|without|except|nicht|ohne|außer|pas|sauf|sans|sin|excepto)\b)([^()]+)\)", re.IGNORECASE
)
"""Another name for the same people, as a label has it; not who is left out."""
_ARTICLES: Final = frozenset(
    "the of each in on or and who may can for to with by der die das les des de du la el los las".split()
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one rule: what became of it, and whether the reading showed it as sure."""

    field: str
    verdict: Verdict
    sure: bool = False
    stated: object = None
    given: object = None

    def __str__(self) -> str:
        verdict = f"{self.verdict}, shown as sure" if self.sure else self.verdict
        return f"{self.field}: {verdict}; stated {_shown(self.stated)}, read {_shown(self.given)}"


def measure(
    labelled: LabelledSet,
    *,
    model: str,
    clock: Callable[[], float],
    say: Callable[[str], None],
    told: Told = untold,
) -> Figures:
    """Read every document of a set and compare."""
    texts = [(document, list(rules_of(document.labels))) for document in labelled.documents]
    if not any(rules for _, rules in texts):
        return ()
    helper = helper_named(model)
    fields: list[Judged] = []
    whole = main_right = backed = unbacked = unmatched = 0
    slowest = 0.0
    for done, (document, rules) in enumerate(texts):
        told(done, len(texts))
        text = stored_text(document.content, document.name)
        began = clock()
        reading = read_with(text, helper, say=say) if helper else read(text)
        slowest = max(slowest, clock() - began)
        pairs = matched(rules, reading)
        unmatched += len(reading.process_types) - len([1 for _, process in pairs if process])
        unbacked += len([problem for problem in problems(reading, text) if "default" not in problem])
        backed += sum(len(process.citations) for process in reading.process_types)
        main = max(rules, key=lambda rule: rule.stated, default=None)
        for rule, process in pairs:
            judged = list(judge(rule, process, reading))
            fields += judged
            for each in judged:
                if each.verdict in {"missed", "wrong"}:
                    say(f"{document.name} {rule.name} [{process.key if process else '-'}] {each}")
            if rule is main:
                whole += 1
                main_right += all(each.verdict in {"found", "beyond"} for each in judged)
    stated = [
        each
        for each in fields
        if each.verdict in {"found", "missed"} or (each.verdict == "wrong" and each.field[-1] != "!")
    ]
    given = [each for each in fields if each.verdict in {"found", "wrong"}]
    sure = [each for each in given if each.sure]
    return (
        Figure("stated fields found", sum(each.verdict == "found" for each in stated), len(stated)),
        Figure("given fields wrong", sum(each.verdict == "wrong" for each in given), len(given)),
        Figure("sure fields wrong", sum(each.verdict == "wrong" for each in sure), len(sure)),
        Figure("ungrounded", unbacked),
        Figure("main procedure right", main_right, whole),
        Figure("ways beyond labels", unmatched),
        Figure("beyond the vocabulary", sum(each.verdict == "beyond" for each in fields)),
        Figure("slowest", round(1000 * slowest), unit="ms"),
        *figures_of(helper),
    )


def judge(rule: Rule, process: ProcessType | None, reading: Rulebook) -> Iterator[Judged]:
    """Compare the fields of one rule with those of the process type that was read for it."""
    place = main_stage(process) if process else None
    stage = process.stages[place] if process and place is not None else None
    look = process.look if process else ()

    def one(name: str, stated: object, given: object, right: bool) -> Iterator[Judged]:  # noqa: FBT001
        sure = f"stages.{place}.{name}" not in look
        if stated is None and given is not None:
            yield Judged(f"{name}!", "wrong", sure, stated, given)
        elif stated is not None:
            verdict: Verdict = "missed" if given is None else "found" if right else "wrong"
            yield Judged(name, verdict, sure and given is not None, stated, given)

    threshold = stage.threshold if stage else None
    yield from one("threshold", rule.threshold, threshold, threshold_right(rule, threshold))
    quorum = stage.quorum if stage else None
    yield from one("quorum", rule.quorum, quorum, _quorum_right(rule, quorum, threshold))
    electorate = stage.electorate if stage else None
    if rule.electorate is not None:
        yield from one("electorate", rule.electorate, electorate, _people_right(rule, electorate))
    yield from _durations(rule, process, place, reading)
    if rule.seats is not None:
        read_seats = {number for role in reading.roles for number in re.findall(r"\d+", role.seats or "")}
        stated = set(re.findall(r"\d+", rule.seats))
        yield Judged("seats", "found" if stated and stated <= read_seats else "missed", bool(read_seats))


def _durations(rule: Rule, process: ProcessType | None, place: int | None, reading: Rulebook) -> Iterator[Judged]:
    lengths: dict[str, set[object]] = {}
    for index, stage in enumerate(process.stages if process else ()):
        if isinstance(stage.duration, Duration):
            lengths[f"stages.{index}.duration"] = {stage.duration.min, stage.duration.max}
    for name, stated in rule.durations.items():
        field = next((field for field, given in lengths.items() if stated in given), None)
        voting = f"stages.{place}.duration"
        if field:
            yield Judged(name, "found", bool(process) and field not in (process.look if process else ()))
        elif stated in _elsewhere(name, rule, process, reading):
            yield Judged(name, "found")
        elif isinstance(stated, str) and not name.startswith("term"):
            yield Judged(name, "beyond", stated=stated)
        elif voting in lengths and process and name.startswith(("voting", "duration")):
            yield Judged(name, "wrong", voting not in process.look, stated, lengths[voting])
        else:
            yield Judged(name, "missed", stated=stated)
    stated_lengths = set(rule.durations.values())
    for field, given in lengths.items():
        if process and not given & stated_lengths and not (rule.durations and field == f"stages.{place}.duration"):
            yield Judged("duration!", "wrong", field not in process.look, given=given)


def _elsewhere(name: str, rule: Rule, process: ProcessType | None, reading: Rulebook) -> set[object]:
    """Lengths of time outside the stages: terms of the offices where the rule stands, and the time of belonging."""
    if name.startswith("term"):
        return {role.term for role in reading.roles if {citation.path for citation in role.citations} & rule.paths}
    if name.startswith("tenure") and process:
        groups = [process.proposers, *(stage.electorate for stage in process.stages)]
        return {group.tenure for group in groups if group is not None}
    return set()


def _shown(value: object) -> str:
    if isinstance(value, BaseModel):
        return json.dumps(value.model_dump(mode="json", exclude_none=True, exclude_defaults=True), ensure_ascii=False)
    if isinstance(value, Mapping):
        return str({name: part for name, part in value.items() if part is not None})
    return "nothing" if value is None else str(value)


def _quorum_right(rule: Rule, given: object, threshold: object) -> bool:
    if rule.quorum is None or given is None:
        return False
    if NONE in {rule.quorum, given if isinstance(given, str) else ""}:
        return rule.quorum == given
    del threshold
    return isinstance(given, Quorum) and quorum_matches(
        rule.quorum, fraction=given.fraction, count=given.count, square_root=given.sqrt_multiple is not None
    )


def _people_right(rule: Rule, given: Electorate | None) -> bool:
    """Whether the people read are those labelled: most of their words are the label's, and some name whom it names.

    It names a group by its first words, and by another name in brackets: "the members (general meeting)".
    """
    if given is None or rule.electorate is None:
        return False
    whole, telling = _stems(given.text or ""), _stems(given.text or "", beside=_EMPTY)
    telling = telling or whole
    known = _stems(rule.electorate)
    if telling & _stems(rule.electorate, beside=_EMPTY):
        known |= _stems(" ".join(rule.quotes))
    names = [re.split(r"[;:(]", rule.electorate)[0], *_BRACKETS.findall(rule.electorate)]
    named = [_stems(name, beside=_ARTICLES) for name in names]
    return len(telling & known) >= _SAME * len(telling) and any(
        len(whole & each) >= _FEW * len(each) > 0 for each in named
    )


def _stems(words: str, *, beside: frozenset[str] = frozenset()) -> set[str]:
    """The words without their endings ("Mitglieder", "Mitglied"), and without those that tell nothing."""
    found = re.findall(r"[^\W\d_]{2,}", words.casefold())
    return {_INFLECTED.sub("", fold(word)) for word in found if not {word, word.removesuffix("s")} & beside}
