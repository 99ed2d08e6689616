"""A way to a server on which answers get lost after the server has acted: what a bad line does."""

from collections.abc import Callable

import requests

from tests.fakes.scripted import Answer, Asked, Scripted


def forward_to(script: Scripted, url: str, *, loses: Callable[[Asked], bool]) -> None:
    """Pass every request on; drop the answers that are to be lost."""

    def answer(asked: Asked) -> Answer:
        script.asked.append(asked)
        headers = {n: v for n, v in asked.headers.items() if n in ("Authorization", "Idempotency-Key")}
        got = requests.request(
            asked.method, url + asked.path, params=asked.query_list, data=asked.form, headers=headers, timeout=10
        )
        return Answer(got.content, got.status_code, drop=loses(asked))

    script.answer = answer  # type: ignore[method-assign]
