"""What the reasoning worker does, one after the other."""

from django.utils import timezone

from platforms.thinking import constitutions, helping, ledger, trials


def think() -> int:
    """Help with the messages that wait; with none waiting, go on with the trials of models for a few seconds."""
    now = timezone.now()
    return helping.think(now=now) or trials.want_missing(now=now) + trials.go_on(now=now)


def forget_words() -> int:
    """Drop the words of questions and answers whose time is over."""
    return ledger.forget(now=timezone.now())


def read_constitutions() -> int:
    """Read the texts that wait to be ratified."""
    return constitutions.read_wanted_at(timezone.now())
