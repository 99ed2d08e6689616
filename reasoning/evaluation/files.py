"""Label files from disk: the shipped sets, and folders that somebody names."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from governance.domain.errors import GovernanceError
from reasoning.evaluation.scores import Document, LabelledSet

SHIPPED: Final = Path(__file__).parent / "sets"
LARGEST: Final = 5_000_000


class UnusableLabels(GovernanceError):
    """A folder of labels that cannot be used: one sentence that names the place."""

    code = "unusable_labels"
    safe = "These labels cannot be used."


def shipped() -> Iterator[LabelledSet]:
    """Load the sets that come with the project, by name."""
    for folder in sorted(path for path in SHIPPED.iterdir() if path.is_dir()):
        yield load(folder)


def load(folder: Path) -> LabelledSet:
    """Load the `labels.yaml` (documents with rules and questions) and `mentions.yaml` of a folder."""
    labels, mentions = folder / "labels.yaml", folder / "mentions.yaml"
    if not labels.is_file() and not mentions.is_file():
        raise UnusableLabels(f"{folder} has neither a labels.yaml nor a mentions.yaml.")
    return LabelledSet(
        folder.resolve().name,
        tuple(_document(folder, entry, labels) for entry in _entries(labels, "documents")),
        tuple(_entries(mentions, "mentions")),
    )


def _document(folder: Path, entry: dict[str, Any], labels: Path) -> Document:
    name = entry.get("file")
    if not isinstance(name, str) or Path(name).name != name:
        raise UnusableLabels(f"{labels}: each document needs a file, the name of a text beside it.")
    return Document(name, _content(folder / name), entry)


def _entries(path: Path, key: str) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    try:
        data = yaml.safe_load(_content(path))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnusableLabels(f"{path} is not YAML: {' '.join(str(error).split())[:200]}.") from None
    found = data.get(key) if isinstance(data, dict) else None
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise UnusableLabels(f"{path} needs a list named {key}.")
    return found


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnusableLabels(f"{path} is larger than five megabytes.")
        return path.read_bytes()
    except OSError as error:
        raise UnusableLabels(f"{path} cannot be read: {error.strerror}.") from None
