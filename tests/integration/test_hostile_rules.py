"""What hostile rules and limits cannot do: end all changing of them, or keep others from being heard."""

from datetime import timedelta

import pytest

from governance.domain.actors import HOST, SCHEDULE, Actor, Cause
from governance.domain.commands import (
    AdvanceProposal,
    AnswerAppeal,
    DecideField,
    MakeDraft,
    OpenProposal,
    PutToMembers,
    RecordSweep,
)
from governance.domain.errors import GovernanceError
from governance.domain.rulebook import Rulebook
from governance.models import Appeal, CommunitySetting, Contest, Reading
from governance.services import limits
from governance.services.scene import Scene
from governance.services.staying_open import no_more_amendments
from platforms.thinking.constitutions import read_wanted_at
from tests.conftest import Town
from tests.integration.deciding import request
from tests.integration.gardens import AMENDMENTS, GARDEN, MO, PROPOSALS, decide, ratified, ratify
from tests.integration.test_drafts_by_vote import decide_what_is_left
from tests.stages import BALLOT, EVERYBODY, TEXT, MakeTown, rulebook_of_ways, small_rulebook, whole

JURY = {
    "kind": "jury", "method": "jury", "electorate": EVERYBODY, "jury": {"size": 3},
    "threshold": {"fraction": "1/2", "strict": True, "basis": "cast"}, "duration": {"max": "P7D"},
}  # fmt: skip
BOARD = {"key": "board", "title": "Board"}


def asks(**electorate: object) -> dict:
    return BALLOT | {"electorate": EVERYBODY | electorate}


ENDS_IT = {
    "too many": ([BALLOT | {"quorum": {"count": 6}}], "asks for 6 people, and 5 are members"),
    "too many signatures": (
        [
            {
                "kind": "petition",
                "electorate": EVERYBODY,
                "signatures": {"count": 9},
                "duration": {"max": "P9D"},
            },
            BALLOT,
        ],
        "asks for 9 people",
    ),
    "too long": ([BALLOT | {"duration": {"min": "P36500D"}}], "more than a year"),
    "too old": ([asks(tenure="P36500D")], "what nobody here has yet"),
    "an account too old": ([asks(account_age="P36500D")], "what nobody here has yet"),
    "unknown to all": ([asks(vouchers=40)], "what nobody here has yet"),
    "nobody's role": ([asks(roles=["board"])], "roles that nobody holds"),
}


@pytest.mark.parametrize("name", ENDS_IT)
def test_rules_by_which_nobody_could_change_the_rules_are_known_beforehand(make_town: MakeTown, name: str) -> None:
    """Invariant 7: whoever brings them into force, moderators or a vote."""
    town = make_town(text=TEXT, rulebook=small_rulebook(BALLOT))
    stages, why = ENDS_IT[name]
    scene = Scene(community=town.community, actor=HOST, cause=Cause(ref="test"), now=town.now)
    rules = Rulebook.model_validate(small_rulebook(*stages, roles=(BOARD,)))
    assert why in str(no_more_amendments(scene, rules, scene.rulebook))
    assert no_more_amendments(scene, rules, rules) is None or name == "nobody's role"


@pytest.mark.parametrize(
    "ways",
    [
        {"proposal": [BALLOT], "amendment": [asks(roles=["board"])]},  # a proposal can give somebody the role
        {"proposal": [asks(tenure="P7D", founding="P14D")]},
        {"proposal": [BALLOT | {"quorum": {"count": 5}}]},
    ],
)
def test_what_people_here_can_meet_is_let_through(make_town: MakeTown, ways: dict) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(BALLOT))
    scene = Scene(community=town.community, actor=HOST, cause=Cause(ref="test"), now=town.now)
    rules = Rulebook.model_validate(rulebook_of_ways(ways, roles=(BOARD,)))
    assert no_more_amendments(scene, rules, scene.rulebook) is None


def test_no_draft_that_asks_for_more_people_than_there_are_is_put_to_members(garden: Town) -> None:
    """Invariant 7. In two steps it would be: first the words, then the rules that follow from them."""
    text = GARDEN.replace("Every member may vote.\n", "Every member may vote. At least 1000 members must take part.\n")
    town = ratified(garden)
    town.do(MakeDraft(text=text, summary="More should take part"), actor=MO)
    read_wanted_at(town.now)
    reading = Reading.objects.get(proposed__number=1)
    many = DecideField(
        reading=reading.pk,
        process=AMENDMENTS,
        field="stages.0.quorum",
        choice="corrected",
        seen=0,
        value={"count": 1000},
        quote="At least 1000 members must take part.",
    )
    town.do(many, actor=MO)
    decide_what_is_left(town, reading)
    with pytest.raises(GovernanceError, match="asks for 1000 people"):
        town.do(PutToMembers(reading=reading.pk), actor=MO)


