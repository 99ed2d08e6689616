"""Stages that lead somewhere, numbers within reach, fields where they mean something: all else is refused."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from governance.domain.rulebook import UnusableRulebook, load_rulebook, runnable
from governance.domain.sections import digest

TEXT = (
    "# Club\n\n## Rules\n\nIf nobody objects for three days it is decided. An objection needs a reason. Otherwise the nine "
    "members vote for six days and more must agree than disagree. Five members sign within a week. "
    "The vote lasts one day longer if the quorum of four came in the last two hours. "
    "Three jurors are drawn. A call for a vote needs to be seconded by two members.\n"
)
Json = dict[str, Any]
BALLOT: Json = {
    "kind": "ballot", "method": "yes_no", "electorate": {"text": "members"},
    "threshold": {"fraction": "1/2", "strict": True, "basis": "for_and_against"}, "duration": {"min": "P6D"},
}  # fmt: skip
CONSENT: Json = {
    "kind": "consent",
    "method": "consent",
    "objections": {"stop": 1, "reason": True},
    "duration": {"min": "P3D"},
}
PETITION: Json = {"kind": "petition", "signatures": {"count": 5}, "duration": {"min": "P7D"}}
RANKED: Json = {"kind": "ballot", "method": "ranked", "electorate": {"text": "members"}, "duration": {"min": "P6D"}}
GRACE: Json = {"kind": "grace", "duration": {"min": "P3D"}}
EXECUTION: Json = {"kind": "execution"}


def rulebook(*stages: Json, cited: bool = True, roles: list[Json] | None = None, **process: Any) -> Json:
    """A rulebook of one process type whose every value rests on the whole section."""
    clause = {"anchor": "rules", "section": "Rules", "path": "Club > Rules", "quote": TEXT[16:].strip()}
    backing = (
        {"citations": [{"field": "stages", **clause}, {"field": "proposers", **clause}]}
        if cited
        else {"fields": {"stages": {"origin": "default"}, "proposers": {"origin": "default"}}}
    )
    one = {"key": "p", "title": "P", "default": True, "proposers": {"text": "any member"}}
    return {
        "title": "Club", "sha256": digest(TEXT), "language": "en", "roles": roles or [],
        "process_types": [one | {"stages": [copy.deepcopy(stage) for stage in stages]} | backing | process],
    }  # fmt: skip


def refusal(data: Json) -> str:
    with pytest.raises(UnusableRulebook) as refused:
        load_rulebook(data, text=TEXT)
    return refused.value.safe.removeprefix('Process type "p", field ')


def test_consensus_first_else_a_vote_is_a_rulebook() -> None:
    data = rulebook(CONSENT | {"on_pass": 2, "on_failure": 1}, BALLOT, GRACE, EXECUTION)
    process = load_rulebook(data, text=TEXT).process_types[0]
    assert (process.stages[0].on_pass, process.stages[0].on_failure) == (2, 1)
    assert "does not say who may vote" in (runnable(process) or "")


def test_a_second_try_after_a_week_is_a_rulebook() -> None:
    wait = {"kind": "deliberation", "duration": {"min": "P7D"}}
    load_rulebook(rulebook(CONSENT | {"on_pass": 3, "on_failure": 1}, wait, BALLOT, EXECUTION), text=TEXT)


@pytest.mark.parametrize(
    ("stages", "says"),
    [
        ([CONSENT | {"on_failure": 1}, BALLOT], "stages.0.on_failure: passing and failing lead to the same stage"),
        ([CONSENT | {"on_failure": 2}, BALLOT], "stages.0.on_failure: 2 is not a later stage; the last one is 1"),
        ([BALLOT, BALLOT | {"on_failure": 1}], "stages.1.on_failure: 1 is not a later stage"),
        ([BALLOT | {"on_failure": 2}, CONSENT, GRACE], "stages.0.on_failure: what failed cannot go on to grace"),
        ([CONSENT | {"on_pass": 2}, BALLOT, EXECUTION], "stages.1: nothing leads to this ballot"),
        ([PETITION | {"on_pass": 1}, BALLOT], "stages.0.on_pass: a petition stage has no on_pass"),
        ([BALLOT, {"kind": "deliberation"}], "stages: ballot comes before deliberation; put deliberation first"),
        ([BALLOT | {"signatures": {"count": 5}}], "stages.0.signatures: a ballot stage has no signatures"),
        ([BALLOT | {"seats": 2}], "stages.0.seats: yes_no does not choose among options"),
        ([BALLOT | {"jury": {"size": 3}}], "stages.0.jury: a ballot stage has no jury; put it into a jury"),
        ([BALLOT | {"objections": {"stop": 1}}], "stages.0.objections: with yes_no nobody objects, they disagree"),
        ([CONSENT | {"silence": "disagree"}], "stages.0.silence: with consent silence has its own meaning"),
        ([RANKED | {"silence": "agree"}], "stages.0.silence: with ranked silence has its own meaning"),
        (
            [{"kind": "deliberation", "objections": {"stop": 1}}, BALLOT],
            "stages.0.objections.stop: a deliberation decides nothing; use a consent stage",
        ),
        ([RANKED | {"seats": 3}], "stages.0.seats: instant runoff finds one winner; for more seats use stv"),
        (
            [RANKED | {"method": "stv", "second_round": {"best": 2}}],
            "stages.0.second_round: only a vote by approval or ranking for one winner",
        ),
        ([RANKED | {"scores": {"highest": 5}}], "stages.0.scores: ranked gives no scores"),
        (
            [RANKED | {"method": "stv", "seats": 5, "options": {"max": 4}}],
            "stages.0.options.max: 5 seats cannot be filled from 4 options",
        ),
    ],
)
def test_stages_that_make_no_sense_are_refused(stages: list[Json], says: str) -> None:
    assert refusal(rulebook(*stages, cited=False)).startswith(says)


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        (CONSENT | {"objections": {"stop": 0}}, "stages.0.objections.stop: Input should be greater than 0"),
        (RANKED | {"second_round": {"best": 1}}, "stages.0.second_round: a second round needs at least two options"),
        (RANKED | {"options": {"min": 3, "max": 2}}, "stages.0.options: min is more than max"),
        (RANKED | {"scores": {"lowest": 5, "highest": 5}}, "stages.0.scores: lowest is not below highest"),
        (
            BALLOT | {"extension": {"by": "P0D", "when": ["no_quorum"]}},
            "stages.0.extension.by: a duration must be longer",
        ),
        (
            BALLOT | {"extension": {"by": "P1D", "when": ["late_swing"]}},
            "stages.0.extension: a late quorum or a late swing",
        ),
        (BALLOT | {"quorum": {"fraction": "3/2"}}, "stages.0.quorum.fraction: 3/2 is not a share of a whole"),
        (BALLOT | {"quorum": {"recent_fraction": "1/2"}}, "stages.0.quorum: recent_fraction and recent_votes belong"),
        (BALLOT | {"quorum": {"count": 4, "basis": "present"}}, "stages.0.quorum.basis"),
        (BALLOT | {"silence": "block"}, "stages.0.silence"),
        (BALLOT | {"ties": ["chance"]}, "stages.0.ties.0"),
        (BALLOT | {"recusal": ["everybody"]}, "stages.0.recusal.0"),
    ],
)
def test_values_that_make_no_sense_are_refused(stage: Json, says: str) -> None:
    assert refusal(rulebook(stage)).startswith(says)


@pytest.mark.parametrize(
    "stage",
    [
        BALLOT | {"extension": {"by": "P1D", "when": ["late_quorum"], "window": "PT2H"}, "quorum": {"count": 4}},
        CONSENT,
        PETITION,
        {"kind": "jury", "method": "jury", "jury": {"size": 3}},
        {"kind": "deliberation", "call": {"text": "any member", "seconds": 2}},
    ],
)
def test_numbers_that_stand_in_the_text_are_taken(stage: Json) -> None:
    load_rulebook(rulebook(stage, BALLOT), text=TEXT)


@pytest.mark.parametrize(
    ("stage", "field"),
    [
        (BALLOT | {"extension": {"by": "P2D", "when": ["no_quorum"]}}, "extension.by"),
        (BALLOT | {"extension": {"by": "P1D", "when": ["late_swing"], "window": "PT3H"}}, "extension.window"),
        (CONSENT | {"objections": {"stop": 8}}, "objections.stop"),
        (PETITION | {"signatures": {"count": 50}}, "signatures.count"),
        ({"kind": "jury", "method": "jury", "jury": {"size": 7}}, "jury.size"),
        ({"kind": "deliberation", "call": {"seconds": 8}}, "call.seconds"),
        (RANKED | {"second_round": {"best": 8}}, "second_round.best"),
        (RANKED | {"options": {"max": 8}}, "options.max"),
        (RANKED | {"method": "score", "scores": {"highest": 10}}, "scores.highest"),
        (RANKED | {"method": "stv", "seats": 8}, "seats"),
        (BALLOT | {"quorum": {"recent_fraction": "1/3", "recent_votes": 8}}, "quorum.recent_fraction"),
        (BALLOT | {"quorum": {"recent_fraction": "1/2", "recent_votes": 8}}, "quorum.recent_votes"),
    ],
)
def test_numbers_that_do_not_stand_in_the_text_are_refused(stage: Json, field: str) -> None:
    refused = refusal(rulebook(stage, BALLOT))
    assert refused.startswith(f"stages.0.{field}: ")
    assert "does not stand in a quote" in refused


def test_a_veto_after_the_act_has_its_time_in_the_text() -> None:
    veto = {"threshold": {"fraction": "1/2", "basis": "cast"}, "within": "P4D"}
    clause = {"anchor": "rules", "section": "Rules", "path": "Club > Rules", "quote": TEXT[16:].strip()}
    cited = [{"field": name, **clause} for name in ("stages", "proposers", "veto")]
    assert refusal(rulebook(BALLOT, veto=veto, citations=cited)).startswith("veto.within: P4D does not stand")
    load_rulebook(rulebook(BALLOT, veto=veto | {"within": "P3D"}, citations=cited), text=TEXT)


BOARD = [{"key": "board", "title": "Board"}]


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        (BALLOT | {"quorum": {"count": 4}}, "stages.0.quorum.count: 4 can never be reached: there are at most 3"),
        (
            BALLOT | {"threshold": {"min_for": 5}},
            "stages.0.threshold.min_for: 5 can never be reached: there are at most 3 to decide",
        ),
        (PETITION, "stages.0.signatures.count: 5 can never be reached"),
        (BALLOT | {"quorum": {"sqrt_multiple": "2"}}, "stages.0.quorum.sqrt_multiple: 4 can never be reached"),
        (
            {"kind": "jury", "method": "jury", "jury": {"size": 3}, "threshold": {"min_for": 4}},
            "stages.0.threshold.min_for: 4 can never be reached: there are at most 3 to decide",
        ),
    ],
)
def test_a_number_that_nobody_can_reach_is_refused(stage: Json, says: str) -> None:
    clause = {"anchor": "rules", "section": "Rules", "path": "Club > Rules", "quote": "Three jurors are drawn"}
    three = [{"key": "board", "title": "Board", "seats": "2-3", "citations": [{"field": "seats", **clause}]}]
    stages = (stage | {"electorate": {"roles": ["board"]}}, BALLOT)
    assert refusal(rulebook(*stages, cited=False, roles=three)).startswith(says)


def test_a_role_without_seats_decides_nothing() -> None:
    clause = {"anchor": "rules", "section": "Rules", "path": "Club > Rules", "quote": "If nobody objects"}
    none = [{"key": "board", "title": "Board", "seats": "0", "citations": [{"field": "seats", **clause}]}]
    data = rulebook(BALLOT | {"electorate": {"roles": ["board"]}}, cited=False, roles=none)
    assert refusal(data).startswith("stages.0.electorate.roles: nobody can ever decide: these roles have no seats")


def test_the_same_number_passes_where_the_text_does_not_say_how_many_there_are() -> None:
    stage = BALLOT | {"quorum": {"count": 4}, "electorate": {"roles": ["board"]}}
    load_rulebook(rulebook(stage, cited=False, roles=BOARD), text=TEXT)


def test_an_amendment_rule_names_only_roles_that_there_are() -> None:
    stage = BALLOT | {"electorate": {"roles": ["elders"]}}
    data = rulebook(stage, cited=False, roles=BOARD, amends=True)
    assert refusal(data) == (
        "stages.0.electorate.roles: the constitution could never be amended again: no role elders is listed under roles."
    )
    load_rulebook(rulebook(stage, cited=False, roles=[{"key": "elders", "title": "Elders"}], amends=True), text=TEXT)
    data = rulebook(BALLOT, cited=False, amends=True, proposers={"roles": ["elders"]})
    assert refusal(data).startswith("proposers.roles: the constitution could never be amended again")


def test_what_a_stage_states_beyond_this_version_keeps_it_from_running() -> None:
    for extra, says in (
        ({"advisory": {"text": "our friends", "standing": "friendly"}}, "by a standing"),
        ({"call": {"roles": ["chair"]}, "duration": {"max": "P6D"}}, "ended by a call and has no least time"),
        (
            {"early_end": True, "threshold": {"fraction": "1/2", "basis": "present"}},
            "measured by who is present, so it can neither end early",
        ),
    ):
        process = load_rulebook(rulebook(BALLOT | extra, cited=False), text=TEXT).process_types[0]
        assert says in (runnable(process) or "")
