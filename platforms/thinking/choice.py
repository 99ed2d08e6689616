"""Which model may help a community, and how far: chosen there, offered here, tried, and at home unless decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from governance.selectors.standing import model_of
from platforms.models import ModelTrial, TrialState
from platforms.thinking.ledger import Ledger
from reasoning.models.asking import Asker
from reasoning.models.configured import NONE, SCRIPT, asker, offers
from reasoning.models.errors import ModelUnavailable

if TYPE_CHECKING:
    from governance.models import Community

LEAST_RIGHT, MOST_WRONG = 65, 5  # of a hundred messages of the trial


_UNUSABLE = 5  # a model of which every fifth message comes to nothing helps nobody


class May(StrEnum):
    """How far a model may help. `word`: it failed the bar, so it may help with answers only."""

    NOTHING = "nothing"
    WORD = "word"
    DRAFT = "draft"


@dataclass(frozen=True, kw_only=True)
class Help:
    """A model that may be asked now, with this community's ledger."""

    asker: Asker
    may: May


def may(trial: ModelTrial | None) -> May:
    """Judge a trial by the bar."""
    if trial is None or trial.state != TrialState.DONE or not trial.asked:
        return May.NOTHING
    if _UNUSABLE * trial.unusable > trial.asked:
        return May.NOTHING
    fit = 100 * trial.right >= LEAST_RIGHT * trial.asked and 100 * trial.wrong_actions <= MOST_WRONG * trial.asked
    return May.DRAFT if fit else May.WORD


def chosen(community: "Community") -> tuple[str, May] | None:
    """Name the model that helps here and how far, by what is written down alone: nothing is asked or loaded."""
    choice = model_of(community)
    if choice.name in {"", NONE} or choice.name.startswith(SCRIPT) or not offers(choice.name):
        return None
    trial = last_trial(choice.name)
    if trial is None or (not trial.local and not choice.decided):
        return None
    return choice.name, may(trial)


def last_trial(model: str) -> ModelTrial | None:
    """Find how the model did when it was last tried, in whatever community: a trial holds no community's words."""
    return ModelTrial.objects.filter(model=model, state=TrialState.DONE).order_by("-pk").first()


def help_for(community: "Community", *, now: datetime) -> Help:
    """Whom to ask for this community. Raises ModelUnavailable. Only in a worker: it may load a library or a model."""
    found = chosen(community)
    if found is None:
        raise ModelUnavailable("unknown_model")
    name, how_far = found
    helper = asker(name, ledger=Ledger(community.pk, now=now))
    if not helper.model.local and not model_of(community).decided:
        raise ModelUnavailable("refused", "it does not run on the host's machines any more")
    return Help(asker=helper, may=how_far)
