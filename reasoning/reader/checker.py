"""The only way into a draft: each value needs words that stand in the named section and hold its number.

Whatever a layer proposes is data that this module may refuse. What is left of a refused value is a null that is listed
as not stated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from governance.domain.rulebook_flow import METHODS
from governance.domain.rulebook_quotes import number_problems, quote_problem, role_problems
from governance.domain.rulebook_types import Citation, ProcessType, ReadingWarning, Role
from governance.domain.sections import Section
from reasoning.reader.proposed import ProposedField, ProposedProcess, ProposedRole, ProposedWarning, Quote
from reasoning.reader.sentences import flat

_OF_A_STAGE: Final = {
    "ballot": ("method", "electorate", "threshold", "quorum", "duration"),
    "election": ("method", "electorate", "threshold", "quorum", "duration"),
    "consent": ("method", "electorate", "duration"),
    "jury": ("method", "electorate", "threshold"),
    "role": ("method", "electorate"),
    "petition": ("electorate", "signatures", "duration"),
    "deliberation": ("duration",),
    "grace": ("duration",),
}


class Checker:
    """Checks proposals against one stored text."""

    def __init__(self, text: str, sections: Sequence[Section]) -> None:
        self.text = text
        self.sections: Mapping[str, Section] = {section.anchor: section for section in sections}
        self._keys: set[str] = set()
        self._verbatim: dict[Quote, Citation | None] = {}

    def process(self, proposal: ProposedProcess) -> ProcessType | None:
        """The process type that is left of a proposal; None if no quote of it holds."""
        seeds = [citation for quote in proposal.quotes if (citation := self._cite("stages", quote))]
        if not seeds or not any(kind in METHODS for kind, _ in proposal.stages):
            return None
        key = self._key(proposal.title)
        bare = {
            "key": key,
            "title": proposal.title or key,
            "decides": proposal.decides,
            "amends": proposal.amends,
            "stages": [{"kind": kind} for kind, _ in proposal.stages],
        }
        try:
            held = ProcessType.model_validate(bare)
        except ValidationError:
            return None
        look: list[str] = []
        for field in proposal.fields:
            with_it = self._with(held, field)
            if with_it is None:
                continue
            held = with_it
            if not field.sure:
                look.append(field.field)
        held = held.model_copy(update={"look": tuple(dict.fromkeys(look))})
        return held.model_copy(update={"not_stated": tuple(_not_stated(held))})

    def role(self, proposal: ProposedRole) -> Role | None:
        """The role that is left of a proposal: without seats or term that no quote holds."""
        citations = tuple(
            c for quote in proposal.quotes if (c := self._cite(f"roles.{self._slug(proposal.title)}", quote))
        )
        if not citations:
            return None
        for seats, term in (
            (proposal.seats, proposal.term),
            (proposal.seats, None),
            (None, proposal.term),
            (None, None),
        ):
            try:
                role = Role(
                    key=self._slug(proposal.title) or "role",
                    title=proposal.title, seats=seats, term=term, filled_by=proposal.filled_by, citations=citations,
                )  # fmt: skip
            except ValidationError:
                continue
            if not list(role_problems(role)):
                return role
        return None

    def warning(self, proposal: ProposedWarning) -> ReadingWarning:
        """Give a warning with those of its quotes that hold."""
        found = (self._cite("warning", quote) for quote in proposal.quotes)
        return ReadingWarning(code=proposal.code, text=proposal.text, citations=tuple(c for c in found if c))

    def _with(self, held: ProcessType, field: ProposedField) -> ProcessType | None:
        citations = tuple(c for quote in field.quotes if (c := self._cite(field.field, quote)))
        if not citations or len(citations) < len(field.quotes) or not held.has(field.field) or held.cited(field.field):
            return None
        if not _PROPOSABLE.fullmatch(field.field):
            return None
        data = held.model_dump(mode="json")
        place: Any = data
        *above, name = field.field.split(".")
        for part in above:
            place = place[int(part)] if isinstance(place, list) else place.get(part)
            if place is None:
                return None
        place[name] = field.value.model_dump(mode="json") if hasattr(field.value, "model_dump") else field.value
        data["citations"] += [citation.model_dump(mode="json") for citation in citations]
        try:
            tried = ProcessType.model_validate(data)
        except ValidationError:
            return None
        if list(number_problems(tried)) or not _words_stand(tried.value(field.field), citations):
            return None
        stage = tried.value(field.field.rpartition(".")[0]) if name == "method" else None
        if stage is not None and stage.method not in METHODS.get(stage.kind, set()):
            return None
        return tried

    def _cite(self, field: str, quote: Quote) -> Citation | None:
        if quote not in self._verbatim:
            section = self.sections.get(quote.anchor)
            found = None
            if section is not None and quote.words.strip():
                found = Citation(
                    field="x", anchor=section.anchor, section=section.label, path=section.path, quote=quote.words
                )
                if quote_problem(found, self.text, self.sections):
                    found = None
            self._verbatim[quote] = found
        known = self._verbatim[quote]
        return known.model_copy(update={"field": _FIELD.sub("_", field)}) if known else None

    def _key(self, title: str) -> str:
        base = self._slug(title)[:70].strip("-") or "process"
        key, number = base, 1
        while key in self._keys:
            number += 1
            key = f"{base}-{number}"
        self._keys.add(key)
        return key

    def _slug(self, words: str) -> str:
        bare = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


_PROPOSABLE: Final = re.compile(r"(?:proposers|veto|stages\.\d{1,2}\.(?!kind)[a-z_]+)(?:\.[a-z_]+)?")
_FIELD: Final = re.compile(r"[^a-z0-9_.]")


def _words_stand(value: Any, citations: Iterable[Citation]) -> bool:
    """Whether the words in which a group of people is given stand in its quotes."""
    words = getattr(value, "text", None)
    if words is None:
        return True
    asked = _bare(words)
    return any(asked in _bare(citation.quote) for citation in citations)


def _bare(words: str) -> str:
    return " ".join(flat(words).casefold().split())


def _not_stated(process: ProcessType) -> Iterator[str]:
    if process.proposers is None:
        yield "proposers"
    for index, stage in enumerate(process.stages):
        for name in _OF_A_STAGE.get(stage.kind, ()):
            if getattr(stage, name) is None:
                yield f"stages.{index}.{name}"
    if process.veto is None:
        yield "veto"
