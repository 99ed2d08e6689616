"""The reading of a constitution: the draft that the fixed rules and the checker make of a stored text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from governance.domain.rulebook_types import ProcessType, ReadingWarning, Role, Rulebook, SectionName
from governance.domain.sections import Section, digest, normalise, parse_sections
from reasoning.reader.attaching import cluster
from reasoning.reader.backers import found_backers
from reasoning.reader.checker import Checker
from reasoning.reader.contradictions import contradicting, contradiction_warnings
from reasoning.reader.defined import applied, explained
from reasoning.reader.drafting import proposed
from reasoning.reader.families import found_ways
from reasoning.reader.findings import Finding, Group
from reasoning.reader.floors import with_floors
from reasoning.reader.language import language_of
from reasoning.reader.listed import listed_powers, with_matters
from reasoning.reader.naming import common_words, plain_name, told_apart
from reasoning.reader.people import found_people
from reasoning.reader.powers import powers
from reasoning.reader.proposed import Proposal, ProposedProcess
from reasoning.reader.reported import how_it_was_adopted
from reasoning.reader.roles import found_roles
from reasoning.reader.rows import found_in_row, no_quorum_in_row
from reasoning.reader.sentences import Sentence, sentences
from reasoning.reader.shares import found_shares
from reasoning.reader.sides import with_both_sides
from reasoning.reader.subjects import body_of
from reasoning.reader.times import found_times
from reasoning.reader.warnings import draft_warnings, finding_warnings, month_warnings, text_warnings, too_long

LONGEST_READ: Final = 150_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A stored text, cut up once for every layer."""

    text: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    language: str
    whole: bool = True


def prepare(text: str) -> Prepared:
    """Cut a text up."""
    stored = normalise(text)
    sections = parse_sections(stored)
    found = tuple(sentences(stored, sections))
    read_up_to = next((place for place, each in enumerate(found) if each.end > LONGEST_READ), len(found))
    return Prepared(stored, sections, found[:read_up_to], language_of(stored), whole=read_up_to == len(found))


def propose(prepared: Prepared) -> Proposal:
    """Read by fixed rules alone."""
    findings = applied(prepared.sentences, _findings)
    told = explained(findings)
    findings = [
        *with_matters(findings, prepared.sentences),
        *listed_powers(prepared.sentences),
        *powers(prepared.sentences),
    ]
    findings = _in_force(findings)
    clusters, loose = cluster(findings, prepared.sentences)
    disputed = tuple(contradicting(clusters))
    doubtful = {each for pair in disputed for each in pair}
    warnings = [
        *([] if prepared.whole else [too_long()]),
        *text_warnings(prepared.sentences, prepared.language, prepared.text, explained=told),
        *finding_warnings(findings, loose),
        *contradiction_warnings(disputed),
        *month_warnings(prepared.sentences),
    ]
    return Proposal(
        tuple(_to_look_at(proposed(each)) if each in doubtful else proposed(each) for each in clusters),
        tuple(found_roles(prepared.sentences)),
        tuple(dict.fromkeys(warnings)),
    )


def _to_look_at(process: ProposedProcess) -> ProposedProcess:
    """A way that another section contradicts: nothing of it is sure."""
    return replace(process, fields=tuple(replace(field, sure=False) for field in process.fields))


def _in_force(findings: list[Finding]) -> list[Finding]:
    """Leave out what stands under old rules, if the text has others."""
    present = [finding for finding in findings if not finding.sentence.past]
    return present if any(finding.purpose in {"threshold", "method"} for finding in present) else findings


def read(text: str) -> Rulebook:
    """Read a constitution without a model."""
    prepared = prepare(text)
    return draft(prepared, propose(prepared))


def draft(prepared: Prepared, proposal: Proposal) -> Rulebook:
    """Check a proposal and make the draft rulebook of what holds."""
    checker = Checker(prepared.text, prepared.sections)
    processes = [process for each in _named(prepared, proposal) if (process := checker.process(each))]
    roles = [role for each in proposal.roles if (role := checker.role(each))]
    gaps = draft_warnings(processes, roles, amends=any(each.amends for each in proposal.processes))
    warnings = [checker.warning(each) for each in (*proposal.warnings, *gaps)]
    return Rulebook(
        title=_title(prepared.sections),
        sha256=digest(prepared.text),
        language=prepared.language,
        sections=tuple(SectionName(anchor=s.anchor, heading=s.heading, path=s.path) for s in prepared.sections),
        process_types=_with_a_default(processes),
        roles=_unique(roles),
        warnings=tuple(warnings),
    )


def _named(prepared: Prepared, proposal: Proposal) -> list[ProposedProcess]:
    """The ways that are proposed, each under a name that people would say."""
    common = common_words((each.flat for each in prepared.sentences), prepared.language)
    names = told_apart(
        (plain_name(each.title, common=common), [kind for kind, _ in each.stages]) for each in proposal.processes
    )
    return [replace(each, title=name) for each, name in zip(proposal.processes, names, strict=True)]


def _findings(sentence: Sentence) -> list[Finding]:
    if sentence.tells_a_case or how_it_was_adopted(sentence.plain):
        return []
    times, people = list(found_times(sentence)), list(found_people(sentence))
    tenure = next(
        (each.value.tenure for each in times if each.purpose == "tenure" and isinstance(each.value, Group)), None
    )
    if tenure:
        people = [
            replace(each, value=replace(each.value, tenure=tenure))
            if isinstance(each.value, Group) and each.purpose != "veto"
            else each
            for each in people
        ]
    times = [each for each in times if each.purpose != "tenure"]
    ways = [*found_ways(sentence), *with_floors(list(found_shares(sentence)))]
    ways, times = with_both_sides(sentence, ways, times)
    if not any(each.purpose in {"method", "threshold"} for each in ways):
        ways += found_in_row(sentence)
    if not any(each.purpose in {"threshold", "quorum", "petition"} for each in ways):
        backed = list(found_backers(sentence))
        ways = [*(each for each in ways if not backed or each.purpose != "method"), *backed]
    return [*ways, *no_quorum_in_row(sentence), *times, *people]


def _title(sections: Sequence[Section]) -> str:
    titles = [section for section in sections if section.level]
    return (titles or list(sections))[0].heading if sections else "Untitled"


def _with_a_default(processes: Sequence[ProcessType]) -> tuple[ProcessType, ...]:
    """Mark the usual way: the fullest one by vote that is not for a matter of its own."""
    if not processes:
        return ()
    main = max(
        processes,
        key=lambda process: (
            process.stage("ballot") is not None,
            not process.amends,
            _by_all(process),
            -len(process.not_stated) - len(process.look),
        ),
    )
    return tuple(process.model_copy(update={"default": process is main}) for process in processes)


def _by_all(process: ProcessType) -> bool:
    """Whether no board or committee decides, as far as the words tell."""
    stage = process.stage("ballot")
    named = stage.electorate.text if stage is not None and stage.electorate is not None else None
    return body_of((named or "").casefold()) != "board"


def _unique(roles: Sequence[Role]) -> tuple[Role, ...]:
    return tuple({role.key: role for role in reversed(roles)}.values())[::-1]


__all__ = ["ReadingWarning", "draft", "prepare", "propose", "read"]
