"""What to write for what somebody wants to do with the bot itself: to join, to leave, to vote anew."""

from typing import TYPE_CHECKING

from governance import selectors
from governance.domain.community_settings import Setting
from governance.selectors.standing import setting_of
from reasoning.answers.doings import Doing, doing_asked

if TYPE_CHECKING:
    from governance.models import Community


def done_here(question: str, community: "Community", handle: str, *, quoted: str, stated: bool) -> str:
    """How it is done here, by its name in `reply.answer`; nothing if it is not asked or the quoted clause says it."""
    doing = doing_asked(question)
    if doing is None or any(said in quoted for said in (f"“{doing}”", f'"{doing}"')):
        return ""
    if doing is Doing.JOIN:
        if selectors.active_member(community.pk, handle) is not None:
            return "member"
        return str(setting_of(community, Setting.ROLL).value)
    return "" if stated else str(doing)
