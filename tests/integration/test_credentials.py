"""Tokens at rest: unreadable without the key, bound to their community, and never shown."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings

from platforms.credentials import ACCESS_TOKEN, CredentialUnreadable, Secret, key_name, opened, seal
from platforms.models import Credential
from tests.conftest import START, Town

OLD, NEW = b"o" * 32, b"n" * 32
TOKEN = "a-token-that-nobody-may-see"


@pytest.fixture(autouse=True)
def _keys(settings: LazySettings) -> None:
    settings.CREDENTIALS_KEYS = (OLD,)


def test_what_was_sealed_opens_again_and_is_not_in_the_row(town: Town) -> None:
    seal(town.connection, ACCESS_TOKEN, Secret(TOKEN), now=START)
    assert opened(town.connection, ACCESS_TOKEN).reveal() == TOKEN
    assert TOKEN.encode() not in bytes(Credential.objects.get().sealed)


def test_a_secret_shows_nothing() -> None:
    secret = Secret(TOKEN)
    assert TOKEN not in f"{secret} {secret!r} {[secret]}"


def test_sealing_again_replaces_and_never_repeats_itself(town: Town) -> None:
    seal(town.connection, ACCESS_TOKEN, Secret(TOKEN), now=START)
    first = bytes(Credential.objects.get().sealed)
    seal(town.connection, ACCESS_TOKEN, Secret(TOKEN), now=START)
    assert bytes(Credential.objects.get().sealed) != first


def test_a_key_can_be_changed_while_both_are_known(town: Town, settings: LazySettings) -> None:
    seal(town.connection, ACCESS_TOKEN, Secret(TOKEN), now=START)
    settings.CREDENTIALS_KEYS = (NEW, OLD)
    assert opened(town.connection, ACCESS_TOKEN).reveal() == TOKEN
    assert Credential.objects.get().key_id == key_name(NEW)
    settings.CREDENTIALS_KEYS = (NEW,)
    assert opened(town.connection, ACCESS_TOKEN).reveal() == TOKEN


def test_without_its_key_it_says_which_is_missing(town: Town, settings: LazySettings) -> None:
    seal(town.connection, ACCESS_TOKEN, Secret(TOKEN), now=START)
    settings.CREDENTIALS_KEYS = (NEW,)
    with pytest.raises(CredentialUnreadable, match=f"{key_name(OLD)}.*GOVBOT_CREDENTIALS_KEY"):
        opened(town.connection, ACCESS_TOKEN)


def test_a_row_of_another_community_does_not_open(town: Town, make_town: Callable[..., Town]) -> None:
    """Invariant 9: nothing crosses from one community to another."""
    other = make_town("elsewhere", members=())
    seal(town.connection, ACCESS_TOKEN, Secret(TOKEN), now=START)
    Credential.objects.update(connection=other.connection)
    with pytest.raises(CredentialUnreadable, match="another community"):
        opened(other.connection, ACCESS_TOKEN)


@pytest.mark.parametrize("damage", [lambda s: s[:-1] + bytes([s[-1] ^ 1]), lambda s: s[:5], lambda s: b""])
def test_a_changed_row_does_not_open(town: Town, damage: Callable[[bytes], bytes]) -> None:
    seal(town.connection, ACCESS_TOKEN, Secret(TOKEN), now=START)
    row = Credential.objects.get()
    row.sealed = damage(bytes(row.sealed))
    row.save()
    with pytest.raises(CredentialUnreadable, match="new token"):
        opened(town.connection, ACCESS_TOKEN)


def test_none_at_all_says_how_to_give_one(town: Town) -> None:
    with pytest.raises(CredentialUnreadable, match="set_token town"):
        opened(town.connection, ACCESS_TOKEN)
