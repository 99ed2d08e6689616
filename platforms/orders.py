"""What each kind of message asks the core to do: one command for one message, or one question back."""

import re
from collections.abc import Callable

from governance.domain import commands
from governance.services.speech import Reply
from platforms import answers, drafts
from platforms.messages import Message, do, in_private, keep_comment, say
from reasoning.intents import Intent, IntentKind

_CONTESTED = re.compile(r"\bappeal\W+(?:against |of |to )?(?:the |an? )?(reading|halt|act|answer|appeal)\b")
_LONGEST_FORMULA = 40  # characters, such as "I would therefore propose that we"


def _vote(message: Message, intent: Intent) -> str:
    number = _number_of(message, intent)
    if number is None or intent.choice is None:
        keep_comment(message)
        say(message, _which_vote(message, intent))
        return "vote:which"
    _cast(message, intent, number, choice=intent.choice.value)
    return f"vote:{intent.choice}"


def _which_vote(message: Message, intent: Intent) -> Reply:
    asked = drafts.has_open(message.community, message.author)
    return answers.which_proposal(message.community, intent, message.place.proposal, asked=asked)


def _cast(message: Message, intent: Intent, number: int, *, choice: str, ballot: str = "") -> None:
    command = commands.CastVote(
        number=number,
        choice=choice,
        cast_at=message.occurred_at,
        post=message.post_id,
        reason=intent.said or "",
        private=in_private(message),
        ballot=ballot,
    )
    do(message, command)


def _number_of(message: Message, intent: Intent) -> int | None:
    """The proposal that was named, or the one that a direct reply answers."""
    return intent.proposal or (message.place.proposal if message.place.direct else None)


def _say_in_stage(message: Message, intent: Intent) -> str:
    """A signature, an objection, a ballot over options: what belongs to the stage that a proposal is in."""
    number = _number_of(message, intent)
    if number is None:
        keep_comment(message)
        say(message, answers.which_one(intent, message.place.proposal))
        return f"{intent.kind}:which"
    if intent.kind in _OVER_OPTIONS and not intent.marks:
        say(message, answers.which_options(intent, number))
        return f"{intent.kind}:which"
    _cast(message, intent, number, choice=_STAGE_WORDS.get(intent.kind, ""), ballot=intent.marks or "")
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
        keep_comment(message)
        say(message, answers.which_one(intent, number or message.place.proposal))
        return f"{intent.kind}:which"
    do(message, _ABOUT_ONE[intent.kind](number, intent, message))
    return str(intent.kind)


_ABOUT_ONE: dict[IntentKind, Callable[[int, Intent, Message], commands.Command]] = {
    IntentKind.nominate: lambda number, intent, message: commands.Nominate(
        number=number, handle=intent.person or "", said_at=message.occurred_at
    ),
    IntentKind.accept: lambda number, _, message: commands.AcceptNomination(number=number, said_at=message.occurred_at),
    IntentKind.decline: lambda number, _, message: commands.Decline(number=number, said_at=message.occurred_at),
    IntentKind.revise: lambda number, intent, message: commands.ReviseProposal(
        number=number, text=intent.said or "", private=in_private(message)
    ),
    IntentKind.call: lambda number, _, message: commands.CallForVote(number=number, said_at=message.occurred_at),
}


def _propose(message: Message, intent: Intent) -> str:
    command = commands.OpenProposal(
        title=intent.title or "",
        body=_beyond_title(intent),
        bot=message.bot,
        label=intent.process_hint,
        mentions=message.post.mentions,
        private=in_private(message),
        actions=intent.actions,
    )
    do(message, command)
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


def _join(message: Message, _: Intent) -> str:
    command = commands.JoinCommunity(
        display_name=message.display_name, remote=message.remote, tenure_from=message.account_created_at
    )
    do(message, command)
    return "join"


def _leave(message: Message, _: Intent) -> str:
    do(message, commands.LeaveCommunity())
    return "leave"


def _moved(message: Message, intent: Intent) -> str:
    old = (intent.person or "").removeprefix("@")
    if not message.moved_here:
        say(message, answers.not_seen_moving(old))
        return "moved:not_seen"
    do(message, commands.MoveAccount(old_handle=old, display_name=message.display_name, remote=message.remote))
    return "moved"


def _vouch(message: Message, intent: Intent) -> str:
    person = message.author if intent.person == "me" else intent.person or ""
    do(message, commands.VouchFor(handle=person, keep=intent.kind is IntentKind.vouch))
    return str(intent.kind)


def _remind(message: Message, intent: Intent) -> str:
    number = intent.proposal or message.place.proposal
    if number is None:
        say(message, answers.which_one(intent, None))
        return "remind:which"
    do(message, commands.AskReminder(number=number))
    return "remind"


def _models(message: Message, intent: Intent) -> str:
    do(message, commands.KeepWordsFromModels(keep=intent.kind is IntentKind.no_ai))
    return str(intent.kind)


def _withdraw(message: Message, intent: Intent) -> str:
    number = _number_of(message, intent)
    if number is None:
        say(message, answers.which_to_withdraw())
        return "withdraw:which"
    do(message, commands.WithdrawProposal(number=number, said_at=message.occurred_at))
    return "withdraw"


def _veto(message: Message, intent: Intent) -> str:
    number = _number_of(message, intent)
    if number is None:
        say(message, answers.which_to_veto())
        return "veto:which"
    do(message, commands.RaiseVeto(number=number, raised_at=message.occurred_at, reason=_reason_in(message)))
    return "veto"


def _appeal(message: Message, intent: Intent) -> str:
    reason, subject = _reason_in(message), _contested(message.post.text)
    number = intent.proposal or (message.place.proposal if message.place.direct and subject != "reading" else None)
    if not reason or (number is None and not subject):
        say(message, answers.appeal_of_what())
        return "appeal:which"
    do(message, commands.MakeAppeal(number=number, reason=reason, subject=subject, private=in_private(message)))
    return "appeal"


def _contest(message: Message, intent: Intent) -> str:
    if not intent.said:
        say(message, answers.contest_what())
        return "contest:which"
    do(message, commands.ContestReading(words=intent.said, said_at=message.occurred_at, private=in_private(message)))
    return "contest"


def _contested(text: str) -> str:
    """What is contested beside a decision, by the words before the colon; empty for a decision by its number."""
    before = text.partition(":")[0].lower()
    named = _CONTESTED.search(before)
    return {"halt": "act", "answer": "appeal"}.get(named[1], named[1]) if named else ""


def _reason_in(message: Message) -> str:
    """The words after the colon: “veto #3: it would cost too much”."""
    return message.post.text.partition(":")[2].strip()[:2000]


ORDERS: dict[IntentKind, Callable[[Message, Intent], str]] = {
    IntentKind.vote: _vote,
    IntentKind.propose: _propose,
    IntentKind.join: _join,
    IntentKind.leave: _leave,
    IntentKind.moved: _moved,
    IntentKind.vouch: _vouch,
    IntentKind.unvouch: _vouch,
    IntentKind.remind: _remind,
    IntentKind.no_ai: _models,
    IntentKind.ai_ok: _models,
    IntentKind.withdraw: _withdraw,
    IntentKind.veto: _veto,
    IntentKind.appeal: _appeal,
    IntentKind.contest: _contest,
    **dict.fromkeys((*_STAGE_WORDS, *_OVER_OPTIONS), _say_in_stage),
    **dict.fromkeys(_ABOUT_ONE, _about_one),
}
