"""Fixtures of the servers; conftest makes them known."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import CommandError

from tests.fakes.mock import MockMastodon, running
from tests.fakes.scripted import Scripted, scripted_server


@pytest.fixture(scope="session")
def _mock_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MockMastodon]:
    with running(tmp_path_factory.mktemp("mastodon")) as server:
        yield server


@pytest.fixture
def mock_mastodon(_mock_process: MockMastodon) -> MockMastodon:
    """A Mastodon server in which nothing has been said yet."""
    _mock_process.reset()
    return _mock_process


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    """A server without manners."""
    with scripted_server() as script:
        yield script


@pytest.fixture
def assert_refused() -> Callable[..., str]:
    def check(act: Callable[[], object]) -> str:
        with pytest.raises(CommandError) as raised:
            act()
        assert raised.value.returncode == 2
        assert "\n" not in str(raised.value)
        return str(raised.value)

    return check