def test_who_keeps_all_places_filled_shuts_nobody_out(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    CommunitySetting.objects.create(community=town.community, name="open_at_once", value="2", set_at=town.now)
    for words in ("weekly tea", "daily tea"):
        town.say("bruno", f"@govbot propose {words}")
    town.say("alice", "@govbot propose a new bench")
    assert "2 proposals are open" in town.heard("alice")[-1]
    town.say("alice", "@govbot propose amendment: say something friendlier somewhere")  # its name alone is no way out
    assert "2 proposals are open" in town.heard("alice")[-1]
    town.propose("alice", "@govbot propose to set open_at_once to 100")
    town.propose("chidi", "@govbot propose amendment: replace “six days” by “five days” in Section 3.1")
    assert town.community.last_number == 4
    whole(town)


def test_where_nobody_has_set_a_number_everybody_can_have_one_open(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    few = dict.fromkeys((limits.Setting.OPEN_AT_ONCE, limits.Setting.PROPOSED_PER_DAY), 2)
    usual = limits._limit
    monkeypatch.setattr(limits, "_limit", lambda scene, name: (few.get(name, usual(scene, name)[0]), "(a default)"))
    for words in ("weekly tea", "daily tea"):
        town.say("bruno", f"@govbot propose {words}")
    town.say("bruno", "@govbot propose hourly tea")
    assert "2 proposals are open" in town.heard("bruno")[-1]
    town.say("alice", "@govbot propose a new bench")
    assert town.proposal(3).author.handle == "alice"
    town.say("alice", "@govbot propose a second bench")
    assert "2 proposals are open" in town.heard("alice")[-1]


def test_nobodys_right_to_appeal_waits_because_much_is_proposed(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=rulebook_of_ways({"proposal": [BALLOT], "appeal": [JURY]}))
    for number in range(10):
        town.say("alice", f"@govbot propose to buy {number + 2} benches")
    town.say("alice", "@govbot propose one bench more")
    assert "still open" in town.heard("alice")[-1]
    town.say("alice", "@govbot appeal #1: that was wrong")
    assert Appeal.objects.get().decided_by.number == 11
    whole(town)


def test_an_answered_appeal_is_not_made_again_in_the_same_words(town: Town, moderator: Actor) -> None:
    town.say("alice", "@govbot appeal the halt: nothing was wrong here")
    town.do(AnswerAppeal(appeal=1, upheld=False, reason="It was needed"), actor=moderator)
    town.say("alice", "@govbot appeal the halt: Please, NOTHING was wrong here!")
    assert "the answer is final" in town.heard("alice")[-1]
    town.say("alice", "@govbot appeal the halt: it began without a word to members")
    assert Appeal.objects.count() == 2
    whole(town)


def test_one_hand_with_many_accounts_holds_a_rule_once(garden: Town) -> None:
    """What moderators have looked at and kept is not held again by the next account; an appeal is still possible."""
    town = ratified(garden)
    town.say("bruno", "@govbot contest: Proposals, the quorum")
    said = len(town.heard())
    town.say("chidi", "@govbot contest: Proposals, the quorum")
    assert len(town.heard()) == said
    read_wanted_at(town.now)
    decide(town, PROPOSALS, "stages.0.quorum", "accepted")
    ratify(town)
    town.say("dana", "@govbot contest: Proposals, the quorum")
    assert "was contested before" in town.heard("dana")[-1]
    town.say("dana", "@govbot contest: Proposals, how long it lasts")
    assert "you contest Proposals (how long it lasts" in town.heard("dana")[-1]
    assert Contest.objects.filter(state="open").count() == 1


def test_an_appeal_whose_jury_cannot_be_drawn_goes_to_moderators(make_town: MakeTown) -> None:
    ways = {"proposal": [BALLOT], "appeal": [JURY | {"jury": {"size": 9}}]}
    town = make_town(text=TEXT, rulebook=rulebook_of_ways(ways))
    town.say("alice", "@govbot propose weekly tea")
    town.say("alice", "@govbot appeal #1: nobody asked us")
    appeal = Appeal.objects.get()
    assert (appeal.route, appeal.decided_by) == ("moderators", None)
    assert "cannot run now: A jury of 9 is asked for, and only 5 people can be drawn" in town.heard("alice")[-1]
    assert town.tags()[-1] == "appeal.made"
    town.say("alice", "@govbot propose a new bench")
    assert town.proposal(2).title == "a new bench"
    whole(town)


def test_no_laxer_way_ends_what_a_stricter_one_put_in_force(make_town: MakeTown) -> None:
    strict = BALLOT | {"threshold": {"fraction": "3/4", "basis": "for_and_against"}}
    town = make_town(text=TEXT, rulebook=rulebook_of_ways({"proposal": [BALLOT], "charter": [strict]}))
    opening = OpenProposal(
        title="No adverts here", body="", bot="govbot", label="charter", actions=(request("add_rule"),)
    )
    town.do(opening, actor=Actor.person("alice"))
    for handle in ("alice", "bruno", "chidi"):
        town.say(handle, "@govbot agree 1")
    town.wait(days=6, minutes=1)
    assert town.proposal().status == "executed"
    town.say("bruno", "@govbot propose to end the rule #1")
    assert "undoing it takes the same" in town.heard("bruno")[-1]
    assert "propose charter: end the rule #1" in town.heard("bruno")[-1]
    town.propose("bruno", "@govbot propose charter: end the rule #1")
    assert (town.proposal(2).process_key, town.proposal(2).actions.get().kind) == ("charter", "end_rule")


def test_a_halt_holds_back_no_decision_to_undo_it(town: Town) -> None:
    town.propose("alice", "@govbot propose an emergency halt")
    for handle in ("alice", "bruno", "chidi"):
        town.say(handle, "@govbot agree 1")
    town.wait(days=6, minutes=1)
    town.wait(days=1, minutes=5)
    assert town.community.halted_at is not None
    town.propose("bruno", "@govbot propose to undo #1")
    town.propose("bruno", "@govbot propose weekly tea")
    for number in (2, 3):
        for handle in ("alice", "bruno", "chidi"):
            town.say(handle, f"@govbot agree {number}")
    town.wait(days=6, minutes=1)
    town.now += timedelta(days=1, minutes=5)
    town.do(RecordSweep(began_at=town.now), actor=SCHEDULE)
    town.do(AdvanceProposal(number=3), actor=SCHEDULE)
    assert town.proposal(3).executed_at is None
    town.work()
    town.work()
    assert town.community.halted_at is None
    assert town.proposal(1).status == "reversed"
    whole(town)
