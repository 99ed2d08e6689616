"""Reads a paragraph about deciding, alone or beside a usual vote in its language."""

from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read

USUAL = {
    "en": "Decisions are made by a simple majority of the members who vote.",
    "de": "Die Mitgliederversammlung beschließt mit einfacher Mehrheit der abgegebenen Stimmen.",
    "fr": "L'assemblée générale décide à la majorité simple des voix exprimées.",
    "es": "La asamblea general decide por mayoría simple de los votos emitidos.",
}


def processes(words: str) -> tuple[ProcessType, ...]:
    return read(f"# Riverbank\n\n## How we decide\n\n{words}\n").process_types


def vote_with(language: str, words: str) -> ProcessType:
    (process,) = processes(f"{USUAL[language]} {words}")
    return process
