"""Everyday questions of members about themselves, the bot and what comes next: answered from the record, never guessed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from governance.domain.actors import Actor
from governance.starters import starter
from tests.conftest import Town
from tests.integration.asking_the_bot import asked
from tests.stages import BALLOT

FRIDAYS = "@govbot propose a café on Fridays"
LONGEST_POST = 500
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("words", "label", "so_far", "earlier"),
    [
        ("what happened to my proposal?", "Open for votes.", "So far: 1 agree.", "Your earlier ones: #1."),
        ("how is my proposal doing?", "Open for votes.", "So far: 1 agree.", "Your earlier ones: #1."),
        ("did my proposal pass?", "Open for votes.", "So far: 1 agree.", "Your earlier ones: #1."),
        ("Was ist aus meinem Vorschlag geworden?", "Es wird abgestimmt.", "Bisher: 1 agree.", "Deine früheren: #1."),
        ("Qu'est devenue ma proposition ?", "Vote ouvert.", "Jusqu’ici : 1 agree.", "Tes précédentes : #1."),
        ("¿Qué pasó con mi propuesta?", "Votación abierta.", "Hasta ahora: 1 agree.", "Las anteriores: #1."),
    ],
)
def test_my_proposal_is_the_latest_one_of_who_asks(
    town: Town, words: str, label: str, so_far: str, earlier: str
) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot propose a dance on Mondays")
    town.say("alice", "@govbot propose a walk on Sundays")
    town.say("bruno", "@govbot agree 3")
    said = asked(town, words)
    assert re.search(rf"#3 “a walk on Sundays” ?: {label}", said)
    assert so_far in said
    assert earlier in said
    assert "#2" not in said


def test_who_has_proposed_nothing_is_told_how_to(town: Town) -> None:
    assert "You have proposed nothing here yet. To do it, write “propose”" in asked(town, "what about my proposal?")


def test_what_a_moderator_has_not_released_is_not_said_to_be_nothing(town: Town, moderator: Actor) -> None:
    town.propose("alice", "@govbot propose we suspend @bruno")
    assert "A moderator who is not involved looks at your proposal before anybody sees it." in asked(
        town, "how is my proposal doing?"
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("who proposed #1?", "#1 was proposed by @\u200balice."),
        ("wer hat #1 vorgeschlagen?", "#1 hat @\u200balice vorgeschlagen."),
        ("¿quién propuso la #1?", "#1 lo propuso @\u200balice."),
    ],
)
def test_who_proposed_something_is_named_without_calling_them(town: Town, words: str, answer: str) -> None:
    town.say("alice", FRIDAYS)
    said = asked(town, words, "bruno")
    assert answer in said


@pytest.mark.parametrize(
    "words",
    [
        "what if nobody votes?",
        "Was passiert, wenn niemand abstimmt?",
        "Que se passe-t-il si personne ne vote ?",
        "¿Qué pasa si nadie vota?",
    ],
)
def test_what_becomes_of_a_vote_that_nobody_joins(town: Town, words: str) -> None:
    said = asked(town, words)
    assert "Then nothing is decided. Standard proposal: the quorum is at least one third" in said
    assert "Section 3.1: “The quorum is one third" in said


@pytest.mark.parametrize(
    ("words", "program", "helps"),
    [
        ("are you an AI?", "I am Govbot, a program.", "No language model helps me here"),
        ("who made you?", "I am Govbot, a program.", "No language model helps me here"),
        ("bist du eine KI?", "Ich bin Govbot, ein Programm.", "Kein Sprachmodell hilft mir hier"),
        ("es-tu une IA ?", "Je suis Govbot, un programme.", "Aucun modèle de langage ne m’aide ici"),
        ("¿eres una IA?", "Soy Govbot, un programa.", "no me ayuda ningún modelo de lenguaje"),
    ],
)
def test_the_bot_says_what_it_is_and_whether_a_model_helps_it(town: Town, words: str, program: str, helps: str) -> None:
    said = asked(town, words)
    assert program in said
    assert helps in said


def test_founding_members_are_told_apart_from_later_ones(town: Town) -> None:
    assert "Yes: you joined on" in asked(town, "am I a founding member?")
    town.wait(days=30)
    town.add("zoe")
    assert "No: you joined on" in asked(town, "am I a founding member?", "zoe")
    town.add("yan", member=False)
    assert "Write “join”" in asked(town, "am I a founding member?", "yan")


@pytest.mark.parametrize(
    ("words", "may", "not_yet"),
    [
        (
            "may I propose a rule change?",
            "Yes, you may. Write: propose replace “old words” by “new words” in Section 3.1",
            "Not yet: newcomers wait",
        ),
        (
            "may I propose to change the rules?",
            "Yes, you may. Write: propose replace “old words” by “new words” in Section 3.1",
            "Not yet: newcomers wait",
        ),
        (
            "darf ich eine Regeländerung vorschlagen?",
            "Ja, das darfst du. Schreib: propose replace “alte Worte” by “neue Worte” in Section 3.1",
            "Noch nicht: Wer neu ist, wartet",
        ),
        (
            "puis-je proposer une modification de la constitution ?",
            "Oui, tu peux. Écris : propose replace “anciens mots” by “nouveaux mots” in Section 3.1",
            "Pas encore : les nouveaux attendent",
        ),
        (
            "¿puedo proponer un cambio de las reglas?",
            "Sí, puedes. Escribe: propose replace “palabras viejas” by “palabras nuevas” in Section 3.1",
            "Todavía no: quien llega espera",
        ),
    ],
)
def test_a_rule_change_may_be_proposed_by_who_may_and_says_how(town: Town, words: str, may: str, not_yet: str) -> None:
    said = asked(town, words)
    assert may in said
    assert "Section 5.1: “Any member whose waiting time is over may propose an amendment" in said
    town.wait(days=30)
    town.add("zoe")
    assert not_yet in asked(town, words, "zoe")


@pytest.mark.parametrize(
    ("words", "unseen", "ask"),
    [
        ("why was I banned?", "I cannot see why", "ask a moderator"),
        ("warum wurde ich gesperrt?", "Warum, sehe ich nicht", "Bitte frag sie."),
        ("¿por qué me expulsaron?", "No veo por qué", "Pregúntale."),
    ],
)
def test_what_the_bot_cannot_know_it_says_so_in_private_with_whom_to_ask(
    town: Town, words: str, unseen: str, ask: str
) -> None:
    said = asked(town, words)
    assert unseen in said
    assert ask in said
    assert town.community.outbox.filter(template="reply.answer").latest("pk").audience == "direct"


@pytest.mark.parametrize("words", ["can you ban @spam@bad.example?", "kannst du @spam@bad.example bitte sperren?"])
def test_asked_to_act_against_somebody_the_bot_names_nobody_and_says_what_can_be_done(town: Town, words: str) -> None:
    said = asked(town, words, "bruno")
    assert "Write “propose” and what should be done" in said
    assert "spam" not in said
    assert not town.community.proposals.exists()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("¿puedo proponer algo?", "Sí, puedes. Escribe “propose”"),
        ("where can I see old decisions?", "Nothing that was decided is in force yet."),
        ("¿dónde veo las decisiones?", "Todavía no está en vigor nada de lo decidido."),
        ("où puis-je lire les règles ?", "Nos règles s’appellent « Community Constitution », version 1."),
    ],
)
def test_where_things_stand_is_told_in_other_languages_too(town: Town, words: str, answer: str) -> None:
    assert answer in asked(town, words)


def test_when_the_text_came_into_force(town: Town) -> None:
    assert "Version 1 of the constitution is in force since" in asked(town, "when was this constitution adopted?")


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("when does voting end?", "Voting on #1 ends on Sunday 8 March 2026"),
        ("Wann endet die Abstimmung?", "Die Abstimmung über #1 endet: Sonntag, 8. März 2026"),
        ("¿Cuándo termina la votación?", "La votación sobre #1 termina el domingo 8 de marzo de 2026"),
    ],
)
def test_without_a_number_the_only_open_vote_is_meant(town: Town, words: str, ends: str) -> None:
    town.say("alice", FRIDAYS)
    assert ends in asked(town, words)
    town.say("bruno", "@govbot propose a dance on Mondays")
    said = asked(town, words)
    assert "#1" in said
    assert "#2" in said


@pytest.mark.parametrize(
    ("name", "words", "answer"),
    [
        ("elected-board", "who is on the board?", "Board: nobody holds this office here yet."),
        ("elected-board", "wer sitzt im Vorstand?", "Board: Dieses Amt hat hier noch niemand."),
        ("self-appointed-board", "¿quién está en la junta?", "Board: nadie tiene todavía este cargo aquí."),
        ("petition", "what if nobody votes?", "Petition: the quorum is at least 1/5 of the people who may vote."),
        ("petition", "may I vote on #1?", "You may sign #1 until"),
        ("petition", "when does #1 end?", "#1 gathers signatures until"),
        ("consensus", "may I vote on #1?", "Not yet: #1 is being talked about until"),
        ("consensus", "when does #1 end?", "#1 is being talked about until"),
    ],
)
def test_other_ways_of_deciding_are_answered_as_they_are(
    make_town: Callable[..., Town], name: str, words: str, answer: str
) -> None:
    ready = starter(name)
    town = make_town(text=ready.text, rulebook=ready.rulebook)
    town.say("alice", FRIDAYS)
    assert answer in asked(town, words, "bruno")


def test_no_rule_is_made_up_for_what_nobody_wrote(town: Town) -> None:
    for words in ("how much does it cost?", "how old must I be?", "is advertising allowed here?"):
        said = asked(town, words)
        assert "I found no" in said
        assert "A moderator can tell you" in said


def test_without_a_quorum_those_who_vote_decide(town_of: Callable[..., Town]) -> None:
    said = asked(town_of(BALLOT), "what if nobody votes?")
    assert "No quorum is needed, so those who vote decide" in said
