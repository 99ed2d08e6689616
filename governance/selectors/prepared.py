"""Questions that are put to the database again and again: their SQL is made once, and only the values change.

Django makes the SQL of a query anew each time, which takes several times as long as a database needs to answer a small
one. `prepared` marks a function that says what is asked for, as a query set, and nothing else: it is called once, with
places for its values.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from inspect import signature
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, Value
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

Scalar = int | str | datetime
_WORD = re.compile(r"[a-z_]*")  # nothing that would have to be quoted


def prepared(ask: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """The rows that a query set asks for, by values that are named in the call.

    A value is a number, a text or an instant, never None: SQL compares that in other words. The function must not look
    at its values, for what it is called with are only their places.
    """
    places = {name: _Place(name) for name in signature(ask).parameters}
    made: dict[str, QuerySet[Any]] = {}

    @wraps(ask)
    def rows(**values: Scalar) -> list[Any]:
        if values.keys() != places.keys():
            raise TypeError(f"{ask.__name__} asks for {', '.join(places)}, and was given {', '.join(values)}")
        found = made.get(connection.vendor)
        if found is None:
            found = made[connection.vendor] = _made(ask, places)
        asked = found.all()
        asked.query.values = values
        return list(asked)

    return rows


def _made(ask: Callable[..., QuerySet[Any]], places: Mapping[str, "_Place"]) -> QuerySet[Any]:
    found = ask(**places)
    found._query = found.query.chain(_Prepared)  # noqa: SLF001 - setting `query` forgets a values_list
    found.query.make()
    if missing := places.keys() - {one.value for one in found.query.params if isinstance(one, _Place)}:
        raise TypeError(f"{ask.__name__} asks for {', '.join(missing)} in a way that cannot be prepared")
    return found


class _Place(Value):
    """Where a value of the call comes to stand."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # noqa: ARG002 - Django's signature
        return "%s", [self]


class _Prepared(Query):
    """A query that knows its SQL."""

    values: Mapping[str, Scalar]

    def make(self) -> None:
        """Make the SQL, and keep what Django's compiler finds out about its columns on the way."""
        compiler = super().get_compiler(connection=connection)
        self.sql, self.params = _with_its_words(*compiler.as_sql())
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        compiler.converted = tuple(compiler.get_converters(columns))
        self.found = {name: value for name, value in vars(compiler).items() if name not in {"connection", "query"}}

    def get_compiler(
        self,
        using: str | None = None,
        connection: BaseDatabaseWrapper | None = None,
        elide_empty: bool = True,  # noqa: FBT001, FBT002 - Django's signature
    ) -> SQLCompiler:
        to = connections[using] if using else connection
        compiler = _Compiled(self, to, using, elide_empty)
        compiler.__dict__.update(self.found)
        compiler.sql, compiler.params = self.sql, tuple(self._filled(one, to) for one in self.params)
        return compiler

    def _filled(self, one: Any, to: BaseDatabaseWrapper) -> Any:
        if not isinstance(one, _Place):
            return one
        value = self.values[one.value]
        if value is None:
            raise TypeError(f"{one.value} is None")
        return to.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def _with_its_words(sql: str, params: Sequence[Any]) -> tuple[str, list[Any]]:
    """The SQL with its fixed words in it, such as a state: SQLite cannot see else which of its partial indexes fit."""
    texts, kept = sql.split("%s"), []
    written = texts[0]
    for value, text in zip(params, texts[1:], strict=True):
        if isinstance(value, str) and _WORD.fullmatch(value):
            written += f"'{value}'{text}"
        else:
            written += f"%s{text}"
            kept.append(value)
    return written, kept


class _Compiled(SQLCompiler):
    """Django's own compiler in all but the making."""

    sql: str
    params: tuple[Any, ...]
    converted: tuple[int, ...]  # the places of columns that a database holds otherwise than Python

    def as_sql(self, with_limits: bool = True, with_col_aliases: bool = False) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002, FBT001, FBT002 - Django's signature
        return self.sql, self.params

    def get_converters(self, expressions: Sequence[Any]) -> dict[int, Any]:
        found = super().get_converters([expressions[place] for place in self.converted])
        return {self.converted[place]: converters for place, converters in found.items()}
