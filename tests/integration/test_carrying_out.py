"""What a decision brings about: on the record here, on the platform, or as a task for people; once, or visibly not."""

from datetime import timedelta

import pytest

from governance.domain.actors import SCHEDULE, Actor
from governance.domain.commands import (
    BeginDeed,
    CloseTask,
    ConfirmProposal,
    HaltCommunity,
    JoinCommunity,
    LeaveCommunity,
    OverrideProposal,
    ReportDeed,
    ResumeCommunity,
    RetryProposal,
    VetoProposal,
)
from governance.domain.errors import GovernanceError
from governance.models import Policy, Power
from governance.selectors.standing import powers_of, setting_of
from platforms import tasks
from platforms.adapters.sandbox.acting import Acting
from platforms.errands import perform
from platforms.models import Errand, SandboxAccount, SandboxBlock, SandboxNotice
from platforms.ports import PlatformError
from tests.conftest import Town
from tests.integration.deciding import action, decided, passed, propose, request, states, vote


@pytest.fixture
def spam(town: Town) -> SandboxAccount:
    return town.add("spam@bad.example", member=False)


@pytest.fixture
def trusting(settings: object) -> None:
    settings.REQUIRE_CONFIRMATION_FOR = frozenset()  # type: ignore[attr-defined]


def grant(town: Town, *kinds: str) -> None:
    decided(town, *(request("grant_power", kind) for kind in kinds))
    assert {power.kind for power in powers_of(town.community)} >= set(kinds)


def level(account: SandboxAccount) -> str:
    account.refresh_from_db()
    return account.level


def test_every_community_starts_with_an_adviser(town: Town, moderator: Actor, spam: SandboxAccount) -> None:
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    assert states(town, number) == ("executed", ["task"])
    assert level(spam) == ""
    assert "For people to do" in town.heard()[-1]
    assert "action.task" in town.tags()


def test_a_moderator_notes_that_people_have_done_it(town: Town, moderator: Actor, spam: SandboxAccount) -> None:
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    key = action(town, number).key
    town.do(CloseTask(key=key, done=True, reason="Done by hand this morning"), actor=moderator)
    assert states(town, number) == ("executed", ["executed"])
    assert town.tags().count("action.task_closed") == 1
    with pytest.raises(GovernanceError, match="no task to close"):
        town.do(CloseTask(key=key, done=True, reason="Done by hand again"), actor=moderator)


def test_a_granted_power_waits_for_a_moderator_and_then_acts(
    town: Town, moderator: Actor, spam: SandboxAccount
) -> None:
    grant(town, "suspend_account")
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    assert states(town, number) == ("awaiting_confirmation", ["planned"])
    assert "waits for a moderator" in town.heard()[-1]
    town.do(ConfirmProposal(number=number, reason="The vote was clear"), actor=moderator)
    town.work()
    assert states(town, number) == ("executed", ["executed"])
    assert level(spam) == "suspended"
    assert action(town, number).before == {"level": "", "already": False}
    assert town.chain()


def test_what_nobody_confirms_expires(town: Town, moderator: Actor, spam: SandboxAccount) -> None:
    grant(town, "suspend_account")
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    town.wait(days=15)
    assert states(town, number) == ("expired", ["expired"])
    assert level(spam) == ""
    with pytest.raises(GovernanceError, match="nothing to confirm"):
        town.do(ConfirmProposal(number=number, reason="A little late"), actor=moderator)


@pytest.mark.usefixtures("trusting")
def test_a_sanction_ends_by_itself(town: Town, moderator: Actor, spam: SandboxAccount) -> None:
    grant(town, "silence_account")
    number = decided(town, request("silence_account", "spam@bad.example", duration="P7D"), moderator=moderator)
    assert level(spam) == "silenced"
    town.wait(days=6)
    assert level(spam) == "silenced"
    town.wait(days=1)
    assert level(spam) == ""
    assert states(town, number) == ("executed", ["ended"])


@pytest.mark.usefixtures("trusting")
def test_what_was_so_before_stays_so_when_the_time_is_over(town: Town, moderator: Actor, spam: SandboxAccount) -> None:
    grant(town, "silence_account")
    SandboxAccount.objects.filter(pk=spam.pk).update(level="silenced")
    number = decided(town, request("silence_account", "spam@bad.example", duration="P7D"), moderator=moderator)
    assert "so already" in action(town, number).note
    town.wait(days=8)
    assert level(spam) == "silenced"


@pytest.mark.usefixtures("trusting")
def test_a_target_that_is_gone_is_said_and_can_be_tried_again(town: Town, moderator: Actor) -> None:
    grant(town, "suspend_account")
    number = decided(town, request("suspend_account", "ghost"), moderator=moderator)
    assert states(town, number) == ("failed", ["failed"])
    assert "not there any more" in action(town, number).note
    ghost = town.add("ghost", member=False)
    town.do(RetryProposal(number=number, reason="The account is back"), actor=moderator)
    town.work()
    assert states(town, number) == ("executed", ["executed"])
    assert level(ghost) == "suspended"


