"""Nothing enters a draft without words that hold it, whoever proposes it and whatever the text is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from governance.domain.rulebook import problems
from governance.domain.sections import parse_sections
from reasoning.reader.checker import Checker
from reasoning.reader.proposed import ProposedField, ProposedProcess, Quote
from reasoning.reader.reading import read

TEXT = (
    "# Town\n\n## Votes\n\nVotes pass by two thirds. Votes are open for twenty-six days.\n\n## Other\n\nTen members.\n"
)
LINES = (
    "# Town", "## Votes", "### Amendments", "**Quorum.** Ten members.", "Votes pass by two thirds of votes cast.",
    "Votes are open for 7 days.", "- Money: simple majority", "| Board | 2/3 |", "Any member may propose a vote.",
    "The board consists of 5 to 7 members elected for two years.", "Only committers may vote.", "No quorum.",
    "If nobody objects within 72 hours, it is approved.", "> a story with 3 votes", "```", "This text may be amended by 3/4.",
    "Appeals may be filed within 14 days.", "The Lead has the final say.", "at least тwo thirds", "２/３ of the votes agree",
    "Die Abstimmung dauert zwei Wochen.", "Le vote est adopté aux deux tiers.", "", "", "a \u202e b 10\u200b days of voting",
    "ten working days to vote", "three +1 votes and no veto", "1. Votes", "Article 4. Quorum: one third.", "\x0b\x0c",
)  # fmt: skip


def checked(*fields: ProposedField, quotes: tuple[Quote, ...] = (Quote("votes", "Votes pass by two thirds."),)):
    checker = Checker(TEXT, parse_sections(TEXT))
    return checker.process(ProposedProcess("Votes", (("ballot", "yes_no"),), fields, quotes))


def field(name: str, value: object, words: str, anchor: str = "votes") -> ProposedField:
    return ProposedField(name, value, (Quote(anchor, words),), source="model")


def test_what_its_quote_holds_enters() -> None:
    process = checked(field("stages.0.threshold", {"fraction": "2/3"}, "Votes pass by two thirds."))
    assert process is not None
    assert str(process.stages[0].threshold.fraction) == "2/3"
    assert "stages.0.threshold" not in process.not_stated


def test_what_its_quote_does_not_hold_stays_out() -> None:
    refused = (
        field("stages.0.threshold", {"fraction": "3/4"}, "Votes pass by two thirds."),
        field("stages.0.threshold", {"fraction": "2/3"}, "Votes pass by two thirds of all."),
        field("stages.0.threshold", {"fraction": "2/3"}, "Votes pass by two thirds.", "other"),
        field("stages.0.threshold", {"fraction": "2/3"}, "Votes pass by two thirds.", "nowhere"),
        field("stages.0.duration", {"min": "P6D"}, "six days."),
        field("stages.0.quorum", {"count": 10}, "Votes pass by two thirds."),
        field("stages.0.electorate", {"text": "moderators"}, "Votes pass by two thirds."),
        field("stages.0.method", "coin", "Votes pass by two thirds."),
        field("stages.0.method", "role", "Votes pass by two thirds."),
        field("stages.0.kind", "role", "Votes pass by two thirds."),
        field("stages.9.quorum", {"count": 10}, "Ten members.", "other"),
        field("nonsense", "x", "Votes pass by two thirds."),
        field("default", value=True, words="Votes pass by two thirds."),
    )
    for each in refused:
        process = checked(each)
        assert process is not None
        assert (process.citations, process.default) == ((), False), each


def test_a_process_without_a_verbatim_quote_is_none() -> None:
    assert checked(quotes=(Quote("votes", "Votes pass by three quarters."),)) is None
    assert checked(quotes=()) is None


@given(st.lists(st.sampled_from(LINES), max_size=14))
@settings(max_examples=150)
def test_no_text_yields_a_value_that_its_quote_does_not_hold(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    reading = read(text)
    found = [problem for problem in problems(reading, text) if '"default": true' not in problem]
    assert found == []


@given(st.text(alphabet="#*-|>` \n.:;1234567890%/tworhidsajymvqeu§()[]", max_size=200))
@settings(max_examples=100)
def test_any_text_can_be_read(text: str) -> None:
    read(text)
