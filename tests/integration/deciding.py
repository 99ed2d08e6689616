"""Short ways for tests to a decision: proposed, voted on by everybody, its waiting times over."""

from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.actors import Actor
from governance.domain.commands import CastVote, OpenProposal, ReleaseProposal
from governance.models import Action, StoredRulebook
from governance.selectors.standing import powers_of
from platforms.models import SandboxAccount
from tests.conftest import Town

VOTERS = ("alice", "bruno", "chidi", "dana", "emi")


def request(kind: str, target: str = "", **params: str) -> ActionRequest:
    return ActionRequest(kind=ActionKind(kind), target=target, params=params)


def propose(town: Town, *requests: ActionRequest, by: str = "alice", label: str | None = None) -> int:
    title = f"Something useful, the {town.community.last_number + 1}th"
    command = OpenProposal(title=title, body="", bot="govbot", label=label, actions=requests)
    town.do(command, actor=Actor.person(by), cause=f"proposal-{town.community.last_number + 1}")
    town.work()
    return town.community.last_number


def vote(town: Town, number: int, choice: str = "agree", *, by: tuple[str, ...] = VOTERS) -> None:
    for handle in by:
        ballot = CastVote(number=number, choice=choice, cast_at=town.now, post=f"{number}-{handle}")
        town.do(ballot, actor=Actor.person(handle), cause=f"vote-{number}-{handle}")


def passed(town: Town, *requests: ActionRequest, label: str | None = None, moderator: Actor | None = None) -> int:
    """A proposal at the beginning of its grace time."""
    number = propose(town, *requests, label=label)
    if moderator is not None:
        town.do(
            ReleaseProposal(number=number, reason="Its form is fine", title="A measure about one account"),
            actor=moderator,
        )
        town.wait(days=1)
    vote(town, number)
    town.wait(days=10 if label == "amendment" else 6)
    assert town.proposal(number).outcome == "passed"
    return number


def decided(town: Town, *requests: ActionRequest, label: str | None = None, moderator: Actor | None = None) -> int:
    """A proposal whose grace time is over too."""
    number = passed(town, *requests, label=label, moderator=moderator)
    town.wait(days=2 if label == "amendment" else 1)
    return number


def grant(town: Town, *kinds: str) -> None:
    """Give the bot these powers by a decision."""
    decided(town, *(request("grant_power", kind) for kind in kinds))
    assert {power.kind for power in powers_of(town.community)} >= set(kinds)


def level(account: SandboxAccount) -> str:
    """Whether an account of the sandbox is limited, and how."""
    account.refresh_from_db()
    return account.level


def action(town: Town, number: int, position: int = 1) -> Action:
    return Action.objects.get(proposal__community=town.community, proposal__number=number, position=position)


def states(town: Town, number: int) -> tuple[str, list[str]]:
    rows = Action.objects.filter(proposal__community=town.community, proposal__number=number)
    return town.proposal(number).status, list(rows.order_by("position").values_list("state", flat=True))


def without_a_stated_veto(town: Town) -> None:
    """A community whose constitution says nothing of a veto."""
    stored = StoredRulebook.objects.get(constitution__community=town.community)
    data = stored.data
    for process in data["process_types"]:
        process["veto"] = None
        process["citations"] = [one for one in process["citations"] if not one["field"].startswith("veto")]
    StoredRulebook.objects.filter(pk=stored.pk).update(data=data, sha256="0" * 63 + "1")
