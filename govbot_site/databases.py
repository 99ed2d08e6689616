"""The database that an address names, with what each kind needs."""

from pathlib import Path
from typing import Any

import environ

from govbot_site.environment import stop
from govbot_site.kept_secrets import private_folder


def database(given: str, folder: Path) -> dict[str, Any]:
    """Without an address a file of our own in the private folder."""
    takes = "sqlite:///path/to/file or postgres://user:password@host:5432/name"
    url = given or f"sqlite:///{private_folder(folder) / 'govbot.sqlite3'}"
    if url.partition(":")[0] not in {"sqlite", "postgres", "postgresql", "pgsql"}:
        stop(f"DATABASE_URL cannot be used: it takes {takes}.")  # environ would warn, and quote the password
    try:
        found: dict[str, Any] = environ.Env.db_url_config(url)
    except Exception:  # noqa: BLE001 - whatever the address did to its reader; the address may hold a password
        stop(f"DATABASE_URL cannot be used: it takes {takes}.")
    found["CONN_MAX_AGE"] = 60
    found["CONN_HEALTH_CHECKS"] = True
    if found.get("ENGINE") == "django.db.backends.sqlite3":
        # A deferred transaction that turns into a write fails at once under load; IMMEDIATE waits its turn.
        found["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        }
    elif found.get("ENGINE") == "django.db.backends.postgresql" and found.get("NAME"):
        # A web page never waits longer than this for a lock that a worker holds.
        found["OPTIONS"] = {"connect_timeout": 10, "options": "-c lock_timeout=10s"} | (found.get("OPTIONS") or {})
    else:
        stop(f"DATABASE_URL cannot be used: it takes {takes}.")
    return found
