"""Trials of models: a job that asks a model about the shipped messages, a few at a time, and can be interrupted."""

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from governance.selectors.standing import first_wanting
from platforms.models import ModelTrial, TrialState
from platforms.thinking.ledger import Ledger
from platforms.wake import wake
from reasoning.assisted.admission import messages, score
from reasoning.models.configured import asker
from reasoning.models.errors import ModelUnavailable

if TYPE_CHECKING:
    from governance.models import Community

_CLAIMED_FOR = timedelta(minutes=5)
_LATER = timedelta(minutes=1)
_SLICE_SECONDS = 20.0
_PATIENCE = timedelta(hours=6)


def want(community: "Community", model: str, *, now: datetime) -> ModelTrial:
    """Have a model tried; one trial of it at a time is enough."""
    try:
        with transaction.atomic():
            return ModelTrial.objects.create(
                community=community, model=model, wanted_at=now, due_at=now, of=len(messages())
            )
    except IntegrityError:
        return ModelTrial.objects.get(community=community, model=model, state=TrialState.WANTED)
    finally:
        wake("reasoning")


def want_missing(*, now: datetime) -> int:
    """Have each offered model tried that a community wants and that nobody has tried."""
    known = set(ModelTrial.objects.filter(model__in=settings.AI_MODELS).values_list("model", flat=True))
    wanted = 0
    for name in set(settings.AI_MODELS) - known:
        community = first_wanting(name)
        if community is not None:
            want(community, name, now=now)
            wanted += 1
    return wanted


def go_on(*, now: datetime) -> int:
    """Take the oldest trial a little further; how many messages the model was asked about."""
    due = ModelTrial.objects.filter(state=TrialState.WANTED, due_at__lte=now).order_by("pk").first()
    if due is None or not ModelTrial.objects.filter(pk=due.pk, state=TrialState.WANTED, due_at=due.due_at).update(
        due_at=now + _CLAIMED_FOR
    ):
        return 0
    began_at, asked = time.monotonic(), 0
    try:
        helper = asker(due.model, ledger=Ledger(None, now=now))
        for mention in messages()[due.asked :]:
            before = time.monotonic()
            found = score(mention, helper)
            asked += 1
            ModelTrial.objects.filter(pk=due.pk).update(
                asked=F("asked") + 1,
                right=F("right") + int(found.right),  # PostgreSQL adds no truth to a number
                wrong_actions=F("wrong_actions") + int(found.wrong_action),
                unusable=F("unusable") + int(found.unusable),
                milliseconds=F("milliseconds") + round(1000 * (time.monotonic() - before)),
            )
            if time.monotonic() - began_at > _SLICE_SECONDS:
                break
    except ModelUnavailable as error:
        _interrupted(due, error, now=now)
        return asked
    open_still = ModelTrial.objects.filter(pk=due.pk, state=TrialState.WANTED)
    open_still.update(due_at=now, local=helper.model.local, error="")
    open_still.filter(asked=F("of")).update(state=TrialState.DONE, ended_at=now)
    return max(asked, 1)


def _interrupted(trial: ModelTrial, error: ModelUnavailable, *, now: datetime) -> None:
    hopeless = not error.retryable or trial.wanted_at < now - _PATIENCE
    ModelTrial.objects.filter(pk=trial.pk, state=TrialState.WANTED).update(
        state=TrialState.FAILED if hopeless else TrialState.WANTED,
        due_at=now + _LATER,
        error=error.safe,
        ended_at=now if hopeless else None,
    )
