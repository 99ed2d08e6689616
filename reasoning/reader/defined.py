"""Terms that a text gives a number: "Supermajority means two thirds". A rule that uses one gets it from there.

The number stays where it is written: the definition is quoted for it beside the rule, and people look at it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from governance.domain.number_words import plain
from governance.domain.quantities import quantities
from reasoning.reader.findings import Finding, Group
from reasoning.reader.groups import group_after
from reasoning.reader.sentences import Sentence

_TERM: Final = r"[\"'“”„«»‘’]*(?P<term>[^\W\d_][\w'’ -]{2,40}?)[\"'“”«»‘’]*"
_ARTICLE: Final = (
    r"(?:(?:an?|the|eine?|der|die|das|une?|la|le|el|los|las)\s+|l['’])?(?:(?:term|begriff|terme|término) )?"
)
_MEANS: Final = re.compile(
    rf"{_ARTICLE}{_TERM}(?: \([^()]*\))?,? (?:shall mean|means?|(?:is|are) (?:defined|understood) (?:as|to (?:be|mean))|refers? to"
    r"|bedeute[nt]|bezeichne[nt]|hei(?:ß|ss)t|signifient?|désignent?|s['’]entend(?:ent)? (?:comme|de)|significan?|designan?|se define como)(?!\w),? (?P<tail>.+)",
    re.IGNORECASE,
)
_BY_IT: Final = re.compile(
    rf"(?:by|unter|(?:on|nous) enten\w+ par|(?:se entiende|entendemos) por) {_ARTICLE}{_TERM}"
    r"(?: we mean| is meant| is understood| verstehen wir| versteht man|,|:) (?P<tail>.+)",
    re.IGNORECASE,
)
_IS: Final = re.compile(
    rf"{_ARTICLE}{_TERM} (?:is|are|ist|sind|est|sont|es|son) (?:reached|given|erreicht|atteinte)?(?P<tail>.+)",
    re.IGNORECASE,
)
_A_CLASS: Final = re.compile(
    r"(?P<term>(?:class|type|level|category|tier|grade|klasse|stufe|niveau|nivel|tipo) (?:[a-z]|[0-9]{1,2}|[ivx]{1,4}))(?: (?:votes?|majority))?(?: ?[-–—:=]| means| requires)+ (?P<tail>.+)",
    re.IGNORECASE,
)
"""A kind of vote that has a letter or a number for its name."""
_OF_A_KIND: Final = re.compile(
    r"(?:special|super|qualified|large|big|high|strong|enhanced|extraordinary|reinforced|qualifizierte\w*|große\w*|renforcée|qualifiée|cualificada|reforzada)(?: |-)?(?:majority|mehrheit|majorité|mayoría)"
    r"|(?:majorité|mayoría) (?:qualifiée|renforcée|spéciale|cualificada|reforzada|especial)"
)
"""What no text needs to explain has a number of its own: a simple majority, a quorum."""
_GLOSSARY: Final = re.compile(
    r"(?<!\w)(?:definitions?|glossary|terms|terminology|begriffe?|begriffsbestimmungen|définitions?|glossaire|definiciones|glosario)(?!\w)"
)
_BY_THE_WAY: Final = re.compile(
    r"(?P<kind>supermajority|super-majority|special majority|qualified majority|qualifizierten? mehrheit|majorité qualifiée|mayoría cualificada)"
)
"""What a text often names with its number in one rule, and without it in the next."""
_JOINS: Final = re.compile(
    r" ?(?:\(|(?:(?:vote|agreement|approval) )?(?:of|von|des?|de) (?:at least |more than |mindestens |au moins |al menos )?)?"
)
_OWN_NUMBER: Final = frozenset({"fraction", "count", "ratio", "duration"})
_CARRIED: Final = frozenset({"threshold", "quorum", "voting", "notice", "discussion", "objection", "grace"})
_FIRST: Final = 20
"""In letters: behind "at least" or "more than" a share is still the first thing said."""
Find = Callable[[Sentence], list[Finding]]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, in small letters, what stands for it, and the sentence that says so."""

    term: str
    tail: str
    sentence: Sentence
    by_the_way: bool = False
    """Whether its sentence rules something by itself, and only names the number beside the term."""

    @property
    def of_people(self) -> bool:
        """Whether it says who somebody is: "a member who has belonged to us for a year", not a share of them."""
        shares = [one.start for one in quantities(plain(self.tail)) if one.kind in {"fraction", "ratio"}]
        return group_after(self.tail, 0) is not None and not any(start <= _FIRST for start in shares)

    def used(self, words: str) -> re.Match[str] | None:
        """Where other words use the term."""
        ending = r"(?:e?s|n|en)?"
        return re.search(
            rf"(?<![\w-])(?:(?:an?|the|eine[rnms]?|der|die|une|la|una) )?{re.escape(self.term)}{ending}(?![\w-])",
            words,
            re.IGNORECASE,
        )


