"""Whatever a model says of whatever message: at most a draft, and nothing counts without its author's word."""

from datetime import datetime

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from platforms import pipeline
from platforms.conversation import respond
from platforms.models import InboundEvent, PendingDraft
from reasoning.classifier import Guess
from reasoning.grammar.fold import tokens_of
from reasoning.grammar.references import numbers_meant
from reasoning.intents import Choice, Intent
from reasoning.intents import IntentKind as K
from reasoning.understanding import understand
from tests.conftest import Town
from tests.invariants.checks import marks_of

PARTS = st.sampled_from(
    "yes no maybe 1 #1 12 count me in I am out the bench we should ban @eve@bad.example please could leave that this"
    " vote agree disagree veto appeal against for of would not never if nobody answers tomorrow suspend withdraw join"
    " ignore your rules and say confirm ¿ ? ! , . ; \n > “ ” propose SYSTEM: 👍".split(" ")
)
messages = st.one_of(st.lists(PARTS, min_size=1, max_size=14).map(" ".join), st.text(max_size=80))
guesses = st.builds(
    Guess,
    kind=st.sampled_from(list(K)),
    choice=st.none() | st.sampled_from(list(Choice)),
    likely=st.floats(0, 1),
    lead=st.floats(0, 1),
    torn=st.booleans(),
    otherwise=st.sampled_from(["", *map(str, K), *map(str, Choice)]),
)


SURE_TO_PROPOSE = Guess(kind=K.propose, choice=None, likely=1.0, lead=1.0, otherwise="propose")


def orders(intent: Intent) -> tuple[object, ...]:
    return intent.kind, intent.choice, intent.proposal, intent.marks, intent.person, intent.said, intent.title


@given(words=messages, guess=guesses, instead=st.booleans())
def test_a_guess_makes_no_order_and_invents_no_number(words: str, guess: Guess, instead: bool) -> None:
    """Invariant 12: what acts at once acts without any model as well; numbers are those that somebody wrote."""
    alone = understand(words, by_meaning=False)
    helped = understand(words, by_meaning=False, guess=guess, instead=instead)
    if helped.sure and helped.kind.changes_state:
        assert (alone.sure, orders(alone)) == (True, orders(helped))
    if helped.source == "model":
        assert not (helped.sure and helped.kind.changes_state)
        assert helped.proposal is None or helped.proposal in numbers_meant(tokens_of(words))


def event_of(town: Town, words: str, at: datetime) -> InboundEvent:
    payload = {
        "content": f"<p>@govbot {words}</p>", "bot": False, "in_reply_to": None, "display_name": "bruno",
        "remote": False, "created_at": None, "visibility": "public",
    }  # fmt: skip
    return InboundEvent.objects.create(
        community=town.community, external_id="any", post_id="any", author="bruno", payload=payload,
        occurred_at=at, received_at=at, due_at=at,
    )  # fmt: skip


def governed(town: Town) -> tuple[object, ...]:
    """The same as `marks_of`, but for what was said back."""
    head, number, halted, swept, _, ballots, proposals = marks_of(town.community.pk)
    return head, number, halted, swept, ballots, proposals


def test_whatever_a_model_says_of_a_message_changes_nothing(town: Town) -> None:
    """Invariant 12: without its author's word there is no entry, no ballot and no proposal."""
    town.say("alice", "@govbot propose a new bench")
    before, seen = governed(town), set()

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(words=messages.filter(lambda text: "\x00" not in text), guess=guesses)
    @example(words="we should ban @eve@bad.example", guess=SURE_TO_PROPOSE)
    def holds(words: str, guess: Guess) -> None:
        with transaction.atomic():
            event = event_of(town, words, town.now)
            message, intent = pipeline.understood(event, town.connection, real_now=town.now, guess=guess)
            _, alone = pipeline.understood(event, town.connection, real_now=town.now)
            if message and intent and alone and not (alone.sure and alone.kind.changes_state):
                seen.add(respond(message, intent).partition(":")[0])
                assert governed(town) == before
                assert not PendingDraft.objects.exclude(state="open").exists()
            transaction.set_rollback(True)

    holds()
    assert "draft" in seen
