"""A model comes to a community by a trial and a choice, and leaves traces, not words."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from governance.domain.actors import HOST, Actor
from governance.domain.commands import ChooseModel
from governance.domain.community_settings import SettingUnusable, parsed_setting
from governance.models import Community, CommunitySetting
from governance.selectors.standing import model_of
from governance.services.choosing import ForTheCommunityToDecide
from governance.services.scene import NotAModerator
from platforms.models import ModelTrial
from platforms.thinking import ledger, trials
from platforms.thinking.choice import May, chosen, help_for, may
from platforms.thinking.findings import choice_findings, model_findings
from reasoning.assisted.admission import messages
from reasoning.models import configured
from reasoning.models.errors import ModelUnavailable
from reasoning.models.ports import Remembered
from reasoning.plaintext import read_post
from tests.conftest import Town
from tests.fakes.meaning import always, knows
from tests.fakes.model_server import ModelServer
from tests.integration.deciding import action

LOCAL = "server/tiny"
REASON = "It understands us better."


@pytest.fixture
def server(settings: LazySettings) -> Iterator[ModelServer]:
    labels = {read_post(str(m["text"]), bot_handles=["govbot"]).text: str(m["intent"]) for m in messages()}
    with ModelServer(knows(labels)).running() as running:
        settings.AI_BASE_URL, settings.AI_MODELS = running.url, (LOCAL, "server/big-cloud")
        configured.forget()
        ledger._remembered = Remembered()
        yield running
    configured.forget()


def elsewhere(town: Town) -> Town:
    """The same town on a platform where nothing may be done for trying out."""
    Community.objects.filter(pk=town.community.pk).update(platform="mastodon")
    return town


def tried(town: Town, model: str = LOCAL) -> ModelTrial:
    trials.want(town.community, model, now=town.now)
    while trials.go_on(now=town.now):
        pass
    return ModelTrial.objects.get(model=model)


def test_a_good_model_is_tried_and_may_draft(town: Town, server: ModelServer) -> None:
    trial = tried(town)
    assert (trial.state, trial.local, trial.asked) == ("done", True, trial.of)
    assert trial.of > 100
    assert may(trial) is May.DRAFT


def test_a_model_that_takes_everything_for_a_vote_may_word_answers_only(town: Town, server: ModelServer) -> None:
    server.say = always("vote", "agree")
    trial = tried(town)
    assert trial.wrong_actions > 0
    assert may(trial) is May.WORD


def test_a_model_that_talks_nonsense_may_nothing(town: Town, server: ModelServer) -> None:
    server.say = lambda _: "I am a teapot."
    trial = tried(town)
    assert trial.unusable * 5 > trial.asked
    assert may(trial) is May.NOTHING


def test_a_trial_goes_on_where_the_server_failed(town: Town, server: ModelServer) -> None:
    server.fault = "500"
    trial = trials.want(town.community, LOCAL, now=town.now)
    trials.go_on(now=town.now)
    trial.refresh_from_db()
    assert (trial.state, trial.error) == ("wanted", "The model's server failed.")
    assert trials.go_on(now=town.now) == 0
    server.fault = ""
    configured.forget()
    town.now += timedelta(minutes=2)
    assert tried(town).state == "done"
    assert ModelTrial.objects.count() == 1


def test_an_unknown_model_fails_its_trial_at_once(town: Town, server: ModelServer) -> None:
    assert tried(town, "nobody-has-this").state == "failed"


def test_nothing_helps_before_it_was_tried_and_chosen(town: Town, server: ModelServer, moderator: Actor) -> None:
    assert chosen(town.community) is None
    town.do(ChooseModel(model=LOCAL, local=True, reason=REASON), actor=moderator)
    assert chosen(town.community) is None
    tried(town)
    assert chosen(town.community) == (LOCAL, May.DRAFT)
    town.work()
    assert any("server/tiny" in said and "no ai" in said for said in town.heard())
    assert town.tags()[-1] == "setting.changed"


def test_a_moderator_alone_cannot_send_words_elsewhere(town: Town, server: ModelServer, moderator: Actor) -> None:
    elsewhere(town)
    with pytest.raises(ForTheCommunityToDecide) as error:
        town.do(ChooseModel(model="server/big-cloud", local=False, reason=REASON), actor=moderator)
    assert "change the setting model to server/big-cloud" in error.value.safe
    with pytest.raises(NotAModerator):
        town.do(ChooseModel(model="server/big-cloud", local=False, reason=REASON), actor=HOST)
    assert model_of(town.community).name == "none"


def test_the_host_of_a_sandbox_may_try_any(town: Town, server: ModelServer) -> None:
    tried(town, "server/big-cloud")
    town.do(ChooseModel(model="server/big-cloud", local=False, reason=REASON), actor=HOST)
    assert chosen(town.community) == ("server/big-cloud", May.DRAFT)


def test_what_was_said_to_be_local_is_looked_at_again(town: Town, server: ModelServer, moderator: Actor) -> None:
    elsewhere(town)
    tried(town)
    town.do(ChooseModel(model=LOCAL, local=True, reason=REASON), actor=moderator)
    assert help_for(town.community, now=town.now).may is May.DRAFT
    configured._models[LOCAL][0].local = False  # type: ignore[misc]  # the host has moved it to a service
    with pytest.raises(ModelUnavailable):
        help_for(town.community, now=town.now)


def test_a_moderator_can_stop_but_not_replace_what_was_voted(town: Town, moderator: Actor, server: ModelServer) -> None:
    elsewhere(town)
    proposal_made_it = _decided(town, "server/big-cloud")
    with pytest.raises(ForTheCommunityToDecide):
        town.do(ChooseModel(model=LOCAL, local=True, reason=REASON), actor=moderator)
    town.do(ChooseModel(model="none", local=True, reason="It is down and people wait."), actor=moderator)
    assert model_of(town.community).name == "none"
    assert proposal_made_it.value == "server/big-cloud"


def _decided(town: Town, model: str) -> CommunitySetting:
    from governance.models import Action, Proposal

    town.say("alice", "@govbot propose a better reader")
    action = Action.objects.create(
        proposal=Proposal.objects.get(community=town.community, number=1),
        position=7, kind="change_setting", target="model", params={"value": model}, key="test-1", reversible=True,
    )  # fmt: skip
    return CommunitySetting.objects.create(
        community=town.community, name="model", value=model, set_at=town.now, set_by=action
    )


def test_what_was_voted_may_run_elsewhere(town: Town, server: ModelServer) -> None:
    elsewhere(town)
    tried(town, "server/big-cloud")
    _decided(town, "server/big-cloud")
    assert chosen(town.community) == ("server/big-cloud", May.DRAFT)
    assert not help_for(town.community, now=town.now).asker.model.local


def test_a_model_that_the_site_does_not_offer_is_not_used(
    town: Town, server: ModelServer, settings: LazySettings
) -> None:
    tried(town)
    town.do(ChooseModel(model=LOCAL, local=True, reason=REASON), actor=HOST)
    settings.AI_MODELS = ()
    assert chosen(town.community) is None


@pytest.mark.parametrize("name", ["", "script:/etc/passwd:x", "../x", "a b", "x\n"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(SettingUnusable):
        parsed_setting("model", name) if name != "x\n" else parsed_setting("model", "x y")


def test_a_moderator_tries_and_chooses_in_the_admin(
    town: Town, server: ModelServer, moderator: Actor, client: Client
) -> None:
    assert client.login(username="mo", password="a-long-password")
    page = client.get("/admin/platforms/modeltrial/add/").content.decode()
    assert LOCAL in page
    client.post("/admin/platforms/modeltrial/add/", {"community": town.community.pk, "model": LOCAL})
    trial = ModelTrial.objects.get()
    where = f"/admin/platforms/modeltrial/{trial.pk}"
    assert "nothing before its trial is done" in client.get(f"{where}/change/").content.decode()
    while trials.go_on(now=trial.wanted_at):
        pass
    page = client.get(f"{where}/change/").content.decode()
    assert "draft what its author then confirms" in page
    assert "wrong actions" in page.lower()
    answer = client.post(f"{where}/use/", {"reason": REASON}, follow=True)
    assert "From now on this model helps" in answer.content.decode()
    assert chosen(town.community) == (LOCAL, May.DRAFT)


def test_the_hosts_default_is_tried_by_itself_and_then_helps(
    town: Town, server: ModelServer, settings: LazySettings
) -> None:
    settings.AI_DEFAULT_MODEL = LOCAL
    assert trials.want_missing(now=town.now) == 1
    assert trials.want_missing(now=town.now) == 0
    while trials.go_on(now=town.now):
        pass
    assert chosen(town.community) == (LOCAL, May.DRAFT)


def test_a_cloud_default_helps_nobody_who_did_not_decide_it(
    town: Town, server: ModelServer, settings: LazySettings
) -> None:
    elsewhere(town)
    settings.AI_DEFAULT_MODEL = "server/big-cloud"
    tried(town, "server/big-cloud")
    assert chosen(town.community) is None
    [finding] = choice_findings(town.community, now=town.now)
    assert "has to decide for it" in finding.remedy


def test_the_doctor_asks_each_model_whether_it_is_there(server: ModelServer, settings: LazySettings) -> None:
    settings.AI_MODELS = (LOCAL, "nobody-has-this")
    server.say = lambda _: '{"ready": true}'
    fine, wrong = model_findings()
    assert (fine.level, wrong.level) == ("fine", "warning")
    assert "on your own machines" in fine.what
    assert "No such model" in wrong.what
    configured.forget()
    server.fault = "500"
    assert next(iter(model_findings())).what.endswith("The model's server failed.")


def test_only_a_model_that_the_site_offers_is_voted_on(town: Town, server: ModelServer, settings: LazySettings) -> None:
    settings.AI_MODELS = (LOCAL, "file/Some-Model.Q4_K_M")
    town.say("alice", "@govbot propose to change the setting model to server/unheard-of")
    assert f"This site does not offer the model server/unheard-of. It offers {LOCAL}" in town.heard("alice")[-1]
    assert not town.community.proposals.exists()
    for number, named in enumerate(("file/Some-Model.Q4_K_M", "none"), start=1):
        town.propose("alice", f"@govbot propose to change the setting model to {named}")
        assert action(town, number).params == {"value": named}
