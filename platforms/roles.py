"""The roles that a community has, by its rules or because people held them, and what a message means by one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from governance import selectors
from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.audit import Json
from governance.domain.rulebook import Rulebook
from governance.services.speech import Reply
from reasoning.effects import RoleName

if TYPE_CHECKING:
    from governance.models import Community

_MOST_NAMED = 8
_OF_A_ROLE = frozenset({ActionKind.ROLE_GRANT, ActionKind.ROLE_END})


def roles_of(community: "Community") -> tuple[RoleName, ...]:
    """The roles of the rules in force first; none at all where the rules name none."""
    stored = selectors.rulebook_in_force(community)
    known = dict(_in_rules(selectors.parsed_rulebook(stored))) if stored else {}
    if known:
        given = set(community.offices.values_list("role", flat=True)) - set(known)
        known |= {key: _spoken(key) for key in sorted(given)}
    return tuple(RoleName(key, title) for key, title in known.items())


def _in_rules(rulebook: Rulebook) -> Iterable[tuple[str, str]]:
    """Those that are listed, and those that only a rule speaks of."""
    listed = {role.key: role.title for role in rulebook.roles}
    ways = rulebook.process_types
    asked = [one for way in ways for one in (way.proposers, *(stage.electorate for stage in way.stages))]
    named = {key for one in asked if one is not None for key in one.roles}
    named |= {stage.fills for way in ways for stage in way.stages if stage.fills}
    return [*listed.items(), *((key, _spoken(key)) for key in sorted(named - set(listed)))]


def _spoken(key: str) -> str:
    return key.replace("-", " ").replace("_", " ")


def which_role(actions: Iterable[ActionRequest], known: tuple[RoleName, ...]) -> Reply | None:
    """The question back where a role is given or taken that nobody has here; None where all is clear."""
    keys = {role.key for role in known}
    for one in actions:
        if one.kind in _OF_A_ROLE and known and one.params.get("role") not in keys:
            titles: list[Json] = [role.title for role in known[:_MOST_NAMED]]
            verb = "give {} the role {}" if one.kind is ActionKind.ROLE_GRANT else "end the role {1} of {0}"
            write = f"propose to {verb.format(one.target, known[0].title)}"
            return Reply(
                template="reply.which_role",
                data={"role": _spoken(one.params.get("role", "")), "roles": titles, "write": write},
            )
    return None
