"""How well messages are understood: the right intent as a draft, and never an act that its author did not mean."""

from collections.abc import Callable, Mapping
from typing import Any

from reasoning import embedding
from reasoning.assisted.understanding import guess, is_free, is_guessed
from reasoning.classifier import Guess
from reasoning.evaluation.helping import figures_of, helper_named
from reasoning.evaluation.scores import Figure, Figures, LabelledSet, Told, untold
from reasoning.intents import Intent
from reasoning.models.asking import Asker
from reasoning.models.errors import ModelUnavailable
from reasoning.plaintext import read_post
from reasoning.understanding import understand

_BOT = "govbot"
_SAME_ACTION = {"remove_rule": "end_rule", "role_revoke": "role_end", "none": None}


def measure(
    labelled: LabelledSet,
    *,
    model: str,
    clock: Callable[[], float],
    say: Callable[[str], None],
    told: Told = untold,
) -> Figures:
    """Score every message of a set."""
    if not labelled.mentions:
        return ()
    helper = helper_named(model)
    unanswered = right = applied = harmed = acted = asked_for = numbered = numbers = 0
    embedding.available()  # loading it is no message's time
    times = []
    for done, label in enumerate(labelled.mentions):
        told(done, len(labelled.mentions))
        began = clock()
        try:
            intent = read(label, helper=helper)
        except ModelUnavailable as error:
            unanswered += 1
            say(f"{labelled.name} {label.get('id')}: {error}")
            intent = read(label)
        times.append(clock() - began)
        found = named(intent)
        good = found in wanted(label)
        right += good
        if not good:
            say(f"{labelled.name} {label.get('id')}: {found}, not {label['intent']}: {intent.reason}")
        at_once = acts_at_once(intent, label)
        if at_once and not good:
            applied += 1
            say(f"{labelled.name} {label.get('id')}: WOULD ACT AT ONCE: {found}")
        if violates(intent, label):
            harmed += 1
            say(f"{labelled.name} {label.get('id')}: must not be {found}")
        if label.get("action") and label["intent"] == "propose":
            asked_for += 1
            acted += has_action(intent, label)
        if good and label.get("proposal") is not None and found == label["intent"]:
            numbers += 1
            numbered += (intent.proposal or label.get("in_reply_to_proposal")) == label["proposal"]
    times.sort()
    return (
        Figure("right intent", right, len(labelled.mentions)),
        Figure("by rules alone", _right(labelled, by_meaning=False), len(labelled.mentions)),
        Figure("by the grammar alone", _right(labelled, models=False), len(labelled.mentions)),
        Figure("right number", numbered, numbers),
        Figure("right effect and target", acted, asked_for),
        Figure("drafts that must not be", harmed),
        Figure("wrong and applied at once", applied),
        Figure("no answer from the model", unanswered),
        Figure("median", round(1000 * times[len(times) // 2], 1), unit="ms"),
        Figure("95th percentile", round(1000 * times[int(len(times) * 0.95)], 1), unit="ms"),
        *figures_of(helper),
    )


def _right(labelled: LabelledSet, *, models: bool = True, by_meaning: bool | None = None) -> int:
    return sum(named(read(label, models=models, by_meaning=by_meaning)) in wanted(label) for label in labelled.mentions)


def wanted(label: Mapping[str, Any]) -> set[str]:
    return {str(label["intent"]), *map(str, label.get("acceptable") or ())}


def read(
    label: Mapping[str, Any],
    *,
    helper: Asker | None = None,
    instead: bool = False,
    models: bool = True,
    by_meaning: bool | None = None,
) -> Intent:
    """What is understood of one labelled message, with a language model's help if there is one.

    `instead`: the model is tried wherever something is guessed. Raises ModelUnavailable.
    """
    thread = label.get("in_reply_to_proposal")
    text = read_post(str(label["text"]), bot_handles=[_BOT]).text

    def understood(meant: Guess | None = None) -> Intent:
        return understand(
            text,
            reply_to_bot=thread is not None,
            thread_proposal=thread,
            bot=_BOT,
            models=models,
            by_meaning=by_meaning,
            guess=meant,
            instead=instead,
        )

    alone = understood()
    asked = is_guessed(alone, text) if instead else is_free(alone, text)
    return understood(guess(text, helper)) if helper and asked else alone


def named(intent: Intent) -> str:
    """The intent in the words of the labels."""
    return f"vote:{intent.choice}" if intent.choice else str(intent.kind)


def acts_at_once(intent: Intent, label: Mapping[str, Any]) -> bool:
    """Whether it would change something without a word from its author."""
    return intent.kind.changes_state and not intent.waits(thread=label.get("in_reply_to_proposal"))


def violates(intent: Intent, label: Mapping[str, Any]) -> bool:
    """Whether it is something that the label forbids, even as a draft; `... without asking` forbids only acting."""
    kinds = {named(intent), *(str(one.kind) for one in intent.actions)}
    return any(
        str(forbidden) in kinds
        or (
            acts_at_once(intent, label) and str(forbidden).split(" ")[0] in kinds and "without asking" in str(forbidden)
        )
        for forbidden in label.get("must_not") or ()
    )


def has_action(intent: Intent, label: Mapping[str, Any]) -> bool:
    """Whether exactly the labelled effect was read, on the labelled target."""
    wanted = _SAME_ACTION.get(label["action"], label["action"])
    first = intent.actions[0] if intent.actions else None
    if wanted is None or first is None:
        return wanted is None and first is None
    target = str(label.get("target") or first.target)
    return str(first.kind) == wanted and first.target.lstrip("@").lower() == target.lstrip("@").lower()
