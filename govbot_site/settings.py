"""All settings in one place, read from the environment or a `.env` file (docs/SETTINGS.md lists them)."""

import base64
import contextlib
import json
import os
import secrets
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import SimpleLazyObject

BASE_DIR = Path(__file__).resolve().parent.parent
_HIGHEST_PORT = 65535
_KEY_BYTES = 32
_LONGEST_MODEL = 100
_MOST_SECONDS = 60  # a message may take two questions, within the time limit of the reasoning step

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")
VAR_DIR = Path(env.str("GOVBOT_VAR_DIR", default="") or BASE_DIR / "var")


def _stop(sentence: str) -> NoReturn:
    """No start with a wrong setting: exit code 2, one sentence, no traceback."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2)


def _setting(name: str, read: Any, default: Any, takes: str) -> Any:
    """One setting, or a start that stops with the setting's name and what it takes."""
    try:
        return read(name, default=default)
    except (ValueError, ZeroDivisionError, OSError, ImproperlyConfigured):
        _stop(f"{name}={env.str(name, default='')!r} cannot be used: it takes {takes}.")


def _switch(name: str, *, default: bool) -> bool:
    said = env.str(name, default=str(default)).strip().lower()
    if said not in {"true", "yes", "on", "1", "false", "no", "off", "0", ""}:
        raise ValueError(said)
    return said in {"true", "yes", "on", "1"}


def _port(name: str, *, default: int) -> int:
    port: int = env.int(name, default=default)
    if not 0 < port <= _HIGHEST_PORT:
        raise ValueError(port)
    return port


def _zone(name: str, *, default: str) -> str:
    zone: str = env.str(name, default=default)
    try:
        return ZoneInfo(zone).key
    except (KeyError, ValueError, OSError):
        raise ValueError(zone) from None


def _groups(name: str, *, default: tuple[str, ...]) -> frozenset[str]:
    said = env.str(name, default=",".join(default)).strip().lower()
    named = frozenset(part.strip() for part in said.split(",") if part.strip()) - {"none"}
    if not named <= {"admin_action", "moderation", "governance"}:
        raise ValueError(said)
    return named


def _veto_share(name: str, *, default: str) -> str:
    share = Fraction(env.str(name, default=default).strip())
    if not Fraction(1, 2) <= share <= 1:
        raise ValueError(share)
    return str(share)


def _private_folder() -> Path:
    try:
        VAR_DIR.mkdir(mode=0o700, exist_ok=True, parents=True)
        probe = VAR_DIR / f".writable-{os.getpid()}"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        _stop(
            f"Govbot cannot write to {VAR_DIR} ({error.strerror}). Make the folder writable for this user, "
            "or name another one in GOVBOT_VAR_DIR."
        )
    return VAR_DIR


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _secret_key() -> str:
    given: str = env.str("SECRET_KEY", default="").strip()
    return given or _made_once("secret-key", lambda: secrets.token_urlsafe(50))


def _made_once(name: str, make: Callable[[], str]) -> str:
    """A secret for which nobody has to think of a value, kept in the private folder."""
    kept = _private_folder() / name
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


def _credentials_keys() -> tuple[bytes, ...]:
    """Newest first. Keys that are kept for what they sealed follow it."""
    given: str = env.str("GOVBOT_CREDENTIALS_KEY", default="").strip()
    text = given or _made_once("credentials-key", lambda: base64.b64encode(secrets.token_bytes(32)).decode())
    try:
        keys = tuple(base64.b64decode(part.strip(), validate=True) for part in text.split(","))
    except ValueError:
        keys = ()
    if not keys or any(len(key) != _KEY_BYTES for key in keys):
        _stop(
            "GOVBOT_CREDENTIALS_KEY cannot be used: it takes 32 random bytes in base64, as `openssl rand -base64 32` "
            "prints them; several are separated by commas, newest first."
        )
    return keys


def _instance_url(name: str, *, default: str) -> str:
    """An address without a path; without encryption only on this machine."""
    url: str = env.str(name, default=default).strip().rstrip("/")
    parts = urlsplit(url)
    here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    plain = not (parts.path or parts.query or parts.fragment or parts.username)
    if url and not (plain and parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and here))):
        raise ValueError(url)
    return url


def _model(name: str, *, default: str) -> str:
    said: str = env.str(name, default=default).strip() or default
    if not said.isprintable() or " " in said or len(said) > _LONGEST_MODEL:
        raise ValueError(said)
    return said


