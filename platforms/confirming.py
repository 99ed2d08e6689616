"""Asking a member whether they meant it, and taking their word. Nothing here counts without that word."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from governance import selectors
from governance.domain.actors import Cause
from governance.domain.lifecycle import State, is_voting
from governance.services.speech import Reply
from platforms import answers, drafts, questions, roles
from platforms.messages import Message, say
from platforms.models import DraftState, PendingDraft
from reasoning.grammar.answering import read_answer
from reasoning.intents import Intent, IntentKind

_NOTHING_KNOWN = frozenset({IntentKind.none, IntentKind.unclear})
_A_FEW = 8  # words
CarryOut = Callable[[Message, Intent], str]


def ask(message: Message, intent: Intent, *, carry_out: CarryOut) -> str:
    """Show a reading to its author, with what it would do and until when their word is awaited.

    What could not be done anyway is refused now, as it would be then. Raises GovernanceError.
    """
    number = intent.proposal or (message.place.proposal if message.place.direct else None)
    intent = replace(intent, proposal=number, actions=tuple(filter(questions.can_be_meant, intent.actions)))
    expires_at = message.now + drafts.TIME_TO_CONFIRM
    if intent.kind is IntentKind.vote and (proposal := selectors.visible_proposal(message.community, number or 0)):
        if not is_voting(selectors.proposal_state(proposal, message.now)) or proposal.closes_at is None:
            say(message, questions.too_late(proposal.number))
            return "draft:too_late"
        expires_at = min(expires_at, proposal.closes_at)
    if unknown := _unknown_role(message, intent):
        say(message, unknown)
        return "draft:which_role"
    became, foreseen = _foresee(message, intent, carry_out)
    if became.endswith(":which"):
        return carry_out(message, intent)  # it asks which one is meant
    shown = questions.shown(message, intent, expires_at=expires_at, foreseen=foreseen)
    drafts.keep(message, intent, question=say(message, shown), expires_at=expires_at)
    return f"draft:{intent.kind}"


def _unknown_role(message: Message, intent: Intent) -> Reply | None:
    if not intent.actions:
        return None
    return roles.which_role(intent.actions, roles.roles_of(selectors.community(message.community)))


def _foresee(message: Message, intent: Intent, carry_out: CarryOut) -> tuple[str, questions.Foreseen | None]:
    """Do it and take it back at once, so that nobody confirms what is then refused: what became of it, if it opened."""
    with transaction.atomic():
        became = carry_out(message, replace(intent, sure=True))
        made = selectors.proposal_number_by_source(message.community, message.post_id)
        opened = None
        if made is not None and intent.kind is IntentKind.propose:
            unseen = selectors.unseen_proposal(message.community, made)
            proposal = unseen or selectors.visible_proposal(message.community, made)
            if proposal is not None:
                opened = questions.Foreseen(process=selectors.process_of(proposal), held=unseen is not None)
        transaction.set_rollback(True)
    return became, opened


def answered(message: Message, intent: Intent, *, carry_out: CarryOut) -> str | None:
    """What came of an answer to a question of the bot's; None if the message is no such answer."""
    if message.post.quoted or message.post.code:
        return None
    answer = read_answer(message.post.text)
    draft = drafts.asked_in(message.community, message.place.answers)
    anothers = draft is not None and draft.author != message.author
    if anothers:
        draft = None
    if answer is None:
        return _another_word(message, intent, draft)
    word, number = answer
    if word == "no":
        if draft is None and not anothers and number is None:
            draft = _the_only_one_to_leave(message)
        return _decline(message, draft) if draft is not None else None
    if draft is None and not anothers:
        draft = _the_only_one(message, number)
    if draft is None or (number is not None and number != draft.intent["proposal"]):
        say(message, questions.not_waiting("none" if drafts.has_open(message.community, message.author) else "nothing"))
        return "draft:none"
    return _confirm(message, draft, carry_out)


def _the_only_one(message: Message, number: int | None) -> PendingDraft | None:
    """The draft that is meant without answering the question itself.

    Never from an answer to somebody else, and in the thread of a proposal only what is about that one.
    """
    if message.place.reply and not message.place.to_bot:
        return None
    found = drafts.waiting(message.community, message.author, at=message.occurred_at)
    number = number or message.place.proposal
    found = [draft for draft in found if number is None or number in _about(draft)]
    return found[0] if len(found) == 1 else None


def _the_only_one_to_leave(message: Message) -> PendingDraft | None:
    """The draft that a bare "no" leaves: one that is no vote, away from any proposal, where a "no" may be a vote."""
    draft = _the_only_one(message, None) if message.place.proposal is None else None
    return draft if draft is not None and draft.intent["kind"] != IntentKind.vote else None


def _about(draft: PendingDraft) -> tuple[int | None, int | None]:
    """The proposals that a draft is about: the one it names, and the one in whose thread it was written."""
    thread = draft.thread.removeprefix("#")
    return draft.intent["proposal"], int(thread) if draft.thread != thread else None


def _another_word(message: Message, intent: Intent, draft: PendingDraft | None) -> str | None:
    """A bare `yes` to a question about a "no", or a few words that say neither: what they mean is not guessed."""
    bare_vote = intent.kind is IntentKind.vote and intent.proposal is None
    few_words = intent.kind in _NOTHING_KNOWN and len(message.post.text.split()) <= _A_FEW
    if draft is None or draft.state != DraftState.OPEN or not (bare_vote or few_words):
        return None
    say(message, questions.not_waiting("word"))
    return "draft:word"


def _decline(message: Message, draft: PendingDraft) -> str:
    if not drafts.settle(draft, DraftState.DECLINED, now=message.now, by=message.cause.ref):
        return _over(message, draft)
    say(message, questions.left())
    return "draft:declined"


def _confirm(message: Message, draft: PendingDraft, carry_out: CarryOut) -> str:
    if message.moved:
        say(message, answers.moved())
        return "refused:moved"
    if message.occurred_at >= draft.expires_at:
        return _over(message, draft)
    if draft.state == DraftState.OPEN and drafts.shows_what_is_past(draft):
        drafts.settle(draft, DraftState.REPLACED, now=message.now, by=message.cause.ref)
        say(message, questions.not_waiting("changed"))
        return "draft:changed"
    with transaction.atomic():  # a refusal leaves the draft open
        if not drafts.settle(draft, DraftState.CONFIRMED, now=message.now, by=message.cause.ref):
            return _over(message, draft)
        became = carry_out(_as_first_said(message, draft), drafts.intent_of(draft))
    return f"confirmed:{became}"


def _over(message: Message, draft: PendingDraft) -> str:
    draft.refresh_from_db()
    why = "over" if draft.state == DraftState.OPEN else draft.state
    open_still = False
    if why == "over" and draft.intent["kind"] == IntentKind.vote:
        proposal = selectors.visible_proposal(message.community, draft.intent["proposal"])
        open_still = proposal is not None and selectors.proposal_state(proposal, message.now) is State.OPEN
    say(message, questions.not_waiting(why, drafts.intent_of(draft) if open_still else None))
    return f"draft:{why}"


def _as_first_said(message: Message, draft: PendingDraft) -> Message:
    """The confirmation with the circumstances of what it confirms; a vote keeps the confirmation's own instant."""
    if draft.intent["kind"] == IntentKind.vote:
        return replace(message, visibility=draft.visibility)
    return replace(
        message,
        post=replace(message.post, text=draft.said, mentions=tuple(draft.mentions)),
        visibility=draft.visibility,
        cause=Cause(ref=message.cause.ref, post=draft.post_id),
    )
