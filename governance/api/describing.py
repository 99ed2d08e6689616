"""How an address is described: its question, its answer, an example of it, and what can go wrong."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from governance.api.parameters import HIGHEST, Parameter
from governance.api.shapes import RefusalSerializer

_WHOLE = {"type": "integer", "minimum": 1, "maximum": HIGHEST}
IN_THE_PATH: dict[str, tuple[dict[str, Any], str]] = {
    "slug": ({"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, "The community's name in addresses."),
    "number": (_WHOLE, "The proposal's number."),
    "version": (_WHOLE, "The version's number."),
}
_WRONG = {
    400: "The query of the address cannot be used; the answer says why.",
    404: "There is nothing public under this address.",
    406: "Something else than JSON was asked for.",
    500: "Something broke on our side.",
}


@cache
def examples() -> dict[str, Any]:
    """An answer by the name of its question."""
    return json.loads((Path(__file__).parent / "examples.json").read_text(encoding="utf-8"))


def described(
    name: str, answer: Any, *, path: tuple[str, ...] = (), takes: tuple[Parameter, ...] = (), like: str = ""
) -> Callable[[Any], Any]:
    """Describe a method by its name, its answer and what it takes; its docstring is the rest. `like`: whose example."""
    parameters = [
        OpenApiParameter(one, IN_THE_PATH[one][0], OpenApiParameter.PATH, description=IN_THE_PATH[one][1])
        for one in path
    ]
    example = OpenApiExample(f"An answer to {name}", value=examples()[like or name], response_only=True)
    good = OpenApiResponse(answer, description="The answer.", examples=[example])

    def describe(method: Any) -> Any:
        summary, _, more = method.__doc__.partition("\n\n")
        return extend_schema(
            operation_id=name,
            summary=summary.strip().rstrip("."),
            description=" ".join(f"{summary.strip()} {' '.join(more.split())}".split()),
            tags=["read"],
            parameters=[*parameters, *(one.documented() for one in takes)],
            responses={200: good} | {code: OpenApiResponse(RefusalSerializer, why) for code, why in _WRONG.items()},
        )(method)

    return describe
