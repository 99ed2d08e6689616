"""Says what the bot would understand."""

import json
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.management.base import GovbotCommand, answer_no, bad_input, input_lines
from governance.management.named import community_named
from platforms.interpreting import Unreadable, interpret
from platforms.models import Connection
from platforms.thinking.choice import May, help_for
from reasoning.models.asking import Asker
from reasoning.models.errors import ModelUnavailable

if TYPE_CHECKING:
    from governance.models import Community


class Command(GovbotCommand):
    help = (
        "Says what the bot would understand: JSON lines in, JSON lines out, in the same order. It changes nothing.\n"
        'A line needs "text"; "id", "author" and "in_reply_to_proposal" help.'
    )
    example = """interpret town < messages.jsonl
  echo '{"id": "m1", "text": "@govbot agree 3"}' | manage.py interpret town"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as town")

    def handle(self, *_args: Any, **options: Any) -> None:
        community = community_named(options["slug"])
        connection = Connection.objects.select_related("community").filter(community=community).first()
        if connection is None:
            bad_input(f"{community.slug} is connected to no platform, so the bot has no name there.")
        helper = _helper(community)
        broken = 0
        for line in input_lines(self.stderr, takes='{"text": "@govbot agree 3"}'):
            if not line.strip():
                continue
            try:
                made = interpret(line, connection, helper=helper)
            except Unreadable as error:
                broken += 1
                made = {"id": error.line_id, "error": str(error)}
            self.stdout.write(json.dumps(made, ensure_ascii=False))
            self.stdout.flush()
        if broken:
            answer_no(f"{broken} {'line' if broken == 1 else 'lines'} could not be interpreted.")


def _helper(community: "Community") -> Asker | None:
    """The community's own model, if one helps there as far as drafts."""
    try:
        found = help_for(community, now=timezone.now())
    except ModelUnavailable:
        return None
    return found.asker if found.may is May.DRAFT else None
