"""What may be told of somebody else: what stands on the public record, and who holds an office. Never who left."""

from typing import TYPE_CHECKING

from governance import selectors
from governance.selectors.record import joined_on_record
from platforms.people_facts import role_called
from platforms.proposal_facts import Told

if TYPE_CHECKING:
    from platforms.facts import Asking

_MODERATING = ("moderator", "mod", "moderation", "moderateur", "moderatrice", "moderador", "admin", "administrator")


def standing(_: int | None, asking: "Asking") -> Told | None:
    """Whether somebody became a member, or holds an office. A bare word has to be a name that the record knows."""
    handle = asking.who.removeprefix("@")
    joined = joined_on_record(asking.community, handle)
    if joined is None and not asking.who.startswith("@"):
        return None
    if joined is not None:
        handle = joined.handle
    if asking.office:
        return _office(handle, asking)
    if joined is None:
        return Told(asking.say("not on record", handle=handle))
    return Told(asking.say("joined on", handle=handle, at=asking.spoken(joined.at)))


def _office(handle: str, asking: "Asking") -> Told | None:
    """By the same list that tells everybody who holds an office."""
    held = selectors.offices_held(asking.community, now=asking.now).filter(member__handle__iexact=handle)
    if asking.office.startswith(_MODERATING):
        holds = held.filter(role__istartswith="moderator").exists()
        return Told(asking.say("moderates" if holds else "moderates not", handle=handle))
    role = role_called(asking.office, asking)
    if role is None:
        return None
    holds = held.filter(role=role.key).exists()
    clause = role.citations[0] if role.citations else None
    return Told(asking.say("holds" if holds else "holds not", handle=handle, title=role.title), clause)
