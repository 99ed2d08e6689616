"""What a host should know of the models: whether they answer, and why one that is wanted does not help."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from governance.selectors.standing import model_of
from platforms.ports import Finding
from platforms.thinking.choice import May, chosen, last_trial
from platforms.thinking.ledger import Ledger
from reasoning.models.configured import NONE
from reasoning.models.errors import ModelUnavailable
from reasoning.models.greeting import greet

if TYPE_CHECKING:
    from governance.models import Community


def model_findings() -> Iterator[Finding]:
    """Ask each model that the site offers whether it is there."""
    for name in settings.AI_MODELS:
        try:
            local = greet(name)
        except ModelUnavailable as error:
            yield Finding(
                level="warning",
                what=f"The model {name} cannot be used. {error.safe}",
                remedy="Until then everything goes on without it. docs/MODELS.md says how a model is set up.",
            )
        else:
            where = "on your own machines" if local else "on somebody else's machines"
            yield Finding(level="fine", what=f"The model {name} answers; it runs {where}.")


def choice_findings(community: "Community", *, now: datetime) -> Iterator[Finding]:
    """Say why a model that is wanted in a community does not help there, or that its budget is used up."""
    wanted = model_of(community).name
    if wanted in {"", NONE}:
        return
    found, trial = chosen(community), last_trial(wanted)
    if found is not None and found[1] is not May.NOTHING:
        if Ledger(community.pk, now=now).spent() >= settings.AI_TOKENS_PER_DAY:
            yield Finding(
                level="warning",
                what="Today's budget for the model is used up, so the bot goes on without it until midnight, UTC.",
                remedy="Raise GOVBOT_AI__TOKENS_PER_DAY if that happens often.",
            )
        return
    if wanted not in settings.AI_MODELS:
        remedy = "Offer it in GOVBOT_AI__MODELS, or have the community choose another."
    elif trial is None:
        remedy = "Add a trial of it in the admin (Trials of models)."
    elif found is None:
        remedy = "It does not run on your machines: the community has to decide for it, by a proposal."
    else:
        remedy = "Too many of its answers could not be read. Try another one."
    yield Finding(level="warning", what=f"The model {wanted} is wanted here and does not help.", remedy=remedy)
