"""A draw that anybody can repeat with the documented script, fair, and blind to the order of the roll."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from governance.domain.counting import lot
from governance.domain.jury import commitment, draw, ticket

DOCS = (Path(__file__).parents[4] / "docs" / "JURY.md").read_text(encoding="utf-8")
SECRET, HEAD = "ab" * 32, "cd" * 32
PEOPLE = [f"m-{number:03}" for number in range(40)]


def by_the_script(*, committed: str, secret: str, size: int) -> subprocess.CompletedProcess[str]:
    script = re.search(r"```python\n(.*?)```", DOCS, re.DOTALL)
    assert script
    assert len(script[1].splitlines()) <= 15
    return subprocess.run(
        [sys.executable, "-I", "-c", script[1], committed, secret, HEAD, str(size)],
        input="\n".join(reversed(PEOPLE)), capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


def test_anybody_can_repeat_the_draw_with_the_documented_script() -> None:
    run = by_the_script(committed=commitment(SECRET), secret=SECRET, size=5)
    lines = [line.split(maxsplit=2) for line in run.stdout.splitlines()]
    order = draw(PEOPLE, secret=SECRET, head=HEAD)
    assert [person for _, person, _ in lines] == order
    assert [person for _, person, what in lines if what == "drawn"] == order[:5]


def test_another_secret_than_the_announced_one_draws_nobody() -> None:
    run = by_the_script(committed=commitment(SECRET), secret="00" * 32, size=5)
    assert (run.returncode, run.stdout) == (1, "")


@given(people=st.lists(st.text(min_size=1), max_size=30), secret=st.text(), head=st.text(), shuffle=st.randoms())
def test_the_order_of_the_roll_plays_no_part(people: list[str], secret: str, head: str, shuffle: object) -> None:
    mixed = list(people)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    order = draw(people, secret=secret, head=head)
    assert draw(mixed + mixed, secret=secret, head=head) == order
    assert sorted(order) == sorted(set(people))


def test_every_record_gives_another_jury_and_everybody_can_be_drawn() -> None:
    drawn = Counter(
        person
        for number in range(400)
        for person in draw(PEOPLE, secret=SECRET, head=ticket(SECRET, HEAD, str(number)))[:4]
    )
    assert set(drawn) == set(PEOPLE)
    # 1,600 places for 40 people: 40 each on average, standard deviation 6.
    assert max(drawn.values()) < 40 + 5 * 6
    assert min(drawn.values()) > 40 - 5 * 6


def test_a_lot_among_options_is_the_documented_one() -> None:
    assert "SHA-256 of `secret:number`" in DOCS
    assert lot(SECRET, 3) == commitment(f"{SECRET}:3")
