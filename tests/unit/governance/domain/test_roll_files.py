"""A file of members: what is read, and what is wrong with each line."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from governance.domain.roll_files import LONGEST_FILE, RollFile, read_roll

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def read(text: str) -> RollFile:
    return read_roll(text, home="town.example", roles={"board", "treasurer"}, zone=ZoneInfo("Europe/Berlin"), now=NOW)


def test_a_whole_file_is_read_whatever_a_spreadsheet_does_to_it() -> None:
    found = read(
        "\ufeffHandle;Joined;Roles\r\n@Alice@Town.Example;2024-03-31;board treasurer\r\n;;\r\nzoe@far.example;;\r\n"
    )
    assert not found.problems
    alice, zoe = found.lines
    assert (alice.line, alice.handle, alice.roles) == (2, "Alice", ("board", "treasurer"))
    assert alice.joined == datetime(2024, 3, 30, 23, tzinfo=UTC)  # midnight in Berlin
    assert (zoe.line, zoe.handle, zoe.joined, zoe.roles) == (4, "zoe@far.example", None, ())


def test_an_instant_with_its_offset_is_taken_as_it_is() -> None:
    (line,) = read("handle,joined\nalice,2024-03-31T10:00:00+05:00\n").lines
    assert line.joined == datetime(2024, 3, 31, 5, tzinfo=UTC)


def test_a_role_may_have_its_last_day() -> None:
    (line,) = read("handle,roles\nalice,treasurer board:2027-01-31\n").lines
    assert line.roles == ("treasurer", "board")
    assert line.ends == {"board": datetime(2027, 1, 31, 23, tzinfo=UTC)}  # midnight after it in Berlin


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a b,,", "“a b” is no handle"),
        (",,board", "“” is no handle"),
        ("bob,31.3.2024,", "“31.3.2024” is no date"),
        ("bob,2024-02-30,", "“2024-02-30” is no date"),
        ("bob,20240331,", "“20240331” is no date"),
        ("bob,2027-01-01,", "2027-01-01 lies in the future"),
        ("bob,,bord", "no role “bord”; it has: board, treasurer"),
        ("bob,,board:soon", "“soon” is no date: write the last day of a role such as board:2027-01-31"),
        ("bob,,board:2026-03-01", "The role board ended on 2026-03-01 already"),
        ("ALICE,,", "“ALICE” stands in line 2 already"),
        ("bob,,,extra", "It has 4 columns and the first line names 3"),
        ('bob,"2024-01-01"x,', "This is no line of a CSV file"),
        ("b\x1b[2Jb,,", "“b?[2Jb” is no handle"),
    ],
)
def test_each_line_that_is_wrong_is_named(row: str, said: str) -> None:
    found = read(f"handle,joined,roles\nalice,,\n{row}\n")
    (problem,) = found.problems
    assert problem.line == 3
    assert said in str(problem)


@pytest.mark.parametrize("head", ["", "name,joined", "handle,handle", "handle,mail", "alice"])
def test_the_first_line_names_the_columns(head: str) -> None:
    (problem,) = read(f"{head}\nalice,\n").problems
    assert str(problem).startswith("The first line must name the columns")


def test_an_empty_and_an_endless_file_are_refused_as_a_whole() -> None:
    assert str(read("handle\n\n").problems[0]) == "The file names nobody."
    assert "Please split it" in str(read("handle\n" + "x" * LONGEST_FILE).problems[0])
