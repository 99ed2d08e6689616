"""Moderating the town: every kind of deed, in the town's own tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from platforms.adapters.sandbox.town import DOMAIN
from platforms.models import SandboxAccount, SandboxBlock, SandboxNotice, SandboxPost
from platforms.ports import Deed, Performed, PlatformError, Seen

State = Mapping[str, str | int | bool | None]
_LEVELS = {
    "suspend_account": "suspended",
    "silence_account": "silenced",
    "unsuspend_account": "",
    "unsilence_account": "",
}
_ENOUGH = {
    "suspend_account": ("suspended",),
    "silence_account": ("silenced", "suspended"),
    "unsuspend_account": ("", "silenced"),
    "unsilence_account": ("", "suspended"),
}
_STRENGTH = {"": 0, "silence": 1, "suspend": 2}


@dataclass(frozen=True, kw_only=True)
class Acting:
    """What a moderator of the town could do by hand."""

    community_id: int
    now: datetime

    def look(self, deed: Deed) -> Seen:
        """What is there now. Raises PlatformError."""
        match deed.kind:
            case "suspend_account" | "silence_account" | "unsuspend_account" | "unsilence_account":
                level = self._account(deed).level
                return Seen(done=level in _ENOUGH[deed.kind], state={"level": level})
            case "delete_post":
                post = self._post(deed)
                return Seen(done=post is None or post.removed_at is not None, state={"there": post is not None})
            case "pin_post" | "unpin_post":
                post = self._there(deed)
                return Seen(done=post.pinned is (deed.kind == "pin_post"), state={"pinned": post.pinned})
            case "block_domain" | "unblock_domain":
                severity = self._severity(deed)
                wanted = _STRENGTH[deed.params.get("severity", "silence")]
                blocked = _STRENGTH[severity]
                done = blocked >= wanted if deed.kind == "block_domain" else not blocked
                return Seen(done=done, state={"severity": severity})
            case "announcement":
                there = self._notices(deed).filter(ended_at__isnull=True).exists()
                return Seen(done=there, state={"there": there})
            case "end_announcement":
                up = self._notices(deed).filter(ended_at__isnull=True).values_list("pk", flat=True)
                return Seen(done=not up, state={"notices": ",".join(map(str, up))})
        raise PlatformError(f"the town knows no {deed.kind}", retryable=False, code="for_people")

    def act(self, deed: Deed) -> Performed:
        """Do it. Raises PlatformError."""
        with transaction.atomic():
            seen = self.look(deed)
            if not seen.done:
                self._act(deed)
        return Performed(before=seen.state)

    def _act(self, deed: Deed) -> None:
        match deed.kind:
            case "delete_post":
                self._posts(deed).update(removed_at=self.now, pinned=False)
            case "pin_post" | "unpin_post":
                self._posts(deed).update(pinned=deed.kind == "pin_post")
            case "block_domain":
                self._block(deed, deed.params.get("severity", "silence"))
            case "unblock_domain":
                self._block(deed, "")
            case "announcement":
                given = {"text": deed.params.get("text", ""), "posted_at": self.now, "ended_at": None}
                SandboxNotice.objects.update_or_create(community_id=self.community_id, key=deed.key, defaults=given)
            case "end_announcement":
                self._notices(deed).update(ended_at=self.now)
            case _:
                SandboxAccount.objects.filter(pk=self._account(deed).pk).update(level=_LEVELS[deed.kind])

    def undo(self, deed: Deed, before: State) -> Performed:
        """Put back what was there. Raises PlatformError for what is gone for good."""
        with transaction.atomic():
            seen = self.look(deed)
            match deed.kind:
                case "delete_post":
                    raise PlatformError("a deleted post is gone", retryable=False, code="irreversible")
                case "pin_post" | "unpin_post":
                    self._posts(deed).update(pinned=bool(before.get("pinned")))
                case "block_domain" | "unblock_domain":
                    self._block(deed, str(before.get("severity") or ""))
                case "announcement":
                    self._notices(deed).update(ended_at=self.now)
                case "end_announcement":
                    ended = [int(pk) for pk in str(before.get("notices") or "").split(",") if pk]
                    SandboxNotice.objects.filter(community=self.community_id, pk__in=ended).update(ended_at=None)
                case _:
                    level = str(before.get("level") or "")
                    SandboxAccount.objects.filter(pk=self._account(deed).pk).update(level=level)
        return Performed(before=seen.state)

    def _account(self, deed: Deed) -> SandboxAccount:
        handle = deed.target.removesuffix(f"@{DOMAIN}")
        found = SandboxAccount.objects.filter(community=self.community_id, handle=handle, bot=False).first()
        if found is None:
            raise PlatformError(f"there is no account {handle}", retryable=False, code="gone")
        return found

    def _posts(self, deed: Deed) -> QuerySet[SandboxPost]:
        number = deed.target.rstrip("/").rpartition("/")[2].removeprefix("#").removeprefix("post-")
        pk = int(number) if number.isascii() and number.isdigit() else 0
        return SandboxPost.objects.filter(account__community=self.community_id, pk=pk)

    def _post(self, deed: Deed) -> SandboxPost | None:
        return self._posts(deed).first()

    def _there(self, deed: Deed) -> SandboxPost:
        post = self._post(deed)
        if post is None or post.removed_at is not None:
            raise PlatformError(f"there is no post {deed.target}", retryable=False, code="gone")
        return post

    def _severity(self, deed: Deed) -> str:
        rows = SandboxBlock.objects.filter(community=self.community_id, domain=deed.target)
        return rows.values_list("severity", flat=True).first() or ""

    def _block(self, deed: Deed, severity: str) -> None:
        rows = SandboxBlock.objects.filter(community=self.community_id, domain=deed.target)
        if not severity:
            rows.delete()
        else:
            SandboxBlock.objects.update_or_create(
                community_id=self.community_id, domain=deed.target, defaults={"severity": severity}
            )

    def _notices(self, deed: Deed) -> QuerySet[SandboxNotice]:
        """Those of this deed, or those of the decision that it names."""
        rows = SandboxNotice.objects.filter(community=self.community_id)
        if deed.kind == "announcement":
            return rows.filter(key=deed.key)
        return rows.filter(key__startswith=f"{deed.key.split(':')[0]}:{deed.target}:")
