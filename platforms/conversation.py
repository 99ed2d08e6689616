"""From what a member meant to one command or one answer. Nothing here decides anything."""

import re
from collections.abc import Callable

from governance.domain import commands
from governance.domain.actors import Actor
from governance.domain.errors import GovernanceError
from governance.selectors.readings import question_asked_in
from governance.services.handle import handle
from platforms import answers, confirming
from platforms.messages import Message
from platforms.messages import say as _say
from reasoning.intents import Choice, Intent, IntentKind

_OPEN = frozenset({"public", "unlisted"})
_CONTESTED = re.compile(r"\bappeal\W+(?:against |of |to )?(?:the |an? )?(reading|halt|act|answer|appeal)\b")
_LONGEST_FORMULA = 40  # characters, such as "I would therefore propose that we"


def respond(message: Message, intent: Intent) -> str:
    """Carry out or answer one message; the word for what became of it. Raises nothing that a member caused."""
    try:
        return _respond(message, intent)
    except GovernanceError as error:
        _say(message, answers.refusal(error))
        return f"refused:{error.code}"


def _respond(message: Message, intent: Intent) -> str:
    if message.moved and intent.kind.changes_state:
        _say(message, answers.moved())
        return "refused:moved"
    return _answers_question(message, intent) or _understood(message, intent)


def _understood(message: Message, intent: Intent) -> str:
    return confirming.answered(message, intent, carry_out=_carry_out) or _taken_up(message, intent)


def _taken_up(message: Message, intent: Intent) -> str:
    if intent.kind in _COMMANDS and intent.sure:
        return _carry_out(message, intent)
    if intent.kind in _COMMANDS and not _among_others(message):
        _keep_comment(message)
        return confirming.ask(message, intent, carry_out=_carry_out)
    if intent.kind is IntentKind.query and _keep_comment(message) and not message.place.direct:
        return "comment"
    if message.answer is not None and (intent.sure or not _among_others(message)):
        _say(message, message.answer)
        return str(intent.kind)
    if intent.kind in answers.ANSWERS and (intent.sure or not _among_others(message)):
        _say(message, answers.ANSWERS[intent.kind](message.community, message.author, intent, message.now))
        return str(intent.kind)
    if intent.kind is IntentKind.none and not intent.asks_back:
        return _talk(message)
    if intent.kind is not IntentKind.unclear and intent.sure:
        _say(message, answers.not_here(intent))
        return f"not_here:{intent.kind}"
    return _ask_back(message, intent)


def _carry_out(message: Message, intent: Intent) -> str:
    return _COMMANDS[intent.kind](message, intent)


def _among_others(message: Message) -> bool:
    """Whether it stands under somebody else's post: what is not plain there is said to them."""
    return message.place.reply and not message.place.to_bot and not message.place.direct


def _vote(message: Message, intent: Intent) -> str:
    number = intent.proposal
    if number is None and message.place.direct:
        number = message.place.proposal
    if number is None or intent.choice is None:
        _keep_comment(message)
        _say(message, answers.which_proposal(intent, message.place.proposal))
        return "vote:which"
    _do(
        message,
        commands.CastVote(
            number=number,
            choice=_word(intent.choice),
            cast_at=message.occurred_at,
            post=message.post_id,
            reason=intent.said or "",
            private=_in_private(message),
        ),
    )
    return f"vote:{intent.choice}"


def _number_of(message: Message, intent: Intent) -> int | None:
    """The proposal that was named, or the one that a direct reply answers."""
    return intent.proposal or (message.place.proposal if message.place.direct else None)


def _say_in_stage(message: Message, intent: Intent) -> str:
    """A signature, an objection, a ballot over options: what belongs to the stage that a proposal is in."""
    number = _number_of(message, intent)
    if number is None:
        _keep_comment(message)
        _say(message, answers.which_one(intent, message.place.proposal))
        return f"{intent.kind}:which"
    if intent.kind in _OVER_OPTIONS and not intent.marks:
        _say(message, answers.which_options(intent, number))
        return f"{intent.kind}:which"
    _do(
        message,
        commands.CastVote(
            number=number,
            choice=_STAGE_WORDS.get(intent.kind, ""),
            cast_at=message.occurred_at,
            post=message.post_id,
            reason=intent.said or "",
            private=_in_private(message),
            ballot=intent.marks or "",
        ),
    )
    return str(intent.kind)


