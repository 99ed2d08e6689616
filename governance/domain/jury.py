"""A draw by lot that anybody can repeat: a secret that was committed to before, and the record's head when it is drawn.

The host cannot choose who is drawn, for the record's head depends on what members did after the commitment; and
nobody else can, for they do not know the secret.
"""

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from governance.domain.errors import GovernanceError


class DrawDoesNotMatch(GovernanceError):
    """A secret that is not the one that was committed to: nobody may be drawn by it."""

    code = "draw_does_not_match"
    safe = "The draw's secret is not the one that was announced, so nobody is drawn. A moderator has to look at it."


def commitment(secret: str) -> str:
    """What is put on record before anybody knows who can be drawn."""
    return sha256(secret.encode()).hexdigest()


def check_secret(secret: str, committed: str) -> None:
    """Raises DrawDoesNotMatch for another secret than the one that was committed to."""
    if commitment(secret) != committed:
        raise DrawDoesNotMatch


def ticket(secret: str, head: str, person: str) -> str:
    """Somebody's ticket; `person` is the pseudonym. The smallest tickets are drawn."""
    return sha256(f"{secret}:{head}:{person}".encode()).hexdigest()


def draw(people: Iterable[str], *, secret: str, head: str) -> list[str]:
    """Everybody in the order of the draw: the jury first, then those who step in."""
    return sorted(set(people), key=lambda person: ticket(secret, head, person))


def seated(order: Sequence[str], *, size: int, gone: Collection[str] = ()) -> list[str]:
    """Who sits on the jury: the first in the order who have not declined or left; fewer if nobody else is there."""
    return [person for person in order if person not in gone][:size]
