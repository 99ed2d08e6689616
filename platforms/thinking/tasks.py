"""What the reasoning worker does, one after the other."""

from django.utils import timezone

from platforms.thinking import helping, ledger, trials


def think() -> int:
    """Help with the messages that wait."""
    return helping.think(now=timezone.now())


def try_models() -> int:
    """Go on with the trials of models, a few seconds at a time."""
    return trials.go_on(now=timezone.now())


def forget_words() -> int:
    """Drop the words of questions and answers whose time is over."""
    return ledger.forget(now=timezone.now())
