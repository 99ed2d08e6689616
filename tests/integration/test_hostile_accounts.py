"""What several accounts in one hand cannot do: vouch for each other, pester, veto after coming back, hold places."""

from hypothesis import given
from hypothesis import strategies as st

from governance.domain.actors import HOST, Actor
from governance.domain.commands import GrantRoles, MoveAccount
from governance.domain.electorate import vouched_for
from governance.models import Advice, Office, StageRun
from tests.conftest import Town
from tests.stages import BALLOT, EVERYBODY, TEXT, MakeTown, small_rulebook, whole

JURY = {
    "kind": "jury", "method": "jury", "electorate": EVERYBODY, "jury": {"size": 3},
    "threshold": {"fraction": "1/2", "strict": True, "basis": "cast"}, "duration": {"max": "P7D"},
}  # fmt: skip
ELECTION = {
    "kind": "election", "method": "approval", "electorate": EVERYBODY, "seats": 2, "fills": "guide",
    "nominations": {"text": "anybody", "duration": {"min": "P3D"}}, "duration": {"min": "P4D"}, "ties": ["lot"],
}  # fmt: skip
GUIDE = {"key": "guide", "title": "Guide", "filled_by": "election"}
VOUCHED = BALLOT | {"electorate": {"text": "members with two vouchers", "vouchers": 2}}


def ring(town: Town, *handles: str) -> None:
    for one in handles:
        for other in handles:
            if one != other:
                town.say(one, f"@govbot vouch for @{other}")


def test_strangers_who_vouch_for_each_other_stay_strangers(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(VOUCHED), members=("alice", "bruno", "chidi"))
    ring(town, "alice", "bruno", "chidi")
    town.wait(days=40)
    for stranger in ("s1", "s2", "s3", "s4"):
        town.add(stranger)
    ring(town, "s1", "s2", "s3", "s4")
    assert any("Your word counts once members" in said for said in town.heard("s1"))
    town.say("s1", "@govbot may I vote?")
    assert "2 members must vouch for you, and nobody has so far" in town.heard("s1")[-1]
    town.propose("alice", "@govbot propose a new bench")
    assert town.proposal().electorate_size == 3

    for member in ("alice", "bruno"):  # whom members know, they can bring in; and their word counts then
        town.say(member, "@govbot vouch for @s1")
        town.say(member, "@govbot vouch for @s2")
    town.propose("alice", "@govbot propose a new lamp")
    assert town.proposal(2).electorate_size == 7
    whole(town)


@given(
    st.sets(st.integers(0, 6)),
    st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))),
    st.sets(st.tuples(st.integers(7, 12), st.integers(7, 12))),
    st.integers(1, 3),
)
def test_no_ring_that_nobody_known_vouched_for_ever_counts(
    known: set[int], inside: set[tuple[int, int]], ring_: set[tuple[int, int]], needed: int
) -> None:
    counted = vouched_for([*inside, *ring_], known=known, needed=needed)
    assert not any(counted.get(member) for member in range(7, 13))
    assert counted == vouched_for(sorted(inside, reverse=True), known=known, needed=needed)


def test_vouching_to_and_fro_pesters_nobody(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(VOUCHED), members=("alice", "bruno"))
    for _ in range(3):
        town.say("bruno", "@govbot vouch for @alice")
        town.say("bruno", "@govbot unvouch @alice")
    assert sum("has vouched for you" in said for said in town.heard("alice")) == 1
    assert town.tags().count("member.vouched_for") == 3


def test_nobody_is_asked_to_stand_by_one_person_without_end(make_town: MakeTown) -> None:
    names = tuple(f"m{number}" for number in range(13))
    town = make_town(text=TEXT, rulebook=small_rulebook(ELECTION, roles=(GUIDE,)), members=("alice", *names))
    town.propose("alice", "@govbot propose a new group of guides")
    for name in names:
        town.say("alice", f"@govbot nominate @{name} for 1")
    assert town.proposal().options.count() == 10
    assert "have not answered yet" in town.heard("alice")[-1]
    town.say("m1", "@govbot decline #1")
    town.say("alice", "@govbot nominate @m11 for 1")
    town.say("alice", "@govbot nominate me for 1")
    assert town.proposal().options.count() == 12


