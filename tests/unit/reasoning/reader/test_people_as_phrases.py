"""Who votes is given as words for people: no sentence, no number of an item, no share of them."""

import pytest

from governance.domain.rulebook_types import ProcessType
from reasoning.reader.phrases import phrase
from reasoning.reader.reading import read


def voters(text: str) -> list[str | None]:
    return [who_votes(process) for process in read(text).process_types]


def who_votes(process: ProcessType) -> str | None:
    electorates = [stage.electorate for stage in process.stages if stage.electorate is not None]
    return electorates[-1].text if electorates else None


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("14.2 Only those guild members entitled to vote", "Only those guild members entitled to vote"),
        ("The Choir must elect a Conductor", "The Choir"),
        ("Rowers must be in good health", "Rowers"),
        ("la Comisión de Fiestas se", "la Comisión de Fiestas"),
        ("las 3/4 partes de las socias", "las socias"),
        ("more than 60% of boat owners", "boat owners"),
        ("an affirmative vote of shed holders", "shed holders"),
        ("the opinions of the Keepers", "the Keepers"),
        ("the treasurer, in consultation with the crew", "the treasurer"),
        ("the admins for some period of time", "the admins"),
        ("all players in order", "all players"),
        ("miembros de la misma", "miembros"),
        ("any 25% of rowers", "rowers"),
        ("die Gesamtheit der Mitglieder in einer Urabstimmung", "die Gesamtheit der Mitglieder"),
        ("Vicepresidente ejercer las funciones del Presidente", "Vicepresidente"),
        ("any member of the choir for any decision", "any member of the choir"),
        ("a [Trusted Rower", "Trusted Rower"),
        ("oarsmen present in person, by proxy", "oarsmen present in person"),
        ("Wochen einberufenen Mitgliederversammlung", "Mitgliederversammlung"),
        ("der Vorstand von sich aus vornehmen", "der Vorstand"),
        ("le bureau qui le fait ensuite valider", "le bureau"),
        ("members who have paid and are over 16", "members who have paid and are over 16"),
        ("jedes Mitglied, das seit drei Monaten dabei ist", "jedes Mitglied, das seit drei Monaten dabei ist"),
        ("whoever is on the rota", "whoever is on the rota"),
        ("everyone eligible to vote", "everyone eligible to vote"),
        ("an administrator", "an administrator"),
        ("the harbour masters cannot", ""),
        ("the RFC", ""),
        ("The proposal here is for two readers", ""),
        ("elect an additional steward", ""),
        ("except the person", ""),
        ("they", ""),
    ],
)
def test_words_for_people_are_cut_to_whom_they_name(words: str, people: str) -> None:
    assert phrase(words) == people


def test_a_whole_sentence_is_nobody() -> None:
    text = (
        "## 7 Elections\n\n7.2 The Orchestra must elect a Leader and a Librarian at the Annual General Meeting. "
        "Officers are chosen by simple majority.\n"
    )
    assert all("elect" not in (who or "") for who in voters(text))


def test_a_share_in_words_and_digits_does_not_hide_who_votes() -> None:
    text = "The question shall be determined by a vote of seventy percent (70%) majority of the rowers present.\n"
    assert voters(text) == ["the rowers present"]


def test_who_votes_on_one_kind_of_resolution_is_not_who_votes_on_all() -> None:
    text = (
        "## 3 Removal\n\nA steward is removed by a vote of two thirds of the members present.\n\n"
        "## 9 Special resolutions\n\nOnly members of one year's standing may vote on a special resolution.\n"
    )
    assert voters(text)[0] == "members present"


def test_a_heading_of_what_a_body_does_gives_the_body_alone() -> None:
    text = "## Artículo 8. Competencia de la Asamblea\n\nLos acuerdos se toman por mayoría simple.\n"
    assert voters(text) == ["Asamblea"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Die Versammlung bestimmt die Zahl der Plätze und wählt die Mitglieder des Vorstands.\n",
            "Die Versammlung",
        ),
        (
            "En la Asamblea en que se elija el Consejo, o en los 10 días siguientes, el Consejo deberá elegir, en votación secreta, a un presidente y a un tesorero.\n",
            "el Consejo",
        ),
        ("The captains are selected by the members of the crew.\n", "the members of the crew"),
        (
            "La demande est présentée au comité directeur et acceptée par celui-ci à la majorité de ses membres.\n",
            "comité directeur",
        ),
    ],
)
def test_who_does_it_decides_and_not_to_whom_or_before_whom(text: str, who: str) -> None:
    assert voters(text) == [who]


def test_what_was_done_to_somebody_before_says_nothing_of_who_decides() -> None:
    text = "By voting at a meeting, members may readmit any rower whose membership has been suspended by the board.\n"
    assert voters(text) == ["members"]


def test_whom_they_vote_for_is_not_whose_rule_it_is() -> None:
    text = (
        "## Elections\n\n### Who may vote\n\nAll Keepers of Standing are eligible to vote for the harbour committee members.\n\n"
        "### How\n\nCandidates with a majority of the votes are elected to the seats.\n"
    )
    assert voters(text) == ["All Keepers of Standing"]
