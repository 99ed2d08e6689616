"""Why somebody may not take part, and what they can do about it, in the member's place."""

from collections.abc import Callable
from datetime import timedelta, tzinfo

from governance.domain.electorate import Because, Eligibility
from governance.domain.rulebook_values import Conditions, Proposers, TakingPart
from governance.domain.times import spoken, spoken_period

_WORDS: dict[Because, str] = {
    Because.SUSPENDED: "your membership is suspended. A moderator can tell you more.",
    Because.LEFT: "you left this community. Write “join” to come back.",
    Because.WAITING: "a moderator has not let you in yet. I will write to you as soon as one has.",
    Because.DECLINED: "you were not let in. A moderator can tell you more.",
    Because.MOVED: "this account has moved. Please write from your new one: it has your vote.",
    Because.NO_ROLE: "this needs a role that you do not hold. Roles are given by decision.",
    Because.REMOTE: "only those with an account on this community's own server may. You are welcome in the discussion.",
}


def why_not(answer: Eligibility, zone: tzinfo) -> str | None:
    """The reason as the rest of a sentence; None where the conditions are met."""
    if answer.may:
        return None
    told = _COUNTED.get(answer.because)
    return told(answer, zone) if told else _WORDS[answer.because]


def _too_new(answer: Eligibility, zone: tzinfo) -> str:
    assert answer.from_at is not None
    return f"newcomers wait a while first. For you it is possible from {spoken(answer.from_at, zone)}."


def _account_too_new(answer: Eligibility, zone: tzinfo) -> str:
    assert answer.from_at is not None
    return (
        "your account has not been known here for long enough. For you it is possible from "
        f"{spoken(answer.from_at, zone)}."
    )


def _too_few_votes(answer: Eligibility, _: tzinfo) -> str:
    return (
        f"it asks for {_times(answer.needed, 'vote')} in the latest decisions, and you took part in {answer.have}. "
        "Write “status” to see what else is open to you."
    )


def _not_vouched(answer: Eligibility, _: tzinfo) -> str:
    return (
        f"{_times(answer.needed, 'member')} must vouch for you, and {answer.have or 'nobody'} has so far. "
        "A member who knows you does it by writing “vouch for” and your handle to me."
    )


_COUNTED: dict[Because, Callable[[Eligibility, tzinfo], str]] = {
    Because.TOO_NEW: _too_new,
    Because.ACCOUNT_TOO_NEW: _account_too_new,
    Because.TOO_FEW_VOTES: _too_few_votes,
    Because.NOT_VOUCHED: _not_vouched,
}


def _times(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def conditions_in_words(who: Conditions) -> str:
    """What a rule asks of a person, for pages; empty where it asks for nothing."""
    parts = []
    if who.roles:
        parts.append(f"role: {', '.join(who.roles)}")
    if isinstance(who.tenure, timedelta):
        parts.append(f"member for at least {spoken_period(who.tenure)}")
    if who.founding is not None:
        parts.append(f"no waiting time for those who joined in the first {spoken_period(who.founding)}")
    if who.local:
        parts.append("an account on the community's own server")
    if who.account_age is not None:
        parts.append(f"account known for at least {spoken_period(who.account_age)}")
    if who.participation is not None:
        parts.append(_took_part(who.participation))
    if who.vouchers is not None:
        parts.append(f"vouched for by {_times(who.vouchers, 'member')}")
    ways = who.any_of if isinstance(who, Proposers) else ()
    if ways:
        parts.append(f"one of these: {' or '.join(conditions_in_words(way) for way in ways)}")
    if getattr(who, "as_of", None) == "close":
        parts.append("until voting ends")
    return "; ".join(parts)


def _took_part(rule: TakingPart) -> str:
    if rule.within is not None:
        return f"took part in {_times(rule.voted, 'decision')} of the last {spoken_period(rule.within)}"
    return f"took part in {rule.voted} of the last {_times(rule.of_last or 0, 'decision')}"
