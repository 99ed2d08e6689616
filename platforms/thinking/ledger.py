"""One community's questions to models: a trace row each, a budget a day, words kept as long as is allowed."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet, Sum

from platforms.models import ModelCall
from reasoning.models.errors import ModelUnavailable
from reasoning.models.ports import Call, Remembered

_CHARACTERS_A_TOKEN = 4  # where a server does not count
_UNFINISHED = timedelta(days=1)  # answers about the constitution alone wait so long for a reading to go on
_remembered = Remembered()  # answers of this process, also those whose words are not to be kept


class Ledger:
    """For one community, or for the host's own measurements without one. `now`: the real time."""

    def __init__(self, community_id: int | None, *, now: datetime) -> None:
        self._community_id = community_id
        self._now = now

    def recall(self, digest: str) -> str | None:
        """Give the words that answered this before, here: answers do not cross from one community to another.

        A trial, which belongs to no community, asks anew each time.
        """
        if self._community_id is None:
            return None
        kept = self._calls().filter(digest=digest, verdict="used").exclude(answer="").order_by("-pk")
        return _remembered.recall(self._key(digest)) or kept.values_list("answer", flat=True).first()

    def permit(self) -> None:
        """Raise ModelUnavailable when the day's budget is used up."""
        if self._community_id is not None and self.spent() >= settings.AI_TOKENS_PER_DAY:
            raise ModelUnavailable("budget")

    def spent(self) -> int:
        """What was used up since midnight, UTC."""
        used = (
            self._calls()
            .filter(asked_at__gte=midnight(self._now))
            .aggregate(tokens=Sum(F("tokens_in") + F("tokens_out")))
        )
        return int(used["tokens"] or 0)

    def note(self, call: Call) -> None:
        """Write the trace."""
        days = settings.AI_KEEP_TEXT_DAYS
        kept = timedelta(days=days) if days else (None if call.personal else _UNFINISHED)
        ModelCall.objects.create(
            community_id=self._community_id,
            purpose=call.purpose,
            model=call.model[:100],
            local=call.local,
            digest=call.digest,
            asked_at=self._now,
            milliseconds=max(0, round(call.seconds * 1000)),
            attempts=call.attempts,
            tokens_in=_counted(call.tokens_in, call.prompt, times=call.attempts),
            tokens_out=_counted(call.tokens_out, call.answer),
            verdict=call.verdict,
            detail=call.detail,
            prompt=_storable(call.prompt) if kept else "",
            answer=_storable(call.answer) if kept else "",
            forget_at=self._now + kept if kept else None,
        )
        if call.verdict == "used" and call.personal and self._community_id is not None:
            _remembered.remember(self._key(call.digest), call.answer)

    def became(self, digest: str, what: str) -> None:
        """Add what our own checks made of the answer."""
        last = self._calls().filter(digest=digest).order_by("-pk").first()
        if last is not None:
            ModelCall.objects.filter(pk=last.pk).update(became=what[:100])

    def _calls(self) -> QuerySet[ModelCall]:
        return ModelCall.objects.filter(community=self._community_id)

    def _key(self, digest: str) -> str:
        return f"{self._community_id}:{digest}"


def memory_apart() -> AbstractContextManager[None]:
    """Within this, no answer from outside is remembered, and outside none from within."""
    return _remembered.apart()


def midnight(now: datetime) -> datetime:
    """When the day of budgets began, UTC."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def forget(*, now: datetime) -> int:
    """Drop the words whose time is over; the traces stay."""
    over = ModelCall.objects.filter(forget_at__lte=now)
    return over.update(prompt="", answer="", forget_at=None)


def _counted(tokens: int | None, words: str, *, times: int = 1) -> int:
    return tokens if tokens is not None else times * len(words) // _CHARACTERS_A_TOKEN


def _storable(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
