"""A length of time belongs to a way of deciding only where it is a time of that decision."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, StageKind
from reasoning.reader.reading import read

_VOTE = "A motion passes by a majority of the votes cast. "


def _lengths(process: ProcessType) -> dict[StageKind, Duration | None]:
    return {StageKind(stage.kind): stage.duration for stage in process.stages if stage.duration is not None}


@pytest.mark.parametrize(
    "said",
    [
        "The election begins five weeks before the coordinator's post becomes vacant.",
        "A coordinator who wishes to step down tells the members 30 days before the next meeting.",
        "Somebody is reminded of a duty that is more than five days overdue.",
        "The outgoing coordinator hands over within 14 days.",
        "The winner is announced within three days after the election closes.",
        "The council may suspend a member for up to 30 days.",
    ],
)
def test_a_time_of_something_else_is_none_of_a_vote(said: str) -> None:
    processes = read(f"# T\n\n## Votes\n\n{_VOTE}{said}").process_types
    assert [_lengths(each) for each in processes if each.stages[-1].threshold] == [{}]


@pytest.mark.parametrize(
    "alone",
    [
        "The board may by itself correct spelling in these rules.",
        "Der Vorstand kann Schreibfehler in der Satzung von sich aus ändern.",
    ],
)
def test_what_somebody_decides_alone_waits_for_nothing(alone: str) -> None:
    text = (
        f"# T\n\n## Amendments\n\nAmendments need two thirds of the votes. They are discussed for 30 days.\n\n{alone}"
    )
    lengths = {each.stages[-1].kind: _lengths(each) for each in read(text).process_types}
    assert lengths[StageKind.BALLOT] == {StageKind.DELIBERATION: Duration(min=timedelta(days=30))}
    assert not lengths.get(StageKind.ROLE)


def test_how_early_a_nomination_is_posted_is_not_said_of_a_removal() -> None:
    text = (
        "# T\n\n## Keys\n\nThe nomination is announced two weeks before the meeting. A key is granted by two thirds of the "
        "members present.\n\nA key may be revoked by three quarters of the members present."
    )
    removal = next(each for each in read(text).process_types if "revoked" in each.citations[0].quote)
    assert not _lengths(removal)


@pytest.mark.parametrize(
    "nominating",
    [
        "Nominations are open for three weeks.",
        "The election starts with a nomination period, which lasts for three weeks.",
        "Le dépôt des candidatures est ouvert pendant trois semaines.",
    ],
)
def test_how_long_people_are_nominated_is_no_time_of_voting(nominating: str) -> None:
    text = f"# T\n\n## Elections\n\nThe chair is elected by the members with a majority of the votes. {nominating}"
    (process,) = read(text).process_types
    assert _lengths(process) == {StageKind.DELIBERATION: Duration(min=timedelta(days=21))}


def test_a_deadline_beside_silent_agreement_is_the_time_for_objections() -> None:
    (process,) = read(
        "# T\n\n## Requests\n\nWhoever asks sets a date, ten days by default. If nobody objects by then, the request is accepted."
    ).process_types
    assert _lengths(process) == {StageKind.CONSENT: Duration(min=timedelta(days=10))}


def test_how_soon_a_meeting_that_was_asked_for_is_called_is_its_carrying_out() -> None:
    (process,) = read(
        "# T\n\n## Special meetings\n\nOne fifth of the members may request a special meeting. The board then has 14 days to call it."
    ).process_types
    assert _lengths(process) == {StageKind.EXECUTION: Duration(max=timedelta(days=14))}


def test_time_to_reply_stands_beside_any_number_of_offences() -> None:
    (process,) = read(
        "# T\n\n## Leaving\n\nA member may be expelled for repeated harm by two thirds of the committee, after the member has had at "
        "least ten days to reply."
    ).process_types
    assert _lengths(process) == {StageKind.DELIBERATION: Duration(min=timedelta(days=10))}


def test_ballots_that_must_come_back_within_a_time_are_open_so_long() -> None:
    (process,) = read(f"# T\n\n## Votes\n\n{_VOTE}Ballots must be returned within 14 days of mailing.").process_types
    assert _lengths(process) == {StageKind.BALLOT: Duration(max=timedelta(days=14))}


@pytest.mark.parametrize(
    "said",
    [
        "Voting starts seven days after the proposal is posted.",
        "The vote takes place no sooner than seven days after the proposal.",
        "La votación empieza siete días después de la propuesta.",
    ],
)
def test_how_long_after_a_proposal_a_vote_begins_is_the_time_before_it(said: str) -> None:
    (process,) = read(f"# T\n\n## Votes\n\n{_VOTE}{said}").process_types
    assert _lengths(process) == {StageKind.DELIBERATION: Duration(min=timedelta(days=7))}


def test_how_long_a_vote_is_opened_stands_right_beside_it() -> None:
    said = "After a discussion of at least a week, the vote is opened for five days."
    (process,) = read(f"# T\n\n## Votes\n\n{_VOTE}{said}").process_types
    assert _lengths(process) == {
        StageKind.DELIBERATION: Duration(min=timedelta(days=7)),
        StageKind.BALLOT: Duration(min=timedelta(days=5)),
    }


def test_how_soon_a_committee_meets_to_vote_is_not_how_long_it_votes() -> None:
    text = f"# T\n\n## Votes\n\n{_VOTE}The committee shall meet within 10 days to vote on the matter."
    assert all(StageKind.BALLOT not in _lengths(each) for each in read(text).process_types)


@pytest.mark.parametrize(
    "said",
    [
        "If after five days nobody objects, the proposal is adopted.",
        "Si après cinq jours personne ne s'oppose, la proposition est adoptée.",
        "Si en cinco días nadie se opone, la propuesta queda aprobada.",
    ],
)
def test_a_time_may_stand_between_if_and_nobody(said: str) -> None:
    (process,) = read(f"# T\n\n## Proposals\n\n{said}").process_types
    assert _lengths(process) == {StageKind.CONSENT: Duration(min=timedelta(days=5))}
