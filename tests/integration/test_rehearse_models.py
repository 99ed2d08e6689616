"""A model in a rehearsal, scripted or the site's own: it goes through the door of any other, and decides nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from django.conf import LazySettings

from platforms.models import ModelCall, ModelTrial
from platforms.rehearsal.script import Trouble
from reasoning.assisted.understanding import Meant
from reasoning.models import configured
from tests.fakes.meaning import always
from tests.fakes.model_server import ModelServer
from tests.integration.rehearsing import PROPOSE, happened, refused, rehearse, story

pytestmark = pytest.mark.django_db

FREE = "@govbot the compost corner could do with a second bin, what a mess it is nowadays"
SAYS = {"at": "PT0S", "by": "alice", "say": FREE}
CONFIRMS = {"at": "PT1H", "by": "alice", "say": "@govbot confirm"}
LOCAL = "server/tiny"


def tags(told: dict) -> list[str]:
    return happened(told, "record", "tag")


def test_a_free_message_becomes_a_draft_and_counts_once_its_author_confirms(tmp_path: Path) -> None:
    asked = SAYS | {"expect": {"said": "The language model scripted helped me"}}
    opened = CONFIRMS | {"expect": {"audit": "proposal.opened", "proposal": {"number": 1, "state": "open"}}}
    counted = {"at": "P7D", "expect": {"proposal": {"number": 1, "state": "passed", "tally": {"agree": 1}}}}
    steps = [asked, opened, {"at": "P1D", "by": "bruno", "say": "agree", "reply_to": 1}, counted]
    told = rehearse(story(tmp_path, *steps, model={"second BIN,\nwhat": {"intent": "propose"}}))
    assert told["failures"] == []
    assert happened(told, "model", "verdict") == ["used"]
    without = rehearse(story(tmp_path, SAYS, CONFIRMS))
    assert tags(without) == happened(without, "model", "verdict") == []


@pytest.mark.parametrize(
    "meant", ["propose", "veto", "join", "leave", "withdraw", "appeal", "vote:agree", "vote:block"]
)
def test_of_what_a_lying_model_says_nothing_happens(tmp_path: Path, meant: str) -> None:
    lied_about = {"at": "P1D", "by": "bruno", "say": FREE}
    told = rehearse(story(tmp_path, PROPOSE, lied_about, {"at": "P3D"}, model={"second bin": {"intent": meant}}))
    assert happened(told, "model", "verdict") == ["used"]
    assert tags(told) == ["proposal.opened"]


def test_an_invented_answer_gives_way_to_the_quote(tmp_path: Path) -> None:
    lie = "Voting is open for three minutes."
    asks = {"at": "PT0S", "by": "alice", "say": "@govbot Can I change my vote?"}
    script = {"Can I change": {"stated": True, "text": lie}}
    told = rehearse(story(tmp_path, asks, model=script))
    assert (happened(told, "model", "purpose"), happened(told, "model", "verdict")) == (["answering"], ["used"])
    assert "three minutes" not in "".join(happened(told, "said", "text"))
    plain = rehearse(story(tmp_path, asks))
    assert happened(told, "said", "text") == happened(plain, "said", "text") != []


@pytest.mark.parametrize(
    ("trouble", "verdict"), [("silent", "too_late"), ("failing", "server_error"), ("rubbish", "not_json")]
)
def test_a_model_in_trouble_leaves_everybody_as_without_one(tmp_path: Path, trouble: str, verdict: str) -> None:
    told = rehearse(story(tmp_path, SAYS, model={"second bin": trouble}))
    assert happened(told, "model", "verdict") == [verdict]
    assert happened(told, "said", "text") == happened(rehearse(story(tmp_path, SAYS)), "said", "text") != []


def test_a_model_that_fails_is_left_alone_by_the_time_of_the_story(tmp_path: Path) -> None:
    again = [
        SAYS | {"at": at, "by": by}
        for at, by in [("PT0S", "bruno"), ("PT1S", "alice"), ("PT2S", "bruno"), ("P1D", "bruno")]
    ]
    told = rehearse(story(tmp_path, *again, model={"second bin": "failing"}))
    assert happened(told, "model", "step") == [1, 2, 4]


def test_strangers_and_plain_orders_are_not_read_by_it(tmp_path: Path) -> None:
    script = {"second bin": {"intent": "propose"}, "weekly meetings": {"intent": "veto"}}
    told = rehearse(story(tmp_path, PROPOSE, SAYS | {"by": "vera"}, model=script))
    assert happened(told, "model", "verdict") == []
    assert tags(told) == ["proposal.opened"]


def test_one_story_knows_nothing_of_the_answers_of_another(tmp_path: Path) -> None:
    drafted = rehearse(story(tmp_path, SAYS, CONFIRMS, model={"second bin": {"intent": "propose"}}))
    assert tags(drafted) == ["proposal.opened"]
    told = rehearse(story(tmp_path, SAYS, CONFIRMS, model={"second bin": {"intent": "none"}}))
    assert tags(told) == []
    assert not configured.offers("scripted")
    assert not ModelCall.objects.exists()
    assert not ModelTrial.objects.exists()


@pytest.fixture
def server(settings: LazySettings) -> Iterator[ModelServer]:
    with ModelServer(always("propose")).running() as running:
        settings.AI_BASE_URL, settings.AI_MODELS = running.url, (LOCAL,)
        configured.forget()
        yield running
    configured.forget()


def test_a_model_of_the_site_is_asked_in_earnest(tmp_path: Path, server: ModelServer) -> None:
    told = rehearse(story(tmp_path, SAYS, CONFIRMS | {"expect": {"audit": "proposal.opened"}}, model=LOCAL))
    assert told["failures"] == []
    assert happened(told, "model", "model") == [LOCAL]
    assert "compost" in str(server.asked)


def test_a_model_that_cannot_be_asked_is_bad_input(tmp_path: Path, server: ModelServer, settings: LazySettings) -> None:
    server.fault = "500"
    assert f"model: {LOCAL} cannot be asked. The model's server failed." in refused(story(tmp_path, SAYS, model=LOCAL))
    settings.AI_MODELS = ()
    assert "GOVBOT_AI__MODELS" in refused(story(tmp_path, SAYS, model=LOCAL))


def test_every_answer_is_documented() -> None:
    document = (Path(__file__).parents[2] / "docs" / "REHEARSE.md").read_text(encoding="utf-8")
    assert [
        one for one in (*get_args(Meant), *Trouble) if f"`{one}`" not in document and f": {one}}}`" not in document
    ] == []
