"""One column of one row as JSON, and back. What comes back is believed only as far as its column takes it."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_duration
from django.utils.duration import duration_iso_string

from governance.domain.audit import instant

HIGHEST = 2**48
_LONGEST_NAME = 150
_AS_JSON: tuple[tuple[Any, type], ...] = (
    (models.BooleanField, bool),
    (models.IntegerField, int),
)


def written(column: "models.Field[Any, Any]", row: models.Model) -> Any:
    """The value as JSON has it."""
    if isinstance(column, models.ManyToManyField):
        return sorted(one.pk for one in getattr(row, column.name).all())
    if is_login(column):
        return getattr(row, column.name).get_username()
    value = getattr(row, column.attname)
    if value is None or isinstance(column, models.JSONField):
        return value
    if isinstance(column, models.DateTimeField):
        return instant(value)
    return duration_iso_string(value) if isinstance(column, models.DurationField) else value


def read(column: "models.Field[Any, Any]", given: Any) -> Any:
    """The value as the column takes it; links stay the numbers of the file. Raises ValueError with what is wrong."""
    if given is None:
        if column.null:
            return None
        raise ValueError("is missing")
    value = _typed(column, given)
    if column.choices and value not in {choice for choice, _ in column.flatchoices}:
        raise ValueError(f"cannot be {value!r}")
    if not isinstance(column, models.ForeignKey | models.ManyToManyField | models.JSONField):
        try:
            column.run_validators(value)
        except ValidationError as error:
            raise ValueError(f"cannot be used: {error.messages[0]}") from None
    return value


def is_login(column: "models.Field[Any, Any]") -> bool:
    """Whether it links to somebody who can log in: no row of the community's."""
    return isinstance(column, models.ForeignKey) and column.related_model._meta.app_label == "auth"  # noqa: SLF001


def check_number(number: object) -> int:
    """The number of a row. Raises ValueError."""
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number <= HIGHEST:
        raise ValueError(f"{str(number)[:40]!r} is no number of a row")
    return number


def _typed(column: "models.Field[Any, Any]", given: Any) -> Any:
    for kind, python in _AS_JSON:
        if isinstance(column, kind):
            return _of(python, given)
    if isinstance(column, models.JSONField):
        _check_text(given)
        return given
    if isinstance(column, models.ManyToManyField):
        return [check_number(one) for one in _of(list, given)]
    if is_login(column):
        return _text(given, most=_LONGEST_NAME)
    if isinstance(column, models.ForeignKey):
        return check_number(given)
    if isinstance(column, models.DateTimeField | models.DurationField):
        return _time(_text(given, most=100), duration=isinstance(column, models.DurationField))
    if isinstance(column, models.CharField | models.TextField):
        return _text(given, most=column.max_length)
    raise ValueError("is of a kind that no file holds")


def _of(kind: type, given: Any) -> Any:
    if not isinstance(given, kind) or (isinstance(given, bool) and kind is not bool):
        raise ValueError(f"should be {kind.__name__}, not {type(given).__name__}")
    return given


def _text(given: Any, *, most: int | None) -> str:
    text: str = _of(str, given)
    if most is not None and len(text) > most:
        raise ValueError(f"has {len(text)} characters; {most} are the most")
    _check_text(text)
    return text


def _time(given: str, *, duration: bool) -> datetime | timedelta:
    try:
        found = parse_duration(given) if duration else datetime.fromisoformat(given)
    except (ValueError, OverflowError):
        found = None
    if found is None or (isinstance(found, datetime) and found.tzinfo is None):
        raise ValueError("is no duration" if duration else "is no instant with its zone")
    return found


def _check_text(value: Any) -> None:
    """No database holds a zero character, and no text half of one."""
    if isinstance(value, dict):
        for name, one in value.items():
            _check_text(name)
            _check_text(one)
    elif isinstance(value, list):
        for one in value:
            _check_text(one)
    elif isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError("holds a character that no text has") from None
        if "\x00" in value:
            raise ValueError("holds a character that no text has")
