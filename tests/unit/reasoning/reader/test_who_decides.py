"""Who decides, in the forms in which texts name them: in a share, behind a pronoun, above in a heading, elsewhere."""

import pytest

from governance.domain.rulebook import Electorate
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def deciding(text: str, words: str) -> ProcessType:
    """The process type whose decision rests on a sentence with these words."""
    return next(
        process
        for process in read(text).process_types
        if any(
            words in citation.quote and citation.field.endswith(("method", "electorate", "threshold"))
            for citation in process.citations
        )
    )


def who(text: str, words: str) -> str | None:
    process = deciding(text, words)
    named = [stage.electorate for stage in process.stages if isinstance(stage.electorate, Electorate)]
    return named[-1].text if named else None


@pytest.mark.parametrize(
    ("text", "words", "people"),
    [
        ("# Rules\n\n## Motions\n\nA motion passes if four-fifths of those present are for it.\n", "four-fifths", "those present"),
        ("# Rules\n\n## Board\n\nIt takes two-thirds of those present to remove an officer.\n", "two-thirds", "Board"),
        (
            "# Rules\n\n## Conduct\n\nMembers of the Panel hear each complaint. They may, by a majority of the three, suspend a person.\n",
            "by a majority",
            "Members of the Panel",
        ),
        ("# Rules\n\n## Reading these rules\n\nIf two rules differ, the council's interpretation takes precedence.\n", "differ", "the council"),
        (
            ("# Satzung\n\n## Wahlen\n\nDer Vorstand wird alle zwei Jahre von der Mitgliederversammlung gewählt.\n\n"
            "## Stimmen\n\nJedes Mitglied hat eine Stimme.\n"),
            "gewählt",
            "der Mitgliederversammlung",
        ),
        (
            ("# Bylaws\n\n## Voting\n\nAll members of the association may vote.\n\n"
            "## Changes\n\nChanges to the bylaws need a two-thirds majority at a general meeting.\n"),
            "two-thirds",
            "general meeting",
        ),
    ],
)  # fmt: skip
def test_those_who_decide_are_named_as_the_text_names_them(text: str, words: str, people: str) -> None:
    assert who(text, words) == people


@pytest.mark.parametrize(
    ("rule", "words", "people"),
    [
        ("Any two directors may immediately suspend somebody's access.", "suspend", "Any two directors"),
        ("Any two board members together may spend up to $200.", "spend", "board members"),
        ("Members may recall a speaker by member vote.", "recall", "Members"),
        ("Significant changes require approval from at least two maintainers.", "approval", "maintainers"),
        ("A change must be approved by at least one maintainer who is not its author.", "approved", "maintainer who is not its author"),
        ("Appeals are handled by a moderator who was not involved in the decision.", "handled", "a moderator who was not involved in the decision"),
        ("New maintainers are added by consensus of existing maintainers.", "consensus", "existing maintainers"),
        ("The board fills a vacancy until the next annual meeting.", "fills", "The board"),
        ("Le siège peut être transféré sur simple décision du Bureau.", "transféré", "Bureau"),
        ("Ce règlement est soumis à l’approbation de l’Assemblée Générale.", "soumis", "l'Assemblée Générale"),
        ("Les membres du Bureau sont élus pour une année, par l’Assemblée Générale.", "élus", "l'Assemblée Générale"),
        ("Ein Beschluss kann schriftlich gefasst werden, wenn alle Vorsitzenden ihre Zustimmung erklären.", "Zustimmung", "alle Vorsitzenden"),
        ("Jedes Mitglied, das seit einem Jahr dabei ist, darf abstimmen. Es braucht mehr als die Hälfte der Stimmen.", "Hälfte", "Jedes Mitglied, das seit einem Jahr dabei ist"),
        ("The committee reserves the right to remove people who break the rules.", "reserves", "The committee"),
        ("If you break these rules, a moderator will warn you.", "warn", "a moderator"),
        ("The decision of the moderators is final.", "final", "the moderators"),
        ("Day-to-day decisions are left to the coordinators.", "left", "the coordinators"),
        ("Whoever is on duty decides who has to leave.", "duty", "Whoever is on duty"),
        ("New committers are voted in by the existing committers.", "voted in", "the existing committers"),
        ("Inactive committers are moved to emeritus status by the council.", "emeritus", "the council"),
        ("The board may adopt policies of its own.", "adopt", "The board"),
        ("Wer die Regeln bricht, wird von den Moderatoren verwarnt.", "verwarnt", "Moderatoren"),
        ("Entschieden wird mit einfacher Mehrheit der Aktiven.", "Mehrheit", "Aktiven"),
        ("Se decide por mayoría simple. Tienen derecho a voto los socios.", "mayoría", "los socios"),
        ("Er wird vom Aufsichtsrat bestellt und abberufen.", "bestellt", "Aufsichtsrat"),
        ("Der Vorstand benötigt die Zustimmung des Aufsichtsrates für Kredite.", "Zustimmung", "Aufsichtsrat"),
        ("Die Mitgliedschaft wird erworben durch die Zulassung durch den Vorstand.", "Zulassung", "den Vorstand"),
        ("Die Generalversammlung wählt die Mitglieder des Aufsichtsrates.", "wählt", "Die Generalversammlung"),
        ("Über den Ausschluss von Vorstandsmitgliedern entscheidet grundsätzlich die Generalversammlung.", "grundsätzlich", "die Generalversammlung"),
        ("At the annual meeting the Association shall elect the directors.", "elect", "the Association"),
        ("Owners holding a majority of the votes may adjourn the meeting.", "majority", "Owners"),
        ("One member, one vote. Decisions pass with two thirds.", "two thirds", "member"),
        ("Il est ensuite ratifié par les membres du club.", "ratifié", "les membres"),
        ("The budget is approved by the members.", "approved", "the members"),
        ("Die Beitragsordnung wird von den Mitgliedern beschlossen.", "beschlossen", "den Mitgliedern"),
        ("Los presupuestos son aprobados por las socias.", "aprobados", "las socias"),
        ("La cotisation pourra être réévaluée lors d'une assemblée générale.", "réévaluée", "assemblée générale"),
        ("Les membres fondateurs sont chargés de désigner la trésorière.", "désigner", "Les membres fondateurs"),
        ("Trades must be approved by the commissioner.", "approved", "the commissioner"),
        ("The referees' decisions are final.", "final", "The referees"),
        ("Only the lead developer can cut releases.", "cut", "Only the lead developer"),
        ("The house manager assigns rooms.", "assigns", "The house manager"),
        ("Disciplinary action is decided on by the officers.", "decided", "the officers"),
        ("Corresponde al presidente autorizar los gastos menores.", "Corresponde", "presidente"),
        ("La sanción será impuesta por la Junta Directiva.", "impuesta", "la Junta Directiva"),
        ("La Junta Directiva resolverá sobre las solicitudes.", "resolverá", "La Junta Directiva"),
        ("An extra meeting may be called by the Chair or by ten percent or more of the Members.", "ten percent", "Members"),
        ("By voting at a meeting, members may reinstate a member.", "reinstate", "members"),
        ("Dem Mitglied steht die Berufung bei der Mitgliederversammlung offen.", "Berufung", "der Mitgliederversammlung"),
        ("- **Lead**: settles disputes and appoints maintainers.", "appoints", "Lead"),
        ("Any change must be approved by all maintainers.", "approved", "all maintainers"),
        ("The committee makes recommendations to the Board, which decides by simple majority.", "simple majority", "the Board"),
        ("Elections are open to all contributors. The candidates with the most votes win.", "most votes", "all contributors"),
        ("Each voting member has one vote. Motions need a simple majority.", "simple majority", "Each voting member"),
        ("Los gastos mayores requieren la aprobación de la asamblea.", "aprobación", "la asamblea"),
        ("Les dépenses nécessitent l’accord du bureau.", "accord", "bureau"),
        ("La Junta Directiva podrá separar a los socios que no paguen la cuota.", "separar", "La Junta Directiva"),
        ("La asociación se disolverá por acuerdo de las tres cuartas partes de los socios.", "cuartas", "los socios"),
    ],
)  # fmt: skip
def test_a_single_sentence_names_those_who_decide_in_it(rule: str, words: str, people: str) -> None:
    assert who(f"# Rules\n\n## One\n\n{rule}\n", words) == people


