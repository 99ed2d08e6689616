"""Taking words off the pages and out of the record's erasable part. That they were there stays on record."""

from collections.abc import Sequence

from governance.domain.commands import RemoveRecordedWords, RemoveWords
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, RecordedWordsRemoved, WordsRemoved
from governance.models import ActionState, AuditContent, Proposal
from governance.services import forgetting, moderation
from governance.services.forgetting import REMOVED
from governance.services.scene import Scene

_BEFORE = "These words were removed before."
SAID = frozenset({"reason", "answer"})


class NotAMembersWords(GovernanceError):
    """An entry without words, or with those of a moderator, which stay."""

    code = "not_a_members_words"
    safe = "No words of a member stand beside this entry. What moderators gave as a reason stays."


def remove_words(scene: Scene, command: RemoveWords) -> Sequence[Event]:
    """Take words off the pages and out of the record's erasable part. That they were there stays on record."""
    proposal, reason = moderation.prepared(scene, command.number, command.reason)
    if command.objection is not None:
        changed = _remove_reason(scene, proposal, command.objection)
    elif command.comment is not None:
        changed = _remove_comment(scene, proposal, command.comment)
    else:
        changed = _remove_proposal(scene, proposal)
    if not changed:
        raise moderation.AlreadySo(_BEFORE)
    what = "objection" if command.objection else "comment" if command.comment else "proposal"
    return [
        WordsRemoved(subject=f"proposal:{proposal.number}", number=proposal.number, what=what, words={"reason": reason})
    ]


def _remove_proposal(scene: Scene, proposal: Proposal) -> bool:
    """Title, text, options, earlier versions, and the words of effects that will not be brought about."""
    changed = proposal.title != REMOVED
    over = proposal.actions.filter(state__in=(ActionState.STOPPED, ActionState.EXPIRED)).exclude(params={})
    options = proposal.options.filter(member__isnull=True)
    content = AuditContent.objects.filter(
        entry__community=scene.community,
        entry__subject=f"proposal:{proposal.number}",
        entry__tag__in=("proposal.held", "proposal.released", "proposal.opened", "proposal.revised"),
    )
    earlier = [words for pair in proposal.revisions.values_list("title", "body") for words in pair]
    effects = [words for params in over.values_list("params", flat=True) for words in forgetting.telling(params)]
    forgetting.forget(
        scene,
        [proposal.title, proposal.body, *earlier, *options.values_list("text", flat=True), *effects],
        since=proposal.created_at,
        proposal=proposal,
        posts=[proposal.source_post],
        causes=forgetting.beside(content),
    )
    proposal.title, proposal.body = REMOVED, ""
    proposal.save(update_fields=["title", "body"])
    proposal.revisions.update(title=REMOVED, body="")
    options.update(text=REMOVED)
    changed = bool(over.update(params={})) or changed
    content.delete()
    return changed


def _remove_comment(scene: Scene, proposal: Proposal, comment: int) -> bool:
    row = proposal.comments.filter(pk=comment, removed_at__isnull=True).first()
    if row is None:
        return False
    forgetting.forget(scene, [row.text], since=row.posted_at, proposal=proposal, posts=[row.post])
    row.text, row.removed_at = "", scene.now
    row.save(update_fields=["text", "removed_at"])
    return True


def _remove_reason(scene: Scene, proposal: Proposal, vote: int) -> bool:
    """Take the reason of an objection away; the objection itself stays."""
    row = proposal.votes.select_related("member").filter(pk=vote).exclude(reason="").first()
    if row is None:
        return False
    content = AuditContent.objects.filter(
        entry__community=scene.community,
        entry__subject=f"proposal:{proposal.number}",
        entry__tag__in=("objection.raised", "vote.cast", "vote.changed"),
        entry__data__voter=f"member:{row.member.pseudonym}",
    )
    forgetting.forget(
        scene,
        [row.reason],
        since=proposal.created_at,
        proposal=proposal,
        posts=[row.post],
        causes=forgetting.beside(content),
    )
    content.delete()
    row.reason = ""
    row.save(update_fields=["reason"])
    return True


def remove_recorded(scene: Scene, command: RemoveRecordedWords) -> Sequence[Event]:
    """Take what a member gave as a reason or an answer off one entry. Raises NotAMembersWords or Involved."""
    scene.moderator()
    reason = moderation.public_reason(scene, command.reason)
    content = (
        AuditContent.objects.select_related("entry")
        .filter(entry__community=scene.community, entry__seq=command.entry, entry__actor__startswith="member:")
        .first()
    )
    if content is None or not SAID & content.words.keys():
        raise NotAMembersWords
    kind, _, number = content.entry.subject.partition(":")
    proposal = moderation.prepared(scene, int(number), reason)[0] if kind == "proposal" else None
    said = [str(content.words[name]) for name in SAID & content.words.keys()]
    forgetting.forget(scene, said, since=content.entry.at, proposal=proposal, causes=[content.entry.cause])
    if proposal is not None:
        _forget(proposal, content)
    content.delete()
    return [RecordedWordsRemoved(subject=content.entry.subject, entry=command.entry, words={"reason": reason})]


def _forget(proposal: Proposal, content: AuditContent) -> None:
    """The proposal's page shows why a role vetoed it, and why somebody objected."""
    said, pseudonym = content.words.get("reason", ""), content.entry.actor.removeprefix("member:")
    proposal.votes.filter(member__pseudonym=pseudonym, reason=said).update(reason="")
    if said and said in proposal.reason:
        proposal.reason = proposal.reason.replace(said, "").rstrip(": ")
        proposal.save(update_fields=["reason"])
