"""What the bot would understand, for one line of JSON at a time. It reads the record and changes nothing."""

import json
import re
from contextlib import suppress
from typing import Any

from governance.selectors import keeps_words_from_models
from platforms.models import Connection
from platforms.roles import roles_of
from reasoning.assisted.understanding import guess, is_free
from reasoning.classifier import Guess
from reasoning.intents import Intent
from reasoning.models.asking import Asker
from reasoning.models.errors import ModelUnavailable
from reasoning.plaintext import read_post
from reasoning.understanding import understand

_LARGEST_NUMBER = 2**31
_KEYS = frozenset({"id", "text", "author", "in_reply_to_proposal"})


class Unreadable(ValueError):
    """A line that cannot be interpreted. Its words say why; `id` is the line's own, where it has one."""

    def __init__(self, why: str, *, line_id: object = None) -> None:
        """Keep the line's id, so that the answer can be found again."""
        self.line_id = line_id
        super().__init__(why)


def interpret(line: str, connection: Connection, *, helper: Asker | None = None) -> dict[str, Any]:
    """The answer to one line, in the documented format; `helper` is the community's model. Raises Unreadable."""
    asked = _read(line)
    bot = f"{connection.bot_handle}@{connection.domain}"
    post = read_post(asked["text"], bot_handles=[bot])
    thread = asked.get("in_reply_to_proposal")
    author = str(asked.get("author") or "").lstrip("@").lower().removesuffix(f"@{connection.domain}")
    models = not (author and keeps_words_from_models(connection.community_id, author))

    named = roles_of(connection.community) if "@" in post.text else ()

    def understood(meant: Guess | None = None) -> Intent:
        return understand(
            post.text,
            reply_to_bot=thread is not None,
            thread_proposal=thread,
            bot=connection.bot_handle,
            models=models,
            guess=meant,
            roles=named,
        )

    intent = understood()
    if helper is not None and models and is_free(intent, post.text):
        with suppress(ModelUnavailable):  # then what is understood without it stands
            intent = understood(guess(post.text, helper))
    return {"id": asked.get("id"), **as_json(intent, thread=thread)}


def _read(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        found = re.search(r'"id"\s*:\s*"([^"\\]{1,100})"', line)
        raise Unreadable("This line is not JSON.", line_id=found[1] if found else None) from None
    if not isinstance(asked, dict):
        raise Unreadable('This line is no object: it needs at least {"text": "..."}.')
    line_id = asked.get("id")
    line_id = line_id if isinstance(line_id, str | int) else None
    if not isinstance(asked.get("text"), str):
        raise Unreadable("text is missing or is no text.", line_id=line_id)
    if not isinstance(asked.get("author", ""), str | None):
        raise Unreadable("author is no text.", line_id=line_id)
    thread = asked.get("in_reply_to_proposal")
    if thread is not None and (type(thread) is not int or not 0 < thread < _LARGEST_NUMBER):
        raise Unreadable("in_reply_to_proposal is no number of a proposal.", line_id=line_id)
    return {key: asked[key] for key in _KEYS & asked.keys()}


def as_json(intent: Intent, *, thread: int | None = None) -> dict[str, Any]:
    """An intent in the documented format; a reply to a proposal is about that proposal unless it names another."""
    about_one = intent.kind.changes_state or intent.kind in {"status", "remind"}
    proposal = intent.proposal
    if proposal is None and about_one and intent.kind not in _ABOUT_NONE:
        proposal = thread
    return {
        "intent": str(intent.kind),
        "choice": str(intent.choice) if intent.choice else None,
        "ballot": list(intent.ballot) or None,
        "also": [str(kind) for kind in intent.also],
        "proposal": proposal,
        "title": intent.title,
        "actions": [
            {"kind": str(one.kind), "target": one.target or None, "params": dict(one.params)} for one in intent.actions
        ],
        "source": intent.source,
        "confirm": intent.waits(thread=thread),
        "reason": intent.reason,
    }


_ABOUT_NONE = frozenset({"propose", "join", "leave", "moved", "vouch", "unvouch", "no_ai", "ai_ok"})
