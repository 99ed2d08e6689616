"""All settings in one place, read from the environment or a `.env` file (docs/SETTINGS.md lists them)."""

import os
import sys
from pathlib import Path
from typing import Any

from django.utils.functional import SimpleLazyObject

from govbot_site import setting_kinds as kind
from govbot_site.api import rest_framework, spectacular
from govbot_site.databases import database
from govbot_site.environment import BASE_DIR, env, setting, stop
from govbot_site.kept_secrets import credentials_keys, secret_key

VAR_DIR = Path(env.str("GOVBOT_VAR_DIR", default="") or BASE_DIR / "var")

DEBUG = setting("GOVBOT_DEBUG", kind.switch, False, "true or false")
SECRET_KEY = secret_key(env.str("SECRET_KEY", default=""), VAR_DIR)
PORT = setting("PORT", kind.port, 8000, "a number from 1 to 65535, such as 8000")
ALLOWED_HOSTS = setting(
    "ALLOWED_HOSTS", env.list, ["localhost", "127.0.0.1", "[::1]"], "host names separated by commas"
)
ALLOWED_HOSTS = [host.strip() for host in ALLOWED_HOSTS if host.strip()]
_KEPT_ADDRESS = VAR_DIR / "address"  # where `make run` answers, for commands that print links
_HERE = (
    _KEPT_ADDRESS.read_text() if "PORT" not in os.environ and _KEPT_ADDRESS.is_file() else f"http://127.0.0.1:{PORT}"
)
BASE_URL = env.str("GOVBOT_BASE_URL", default=_HERE).strip().rstrip("/")
if not BASE_URL.startswith(("http://", "https://")):
    stop("GOVBOT_BASE_URL cannot be used: it takes an address such as https://govbot.example.")
CONSTITUTION_PATH = Path(env.str("GOVBOT_GOVERNANCE__CONSTITUTION_PATH", default="") or BASE_DIR / "constitution.md")
REQUIRE_CONFIRMATION_FOR = setting(
    "GOVBOT_GOVERNANCE__REQUIRE_CONFIRMATION_FOR",
    kind.groups,
    ("admin_action", "moderation"),
    "admin_action, moderation, governance, or none",
)
ENABLE_AUTO_EXECUTION = setting("GOVBOT_GOVERNANCE__ENABLE_AUTO_EXECUTION", kind.switch, True, "true or false")
DEFAULT_VETO_THRESHOLD = setting(
    "GOVBOT_GOVERNANCE__DEFAULT_VETO_THRESHOLD", kind.veto_share, "2/3", "a share from 1/2 to 1, such as 2/3 or 0.75"
)
_CREDENTIALS_KEY = env.str("GOVBOT_CREDENTIALS_KEY", default="").strip()
CREDENTIALS_KEYS: Any = (
    credentials_keys(_CREDENTIALS_KEY, VAR_DIR)
    if _CREDENTIALS_KEY
    else SimpleLazyObject(lambda: credentials_keys("", VAR_DIR))  # a sandbox needs none, so none is made for it
)
FIRST_PLATFORM = env.str("GOVBOT_PLATFORM__TYPE", default="sandbox")
if FIRST_PLATFORM not in {"sandbox", "mastodon"}:
    stop("GOVBOT_PLATFORM__TYPE cannot be used: it takes sandbox or mastodon.")
MASTODON_URL = setting(
    "GOVBOT_PLATFORM__MASTODON__INSTANCE_URL",
    kind.instance_url,
    "",
    "your server's address, such as https://town.example",
)
MASTODON_ACCESS_TOKEN = env.str("GOVBOT_PLATFORM__MASTODON__ACCESS_TOKEN", default="").strip()
MASTODON_CLIENT_ID = env.str("GOVBOT_PLATFORM__MASTODON__CLIENT_ID", default="").strip()
MASTODON_CLIENT_SECRET = env.str("GOVBOT_PLATFORM__MASTODON__CLIENT_SECRET", default="").strip()
MASTODON_BOT_USERNAME = env.str("GOVBOT_PLATFORM__MASTODON__BOT_USERNAME", default="").strip().lstrip("@")
AI_DEFAULT_MODEL = setting(
    "GOVBOT_AI__DEFAULT_MODEL", kind.model, "none", "none, or the name of a model, such as server/qwen3:8b"
)
AI_MODELS = tuple(
    dict.fromkeys(
        [
            *setting("GOVBOT_AI__MODELS", kind.models, (), "names of models separated by commas"),
            *([] if AI_DEFAULT_MODEL == "none" else [AI_DEFAULT_MODEL]),
        ]
    )
)
AI_BASE_URL = setting(
    "GOVBOT_AI__BASE_URL", kind.service_url, "", "the address of a server of models, such as http://127.0.0.1:11434/v1"
)
AI_KEY = env.str("GOVBOT_AI__KEY", default="").strip()
AI_PLUGINS = tuple(part.strip() for part in env.str("GOVBOT_AI__PLUGINS", default="").split(",") if part.strip())
AI_FILE = env.str("GOVBOT_AI__FILE", default="").strip()
AI_FILE = str(BASE_DIR / AI_FILE) if AI_FILE else ""
AI_FILE_SHA256 = setting("GOVBOT_AI__FILE_SHA256", kind.sha256, "", "64 hexadecimal digits, as sha256sum prints them")
if AI_FILE and not AI_FILE_SHA256:
    stop("GOVBOT_AI__FILE needs GOVBOT_AI__FILE_SHA256: what sha256sum prints for the file that you mean to use.")
AI_THREADS = setting("GOVBOT_AI__THREADS", kind.threads, 1, "a number from 1 to 256")
AI_FOLDER = VAR_DIR / "llm"
AI_OPTIONS = setting(
    "GOVBOT_AI__OPTIONS", kind.options, "{}", 'options by model as JSON, such as {"server/big": {"temperature": null}}'
)
AI_SECONDS = setting("GOVBOT_AI__SECONDS", kind.seconds, 30, "a number of seconds from 1 to 60")
AI_TOKENS_PER_DAY = setting(
    "GOVBOT_AI__TOKENS_PER_DAY", kind.whole_number, 200_000, "a whole number, such as 200000; 0 for none"
)
AI_KEEP_TEXT_DAYS = setting("GOVBOT_AI__KEEP_TEXT_DAYS", kind.whole_number, 0, "a number of days, 0 for not at all")
COMMUNITY_TIME_ZONE = setting(
    "GOVBOT_TIME_ZONE", kind.time_zone, "UTC", "a time zone's name, such as Europe/Berlin or UTC"
)
_HTTPS = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if _HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
LOG_LEVEL = env.str("GOVBOT_LOG_LEVEL", default="INFO").upper()
if LOG_LEVEL not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
    stop(f"GOVBOT_LOG_LEVEL={LOG_LEVEL!r} cannot be used: it takes DEBUG, INFO, WARNING or ERROR.")

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
    "govbot_site.api.anybody_may_read",
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

DATABASES = {"default": database(env.str("DATABASE_URL", default=""), VAR_DIR)}
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
REST_FRAMEWORK = rest_framework()
SPECTACULAR_SETTINGS = spectacular(BASE_URL)
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
