"""Publishes the constitution in force as a pinned thread, by the bot's own account."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from governance.domain.actors import HOST, Cause
from governance.domain.commands import PublishConstitution
from governance.management.base import GovbotCommand
from governance.management.named import community_named
from governance.selectors import community_now, constitution_in_force
from governance.services.handle import handle
from platforms.diagnosis import connection_findings
from platforms.models import Connection
from platforms.published import thread_of


class Command(GovbotCommand):
    help = (
        "Has the bot publish the constitution in force as a numbered thread that is pinned to its profile, and marks\n"
        "the thread of an earlier version as superseded. Done again, it says so and changes nothing."
    )
    example = "publish_constitution our-town"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the community's address, such as our-town")

    def handle(self, *_args: Any, **options: Any) -> None:
        community, real_now = community_named(options["slug"]), timezone.now()
        now = community_now(community, real_now=real_now)
        done = handle(
            PublishConstitution(), community=community.pk, actor=HOST, cause=Cause(ref="host:publish"), now=now
        )
        version = constitution_in_force(community)
        assert version is not None
        named = f"Version {version.number} of the constitution of {community.name}"
        if not done:
            self.stdout.write(f"{named} is published already. {thread_of(version)} Nothing was changed.")
            return
        self.stdout.write(f"{named} goes out as a thread within seconds, while the workers run, and is pinned.")
        connection = Connection.objects.select_related("community").filter(community=community).first()
        for finding in connection_findings(connection, now=real_now) if connection else ():
            if finding.level != "fine":
                self.stderr.write(f"{finding.what} {finding.remedy}")
