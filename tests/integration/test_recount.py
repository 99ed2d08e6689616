"""Counting again finds every result as it was stored, and whatever was changed behind the bot's back."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from governance.domain.actors import HOST, Cause
from governance.domain.commands import GrantRoles
from governance.models import ElectorateEntry, Proposal, StageRun, Vote, VoteChange
from governance.services.append_only import remove
from governance.services.roles import end_role
from governance.services.scene import Scene
from governance.services.stages.recounting import recount
from tests.conftest import Town
from tests.integration.deciding import decided, propose, vote
from tests.stages import BALLOT, EVERYBODY, TEXT, MakeTown, small_rulebook


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("recount", *arguments, stdout=out)
    return out.getvalue()


def differing(town: Town) -> list[str]:
    return [found.what for counted in recount(town.community) for found in counted.differences]


def test_every_result_is_what_its_ballots_say(town: Town) -> None:
    """Invariant 2: the same votes give the same result, in any order and however often they are counted."""
    decided(town)
    number = propose(town)
    vote(town, number, "disagree", by=("alice", "bruno"))
    vote(town, propose(town), by=("emi",))
    town.wait(days=6)
    propose(town)
    assert "town: every result is what its ballots say (4 proposals, 4 stages, 8 ballots)" in said("town")
    assert said("--all") == said("town")


@pytest.mark.parametrize(
    ("tamper", "what"),
    [
        (lambda: Vote.objects.filter(member__handle="emi").update(choice="disagree"), "the ballot of"),
        (lambda: VoteChange.objects.filter(vote__member__handle="emi").update(replaces="disagree"), "the ballot of"),
        (lambda: VoteChange.objects.filter(vote__member__handle="emi").delete(), "the ballot of"),
        (lambda: ElectorateEntry.objects.filter(member__handle="emi").delete(), "the electorate"),
        (lambda: StageRun.objects.update(quorum_needed=1), "how many are needed"),
        (lambda: StageRun.objects.update(outcome="rejected"), "its outcome"),
        (lambda: StageRun.objects.update(result={"agree": 4}), "stage 1 (ballot), agree"),
        (lambda: Proposal.objects.update(agree=6), "those who agree"),
        (lambda: Proposal.objects.update(outcome="rejected"), "its outcome"),
    ],
)
def test_what_was_changed_is_found(town: Town, tamper: Callable[[], object], what: str) -> None:
    decided(town)
    assert differing(town) == []
    tamper()
    with pytest.raises(CommandError, match=r"town: #1 is not what its ballots say") as refused:
        said("town")
    assert refused.value.returncode == 1
    assert what in str(refused.value)


def test_votes_and_results_that_were_changed_together_do_not_fit_the_record(town: Town) -> None:
    decided(town)
    VoteChange.objects.filter(vote__member__handle="emi").delete()
    Vote.objects.filter(member__handle="emi").delete()
    StageRun.objects.update(result=StageRun.objects.get().result | {"agree": 4})
    Proposal.objects.update(agree=4)
    assert differing(town) == ["its result on the public record"]
    remove(connection)
    town.community.audit.filter(tag="proposal.passed").delete()
    assert differing(town) == ["its result on the public record"]


def test_the_first_that_differs_is_named_with_both_values(town: Town) -> None:
    decided(town)
    decided(town)
    Proposal.objects.filter(number=2).update(abstain=3)
    with pytest.raises(CommandError, match=r"#2 .* those who abstain: stored is 3, counted again 0\."):
        said("--all")


def test_a_town_that_is_not_there(town: Town) -> None:
    with pytest.raises(CommandError, match="There is no community 'nowhere'") as refused:
        said("nowhere")
    assert refused.value.returncode == 2


def test_a_casting_vote_counts_as_it_did_though_the_role_has_changed_hands(make_town: MakeTown) -> None:
    rulebook = small_rulebook(BALLOT | {"casting_vote": "chair"}, roles=({"key": "chair", "title": "Chair"},))
    town = make_town(text=TEXT, rulebook=rulebook)
    town.do(GrantRoles(handle="bruno", roles=("chair",)), actor=HOST)
    number = propose(town)
    vote(town, number, "agree", by=("alice", "bruno"))
    vote(town, number, "disagree", by=("chidi", "dana"))
    town.wait(days=6)
    assert town.proposal().outcome == "passed"
    scene = Scene(community=town.community, actor=HOST, cause=Cause(ref="test"), now=town.now)
    end_role(scene, town.member("bruno"), "chair", cause="test")
    town.do(GrantRoles(handle="chidi", roles=("chair",)), actor=HOST)
    assert differing(town) == []


def test_a_share_of_recent_votes_locks_no_new_community_out(make_town: MakeTown) -> None:
    """Invariant 7: before the first vote everybody is who has to take part, then it is who did."""
    quorum = {"recent_fraction": "2/3", "recent_votes": 3}
    town = make_town(text=TEXT, rulebook=small_rulebook(BALLOT | {"quorum": quorum}))
    vote(town, propose(town), by=("alice", "bruno", "chidi"))
    assert town.proposal(1).quorum_needed == 4
    assert "4 of the 5" in town.heard()[-1]
    town.wait(days=6)
    assert town.proposal(1).outcome == "no_quorum"
    vote(town, propose(town), by=("alice", "bruno"))
    assert town.proposal(2).quorum_needed == 2
    town.wait(days=6)
    assert town.proposal(2).outcome == "passed"
    assert differing(town) == []


def test_votes_that_end_meanwhile_do_not_move_an_announced_quorum(make_town: MakeTown) -> None:
    quorum = {"recent_fraction": "1/2", "recent_votes": 1}
    consent = {"kind": "consent", "method": "consent", "electorate": EVERYBODY, "duration": {"min": "P4D"}}
    town = make_town(text=TEXT, rulebook=small_rulebook(consent, BALLOT | {"quorum": quorum}))
    vote(town, propose(town), by=("alice", "bruno", "chidi", "dana"))
    town.wait(days=2)
    vote(town, propose(town), by=("alice",))
    town.wait(days=2)
    assert town.proposal(1).quorum_needed == 2
    town.wait(days=2)
    assert town.proposal(2).quorum_needed == 1
    town.say("alice", "@govbot agree #1")
    town.wait(days=4)
    assert town.proposal(1).outcome == "no_quorum"
    assert differing(town) == []
