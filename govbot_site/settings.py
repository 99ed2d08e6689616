"""All settings in one place, read from the environment or a `.env` file (docs/SETTINGS.md lists them)."""

import os
import secrets
import sys
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
_HIGHEST_PORT = 65535

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")
VAR_DIR = Path(env.str("GOVBOT_VAR_DIR", default="") or BASE_DIR / "var")


def _setting(name: str, read: Any, default: Any, takes: str) -> Any:
    """One setting, or a start that stops with the setting's name and what it takes."""
    try:
        return read(name, default=default)
    except (ValueError, ImproperlyConfigured) as error:
        raise SystemExit(f"{name}={env.str(name, default='')!r} cannot be used: it takes {takes}.") from error


def _private_folder() -> Path:
    try:
        VAR_DIR.mkdir(mode=0o700, exist_ok=True)
        probe = VAR_DIR / ".writable"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise SystemExit(
            f"Govbot cannot write to {VAR_DIR} ({error.strerror}). Make the folder writable for this user, "
            "or set DATABASE_URL and SECRET_KEY so that nothing needs to be kept there."
        ) from error
    return VAR_DIR


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _secret_key() -> str:
    given: str = env.str("SECRET_KEY", default="").strip()
    if given:
        return given
    kept = _private_folder() / "secret-key"
    try:
        with open(kept, "x", opener=_owner_only) as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return kept.read_text().strip()


DEBUG = _setting("GOVBOT_DEBUG", env.bool, False, "true or false")
SECRET_KEY = _secret_key()
PORT = _setting("PORT", env.int, 8000, "a port number, such as 8000")
if not 0 < PORT <= _HIGHEST_PORT:
    raise SystemExit(f"PORT={PORT} cannot be used: it takes a number from 1 to 65535.")
ALLOWED_HOSTS = _setting(
    "ALLOWED_HOSTS", env.list, ["localhost", "127.0.0.1", "[::1]"], "host names separated by commas"
)
BASE_URL = env.str("GOVBOT_BASE_URL", default=f"http://localhost:{PORT}").rstrip("/")
CONSTITUTION_PATH = Path(env.str("GOVBOT_GOVERNANCE__CONSTITUTION_PATH", default="") or BASE_DIR / "constitution.md")
if env.str("GOVBOT_PLATFORM__TYPE", default="sandbox") != "sandbox":
    raise SystemExit("GOVBOT_PLATFORM__TYPE cannot be used: this version takes sandbox only.")
if env.str("GOVBOT_AI__DEFAULT_MODEL", default="none") != "none":
    raise SystemExit("GOVBOT_AI__DEFAULT_MODEL cannot be used: this version takes none only.")
COMMUNITY_TIME_ZONE = env.str("GOVBOT_TIME_ZONE", default="UTC")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in {"*", "localhost", "127.0.0.1"}]
LOG_LEVEL = env.str("GOVBOT_LOG_LEVEL", default="INFO").upper()
if LOG_LEVEL not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
    raise SystemExit(f"GOVBOT_LOG_LEVEL={LOG_LEVEL!r} cannot be used: it takes DEBUG, INFO, WARNING or ERROR.")

INSTALLED_APPS = [
    "governance",
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
    try:
        database: dict[str, Any] = environ.Env.db_url_config(url)
    except Exception as error:
        raise SystemExit(f"DATABASE_URL cannot be used: it takes {takes}.") from error
    database["CONN_MAX_AGE"] = 60
    database["CONN_HEALTH_CHECKS"] = True
    if database.get("ENGINE") == "django.db.backends.sqlite3":
        # A deferred transaction that turns into a write fails at once under load; IMMEDIATE waits its turn.
        database["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        }
    elif database.get("ENGINE") != "django.db.backends.postgresql" or not database.get("NAME"):
        raise SystemExit(f"DATABASE_URL cannot be used: it takes {takes}.")
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

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
    "workers": 4,  # one for each loop, one that may be busy with a long step, one free for the next member
    "timeout": 60,
    "retry": 180,
    "queue_limit": 1,
    "bulk": 1,
    "poll": 0.1,
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
    "loggers": {"django-q": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
