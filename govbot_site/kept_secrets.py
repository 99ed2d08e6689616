"""The private folder, and secrets in it for which nobody has to think of a value: made once and kept."""

import base64
import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from govbot_site.environment import stop

_KEY_BYTES = 32


def private_folder(folder: Path) -> Path:
    """The folder, made if it is not there yet; no start without one that can be written to."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True, parents=True)
        probe = folder / f".writable-{os.getpid()}"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        stop(
            f"Govbot cannot write to {folder} ({error.strerror}). Make the folder writable for this user, "
            "or name another one in GOVBOT_VAR_DIR."
        )
    return folder


def secret_key(given: str, folder: Path) -> str:
    return given.strip() or _made_once(folder, "secret-key", lambda: secrets.token_urlsafe(50))


def credentials_keys(given: str, folder: Path) -> tuple[bytes, ...]:
    """Newest first. Keys that are kept for what they sealed follow it."""
    text = given or _made_once(folder, "credentials-key", lambda: base64.b64encode(secrets.token_bytes(32)).decode())
    try:
        keys = tuple(base64.b64decode(part.strip(), validate=True) for part in text.split(","))
    except ValueError:
        keys = ()
    if not keys or any(len(key) != _KEY_BYTES for key in keys):
        stop(
            "GOVBOT_CREDENTIALS_KEY cannot be used: it takes 32 random bytes in base64, as `openssl rand -base64 32` "
            "prints them; several are separated by commas, newest first."
        )
    return keys


def _made_once(folder: Path, name: str, make: Callable[[], str]) -> str:
    kept = private_folder(folder) / name
    if not (kept.is_file() and kept.stat().st_size):
        # Written whole under another name first: two processes that start at once must agree on one key.
        new = kept.with_name(f"{name}-{os.getpid()}")
        with open(new, "w", opener=_owner_only) as file:
            file.write(make())
        if kept.is_file() and not kept.stat().st_size:
            kept.unlink()
        with contextlib.suppress(FileExistsError):
            os.link(new, kept)
        new.unlink()
    return kept.read_text().strip()


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
