"""The form of one field: what to do with it, its value as people type it, the words it rests on, or a question."""

from datetime import timedelta
from typing import Any

from django import forms

from governance.domain.ballots import Method
from governance.domain.ratifying import WHOLE, Choice
from governance.domain.rulebook import Basis, Duration, Electorate, ProcessType, Proposers, Quorum, Threshold, Veto
from governance.domain.rulebook_flow import METHODS
from governance.domain.times import spoken_period
from governance.domain.typed_values import typed_value
from governance.pages.ratifying import chosen_words, quotes_by_section

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
_BASES = {
    Basis.FOR_AND_AGAINST: "the agree and disagree votes",
    Basis.CAST: "all votes cast, abstentions too",
    Basis.ELIGIBLE: "everybody who may vote",
    Basis.FULL_BODY: "all seats, vacant ones too",
    Basis.SERVING: "those who serve",
    Basis.NOT_INVOLVED: "those who are not involved",
}
_SUGGESTED: dict[str, dict[str, str]] = {
    "duration": {"min": "7 days"},
    "threshold": {"fraction": "half", "strict": "more", "basis": Basis.FOR_AND_AGAINST.value},
    "electorate": {"text": "every member"},
    "proposers": {"text": "any member"},
}
_BOXES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "people": (
        ("text", "Who, in words", ""),
        ("roles", "Roles, if only those who hold one of them", "Keys with commas between, such as council, board."),
        ("tenure", "Member for at least", "For example: 30 days."),
    ),
    "threshold": (
        ("fraction", "Share that must agree", "In words or digits: half, two thirds, 66 %."),
        ("min_for", "At least so many must agree", "A number, if the text states one."),
        ("max_against", "At most so many may disagree", "A number, if the text states one."),
    ),
    "quorum": (
        ("fraction", "Share that must take part", "In words or digits: one third, 20 %."),
        ("count", "Number that must take part", "For example: 10."),
    ),
    "duration": (
        ("min", "At least, or exactly", "For example: 7 days."),
        ("max", "At most", "Only if the text says so."),
    ),
    "veto": (
        ("text", "Who may veto, in words", ""),
        ("roles", "Roles whose holder can veto alone", "Keys with commas between."),
        ("fraction", "Or the share of members who can", "For example: two thirds."),
        ("within", "Also after it was carried out, within", "For example: 7 days."),
    ),
}
_KIND_OF = {
    "proposers": "people", "electorate": "people", "advisory": "people", "threshold": "threshold",
    "quorum": "quorum", "signatures": "quorum", "duration": "duration", "veto": "veto",
}  # fmt: skip
_STAGES = {
    "ballot yes_no": "A vote: agree, disagree, abstain",
    "consent lazy_consensus": "Silence is agreement, an objection stops it",
    "consent consent": "Consent: it goes ahead unless somebody objects",
    "role role": "Those who hold a role decide",
}


class DecideForm(forms.Form):
    """What to do with one field."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    choice = forms.ChoiceField(label="What to do", widget=forms.RadioSelect, choices=_CHOICES)

    def __init__(self, *args: Any, process: ProcessType, field: str, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.text = field.rpartition(".")[2], text
        value = process.value(field)
        if value is None:
            self.fields["choice"].choices = _CHOICES[1:]  # type: ignore[attr-defined]
        self._boxes(process, field, written(self.unit, value))
        self.fields["place"] = forms.ChoiceField(
            label="The words that say it",
            required=False,
            choices=[("", "Choose a sentence"), *quotes_by_section(text)],
            help_text="The number has to stand in them.",
        )
        self.fields["quote"] = forms.CharField(
            label="Or copy the words",
            required=False,
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
        kind = _KIND_OF.get(self.unit)
        if self.unit == "method":
            stage = process.value(field.rpartition(".")[0])
            allowed = sorted(METHODS.get(stage.kind, set()))
            self.fields["method"] = forms.ChoiceField(
                label="How it is counted",
                required=False,
                choices=[("", "-"), *((one, one.replace("_", " ")) for one in allowed)],
                initial=initial.get("method"),
            )
            return
        if kind is None:
            self.fields["data"] = forms.CharField(
                label="Value",
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
                help_text="As docs/RULEBOOK.md shows it.",
            )
            return
        for name, label, help_text in _BOXES[kind]:
            self.fields[name] = forms.CharField(
                label=label, help_text=help_text, required=False, max_length=300, initial=initial.get(name)
            )
        if kind in {"threshold", "veto"}:
            self.fields["strict"] = forms.ChoiceField(
                label="That share is",
                choices=[("least", "enough (at least)"), ("more", "not enough by itself (more than)")],
                required=False,
                initial=initial.get("strict", "least"),
            )
            self.fields["basis"] = forms.ChoiceField(
                label="Share of",
                choices=[(one.value, words) for one, words in _BASES.items()],
                required=False,
                initial=initial.get("basis"),
            )
        if kind in {"threshold", "quorum", "duration", "veto"}:
            self.fields["none"] = forms.BooleanField(
                label="The constitution says that there is none", required=False, initial=initial.get("none") == "yes"
            )

    def value(self, field: str) -> Any:
        """What the boxes say. Raises ValueUnclear."""
        given = {
            name: ("yes" if said is True else "" if said is False else str(said or ""))
            for name, said in self.cleaned_data.items()
        }
        return typed_value(field, given)

    def quoted(self) -> str:
        """The words it rests on: those copied, else the sentence chosen."""
        return str(self.cleaned_data["quote"]) or chosen_words(self.text, str(self.cleaned_data["place"]))


def written(unit: str, value: Any) -> dict[str, str]:
    """A value as people would type it; a suggestion where there is none."""
    match value:
        case None:
            return _SUGGESTED.get(unit, {})
        case Method() | "none":
            return {"method": value} if isinstance(value, Method) else {"none": "yes"}
        case Threshold():
            return _limits(value)
        case Quorum():
            return {"fraction": str(value.fraction or ""), "count": str(value.count or "")}
        case Duration():
            return {"min": _time(value.min), "max": _time(value.max)}
        case Veto():
            threshold = value.threshold if isinstance(value.threshold, Threshold) else None
            return (_limits(threshold) if threshold else {}) | {
                "text": value.text or "",
                "roles": ", ".join(value.roles),
                "within": _time(value.within),
            }
        case Electorate() | Proposers():
            tenure = value.tenure if isinstance(value.tenure, str) else _time(value.tenure)
            return {"text": value.text or "", "roles": ", ".join(value.roles), "tenure": tenure}
        case _:
            return {}


def _time(period: timedelta | None) -> str:
    return spoken_period(period) if period else ""


def _limits(value: Threshold) -> dict[str, str]:
    return {
        "fraction": str(value.fraction or ""),
        "strict": "more" if value.strict else "least",
        "basis": value.basis.value if value.basis else "",
        "min_for": str(value.min_for or ""),
        "max_against": "" if value.max_against is None else str(value.max_against),
    }


class WayForm(forms.Form):
    """What a way to decide is called, and whether it is one."""

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

    stage = forms.ChoiceField(label="How it is decided", choices=list(_STAGES.items()))
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
    first = Choice.ACCEPTED if process.value(field) is not None else Choice.UNSTATED
    return DecideForm(data, initial={"seen": seen, "choice": first.value}, process=process, field=field, text=text)
