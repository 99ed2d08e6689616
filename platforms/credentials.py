"""Tokens at rest: sealed with AES-256-GCM under a key that is not in the database, each bound to its community."""

import hashlib
import os
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from governance.domain.errors import GovernanceError
from platforms.models import Connection, Credential

ACCESS_TOKEN, CLIENT_ID, CLIENT_SECRET = "access_token", "client_id", "client_secret"
_NONCE_BYTES = 12


class CredentialUnreadable(GovernanceError):
    """A sealed secret that no key opens. The text says what the host can do."""

    code = "credential_unreadable"


@dataclass(frozen=True)
class Secret:
    """A secret that no log, error page or debugger shows; `reveal` is for the call that needs it."""

    _value: str = field(repr=False)

    def reveal(self) -> str:
        return self._value

    def __str__(self) -> str:
        return "(secret)"


def seal(connection: Connection, kind: str, secret: Secret, *, now: datetime) -> None:
    """Store a secret under the newest key, in place of an earlier one of its kind."""
    key_id, key = _newest()
    nonce = os.urandom(_NONCE_BYTES)
    sealed = nonce + AESGCM(key).encrypt(nonce, secret.reveal().encode(), _bound_to(connection, kind))
    Credential.objects.update_or_create(
        connection=connection, kind=kind, defaults={"key_id": key_id, "sealed": sealed, "sealed_at": now}
    )


def opened(connection: Connection, kind: str) -> Secret:
    """The secret of a connection. Raises CredentialUnreadable with what to do.

    One that an older key sealed is sealed again with the newest, so that the older key can be taken away.
    """
    row = Credential.objects.filter(connection=connection, kind=kind).first()
    if row is None:
        raise CredentialUnreadable(
            f"There is no {kind} for {connection}. Give it one: manage.py set_token "
            f"{connection.community.slug} --access-token-env VAR"
        )
    key = _keys().get(row.key_id)
    if key is None:
        raise CredentialUnreadable(
            f"The {kind} of {connection} was sealed with key {row.key_id}, which is not among GOVBOT_CREDENTIALS_KEY. "
            "Add that key again (several are separated by commas, newest first), or give a new token with "
            "manage.py set_token."
        )
    sealed = bytes(row.sealed)
    try:
        words = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound_to(connection, kind))
    except (InvalidTag, ValueError):
        raise CredentialUnreadable(
            f"The {kind} of {connection} does not open: the row was changed, or belongs to another community. "
            "Restore the database, or give a new token with manage.py set_token."
        ) from None
    secret = Secret(words.decode())
    if row.key_id != _newest()[0]:
        seal(connection, kind, secret, now=row.sealed_at)
    return secret


def _bound_to(connection: Connection, kind: str) -> bytes:
    """What the seal holds together: a row that is moved to another community or kind does not open."""
    return f"govbot:{connection.community_id}:{connection.platform}:{connection.domain}:{kind}".encode()


def _keys() -> dict[str, bytes]:
    return {key_name(key): key for key in settings.CREDENTIALS_KEYS}


def _newest() -> tuple[str, bytes]:
    key = settings.CREDENTIALS_KEYS[0]
    return key_name(key), key


def key_name(key: bytes) -> str:
    """Names a key without giving it away."""
    return hashlib.sha256(b"govbot key name" + key).hexdigest()[:8]
