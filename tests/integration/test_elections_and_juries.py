"""People who are chosen: by nomination and ballot, or by a lot that anybody can draw again."""

from datetime import timedelta

import pytest

from governance.domain.audit import first_break
from governance.domain.jury import commitment, draw
from governance.models import AuditEntry, Community, Juror, Option, StageRun, Vote
from governance.selectors import roles_held
from governance.selectors.stages import pool_of
from governance.services.stages.recounting import recount
from tests.conftest import Town
from tests.stages import EVERYBODY, TEXT, MakeTown, small_rulebook

ELECTION = {
    "kind": "election", "method": "approval", "electorate": EVERYBODY, "seats": 2, "fills": "board",
    "nominations": {"duration": {"min": "P3D"}, "acceptance": True}, "duration": {"min": "P4D"},
}  # fmt: skip
BOARD = {"key": "board", "title": "Board", "term": "P1Y", "citations": []}
JURY = {
    "kind": "jury", "method": "jury", "electorate": EVERYBODY, "jury": {"size": 3}, "duration": {"min": "P4D"},
    "threshold": {"fraction": "1/2", "strict": True, "basis": "cast"},
}  # fmt: skip


def rulebook_of(*stages: dict) -> dict:
    data = small_rulebook(*stages)
    data["roles"] = [{"key": "board", "title": "Board"}]
    return data


@pytest.fixture
def election(make_town: MakeTown) -> Town:
    town = make_town(text=TEXT, rulebook=rulebook_of(ELECTION))
    town.say("alice", "@govbot propose that we elect our board")
    return town


def nominate(town: Town, *handles: str) -> None:
    for handle in handles:
        town.say("alice", f"@govbot nominate @{handle} for #1")
        town.say(handle, "@govbot accept #1")


def test_an_election_from_nomination_to_office(election: Town) -> None:
    town = election
    assert "write “nominate @\u200bname”" in town.heard()[-1]
    assert town.proposal().status == "deliberation"
    nominate(town, "bruno", "chidi")
    town.say("dana", "@govbot nominate me for #1")
    town.say("alice", "@govbot nominate @emi for #1")
    assert "Nobody stands against their will" in town.heard("emi")[-1]
    town.say("emi", "@govbot decline #1")
    town.wait(days=3)
    assert town.proposal().status == "open"
    assert "1. @\u200bbruno" in town.heard()[-1]
    assert "emi" not in town.heard()[-1]
    for handle, words in (("alice", "1, 2"), ("bruno", "2"), ("emi", "2, 1"), ("dana", "3")):
        town.say(handle, f"@govbot approve #1: {words}")
    town.say("chidi", "@govbot approve #1: 4")
    assert "There is no option 4" in town.heard("chidi")[-1]
    town.wait(days=4)
    assert town.proposal().status == "executed"
    assert StageRun.objects.get(round=1).result["winners"] == [2, 1]
    held = {handle: roles_held(town.member(handle), now=town.now) for handle in ("bruno", "chidi", "dana", "emi")}
    assert held == {"bruno": {"board"}, "chidi": {"board"}, "dana": frozenset(), "emi": frozenset()}
    assert first_break(town.chain())[0] is None
    assert not any(counted.differences for counted in recount(town.community))
    assert town.unsaid() == 0


def test_an_election_in_which_nobody_stands_elects_nobody(election: Town) -> None:
    election.say("alice", "@govbot nominate @bruno for #1")
    election.wait(days=3)
    assert election.proposal().outcome == "rejected"
    assert "0 people stand for election" in " ".join(election.heard())


def test_fewer_candidates_than_seats_leave_a_seat_empty(election: Town) -> None:
    nominate(election, "bruno")
    election.wait(days=3)
    election.say("alice", "@govbot approve #1: 1")
    election.wait(days=4)
    assert election.proposal().outcome == "passed"
    assert roles_held(election.member("bruno"), now=election.now) == {"board"}


def test_a_tie_for_the_last_seat_leaves_it_empty_without_a_rule(election: Town) -> None:
    nominate(election, "bruno", "chidi", "dana")
    election.wait(days=3)
    for handle, words in (("alice", "1, 2"), ("bruno", "1, 3")):
        election.say(handle, f"@govbot approve #1: {words}")
    election.wait(days=4)
    assert "@\u200bchidi and @\u200bdana are level" in election.heard()[-2] + election.heard()[-1]
    held = [handle for handle in ("bruno", "chidi", "dana") if roles_held(election.member(handle), now=election.now)]
    assert held == ["bruno"]


def test_a_term_of_office_ends_by_itself(make_town: MakeTown) -> None:
    data = rulebook_of(ELECTION)
    data["roles"] = [{"key": "board", "title": "Board", "term": "P1Y"}]
    text = f"{TEXT}\nA term of office is one year.\n"
    from governance.domain.sections import digest

    data["sha256"] = digest(text)
    quote = {
        "field": "roles.0.term", "anchor": "article-1-section-1-1", "section": "Section 1.1",
        "path": "Small Constitution > Article 1: How we decide > Section 1.1: Deciding",
        "quote": "A term of office is one year.",
    }  # fmt: skip
    data["roles"][0]["citations"] = [quote]
    town = make_town(text=text, rulebook=data)
    town.say("alice", "@govbot propose that we elect our board")
    nominate(town, "bruno")
    town.wait(days=3)
    town.say("alice", "@govbot approve #1: 1")
    town.wait(days=4)
    assert roles_held(town.member("bruno"), now=town.now) == {"board"}
    town.wait(days=366)
    assert roles_held(town.member("bruno"), now=town.now) == frozenset()
    assert "Your term as board" in town.heard("bruno")[-1]