def _models(name: str, *, default: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(part.strip() for part in env.str(name, default=",".join(default)).split(",") if part.strip())
    if any(not one.isprintable() or " " in one or len(one) > _LONGEST_MODEL for one in named):
        raise ValueError(name)
    return named


def _service_url(name: str, *, default: str) -> str:
    url: str = env.str(name, default=default).strip().rstrip("/")
    parts = urlsplit(url)
    if url and not (parts.scheme in {"http", "https"} and parts.hostname and not parts.username and not parts.query):
        raise ValueError(url)
    return url


def _options(name: str, *, default: str) -> dict[str, dict[str, Any]]:
    said = json.loads(env.str(name, default=default) or default)
    if not isinstance(said, dict) or not all(isinstance(options, dict) for options in said.values()):
        raise ValueError(said)
    return said


def _some(name: str, *, default: int) -> int:
    seconds: int = env.int(name, default=default)
    if not 0 < seconds <= _MOST_SECONDS:
        raise ValueError(seconds)
    return seconds


def _count(name: str, *, default: int) -> int:
    count: int = env.int(name, default=default)
    if count < 0:
        raise ValueError(count)
    return count


DEBUG = _setting("GOVBOT_DEBUG", _switch, False, "true or false")
SECRET_KEY = _secret_key()
PORT = _setting("PORT", _port, 8000, "a number from 1 to 65535, such as 8000")
ALLOWED_HOSTS = _setting(
    "ALLOWED_HOSTS", env.list, ["localhost", "127.0.0.1", "[::1]"], "host names separated by commas"
)
ALLOWED_HOSTS = [host.strip() for host in ALLOWED_HOSTS if host.strip()]
_KEPT_ADDRESS = VAR_DIR / "address"  # where `make run` answers, for commands that print links
_HERE = (
    _KEPT_ADDRESS.read_text() if "PORT" not in os.environ and _KEPT_ADDRESS.is_file() else f"http://127.0.0.1:{PORT}"
)
BASE_URL = env.str("GOVBOT_BASE_URL", default=_HERE).strip().rstrip("/")
if not BASE_URL.startswith(("http://", "https://")):
    _stop("GOVBOT_BASE_URL cannot be used: it takes an address such as https://govbot.example.")
CONSTITUTION_PATH = Path(env.str("GOVBOT_GOVERNANCE__CONSTITUTION_PATH", default="") or BASE_DIR / "constitution.md")
REQUIRE_CONFIRMATION_FOR = _setting(
    "GOVBOT_GOVERNANCE__REQUIRE_CONFIRMATION_FOR",
    _groups,
    ("admin_action", "moderation"),
    "admin_action, moderation, governance, or none",
)
ENABLE_AUTO_EXECUTION = _setting("GOVBOT_GOVERNANCE__ENABLE_AUTO_EXECUTION", _switch, True, "true or false")
DEFAULT_VETO_THRESHOLD = _setting(
    "GOVBOT_GOVERNANCE__DEFAULT_VETO_THRESHOLD", _veto_share, "2/3", "a share from 1/2 to 1, such as 2/3 or 0.75"
)
CREDENTIALS_KEYS: Any = SimpleLazyObject(_credentials_keys)  # a sandbox needs none, so none is made for it
if env.str("GOVBOT_CREDENTIALS_KEY", default=""):
    len(CREDENTIALS_KEYS)
FIRST_PLATFORM = env.str("GOVBOT_PLATFORM__TYPE", default="sandbox")
if FIRST_PLATFORM not in {"sandbox", "mastodon"}:
    _stop("GOVBOT_PLATFORM__TYPE cannot be used: it takes sandbox or mastodon.")
MASTODON_URL = _setting(
    "GOVBOT_PLATFORM__MASTODON__INSTANCE_URL", _instance_url, "", "your server's address, such as https://town.example"
)
MASTODON_ACCESS_TOKEN = env.str("GOVBOT_PLATFORM__MASTODON__ACCESS_TOKEN", default="").strip()
MASTODON_CLIENT_ID = env.str("GOVBOT_PLATFORM__MASTODON__CLIENT_ID", default="").strip()
MASTODON_CLIENT_SECRET = env.str("GOVBOT_PLATFORM__MASTODON__CLIENT_SECRET", default="").strip()
MASTODON_BOT_USERNAME = env.str("GOVBOT_PLATFORM__MASTODON__BOT_USERNAME", default="").strip().lstrip("@")
AI_DEFAULT_MODEL = _setting(
    "GOVBOT_AI__DEFAULT_MODEL", _model, "none", "none, or the name of a model, such as server/qwen3:8b"
)
AI_MODELS = tuple(
    dict.fromkeys(
        [
            *_setting("GOVBOT_AI__MODELS", _models, (), "names of models separated by commas"),
            *([] if AI_DEFAULT_MODEL == "none" else [AI_DEFAULT_MODEL]),
        ]
    )
)
AI_BASE_URL = _setting(
    "GOVBOT_AI__BASE_URL", _service_url, "", "the address of a server of models, such as http://127.0.0.1:11434/v1"
)
AI_KEY = env.str("GOVBOT_AI__KEY", default="").strip()
AI_PLUGINS = tuple(part.strip() for part in env.str("GOVBOT_AI__PLUGINS", default="").split(",") if part.strip())
AI_FOLDER = VAR_DIR / "llm"
AI_OPTIONS = _setting(
    "GOVBOT_AI__OPTIONS", _options, "{}", 'options by model as JSON, such as {"server/big": {"temperature": null}}'
)
AI_SECONDS = _setting("GOVBOT_AI__SECONDS", _some, 30, "a number of seconds from 1 to 60")
AI_TOKENS_PER_DAY = _setting("GOVBOT_AI__TOKENS_PER_DAY", _count, 200_000, "a whole number, such as 200000; 0 for none")
AI_KEEP_TEXT_DAYS = _setting("GOVBOT_AI__KEEP_TEXT_DAYS", _count, 0, "a number of days, 0 for not at all")
COMMUNITY_TIME_ZONE = _setting("GOVBOT_TIME_ZONE", _zone, "UTC", "a time zone's name, such as Europe/Berlin or UTC")
_HTTPS = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if _HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
LOG_LEVEL = env.str("GOVBOT_LOG_LEVEL", default="INFO").upper()
if LOG_LEVEL not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
    _stop(f"GOVBOT_LOG_LEVEL={LOG_LEVEL!r} cannot be used: it takes DEBUG, INFO, WARNING or ERROR.")

INSTALLED_APPS = [
    "governance",
    "reasoning",
    "platforms",
    "govbot_site",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_q",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "govbot_site.csp.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "govbot_site.urls"
WSGI_APPLICATION = "govbot_site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def _database() -> dict[str, Any]:
    takes = "sqlite:///path/to/file or postgres://user:password@host:5432/name"
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{_private_folder() / 'govbot.sqlite3'}"
    if url.partition(":")[0] not in {"sqlite", "postgres", "postgresql", "pgsql"}:
        _stop(f"DATABASE_URL cannot be used: it takes {takes}.")  # environ would warn, and quote the password
    try:
        database: dict[str, Any] = environ.Env.db_url_config(url)
    except Exception:  # noqa: BLE001 - whatever the address did to its reader; the address may hold a password
        _stop(f"DATABASE_URL cannot be used: it takes {takes}.")
    database["CONN_MAX_AGE"] = 60
    database["CONN_HEALTH_CHECKS"] = True
    if database.get("ENGINE") == "django.db.backends.sqlite3":
        # A deferred transaction that turns into a write fails at once under load; IMMEDIATE waits its turn.
        database["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        }
    elif database.get("ENGINE") == "django.db.backends.postgresql" and database.get("NAME"):
        # A web page never waits longer than this for a lock that a worker holds.
        database["OPTIONS"] = {"connect_timeout": 10, "options": "-c lock_timeout=10s"} | (
            database.get("OPTIONS") or {}
        )
    else:
        _stop(f"DATABASE_URL cannot be used: it takes {takes}.")
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "govbot_site.formats"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "templates" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"

# The time before a retry must outlast a task and those taken before it; a test holds the formula.
Q_CLUSTER = {
    "name": "govbot",
    "orm": "default",
    "broker_class": "govbot_site.workers.broker.TriggerBroker",
    # One for each of the four loops, one that listens, one that may be busy with a long step, one for the next member.
    "workers": 7,
    "timeout": 60,
    "retry": 180,
    "queue_limit": 1,
    "bulk": 1,
    "poll": 0.05,
    "save_limit": -1,
    "scheduler": False,
    "recycle": 500,
    "guard_cycle": 0.5,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django-q": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "httpx2": {"level": "WARNING"},  # one line for every request to a model
    },
}
