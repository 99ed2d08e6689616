"""What is kept of questions to a model, who sees it, and how many a day there may be."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.test import Client

from governance.domain.actors import Actor
from platforms.models import ModelCall
from platforms.thinking.ledger import Ledger, forget
from reasoning.assisted.understanding import guess
from reasoning.intents import IntentKind
from reasoning.models import configured
from reasoning.models.errors import ModelUnavailable
from tests.conftest import Town
from tests.fakes.model_server import ModelServer
from tests.integration.helped_towns import LOCAL


def test_a_question_leaves_a_trace_without_words(town: Town, model_server: ModelServer) -> None:
    helper = configured.asker(LOCAL, ledger=Ledger(town.community.pk, now=town.now))
    assert guess("I would rather not have this secret thing", helper).kind is IntentKind.none
    row = ModelCall.objects.get(community=town.community)
    assert (row.verdict, row.tokens_in, row.tokens_out, row.local) == ("used", 11, 7, True)
    assert (row.prompt, row.answer, row.forget_at) == ("", "", None)


def test_words_are_kept_as_long_as_the_host_says(town: Town, model_server: ModelServer, settings: LazySettings) -> None:
    settings.AI_KEEP_TEXT_DAYS = 2
    helper = configured.asker(LOCAL, ledger=Ledger(town.community.pk, now=town.now))
    guess("I would rather not have this secret thing", helper)
    assert "secret" in ModelCall.objects.get().prompt
    assert forget(now=town.now + timedelta(days=1)) == 0
    assert forget(now=town.now + timedelta(days=2)) == 1
    assert ModelCall.objects.get().prompt == ""


def test_the_days_budget_ends_and_begins_again(town: Town, model_server: ModelServer, settings: LazySettings) -> None:
    settings.AI_TOKENS_PER_DAY = 18
    today = Ledger(town.community.pk, now=town.now)
    guess("one thing", configured.asker(LOCAL, ledger=today))
    with pytest.raises(ModelUnavailable) as error:
        guess("another thing", configured.asker(LOCAL, ledger=today))
    assert error.value.code == "budget"
    tomorrow = Ledger(town.community.pk, now=town.now + timedelta(days=1))
    assert guess("a third thing", configured.asker(LOCAL, ledger=tomorrow)).kind is IntentKind.none


def test_one_communitys_answers_and_budget_are_not_anothers(
    town: Town, make_town: object, model_server: ModelServer
) -> None:
    other = make_town("other", members=())  # type: ignore[operator]
    for where in (town, other):
        guess("the same words", configured.asker(LOCAL, ledger=Ledger(where.community.pk, now=town.now)))
    assert len(model_server.asked) == 2
    assert ModelCall.objects.filter(community=other.community).count() == 1


def test_moderators_see_traces_and_trials_of_their_own_community_only(
    town: Town, make_town: object, model_server: ModelServer, moderator: Actor, client: Client
) -> None:
    other = make_town("other", members=())  # type: ignore[operator]
    for where in (town, other):
        guess("some words", configured.asker(LOCAL, ledger=Ledger(where.community.pk, now=town.now)))
    assert client.login(username="mo", password="a-long-password")
    page = client.get("/admin/platforms/modelcall/").content.decode()
    assert "1 question to a model" in page
    theirs = ModelCall.objects.get(community=other.community)
    assert client.get(f"/admin/platforms/modelcall/{theirs.pk}/change/").status_code in {302, 404}


def test_words_that_are_kept_are_for_the_host_alone(
    town: Town, model_server: ModelServer, moderator: Actor, client: Client, settings: LazySettings
) -> None:
    settings.AI_KEEP_TEXT_DAYS = 2
    guess("what somebody wrote in private", configured.asker(LOCAL, ledger=Ledger(town.community.pk, now=town.now)))
    path = f"/admin/platforms/modelcall/{ModelCall.objects.get().pk}/change/"
    assert client.login(username="mo", password="a-long-password")
    assert "in private" not in client.get(path).content.decode()
    client.force_login(get_user_model().objects.create_superuser("root", password="a-long-password"))
    assert "what somebody wrote in private" in client.get(path).content.decode()
