"""Buttons that ask for a reason and then go through the one door, like everything else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from governance.admin.doing import do
from governance.admin.scope import ReadOnly, moderates
from governance.domain.commands import Command
from governance.domain.errors import GovernanceError


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing that moderators do: what it will bring about, whether it is possible now, and the command.

    `stops`: it ends, refuses or removes something, so its button is shown in the colour of that. What nobody could mind
    needs no reason.
    """

    key: str
    verb: str
    will: str
    done: str
    possible: Callable[[Any], bool]
    command: Callable[[Any, Mapping[str, str]], Command]
    reminder: Callable[[Any], str] = lambda _: ""
    asks_title: Callable[[Any], bool] = lambda _: False
    asks_reason: bool = True
    stops: bool = False


class ReasonForm(forms.Form):
    """Why. The rules themselves say how long a reason must be."""

    reason = forms.CharField(
        label="Reason",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 70}),
        help_text="Everybody can read it, now and later: leave out names and accusations.",
    )


class TitledForm(ReasonForm):
    """Why, and how the public may call it."""

    title = forms.CharField(
        label="What the public reads",
        max_length=120,
        help_text="Name the measure in neutral words, without names and without the accusation, for example: "
        "a week without posting for one member.",
    )
    field_order = ("title", "reason")


def _form_for(act: Act, row: Any) -> type[forms.Form]:
    if not act.asks_reason:
        return forms.Form
    return TitledForm if act.asks_title(row) else ReasonForm


class WithActs(ReadOnly):
    """Screens with such buttons at the top."""

    acts: tuple[Act, ...] = ()
    change_form_template = "admin/governance/with_acts.html"

    def get_urls(self) -> list[URLPattern]:
        options = self.opts
        own = [
            path(
                f"<path:object_id>/{act.key}/",
                self.admin_site.admin_view(partial(self._act, act=act)),
                name=f"{options.app_label}_{options.model_name}_{act.key}",
            )
            for act in self.acts
        ]
        return own + super().get_urls()

    def possible_acts(self, request: HttpRequest, row: Any) -> list[tuple[Act, str]]:
        """Each act that the state allows, with its address; none for who does not moderate here."""
        if not moderates(request.user, self.community_of(row)):
            return []
        return [(act, self._address(act, row)) for act in self.acts if act.possible(row)]

    def _address(self, act: Act, row: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{act.key}", args=[row.pk])

    def _page(self, row: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        row = self.row_or_404(request, object_id)
        more = (kwargs.pop("extra_context", None) or {}) | {
            "acts": self.possible_acts(request, row),
            "looks_on": request.user.is_superuser and not moderates(request.user, self.community_of(row)),
        }
        return super().change_view(request, object_id, *args, extra_context=more, **kwargs)

    def _act(self, request: HttpRequest, object_id: str, *, act: Act) -> HttpResponse:
        row = self.row_or_404(request, object_id)
        if not moderates(request.user, self.community_of(row)):
            raise PermissionDenied
        if request.method != "POST" and not act.possible(row):
            messages.warning(request, f"“{act.verb}” is not possible any more, or not yet.")
            return HttpResponseRedirect(self._page(row))
        form = _form_for(act, row)(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and self._done(request, form, act, row):
            return HttpResponseRedirect(self._page(row))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "row": row,
            "act": act,
            "form": form,
            "title": f"{act.verb}: {row}",
            "back": self._page(row),
            "reminder": act.reminder(row),
        }
        return TemplateResponse(request, "admin/governance/act.html", context, status=400 if form.errors else 200)

    def _done(self, request: HttpRequest, form: forms.Form, act: Act, row: Any) -> bool:
        try:
            self.carry_out(request, act.command(row, form.cleaned_data), row)
        except GovernanceError as error:
            form.add_error(None, error.safe)
            return False
        messages.success(request, act.done)
        return True

    def carry_out(self, request: HttpRequest, command: Command, row: Any) -> None:
        """Do what the button says. Raises GovernanceError, having done nothing."""
        do(request, self.community_of(row), command)
