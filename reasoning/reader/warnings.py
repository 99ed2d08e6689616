"""What people should settle in the text: contradictions, gaps, and rules that can never be met."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from governance.domain.number_words import FOREIGN_LETTER
from governance.domain.rulebook_types import ProcessType, Role
from governance.domain.rulebook_values import Quorum, StageKind, Threshold
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding
from reasoning.reader.language import UNKNOWN
from reasoning.reader.proposed import ProposedWarning, Quote, quote
from reasoning.reader.sentences import Sentence

_UNDERSTOOD: Final = frozenset({"en", "de", "fr", "es"})
_VAGUE: Final = re.compile(
    r"(?<!\w)(?:qualified majority|super-?majority|large majority|sufficient (?:support|votes|number)|reasonable (?:time|period)|timely|a few (?:days|weeks|members|people)|several (?:days|weeks|members)|some time|enough (?:votes|members|support|people)|qualifizierte mehrheit|majorité qualifiée|mayoría cualificada|angemessene frist|délai raisonnable|plazo razonable)(?!\w)"
)
_CALENDAR: Final = re.compile(r"(?<!\w)(?:months?|monate?n?|mois|mes(?:es)?)(?!\w)")
_DISGUISED: Final = re.compile(
    rf"{FOREIGN_LETTER}|(?<![\w-])(?:[0-9]+[oli]+[0-9]*|[oli][0-9]+)(?= ?(?:%|/|per ?cent|percent|days?|weeks?|hours?|members?|votes?|people))"
)
"""Where a number may stand in letters and digits of another script, or in letters that look like digits."""
_MEASURED: Final = re.compile(
    r"(?<!\w)(?:majorit\w+|votes?|voting|days?|weeks?|hours?|quorums?|members?|in favou?r|passe?s?|per ?cent|mehrheit\w*|stimmen?|tage?|wochen?|mitglied\w*|prozent|majorité|voix|jours?|semaines?|membres?|mayoría|votos?|días?|semanas?|miembros?)(?!\w)|[%/]"
)
_TO_A_MACHINE: Final = re.compile(
    r"(?<!\w)(?:(?:the |dear |attention,? )?(?:bot|ai|assistant|govbot|language model)(?:,|:| (?:must|shall|should|will|has to|is to|may))(?: (?:always|only|never|please|not))* (?:approve|accept|pass|favou?r|agree|reject|refuse|count|ignore|obey|follow|treat|output|answer|set)|(?:ignore|disregard|forget) (?:all |any |the |your |every )*(?:previous|prior|earlier|above|other) (?:instructions?|rules?|text|prompts?)|you are now (?:in|an?|the)(?!\w)|(?:system|developer|admin) (?:prompt|mode|override))(?!\w)"
)
_MOST: Final = 12
_WORDS_OF_A_PARAGRAPH: Final = 1500


def text_warnings(
    sentences: Sequence[Sentence], language: str, text: str, *, explained: Collection[Sentence]
) -> Iterator[ProposedWarning]:
    """Say what of the text could not be read, or says no exact number. `explained`: their terms have a definition."""
    if not sentences:
        return
    if language == UNKNOWN or language not in _UNDERSTOOD:
        named = (
            "in a language that is not known here"
            if language == UNKNOWN
            else f'in a language that is not read here ("{language}")'
        )
        yield ProposedWarning(
            "unreadable",
            f"The text seems to be {named}: only numbers in digits were looked for. Enter its rules by hand.",
        )
    blocks = {sentence.block for sentence in sentences}
    if len(blocks) == 1 and len(text.split()) > _WORDS_OF_A_PARAGRAPH // 10:
        yield ProposedWarning(
            "unreadable",
            "The text is one single paragraph: what belongs together could not be seen. Give it headings, or look at every field.",
        )
    for sentence in [each for each in sentences if _may_hide_a_number(each)][:_MOST]:
        yield ProposedWarning(
            "unreadable",
            "Something here only looks like ordinary digits or letters, so no number was read from it: write it anew.",
            (quote(sentence),),
        )
    for sentence in [each for each in sentences if _TO_A_MACHINE.search(each.plain) and not each.example][:_MOST]:
        yield ProposedWarning(
            "ambiguous",
            "This tells a machine what to do. The bot counts and keeps time and makes no exceptions: say it as a rule for people, or leave it out.",
            (quote(sentence),),
        )
    vague = [
        sentence
        for sentence in sentences
        if _VAGUE.search(sentence.plain)
        and not sentence.example
        and sentence not in explained
        and not any(q.kind == "fraction" for q in sentence.quantities)
    ]
    for sentence in vague[:_MOST]:
        found = _VAGUE.search(sentence.plain)
        yield ProposedWarning(
            "ambiguous",
            f"\u201c{found.group() if found else ''}\u201d is no number that can be applied: say how many.",
            (quote(sentence),),
        )


def _may_hide_a_number(sentence: Sentence) -> bool:
    return bool(_DISGUISED.search(sentence.plain) and _MEASURED.search(sentence.plain)) and not sentence.example


def too_long() -> ProposedWarning:
    """Say that the end of a very long text was not read."""
    return ProposedWarning(
        "unreadable",
        "The text is very long: only about its first 150,000 letters were read. Give the rules of deciding alone.",
    )


def finding_warnings(findings: Iterable[Finding], loose: Sequence[Finding]) -> Iterator[ProposedWarning]:
    """Say which times cannot be counted, and which numbers belong to no rule."""
    for finding in list(findings):
        if finding.purpose in {"voting", "notice", "objection"} and any(q.inexact for q in finding.sentence.quantities):
            yield ProposedWarning(
                "ambiguous",
                "Working days cannot be counted by a clock: say it in days or hours.",
                (quote(finding.sentence),),
            )
    for finding in [f for f in loose if f.purpose in {"quorum", "voting", "objection"}][:_MOST]:
        yield ProposedWarning(
            "ambiguous",
            "This number could not be tied to a way of deciding: say which one it is for.",
            (quote(finding.sentence),),
        )


def month_warnings(sentences: Iterable[Sentence]) -> Iterator[ProposedWarning]:
    """Months have no exact length, so no vote can last one."""
    for sentence in sentences:
        if sentence.example or not any(q.kind == "term" and str(q.value).endswith("M") for q in sentence.quantities):
            continue
        if (
            lexicon.VOTE.search(sentence.plain)
            and lexicon.OPEN.search(sentence.plain)
            and _CALENDAR.search(sentence.plain)
            and not lexicon.TERM.search(sentence.plain)
        ):
            yield ProposedWarning("ambiguous", "A month has no exact length: say it in days.", (quote(sentence),))


def draft_warnings(
    processes: Sequence[ProcessType], roles: Sequence[Role], *, amends: bool
) -> Iterator[ProposedWarning]:
    """Say what the draft as a whole lacks."""
    if not processes:
        yield ProposedWarning(
            "unreadable",
            "No way of deciding was found. Say who proposes, who votes, how long, and what majority decides, or enter the rules by hand.",
        )
        return
    if not amends:
        yield ProposedWarning(
            "cannot_amend",
            "The text does not say how it is changed. Add a rule for it: without one nothing in it can ever be repaired.",
        )
    voting = [process for process in processes if process.stage(StageKind.BALLOT)]
    if voting and all(
        process.value(f"stages.{process.index(StageKind.BALLOT)}.electorate") is None for process in voting
    ):
        yield ProposedWarning("undefined_term", "The text does not say who may vote.")
    if voting and all(process.proposers is None for process in processes):
        yield ProposedWarning("undefined_term", "The text does not say who may propose: nobody can start anything.")
    for process in processes:
        for index, stage in enumerate(process.stages):
            quotes = tuple(Quote(c.anchor, c.quote) for c in process.cited(f"stages.{index}.threshold"))
            seats = [
                int(part)
                for role in roles
                if role.title.casefold() in process.title.casefold()
                for part in (role.seats or "").split("-")
                if part
            ]
            limit = stage.threshold
            if isinstance(limit, Threshold) and limit.min_for and seats and limit.min_for > max(seats):
                yield ProposedWarning(
                    "contradiction",
                    f"\u201c{process.title}\u201d needs {limit.min_for} votes, but there are only {max(seats)} seats: it can never pass.",
                    quotes,
                )
            if _can_be_helped_by_a_no(stage.threshold, stage.quorum):
                backing = tuple(Quote(c.anchor, c.quote) for c in process.cited(f"stages.{index}.quorum"))
                yield ProposedWarning(
                    "ambiguous",
                    f"In \u201c{process.title}\u201d a vote against can help a proposal to pass, because it counts to the quorum. A minimum number of votes for would not.",
                    backing,
                )


def _can_be_helped_by_a_no(threshold: object, quorum: object) -> bool:
    if not isinstance(quorum, Quorum) or quorum.counts == "for" or not isinstance(threshold, Threshold):
        return False
    return threshold.min_for is None and threshold.fraction not in {None, Fraction(1)}
