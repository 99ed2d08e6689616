"""What models were asked, and how a community comes to one: a trial first, its scores, then the choice."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from governance.admin.acts import Act, WithActs
from governance.admin.scope import OwnCommunities, ReadOnly
from governance.domain.commands import ChooseModel
from governance.selectors import moderated_by
from governance.selectors.standing import model_of
from platforms.models import ModelCall, ModelTrial, TrialState
from platforms.thinking import trials
from platforms.thinking.choice import LEAST_RIGHT, MOST_WRONG, May, may
from platforms.thinking.ledger import Ledger
from reasoning.models.configured import NONE
from reasoning.models.errors import WORDS


@admin.register(ModelCall)
class ModelCallAdmin(ReadOnly):
    """One row a question. Its words are there only as long as the host's setting says, and for the host alone.

    Members may have written them to the bot in private.
    """

    list_display = ("asked_at", "community", "purpose", "model", "verdict", "became", "milliseconds", "tokens")
    list_filter = (OwnCommunities, "purpose", "verdict", "local")
    search_fields = ("=digest", "model")
    fields = (
        "community", "purpose", "model", "local", "asked_at", "milliseconds", "attempts", "tokens_in", "tokens_out",
        "verdict", "what_it_means", "detail", "became", "digest", "prompt", "answer", "forget_at",
    )  # fmt: skip
    readonly_fields = ("what_it_means",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [name for name in self.fields if request.user.is_superuser or name not in {"prompt", "answer"}]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.community is None:  # the host's own measurements
            return bool(request.user.is_active and request.user.is_superuser)
        return super().has_view_permission(request, obj)

    @admin.display(description="tokens")
    def tokens(self, row: ModelCall) -> int:
        return row.tokens_in + row.tokens_out

    @admin.display(description="what that means")
    def what_it_means(self, row: ModelCall) -> str:
        return WORDS.get(row.verdict, "The answer had the asked form, and our checks looked at it.")


class TrialForm(forms.ModelForm):  # type: ignore[type-arg]
    """Which model to try for which community."""

    model = forms.ChoiceField(help_text="What this site offers. The trial asks it about a hundred messages or so.")

    class Meta:
        model = ModelTrial
        fields = ("community", "model")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["model"].choices = [(name, name) for name in settings.AI_MODELS]  # type: ignore[attr-defined]


@admin.register(ModelTrial)
class ModelTrialAdmin(WithActs):
    """Add one to try a model; when it is done, its page says how it did and lets moderators use it."""

    list_display = ("wanted_at", "community", "model", "state", "progress", "rightly", "wrong_actions", "may_do")
    list_filter = (OwnCommunities, "state")
    fields = (
        "community", "model", "state", "progress", "rightly", "wrong_actions", "unusable", "speed", "place", "may_do",
        "now_in_use", "budget", "error", "wanted_at", "ended_at",
    )  # fmt: skip
    readonly_fields = ("progress", "rightly", "speed", "place", "may_do", "now_in_use", "budget")
    acts = (
        Act(
            key="use",
            verb="Use this model",
            will="It helps the bot to read what members write, as far as its trial allows. It decides nothing. "
            "The bot announces it with your reason.",
            done="From now on this model helps.",
            possible=lambda row: (
                row.state == TrialState.DONE and row.local and model_of(row.community).name != row.model
            ),
            command=lambda row, given: ChooseModel(model=row.model, local=bool(row.local), reason=given["reason"]),
        ),
        Act(
            key="stop",
            verb="Go without a model",
            will="The bot understands its fixed forms and quotes the constitution. It announces this with your reason.",
            done="No model helps here any more.",
            possible=lambda row: model_of(row.community).name not in {"", NONE},
            stops=True,
            command=lambda _, given: ChooseModel(model=NONE, local=True, reason=given["reason"]),
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(settings.AI_MODELS) and self.has_module_permission(request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form = super().get_form(request, obj, change, **(kwargs if obj else kwargs | {"form": TrialForm}))
        if obj is None:
            form.base_fields["community"].queryset = moderated_by(request.user)
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields if obj else ("community", "model")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readonly_fields if obj else ()

    def save_model(self, request: HttpRequest, obj: ModelTrial, form: Any, change: bool) -> None:  # noqa: FBT001
        row = trials.want(obj.community, obj.model, now=timezone.now())
        obj.pk = row.pk

    @admin.display(description="asked about")
    def progress(self, row: ModelTrial) -> str:
        return f"{row.asked} of {row.of} messages"

    @admin.display(description="understood")
    def rightly(self, row: ModelTrial) -> str:
        return f"{100 * row.right // row.asked} % ({row.right})" if row.asked else "-"

    @admin.display(description="time for a message")
    def speed(self, row: ModelTrial) -> str:
        return f"{row.milliseconds / row.asked / 1000:.1f} seconds" if row.asked else "-"

    @admin.display(description="where it runs")
    def place(self, row: ModelTrial) -> str:
        if row.local is None:
            return "-"
        if row.local:
            return "on the host's own machines"
        return (
            "on somebody else's machines. Members' words would go there, so only the community can choose it: "
            f"somebody proposes “change the setting model to {row.model}”."
        )

    @admin.display(description="what it may do")
    def may_do(self, row: ModelTrial) -> str:
        return {
            May.NOTHING: "nothing before its trial is done",
            May.WORD: f"word answers; more takes {LEAST_RIGHT} % understood, at most {MOST_WRONG} % wrong",
            May.DRAFT: "draft what its author then confirms, word answers",
        }[may(row)]

    @admin.display(description="in use here")
    def now_in_use(self, row: ModelTrial) -> str:
        return model_of(row.community).name

    @admin.display(description="used up today")
    def budget(self, row: ModelTrial) -> str:
        spent = Ledger(row.community_id, now=timezone.now()).spent()
        return f"{spent} of {settings.AI_TOKENS_PER_DAY} tokens"
