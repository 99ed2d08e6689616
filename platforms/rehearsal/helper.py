"""The model that helps in a story: scripted or the site's own, chosen through the door through which any is chosen."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from governance.domain.actors import HOST
from governance.domain.commands import ChooseModel
from governance.services.handle import handle
from platforms.models import ModelTrial, TrialState
from platforms.rehearsal.script import Script, scripted
from platforms.rehearsal.stage import CAUSE, Stage
from platforms.rehearsal.yaml_file import BadScenario
from platforms.thinking.ledger import memory_apart
from reasoning.models.configured import NONE, asker, standing_in
from reasoning.models.errors import AnswerUnusable, ModelUnavailable
from reasoning.models.greeting import greet
from reasoning.models.ports import Clock


@contextmanager
def helped_by(model: str | Script, stage: Stage, *, path: Path, clock: Clock, now: datetime) -> Iterator[None]:
    """Within this, the model helps on the stage as far as any may: to a draft. Raises BadScenario if it cannot."""
    if model == NONE:
        yield
        return
    with ExitStack() as story:
        story.enter_context(memory_apart())
        if isinstance(model, str):
            name, local = model, _there(model, path=path)
        else:
            made = scripted(model)
            story.enter_context(standing_in(made, clock=clock))
            name, local = made.name, made.local
        _choose(name, stage, local=local, now=now)
        yield


def _there(name: str, *, path: Path) -> bool:
    """Whether the site's model, which answers, is local. Raises BadScenario."""
    if name not in settings.AI_MODELS:
        raise BadScenario(
            f"{path}: model: this site does not offer {name[:100]!r}: add it to GOVBOT_AI__MODELS (docs/MODELS.md), "
            "or write none or scripted answers."
        )
    try:
        try:
            return greet(name)
        except AnswerUnusable:  # it is there, and what it is worth shows in the story
            return asker(name).model.local
    except ModelUnavailable as error:
        raise BadScenario(f"{path}: model: {name} cannot be asked. {error.safe}") from None


def _choose(name: str, stage: Stage, *, local: bool, now: datetime) -> None:
    """Choose it. Here, where nothing real can be harmed, it counts as tried: the story is the trial."""
    community = stage.connection.community
    ModelTrial.objects.create(
        community=community,
        model=name,
        wanted_at=now,
        due_at=now,
        ended_at=now,
        state=TrialState.DONE,
        local=local,
        of=1,
        asked=1,
        right=1,
    )
    handle(
        ChooseModel(model=name, local=local, reason="The story says so."),
        community=community.pk,
        actor=HOST,
        cause=CAUSE,
        now=now,
    )
    stage.settle(now)
    list(stage.news(step=0))
