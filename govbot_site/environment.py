"""Where settings come from: the environment or a `.env` file. A wrong one stops the start."""

import sys
from pathlib import Path
from typing import Any, NoReturn

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")


def stop(sentence: str) -> NoReturn:
    """No start with a wrong setting: exit code 2, one sentence, no traceback."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2)


def setting(name: str, read: Any, default: Any, takes: str) -> Any:
    """One setting, or a start that stops with the setting's name and what it takes."""
    try:
        return read(name, default=default)
    except (ValueError, ZeroDivisionError, OSError, ImproperlyConfigured):
        stop(f"{name}={env.str(name, default='')!r} cannot be used: it takes {takes}.")
