"""Worlds that several files of these tests begin with."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from django.conf import LazySettings

from governance.domain.actors import HOST, Cause
from governance.domain.commands import ChooseModel
from governance.models import CommunitySetting
from governance.services.communities import appoint_moderator
from platforms.bootstrap import make_sandbox
from platforms.models import Connection, ModelTrial, SandboxAccount
from platforms.thinking import ledger
from platforms.thinking.constitutions import read_wanted_at
from reasoning import embedding
from reasoning.models import configured
from reasoning.models.ports import Remembered
from tests.conftest import START, Town
from tests.fakes.meaning import always
from tests.fakes.model_server import ModelServer
from tests.integration.gardens import GARDEN
from tests.integration.helped_towns import LOCAL
from tests.stages import TEXT, small_rulebook

_READ: dict[tuple[str, str], object] = {}


@pytest.fixture(scope="module", autouse=True)
def _each_text_is_read_once() -> Iterator[None]:
    """The embedding model reads a text in seconds, and the same few texts are asked in many tests."""

    def once(name: str, real: Callable[..., Sequence]) -> Callable[..., list]:
        def read(texts: Sequence[str], **how: int) -> list:
            missing = [text for text in dict.fromkeys(texts) if (name, text) not in _READ]
            if missing:
                made = zip(missing, real(missing, **how), strict=True)
                _READ.update({(name, text): found for text, found in made})
            return [_READ[name, text] for text in texts]

        return read

    with pytest.MonkeyPatch.context() as patched:
        for name in ("embed_queries", "embed_passages", "latent_terms"):
            patched.setattr(embedding, name, once(name, getattr(embedding, name)))
        yield


@pytest.fixture
def town_of(make_town: Callable[..., Town]) -> Callable[..., Town]:
    """A town with one way to decide, made of the stages that are given."""

    def make(*stages: dict, roles: tuple[dict, ...] = (), **given: object) -> Town:
        return make_town(text=TEXT, rulebook=small_rulebook(*stages, roles=roles), **given)

    return make


@pytest.fixture
def voting(town: Town) -> Town:
    """Proposal 1 is open."""
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    return town


@pytest.fixture
def spam(town: Town) -> SandboxAccount:
    return town.add("spam@bad.example", member=False)


@pytest.fixture
def trusting(settings: object) -> None:
    """No kind of effect waits for a moderator."""
    settings.REQUIRE_CONFIRMATION_FOR = frozenset()  # type: ignore[attr-defined]


@pytest.fixture
def garden(db: None, django_user_model: type) -> Town:
    """Members and moderators with a text that nobody has ratified yet."""
    connection = make_sandbox(
        slug="garden", name="The Garden", text=GARDEN, rulebook=None, zone="UTC", founded_at=START, now=START
    )
    town = Town(connection=connection, now=START)
    for handle in ("alice", "bruno", "chidi", "dana", "emi", "fay", "gus", "hana"):
        town.add(handle)
    CommunitySetting.objects.create(community=town.community, name="contest_time", value="P7D", set_at=START)
    for name in ("mo", "nia"):
        user = django_user_model.objects.create_user(name, password="a-long-password", is_staff=True)
        appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    read_wanted_at(town.now)
    return town


@pytest.fixture
def account(town: Town) -> Connection:
    """The town's connection, as of one that stands on a server."""
    Connection.objects.filter(pk=town.connection.pk).update(platform="mastodon")
    return Connection.objects.get(pk=town.connection.pk)


@pytest.fixture
def model_server(settings: LazySettings) -> Iterator[ModelServer]:
    """A server whose model sees nothing in any message, until a test has it say something else."""
    with ModelServer(always("none")).running() as running:
        settings.AI_BASE_URL, settings.AI_MODELS = running.url, (LOCAL,)
        configured.forget()
        ledger._remembered = Remembered()
        yield running
    configured.forget()


@pytest.fixture
def helped(town: Town, model_server: ModelServer) -> Town:
    """A town whose model was tried and chosen."""
    now = town.now
    ModelTrial.objects.create(
        community=town.community, model=LOCAL, wanted_at=now, due_at=now, ended_at=now,
        state="done", local=True, of=100, asked=100, right=90, wrong_actions=1,
    )  # fmt: skip
    town.do(ChooseModel(model=LOCAL, local=True, reason="To understand free words."), actor=HOST)
    town.work()
    return town
