"""Whether somebody else is a member or holds an office: told from what everybody can read, and no more."""

import re
from pathlib import Path

import pytest

from governance.domain.audit import Json
from governance.domain.electorate import Because
from governance.models import Member, Office
from platforms.fact_words import LABELS, REASONS, WORDS, label_in, say
from tests.conftest import Town


def asked(town: Town, words: str, handle: str = "alice") -> str:
    town.say(handle, f"@govbot {words}")
    return town.heard(handle)[-1].replace("\u200b", "")


@pytest.mark.parametrize(
    "words",
    [
        "is @bruno a member?",
        "is bruno still a member here",
        "since when is Bruno a member?",
        "when did @bruno join?",
        "has bruno joined?",
    ],
)
def test_who_became_a_member_is_told_as_the_record_has_it(town: Town, words: str) -> None:
    said = asked(town, words)

    assert "The public record says that @bruno became a member here on " in said
    assert "The constitution" not in said


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Ist @bruno noch Mitglied?", "Nach dem öffentlichen Protokoll wurde @bruno hier Mitglied: "),
        ("seit wann ist bruno mitglied", "Nach dem öffentlichen Protokoll wurde @bruno hier Mitglied: "),
        ("Est-ce que @bruno est membre ici ?", "Le registre public dit que @bruno est devenu membre ici le "),
        ("¿Es @bruno miembro?", "El registro público dice que @bruno se hizo miembro aquí el "),
    ],
)
def test_it_is_told_in_the_language_of_the_question(town: Town, words: str, begins: str) -> None:
    assert begins in asked(town, words)


def test_nobody_learns_who_left(town: Town) -> None:
    before = asked(town, "is @bruno a member?")
    town.say("bruno", "@govbot leave")
    town.say("bruno", "@govbot confirm")
    assert Member.objects.get(community=town.community, handle="bruno").standing == "left"

    assert asked(town, "is @bruno a member?") == before


def test_who_never_came_is_not_said_to_be_missing(town: Town) -> None:
    said = asked(town, "is @zora a member?")

    assert "The public record does not say that @zora became a member here." in said
    assert "@zora or a moderator can." in said


def test_a_word_that_is_no_name_is_looked_up_in_the_text(town: Town) -> None:
    assert "public record" not in asked(town, "is proxy a member?")
    assert "public record" not in asked(town, "is consensus the rule?")


def test_a_name_of_another_server_is_told_whole(town: Town) -> None:
    assert "does not say that @nobody@far.example became a member" in asked(town, "is @nobody@far.example a member?")


@pytest.mark.parametrize(
    ("words", "holding", "without"),
    [
        (
            "is @bruno still a moderator?",
            "Yes: @bruno is a moderator by a decision of this community.",
            "No decision of this community makes @bruno a moderator at present.",
        ),
        (
            "Ist @bruno noch Moderator?",
            "Ja: @bruno moderiert hier durch Beschluss der Gemeinschaft.",
            "Kein Beschluss der Gemeinschaft macht @bruno zurzeit zur Moderation.",
        ),
    ],
)
def test_an_office_is_told_by_the_list_that_everybody_may_ask_for(
    town: Town, words: str, holding: str, without: str
) -> None:
    assert without in asked(town, words)
    bruno = Member.objects.get(community=town.community, handle="bruno")
    Office.objects.create(community=town.community, member=bruno, role="moderator", granted_at=town.now)

    assert holding in asked(town, words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Was ist gerade offen?", "Im Moment wird über nichts abgestimmt."),
        ("Bin ich Mitglied?", "Ja, du bist Mitglied."),
        ("Suis-je membre ?", "Oui, tu es membre."),
        ("¿Qué propuestas hay abiertas?", "Ahora mismo no hay ninguna votación abierta."),
        ("Bist du eine KI?", "Ich bin Govbot, ein Programm."),
        ("Qu'avons-nous décidé ?", "Rien de ce qui a été décidé n’est encore en vigueur."),
        ("¿cuántos somos?", "miembros activos."),
        ("darf ich schon abstimmen?", "Über das Nächste darfst du mit abstimmen."),
    ],
)
def test_facts_are_told_in_the_language_of_the_question(town: Town, words: str, said: str) -> None:
    assert said in asked(town, words)


def test_an_end_is_told_with_the_day_in_the_language_of_the_question(town: Town) -> None:
    town.say("alice", "@govbot propose a café on Fridays")

    assert "Die Abstimmung über #1 endet: " in asked(town, "wann endet die Abstimmung?")
    assert "Sonntag, 8. März 2026, " in asked(town, "wann endet die Abstimmung?")
    assert "domingo 8 de marzo de 2026, " in asked(town, "¿hasta cuándo podemos votar?")
    assert "dimanche 8 mars 2026, " in asked(town, "quand se termine le vote ?")


def test_every_language_has_every_sentence_and_label() -> None:
    for words in WORDS.values():
        assert words.keys() == WORDS["en"].keys()
    for labels in LABELS.values():
        assert labels.keys() == LABELS["de"].keys()
    values: dict[str, Json] = dict.fromkeys(
        "listed at number version count named label then until reason agree disagree abstain cast needed handle said "
        "model helps title soon all many reason section".split(),
        "x",
    )
    for language, words in WORDS.items():
        for name in words:
            assert "{" not in say(name, language, **values)
    for reasons in REASONS.values():
        assert reasons.keys() == set(Because) - {Because.TENURE, Because.FOUNDING, Because.MEMBER}
        assert all("{" not in why.format(at="x", needed=1, have=0) for why in reasons.values())
    assert label_in("en", "In force") == "In force"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("darf ich abstimmen?", "Nicht über #1: Wer neu ist, wartet erst eine Weile. Für dich geht es ab: "),
        ("puis-je voter ?", "Pas sur #1 : les nouveaux attendent un peu. Pour toi, c’est possible à partir du "),
        ("¿puedo proponer algo?", "Todavía no: quien llega espera un poco. Para ti será posible desde el "),
    ],
)
def test_a_newcomer_is_told_why_not_in_the_language_of_the_question(town: Town, words: str, said: str) -> None:
    town.wait(days=35)
    town.add("zoe")
    town.say("alice", "@govbot propose a café on Fridays")

    assert said in asked(town, words, "zoe")


def test_every_way_to_stand_has_a_label_in_every_language() -> None:
    source = (Path(__file__).parents[2] / "governance/pages/situations.py").read_text()
    labels = set(re.findall(r'label="([^"]+)"|State\.[A-Z_]+: \(\s*"([^"]+)"', source))

    assert {first or second for first, second in labels} == LABELS["de"].keys()
