"""What every service needs to know: where, who, why and when; and who that is on the roll."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from governance.domain.actors import Actor, ActorKind, Cause
from governance.domain.errors import GovernanceError
from governance.domain.rulebook import Rulebook
from governance.models import Community, ConstitutionVersion, Member, Moderator, StoredRulebook
from governance.selectors import constitution_in_force, parsed_rulebook, rulebook_in_force
from governance.selectors.members import member_of


class NotAModerator(GovernanceError):
    """Somebody without the right tries to do what moderators do."""

    code = "not_a_moderator"
    safe = "Only a moderator of this community can do this."


class NoRulesYet(GovernanceError):
    """The community's text has no ratified rulebook."""

    code = "no_rules_yet"
    safe = (
        "Nobody has confirmed yet how this community's constitution is to be read, so nothing can be proposed. "
        "A moderator can do that in the admin."
    )


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One command's circumstances. The community row is locked for as long as the command runs."""

    community: Community
    actor: Actor
    cause: Cause
    now: datetime

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.community.timezone)

    @cached_property
    def member(self) -> Member | None:
        """The acting person on the roll, whatever their standing."""
        if self.actor.kind is not ActorKind.PERSON:
            return None
        return next(iter(member_of(community=self.community.pk, handle=self.actor.key)), None)

    @cached_property
    def constitution(self) -> ConstitutionVersion | None:
        return constitution_in_force(self.community)

    @cached_property
    def stored_rulebook(self) -> StoredRulebook:
        """The rulebook in force. Raises NoRulesYet."""
        stored = rulebook_in_force(self.community)
        if stored is None:
            raise NoRulesYet
        return stored

    @property
    def rulebook(self) -> Rulebook:
        return parsed_rulebook(self.stored_rulebook)

    def forget_rules(self) -> None:
        """The text or its rulebook has changed: read them anew when they are next asked for."""
        for name in ("constitution", "stored_rulebook"):
            self.__dict__.pop(name, None)

    def moderator(self) -> Moderator:
        """The acting moderator. Raises NotAModerator."""
        found = None
        if self.actor.kind is ActorKind.MODERATOR:
            found = Moderator.objects.filter(
                community=self.community, user__username=self.actor.key, user__is_active=True, ended_at__isnull=True
            ).first()
        if found is None:
            raise NotAModerator
        return found

    def actor_reference(self) -> str:
        """How the record names who acted: a pseudonym, never a handle."""
        if self.actor.kind is ActorKind.MODERATOR:
            return f"moderator:{self.moderator().pseudonym}"
        if self.actor.kind is ActorKind.PERSON:
            member = self.member or Member.objects.get(community=self.community, handle=self.actor.key)
            return f"member:{member.pseudonym}"
        return str(self.actor.kind)
