"""A message that breaks its handler, and a platform that breaks off: others go on, and nothing is said twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.models import OutboxMessage, Vote
from platforms import conversation, delivery, inbox, ongoing, pipeline
from platforms.adapters.sandbox.adapter import SandboxPlatform
from platforms.backoff import CLAIMED_FOR, MOST_ATTEMPTS
from platforms.models import Delivery, InboundEvent, SandboxPost
from platforms.ports import Draft, PlatformError
from tests.conftest import Town

FRIDAYS = "@govbot propose weekly meetings on Fridays"
A_QUARTER_OF_AN_HOUR = timedelta(minutes=15)


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Whatever bruno writes breaks the handler, until the cure."""

    def respond(message: conversation.Message, intent: object) -> str:
        if message.author == "bruno":
            raise ZeroDivisionError("as told")
        return conversation.respond(message, intent)

    monkeypatch.setattr(pipeline, "respond", respond)
    return lambda: monkeypatch.setattr(pipeline, "respond", conversation.respond)


def of_bruno() -> InboundEvent:
    return InboundEvent.objects.get(author="bruno")


def test_a_message_that_breaks_its_handler_stops_nobody_else(town: Town, poisoned: Callable[[], None]) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot agree 1")
    town.say("chidi", "@govbot agree 1")
    assert Vote.objects.get().member.handle == "chidi"
    assert (of_bruno().state, of_bruno().attempts) == ("new", 1)
    assert "ZeroDivisionError" in of_bruno().error


