"""Reads YAML from a stranger: plain data only, no surprises by size, tags, repeated or merged keys."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

LONGEST_FILE = 1_000_000


class BadScenario(Exception):
    """A scenario that cannot be run: one sentence that names the place."""


class _PlainLoader(yaml.SafeLoader):
    """A repeated key would silently win, and merged ones (`<<`) could make a small file huge."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                raise yaml.MarkedYAMLError(problem="merged keys (<<) are not taken here", problem_mark=key.start_mark)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen if isinstance(key.value, str) else False:
                raise yaml.MarkedYAMLError(problem=f"{key.value!r} is given twice", problem_mark=key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> object:
    """The data of a file. Raises BadScenario."""
    try:
        if path.exists() and not path.is_file():
            raise BadScenario(f"{path} is not a file.")
        with path.open("rb") as file:
            content = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise BadScenario(f"{path} cannot be read: {error.strerror}.") from None
    if len(content) > LONGEST_FILE:
        raise BadScenario(f"{path} is longer than one megabyte.")
    try:
        return yaml.load(content.decode("utf-8-sig"), Loader=_PlainLoader)  # noqa: S506 - a SafeLoader
    except UnicodeDecodeError:
        raise BadScenario(f"{path} is not text in UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        what = " ".join(str(error.problem).split())
        raise BadScenario(f"{path}{line}: {what}. docs/REHEARSE.md says how to write a scenario.") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BadScenario(f"{path} is not YAML: {' '.join(str(error).split())}.") from None
    except RecursionError:
        raise BadScenario(f"{path} is nested too deep.") from None
