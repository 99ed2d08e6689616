"""A file of members on its way in: its bytes, its community's home server, and what it would do in words."""

from typing import TYPE_CHECKING

from governance.domain.errors import GovernanceError
from platforms.models import Connection

if TYPE_CHECKING:
    from governance.models import Community
    from governance.selectors.importing import ImportPlan


class NotUtf8(GovernanceError):
    """A file in another encoding, or no text at all."""

    code = "not_utf8"
    safe = "The file is not text in UTF-8. Spreadsheets save it as “CSV UTF-8”."


def read_upload(raw: bytes) -> str:
    """The text of a file. Raises NotUtf8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUtf8 from None
    if "\0" in text:
        raise NotUtf8
    return text


def home_of(community: "Community") -> str:
    """The server whose people go by their handle alone."""
    return Connection.objects.values_list("domain", flat=True).filter(community=community).first() or ""


def in_words(plan: "ImportPlan") -> str:
    """What would happen, in one line."""
    dates = "another date" if plan.dated == 1 else "other dates"
    return (
        f"{plan.added} new, {plan.dated} with {dates}, {plan.roles} role{'' if plan.roles == 1 else 's'} given. "
        "Nobody is taken off the roll, and no role ends."
    )
