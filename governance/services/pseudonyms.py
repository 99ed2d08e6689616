"""Names for the record that say nothing about a person; the roll keeps whose they are."""

import uuid


def new_pseudonym() -> str:
    """A fresh one, never given before."""
    return uuid.uuid4().hex[:16]
