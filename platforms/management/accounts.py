"""A platform account on the command line. The token itself never is: other users of the machine could read it there."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from governance.management.base import bad_input
from platforms.connecting import Account, usable_token, usable_url
from platforms.credentials import Secret

_LONGEST_FILE = 10_000


def add_account_arguments(parser: CommandParser, *, url: bool = True) -> None:
    """--url, and the two ways to hand over a token."""
    if url:
        parser.add_argument("--url", default="", metavar="URL", help="the bot's server, such as https://town.example")
    tokens = parser.add_mutually_exclusive_group()
    tokens.add_argument("--access-token-env", metavar="VAR", help="the environment variable that holds the token")
    tokens.add_argument("--access-token-file", metavar="FILE", type=Path, help="the file that holds the token")


def account_named(options: dict[str, Any]) -> Account:
    """The account that the options describe. Raises AccountCannotServe, or ends with exit code 2."""
    if not options["url"]:
        bad_input("Name the bot's server: --url https://town.example")
    return Account(url=usable_url(options["url"]), token=token_named(options), handle=options["bot"].lstrip("@"))


def token_named(options: dict[str, Any]) -> Secret:
    """The token from the variable or file that was named."""
    variable, file = options["access_token_env"], options["access_token_file"]
    if variable:
        if variable not in os.environ:
            bad_input(f"There is no environment variable {variable}. Set it to the bot's access token.")
        return usable_token(os.environ[variable], where=variable)
    if not file:
        bad_input("Hand over the token with --access-token-env VAR or --access-token-file FILE.")
    try:
        with file.open(encoding="utf-8") as opened:
            return usable_token(opened.read(_LONGEST_FILE), where=str(file))
    except OSError as error:
        bad_input(f"{file} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        bad_input(f"{file} is not a text file with an access token.")
