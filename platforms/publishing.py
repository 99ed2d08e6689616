"""A constitution as a thread: cut once, to the platform's own measure, and said in several goes."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from governance.domain.sections import Section, parse_sections
from governance.selectors import constitution_versions
from governance.services.publishing import THREAD
from platforms.models import Delivery, FollowingPost
from platforms.ongoing import Ongoing
from platforms.passages import cut, gathered
from platforms.plain_texts import calm, passages
from platforms.ports import Draft, Platform, Room
from platforms.rendering import render

if TYPE_CHECKING:
    from governance.models import ConstitutionVersion, OutboxMessage

MOST_POSTS = 50  # of one constitution: what is longer would drown whatever else its readers follow
_AT_ONCE = 10  # so that answers to people come in between
_LONG_ENOUGH = timedelta(seconds=15)


def is_thread(message: "OutboxMessage") -> bool:
    return message.template == THREAD


def go_on(row: Delivery, platform: Platform, *, real_now: datetime) -> tuple[str, list[str]] | None:
    """Say the next posts of a thread; once it is whole, its words and all its posts. Raises PlatformError.

    Each post is noted before the next one is made, so only the first of a go may stand there already.
    """
    if row.pieces is None:
        row.pieces = planned(row.message, platform.room())
        if not Delivery.objects.filter(pk=row.pk, pieces__isnull=True).update(pieces=row.pieces):
            row.refresh_from_db(fields=["pieces"])
    posts = [row.post_id] if row.post_id else []
    posts += row.following.order_by("position").values_list("post_id", flat=True)
    ongoing, begun_with = Ongoing(real_now), len(posts)
    for piece in row.pieces[begun_with : begun_with + _AT_ONCE]:
        draft = Draft(
            text=piece,
            visibility="unlisted" if posts else "public",
            to=None,
            in_reply_to=posts[-1] if posts else None,
            key=row.key or f"outbox:{row.message_id}",
            part=f"{len(posts) + 1}/{len(row.pieces)}",
            tried_at=row.created_at if row.attempts > 1 and len(posts) == begun_with else None,
        )
        (post,) = platform.post(draft)
        _note(row, len(posts), post)
        posts.append(post)
        if ongoing.now() > real_now + _LONG_ENOUGH:
            break
    return ("\n\n".join(row.pieces), posts) if len(posts) == len(row.pieces) else None


def _note(row: Delivery, position: int, post: str) -> None:
    if position:
        made = FollowingPost(delivery=row, position=position, post_id=post)
        FollowingPost.objects.bulk_create([made], ignore_conflicts=True)
    else:
        Delivery.objects.filter(pk=row.pk).update(post_id=post)


def planned(message: "OutboxMessage", room: Room) -> list[str]:
    """The posts of a thread: what it is first; then the text, or its headings with links where that is too long."""
    version = constitution_versions(message.community).get(number=message.data["version"])
    text = version.text
    sections, most = parse_sections(text), MOST_POSTS - 1
    body: list[str] = []
    if len(text) <= most * room.characters:
        body = gathered(passages(text, sections), room, most=most)
    whole = 0 < len(body) <= most
    if not whole:
        body = _contents(version, sections, message.community.slug, room)
    beginning = cut(
        render(message, whole=whole), room=room.characters, link=room.link
    )  # one post, unless names are long
    return [*beginning, *body]


def _contents(version: "ConstitutionVersion", sections: tuple[Section, ...], slug: str, room: Room) -> list[str]:
    """The headings, each with the address of its words: as many levels of them as there is room for."""
    page, most = f"{settings.BASE_URL}/c/{slug}/constitution/?version={version.number}", MOST_POSTS - 1
    levels, body = sorted({section.level for section in sections if section.level}), list[str]()
    for deepest in reversed(levels):
        upper = [section for section in sections if 0 < section.level <= deepest]
        body = gathered([f"{calm(one.heading)}\n{page}#{one.anchor}" for one in upper], room, most=most)
        if len(body) <= most:
            break
    return [*body[: most - 1], f"… {page}"] if len(body) > most else body