_OVER_OPTIONS = frozenset({IntentKind.rank, IntentKind.approve, IntentKind.score})
_STAGE_WORDS = {
    IntentKind.sign: "sign",
    IntentKind.unsign: "taken_back",
    IntentKind.object: "object",
    IntentKind.unobject: "taken_back",
}


def _about_one(message: Message, intent: Intent) -> str:
    """What people do with a proposal beside saying how they decide: nominate, accept, decline, revise, call."""
    number = _number_of(message, intent)
    if number is None or (intent.kind is IntentKind.nominate and not intent.person):
        _keep_comment(message)
        _say(message, answers.which_one(intent, number or message.place.proposal))
        return f"{intent.kind}:which"
    _do(message, _ABOUT_ONE[intent.kind](number, intent, _in_private(message)))
    return str(intent.kind)


_ABOUT_ONE: dict[IntentKind, Callable[[int, Intent, bool], commands.Command]] = {
    IntentKind.nominate: lambda number, intent, _: commands.Nominate(number=number, handle=intent.person or ""),
    IntentKind.accept: lambda number, *_: commands.AcceptNomination(number=number),
    IntentKind.decline: lambda number, *_: commands.Decline(number=number),
    IntentKind.revise: lambda number, intent, private: commands.ReviseProposal(
        number=number, text=intent.said or "", private=private
    ),
    IntentKind.call: lambda number, *_: commands.CallForVote(number=number),
}


def _word(choice: Choice) -> str:
    return choice.value


def _propose(message: Message, intent: Intent) -> str:
    command = commands.OpenProposal(
        title=intent.title or "",
        body=_beyond_title(intent),
        bot=message.bot,
        label=intent.process_hint,
        mentions=message.post.mentions,
        private=_in_private(message),
        actions=intent.actions,
    )
    _do(message, command)
    return "propose"


def _beyond_title(intent: Intent) -> str:
    """The member's words without the formula before them, where they say more than the title does."""
    title, body = intent.title or "", (intent.body or "").strip()
    if not title:
        return body
    before, found, after = body.partition(title)
    if not found or len(before) > _LONGEST_FORMULA:
        return body
    return title[:1].upper() + title[1:] + after if after.strip(" .!") else ""


def _in_private(message: Message) -> bool:
    return message.visibility not in _OPEN


def _join(message: Message, _: Intent) -> str:
    command = commands.JoinCommunity(
        display_name=message.display_name, remote=message.remote, tenure_from=message.account_created_at
    )
    _do(message, command)
    return "join"


def _leave(message: Message, _: Intent) -> str:
    _do(message, commands.LeaveCommunity())
    return "leave"


def _moved(message: Message, intent: Intent) -> str:
    old = (intent.person or "").removeprefix("@")
    if not message.moved_here:
        _say(message, answers.not_seen_moving(old))
        return "moved:not_seen"
    _do(message, commands.MoveAccount(old_handle=old, display_name=message.display_name, remote=message.remote))
    return "moved"


def _vouch(message: Message, intent: Intent) -> str:
    person = message.author if intent.person == "me" else intent.person or ""
    _do(message, commands.VouchFor(handle=person, keep=intent.kind is IntentKind.vouch))
    return str(intent.kind)


def _models(message: Message, intent: Intent) -> str:
    _do(message, commands.KeepWordsFromModels(keep=intent.kind is IntentKind.no_ai))
    return str(intent.kind)


def _withdraw(message: Message, intent: Intent) -> str:
    number = intent.proposal or (message.place.proposal if message.place.direct else None)
    if number is None:
        _say(message, answers.which_to_withdraw())
        return "withdraw:which"
    _do(message, commands.WithdrawProposal(number=number))
    return "withdraw"


