"""What can stand in the query of an address: how it is read, and how it is documented."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter

from governance.api.errors import BadQuery, listed

HIGHEST = 2**31 - 1
_DIGITS = 19


@dataclass(frozen=True, kw_only=True)
class Number:
    """A whole number between two others. `usual`: what is meant where it is left out; None for nothing."""

    name: str
    about: str
    usual: int | None = None
    least: int = 1
    most: int = HIGHEST

    def read(self, said: str) -> int:
        number = int(said) if said.isascii() and said.isdigit() and len(said) <= _DIGITS else -1
        if not self.least <= number <= self.most:
            raise BadQuery(f"“{self.name}” takes a whole number from {self.least} to {self.most}.")
        return number

    def documented(self) -> OpenApiParameter:
        schema: dict[str, Any] = {"type": "integer", "minimum": self.least, "maximum": self.most}
        if self.usual is not None:
            schema["default"] = self.usual
        return OpenApiParameter(self.name, schema, description=self.about)


@dataclass(frozen=True, kw_only=True)
class OneOf:
    """One of a few words."""

    name: str
    about: str
    allowed: tuple[str, ...]
    usual: str | None = None

    def read(self, said: str) -> str:
        if said not in self.allowed:
            raise BadQuery(f"“{self.name}” does not take this value: {listed(self.allowed)}.", allowed=self.allowed)
        return said

    def documented(self) -> OpenApiParameter:
        schema: dict[str, Any] = {"type": "string", "enum": list(self.allowed)}
        if self.usual is not None:
            schema["default"] = self.usual
        return OpenApiParameter(self.name, schema, description=self.about)


Parameter = Number | OneOf


def read(query: QueryDict, takes: Iterable[Parameter]) -> Mapping[str, Any]:
    """The values of a query by name. A misspelt name is refused: left unseen it would answer another question."""
    known = {one.name: one for one in takes}
    for name in query:
        if name not in known:
            may = f"it takes {', '.join(known)}" if known else "it takes nothing"
            raise BadQuery(f"This address does not take “{name[:40]}”: {may}.", allowed=known)
    for name, values in query.lists():
        if len(values) > 1:
            raise BadQuery(f"“{name}” is given more than once: give it once.")
    return {name: one.read(query[name]) if name in query else one.usual for name, one in known.items()}
