"""A slow network loses nothing: what was said in time counts when it is read late, and of two words the later one."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from governance.domain.audit import first_break
from governance.models import VetoVoice, Vote
from governance.services.stages.recounting import recount
from governance.tasks import advance_due_at
from platforms.adapters.sandbox.town import write
from platforms.models import SandboxAccount
from tests.conftest import Town
from tests.integration.deciding import decided, request, vote, without_a_stated_veto
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

MAKE = Callable[..., Town]
PETITION = {"kind": "petition", "electorate": EVERYBODY, "signatures": {"count": 2}, "duration": {"max": "P10D"}}
TALK = {"kind": "deliberation", "duration": {"min": "P3D"}, "call": {"text": "every member"}}
CONSENT = {"kind": "consent", "method": "consent", "electorate": EVERYBODY, "duration": {"min": "P4D"},
           "objections": {"stop": 1, "reason": True}}  # fmt: skip
CONSENSUS = BALLOT | {"method": "consensus"}
ELECTION = {
    "kind": "election", "method": "approval", "electorate": EVERYBODY,
    "nominations": {"duration": {"min": "P3D"}, "acceptance": True}, "duration": {"min": "P4D"},
}  # fmt: skip
MINUTE = timedelta(minutes=1)


@pytest.fixture
def town_of(make_town: MAKE) -> MAKE:
    def make(*stages: dict) -> Town:
        return make_town(text=TEXT, rulebook=small_rulebook(*stages))

    return make


def written(town: Town, handle: str, text: str, *, at: datetime) -> None:
    """A message of that instant, which nobody has read yet."""
    write(SandboxAccount.objects.get(community=town.community, handle=handle), text=text, visibility="public",
          in_reply_to=None, posted_at=at)  # fmt: skip


def the_clock_is_faster(town: Town, **period: float) -> None:
    """Time passes, and the jobs of the clock run before the platform has been read."""
    town.now += timedelta(**period)
    advance_due_at(town.now)


def whole(town: Town) -> None:
    assert first_break(town.chain())[0] is None
    assert [counted.differences for counted in recount(town.community) if counted.differences] == []


def test_a_veto_in_the_grace_time_stops_what_would_have_been_carried_out_before_it_was_read(town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    for handle in ("alice", "bruno", "chidi", "dana", "emi"):
        town.say(handle, "@govbot agree", reply_to=town.announcement(1))
    town.wait(days=6)
    ends = town.proposal().grace_ends_at
    assert ends is not None
    for handle in ("bruno", "chidi", "dana", "emi"):
        written(town, handle, "@govbot veto #1", at=ends - MINUTE)
    town.now = ends
    the_clock_is_faster(town, minutes=30)
    assert town.proposal().status == "executing"
    town.work()
    assert town.proposal().status == "vetoed"
    assert "proposal.executed" not in town.tags()
    assert set(VetoVoice.objects.values_list("raised_at", flat=True)) == {ends - MINUTE}
    whole(town)


def test_without_a_veto_it_is_carried_out_once_everything_was_read(town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    for handle in ("alice", "bruno", "chidi", "dana", "emi"):
        town.say(handle, "@govbot agree", reply_to=town.announcement(1))
    town.wait(days=6)
    the_clock_is_faster(town, days=3)
    assert town.proposal().status == "executing"
    town.work()
    assert town.proposal().status == "executed"


def test_a_veto_of_what_was_carried_out_counts_by_when_it_was_said(town: Town, settings: object) -> None:
    settings.REQUIRE_CONFIRMATION_FOR = frozenset()  # type: ignore[attr-defined]
    without_a_stated_veto(town)
    number = decided(town, request("add_rule", text="No adverts"))
    over = town.proposal(number).executed_at + timedelta(days=7)
    for handle in ("alice", "bruno", "chidi"):
        written(town, handle, f"@govbot veto #{number}", at=over - MINUTE)
    town.now = over + timedelta(hours=1)
    town.work()
    town.say("dana", f"@govbot veto #{number}")
    assert "The time for a veto ended" in town.heard("dana")[-1]
    written(town, "emi", f"@govbot veto #{number}", at=over - MINUTE)
    town.work()
    assert town.proposal(number).status == "reversed"


def test_a_signature_taken_back_stays_so_when_the_signature_is_read_after_it(town_of: MAKE) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.now += timedelta(hours=2)
    town.say("bruno", "@govbot unsign #1")
    assert "nothing of yours to take back" in town.heard("bruno")[-1]
    written(town, "bruno", "@govbot sign #1", at=town.now - timedelta(hours=1))
    town.work()
    assert Vote.objects.get().choice == "taken_back"
    assert "petition.signed" not in town.tags()
    town.now += MINUTE
    town.say("bruno", "@govbot sign #1")
    assert Vote.objects.get().choice == "sign"
    whole(town)


def test_a_second_signature_outlives_the_withdrawal_between_them(town_of: MAKE) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.say("bruno", "@govbot sign #1")
    town.now += timedelta(hours=2)
    town.say("bruno", "@govbot sign #1")
    assert "You have signed #1 already" in town.heard("bruno")[-1]
    written(town, "bruno", "@govbot unsign #1", at=town.now - timedelta(hours=1))
    town.work()
    assert Vote.objects.get().choice == "sign"
    whole(town)


@pytest.mark.parametrize(("stage", "words"), [(CONSENT, "object"), (CONSENSUS, "block")])
def test_an_objection_or_a_block_in_time_stops_it_when_it_is_read_late(town_of: MAKE, stage: dict, words: str) -> None:
    town = town_of(stage)
    town.say("alice", "@govbot propose a fountain")
    town.say("bruno", "@govbot agree #1")
    closes = town.proposal().closes_at
    assert closes is not None
    written(town, "chidi", f"@govbot {words} #1: it would freeze", at=closes - MINUTE)
    town.now = closes
    the_clock_is_faster(town, hours=1)
    assert town.proposal().status == "collecting"
    town.work()
    assert town.proposal().outcome == "rejected"
    whole(town)


def test_an_objection_in_a_discussion_is_kept_when_it_is_read_after_voting_has_opened(town_of: MAKE) -> None:
    town = town_of(TALK, BALLOT)
    town.say("alice", "@govbot propose a fountain")
    closes = town.proposal().closes_at
    assert closes is not None
    written(town, "chidi", "@govbot object #1: it would freeze in winter", at=closes - MINUTE)
    written(town, "dana", "@govbot agree #1", at=closes - MINUTE)
    town.now = closes
    the_clock_is_faster(town, hours=1)
    assert town.proposal().status == "open"
    town.work()
    run = town.proposal().runs.get(kind="deliberation")
    assert run.votes.get().reason == "it would freeze in winter"
    assert run.result["objections"] == 1
    assert "still being discussed" in town.heard("dana")[-1]
    assert "please vote again" in town.heard("dana")[-1]
    town.say("chidi", "@govbot agree #1")
    assert town.proposal().runs.get(kind="ballot").votes.get().choice == "agree"
    whole(town)


def test_a_signature_that_comes_after_its_count_is_late_and_its_author_is_told(town_of: MAKE) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.now += timedelta(hours=1)
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot sign #1")
    assert town.proposal().status == "open"
    written(town, "dana", "@govbot sign #1", at=town.now - MINUTE)
    town.work()
    assert "reached me only after" in town.heard("dana")[-1]
    assert "vote.late" in town.tags()
    whole(town)


def test_who_was_nominated_and_accepted_in_time_stands_when_that_is_read_late(town_of: MAKE) -> None:
    town = town_of(ELECTION)
    town.say("alice", "@govbot propose that we elect a speaker")
    town.say("alice", "@govbot nominate @bruno for #1")
    closes = town.proposal().closes_at
    assert closes is not None
    written(town, "bruno", "@govbot accept #1", at=closes - MINUTE)
    written(town, "chidi", "@govbot nominate me for #1", at=closes - MINUTE)
    written(town, "dana", "@govbot nominate me for #1", at=closes + MINUTE)
    town.now = closes
    the_clock_is_faster(town, hours=1)
    assert town.proposal().status == "deliberation"
    town.work()
    assert town.proposal().status == "open"
    standing = town.proposal().options.filter(accepted_at__isnull=False).order_by("number")
    assert list(standing.values_list("text", flat=True)) == ["@bruno", "@chidi"]
    assert "not open now" in town.heard("dana")[-1]


def test_of_accepting_and_declining_the_later_word_holds(town_of: MAKE) -> None:
    town = town_of(ELECTION)
    town.say("alice", "@govbot propose that we elect a speaker")
    town.say("alice", "@govbot nominate @bruno for #1")
    town.now += timedelta(hours=2)
    town.say("bruno", "@govbot decline #1")
    written(town, "bruno", "@govbot accept #1", at=town.now - timedelta(hours=1))
    town.work()
    assert town.proposal().options.get().accepted_at is None


def test_a_proposal_that_was_withdrawn_in_time_is_not_counted(town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    vote(town, 1)
    closes = town.proposal().closes_at
    assert closes is not None
    written(town, "alice", "@govbot withdraw #1", at=closes - MINUTE)
    town.now = closes
    the_clock_is_faster(town, hours=1)
    assert town.proposal().status == "collecting"
    town.work()
    assert town.proposal().status == "withdrawn"
    assert town.proposal().outcome is None
    whole(town)