def _veto(message: Message, intent: Intent) -> str:
    number = intent.proposal or (message.place.proposal if message.place.direct else None)
    if number is None:
        _say(message, answers.which_to_veto())
        return "veto:which"
    _do(message, commands.RaiseVeto(number=number, raised_at=message.occurred_at, reason=_reason_in(message)))
    return "veto"


def _appeal(message: Message, intent: Intent) -> str:
    reason, subject = _reason_in(message), _contested(message.post.text)
    number = intent.proposal or (message.place.proposal if message.place.direct and subject != "reading" else None)
    if not reason or (number is None and not subject):
        _say(message, answers.appeal_of_what())
        return "appeal:which"
    _do(message, commands.MakeAppeal(number=number, reason=reason, subject=subject, private=_in_private(message)))
    return "appeal"


def _contest(message: Message, intent: Intent) -> str:
    if not intent.said:
        _say(message, answers.contest_what())
        return "contest:which"
    _do(message, commands.ContestReading(words=intent.said))
    return "contest"


def _answers_question(message: Message, intent: Intent) -> str | None:
    """A reply to a question that the community was asked is an answer, unless it is plainly an order."""
    ordered = intent.sure and intent.kind.changes_state and intent.kind is not IntentKind.vote
    if message.place.proposal is not None or ordered or not message.post.text:
        return None
    asked = question_asked_in(message.community, message.place.answers)
    if asked is None:
        return None
    _do(message, commands.AnswerQuestion(question=asked.pk, text=message.post.text))
    return "answer"


def _contested(text: str) -> str:
    """What is contested beside a decision, by the words before the colon; empty for a decision by its number."""
    before = text.partition(":")[0].lower()
    named = _CONTESTED.search(before)
    return {"halt": "act", "answer": "appeal"}.get(named[1], named[1]) if named else ""


def _reason_in(message: Message) -> str:
    """The words after the colon: “veto #3: it would cost too much”."""
    return message.post.text.partition(":")[2].strip()[:2000]


_COMMANDS: dict[IntentKind, Callable[[Message, Intent], str]] = {
    IntentKind.vote: _vote,
    IntentKind.propose: _propose,
    IntentKind.join: _join,
    IntentKind.leave: _leave,
    IntentKind.moved: _moved,
    IntentKind.vouch: _vouch,
    IntentKind.unvouch: _vouch,
    IntentKind.no_ai: _models,
    IntentKind.ai_ok: _models,
    IntentKind.withdraw: _withdraw,
    IntentKind.veto: _veto,
    IntentKind.appeal: _appeal,
    IntentKind.contest: _contest,
    **dict.fromkeys((*_STAGE_WORDS, *_OVER_OPTIONS), _say_in_stage),
    **dict.fromkeys(_ABOUT_ONE, _about_one),
}


def _talk(message: Message) -> str:
    if _keep_comment(message):
        return "comment"
    if not message.place.reply:
        _say(message, answers.hint())
    return "talk"


def _ask_back(message: Message, intent: Intent) -> str:
    """A question back rather than a guess; in a thread under somebody else's post it is just talk."""
    kept = _keep_comment(message)
    if kept and not message.place.direct:
        return "comment"
    _say(message, answers.unclear(intent, message.place.proposal))
    return f"unclear:{intent.kind}"


def _keep_comment(message: Message) -> bool:
    """Put a reply on its proposal's page. What was said in private stays private."""
    if message.place.proposal is None or message.visibility not in _OPEN or not message.post.text:
        return False
    _do(
        message,
        commands.AddComment(number=message.place.proposal, text=message.post.text, posted_at=message.occurred_at),
    )
    return True


def _do(message: Message, command: commands.Command) -> None:
    handle(
        command,
        community=message.community,
        actor=Actor.person(message.author),
        cause=message.cause,
        now=message.now,
    )
