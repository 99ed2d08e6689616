"""The hash chain of the public record: what is hashed, how, and where a chain breaks.

The form is documented in docs/AUDIT.md so that anybody can check an export without Govbot.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64
HASHED = (
    "seq", "at", "community", "tag", "actor", "subject", "cause", "constitution", "citations", "data", "prev_hash",
)  # fmt: skip

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def instant(at: datetime) -> str:
    """RFC 3339 in UTC with microseconds, as hashed."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(value: Mapping[str, Json]) -> bytes:
    """Sorted compact JSON: for the values an entry may hold this is RFC 8785. Raises ValueError otherwise."""
    _check(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _check(value: object) -> None:
    if isinstance(value, float) or (isinstance(value, int) and abs(value) >= 2**53):
        raise ValueError(f"An audit entry holds whole numbers below 2^53, not {value!r}.")
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError(f"Audit keys are ASCII, not {key!r}.")
            _check(item)
    elif isinstance(value, list):
        for item in value:
            _check(item)
    elif value is not None and not isinstance(value, str | int | bool):
        raise ValueError(f"An audit entry cannot hold {type(value).__name__}.")


def entry_hash(entry: Mapping[str, Json]) -> str:
    """SHA-256 over the canonical form of the hashed fields."""
    return hashlib.sha256(canonical({name: entry[name] for name in HASHED})).hexdigest()


def commitment(text: str, *, salt: str) -> str:
    """What the chain holds instead of a member's words: provable with the salt, silent without it."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def content_problem(entry: Mapping[str, Json]) -> str | None:
    """What is wrong with the words kept beside an entry: each must be the one that the chain committed to."""
    content, data = entry.get("content"), entry.get("data")
    if content is None:
        return None
    if not isinstance(content, Mapping) or not isinstance(data, Mapping):
        return "its words cannot be read"
    words, salt = content.get("words"), content.get("salt")
    if not isinstance(words, Mapping):
        return "its words cannot be read"
    for name, text in words.items():
        if data.get(f"{name}_commitment") != commitment(str(text), salt=str(salt)):
            return f"its {name} was changed after it was written"
    return None


@dataclass(frozen=True, kw_only=True)
class Break:
    """The first entry that does not fit, and why."""

    seq: int
    problem: str


def first_break(entries: Iterable[Mapping[str, Json]]) -> tuple[Break | None, int, str]:
    """Walk a chain: the first break if any, how many entries were good, and the last good hash."""
    good, head = 0, GENESIS
    for entry in entries:
        seq = entry.get("seq")
        if seq != good + 1:
            return (
                Break(seq=good + 1, problem=f"entry {good + 1} is missing; the next one says {seq}"),
                good,
                head,
            )
        problem = _problem(entry, head)
        if problem:
            return Break(seq=good + 1, problem=problem), good, head
        good, head = good + 1, str(entry["hash"])
    return None, good, head


def _problem(entry: Mapping[str, Json], head: str) -> str | None:
    missing = [name for name in (*HASHED, "hash") if name not in entry]
    if missing:
        return f"{missing[0]} is missing"
    if entry["prev_hash"] != head:
        return "it does not follow from the entry before it"
    try:
        if entry["hash"] != entry_hash(entry):
            return "it was changed after it was written"
        return content_problem(entry)
    except UnicodeEncodeError:
        return "it holds characters that no text has"
    except ValueError as error:
        return str(error).rstrip(".")
