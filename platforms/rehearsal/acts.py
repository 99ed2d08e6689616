"""What people do in a story: members write, moderators act, both through the production doors."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet

from governance.domain import commands
from governance.domain.actors import Actor
from governance.domain.errors import GovernanceError
from governance.selectors.prepared import prepared
from governance.selectors.stages import juror_called
from governance.services.handle import handle
from platforms.adapters.sandbox.town import TownRefuses, account_of, write
from platforms.models import Delivery, SandboxPost
from platforms.rehearsal.happenings import Moderated, Posted
from platforms.rehearsal.scenario import Act, Step
from platforms.rehearsal.stage import CAUSE, Stage


class CannotBeDone(Exception):
    """A step that the story has made impossible; the text says why."""


def say(stage: Stage, step: Step, *, number: int, now: datetime) -> Posted:
    """Post as a member. Like their apps do, it names the bot in answers to it and in direct messages."""
    assert step.say is not None
    by = step.by or _juror(stage, step)
    parent = _announcement(stage, step.reply_to) if step.reply_to else None
    text, bot = step.say, f"@{stage.connection.bot_handle}"
    if (parent is not None or step.dm) and bot not in text.lower():
        text = f"{bot} {text}"
    (account,) = account_of(community=stage.connection.community_id, handle=by)
    try:
        write(account, text=text, visibility="direct" if step.dm else "public", in_reply_to=parent, posted_at=now)
    except TownRefuses as error:
        raise CannotBeDone(str(error)) from None
    return Posted(at=now, step=number, by=by, text=text, reply_to=step.reply_to, dm=step.dm)


def _announcement(stage: Stage, number: int) -> SandboxPost:
    if number not in stage.announced:
        for post in _announcing(community=stage.connection.community_id, number=number):
            if post:
                stage.announced[number] = SandboxPost.objects.get(pk=int(post))
    if number not in stage.announced:
        raise CannotBeDone(f"proposal {number} has not been announced, so nobody can reply to it")
    return stage.announced[number]


@prepared
def _announcing(*, community: int, number: int) -> QuerySet[Delivery, str]:
    said = Delivery.objects.filter(message__community=community, message__proposal__number=number)
    return said.filter(message__template="proposal.opened").order_by("pk").values_list("post_id", flat=True)[:1]


def _juror(stage: Stage, step: Step) -> str:
    """Who was drawn in this place: a story cannot know it before. Who steps in comes after all who were drawn."""
    number, place = step.reply_to or 0, step.juror or 0
    drawn = juror_called(stage.connection.community, number=number, place=place)
    if drawn is None:
        raise CannotBeDone(f"nobody has been drawn as number {place} for the jury of proposal {number}")
    return drawn


def moderate(stage: Stage, step: Step, *, number: int, now: datetime) -> Moderated:
    """Act as a moderator. A refusal is part of the story: it is what the moderator would read."""
    assert step.moderator is not None
    assert step.do is not None
    refused = None
    try:
        handle(
            _command(step),
            community=stage.connection.community_id,
            actor=Actor.moderator(step.moderator),
            cause=CAUSE,
            now=now,
        )
    except GovernanceError as error:
        refused = error.safe
    return Moderated(
        at=now,
        step=number,
        moderator=step.moderator,
        do=step.do,
        proposal=step.proposal,
        reason=step.reason or "",
        refused=refused,
    )


def _command(step: Step) -> commands.Command:
    number, reason, act = step.proposal or 0, step.reason or "", Act(step.do or "")
    match act:
        case Act.RELEASE:
            return commands.ReleaseProposal(number=number, reason=reason, title=step.title or "")
        case Act.HALT:
            return commands.HaltCommunity(reason=reason)
        case Act.RESUME:
            return commands.ResumeCommunity(reason=reason)
        case Act.UPHOLD | Act.DISMISS:
            return commands.AnswerAppeal(appeal=step.appeal or 0, upheld=act is Act.UPHOLD, reason=reason)
        case _:
            return _ON_ONE[act](number=number, reason=reason)


_ON_ONE: dict[Act, Callable[..., commands.Command]] = {
    Act.VETO: commands.VetoProposal,
    Act.CANCEL: commands.CancelProposal,
    Act.CONFIRM: commands.ConfirmProposal,
    Act.OVERRIDE: commands.OverrideProposal,
    Act.RETRY: commands.RetryProposal,
    Act.REVERSE: commands.ReverseProposal,
}
