"""Who decides where the sentence of the decision names nobody: a list's introduction, a quorum, a word like "its"."""

import pytest

from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def way(words: str, *, under: str = "How we decide") -> ProcessType:
    return read(f"# Kite Makers\n\n## {under}\n\n{words}\n").process_types[0]


def electorate(process: ProcessType) -> str | None:
    stage = next(stage for stage in process.stages if stage.kind not in {"deliberation", "petition"})
    return stage.electorate.text if stage.electorate is not None else None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "Proposals pass with a two-thirds majority. A vote is valid when at least half of the full members are present.",
            "the full members",
        ),
        ("A simple majority decides. The quorum is one third of the number of active residents.", "active residents"),
        ("Se decide por mayoría simple. El quórum es la mitad de los socios activos.", "los socios activos"),
        (
            "Decisions need a simple majority. Quorum: 8 members present, including those on the phone.",
            "members present",
        ),
    ],
)
def test_those_of_whom_so_many_must_be_there_are_looked_at_as_those_who_decide(words: str, who: str) -> None:
    read_way = way(words, under="Deciding")

    assert electorate(read_way) == who
    assert "stages.0.electorate" in read_way.look


def test_a_quorum_of_its_members_says_not_whose() -> None:
    process = way("Proposals pass with a two-thirds majority. The quorum is half of its members.", under="Deciding")

    assert electorate(process) is None


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Together, the residents may:", "the residents"),
        ("The guild's elders shall, after talking it over:", "The guild's elders"),
        ("The following need the consent of the keyholders:", "the keyholders"),
    ],
)
def test_an_item_is_decided_by_whoever_its_list_is_about(lead: str, who: str) -> None:
    text = f"{lead}\n\n1. paint the kiln room;\n2. change these rules, if three quarters agree;\n3. lend the boat."
    read_way = next(one for one in read(f"# Guild\n\n## Powers\n\n{text}\n").process_types if one.stages[0].threshold)

    assert electorate(read_way) == who
    assert read_way.look


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "The gardeners' circle meets every month. Its decisions are taken by simple majority.",
            "The gardeners' circle",
        ),
        ("The committee is elected yearly. It meets monthly. It decides by a two-thirds majority.", "The committee"),
        ("Der Ausschuss tagt monatlich. Seine Beschlüsse werden mit einfacher Mehrheit gefasst.", "Der Ausschuss"),
        ("El comité se reúne cada mes y sus acuerdos se toman por mayoría simple.", "El comité"),
    ],
)
def test_its_decisions_are_those_of_whom_the_text_spoke_last(words: str, who: str) -> None:
    assert (
        electorate(
            next(one for one in read(f"# X\n\n## Running things\n\n{words}\n").process_types if one.stages[0].threshold)
        )
        == who
    )


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "You can vote if you have been a member for two months. A simple majority decides.",
            "a member for two months",
        ),
        (
            "Users must have written ten posts in order to vote. Rule changes need a two-thirds majority.",
            "Users",
        ),
        (
            "A person is an eligible voter when, at the start of the vote, they are a registered player. A simple majority decides.",
            "a registered player",
        ),
    ],
)
def test_a_condition_of_voting_says_who_votes(words: str, who: str) -> None:
    assert electorate(way(words)) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "New members are voted on exclusively by the current keyholders, who decide by simple majority.",
            "the current keyholders",
        ),
        ("Stewards are chosen by a general election of all devs once per year.", "all devs"),
        ("A supermajority (two thirds) within the council may remove one of its members.", "the council"),
        ("The Member Body decides by a two-thirds majority.", "The Member Body"),
        ("At each Annual Meeting, the Directors elect the officers by simple majority.", "the Directors"),
    ],
)
def test_people_are_named_whole(words: str, who: str) -> None:
    assert electorate(way(words)) == who


def test_a_numbered_title_above_names_the_body_even_at_the_top_of_a_text() -> None:
    text = (
        "# TÍTULO I: De los miembros\n\nHay socios activos y socios honorarios.\n\n# TÍTULO II: Del Directorio\n\n"
        "## Artículo 7\n\nLos acuerdos se adoptan por mayoría absoluta.\n"
    )
    (process,) = read(text).process_types

    assert electorate(process) == "Directorio"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("It takes three gardeners' approvals to cut a tree.", "gardeners"),
        ("If no maintainer objects within 72 hours, the change is merged.", "maintainer"),
        ("A proposal is adopted if no other member objects within a week.", "member"),
        ("Any three members may call an extraordinary meeting.", "members"),
    ],
)
def test_so_many_who_must_agree_or_may_object_decide(words: str, who: str) -> None:
    process = way(words, under="Changes")

    assert electorate(process) == who
    assert any(field.endswith("electorate") for field in process.look)


def test_an_objection_of_nobody_in_particular_names_nobody() -> None:
    process = way("If nobody objects within three days, the change is made.", under="Changes")

    assert electorate(process) is None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The yearly fee is set by the members.", "the members"),
        ("Everyone may spend up to 20 euros without asking.", "Everyone"),
        ("Any resident can undo a change.", "Any resident"),
        ("Bis 50 Euro entscheidet jede Person selbst.", "jede Person"),
        ("If a seat is empty, the rest of the council appoints somebody.", "the rest of the council"),
        ("The board reviews every application and decides within two weeks.", "The board"),
        ("Appeals are considered by the full council.", "the full council"),
        ("Small repairs are left to the volunteers.", "the volunteers"),
        ("Expenses above 500 must be approved by the general meeting.", "the general meeting"),
        ("The logo may be used with the permission of the secretary.", "the secretary"),
        ("Members who never pay are removed from the list by the treasurer.", "the treasurer"),
        ("El comité deberá pronunciarse sobre las solicitudes.", "El comité"),
    ],
)
def test_who_decides_alone_is_read_in_more_of_its_forms(words: str, who: str) -> None:
    assert electorate(way(words, under="Changes")) == who


@pytest.mark.parametrize(
    "words",
    ["Everyone can change their vote until the end.", "Anyone may ask a question.", "Any member may appoint a proxy."],
)
def test_what_anybody_may_do_is_not_always_a_decision(words: str) -> None:
    assert not read(f"# Kite Makers\n\n## Votes\n\n{words}\n").process_types


def test_who_has_a_ballot_votes_rather_than_those_whom_a_quorum_counts() -> None:
    text = (
        "# Mill House\n\n## Votes\n\nA quorum is one half of the population of residents. Each Member of Mill House may "
        "cast one ballot in each vote.\n\n## Dues\n\nDues are set by a two-thirds vote.\n"
    )
    dues = next(one for one in read(text).process_types if one.stages[-1].threshold)

    assert electorate(dues) == "Each Member of Mill House"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("A vacancy is filled by unanimous vote by the ExComm.", "the ExComm"),
        ("The stewards are chosen by a ranked vote of all Mill members.", "all Mill members"),
        ("Its actions may be overridden by referendum of the residents.", "the residents"),
        ("The membership may set dues for the two classes of members.", "The membership"),
    ],
)
def test_votes_named_in_passing_have_their_voters(words: str, who: str) -> None:
    assert electorate(way(words, under="Running things")) == who


def test_how_a_meeting_is_called_holds_for_what_meetings_decide() -> None:
    text = (
        "# Mill\n\n## Members\n\nAny two members may call a meeting by giving three days' notice to all.\n\n"
        "## Rules\n\nThe members may amend these rules at a meeting by a three-quarters vote.\n"
    )
    amending = next(one for one in read(text).process_types if one.amends)

    assert amending.stages[0].kind == "deliberation"
    assert "stages.0.duration" in amending.look
