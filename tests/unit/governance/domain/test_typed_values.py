"""Values as people type them, sentences that can be quoted, and shares as numbers of people."""

from fractions import Fraction

import pytest

from governance.domain.quoting import QuoteNotFound, place_of, quotables
from governance.domain.rulebook import Basis, Quorum, Threshold
from governance.domain.shares_in_people import in_people
from governance.domain.typed_values import ValueUnclear, typed_value

TEXT = "# Rules\n\n## One\n\nAll vote. It lasts\nsix days.\n\n- A list: of two.\n\n## Two\n\nAll vote.\n"


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("stages.0.duration", {"min": "a week"}, {"min": "P7D"}),
        ("stages.0.duration", {"min": "P6D", "max": "10 days"}, {"min": "P6D", "max": "P10D"}),
        ("stages.0.quorum", {"count": "ten"}, {"count": 10}),
        ("stages.0.quorum", {"none": "yes"}, "none"),
        ("stages.0.threshold", {"fraction": "two thirds", "strict": "more", "basis": "cast"},
         {"fraction": "2/3", "strict": True, "basis": "cast"}),
        ("proposers", {"text": "any member", "tenure": "30 days"}, {"text": "any member", "tenure": "P30D"}),
        ("stages.0.electorate", {"roles": "board, council"}, {"roles": ["board", "council"]}),
        ("veto", {"fraction": "2/3", "within": "7 days"},
         {"threshold": {"fraction": "2/3", "strict": False, "basis": "eligible"}, "within": "P7D"}),
        ("stages.0.jury", {"size": "five"}, {"size": 5}),
        ("stages.0.threshold", {"ratio": "three"}, {"ratio": "3"}),
        ("stages.0.options", {"min": "two", "max": "10"}, {"min": 2, "max": 10}),
        ("stages.0.scores", {"highest": "5"}, {"highest": 5}),
        ("stages.0.nominations", {"text": "any member", "min": "a week"},
         {"text": "any member", "duration": {"min": "P7D"}}),
        ("stages.0.call", {"roles": "chair", "seconds": "2"}, {"roles": ["chair"], "seconds": 2}),
        ("stages.0.second_round", {"best": "two", "min": "3 days", "fraction": "half", "strict": "more", "basis": "cast"},
         {"best": 2, "threshold": {"fraction": "1/2", "strict": True, "basis": "cast"}, "duration": {"min": "P3D"}}),
        ("stages.0.extension", {"by": "2 days", "when": "no_quorum,late_swing", "window": "12 hours"},
         {"by": "P2D", "when": ["no_quorum", "late_swing"], "window": "PT12H"}),
    ],
)  # fmt: skip
def test_what_people_type_becomes_data(field: str, given: dict[str, str], value: object) -> None:
    assert typed_value(field, given) == value


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("stages.0.duration", {"min": "soon"}),
        ("stages.0.duration", {"min": "2 days or 3 days"}),
        ("stages.0.quorum", {"fraction": "many"}),
        ("stages.0.quorum", {}),
        ("proposers", {"none": "yes"}),
        ("stages.0.method", {"method": "shouting"}),
        ("stages.0.jury", {"size": "{size"}),
        ("stages.0.threshold", {"fraction": "half"}),
        ("stages.0.scores", {"lowest": "1"}),
        ("stages.0.second_round", {"min": "3 days"}),
        ("stages.0.extension", {"by": "2 days"}),
        ("stages.0.decides", {"data": "1"}),
    ],
)
def test_what_is_unclear_is_refused_with_what_to_write(field: str, given: dict[str, str]) -> None:
    with pytest.raises(ValueUnclear):
        typed_value(field, given)


def test_shares_are_said_in_people() -> None:
    two_thirds = Threshold(fraction=Fraction(2, 3), basis=Basis.ELIGIBLE)
    assert in_people(two_thirds, 8) == "Of your 8 members, two thirds is 6."
    more = Threshold(fraction=Fraction(1, 2), strict=True, basis=Basis.CAST)
    assert in_people(more, 8) == "Of your 8 members, more than half is 5, if all of them vote."
    assert in_people(Quorum(sqrt_multiple=Fraction(1, 2)), 17) == "With your 17 members that is 3."
    assert in_people(Quorum(fraction=Fraction(7, 10)), 8) == "Of your 8 members, 70 % is 6."
    assert in_people(Quorum(fraction=Fraction(1)), 1) == "Of your 1 member, all is 1."
    assert "cannot be reached yet" in in_people(Quorum(count=10), 8)
    assert in_people(two_thirds, 0) == in_people("words", 8) == ""


def test_sentences_are_exactly_as_the_text_has_them() -> None:
    found = quotables(TEXT)
    assert [one.words for one in found] == ["All vote.", "It lasts\nsix days.", "A list:", "of two.", "All vote."]
    assert all(TEXT[one.start : one.end] == one.words for one in found)


def test_a_quote_is_found_in_its_one_section() -> None:
    section, words = place_of(TEXT, "It lasts six  days.")
    assert (section.anchor, words) == ("one", "It lasts\nsix days.")
    for said, why in (("All vote.", "several places"), ("Nobody votes.", "does not say"), (" ", "choose or copy")):
        with pytest.raises(QuoteNotFound, match=why):
            place_of(TEXT, said)
