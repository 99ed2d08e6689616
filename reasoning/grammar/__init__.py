"""The strict grammar: what a message asks for, told from its words alone.

`parse` marks an intent as sure only where the whole message is one of the known forms. Whatever else the words
may mean is returned unsure, for the author to confirm or for people to read.
"""

import re
from dataclasses import replace

from reasoning.grammar import guards
from reasoning.grammar.answering import read_answer
from reasoning.grammar.commands import read_order
from reasoning.grammar.fold import Tokens, tokens_of, without_manners
from reasoning.grammar.forms import Carried, read_carried
from reasoning.grammar.loose import read_loose, unsure
from reasoning.grammar.proposing import Draft, read_draft, split_label
from reasoning.grammar.questions import is_question
from reasoning.grammar.references import only_number
from reasoning.grammar.votes import Ballot, read_ballot
from reasoning.intents import Intent
from reasoning.intents import IntentKind as K

__all__ = ["parse"]

LONGEST_MESSAGE = 20_000  # characters
_JOINTS = frozenset(". ; , ? ! !! and und et y also then &".split())
_MOST_PARTS = 6
_LONGEST_BALLOTS = 12  # words
_BLANKS = re.compile(r"[ \t\u00a0]+")


def parse(text: str, *, reply_to_bot: bool = False, thread_proposal: int | None = None) -> Intent:
    """Read one message. `thread_proposal` only serves to notice that another number is named."""
    text = text[:LONGEST_MESSAGE].strip()
    own = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">")).strip()
    if reply_to_bot or thread_proposal is not None:
        own = _without_names(own)
    own = _BLANKS.sub(" ", own)
    tokens = tokens_of(own)
    if not text or (own and not tokens):
        return Intent(kind=K.help, sure=True, reason="The message was empty, so here is what can be said.")
    if not own:
        return unsure(K.none, "These are only quoted words.")
    intent = _read(own, tokens)
    if intent.body is not None:
        intent = replace(intent, body=text)
    if own != text and guards.quotes_something(text) and _does_more_than_propose(intent):
        return replace(intent, sure=False, reason="This quotes something, so its author should confirm it.")
    return _beside_thread(intent, thread_proposal)


def _does_more_than_propose(intent: Intent) -> bool:
    return intent.sure and intent.kind.changes_state and intent.kind != K.propose


def _without_names(text: str) -> str:
    """Clients put the names of a thread before a reply; they are an address, not words."""
    words = text.split()
    names = 0
    while names < len(words) and words[names].startswith("@") and len(words[names]) > 1:
        text = text[len(words[names]) :].lstrip()
        names += 1
    return text


def _beside_thread(intent: Intent, thread: int | None) -> Intent:
    named = intent.proposal
    if named is None or thread is None or named == thread or not (intent.sure and intent.kind.changes_state):
        return intent
    reason = f"The message names proposal {named}, but it answers proposal {thread}; its author should say which."
    return replace(intent, sure=False, reason=reason)


def _read(text: str, tokens: Tokens) -> Intent:
    label, rest = split_label(text)
    if label is not None:
        return _labelled(label, text, rest)
    if known := _from_form(text, tokens):
        return known
    if draft := read_draft(text):
        return _from_draft(draft, text)
    if order := read_order(tokens):
        sure = order.sure and not (order.kind.changes_state and order.reasoned and _reason_spoils(text, tokens))
        reason = "This is a known order." if sure else "This looks like an order that its author should confirm."
        return Intent(kind=order.kind, sure=sure, reason=reason, proposal=order.number)
    if guards.is_trick(text):
        return read_loose(text, tokens)
    if several := _several(tokens):
        return several
    if is_question(tokens):
        return _from_question(tokens)
    return read_loose(text, tokens)


def _reason_spoils(text: str, tokens: Tokens) -> bool:
    return (
        guards.is_conditional(tokens)
        or guards.is_hypothetical(tokens)
        or guards.asks(tokens)
        or guards.is_mockery(text)
        or guards.is_trick(text)
    )


def _from_ballot(ballot: Ballot) -> Intent:
    first = ballot.choices[0]
    number = ballot.numbers[0] if ballot.numbers else None
    if ballot.is_plain:
        return Intent(kind=K.vote, choice=first, proposal=number, sure=True, reason="The whole message is a vote.")
    if len(set(ballot.numbers)) <= 1:
        reason = "This says two different things; write one choice to vote."
        return unsure(K.unclear, reason, proposal=number, asks_back=True)
    intent = unsure(K.vote, "One message can vote on one proposal; write one for each.", proposal=number, choice=first)
    return replace(intent, also=(K.vote,))


