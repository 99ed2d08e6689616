"""A draw by lot that anybody can repeat: a secret that was committed to before, and the record's head when it is drawn.

The host cannot choose who is drawn, for the record's head depends on what members did after the commitment; and
nobody else can, for they do not know the secret.
"""

from collections.abc import Iterable
from hashlib import sha256


def commitment(secret: str) -> str:
    """What is put on record before anybody knows who can be drawn."""
    return sha256(secret.encode()).hexdigest()


def ticket(secret: str, head: str, person: str) -> str:
    """Somebody's ticket; `person` is the pseudonym. The smallest tickets are drawn."""
    return sha256(f"{secret}:{head}:{person}".encode()).hexdigest()


def draw(people: Iterable[str], *, secret: str, head: str) -> list[str]:
    """Everybody in the order of the draw: the jury first, then those who step in."""
    return sorted(set(people), key=lambda person: ticket(secret, head, person))
