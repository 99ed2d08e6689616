"""Everything `make run` needs: prepare the database and the first community, then run web and workers."""

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection

from governance.domain.errors import GovernanceError
from governance.management.base import GovbotCommand, bad_input
from platforms import bootstrap

_HIGHEST_PORT = 65535


class Command(GovbotCommand):
    help = "Migrates, makes the first community if there is none, then runs web and workers until Ctrl-C."
    example = "start        # PORT=8001 in the environment changes the port"

    def handle(self, *_args: Any, **_options: Any) -> None:
        _check_port(settings.PORT)
        _check_database()
        call_command("migrate", verbosity=0, interactive=False)
        try:
            prepared = bootstrap.prepare(out=sys.stderr)
        except GovernanceError as error:
            bad_input(f"The first community could not be made. {error.safe}")
        for line in prepared.lines:
            self.stdout.write(line)
        self.stdout.write(f"Starting web and workers at http://127.0.0.1:{settings.PORT}/ (Ctrl-C stops them) ...")
        _keep_address()
        connection.close()
        self.stdout.flush()
        self.stderr.flush()
        _become_honcho()


def _keep_address() -> None:
    """For commands in another terminal, which print links too. Without a place to write, they use the usual port."""
    with suppress(OSError):
        (settings.VAR_DIR / "address").write_text(settings.BASE_URL)


def _check_port(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise CommandError(
                f"Port {port} is only for administrators. Choose another one: make run PORT=8001",
                returncode=2,
            ) from error
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken, perhaps by a Govbot that runs already. Stop it, or choose another "
                f"port: make run PORT={port % _HIGHEST_PORT + 1}",
                returncode=2,
            ) from error


def _check_database() -> None:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        database = connection.settings_dict
        place = f"{database['HOST'] or 'localhost'}:{database['PORT'] or 5432}/" if database["HOST"] else ""
        raise CommandError(
            f"The database {place}{database['NAME']} cannot be reached; check DATABASE_URL "
            f"({str(error).strip().splitlines()[0]}).",
            returncode=2,
        ) from error


def _become_honcho() -> None:
    """Honcho takes our place, so Ctrl-C and signals reach it directly."""
    environment = dict(os.environ, PORT=str(settings.PORT), GOVBOT_BASE_URL=settings.BASE_URL, PYTHONUNBUFFERED="1")
    # The Procfile says `python`; here that is the one we run with.
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    # Without an environment file of its own: honcho's would win over the real environment, ours does not.
    arguments = ["--procfile", str(settings.BASE_DIR / "Procfile"), "--app-root", str(settings.BASE_DIR)]
    arguments += ["--env", os.devnull]
    os.execve(  # noqa: S606
        sys.executable,
        [
            sys.executable,
            "-m",
            "govbot_site.foreground",
            *arguments,
            "start",
            "--port",
            str(settings.PORT),
            "--no-prefix",
        ],
        environment,
    )
