"""What a decision brings about: on the record here, on the platform, or as a task for people; once, or visibly not."""

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import (
    BeginDeed,
    CloseTask,
    ConfirmProposal,
    HaltCommunity,
    OverrideProposal,
    ReportDeed,
    ResumeCommunity,
    VetoProposal,
)
from governance.domain.errors import GovernanceError
from governance.selectors import has_overdue
from governance.selectors.standing import tasks_of
from platforms import tasks
from platforms.models import SandboxAccount, SandboxBlock, SandboxNotice
from tests.conftest import Town
from tests.integration.deciding import action, decided, grant, level, passed, propose, request, states, vote


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
    assert states(town, number) == ("executed", ["ended"])
    assert "left as it was found" in action(town, number).note
    assert not tasks_of(town.community).exists()


@pytest.mark.usefixtures("trusting")
def test_what_a_halt_holds_back_is_not_overdue(town: Town, moderator: Actor, spam: SandboxAccount) -> None:
    grant(town, "silence_account")
    decided(town, request("silence_account", "spam@bad.example", duration="P7D"), moderator=moderator)
    town.do(HaltCommunity(reason="Something is wrong"), actor=moderator)
    town.wait(days=8)
    assert level(spam) == "silenced"
    assert not has_overdue(town.community, now=town.now)
    town.do(ResumeCommunity(reason="It is right again"), actor=moderator)
    assert has_overdue(town.community, now=town.now)
    town.wait(minutes=1)
    assert (level(spam), has_overdue(town.community, now=town.now)) == ("", False)


def test_only_the_bots_workers_report(town: Town, moderator: Actor) -> None:
    for command in (BeginDeed(key="x", before={}, already=False), ReportDeed(key="x", outcome="done")):
        with pytest.raises(GovernanceError):
            town.do(command, actor=moderator)


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
