"""What a good model, a bad one and one in an attacker's hands say about a message."""

import json
from collections.abc import Callable
from typing import Any


def message_in(body: dict[str, Any]) -> str:
    """The member's words in a request."""
    data = body["messages"][-1]["content"]
    return "\n".join(data.split("\n")[1:-1])


def knows(labels: dict[str, str]) -> Callable[[dict[str, Any]], str]:
    """A model that has seen the labels: the words of a message, and what it asks for."""

    def say(body: dict[str, Any]) -> str:
        return json.dumps({"intent": labels.get(message_in(body), "none")})

    return say


def always(intent: str, choice: str | None = None) -> Callable[[dict[str, Any]], str]:
    return lambda _: json.dumps({"intent": f"{intent}:{choice}" if choice else intent})
