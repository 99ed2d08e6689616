"""The key to a sandbox's square: whoever has the link may act as anybody there, so the link is not guessable."""

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac


def square_key(slug: str) -> str:
    """Derived from SECRET_KEY, so there is nothing to store."""
    return salted_hmac("platforms.square", slug, algorithm="sha256").hexdigest()[:32]


def opens(slug: str, key: str) -> bool:
    return constant_time_compare(square_key(slug), key)


def square_link(slug: str) -> str:
    return f"{reverse('square', args=[slug])}?key={square_key(slug)}"