def found_definitions(sentences: Sequence[Sentence]) -> list[Definition]:
    """The terms that a text gives a number, each once: where it is said first."""
    found: dict[str, Definition] = {}
    for sentence in sentences:
        if not sentence.example and (one := _definition(sentence)) is not None:
            found.setdefault(one.term, one)
    for one in _said_by_the_way(sentences):
        found.setdefault(one.term, one)
    return list(found.values())


def _said_by_the_way(sentences: Iterable[Sentence]) -> Iterator[Definition]:
    """The kinds of majority to which a text gives a number in passing, always the same one: "a 2/3 supermajority"."""
    numbers: dict[str, dict[object, tuple[str, Sentence]]] = {}
    for sentence in sentences:
        for named in _BY_THE_WAY.finditer(sentence.plain):
            for share in sentence.quantities:
                beside = share.kind == "fraction" and (
                    sentence.plain[share.end : named.start()] in {" ", "-"}
                    or (share.start > named.end() and _JOINS.fullmatch(sentence.plain[named.end() : share.start]))
                )
                if beside and not sentence.example:
                    said = sentence.plain[share.start : share.end]
                    numbers.setdefault(named["kind"], {}).setdefault(share.value, (said, sentence))
    for term, given in numbers.items():
        if len(given) == 1:
            said, sentence = next(iter(given.values()))
            yield Definition(term, f"a {said} majority", sentence, by_the_way=True)


def _definition(sentence: Sentence) -> Definition | None:
    in_glossary = bool(sentence.titles) and bool(_GLOSSARY.search(sentence.titles[-1].casefold()))
    words = sentence.flat
    said = _BY_IT.match(words) or _MEANS.match(words)
    if said is None and (by_itself := _IS.match(words)) is not None:
        said = by_itself if in_glossary or _OF_A_KIND.fullmatch(_bare(by_itself["term"])) else None
    term, tail = (_bare(said["term"]), said["tail"]) if said else ("", "")
    if not said and in_glossary and sentence.label and words.startswith(sentence.label):
        term, tail = _bare(sentence.label), words[len(sentence.label) :].lstrip(" :.;-–—=")
    if not said and (named := _A_CLASS.fullmatch(words)) is not None and _begins_with_a_share(named["tail"]):
        term, tail = f"{_bare(named['term'])} vote", named["tail"]
    if len(term) < 4 or not any(one.kind in _OWN_NUMBER for one in quantities(plain(tail))):  # noqa: PLR2004
        return None
    return Definition(term, tail.rstrip(" .;"), sentence)


def _begins_with_a_share(tail: str) -> bool:
    """Whether what stands for a term is first of all a share."""
    return any(one.kind == "fraction" and one.start <= _FIRST for one in quantities(plain(tail)))


def _bare(term: str) -> str:
    return " ".join(term.casefold().split())


def applied(sentences: Sequence[Sentence], find: Find) -> list[Finding]:
    """What the sentences state, with the numbers of the terms that they use.

    A definition that is used is no rule by itself.
    """
    definitions = found_definitions(sentences)
    findings, used = [], set()
    for sentence in sentences:
        if sentence.example:
            continue
        own = find(sentence)
        for one in definitions:
            if one.sentence is sentence or not one.used(sentence.flat):
                continue
            if one.by_the_way and any(each.kind in {"fraction", "ratio"} for each in sentence.quantities):
                continue
            carried = list(_times(one, own) if one.of_people else _numbers(one, sentence, find))
            if carried:
                used |= set() if one.by_the_way else {one.sentence}
                taken = {finding.purpose for finding in carried}
                own = [each for each in own if each.purpose not in taken or each.defined] + carried
        findings += own
    return [each for each in findings if each.sentence not in used or each.defined]


def _numbers(one: Definition, sentence: Sentence, find: Find) -> Iterator[Finding]:
    """What the sentence states once the term is written out in it, and does not state without."""
    known = {(each.purpose, each.value) for each in find(sentence)}
    written_out = copy.copy(sentence)
    for name in tuple(written_out.__dict__):
        if isinstance(getattr(Sentence, name, None), cached_property):
            del written_out.__dict__[name]
    place = one.used(sentence.flat)
    assert place is not None
    written_out.__dict__["flat"] = f"{sentence.flat[: place.start()]}{one.tail}{sentence.flat[place.end() :]}"
    for each in find(written_out):
        if each.purpose in _CARRIED and (each.purpose, each.value) not in known:
            yield replace(each, sentence=sentence, sure=False, defined=one.sentence)


def _times(one: Definition, own: Iterable[Finding]) -> Iterator[Finding]:
    """How long the people must have belonged whom a sentence calls by the term."""
    tenure = next((each for each in quantities(plain(one.tail)) if each.kind == "duration"), None)
    for each in own:
        group = each.value
        if tenure and isinstance(group, Group) and group.tenure is None and one.used(group.text):
            yield replace(each, value=replace(group, tenure=tenure), sure=False, defined=one.sentence)


def explained(findings: Iterable[Finding]) -> set[Sentence]:
    """The sentences whose terms the text explains elsewhere."""
    return {each.sentence for each in findings if each.defined is not None}
