"""What protects a community from floods: how much may be proposed, and that the same words rest after a no.

Each number is the community's own setting, or a default that is shown as one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import Count, Q

from governance.domain.actions import CHANGE_THE_RULES, ActionKind, ActionRequest
from governance.domain.ballots import Choice
from governance.domain.community_settings import Setting
from governance.domain.errors import GovernanceError
from governance.domain.folding import gist
from governance.domain.lifecycle import FINAL, Outcome, State
from governance.domain.times import spoken
from governance.models import Member, Proposal
from governance.selectors.standing import setting_of
from governance.services.scene import Scene

_DAY = timedelta(days=1)
_AGAINST = (Choice.DISAGREE, Choice.BLOCK, Choice.OBJECT)
_BY_THEIR_WORDS = (ActionKind.RECORD_POLICY, ActionKind.ADD_RULE)
_SETTLED = (*FINAL, State.DECIDED, State.GRACE, State.AWAITING_CONFIRMATION, State.EXECUTING, State.EXECUTED,
            State.FAILED)  # fmt: skip
_DEFAULT = " (This number is a default; the community can change it by a decision.)"
_IN_WORDS = {10: "Ten"}


class TooManyOpen(GovernanceError):
    """More proposals at once than people can follow."""

    code = "too_many_open"


class TooManyToday(GovernanceError):
    """More proposals in a day than people can follow."""

    code = "too_many_today"


class ProposedAlready(GovernanceError):
    """The same words are being decided."""

    code = "proposed_already"


class RejectedLately(GovernanceError):
    """The same words were rejected a short while ago."""

    code = "rejected_lately"


def check(scene: Scene, author: Member, *, title: str, body: str, requests: Sequence[ActionRequest]) -> None:
    """Refuse what would flood people, or what is being decided or was just rejected in the same words.

    What the whole community can follow shuts nobody out who has nothing open and has proposed nothing today, unless
    members have set the number themselves; and never a change of the rules or of these numbers.
    """
    _check_same_words(scene, author, _fingerprint(title, body, requests))
    counted = _counted(scene, author)
    most, note = _limit(scene, Setting.OPEN_PER_MEMBER)
    if counted["my_open"] >= most:
        raise TooManyOpen(
            f"{_IN_WORDS.get(most, most)} of your proposals are still open, and more cannot be followed. "
            f"Wait until one has ended.{note}"
        )
    most, note = _limit(scene, Setting.PROPOSED_PER_MEMBER_AND_DAY)
    if counted["my_today"] >= most:
        raise TooManyToday(f"You have made {most} proposals in a day, and that is the most. Try again tomorrow.{note}")
    if _is_the_way_out(requests):
        return
    waits_for_turn = bool(counted["my_open"] or counted["my_today"])
    most, note = _limit(scene, Setting.OPEN_AT_ONCE)
    if (waits_for_turn or not note) and counted["open"] >= most:
        raise TooManyOpen(f"{most} proposals are open, and people can follow no more. Wait until one has ended.{note}")
    most, note = _limit(scene, Setting.PROPOSED_PER_DAY)
    if (waits_for_turn or not note) and counted["today"] >= most:
        raise TooManyToday(f"There were {most} proposals in a day, and people can follow no more.{note}")


def _counted(scene: Scene, author: Member) -> dict[str, int]:
    """How many proposals are open and how many were made today, in all and by this author."""
    is_open, of_today, mine = ~Q(status__in=_SETTLED), Q(created_at__gt=scene.now - _DAY), Q(author=author)
    return Proposal.objects.filter(is_open | of_today, community=scene.community).aggregate(
        open=Count("pk", filter=is_open),
        today=Count("pk", filter=of_today),
        my_open=Count("pk", filter=is_open & mine),
        my_today=Count("pk", filter=of_today & mine),
    )


def _is_the_way_out(requests: Sequence[ActionRequest]) -> bool:
    """What can lift a limit must not wait behind it: else whoever keeps the places filled would rule for good."""
    return all(request.kind in {*CHANGE_THE_RULES, ActionKind.CHANGE_SETTING} for request in requests)


def _limit(scene: Scene, name: Setting) -> tuple[int, str]:
    there = setting_of(scene.community, name)
    assert isinstance(there.value, int)
    return there.value, _DEFAULT if there.default else ""


def check_new_words(scene: Scene, proposal: Proposal, *, title: str, body: str) -> None:
    """The same of words that take the place of others: what rests is not brought in by the back door."""
    actions = [(row.kind, row.target, row.params) for row in proposal.actions.all()]
    _check_same_words(scene, proposal.author, _folded(title, body, actions), but=proposal)


def _check_same_words(scene: Scene, author: Member, words: str, *, but: Proposal | None = None) -> None:
    rest = setting_of(scene.community, Setting.COOLDOWN)
    assert isinstance(rest.value, timedelta)
    alike = Proposal.objects.filter(community=scene.community).prefetch_related("actions")
    if but is not None:
        alike = alike.exclude(pk=but.pk)
    for one in alike.exclude(status__in=_SETTLED).order_by("-number"):
        seen = one.opens_at is not None or one.author_id == author.pk  # what is held unseen is not given away
        if seen and _print_of(one) == words:
            raise ProposedAlready(
                f"This is proposed already, as #{one.number}. Write “status {one.number}” to see how it "
                "stands, and join in.",
                proposal=one.number if one.opens_at is not None else None,
            )
    since = scene.now - rest.value
    rejected = Q(status=State.DECIDED, outcome=Outcome.REJECTED, decided_at__gt=since)
    withdrawn = Q(status=State.WITHDRAWN, withdrawn_at__gt=since)
    for one in alike.filter(rejected | withdrawn).order_by("-number"):
        ended = one.decided_at or one.withdrawn_at
        assert ended is not None
        if _print_of(one) == words and (one.outcome is not None or _was_losing(one)):
            default = " (This time is a default; the community can change it.)" if rest.default else ""
            became = (
                "did not pass" if one.outcome is not None else "was withdrawn when more were against it than for it"
            )
            raise RejectedLately(
                f"#{one.number} said the same and {became}. It can be proposed again from "
                f"{spoken(ended + rest.value, scene.zone)}, or now in other words.{default}",
                proposal=one.number,
            )


def _was_losing(proposal: Proposal) -> bool:
    """Whether it was taken back before it could be rejected: that spares nobody the same words again."""
    said = Counter(proposal.votes.filter(choice__isnull=False).values_list("choice", flat=True))
    return sum(said[word] for word in _AGAINST) > said[Choice.AGREE]


def _print_of(proposal: Proposal) -> str:
    actions = [(row.kind, row.target, row.params) for row in proposal.actions.all()]
    return _folded(proposal.title, proposal.body, actions)


def _fingerprint(title: str, body: str, requests: Iterable[ActionRequest]) -> str:
    return _folded(title, body, [(str(one.kind), one.target, dict(one.params)) for one in requests])


def _folded(title: str, body: str, actions: Iterable[tuple[str, str, dict[str, object]]]) -> str:
    """What it comes to: its effects, whatever the words around them; the words where they are what is decided."""
    listed = list(actions)
    effects = sorted(f"{kind} {target} {sorted(params.items())}" for kind, target, params in listed)
    by_words = any(kind in _BY_THEIR_WORDS and not params for kind, _, params in listed)
    return "\n".join([gist(f"{title}\n{body}") if by_words or not listed else "", *effects])
