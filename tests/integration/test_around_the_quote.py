"""What stands around a quoted clause: what to write next, in the language of the question, and nobody is notified."""

import re
from pathlib import Path

import pytest

from governance.domain.electorate import RollKind
from governance.models import OutboxMessage
from platforms.rendering import render
from reasoning.answers.doings import Doing
from reasoning.answers.next_steps import to_write
from tests.conftest import Town
from tests.integration.asking_the_bot import asked
from tests.integration.gardens import ratified

LONGEST_POST = 500
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("words", "write"),
    [
        ("can I change my vote?", "agree 3"),
        ("how can I appeal a decision?", "appeal 3: why"),
        ("can I withdraw my proposal?", "withdraw 3"),
        ("how can I veto?", "veto 3"),
    ],
)
def test_what_the_text_allows_comes_with_what_to_write(town: Town, words: str, write: str) -> None:
    said = asked(town, words)
    assert said.rstrip().endswith(f"To do it, write for example: {write}")
    assert len(said) < LONGEST_POST


@pytest.mark.parametrize("words", ["how do I leave?", "who can veto?", "how many moderators veto?"])
def test_nobody_is_told_to_write_what_stands_there_or_was_not_asked_for(town: Town, words: str) -> None:
    assert "To do it" not in asked(town, words)


@pytest.mark.parametrize(
    ("words", "next_step"),
    [
        ("how do I become a member?", "To become a member here, write: join"),
        ("wie werde ich Mitglied?", "Um hier Mitglied zu werden, schreib: join"),
        ("can I take back my vote?", "just vote again: your last vote counts"),
        ("how do I leave?", "To leave, write: leave"),
    ],
)
def test_what_the_bot_itself_can_do_is_said_where_the_text_is_silent(garden: Town, words: str, next_step: str) -> None:
    garden.add("zoe", member=False)
    said = asked(garden, words, "zoe")
    assert next_step in said
    assert "A moderator can tell you" not in said
    assert len(said) < LONGEST_POST
    assert "You are a member here already." in asked(garden, "how do I become a member?", "alice")
    assert garden.community.outbox.filter(template="reply.answer").latest("pk").audience == "direct"


def test_an_example_names_a_section_that_the_text_has(garden: Town) -> None:
    ratified(garden)
    assert "by “new words” in 1. Proposals" in asked(garden, "may I propose a rule change?")


@pytest.mark.parametrize(
    ("words", "frame", "english"),
    [
        (
            "wie lange ist die Kündigungsfrist für Räume?",
            "klare Antwort habe ich in unseren Regeln nicht",
            "clear answer",
        ),
        ("combien coûte la cotisation ?", "trouvé là-dessus dans nos règles", "found"),
        ("¿cuánto es la cuota?", "No he encontrado nada sobre esto en nuestras normas", "found"),
        ("kann ich meine Stimme ändern?", "Deine letzte Stimme zählt", "your last vote"),
        ("comment devenir membre ?", "Tu es déjà membre ici.", "already"),
        ("¿cómo me hago miembro?", "Ya eres miembro aquí.", "already"),
    ],
)
def test_the_words_around_the_quote_are_in_the_language_of_the_question(
    garden: Town, words: str, frame: str, english: str
) -> None:
    said = asked(garden, words)
    assert frame in said
    assert english not in said
    assert "/c/garden/constitution/" in said
    assert len(said) < LONGEST_POST


def test_the_quote_stays_as_it_stands_whatever_the_question_is_asked_in(garden: Town) -> None:
    said = asked(garden, "was sagen die Regeln: wie viele müssen bei einer Änderung (amendment) zustimmen?")
    assert "“An amendment of these rules passes when at least two thirds of the votes agree.”" in said
    assert "The constitution" not in said


def test_every_language_has_words_for_everything_that_the_answers_say() -> None:
    blocks = re.compile(r"\{% block (\w+) %\}")
    folder = ROOT / "templates/messages"
    needed = set(blocks.findall((folder / "reply.answer.txt").read_text(encoding="utf-8")))
    ways = {*map(str, RollKind), "member", *map(str, set(Doing) - {Doing.JOIN})}
    for language in (".", "de", "fr", "es"):
        text = (folder / language / "reply.answer.txt").read_text(encoding="utf-8")
        assert set(blocks.findall(text)) == needed
        assert set(re.findall(r'doing == "(\w+)"', text)) == ways


@pytest.mark.parametrize("language", ["", "de", "fr", "es"])
def test_a_heading_in_an_example_notifies_nobody(town: Town, language: str) -> None:
    write = to_write("how can I change a rule?", "Members may amend these rules.", section="Ask @root@far.example")
    answer = {"status": "stated", "write": write, "language": language}
    said = render(OutboxMessage(community=town.community, template="reply.answer", data=answer))
    assert "new words” in Ask @" in said
    assert "@root" not in said
