"""mastodon-mock with room for many streams: each keeps a connection of its database and some files open."""

import resource
from functools import partial

from mastodon_mock import cli
from mastodon_mock.db import base


def main() -> None:
    """Takes the arguments that `python -m mastodon_mock` takes."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    base.create_engine = partial(base.create_engine, max_overflow=-1)
    cli.main()


if __name__ == "__main__":
    main()
