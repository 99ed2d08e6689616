"""The town square: act as any member of a sandbox, and move its clock."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from governance.domain.actors import HOST, Cause
from governance.domain.commands import MoveClock
from governance.domain.errors import GovernanceError
from governance.selectors import active_member, community_now, next_deadline_at
from governance.services.handle import handle
from platforms import square
from platforms.adapters.sandbox.town import TownRefuses, add_account, write
from platforms.models import Connection, SandboxAccount, SandboxPost
from platforms.square_key import opens
from platforms.wake import wake

_COOKIE = "square-{}"
_JUMPS = {"hour": 3600, "day": 86400, "week": 7 * 86400}


@require_http_methods(["GET", "POST"])
def square_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The square of one sandbox, for whoever has its link."""
    connection = get_object_or_404(Connection.objects.select_related("community"), community__slug=slug)
    if connection.platform != "sandbox":
        raise Http404
    key = request.GET.get("key", "")
    if key and opens(slug, key):
        response = redirect("square", slug)
        response.set_signed_cookie(_COOKIE.format(slug), "open", httponly=True, samesite="Lax", max_age=90 * 86400)
        return response
    if request.get_signed_cookie(_COOKIE.format(slug), default="") != "open":
        return HttpResponseForbidden(render(request, "platforms/square_closed.html", {"slug": slug}))
    if request.method == "POST":
        return _act(request, connection)
    return render(request, "platforms/square.html", _context(request, connection))


def _context(request: HttpRequest, connection: Connection) -> dict[str, Any]:
    community = connection.community
    people = SandboxAccount.objects.filter(community=community, bot=False)
    acting = people.filter(handle=request.GET.get("as", "")).first() or people.first()
    now = community_now(community, real_now=timezone.now())
    return {
        "community": community,
        "people": people,
        "acting": acting,
        "is_member": acting is not None and active_member(community.pk, acting.handle) is not None,
        "threads": square.threads(connection, seen_by=acting),
        "reply_to": request.GET.get("reply", ""),
        "now": now,
        "next_deadline_at": next_deadline_at(community, now=now),
        "bot": connection.bot_handle,
        "waiting": square.waiting(connection),
    }


def _act(request: HttpRequest, connection: Connection) -> HttpResponse:
    acting = request.POST.get("as", "")
    try:
        match request.POST.get("do"):
            case "write":
                _write(request, connection)
            case "add":
                acting = _add(request, connection)
            case "clock":
                _move_clock(request, connection)
            case _:
                messages.error(request, "That button is not known here. Reload the page and try again.")
    except (TownRefuses, GovernanceError) as error:
        messages.error(request, str(error))
        if request.POST.get("do") == "write":
            return render(
                request, "platforms/square.html",
                _context(request, connection) | {"unsent": request.POST.get("text", "")}, status=400,
            )  # fmt: skip
    where = reverse("square", args=[connection.community.slug])
    return HttpResponseRedirect(f"{where}?as={acting}" if acting else where)


def _write(request: HttpRequest, connection: Connection) -> None:
    account = SandboxAccount.objects.filter(
        community=connection.community, handle=request.POST.get("as", ""), bot=False
    ).first()
    if account is None:
        raise TownRefuses("Choose who you are first.")
    parent_id = request.POST.get("reply_to", "")
    parent = (
        SandboxPost.objects.select_related("account")
        .filter(account__community=connection.community, pk=int(parent_id))
        .first()
        if parent_id.isdecimal() and len(parent_id) < 18  # noqa: PLR2004 - longer is no id
        else None
    )
    text = request.POST.get("text", "").strip()
    if text and parent is not None and parent.account.bot and f"@{connection.bot_handle}" not in text.lower():
        text = f"@{connection.bot_handle} {text}"
    private = request.POST.get("private") == "on" or (parent is not None and parent.visibility == "direct")
    with transaction.atomic():
        write(
            account,
            text=text,
            visibility="direct" if private else "public",
            in_reply_to=parent,
            posted_at=community_now(connection.community, real_now=timezone.now()),
        )
        wake("intake")


def _add(request: HttpRequest, connection: Connection) -> str:
    now = community_now(connection.community, real_now=timezone.now())
    account = add_account(connection.community_id, handle=request.POST.get("handle", ""), created_at=now)
    messages.success(request, f"@{account.handle} has moved here. Write “@{connection.bot_handle} join” to join.")
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
    else:
        seconds = _JUMPS.get(jump, 0)
    with transaction.atomic():
        handle(MoveClock(seconds=seconds), community=community.pk, actor=HOST, cause=Cause(ref="square"), now=now)
        wake("deadlines")
