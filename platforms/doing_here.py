"""What to write for what somebody wants to do with the bot itself: to join, to leave, to vote anew."""

from typing import TYPE_CHECKING, Final

from governance import selectors
from governance.domain.community_settings import Setting
from governance.selectors.standing import setting_of
from reasoning.answers.doings import Doing, doing_asked

if TYPE_CHECKING:
    from governance.models import Community

WAYS: Final = {
    "joined": "To become a member here, write: join",
    "approved": "To become a member here, write: join. A moderator then lets you in.",
    "imported": "Moderators enter the members here: ask one of them.",
    "local": "Whoever has an account on this server and writes to me is a member here.",
    "member": "You are a member here already.",
    "leave": "To leave, write: leave",
    "revote": "As long as voting is open, just vote again: your last vote counts. “abstain” takes it back.",
}


def done_here(question: str, community: "Community", handle: str, *, quoted: str, stated: bool) -> str:
    """How it is done here, by name; nothing if no such thing is asked, or if the quoted clause says so already."""
    doing = doing_asked(question)
    if doing is None or any(said in quoted for said in (f"“{doing}”", f'"{doing}"')):
        return ""
    if doing is Doing.JOIN:
        if selectors.active_member(community.pk, handle) is not None:
            return "member"
        return str(setting_of(community, Setting.ROLL).value)
    return "" if stated else str(doing)


def in_words(doing: str) -> str:
    """How it is done, in English; the templates of other languages have their own words for each."""
    return WAYS.get(doing, "")
