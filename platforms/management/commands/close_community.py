"""Closes a community for good."""

import sys
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandParser
from django.core.validators import URLValidator
from django.utils import timezone

from governance.domain.resting import Rest
from governance.management.base import GovbotCommand, answer_no, bad_input
from governance.management.named import community_named
from governance.selectors.closing import left_undone, undecided
from platforms.moving.closing import StillToSay, close

if TYPE_CHECKING:
    from governance.models import Community

_LONGEST_ADDRESS = 255


class Command(GovbotCommand):
    help = (
        "Closes a community for good: says so in public, ends what is undecided, gives the token back to its server\n"
        "and forgets it. Its pages and its record stay. After a move nothing ends: it goes on at the other host."
    )
    example = (
        'close_community town --reason "We are too few to go on."\n'
        '  manage.py close_community town --reason "We have moved." --moved-to https://new.example/c/town/ --yes'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as town")
        parser.add_argument("--reason", default="", metavar="WORDS", help="why; everybody can read it")
        parser.add_argument("--moved-to", default="", metavar="URL", help="after a move: where its pages are now")
        parser.add_argument("--unsaid", action="store_true", help="go without last words that its server does not take")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *_args: Any, **options: Any) -> None:
        community = community_named(options["slug"])
        if community.rest != Rest.CLOSED:
            if not options["reason"].strip():
                bad_input("Say why, for everybody to read: --reason WORDS.")
            _check_address(options["moved_to"])
            self._ask(community, yes=options["yes"])
        try:
            left = close(
                community,
                reason=options["reason"],
                moved_to=options["moved_to"],
                unsaid=options["unsaid"],
                tell=self.stderr.write,
                clock=timezone.now,
            )
        except StillToSay as error:
            answer_no(error.safe)
        self.stdout.write(f"{community.slug} is closed.")
        if left:
            answer_no(left)

    def _ask(self, community: "Community", *, yes: bool) -> None:
        """What would come of it, and the address typed once more."""
        if community.rest == Rest.ACTING:
            for row in undecided(community):
                self.stderr.write(f"Ends without a decision: #{row.number} {row.title}")
            for row in left_undone(community):
                self.stderr.write(f"Is left to people to carry out: #{row.number} {row.title}")
        elif community.rest == Rest.ARRIVING:
            self.stderr.write("It has come from another host and has not begun here; what is under way ends with it.")
        if yes:
            return
        if not sys.stdin.isatty():
            bad_input(f"This cannot be undone. Say --yes to close {community.slug} for good.")
        self.stderr.write(f"This cannot be undone. Type {community.slug} to close it for good:", ending=" ")
        if sys.stdin.readline().strip() != community.slug:
            bad_input("Nothing was closed.")


def _check_address(given: str) -> None:
    try:
        URLValidator(schemes=["https", "http"])(given) if given else None
    except ValidationError:
        bad_input(f"“{given}” is no address of a page: give one such as https://new.example/c/town/")
    if len(given) > _LONGEST_ADDRESS:
        bad_input(f"The address is longer than {_LONGEST_ADDRESS} characters.")
