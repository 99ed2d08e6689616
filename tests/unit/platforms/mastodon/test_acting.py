"""Moderating a server without manners: lost answers, refusals told apart, long lists, and blocks put back whole."""

from typing import Any

import pytest

from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.ports import Deed, PlatformError
from tests.fakes.scripted import Answer, Asked, Scripted

SUSPEND = Deed(kind="suspend_account", target="spam@bad.example", params={}, key="town:1:1")
ADMIN = "/api/v1/admin/accounts/77"


class Account:
    """One account as moderators see it; the first `lose` answers to an action get lost after it has happened."""

    def __init__(self, scripted: Scripted, *, lose: int = 0, **flags: bool) -> None:
        self.flags = {"suspended": False, "silenced": False} | flags
        self.lose = lose
        self.actions: list[str] = []
        scripted.on("GET", "/api/v1/accounts/lookup", Answer({"id": "77", "acct": "spam@bad.example"}))
        scripted.on("GET", ADMIN, lambda _: Answer(self.told()))
        scripted.on("POST", f"{ADMIN}/action", self.act)
        scripted.on("POST", f"{ADMIN}/unsuspend", lambda _: self.release("suspended"))
        scripted.on("POST", f"{ADMIN}/unsilence", lambda _: self.release("silenced"))

    def told(self) -> dict[str, Any]:
        return {"id": "77", "username": "spam", "domain": "bad.example", **self.flags}

    def act(self, asked: Asked) -> Answer:
        self.actions.append(asked.form["type"])
        self.flags[{"suspend": "suspended", "silence": "silenced"}[asked.form["type"]]] = True
        self.lose -= 1
        return Answer(drop=True) if self.lose >= 0 else Answer({})

    def release(self, flag: str) -> Answer:
        self.actions.append(f"un{flag}")
        self.flags[flag] = False
        return Answer(self.told())


def test_after_a_lost_answer_it_is_looked_at_and_not_done_twice(scripted: Scripted, platform: MastodonPlatform) -> None:
    account = Account(scripted, lose=1)
    with pytest.raises(PlatformError) as raised:
        platform.act(SUSPEND)
    assert (raised.value.code, raised.value.retryable) == ("unreachable", True)
    assert platform.look(SUSPEND).done
    platform.act(SUSPEND)
    assert account.actions == ["suspend"]  # a second one would be a second strike and a second mail


def test_a_limit_that_was_there_before_stays_when_a_suspension_is_undone(
    scripted: Scripted, platform: MastodonPlatform
) -> None:
    account = Account(scripted, silenced=True)
    performed = platform.act(SUSPEND)
    platform.undo(SUSPEND, before=performed.before)
    assert account.flags == {"suspended": False, "silenced": True}
    assert account.actions == ["suspend", "unsuspended"]


@pytest.mark.parametrize(
    ("status", "said", "code", "retryable"),
    [
        (403, "This action is not allowed", "refused", False),
        (403, "This action is outside the authorized scopes", "missing_scope", True),
        (401, "The access token was revoked", "token_dead", True),
        (422, "Validation failed", "refused", False),
        (503, "Service unavailable", "server_failed", True),
    ],
)
def test_why_it_did_not_work_is_told_apart(
    scripted: Scripted, platform: MastodonPlatform, status: int, said: str, code: str, *, retryable: bool
) -> None:
    Account(scripted)
    scripted.on("POST", f"{ADMIN}/action", Answer({"error": said}, status))
    with pytest.raises(PlatformError) as raised:
        platform.act(SUSPEND)
    assert (raised.value.code, raised.value.retryable) == (code, retryable)


def test_an_account_that_only_moderators_still_see_is_found(scripted: Scripted, platform: MastodonPlatform) -> None:
    account = Account(scripted, suspended=True)
    scripted.on("GET", "/api/v1/accounts/lookup", Answer({"error": "Record not found"}, 404))
    other = {"id": "5", "username": "spammer", "domain": "bad.example"}
    scripted.on("GET", "/api/v2/admin/accounts", Answer([other, account.told()]))
    assert platform.look(SUSPEND).done
    assert scripted.requests("GET", "/api/v2/admin/accounts")[0].query["by_domain"] == "bad.example"


