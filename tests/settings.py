"""Settings of the tests: a fixed key, and a database of their own (DATABASE_URL may name PostgreSQL)."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ["GOVBOT_BASE_URL"] = "https://govbot.example"
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")
# There is a test process for each core; numpy's own threads would spin while they wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from govbot_site.settings import *  # noqa: F403
from govbot_site.settings import DATABASES
from govbot_site.settings import MIDDLEWARE as _MIDDLEWARE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file of this process, not memory: threads that act at once must meet the locks that real workers meet.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/govbot-tests-{os.getpid()}.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
DATABASES["default"]["CONN_MAX_AGE"] = 0
# It warns of the folder for collected files, which only some hosts have.
MIDDLEWARE = [one for one in _MIDDLEWARE if not one.startswith("whitenoise")]