def test_who_came_back_has_no_veto_of_what_was_decided_without_them(town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings")
    for handle in ("alice", "bruno", "chidi"):
        town.say(handle, "@govbot agree 1")
    town.wait(days=6, minutes=1)
    for handle in ("dana", "emi"):
        town.say(handle, "@govbot leave")
        town.wait(minutes=1)
        town.say(handle, "@govbot join")
        town.say(handle, "@govbot veto 1")
        assert "not among those who can ask for a veto" in town.heard(handle)[-1]
    assert town.proposal().veto_voices.count() == 0


def test_a_juror_who_leaves_the_community_makes_room(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(JURY))
    town.propose("alice", "@govbot propose a new bench")
    run = StageRun.objects.get()
    first, second, _ = (juror.member.handle for juror in run.jurors.order_by("place"))
    town.say(second, "@govbot agree 1")
    town.wait(minutes=1)
    town.say(second, "@govbot leave")  # what they have said as a juror stays
    town.say(first, "@govbot leave")
    serving = [juror.member.handle for juror in run.jurors.filter(left_at=None)]
    assert len(serving) == 3
    assert first not in serving
    assert second in serving
    assert "jury.replaced" in town.tags()
    town.wait(days=7)
    assert town.proposal().outcome == "passed"
    whole(town)


def test_a_jury_that_everybody_has_left_decides_nothing(make_town: MakeTown) -> None:
    """Refusing in turn is everybody's right; what nobody is left to decide waits for people."""
    town = make_town(text=TEXT, rulebook=small_rulebook(JURY))
    town.propose("alice", "@govbot propose a new bench")
    run = StageRun.objects.get()
    while (juror := run.jurors.filter(left_at=None).first()) is not None:
        town.say(juror.member.handle, "@govbot decline #1")
    town.wait(days=7, minutes=1)
    assert (town.proposal().status, town.proposal().outcome) == ("held", None)
    assert "nobody is there to decide" in town.heard()[-1]
    whole(town)


def test_who_has_left_wins_no_seat(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(ELECTION, roles=(GUIDE,)))
    town.propose("alice", "@govbot propose a new group of guides")
    for handle in ("alice", "bruno", "chidi", "dana"):
        town.say(handle, "@govbot nominate me for 1")
    town.say("bruno", "@govbot leave")
    town.wait(days=3, minutes=1)
    assert "bruno" not in town.heard()[-1]
    for handle in ("dana", "emi"):
        town.say(handle, "@govbot approve #1: 2, 3")  # chidi and dana
    town.say("alice", "@govbot approve #1: 1")
    town.say("chidi", "@govbot leave")
    town.wait(days=5)
    assert sorted(Office.objects.values_list("member__handle", flat=True)) == ["alice", "dana"]
    town.say("dana", "@govbot leave")
    whole(town)


def test_where_all_who_stood_have_left_nobody_is_elected(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(ELECTION, roles=(GUIDE,)))
    town.propose("alice", "@govbot propose a new group of guides")
    town.say("bruno", "@govbot nominate me for 1")
    town.wait(days=3, minutes=1)
    town.say("emi", "@govbot approve #1: 1")
    town.say("bruno", "@govbot leave")
    town.wait(days=5)
    assert town.proposal().outcome == "rejected"
    whole(town)


def test_two_accounts_that_become_one_person_have_one_of_everything(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(JURY), members=("alice", "bruno", "chidi", "dana"))
    town.say("bruno", "@govbot propose a new bench")
    run = StageRun.objects.get()
    one, other, _ = (juror.member.handle for juror in run.jurors.order_by("place"))
    town.say(other, "@govbot propose a second lamp")
    town.say(other, "@govbot appeal #1: the bench is too small")
    town.say(other, "@govbot agree #1")
    town.do(MoveAccount(old_handle=one, display_name="", remote=False), actor=Actor.person(other))
    town.work()
    assert run.jurors.filter(left_at=None).count() == 3
    assert run.jurors.filter(left_at=None, member__standing="moved").count() == 0
    town.say(other, "@govbot appeal #1: the bench is too small, really")
    assert "is being looked at already" in town.heard(other)[-1]
    town.say(other, "@govbot withdraw 2")
    assert town.proposal(2).status == "withdrawn"
    whole(town)


def test_advice_of_the_same_instant_is_taken_in_the_order_of_posts(make_town: MakeTown) -> None:
    vote = BALLOT | {"electorate": {"text": "guides", "roles": ["guide"]}, "advisory": EVERYBODY}
    town = make_town(text=TEXT, rulebook=small_rulebook(vote, roles=(GUIDE,)))
    town.do(GrantRoles(handle="alice", roles=("guide",)), actor=HOST)
    town.say("alice", "@govbot propose weekly tea")
    for word in ("disagree", "agree") * 5:  # past the tenth post, whose number has one sign more
        town.say("bruno", f"@govbot {word} 1")
    assert Advice.objects.get().said == "agree"
    whole(town)