def _from_form(text: str, tokens: Tokens) -> Intent | None:
    if ballot := read_ballot(tokens):
        return _from_ballot(ballot)
    if (answer := read_answer(text)) and answer[0] == "confirm":
        return Intent(kind=K.confirm, sure=True, reason="This is a known order.", proposal=answer[1])
    carried = read_carried(text)
    return _from_carried(carried) if carried else None


def _from_carried(carried: Carried) -> Intent:
    return Intent(
        kind=carried.kind,
        sure=True,
        reason="This is a known order.",
        choice=carried.choice,
        proposal=carried.number,
        marks=carried.ballot,
        ballot=tuple(re.split("[>,]", carried.ballot)) if carried.ballot else (),
        said=carried.said,
        person=carried.person,
    )


def _from_draft(draft: Draft, text: str) -> Intent:
    also = tuple(kind for kind in _orders_after(text) if kind.changes_state)
    reason = draft.reason if not also else "More than a proposal was said, so its author should confirm it."
    return Intent(
        kind=K.propose,
        sure=draft.sure and not also,
        reason=reason,
        title=draft.title,
        body=text.strip(),
        process_hint=draft.hint,
        also=also,
    )


def _orders_after(text: str) -> list[K]:
    """Whole sentences after the first that are votes or orders themselves."""
    tokens = tokens_of(text)
    found = []
    for part in _parts(tokens, frozenset(".!;"))[1:]:
        if read_ballot(part):
            found.append(K.vote)
        elif len(part) > 1 and (order := read_order(part)):
            found.append(order.kind)
    return found


def _labelled(label: str, text: str, rest: str) -> Intent:
    if rest.strip() and not split_label(rest)[0]:
        intent = _read(rest, tokens_of(rest))
        if intent.kind == K.propose:
            return replace(intent, body=text.strip(), process_hint=intent.process_hint or label)
        if intent.kind not in (K.none, K.unclear):
            return replace(intent, sure=intent.sure and not intent.kind.changes_state)
        if guards.is_trick(rest):
            return intent
    draft = read_draft("propose " + rest)
    reason = "It is labelled like a proposal; its author should confirm it."
    return Intent(
        kind=K.propose,
        sure=False,
        reason=reason,
        title=draft.title if draft else None,
        body=text.strip(),
        process_hint=label,
    )


def _several(tokens: Tokens) -> Intent | None:
    parts = _parts(tokens, _JOINTS)
    parts = _two_ballots(parts[0]) if len(parts) == 1 else parts
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    intents = []
    for part in parts:
        ballot, order = read_ballot(part), read_order(part)
        if ballot:
            intents.append(_from_ballot(ballot))
        elif order:
            intents.append(Intent(kind=order.kind, sure=order.sure, reason="", proposal=order.number))
        else:
            return None
    kinds = tuple(intent.kind for intent in intents)
    if set(kinds) == {K.vote} and len({intent.proposal for intent in intents}) == 1:
        return unsure(
            K.unclear,
            "This says two different things; write one choice to vote.",
            proposal=intents[0].proposal,
            asks_back=True,
        )
    if any(kind.changes_state for kind in kinds):
        reason = "Several things were asked at once; write one message for each."
        return replace(intents[0], sure=False, also=kinds[1:], reason=reason)
    also = tuple(dict.fromkeys(kind for kind in kinds if kind != kinds[0]))
    return replace(intents[0], also=also, reason="This is a known order.")


def _two_ballots(tokens: Tokens) -> list[Tokens]:
    """`agree 1 disagree 1`, with nothing between."""
    halves = [(tokens[:at], tokens[at:]) for at in range(2, min(len(tokens), _LONGEST_BALLOTS))]
    return next(([one, other] for one, other in halves if read_ballot(one) and read_ballot(other)), [])


def _parts(tokens: Tokens, joints: frozenset[str]) -> list[Tokens]:
    parts: list[Tokens] = []
    start = 0
    for at, token in enumerate((*tokens, ".")):
        if token in joints:
            if part := without_manners(tokens[start:at]):
                parts.append(part)
            start = at + 1
    return parts


def _from_question(tokens: Tokens) -> Intent:
    number = only_number(tokens)
    end = len(tokens)
    while end and tokens[end - 1] == "?":
        end -= 1
    if end < len(tokens) and read_ballot(tokens[:end]):
        return unsure(K.unclear, "With a question mark this is no vote; write it without one to vote.", proposal=number)
    return Intent(kind=K.query, sure=True, reason="This is a question.", proposal=number)
