"""An effect that the platform makes hard: gone targets, servers that are down, workers that die, halts."""

from datetime import timedelta

import pytest

from governance.domain.actors import SCHEDULE, Actor
from governance.domain.commands import (
    BeginDeed,
    HaltCommunity,
    ResumeCommunity,
    RetryProposal,
)
from governance.domain.errors import GovernanceError
from platforms import errands, ongoing, ports
from platforms.adapters.sandbox.acting import Acting
from platforms.backoff import CLAIMED_FOR
from platforms.errands import perform
from platforms.models import Errand, SandboxAccount
from platforms.ports import PlatformError
from tests.conftest import Town
from tests.integration.deciding import action, decided, grant, level, passed, request, states


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


@pytest.mark.usefixtures("trusting")
def test_what_a_slow_batch_has_begun_is_nobody_elses(
    town: Town, moderator: Actor, spam: SandboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first effect takes nearly as long as a claim; while the second is done, another worker looks for work."""
    grant(town, "suspend_account")
    town.add("junk", member=False)
    both = [request("suspend_account", "spam@bad.example"), request("suspend_account", "junk")]
    with monkeypatch.context() as later:
        later.setattr(errands, "perform", lambda **_: 0)
        for wanted in both:
            decided(town, wanted, moderator=moderator)
    real, asked, passed = Acting.look, [], [0.0]

    def look(self: Acting, deed: ports.Deed) -> object:
        if deed.target not in asked:
            asked.append(deed.target)
            if deed.target == "junk":
                passed[0] += 2
                perform(real_now=town.now + timedelta(seconds=passed[0]))
            else:
                passed[0] += CLAIMED_FOR.total_seconds() - 1
        return real(self, deed)

    monkeypatch.setattr(Acting, "look", look)
    monkeypatch.setattr(ongoing.time, "monotonic", lambda: passed[0])
    assert perform(real_now=town.now) == 2
    assert asked == ["spam@bad.example", "junk"]
    assert [errand.attempts for errand in Errand.objects.all()] == [1, 1]
