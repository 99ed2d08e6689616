"""The constitutions and rulebooks that a host or a scenario names, read from files or from the starters."""

import json
from collections.abc import Mapping
from pathlib import Path

from governance.services.constitutions import UnreadableConstitution
from governance.starters import starter_names, starter_text
from platforms.bootstrap import read_constitution

STARTER = "starter:"
_LONGEST_RULEBOOK = 5_000_000


class UnreadableRulebook(UnreadableConstitution):
    """A rulebook file that cannot be read at all; what is wrong inside one, the rulebook's own checks say."""

    code = "unreadable_rulebook"


def constitution_named(named: str, *, beside: Path | None = None) -> str:
    """The text of a file or of `starter:NAME`. Raises UnreadableConstitution with what to do."""
    if named.startswith(STARTER):
        name = named.removeprefix(STARTER)
        if name not in starter_names():
            raise UnreadableConstitution(f"There is no starter “{name}”; there is: {', '.join(starter_names())}.")
        return starter_text(name)
    path = _found(named, beside=beside)
    if path.exists() and not path.is_file():
        raise UnreadableConstitution(f"{path} is not a file. Give the path of a text, HTML or PDF file.")
    return read_constitution(path)


def rulebook_named(named: str, *, beside: Path | None = None) -> Mapping[str, object]:
    """The data of a rulebook file. Raises UnreadableRulebook with what to do."""
    path = _found(named, beside=beside)
    if not path.is_file():
        raise UnreadableRulebook(f"There is no file {path}. Give the path of a rulebook in JSON (docs/RULEBOOK.md).")
    if path.stat().st_size > _LONGEST_RULEBOOK:
        raise UnreadableRulebook(f"{path} is longer than five megabytes, which no rulebook is.")
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableRulebook(f"{path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise UnreadableRulebook(f"{path} is not JSON. docs/RULEBOOK.md says what a rulebook looks like.") from None
    if not isinstance(data, dict):
        raise UnreadableRulebook(f"{path} is not a JSON object. docs/RULEBOOK.md says what a rulebook looks like.")
    return data


def _found(named: str, *, beside: Path | None) -> Path:
    """A relative path beside another file, if something is there; else as the shell would take it."""
    if beside is not None and (beside / named).exists():
        return beside / named
    return Path(named)
