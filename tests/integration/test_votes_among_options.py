"""A vote among options: what is repeated, what is refused, who wins, and what a tie or a second round does."""

import pytest

from governance.models import StageRun, Vote
from tests.stages import BALLOT, MakeTown, whole

WHERE = "@govbot propose Where do we meet? Options: 1. Gent 2. Brussels 3. online"


@pytest.mark.parametrize(
    ("method", "said", "understood", "extra"),
    [
        ("ranked", ("rank #1: 2 > 1", "rank 2 > 3 > 1 on proposal 1", "rank 1: 1"), "1. Brussels", {}),
        ("condorcet", ("rank #1: 2 > 1", "rank #1: 2, 3", "rank #1: 1"), "1. Brussels", {}),
        ("approval", ("approve #1: 2, 3", "approve 2 on #1", "approve #1: 1"), "yes to Brussels", {}),
        ("score", ("score #1: 2=5, 1=1", "score 2=4 for #1", "score #1: 1=5"), "5 for Brussels", {}),
        ("stv", ("rank #1: 2 > 1", "rank #1: 2 > 3", "rank #1: 1"), "1. Brussels", {"seats": 1}),
    ],
)
def test_a_vote_among_options_repeats_what_it_understood_and_names_the_winner(
    town_of: MakeTown, method: str, said: tuple[str, ...], understood: str, extra: dict
) -> None:
    town = town_of(BALLOT | {"method": method, "threshold": None} | extra)
    town.say("alice", WHERE)
    assert "2. Brussels" in town.heard()[-1]
    for handle, words in zip(("alice", "bruno", "chidi"), said, strict=True):
        town.say(handle, f"@govbot {words}")
    assert understood in town.heard("alice")[-1]
    town.say("dana", "@govbot agree", reply_to=town.announcement(1))
    assert "takes a ballot over its options" in town.heard("dana")[-1]
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert "3 people voted. Brussels wins" in " ".join(town.heard())
    assert StageRun.objects.get().result["winners"] == [2]
    whole(town)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("rank #1: 4 > 1", "There is no option 4; the options are 1 to 3"),
        ("rank #1: 2 > 2", "Option 2 is ranked twice"),
        ("score #1: 1=3", "such as"),
        ("rank 2 > 1", "“rank #3: 2 > 1 > 3”"),
        ("approve #1", "name the options by their numbers"),
    ],
)
def test_a_ballot_that_is_wrong_says_how_it_is_written(town_of: MakeTown, words: str, answer: str) -> None:
    town = town_of(BALLOT | {"method": "ranked", "threshold": None})
    town.say("alice", WHERE)
    town.say("bruno", f"@govbot {words}")
    assert answer in town.heard("bruno")[-1]
    assert Vote.objects.count() == 0


def test_every_change_of_a_ballot_over_options_is_kept(town_of: MakeTown) -> None:
    town = town_of(BALLOT | {"method": "ranked", "threshold": None})
    town.say("alice", WHERE)
    for words in ("rank #1: 1 > 2", "rank #1: 2 > 1", "abstain #1"):
        town.say("bruno", f"@govbot {words}")
    vote = Vote.objects.get()
    assert (vote.choice, vote.ballot) == ("abstain", "")
    assert list(vote.history.values_list("replaces", "ballot")) == [("", "1>2"), ("1>2", "2>1"), ("2>1", "")]


@pytest.mark.parametrize("words", ["a picnic", "a picnic. Options: 1. Gent", "Options: 1. Gent 3. Brussels"])
def test_a_vote_among_options_needs_options(town_of: MakeTown, words: str) -> None:
    town = town_of(BALLOT | {"method": "approval", "threshold": None})
    town.say("alice", f"@govbot propose {words}")
    assert "list 2 to 20" in town.heard("alice")[-1]
    assert not town.community.proposals.exists()


def test_a_tie_that_no_rule_breaks_decides_nothing_and_says_so(town_of: MakeTown) -> None:
    town = town_of(BALLOT | {"method": "approval", "threshold": None})
    town.say("alice", WHERE)
    town.say("alice", "@govbot approve #1: 1")
    town.say("bruno", "@govbot approve #1: 2")
    town.wait(days=6)
    assert town.proposal().outcome == "rejected"
    assert "Gent and Brussels are level" in town.heard()[-1]


def test_a_second_round_among_the_best(town_of: MakeTown) -> None:
    half = {"fraction": "1/2", "strict": True, "basis": "non_blank"}
    town = town_of(BALLOT | {"method": "ranked", "threshold": half, "second_round": {"best": 2}})
    town.say("alice", WHERE)
    for handle, first in (("alice", 1), ("bruno", 1), ("chidi", 2), ("dana", 2), ("emi", 3)):
        town.say(handle, f"@govbot rank #1: {first}")
    town.wait(days=6)
    assert town.proposal().status == "open"
    assert "1. Gent" in town.heard()[-1]
    assert "3. online" not in town.heard()[-1]
    town.say("emi", "@govbot rank #1: 3")
    assert "There is no option 3" in town.heard("emi")[-1]
    town.say("emi", "@govbot rank #1: 2 > 1")
    town.wait(days=6)
    assert town.proposal().outcome == "passed"
    assert StageRun.objects.get(round=2).result["winners"] == [2]
    assert len(town.heard()) <= 4
    whole(town)
