"""What a file of members would do to the roll. Nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from governance.domain.electorate import Standing
from governance.domain.roll_files import Problem, RollLine, read_roll
from governance.domain.rulebook import Rulebook
from governance.models import Community, Member
from governance.selectors.communities import rulebook_in_force
from governance.selectors.offices import ends_by_member, roles_by_member
from governance.selectors.proposals import parsed_rulebook


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line and whom it is about; `member` is None for who is new.

    `roles`: those that they do not hold yet, or would hold until another day; `held`: those that they hold now.
    """

    line: RollLine
    member: Member | None
    roles: tuple[str, ...]
    held: frozenset[str] = frozenset()

    @property
    def dated(self) -> bool:
        """Whether somebody who is there gets another date."""
        known = self.member is not None and self.line.joined is not None
        return known and self.member.tenure_from != self.line.joined  # type: ignore[union-attr]

    @property
    def what(self) -> str:
        """The same in a few words."""
        changes = [f"{self._has(role)} the role {role}{self._until(role)}" for role in self.roles]
        if self.member is None:
            return ", ".join(["is new", *changes])
        if self.dated:
            changes.insert(0, f"was a member since {self.member.tenure_from:%Y-%m-%d} until now")
        return ", ".join(changes) or "stays as they are"

    def _has(self, role: str) -> str:
        return "keeps" if role in self.held else "gets"

    def _until(self, role: str) -> str:
        end = self.line.ends.get(role)
        return f" until {end - timedelta(seconds=1):%Y-%m-%d}" if end else ""


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """Everything that would happen, or every problem."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    @property
    def added(self) -> int:
        return sum(entry.member is None for entry in self.entries)

    @property
    def dated(self) -> int:
        return sum(entry.dated for entry in self.entries)

    @property
    def roles(self) -> int:
        return sum(len(entry.roles) for entry in self.entries)

    @property
    def changes(self) -> bool:
        return bool(self.added or self.dated or self.roles)


def plan_import(community: Community, text: str, *, home: str, by_host: bool, now: datetime) -> ImportPlan:
    """Read a file against the roll. Only the host's word makes somebody hold a role."""
    stored = rulebook_in_force(community)
    known = roles_known(parsed_rulebook(stored)) if stored else frozenset()
    read = read_roll(text, home=home, roles=known, zone=ZoneInfo(community.timezone), now=now)
    members = {member.handle.lower(): member for member in community.members.all()}
    held, ends = roles_by_member(community, now=now), ends_by_member(community, now=now)
    entries, problems = [], list(read.problems)
    for line in read.lines:
        member = members.get(line.handle.lower())
        has = held.get(member.pk, frozenset()) if member else frozenset()
        roles = tuple(
            role
            for role in line.roles
            if role not in has or _ends_anew(line, role, ends.get(member.pk) if member else None)
        )
        problem = _problem(line, member, roles, by_host=by_host)
        if problem:
            problems.append(Problem(line=line.line, what=problem))
        entries.append(Entry(line=line, member=member, roles=roles, held=has))
    return ImportPlan(entries=tuple(entries), problems=tuple(sorted(problems, key=lambda one: one.line)))


def _ends_anew(line: RollLine, role: str, known: Mapping[str, datetime | None] | None) -> bool:
    """Whether the file names another last day for a role that is held. A role without a day in it stays as it is."""
    return role in line.ends and (known or {}).get(role) != line.ends[role]


def _problem(line: RollLine, member: Member | None, roles: tuple[str, ...], *, by_host: bool) -> str:
    if member is not None and member.standing == Standing.LEFT:
        return f"“{line.handle}” has left. They can join again themselves; take the line out."
    if member is not None and member.standing == Standing.MOVED:
        return f"“{line.handle}” has moved to another account, which has the membership now; take the line out."
    if member is not None and member.standing in (Standing.WAITING, Standing.DECLINED):
        return f"“{line.handle}” has asked to join: let them in under Members in the admin, or take the line out."
    if member is not None and member.standing == Standing.SUSPENDED and roles:
        return f"“{line.handle}” is suspended and cannot be given a role now; leave the roles of this line empty."
    if roles and not by_host:
        return "Only the host can say who holds a role. Leave the roles empty, or ask the host to import this file."
    return ""


def roles_known(rulebook: Rulebook) -> frozenset[str]:
    """Every role that the constitution knows: those it describes, and those it asks for anywhere."""
    found = {role.key for role in rulebook.roles}
    for process in rulebook.process_types:
        people = [process.proposers, *(stage.electorate for stage in process.stages)]
        found.update(role for one in people if one for role in one.roles)
        found.update(process.veto.roles if process.veto is not None and process.veto != "none" else ())
    return frozenset(found)
