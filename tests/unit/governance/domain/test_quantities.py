"""Numbers in words and digits: found where they stand, and not where they do not."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.quantities import counts_in, durations_in, fractions_in, ratios_in, terms_in

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


@pytest.mark.parametrize(
    ("quote", "shares"),
    [
        ("at least two-thirds of votes", {Fraction(2, 3)}),
        ("at least\ntwo  thirds", {Fraction(2, 3)}),
        ("**2/3** of votes", {Fraction(2, 3)}),
        ("a ⅔ share", {Fraction(2, 3)}),
        ("two out of three members", {Fraction(2, 3)}),
        ("66%", {Fraction(33, 50)}),
        ("66 % of votes", {Fraction(33, 50)}),
        ("66.6 per cent", {Fraction(333, 500)}),
        ("sixty percent", {Fraction(3, 5)}),
        ("half of the members", {HALF}),
        ("a simple majority", {HALF}),
        ("when more members agree than disagree", {HALF}),
        ("50% + 1", {HALF}),
        ("three quarters", {Fraction(3, 4)}),
        ("a third of all members", {THIRD}),
        ("one third", {THIRD}),
        ("decided unanimously", {Fraction(1)}),
        ("a two-thirds majority", {Fraction(2, 3)}),
        ("a 3/4 majority", {Fraction(3, 4)}),
        ("a qualified majority", set()),
        ("a supermajority", set()),
        ("more than two thirds", {Fraction(2, 3)}),
        ("no more members than ten", set()),
        ("a third party", set()),
        ("half an hour", set()),
        ("two and a half days", set()),
        ("on 1/2/2024", set()),
        ("Section 2.3", set()),
        ("1/0", set()),
        ("3/2", set()),
    ],
)
def test_fractions(quote: str, shares: set[Fraction]) -> None:
    assert fractions_in(quote) == shares


@pytest.mark.parametrize(
    ("quote", "days"),
    [
        ("six days", {6}),
        ("6 days", {6}),
        ("a six-day vote", {6}),
        ("seven (7) days", {7}),
        ("one week", {7}),
        ("a week", {7}),
        ("a fortnight", {14}),
        ("48 hours", {2}),
        ("72h", {3}),
        ("ten full days", {10}),
        ("three to five days", {3, 5}),
        ("3\u20135 days", {3, 5}),
        ("twenty-one days", {21}),
        ("one hundred and twenty days", {120}),
        ("a month", set()),
        ("ten working days", {10}),  # the reader asks people to look
        ("1.5 days", set()),
        ("two and a half days", set()),
        ("P6D", set()),
        ("six members", set()),
        ("a decision stays", set()),
    ],
)
def test_durations(quote: str, days: set[int]) -> None:
    assert durations_in(quote) == {timedelta(days=number) for number in days}


def test_short_times() -> None:
    assert durations_in("half a day") == durations_in("twelve hours") == {timedelta(hours=12)}
    assert durations_in("half an hour") == durations_in("30 minutes") == {timedelta(minutes=30)}


@pytest.mark.parametrize(
    ("quote", "counts"),
    [
        ("at least ten members", {10}),
        ("five to seven seats", {5, 7}),
        ("1,000 members within 7 days", {1000}),
        ("three +1 votes", {3, 1}),
        ("no negative votes", {0}),
        ("no more than five", {5}),
        ("one hundred", {100}),
        ("a hundred", {100}),
        ("ninety-nine", {99}),
        ("two thirds", set()),
        ("2/3", set()),
        ("50 %", set()),
        ("Section 4", set()),
        ("rule 3.1", set()),
    ],
)
def test_counts(quote: str, counts: set[int]) -> None:
    assert counts_in(quote) == counts


@pytest.mark.parametrize(
    ("quote", "ratios"),
    [
        ("3:1", {3}),
        ("three to one", {3}),
        ("three times as many", {3}),
        ("3x as many", {3}),
        ("twice as many", {2}),
        ("at 12:00", set()),
        ("two to three weeks", set()),
    ],
)
def test_ratios(quote: str, ratios: set[int]) -> None:
    assert ratios_in(quote) == ratios


@pytest.mark.parametrize(
    ("quote", "share"),
    [
        ("zwei Drittel der Stimmen", "2/3"), ("mit Zweidrittelmehrheit", "2/3"), ("eine 2/3-Mehrheit", "2/3"),
        ("drei Vierteln", "3/4"), ("die Hälfte der Mitglieder", "1/2"), ("einstimmig", "1"), ("30 v. H.", "3/10"),
        ("einfache Mehrheit", "1/2"), ("ein Drittel der Mitglieder", "1/3"), ("zwanzig Prozent", "1/5"),
        ("les deux tiers", "2/3"), ("la moitié des voix", "1/2"), ("à l'unanimité", "1"), ("trois quarts", "3/4"),
        ("la majorité absolue", "1/2"), ("un quart des membres", "1/4"), ("dix pour cent", "1/10"),
        ("dos tercios", "2/3"), ("la mitad de los socios", "1/2"), ("mayoría absoluta", "1/2"), ("por unanimidad", "1"),
        ("tres cuartas partes", "3/4"), ("un tercio de los socios", "1/3"), ("veinte por ciento", "1/5"),
        ("2/3rds of members", "2/3"), ("three in four of those voting must agree", "3/4"), ("all members must agree", "1"),
    ],
)  # fmt: skip
def test_fractions_in_four_languages(quote: str, share: str) -> None:
    assert fractions_in(quote) == {Fraction(share)}


@pytest.mark.parametrize(
    "quote",
    [
        "eine qualifizierte Mehrheit", "relative Mehrheit", "majorité qualifiée", "mayoría cualificada",
        "a relative majority", "the vast majority", "un quart d'heure",
    ],
)  # fmt: skip
def test_no_fraction_where_none_is_said(quote: str) -> None:
    assert fractions_in(quote) == set()


@pytest.mark.parametrize(
    ("quote", "days"),
    [
        ("zwei Wochen", 14), ("sieben Tage", 7), ("einer Frist von vierzehn Tagen", 14), ("eine Woche", 7), ("elf Tage", 11),
        ("einundzwanzig Tage", 21), ("48 Stunden", 2), ("quinze jours", 15), ("une semaine", 7), ("vingt et un jours", 21),
        ("dix-sept jours", 17), ("72 heures", 3), ("una semana", 7), ("quince días", 15), ("once días", 11),
        ("treinta y un días", 31), ("10 días naturales", 10),
    ],
)  # fmt: skip
def test_durations_in_four_languages(quote: str, days: int) -> None:
    assert timedelta(days=days) in durations_in(quote)


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("fünf Mitglieder", 5),
        ("dix membres", 10),
        ("quince socios", 15),
        ("1.000 Mitglieder", 1000),
        ("10 000 members", 10000),
    ],
)
def test_counts_in_four_languages(quote: str, count: int) -> None:
    assert counts_in(quote) == {count}


@pytest.mark.parametrize(
    "quote",
    [
        "２/３ of votes", "2/３ of votes", "twо thirds", "６6 % of votes", "1０ days", "2\u200b1 days", "twenty-оne days",
        "٣ days", "𝟐 weeks", "② members", "s\u00adix days", "once again", "elf lords", "2\u0336/3 of votes",
    ],
)  # fmt: skip
def test_disguised_numbers_ground_nothing(quote: str) -> None:
    assert not fractions_in(quote) | counts_in(quote) | durations_in(quote) | ratios_in(quote) | terms_in(quote)


def test_terms_by_the_calendar() -> None:
    assert terms_in("a term of two (2) years") == {"P2Y"}
    assert terms_in("every six months, and annually") == {"P6M", "P1Y"}
    assert terms_in("within six") == set()


@given(st.text(max_size=40))
def test_any_text_can_be_read(quote: str) -> None:
    assert all(0 < share <= 1 for share in fractions_in(quote))
    assert all(count >= 0 for count in counts_in(quote))
    durations_in(quote)
    ratios_in(quote)
    terms_in(quote)
