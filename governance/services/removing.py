"""Taking words off the pages and out of the record's erasable part. That they were there stays on record."""

from collections.abc import Sequence

from governance.domain.commands import RemoveRecordedWords, RemoveWords
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, RecordedWordsRemoved, WordsRemoved
from governance.models import ActionState, AuditContent, Proposal
from governance.services import moderation
from governance.services.scene import Scene

REMOVED = "Words removed by a moderator"
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
        changed = proposal.comments.filter(pk=command.comment, removed_at__isnull=True).update(
            text="", removed_at=scene.now
        )
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
    proposal.title, proposal.body = REMOVED, ""
    proposal.save(update_fields=["title", "body"])
    proposal.revisions.update(title=REMOVED, body="")
    proposal.options.filter(member__isnull=True).update(text=REMOVED)
    over = proposal.actions.filter(state__in=(ActionState.STOPPED, ActionState.EXPIRED)).exclude(params={})
    changed = bool(over.update(params={})) or changed
    AuditContent.objects.filter(
        entry__community=scene.community,
        entry__subject=f"proposal:{proposal.number}",
        entry__tag__in=("proposal.held", "proposal.released", "proposal.opened", "proposal.revised"),
    ).delete()
    return changed


def _remove_reason(scene: Scene, proposal: Proposal, vote: int) -> bool:
    """Take the reason of an objection away; the objection itself stays."""
    row = proposal.votes.select_related("member").filter(pk=vote).exclude(reason="").first()
    if row is None:
        return False
    row.reason = ""
    row.save(update_fields=["reason"])
    AuditContent.objects.filter(
        entry__community=scene.community,
        entry__subject=f"proposal:{proposal.number}",
        entry__tag__in=("objection.raised", "vote.cast", "vote.changed"),
        entry__data__voter=f"member:{row.member.pseudonym}",
    ).delete()
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
    if kind == "proposal":
        proposal, _ = moderation.prepared(scene, int(number), reason)
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