@pytest.mark.parametrize(
    ("handle", "words", "answer"),
    [
        ("alice", "nominate @nobody for #1", "not a member here"),
        ("bruno", "accept #1", "Nobody has nominated you"),
        ("bruno", "decline #1", "Nobody has nominated you"),
        ("alice", "nominate @bruno for #9", "There is no proposal #9"),
        ("alice", "nominate @bruno", "with the number of the proposal"),
    ],
)
def test_what_cannot_be_nominated_or_accepted_says_why(election: Town, handle: str, words: str, answer: str) -> None:
    election.say(handle, f"@govbot {words}")
    assert answer in election.heard(handle)[-1]
    assert Option.objects.count() == 0


def test_nominations_end_when_voting_opens(election: Town) -> None:
    nominate(election, "bruno")
    election.say("alice", "@govbot nominate @bruno for #1")
    assert "already" in election.heard("alice")[-1]
    election.wait(days=3)
    election.say("alice", "@govbot nominate @chidi for #1")
    assert "not open now" in election.heard("alice")[-1]
    election.say("bruno", "@govbot decline #1")
    assert "cannot be changed any more" in election.heard("bruno")[-1]


@pytest.fixture
def court(make_town: MakeTown) -> Town:
    people = ("alice", "bruno", "chidi", "dana", "emi", "farid", "greta")
    town = make_town(text=TEXT, rulebook=rulebook_of(JURY), members=people)
    town.say("alice", "@govbot propose tea evenings for guests")
    return town


def called(town: Town) -> list[str]:
    jurors = Juror.objects.filter(left_at__isnull=True).order_by("place")
    return [juror.member.handle for juror in jurors.select_related("member")]


def test_a_jury_can_be_drawn_again_by_anybody_from_the_record(court: Town) -> None:
    committed = AuditEntry.objects.get(tag="jury.committed").data["seed_sha256"]
    drawn = AuditEntry.objects.get(tag="jury.drawn").data
    assert commitment(drawn["secret"]) == committed
    run = StageRun.objects.get()
    assert draw(pool_of(run), secret=drawn["secret"], head=drawn["head"])[:3] == drawn["jurors"].split(" ")
    assert drawn["pool"] == 7
    earlier = [entry["hash"] for entry in court.chain()]
    assert drawn["head"] in earlier
    assert all("drawn by lot for the jury" in " ".join(court.heard(handle)) for handle in called(court))


def test_the_jury_decides_and_nobody_else(court: Town) -> None:
    jury = called(court)
    outside = next(handle for handle in ("bruno", "chidi", "dana", "emi", "farid") if handle not in jury)
    court.say(outside, "@govbot agree #1")
    assert "not counted" in court.heard(outside)[-1]
    for handle in jury[:2]:
        court.say(handle, "@govbot agree #1")
    court.say(jury[2], "@govbot disagree #1")
    court.wait(days=4)
    assert (court.proposal().agree, court.proposal().disagree, court.proposal().electorate_size) == (2, 1, 3)
    assert court.proposal().status == "executed"
    assert first_break(court.chain())[0] is None


def test_a_juror_who_declines_is_replaced_by_the_next_in_the_draw(court: Town) -> None:
    first = called(court)[0]
    court.say(first, "@govbot disagree #1")
    court.say(first, "@govbot decline #1")
    assert "left the jury" in court.heard(first)[-1]
    after = called(court)
    assert first not in after
    assert len(after) == 3
    drawn = AuditEntry.objects.get(tag="jury.drawn").data
    order = draw(pool_of(StageRun.objects.get()), secret=drawn["secret"], head=drawn["head"])
    assert [court.member(handle).pseudonym for handle in after] == order[1:4]
    court.say(first, "@govbot agree #1")
    assert "not counted" in court.heard(first)[-1]
    for handle in after:
        court.say(handle, "@govbot agree #1")
    court.wait(days=4)
    assert (court.proposal().agree, court.proposal().disagree) == (3, 0)
    assert not any(counted.differences for counted in recount(court.community))


def test_a_jury_larger_than_the_people_who_can_be_drawn_does_not_open(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=rulebook_of(JURY), members=("alice", "bruno"))
    town.say("alice", "@govbot propose tea evenings for guests")
    assert "only 2 people can be drawn" in town.heard("alice")[-1]
    assert not town.community.proposals.exists()


def test_the_draw_waits_until_the_stage_before_is_over(make_town: MakeTown) -> None:
    talk = {"kind": "deliberation", "duration": {"min": "P3D"}}
    town = make_town(text=TEXT, rulebook=rulebook_of(talk, JURY))
    town.say("alice", "@govbot propose tea evenings for guests")
    assert "jury.committed" in town.tags()
    assert "jury.drawn" not in town.tags()
    town.now += timedelta(days=3)
    town.add("late", tenure=timedelta(days=9))
    town.work()
    assert "jury.drawn" in town.tags()
    assert town.tags().index("jury.committed") < town.tags().index("jury.drawn")


def test_nobody_leaves_a_jury_after_its_time_to_take_a_vote_back(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(JURY))
    town.say("alice", "@govbot propose a bench in the park")
    juror = Juror.objects.order_by("place")[0].member.handle
    town.say(juror, "@govbot agree #1")
    Community.objects.update(arrival_window=timedelta(minutes=10))
    town.wait(days=4)
    assert town.proposal().status == "collecting"
    town.say(juror, "@govbot decline #1")
    assert "The time for the jury of #1 is over" in town.heard(juror)[-1]
    assert Vote.objects.get().choice == "agree"
    assert Juror.objects.count() == 3
