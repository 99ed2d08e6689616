"""A message with which a model's worker breaks keeps nobody else waiting, and is given up where people see it."""

import pytest

from platforms import inbox, pipeline
from platforms.backoff import MOST_ATTEMPTS
from platforms.messages import Message
from platforms.models import InboundEvent, Thought
from platforms.thinking import helping
from reasoning.intents import Intent
from tests.conftest import Town
from tests.fakes.model_server import ModelServer
from tests.integration.helped_towns import FREE, think, told


def test_a_message_with_which_something_breaks_keeps_nobody_else_waiting(
    helped: Town, model_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    model_server.fault = "hang"
    helped.say("alice", FREE)
    helped.say("bruno", "@govbot the fence could do with paint and some more flowers beside it, what do people say")
    assert Thought.objects.count() == 2
    real = helping.respond

    def broken(message: Message, intent: Intent) -> str:
        if message.author == "alice":
            raise RuntimeError("a defect")
        return real(message, intent)

    with monkeypatch.context() as patched:
        patched.setattr(helping, "respond", broken)
        helped.wait(minutes=5)
        helped.say("chidi", "@govbot status")
    assert told(helped, "bruno")
    assert told(helped, "chidi")
    assert "a defect" in InboundEvent.objects.get(author="alice").error
    helped.wait(minutes=15)
    assert told(helped, "alice")


def test_a_message_with_which_something_always_breaks_is_given_up_visibly_and_can_be_taken_up_again(
    helped: Town, model_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(message: Message, intent: Intent) -> str:
        raise RuntimeError("a defect")

    helped.say("alice", FREE)
    with monkeypatch.context() as patched:
        for where in (helping, pipeline):
            patched.setattr(where, "respond", broken)
        think(helped)
        assert Thought.objects.get().state == "alone"
        # It may be a vote in odd words, so it holds up what it may change, until people have looked.
        assert inbox.oldest_unsettled_at(helped.community.pk) == InboundEvent.objects.get().occurred_at
        for _ in range(MOST_ATTEMPTS):
            helped.wait(hours=1)
    event = InboundEvent.objects.get()
    assert (event.state, event.attempts) == ("dead", MOST_ATTEMPTS)
    assert "a defect" in event.error
    assert told(helped, "alice") == []
    asked = len(model_server.asked)
    assert inbox.try_again(event.pk, now=helped.now)
    helped.work()
    assert len(told(helped, "alice")) == 1
    assert len(model_server.asked) == asked