def test_what_went_wrong_never_quotes_a_private_message(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def respond(message: conversation.Message, _: object) -> str:
        raise ValueError(message.post.text)

    monkeypatch.setattr(pipeline, "respond", respond)
    town.say("bruno", "@govbot my sister is ill", private=True)
    assert of_bruno().error == "ValueError"
    assert "could not be processed" in caplog.text
    assert "in respond" in caplog.text
    assert "sister" not in caplog.text


@pytest.mark.parametrize(("private", "told"), [(True, "Withheld: ValueError"), (False, "ValueError: to bruno")])
def test_what_could_not_be_sent_is_quoted_only_if_it_was_for_everybody(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, private: bool, told: str
) -> None:
    def render(message: OutboxMessage) -> str:
        raise ValueError(f"to {message.to}")

    town.work()
    monkeypatch.setattr(delivery, "render", render)
    town.say("bruno", "@govbot processes", private=private)
    assert Delivery.objects.exclude(error="").get().error == told
    assert "could not be made" in caplog.text
    assert ("to bruno" in caplog.text) is not private


def test_it_is_tried_again_later_and_counts_when_the_defect_is_cured(town: Town, poisoned: Callable[[], None]) -> None:
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot agree 1")
    poisoned()
    town.work()
    assert Vote.objects.count() == 0
    town.wait(seconds=6)
    assert Vote.objects.get().member.handle == "bruno"
    assert (of_bruno().state, of_bruno().error) == ("done", "")


def test_it_is_given_up_visibly_and_the_count_waits_until_people_have_looked(
    town: Town, poisoned: Callable[[], None]
) -> None:
    town.say("alice", FRIDAYS)
    for voter in ("alice", "chidi"):
        town.say(voter, "@govbot agree 1")
    ends = town.proposal().closes_at
    town.now = ends - timedelta(seconds=1)
    town.say("bruno", "@govbot disagree 1")
    tried = []
    while town.now < ends + A_QUARTER_OF_AN_HOUR:
        until_next = (of_bruno().due_at - town.now).total_seconds()
        town.wait(seconds=until_next if 0 < until_next < 60 else 60)
        tried.append(of_bruno().attempts)
        # It may be a vote that was cast in time, so nothing is decided without it.
        assert town.proposal().outcome is None
    assert (of_bruno().state, of_bruno().attempts) == ("dead", MOST_ATTEMPTS)
    assert sorted(set(tried)) == list(range(2, MOST_ATTEMPTS + 1))
    assert inbox.leave_out(of_bruno().pk)
    town.wait(seconds=1)
    assert (town.proposal().outcome, town.proposal().agree) == ("passed", 2)


def test_a_broken_message_of_one_community_does_not_hold_up_another(
    make_town: Callable[..., Town], poisoned: Callable[[], None]
) -> None:
    first, second = make_town(), make_town("other")
    for town in (first, second):
        town.say("alice", FRIDAYS)
        for voter in ("alice", "chidi"):
            town.say(voter, "@govbot agree 1")
    first.now = second.now = first.proposal().closes_at - timedelta(seconds=1)
    first.say("bruno", "@govbot agree 1")
    first.now = second.now = first.proposal().closes_at
    second.work()
    second.work()
    assert first.proposal().outcome is None
    assert second.proposal().outcome == "passed"


@pytest.fixture
def breaks_off(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The platform does not take posts so many times, before or after it has taken them."""
    whole = SandboxPlatform.post

    def install(times: int, *, after_posting: bool) -> None:
        left = [times]

        def post(self: SandboxPlatform, draft: Draft) -> str:
            made = whole(self, draft) if after_posting else ""
            if left[0] > 0:
                left[0] -= 1
                raise PlatformError("the line is dead", retryable=True)
            return made or whole(self, draft)

        monkeypatch.setattr(SandboxPlatform, "post", post)

    return install


@pytest.mark.parametrize("after_posting", [False, True])
def test_a_platform_that_breaks_off_is_tried_again_and_nothing_is_said_twice(
    town: Town, breaks_off: Callable[..., None], after_posting: bool
) -> None:
    town.work()
    before = SandboxPost.objects.filter(account__bot=True).count()
    breaks_off(3, after_posting=after_posting)
    town.say("alice", FRIDAYS)
    assert town.unsaid() == 1
    for _ in range(3):
        town.wait(minutes=1)
    assert town.unsaid() == 0
    assert SandboxPost.objects.filter(account__bot=True).count() == before + 1
    town.say("bruno", "agree", reply_to=town.announcement(1))
    assert Delivery.objects.filter(state="dead").count() == 0


def test_a_platform_that_never_answers_is_given_up_visibly_and_decides_all_the_same(
    town: Town, breaks_off: Callable[..., None]
) -> None:
    breaks_off(10_000, after_posting=False)
    town.say("alice", FRIDAYS)
    for voter in ("alice", "chidi"):
        town.say(voter, "@govbot agree 1")
    for _ in range(3 * MOST_ATTEMPTS):
        town.wait(hours=2)
    assert Delivery.objects.get(message__template="proposal.opened").state == "dead"
    town.wait(days=6)
    assert town.proposal().outcome == "passed"


def test_what_a_slow_batch_has_taken_is_nobody_elses(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first post takes nearly as long as a claim; while the second is sent, another worker looks for work."""
    town.say("alice", FRIDAYS)
    town.say("bruno", "@govbot help")
    Delivery.objects.update(state="due", attempts=0, due_at=town.now)
    waiting = [f"outbox:{pk}" for pk in Delivery.objects.order_by("message_id").values_list("message_id", flat=True)]
    whole, begun, passed = SandboxPlatform.post, [], [0.0]

    def post(self: SandboxPlatform, draft: Draft) -> list[str]:
        begun.append(draft.key)
        if draft.key == waiting[0]:
            passed[0] += CLAIMED_FOR.total_seconds() - 1
        if draft.key == waiting[1]:
            passed[0] += 2
            delivery.deliver(real_now=town.now + timedelta(seconds=passed[0]))
        return whole(self, draft)

    monkeypatch.setattr(SandboxPlatform, "post", post)
    monkeypatch.setattr(ongoing.time, "monotonic", lambda: passed[0])
    delivery.deliver(real_now=town.now)
    assert sorted(begun) == sorted(waiting)