def test_an_answer_that_does_not_say_how_it_stands_is_not_believed(
    scripted: Scripted, platform: MastodonPlatform
) -> None:
    Account(scripted)
    scripted.on("GET", ADMIN, Answer({"id": "77"}))
    with pytest.raises(PlatformError) as raised:
        platform.act(SUSPEND)
    assert raised.value.code == "odd_answer"
    assert not scripted.requests("POST", f"{ADMIN}/action")


BLOCKS = "/api/v1/admin/domain_blocks/"
HAD = {"id": "9", "domain": "bad.example", "severity": "silence", "reject_media": True, "reject_reports": False,
       "private_comment": "ours", "public_comment": "spam", "obfuscate": True}  # fmt: skip


def test_a_block_far_down_the_list_is_changed_and_put_back_with_all_its_values(
    scripted: Scripted, platform: MastodonPlatform
) -> None:
    first = Answer(
        [{"id": str(n), "domain": f"d{n}.example", "severity": "suspend"} for n in range(100, 200)],
        headers={"Link": f'<{scripted.url}{BLOCKS}?max_id=100>; rel="next"'},
    )
    scripted.on("GET", BLOCKS, lambda asked: Answer([HAD]) if "max_id" in asked.query else first)
    scripted.on("PUT", "/api/v1/admin/domain_blocks/9", Answer(HAD))
    deed = Deed(kind="block_domain", target="bad.example", params={"severity": "suspend"}, key="town:1:1")
    performed = platform.act(deed)
    platform.undo(deed, before=performed.before)
    worse, back = scripted.requests("PUT", "/api/v1/admin/domain_blocks/9")
    assert worse.form["severity"] == "suspend"
    assert back.form["severity"] == "silence"
    assert (back.form["private_comment"], back.form["public_comment"]) == ("ours", "spam")
    assert back.form["reject_media"].lower() in ("1", "true")


@pytest.mark.parametrize("kind", ["announcement", "end_announcement"])
def test_what_the_api_does_not_have_is_for_people(platform: MastodonPlatform, kind: str) -> None:
    with pytest.raises(PlatformError) as raised:
        platform.look(Deed(kind=kind, target="", params={"text": "Picnic"}, key="town:1:1"))
    assert (raised.value.code, raised.value.retryable) == ("for_people", False)


def test_powers_need_scopes_and_a_role(scripted: Scripted, platform: MastodonPlatform) -> None:
    needed = "read write admin:read admin:write:accounts"
    scripted.on("GET", "/api/v1/apps/verify_credentials", Answer({"scopes": needed.split()}))
    scripted.on("GET", "/api/v1/notifications", Answer([]))
    me = {"id": "1", "acct": "govbot", "bot": True, "locked": False}

    def found(permissions: int, *powers: str) -> str:
        role = {"role": {"permissions": str(permissions)}}
        scripted.on("GET", "/api/v1/accounts/verify_credentials", Answer(me | role))
        return " ".join(one.what for one in platform.check(powers=powers) if one.level != "fine")

    assert "lacks" not in found(0x410, "suspend_account")
    assert "Manage Users" in found(0x10, "suspend_account")
    assert "admin:write:domain_blocks" in found(0x430, "suspend_account", "block_domain")
    assert "not granted" in found(0x410)
    assert "lacks" not in found(0x1, "silence_account")


@pytest.mark.parametrize("own", ["home.example", "example"])
def test_the_server_itself_is_never_blocked(scripted: Scripted, platform: MastodonPlatform, own: str) -> None:
    with pytest.raises(PlatformError, match="server itself") as raised:
        platform.act(Deed(kind="block_domain", target=own, params={}, key="town:1:1"))
    assert (raised.value.code, raised.value.retryable) == ("for_people", False)
    assert not [asked for asked in scripted.asked if asked.method == "POST"]
