"""What a setting can be. Each kind reads one by its name, and raises ValueError at what it does not take."""

import json
import re
from fractions import Fraction
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from govbot_site.environment import env

_HIGHEST_PORT = 65535
_LONGEST_MODEL = 100
_MOST_THREADS = 256
_MOST_SECONDS = 60  # a message may take two questions, within the time limit of the reasoning step


def switch(name: str, *, default: bool) -> bool:
    said = env.str(name, default=str(default)).strip().lower()
    if said not in {"true", "yes", "on", "1", "false", "no", "off", "0", ""}:
        raise ValueError(said)
    return said in {"true", "yes", "on", "1"}


def port(name: str, *, default: int) -> int:
    number: int = env.int(name, default=default)
    if not 0 < number <= _HIGHEST_PORT:
        raise ValueError(number)
    return number


def time_zone(name: str, *, default: str) -> str:
    said: str = env.str(name, default=default)
    try:
        return ZoneInfo(said).key
    except (KeyError, ValueError, OSError):
        raise ValueError(said) from None


def groups(name: str, *, default: tuple[str, ...]) -> frozenset[str]:
    said = env.str(name, default=",".join(default)).strip().lower()
    named = frozenset(part.strip() for part in said.split(",") if part.strip()) - {"none"}
    if not named <= {"admin_action", "moderation", "governance"}:
        raise ValueError(said)
    return named


def veto_share(name: str, *, default: str) -> str:
    share = Fraction(env.str(name, default=default).strip())
    if not Fraction(1, 2) <= share <= 1:
        raise ValueError(share)
    return str(share)


def instance_url(name: str, *, default: str) -> str:
    """An address without a path; without encryption only on this machine."""
    url: str = env.str(name, default=default).strip().rstrip("/")
    parts = urlsplit(url)
    here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    plain = not (parts.path or parts.query or parts.fragment or parts.username)
    if url and not (plain and parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and here))):
        raise ValueError(url)
    return url


def model(name: str, *, default: str) -> str:
    said: str = env.str(name, default=default).strip() or default
    if not said.isprintable() or " " in said or len(said) > _LONGEST_MODEL:
        raise ValueError(said)
    return said


def models(name: str, *, default: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(part.strip() for part in env.str(name, default=",".join(default)).split(",") if part.strip())
    if any(not one.isprintable() or " " in one or len(one) > _LONGEST_MODEL for one in named):
        raise ValueError(name)
    return named


def service_url(name: str, *, default: str) -> str:
    url: str = env.str(name, default=default).strip().rstrip("/")
    parts = urlsplit(url)
    if url and not (parts.scheme in {"http", "https"} and parts.hostname and not parts.username and not parts.query):
        raise ValueError(url)
    return url


def options(name: str, *, default: str) -> dict[str, dict[str, Any]]:
    said = json.loads(env.str(name, default=default) or default)
    if not isinstance(said, dict) or not all(isinstance(options, dict) for options in said.values()):
        raise ValueError(said)
    return said


def sha256(name: str, *, default: str) -> str:
    said: str = env.str(name, default=default).strip().lower()
    if said and not re.fullmatch(r"[0-9a-f]{64}", said):
        raise ValueError(said)
    return said


def threads(name: str, *, default: int) -> int:
    number: int = env.int(name, default=default)
    if not 0 < number <= _MOST_THREADS:
        raise ValueError(number)
    return number


def seconds(name: str, *, default: int) -> int:
    number: int = env.int(name, default=default)
    if not 0 < number <= _MOST_SECONDS:
        raise ValueError(number)
    return number


def whole_number(name: str, *, default: int) -> int:
    number: int = env.int(name, default=default)
    if number < 0:
        raise ValueError(number)
    return number
