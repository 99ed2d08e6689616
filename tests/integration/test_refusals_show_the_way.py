"""Whatever is refused names its clause, where the text has one, and says what to do instead."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import OpenProposal
from governance.domain.errors import GovernanceError
from governance.models import Appeal, Proposal
from tests.conftest import Town
from tests.integration.deciding import decided, request
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

MAKE = Callable[..., Town]
CLAUSE = "Section 1.1: “We decide as it is agreed among us.”"
PETITION = {"kind": "petition", "electorate": EVERYBODY, "signatures": {"count": 3}, "duration": {"max": "P10D"}}
CONSENT = {"kind": "consent", "method": "consent", "electorate": EVERYBODY, "duration": {"min": "P4D"},
           "objections": {"stop": 1, "reason": True}}  # fmt: skip
RANKED = BALLOT | {"method": "ranked", "threshold": None}
BOARD = {"key": "board", "title": "Board"}
ROLE = {"kind": "role", "method": "role", "electorate": {"roles": ["board"]}, "duration": {"max": "P3D"},
        "threshold": {"min_for": 1}}  # fmt: skip
ELECTION = {"kind": "election", "method": "approval", "seats": 2, "electorate": EVERYBODY, "fills": "board",
            "duration": {"min": "P4D"}, "nominations": {"duration": {"min": "P3D"}}}  # fmt: skip
JURY = {"kind": "jury", "method": "jury", "electorate": EVERYBODY, "jury": {"size": 3}, "duration": {"min": "P4D"},
        "threshold": {"fraction": "1/2", "strict": True, "basis": "cast"}}  # fmt: skip
PICNIC = "@govbot propose Where do we meet? Options: 1. library 2. park"


@pytest.fixture
def town_of(make_town: MAKE) -> MAKE:
    def make(*stages: dict) -> Town:
        return make_town(text=TEXT, rulebook=small_rulebook(*stages, roles=(BOARD,)))

    return make


@pytest.mark.parametrize(
    ("stages", "proposed", "said", "answered"),
    [
        ((PETITION, BALLOT), "a bench", ("sign #1", "sign #1"), ("You have signed #1 already", "“unsign 1” takes it")),
        ((PETITION, BALLOT), "a bench", ("agree #1",), ("The petition #1 takes sign", "reply “sign”")),
        ((CONSENT,), "a bench", ("object #1",), ("Please say why", "write “object #1: your reason”")),
        ((BALLOT,), "a bench", ("block #1: it would cost us dearly",), ("“block” is not one of them", "reply “disagree”")),
        ((RANKED,), PICNIC, ("rank #1: 1 > 7",), ("There is no option 7", "the options are 1 to 2")),
        ((RANKED,), PICNIC, ("rank #1: 1 > 1",), ("Option 1 is ranked twice", "name each option once, for example")),
        ((RANKED,), PICNIC, ("agree #1",), ("a ballot over its options", "rank 2 > 1")),
        ((BALLOT,), "a bench", ("rank #1: 1 > 2",), ("no options to choose among", "reply “agree”")),
        ((BALLOT,), "a bench", ("nominate @alice for #1",), ("is not an election", "nobody can be nominated")),
        ((BALLOT,), "a bench", ("veto #1",), ("not decided yet", "vote “disagree”")),
        ((ROLE,), "a bench", (), ("Nobody who could decide holds the role “board”", "Propose somebody for it first")),
    ],
)  # fmt: skip
def test_a_refusal_names_the_clause_and_the_way(
    town_of: MAKE, stages: tuple[dict, ...], proposed: str, said: tuple[str, ...], answered: tuple[str, str]
) -> None:
    town = town_of(*stages)
    town.say("bruno", proposed if proposed.startswith("@") else f"@govbot propose {proposed} in the park")
    for words in said:
        town.now += timedelta(minutes=1)
        town.say("bruno", f"@govbot {words}")
    answer = town.heard("bruno")[-1]
    assert all(words in answer for words in answered), answer
    if "nominate" not in "".join(said) and "veto" not in "".join(said):
        assert CLAUSE in answer


def test_a_tie_says_who_is_level_by_which_clause_and_what_people_can_do(town_of: MAKE) -> None:
    town = town_of(RANKED)
    town.say("alice", PICNIC)
    town.say("alice", "@govbot rank #1: 1")
    town.say("bruno", "@govbot rank #1: 2")
    town.wait(days=6)
    assert "library and park are level" in town.heard()[-1]
    assert "You can propose a vote between them" in town.heard()[-1]
    assert CLAUSE in town.heard()[-1]


def test_fewer_candidates_than_seats_leave_a_seat_empty_and_say_so(town_of: MAKE) -> None:
    town = town_of(ELECTION)
    town.say("alice", "@govbot propose that we elect our board")
    town.say("bruno", "@govbot nominate me for #1")
    town.wait(days=3)
    town.say("alice", "@govbot approve #1: 1")
    town.wait(days=4)
    said = " ".join(town.heard())
    assert "bruno wins. 1 place stays empty; somebody can propose to fill it" in said.replace("@\u200b", "")


def test_a_juror_who_leaves_is_thanked_and_replaced(town_of: MAKE) -> None:
    town = town_of(JURY)
    town.say("alice", "@govbot propose a bench in the park")
    called = [juror.member.handle for juror in town.proposal().runs.get().jurors.select_related("member")]
    town.say(called[0], "@govbot decline #1")
    assert "the next person in the draw is asked" in town.heard(called[0])[-1]
    assert town.proposal().runs.get().jurors.filter(left_at=None).count() == 3
    stranger = next(one for one in ("alice", "bruno", "chidi", "dana", "emi")
                    if not town.proposal().runs.get().jurors.filter(member__handle=one).exists())  # fmt: skip
    town.say(stranger, "@govbot agree #1")
    assert "was not counted" in town.heard(stranger)[-1]
    assert CLAUSE in town.heard(stranger)[-1]


def test_a_veto_too_late_and_an_appeal_of_an_appeal_name_what_is_left(town: Town, moderator: object) -> None:
    number = decided(town, request("add_rule", text="No adverts"))
    town.wait(days=30)
    town.say("bruno", f"@govbot veto #{number}")
    assert "has taken effect" in town.heard("bruno")[-1]
    assert "You can propose to undo it, or appeal" in town.heard("bruno")[-1]
    assert "Section 7.1" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot appeal the answer: it was not looked at")
    assert "final" in town.heard("bruno")[-1]
    assert "You can propose something new instead" in town.heard("bruno")[-1]
    assert not Appeal.objects.exists()


def test_the_same_proposal_again_is_refused_with_a_link_to_the_first(town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    town.say("bruno", "@govbot propose Weekly meetings, on fridays!")
    assert "proposed already, as #1" in town.heard("bruno")[-1]
    assert "https://govbot.example/c/town/proposals/1/" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot agree #1")
    town.say("bruno", "@govbot disagree #1")
    town.wait(days=6)
    assert Proposal.objects.count() == 1


def test_an_amendment_that_would_be_the_last_one_names_the_rule_that_it_would_end(town: Town) -> None:
    new = "# Our Town\n\n## Article 1\n\n### Section 1.1: Peace\n\nWe live in peace.\n"
    command = OpenProposal(title="A new text", body="", bot="govbot", label="amendment",
                           actions=(request("amend_constitution", text=new),))  # fmt: skip
    with pytest.raises(GovernanceError, match="could never be changed again") as refused:
        town.do(command, actor=Actor.person("alice"))
    assert refused.value.citation is not None
