"""Who votes, and how many must take part, in the words of people who never read a statute."""

import pytest

from governance.domain.rulebook_types import Rulebook
from reasoning.reader.reading import read


def reading_of(words: str) -> Rulebook:
    return read(f"# Place\n\n## General\n\nWe are a small group.\n\n## How it works\n\n{words}\n")


def electorates(reading: Rulebook) -> list[str]:
    return [
        stage.electorate.text
        for process in reading.process_types
        for stage in process.stages
        if stage.electorate is not None and stage.electorate.text
    ]


def quorums(reading: Rulebook) -> list[str]:
    return [
        stage.quorum if isinstance(stage.quorum, str) else str(stage.quorum.fraction or stage.quorum.count)
        for process in reading.process_types
        for stage in process.stages
        if stage.quorum is not None
    ]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Proposals are put to the whole server. If more yes than no votes come in within a week, the proposal passes.", "the whole server"),
        ("Voting rights are held by members whose dues are paid. Decisions need more than half of the votes cast.", "members whose dues are paid"),
        ("To vote you need to have an account here for at least a month. A majority decides.", "an account here for at least a month"),
        ("The council consists of seven members. Council decisions require five of seven votes.", "Council"),
        ("The working group reaches decisions by consensus.", "The working group"),
        ("Decisions of the steering committee are made by consensus among its members.", "the steering committee"),
        ("Voting is open to all subscribers. A proposal passes when it has more upvotes than downvotes.", "all subscribers"),
        ("Votes of testers are advisory; votes of committers are binding. Releases need three binding votes.", "committers"),
        ("Gardeners decide by simple majority.", "Gardeners"),
        ("New rules are adopted if two thirds of the translators agree.", "the translators"),
        ("Abstimmen dürfen alle, die seit drei Monaten dabei sind. Es gilt die einfache Mehrheit.", "alle, die seit drei Monaten dabei"),
        ("Über Sperren stimmt das Moderationsteam mit einfacher Mehrheit ab.", "das Moderationsteam"),
        ("Das Team stimmt ab; es entscheidet die Mehrheit.", "Das Team"),
        ("Peuvent voter les comptes créés depuis plus d'un mois. La proposition est adoptée à la majorité.", "les comptes créés depuis plus d'un mois"),
        ("Las decisiones las toma el grupo motor por mayoría de dos tercios.", "el grupo motor"),
        ("Pueden votar quienes lleven al menos dos meses aquí. La propuesta se aprueba con más de la mitad de los votos.", "quienes lleven al menos dos meses aquí"),
        ("Los moderadores son elegidos por las personas usuarias.", "las personas usuarias"),
    ],
)  # fmt: skip
def test_who_votes_is_read_as_people_say_it(words: str, who: str) -> None:
    assert who in electorates(reading_of(words))


@pytest.mark.parametrize(
    "words",
    [
        "In other matters the majority decides.",
        "Orders and offers pass by simple majority.",
        "The server covers its costs; a majority decides.",
    ],
)
def test_things_that_end_like_people_do_not_vote(words: str) -> None:
    assert not electorates(reading_of(words))


@pytest.mark.parametrize(
    ("words", "quorum"),
    [
        ("We need at least 6 people on the call to decide anything. Then the majority wins.", "6"),
        ("There must be at least five stewards present for decisions to be made. Stewards decide by majority.", "5"),
        ("With fewer than eight people we do not vote. Otherwise, a simple majority decides.", "8"),
        ("There is no minimum attendance. A simple majority of those present decides.", "none"),
        ("At least half the council has to vote for the result to count; a majority of votes decides.", "1/2"),
        ("The vote fails if less than 25 % of the members participate. It passes with a simple majority.", "1/4"),
        ("Für einen gültigen Beschluss müssen wenigstens 20 % der Mitglieder abstimmen; die Mehrheit entscheidet.", "1/5"),
        ("Le vote n'est valable que si un quart des membres participe. La majorité simple suffit.", "1/4"),
        ("El voto solo es válido si un tercio de los socios vota. Decide la mayoría.", "1/3"),
    ],
)  # fmt: skip
def test_how_many_must_take_part_is_read_as_people_say_it(words: str, quorum: str) -> None:
    assert quorums(reading_of(words)) == [quorum]


def test_a_line_in_a_list_of_properties_says_who() -> None:
    text = (
        "# Place\n\n## Big decisions\n\n- Voters: all who joined more than three months ago\n- Turnout: 60 %\n- Majority: 2/3\n\n"
        "## Small decisions\n\n- Who: anybody who is on the call\n- Majority: more than half of votes\n"
    )
    big, small = read(text).process_types

    assert big.stages[0].electorate is not None
    assert big.stages[0].electorate.text == "all who joined more than three months ago"
    assert small.stages[0].electorate is not None
    assert small.stages[0].electorate.text == "anybody who is on the call"


def test_those_who_have_to_vote_are_a_quorum() -> None:
    assert quorums(
        reading_of("Votes need a simple majority of those voting, and at least half of the makers have to vote.")
    ) == ["1/2"]


def test_a_committee_called_after_its_task_is_not_the_members() -> None:
    assert "the Membership" not in electorates(reading_of("New residents are chosen by the Membership Committee."))
