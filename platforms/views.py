"""The town square: act as any member of a sandbox, and move its clock."""

from typing import Any, NoReturn
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from governance.domain.actors import HOST, Cause
from governance.domain.ballots import Method, words_of
from governance.domain.commands import MoveClock
from governance.domain.errors import GovernanceError
from governance.selectors import active_member, community_now, next_deadline_at, next_due
from governance.services.handle import handle
from platforms import square
from platforms.adapters.sandbox.town import TownRefuses, add_account, check_listens, hold, write
from platforms.models import Connection, SandboxAccount, SandboxPost
from platforms.square_key import opens
from platforms.wake import wake

_JUMPS = {"hour": 3600, "day": 86400, "week": 7 * 86400}
_LOOKS = 8
"""How often the page looks again, each second, for what the bot has to say; only after something was done."""


@never_cache
@require_http_methods(["GET", "POST"])
def square_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The square of one sandbox, for whoever has its link."""
    connection = get_object_or_404(Connection.objects.select_related("community"), community__slug=slug)
    if connection.platform != "sandbox":
        raise Http404
    key = request.GET.get("key", "")
    if key and key.isascii() and opens(slug, key):
        response = redirect("square", slug)
        name = square.COOKIE.format(slug)
        response.set_signed_cookie(
            name,
            square.OPEN,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
            max_age=square.COOKIE_AGE,
        )
        return response
    if not square.may_enter(request, slug):
        return render(request, "platforms/square_closed.html", {"community": connection.community}, status=403)
    if request.method == "POST":
        return _act(request, connection)
    return _show(request, connection)


def _show(request: HttpRequest, connection: Connection, **more: Any) -> HttpResponse:
    with timezone.override(ZoneInfo(connection.community.timezone)):
        context = _context(request, connection) | more
        return render(request, "platforms/square.html", context, status=400 if "unsent" in more else 200)


def _context(request: HttpRequest, connection: Connection) -> dict[str, Any]:
    community = connection.community
    people = list(SandboxAccount.objects.filter(community=community, bot=False))
    wanted = request.POST.get("as") or request.GET.get("as")
    acting = next((one for one in people if one.handle == wanted), people[0] if people else None)
    now = community_now(community, real_now=timezone.now())
    reply_to = _row_number(request.POST.get("reply_to") or request.GET.get("reply", ""))
    looks = int(again) if (again := request.GET.get("again", "")) in set(map(str, range(_LOOKS + 1))) else 0
    waiting = square.waiting(connection, now=now)
    threads = square.threads(connection, seen_by=acting, now=now)
    if not any(one.post.pk == reply_to for thread in threads for one in thread):
        reply_to = None
    return square.board(connection) | {
        "community": community,
        "people": people,
        "acting": acting,
        "is_member": acting is not None and active_member(community.pk, acting.handle) is not None,
        "threads": threads,
        "reply_to": reply_to,
        "now": now,
        "next": next_due(community, now=now),
        "bot": connection.bot_handle,
        "choices": words_of(Method.YES_NO),
        "nothing_proposed": community.last_number == 0,
        "waiting": waiting,
        "unsent": None,
        "post_shown": _row_number(request.GET.get("post", "")),
        "look_again": looks - 1 if waiting and looks and reply_to is None else None,
    }


def _row_number(said: str) -> int | None:
    """The id of a row out of an address or a form; None for what no row can have."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 18 else None  # noqa: PLR2004


def _act(request: HttpRequest, connection: Connection) -> HttpResponse:
    acting, post, done = request.POST.get("as", ""), None, True
    try:
        match request.POST.get("do"):
            case "write":
                post = _write(request, connection)
            case "add":
                acting = _add(request, connection)
            case "clock":
                _move_clock(request, connection)
            case _:
                _no_such_button()
    except (TownRefuses, GovernanceError) as error:
        messages.error(request, str(error))
        if request.POST.get("do") == "write":
            return _show(request, connection, unsent=request.POST.get("text", ""))
        done = False
    known = SandboxAccount.objects.filter(community=connection.community, bot=False, handle=_plain(acting)).exists()
    query = urlencode(
        ({"as": acting} if known else {}) | ({"again": _LOOKS} if done else {}) | ({"post": post.pk} if post else {})
    )
    where = reverse("square", args=[connection.community.slug])
    return HttpResponseRedirect(f"{where}?{query}{f'#post-{post.pk}' if post else ''}")


def _no_such_button() -> NoReturn:
    raise TownRefuses("That button is not known here. Reload the page and try again.")


def _plain(said: str) -> str:
    """A name without what no database takes."""
    return said.replace("\x00", "")


def _write(request: HttpRequest, connection: Connection) -> SandboxPost:
    account = SandboxAccount.objects.filter(
        community=connection.community, handle=_plain(request.POST.get("as", "")), bot=False
    ).first()
    if account is None:
        raise TownRefuses("Choose who you are first.")
    answered = request.POST.get("reply_to", "")
    parent = _parent(connection, account, _row_number(answered)) if answered else None
    text = request.POST.get("text", "").strip()
    if text and parent is not None and parent.account.bot and f"@{connection.bot_handle}" not in text.lower():
        text = f"@{connection.bot_handle} {text}"
    if text.lower() == f"@{connection.bot_handle}":
        raise TownRefuses(
            f"Write what @{connection.bot_handle} should hear, for example: @{connection.bot_handle} help"
        )
    private = request.POST.get("private") == "on" or (parent is not None and parent.visibility == "direct")
    with transaction.atomic():
        hold(connection.community_id)
        connection.community.refresh_from_db()
        check_listens(connection.community.rest)
        post = write(
            account,
            text=text,
            visibility="direct" if private else "public",
            in_reply_to=parent,
            posted_at=community_now(connection.community, real_now=timezone.now()),
        )
        wake("intake")
    return post


def _parent(connection: Connection, account: SandboxAccount, pk: int | None) -> SandboxPost:
    """The post that is answered, if this person can see it. Raises TownRefuses."""
    post = SandboxPost.objects.select_related("account").filter(account__community=connection.community, pk=pk).first()
    if post is None or (
        post.visibility == "direct"
        and post.account_id != account.pk
        and not post.mentions.filter(pk=account.pk).exists()
    ):
        raise TownRefuses("The post that you answer is not there any more. Choose another one.")
    return post


def _add(request: HttpRequest, connection: Connection) -> str:
    now = community_now(connection.community, real_now=timezone.now())
    account = add_account(connection.community_id, handle=_plain(request.POST.get("handle", "")), created_at=now)
    messages.success(
        request, f"@{account.handle} has moved here. To become a member, write “@{connection.bot_handle} join”."
    )
    return account.handle


def _move_clock(request: HttpRequest, connection: Connection) -> None:
    community = connection.community
    now = community_now(community, real_now=timezone.now())
    jump = request.POST.get("jump", "")
    if jump == "deadline":
        at = next_deadline_at(community, now=now)
        if at is None:
            raise TownRefuses("There is no deadline ahead. Propose something first.")
        seconds = max(int((at - now).total_seconds()) + 1, 1)
    elif jump in _JUMPS:
        seconds = _JUMPS[jump]
    else:
        raise TownRefuses("The clock moves by an hour, a day, a week or to the next deadline.")
    with transaction.atomic():
        handle(MoveClock(seconds=seconds), community=community.pk, actor=HOST, cause=Cause(ref="square"), now=now)
        wake("deadlines")