@pytest.mark.usefixtures("trusting")
def test_a_server_that_is_down_is_asked_again_until_it_has_happened(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Invariant 5: an effect happens once for its key, or has visibly failed."""
    grant(town, "suspend_account")
    real, asked = Acting.act, []

    def lost(self: Acting, deed: object) -> object:
        asked.append(deed)
        real(self, deed)
        raise PlatformError("the answer was lost", retryable=True, code="unreachable", alone=False)

    monkeypatch.setattr(Acting, "act", lost)
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    assert states(town, number) == ("executing", ["executing"])
    town.wait(minutes=10)
    assert states(town, number) == ("executed", ["executed"])
    assert len(asked) == 1
    assert action(town, number).before == {"level": "", "already": False}


@pytest.mark.usefixtures("trusting")
def test_a_worker_that_dies_between_begin_and_report_loses_nothing(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant(town, "suspend_account")

    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    number = passed(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    monkeypatch.setattr(Acting, "act", die)
    with pytest.raises(Killed):
        town.wait(days=1)
    monkeypatch.undo()
    assert states(town, number) == ("executing", ["executing"])
    town.wait(minutes=5)
    assert states(town, number) == ("executed", ["executed"])
    assert level(spam) == "suspended"


@pytest.mark.usefixtures("trusting")
def test_what_always_breaks_ends_visibly(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant(town, "suspend_account")
    monkeypatch.setattr(Acting, "look", lambda *_: 1 / 0)
    number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    for _ in range(10):
        town.wait(hours=1)
    assert states(town, number) == ("failed", ["failed"])
    assert Errand.objects.get().state == "dead"
    assert "division" not in " ".join(town.heard())
    assert "could not be carried out" in town.heard()[-1]


@pytest.mark.usefixtures("trusting")
def test_nothing_is_carried_out_in_a_halt_and_its_time_does_not_count(
    town: Town, moderator: Actor, spam: SandboxAccount
) -> None:
    grant(town, "suspend_account")
    number = passed(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    town.do(HaltCommunity(reason="Something is wrong"), actor=moderator)
    town.wait(days=1)
    assert states(town, number) == ("executing", ["planned"])
    town.wait(days=60)
    assert level(spam) == ""
    town.do(ResumeCommunity(reason="It is fine again"), actor=moderator)
    town.work()
    town.work()
    assert states(town, number) == ("executed", ["executed"])
    assert level(spam) == "suspended"


@pytest.mark.usefixtures("trusting")
def test_a_deed_that_was_asked_for_waits_for_the_end_of_a_halt(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant(town, "suspend_account")
    with monkeypatch.context() as patched:
        patched.setattr("platforms.tasks.errands.perform", lambda **_: 0)
        number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    town.do(HaltCommunity(reason="Something is wrong"), actor=moderator)
    assert perform(real_now=town.now) == 0
    with pytest.raises(GovernanceError):
        town.do(BeginDeed(key=action(town, number).key, before={}, already=False), actor=SCHEDULE)
    assert level(spam) == ""


def test_only_the_bots_workers_report(town: Town, moderator: Actor) -> None:
    for command in (BeginDeed(key="x", before={}, already=False), ReportDeed(key="x", outcome="done")):
        with pytest.raises(GovernanceError):
            town.do(command, actor=moderator)


def test_members_lift_a_halt_by_a_vote(town: Town, moderator: Actor) -> None:
    town.do(HaltCommunity(reason="Something is wrong"), actor=moderator)
    decided(town, request("resume"))
    assert town.community.halted_at is None


def test_members_order_a_halt(town: Town) -> None:
    decided(town, request("halt"))
    assert town.community.halted_at is not None
    assert any("Members have ordered an emergency halt" in said for said in town.heard())


@pytest.mark.usefixtures("trusting")
def test_servers_announcements_and_posts(town: Town, moderator: Actor) -> None:
    grant(town, "block_domain", "announcement", "delete_post")
    post = town.say("bruno", "Something rude")
    number = decided(
        town,
        request("block_domain", "bad.example", severity="suspend"),
        request("announcement", text="Picnic on Sunday"),
        request("delete_post", str(post.pk)),
        moderator=moderator,
    )
    assert states(town, number) == ("executed", ["executed"] * 3)
    assert SandboxBlock.objects.get().severity == "suspend"
    assert SandboxNotice.objects.get().text == "Picnic on Sunday"
    post.refresh_from_db()
    assert post.removed_at is not None


def test_what_cannot_be_undone_is_said_before_the_vote(town: Town) -> None:
    """Invariant 4: no effect without a decision on record, its rulebook, and a clause or a marked default; what cannot be undone is said before the vote."""
    propose(town, request("block_domain", "bad.example", severity="suspend"))
    said = town.heard()[-1]
    assert "It cannot be undone." in said
    assert "people do this" in said


def test_roles_are_given_and_ended(town: Town, moderator: Actor) -> None:
    number = decided(town, request("role_grant", "dana", role="treasurer", duration="P30D"), moderator=moderator)
    office = town.member("dana").offices.get(ended_at__isnull=True)
    assert (office.role, office.cause) == ("treasurer", f"decision:{number}")
    assert office.ends_at == office.granted_at + timedelta(days=30)
    decided(town, request("role_end", "dana", role="treasurer"), moderator=moderator)
    assert not town.member("dana").offices.filter(ended_at__isnull=True).exists()


def test_a_role_for_somebody_who_has_left_fails_plainly(town: Town, moderator: Actor) -> None:
    number = passed(town, request("role_grant", "dana", role="treasurer"), moderator=moderator)
    town.do(LeaveCommunity(), actor=Actor.person("dana"))
    town.wait(days=1)
    assert states(town, number) == ("failed", ["failed"])
    assert action(town, number).note == "The person is no member any more."
    town.do(JoinCommunity(), actor=Actor.person("dana"))
    town.do(RetryProposal(number=number, reason="Back again"), actor=moderator)
    assert states(town, number) == ("executed", ["executed"])


def test_a_setting_is_changed_by_decision(town: Town) -> None:
    assert setting_of(town.community, "cooldown").default
    decided(town, request("change_setting", "cooldown", value="P3D"))
    there = setting_of(town.community, "cooldown")
    assert (there.value, there.default) == (timedelta(days=3), False)


def test_a_standing_rule_is_added_and_ended(town: Town) -> None:
    first = decided(town, request("add_rule", text="No adverts"))
    second = decided(town, request("end_rule", f"#{first}"))
    policy = Policy.objects.get(action__proposal__number=first)
    assert policy.ended_because == f"decision:{second}"


def test_a_power_can_be_taken_back(town: Town) -> None:
    grant(town, "silence_account")
    decided(town, request("end_power", "silence_account"))
    assert not Power.objects.exists()


def test_an_override_is_logged_and_skips_the_rest_of_the_grace_time(town: Town, moderator: Actor) -> None:
    number = passed(town, request("add_rule", text="No adverts"))
    town.do(OverrideProposal(number=number, reason="It cannot wait a day"), actor=moderator)
    town.work()
    assert states(town, number) == ("executed", ["executed"])
    assert "proposal.overridden" in town.tags()
    assert any("outside the usual course" in said for said in town.heard())


def test_nothing_that_was_not_passed_can_be_forced(town: Town, moderator: Actor) -> None:
    """Invariant 6: a moderator may stop, delay or reverse; what they force is on the same record, with a reason."""
    number = propose(town, request("add_rule", text="No adverts"))
    vote(town, number, "disagree")
    town.wait(days=6)
    with pytest.raises(GovernanceError, match="Only what has passed"):
        town.do(OverrideProposal(number=number, reason="I want it"), actor=moderator)


def test_without_automatic_execution_everything_waits(town: Town, moderator: Actor, settings: object) -> None:
    settings.ENABLE_AUTO_EXECUTION = False  # type: ignore[attr-defined]
    number = decided(town, request("add_rule", text="No adverts"))
    assert states(town, number) == ("awaiting_confirmation", ["planned"])
    town.do(VetoProposal(number=number, reason="Not like this"), actor=moderator)
    assert states(town, number) == ("vetoed", ["stopped"])


def test_a_proposal_about_an_account_is_held_and_says_the_measure_only(town: Town, moderator: Actor) -> None:
    number = propose(town, request("suspend_account", "dana", duration="P7D"))
    assert town.proposal(number).status == "held"
    passed_number = passed(town, request("suspend_account", "dana", duration="P7D"), moderator=moderator)
    said = " ".join(town.heard())
    assert "suspend an account for 7 days" in said
    assert "dana" not in said
    assert passed_number != number


@pytest.mark.usefixtures("trusting")
def test_the_workers_own_step_asks_the_platform(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant(town, "suspend_account")
    with monkeypatch.context() as patched:
        patched.setattr("platforms.tasks.errands.perform", lambda **_: 0)
        number = decided(town, request("suspend_account", "spam@bad.example"), moderator=moderator)
    monkeypatch.setattr(tasks._delivery, "run", lambda jobs, patience: sum(job.act() for job in jobs))
    tasks.deliver()
    assert states(town, number) == ("executed", ["executed"])
    assert level(spam) == "suspended"
    assert tasks.errands.with_work(real_now=town.now) == set()
