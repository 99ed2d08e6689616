"""The form of one field: what to do with it, its value as people type it, the words it rests on, or a question."""

from typing import Any

from django import forms

from governance.admin.boxes import (
    BASES,
    BOXES,
    KIND_OF,
    LATE,
    STAGE_KINDS,
    WITH_A_SHARE,
    WITH_NONE,
    box,
    choice,
    choices_of,
    several,
)
from governance.admin.folds import add, folds_of
from governance.admin.written import written
from governance.domain.ratifying import WHOLE, Choice
from governance.domain.rulebook import ProcessType
from governance.domain.typed_values import typed_value
from governance.pages.ratifying import chosen_words, place_cited, quotes_by_section

_CHOICES = (
    (Choice.ACCEPTED.value, "Accept it as it is read"),
    (Choice.CORRECTED.value, "Correct it: the constitution says something else, in the words that I give below"),
    (
        Choice.DEFAULT.value,
        "The constitution does not say it. The value below is a default, shown as one to members",
    ),
    (Choice.UNSTATED.value, "The constitution does not say it, and nothing takes its place"),
    (Choice.ASKED.value, "Ask the community first, with the question below"),
)
_OF_A_WAY = (
    (Choice.ACCEPTED.value, "It is a way in which this community decides, named as above"),
    (Choice.CORRECTED.value, "It is one, with the name and marks below"),
    (Choice.UNSTATED.value, "The constitution has no such way to decide: leave it out"),
)
_NOTHING = (None, (), False)
_NEEDED = frozenset({"method", "threshold", "duration", "electorate"})
"""Fields without which most ways cannot run: somebody has to choose, nothing is chosen for them."""
_DECIDING = [one for one in STAGE_KINDS if one[0] not in {"petition", "deliberation", "grace", "execution"}]
_ONE_OF = {
    "method": "How it is counted",
    "on_pass": "If it passes, what follows",
    "on_failure": "If it fails, what follows",
    "silence": "Who says nothing",
    "ties": "What breaks a tie",
    "recusal": "Who has no vote",
    "early_end": "When it ends",
}


class DecideForm(forms.Form):
    """What to do with one field."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    choice = forms.ChoiceField(label="What to do", widget=forms.RadioSelect, choices=_CHOICES)

    def __init__(self, *args: Any, process: ProcessType, field: str, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.text = field.rpartition(".")[2], text
        value = process.value(field)
        if value in _NOTHING:
            self.fields["choice"].choices = _CHOICES[1:]  # type: ignore[attr-defined]
        before = set(self.fields)
        self._boxes(process, field, written(self.unit, value))
        first = next((name for name in self.fields if name not in before), "")
        self.heads = (first, "place", "question")
        place, words = place_cited(text, process.cited(field) + process.cited_parts(field))
        self.fields["place"] = forms.ChoiceField(
            label="The words that say it",
            required=False,
            initial=place,
            choices=[("", "Choose a sentence"), *quotes_by_section(text)],
            help_text="The number has to stand in them.",
        )
        self.fields["quote"] = forms.CharField(
            label="Or copy the words",
            required=False,
            initial=words,
            widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
            help_text="If one sentence is too much or too little. They must stand in the text exactly so.",
        )
        self.fields["question"] = forms.CharField(
            label="Question to the community",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
            help_text="Everybody reads it; the bot posts it with the clause and gathers the answers here.",
        )

    def _boxes(self, process: ProcessType, field: str, initial: dict[str, str]) -> None:
        few = choices_of(process, field)
        if few or self.unit in ("on_pass", "on_failure"):
            self.fields[self.unit] = choice(_ONE_OF.get(self.unit, "Value"), few, initial.get(self.unit), empty=True)
            return
        kind = KIND_OF[self.unit]
        for name, label, help_text in BOXES[kind]:
            self.fields[name] = box(label, help_text, initial.get(name))
        if kind in WITH_A_SHARE:
            shares = [("least", "enough (at least)"), ("more", "not enough by itself (more than)")]
            self.fields["strict"] = choice("That share is", shares, initial.get("strict", "least"))
            bases = [(one.value, words) for one, words in BASES.items()]
            self.fields["basis"] = choice("Share of", bases, initial.get("basis"), empty=True)
        if kind == "extension":
            self.fields["when"] = several("When it is extended", LATE, initial.get("when"))
        if kind == "objections":
            self.fields["reason"] = forms.BooleanField(
                label="An objection counts only with a reason", required=False, initial=initial.get("reason") == "yes"
            )
        for fold in folds_of(self.unit, kind, initial):
            add(self.fields, fold, initial, self.data)
        if kind in WITH_NONE:
            self.fields["none"] = forms.BooleanField(
                label="The constitution says that there is none", required=False, initial=initial.get("none") == "yes"
            )

    def value(self, field: str) -> Any:
        """What the boxes say. Raises ValueUnclear."""
        return typed_value(field, {name: _typed(said) for name, said in self.cleaned_data.items()})

    def quoted(self) -> str:
        """The words it rests on: those copied, else the sentence chosen."""
        return str(self.cleaned_data["quote"]) or chosen_words(self.text, str(self.cleaned_data["place"]))


def _typed(said: Any) -> str:
    if isinstance(said, list):
        return ",".join(said)
    return "yes" if said is True else str(said or "")


class WayForm(forms.Form):
    """What a way to decide is called, and whether it is one."""

    heads = ()

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    choice = forms.ChoiceField(label="What to do", widget=forms.RadioSelect, choices=_OF_A_WAY)
    title = forms.CharField(label="Its name for members", max_length=120, required=False)
    words = forms.CharField(
        label="Words by which members choose it",
        required=False,
        max_length=200,
        help_text="With commas between, such as: urgent, quick.",
    )
    default = forms.BooleanField(label="It is the usual way, for proposals that name none", required=False)
    amends = forms.BooleanField(label="The constitution is changed in this way", required=False)

    def value(self, _: str) -> dict[str, Any]:
        """The name and the marks."""
        given = self.cleaned_data
        said = {
            "title": given["title"],
            "words": [part.strip() for part in given["words"].split(",") if part.strip()],
            "amends": given["amends"],
        }
        return said | ({"default": True} if given["default"] else {})

    def quoted(self) -> str:
        return ""


class NewWayForm(WayForm):
    """A way that the text has and the reading did not find."""

    stage = forms.ChoiceField(label="How it is decided", choices=_DECIDING)
    field_order = ("title", "stage", "words", "default", "amends")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["choice"], self.fields["seen"]
        self.fields["title"].required = True

    def value(self, field: str) -> dict[str, Any]:
        kind, _, method = self.cleaned_data["stage"].partition(" ")
        return super().value(field) | {"stage": {"kind": kind, "method": method}}


def form_for(process: ProcessType, field: str, text: str, *, seen: int, data: Any = None) -> DecideForm | WayForm:
    """The form of one field, filled with what stands there now."""
    if field == WHOLE:
        initial = {
            "seen": seen, "title": process.title, "words": ", ".join(process.words), "default": process.default,
            "amends": process.amends, "choice": Choice.ACCEPTED.value,
        }  # fmt: skip
        return WayForm(data, initial=initial)
    first: dict[str, Any] = {"seen": seen}
    if process.value(field) not in _NOTHING:
        first["choice"] = Choice.ACCEPTED.value
    elif field.rpartition(".")[2] not in _NEEDED:
        first["choice"] = Choice.UNSTATED.value
    return DecideForm(data, initial=first, process=process, field=field, text=text)
