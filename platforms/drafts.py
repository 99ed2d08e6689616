"""Readings that wait for their authors: kept as shown, found again, settled once."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from governance import selectors
from governance.domain.actions import ActionKind, ActionRequest
from governance.selectors import stages
from governance.selectors.prepared import prepared
from platforms.messages import Message
from platforms.models import DraftState, PendingDraft
from reasoning.intents import Choice, Intent, IntentKind

TIME_TO_CONFIRM = timedelta(hours=24)
WORDS_KEPT = timedelta(days=7)  # after the last moment at which it could be confirmed
_BATCH = 200


def keep(message: Message, intent: Intent, *, question: int, expires_at: datetime) -> None:
    """Note what was shown. A newer reading in the same thread takes the place of an older one."""
    thread = _thread(message)
    of_thread = PendingDraft.objects.filter(
        community=message.community, author=message.author, thread=thread, state=DraftState.OPEN
    )
    of_thread.update(state=DraftState.REPLACED, settled_at=message.now, settled_by=message.cause.ref)
    PendingDraft.objects.create(
        community_id=message.community,
        author=message.author,
        thread=thread,
        post_id=message.post_id,
        visibility=message.visibility,
        said=message.post.text,
        mentions=list(message.post.mentions),
        intent=_as_json(intent),
        question_id=question,
        asked_at=message.now,
        expires_at=expires_at,
    )


def _thread(message: Message) -> str:
    return f"#{message.place.proposal}" if message.place.proposal is not None else message.post_id


def asked_in(community: int, said: int | None) -> PendingDraft | None:
    """The draft that one of the bot's messages asked about."""
    return next(iter(_asked(community=community, said=said)), None) if said is not None else None


@prepared
def _asked(*, community: int, said: int) -> QuerySet[PendingDraft]:
    return PendingDraft.objects.filter(community=community, question=said).order_by("pk")[:1]


def waiting(community: int, author: str, *, at: datetime) -> list[PendingDraft]:
    """All that waits for one author's word at an instant, oldest first: what was asked by then and is not over."""
    rows = PendingDraft.objects.filter(community=community, author=author, state=DraftState.OPEN)
    return list(rows.filter(asked_at__lte=at, expires_at__gt=at))


def has_open(community: int, author: str) -> bool:
    """Whether anything was shown to this person that is neither confirmed nor left."""
    return PendingDraft.objects.filter(community=community, author=author, state=DraftState.OPEN).exists()


def shows_what_is_past(draft: PendingDraft) -> bool:
    """Whether what was shown has changed since: the rules for a new proposal, or the words of one that is there."""
    if draft.intent["kind"] == IntentKind.propose:
        rules = selectors.rulebook_in_force(selectors.community(draft.community_id))
        return rules is not None and rules.ratified_at > draft.asked_at
    proposal = selectors.visible_proposal(draft.community_id, draft.intent["proposal"] or 0)
    latest = stages.revisions_of(proposal).first() if proposal else None
    return latest is not None and latest.replaced_at > draft.asked_at


def settle(draft: PendingDraft, state: DraftState, *, now: datetime, by: str) -> bool:
    """End a draft because of a message (`inbound:N`). False: it was not open any more."""
    open_still = PendingDraft.objects.filter(pk=draft.pk, state=DraftState.OPEN)
    return bool(open_still.update(state=state, settled_at=now, settled_by=by))


def of_posts(community: int, posts: Collection[str], *, or_settled_by: str = "") -> QuerySet[PendingDraft]:
    """The drafts read from these posts, and the one that a message settled."""
    found = Q(post_id__in=posts)
    if or_settled_by:
        found |= Q(settled_by=or_settled_by)
    return PendingDraft.objects.filter(found, community=community)


def forget(rows: QuerySet[PendingDraft]) -> int:
    """Drop what was said in drafts that are over; what kind they were stays, to answer who comes back to one."""
    count = 0
    for draft in rows.exclude(said="")[:_BATCH]:
        kept = {name: draft.intent[name] for name in ("kind", "proposal", "choice", "marks")}
        kept |= {"reason": "", "actions": [], "ballot": []}
        count += PendingDraft.objects.filter(pk=draft.pk).update(said="", mentions=[], intent=kept)
    return count


def forget_old(*, now: datetime) -> int:
    """The same for all that have been over for a while."""
    return forget(PendingDraft.objects.filter(pk__in=old)) if (old := _old(before=now - WORDS_KEPT)) else 0


@prepared
def _old(*, before: datetime) -> QuerySet[PendingDraft, int]:
    old = PendingDraft.objects.filter(expires_at__lte=before).exclude(said="")
    return old.order_by("pk").values_list("pk", flat=True)[:_BATCH]


def intent_of(draft: PendingDraft) -> Intent:
    """What was shown, now sure: its author has said so."""
    kept = dict(draft.intent)
    actions = [
        ActionRequest(kind=ActionKind(one["kind"]), target=one["target"], params=one["params"])
        for one in kept.pop("actions")
    ]
    return Intent(
        kind=IntentKind(kept.pop("kind")),
        choice=Choice(choice) if (choice := kept.pop("choice")) else None,
        actions=tuple(actions),
        ballot=tuple(kept.pop("ballot")),
        sure=True,
        **kept,
    )


def _as_json(intent: Intent) -> dict[str, object]:
    kept = asdict(intent)
    for left_out in ("sure", "also", "asks_back"):
        del kept[left_out]
    return kept | {"kind": str(intent.kind), "choice": str(intent.choice) if intent.choice else None}