def test_what_somebody_must_be_in_order_to_vote_says_who_votes() -> None:
    text = "# Rules\n\n## Votes\n\nA proposal passes with 60 % of the votes. To vote, you must have been a member for 60 days.\n"
    assert who(text, "60 %") == "a member for 60 days"


def test_a_heading_that_only_asks_leaves_it_to_the_body_above_it() -> None:
    text = "# Handbook\n\n## Council\n\n### How\n\nIt takes five of six votes.\n"
    assert who(text, "five of six") == "Council"


@pytest.mark.parametrize(
    "words",
    [
        "The agenda is set by the chair.",
        "The yearly meeting is held on a day to be determined by the board.",
        "L'ordre du jour est fixé par le bureau.",
        "Die Tagesordnung bestimmt der Vorstand.",
        "The notice states any proposal to remove an officer.",
    ],
)
def test_what_is_settled_for_a_meeting_is_no_way_of_deciding(words: str) -> None:
    assert not read(f"# Rules\n\n## Meetings\n\n{words}\n").process_types


@pytest.mark.parametrize(
    ("lead", "item", "people"),
    [
        ("Son facultades particulares de la Junta Directiva:", "Resolver sobre la admisión de nuevos asociados.", "la Junta Directiva"),
        ("The Executive Board has these powers:", "Hire and dismiss staff.", "Executive Board"),
        ("The council has all powers and duties needed, including the following:", "Appoint a treasurer.", "council"),
        ("Dem Aufsichtsrat obliegt:", "Bestellung des Vorstands.", "Dem Aufsichtsrat"),
        ("The members of the choir sing:", "Adopt a low voice.", None),
    ],
)  # fmt: skip
def test_the_lead_of_a_list_says_whose_powers_its_items_are(lead: str, item: str, people: str | None) -> None:
    text = f"# Rules\n\n## Powers\n\n{lead}\n\n- Keep the records.\n- {item}\n"
    assert (who(text, item) if read(text).process_types else None) == people


def test_a_council_that_may_pass_resolutions_decides_under_its_heading() -> None:
    text = "# Satzung\n\n## Aufsichtsrat\n\nDer Aufsichtsrat kann auf elektronischem Wege Beschlüsse fassen.\n"
    assert who(text, "Wege") == "Aufsichtsrat"


def test_an_assembly_is_named_before_members_of_whom_no_more_is_said() -> None:
    text = (
        "# Statutes\n\n## General assembly\n\nResolutions need a simple majority of the votes cast.\n\n"
        "## Rights\n\nMembers entitled to vote have one vote each.\n"
    )
    assert who(text, "simple majority") == "General assembly"


def test_those_present_say_less_than_who_may_vote_at_all() -> None:
    text = (
        "# Rules\n\n## Votes\n\nOnly members who have paid their dues may vote.\n\n"
        "## Changes\n\nThese rules are changed if two-thirds of those present agree.\n"
    )
    assert who(text, "two-thirds") == "Only members who have paid their dues"
