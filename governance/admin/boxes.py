"""Which boxes somebody fills in for a field, what stands in them first, and what they may choose."""

from typing import Any

from django import forms

from governance.domain.rulebook import Basis, ProcessType
from governance.domain.rulebook_flow import METHODS
from governance.pages.rules import METHOD_WORDS, STAGES

BASES = {
    Basis.FOR_AND_AGAINST: "the agree and disagree votes",
    Basis.CAST: "all votes cast, abstentions too",
    Basis.NON_BLANK: "all votes that say something",
    Basis.ELIGIBLE: "everybody who may vote",
    Basis.FULL_BODY: "all seats, vacant ones too",
    Basis.SERVING: "those who serve",
    Basis.NOT_INVOLVED: "those who are not involved",
    Basis.PRESENT: "those who are present",
    Basis.DEFAULT_OPTION: "those who put it before or behind “none of the above”",
}
_PEOPLE = (
    ("text", "Who, in words", ""),
    ("roles", "Roles, if only those who hold one of them", "Keys with commas between, such as council, board."),
    ("tenure", "Member for at least", "For example: 30 days."),
    ("founding", "Not asked of who joined at the start, within", "Only if the text says so, for example: 30 days."),
)
BOXES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "people": _PEOPLE,
    "threshold": (
        ("fraction", "Share that must agree", "In words or digits: half, two thirds, 66 %."),
        ("ratio", "Or how many times as many for as against", "For example: 3 or 3:2."),
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
    "jury": (("size", "How many are drawn", "For example: 7."),),
    "objections": (("stop", "How many objections stop it", "For example: 1."),),
    "options": (
        ("min", "At least so many options", "For example: 2."),
        ("max", "At most so many options", "For example: 10."),
    ),
    "scores": (
        ("lowest", "Lowest score", "0, if nothing is written here."),
        ("highest", "Highest score", "For example: 5."),
    ),
    "nominations": (*_PEOPLE, ("min", "Nominations are open for", "For example: 7 days."), ("max", "At most", "")),
    "call": (*_PEOPLE, ("seconds", "How many others must second the call", "For example: 2.")),
    "second_round": (
        ("best", "How many options go into it", "For example: 2."),
        ("fraction", "Share that must agree then", "Only if the text says so: half, two thirds."),
        ("min_for", "At least so many must agree then", ""),
        ("min", "It is open for", "For example: 7 days."),
        ("max", "At most", ""),
    ),
    "extension": (
        ("by", "It goes on for", "For example: 2 days."),
        ("window", "“Late” is the last", "For example: 12 hours."),
    ),
    "seats": (("count", "How many win", "For example: 3."),),
    "key": (("key", "The role’s key", "As the constitution page lists it, such as chair."),),
    "name": (("key", "Its name", "For example: none of the above."),),
}
KIND_OF = {
    "proposers": "people", "electorate": "people", "advisory": "people", "threshold": "threshold",
    "quorum": "quorum", "signatures": "quorum", "duration": "duration", "veto": "veto", "jury": "jury",
    "objections": "objections", "options": "options", "scores": "scores", "nominations": "nominations", "call": "call",
    "second_round": "second_round", "extension": "extension", "seats": "seats",
    "casting_vote": "key", "fills": "key", "default_option": "name",
}  # fmt: skip
WITH_NONE = frozenset({"threshold", "quorum", "duration", "veto"})
_EITHER = {
    "silence": (("agree", "silence is agreement"), ("disagree", "silence is a no")),
    "ties": (
        ("lot", "a lot is drawn"),
        ("casting_vote", "somebody has a casting vote"),
        ("earlier_rounds", "the earlier rounds"),
        ("earlier_rounds,lot", "the earlier rounds, then a lot"),
        ("casting_vote,lot", "a casting vote, then a lot"),
        ("earlier_rounds,casting_vote", "the earlier rounds, then a casting vote"),
        ("casting_vote,earlier_rounds", "a casting vote, then the earlier rounds"),
        ("earlier_rounds,casting_vote,lot", "the earlier rounds, then a casting vote, then a lot"),
        ("casting_vote,earlier_rounds,lot", "a casting vote, then the earlier rounds, then a lot"),
    ),
    "recusal": (
        ("proposer", "the person who proposed it"),
        ("concerned", "whom it is about"),
        ("proposer,concerned", "both"),
    ),
    "early_end": (("yes", "it ends as soon as no vote can change the result"),),
}
LATE = (
    ("no_quorum", "too few have taken part at the end"),
    ("late_quorum", "enough took part only late"),
    ("late_swing", "the result turned late"),
)
WITH_A_SHARE = frozenset({"threshold", "veto", "second_round"})
STAGE_KINDS = (
    ("petition", "Gathering support: so many must sign"),
    ("deliberation", "Discussion, before anything is decided"),
    ("ballot yes_no", "A vote: agree, disagree, abstain"),
    ("ballot consensus", "A vote by consensus: a block stops it"),
    ("ballot approval", "A vote among options, by approval"),
    ("ballot ranked", "A vote among options, ranked"),
    ("consent lazy_consensus", "Silence is agreement, an objection stops it"),
    ("consent consent", "Consent: it goes ahead unless somebody objects"),
    ("role role", "Those who hold a role decide"),
    ("jury jury", "A jury drawn by lot decides"),
    ("election ranked", "An election, by ranking"),
    ("election stv", "An election for several seats"),
    ("grace", "Grace time, in which it can be stopped"),
    ("execution", "Carrying out"),
)


def can_be_decided(field: str) -> bool:
    """Whether there is a form for a field."""
    unit = field.rpartition(".")[2]
    return unit in KIND_OF or unit in _EITHER or unit in {"method", "on_pass", "on_failure"}


def choices_of(process: ProcessType, field: str) -> tuple[tuple[str, str], ...]:
    """What can be chosen where a field takes one of a few things; empty for fields with boxes."""
    unit = field.rpartition(".")[2]
    if unit == "method":
        stage = process.value(field.rpartition(".")[0])
        allowed = sorted(METHODS.get(stage.kind, set()))
        return tuple((one.value, METHOD_WORDS[one]) for one in allowed)
    if unit in {"on_pass", "on_failure"}:
        here = int(field.split(".")[1])
        later = list(enumerate(process.stages))[here + 1 :]
        return tuple((str(index), f"{index + 1}. {STAGES[stage.kind]}") for index, stage in later)
    return _EITHER.get(unit, ())


def box(label: str, help_text: str, initial: str | None) -> forms.CharField:
    """One line to type in."""
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=300, initial=initial)


def several(label: str, choices: Any, initial: str | None) -> forms.MultipleChoiceField:
    """Any of a few things."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        initial=(initial or "").split(","),
        widget=forms.CheckboxSelectMultiple,
    )


def choice(label: str, choices: Any, initial: str | None, *, empty: bool = False) -> forms.ChoiceField:
    """One of a few things."""
    given = [("", "-"), *choices] if empty else list(choices)
    return forms.ChoiceField(label=label, choices=given, required=False, initial=initial)
