"""A rehearsal's scenario: every key known, every name introduced, every instant in order."""

from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import ValidationError, field_validator, model_validator

from governance.domain.lifecycle import Outcome, State
from governance.domain.rulebook_values import StageKind
from platforms.bootstrap import BOT_HANDLE
from platforms.rehearsal.script import shown, unheard
from platforms.rehearsal.values import Closed, Count, Handle, Instant, Joined, Model, Number, Text, When, told
from platforms.rehearsal.yaml_file import BadScenario, read_yaml

MODERATOR, NEVER = "moderator", "never"
_SPAN = timedelta(days=3660)


class Act(StrEnum):
    """What a moderator can do."""

    VETO = "veto"
    CANCEL = "cancel"
    RELEASE = "release"
    HALT = "halt"
    RESUME = "resume"
    CONFIRM = "confirm"
    OVERRIDE = "override"
    RETRY = "retry"
    REVERSE = "reverse"
    UPHOLD = "uphold"
    DISMISS = "dismiss"


_ON_ALL = {Act.HALT, Act.RESUME}
_ON_APPEALS = {Act.UPHOLD, Act.DISMISS}


class Person(Closed):
    """Somebody of the story. Who `joined: never` is there, but not on the roll."""

    handle: Handle
    joined: Joined | None = None
    remote: bool | None = None
    roles: list[Text] = []

    @model_validator(mode="after")
    def _lives_where_the_handle_says(self) -> Self:
        if self.remote is not None and self.remote != ("@" in self.handle):
            raise ValueError("somebody is remote if and only if the handle names a server, such as zoe@far.example")
        if self.joined == NEVER and self.roles:
            raise ValueError("somebody who never joined holds no roles")
        return self


class ExpectedTally(Closed):
    """Votes as counted; those that are left out may be any."""

    agree: Count | None = None
    disagree: Count | None = None
    abstain: Count | None = None
    block: Count | None = None
    stand_aside: Count | None = None
    object: Count | None = None


class ExpectedProposal(Closed):
    """How a proposal stands; `state` is a state or an outcome."""

    number: Number
    state: str | None = None
    tally: ExpectedTally | None = None
    electorate: Count | None = None
    stage: StageKind | None = None
    signatures: Count | None = None
    options: dict[str, Count] | None = None
    winners: list[Text] | None = None

    @field_validator("stage", mode="before")
    @classmethod
    def _is_a_stage(cls, stage: object) -> object:
        if stage is not None and stage not in [*StageKind]:
            raise ValueError(f"takes a kind of stage: {', '.join(StageKind)}")
        return StageKind(stage) if isinstance(stage, str) else stage

    @field_validator("state")
    @classmethod
    def _is_known(cls, state: str | None) -> str | None:
        known = [*State, *Outcome]
        if state is not None and state not in known:
            raise ValueError(f"takes a state or an outcome: {', '.join(known)}")
        return state


class ExpectedAction(Closed):
    """An effect and how far it has come."""

    kind: Text
    state: Text


class Expected(Closed):
    """What must hold at a step; see docs/REHEARSE.md."""

    proposal: ExpectedProposal | None = None
    action: ExpectedAction | None = None
    said: Text | None = None
    audit: Text | None = None
    cites: Text | None = None

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if all(value is None for value in (self.proposal, self.action, self.said, self.audit, self.cites)):
            raise ValueError("expects nothing: give proposal, action, said, audit or cites")
        return self


class Step(Closed):
    """Somebody says something, a moderator acts, or only time passes; then what is expected is looked at."""

    at: When
    by: Handle | None = None
    juror: Number | None = None
    say: Text | None = None
    reply_to: Number | None = None
    dm: bool = False
    moderator: Handle | None = None
    do: str | None = None
    proposal: Number | None = None
    appeal: Number | None = None
    reason: Text | None = None
    title: Text | None = None
    expect: Expected | None = None

    @field_validator("do")
    @classmethod
    def _is_possible(cls, do: str | None) -> str | None:
        if do is not None and do not in [*Act]:
            raise ValueError(f"takes what a moderator does: {', '.join(Act)}")
        return do

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if ((self.by is None) == (self.juror is None)) != (self.say is None):
            raise ValueError("by (or juror, but not both) and say belong together")
        if self.say is None and (self.reply_to is not None or self.dm):
            raise ValueError("reply_to and dm belong to by and say")
        if self.juror is not None and self.reply_to is None:
            raise ValueError("a juror answers: reply_to says which proposal's jury it is")
        if (self.moderator is None) != (self.do is None):
            raise ValueError("moderator and do belong together")
        if self.moderator is None and (self.proposal is not None or self.reason is not None):
            raise ValueError("proposal and reason belong to moderator and do")
        if self.title is not None and self.do != Act.RELEASE:
            raise ValueError("title belongs to do: release")
        if self.say is not None and self.moderator is not None:
            raise ValueError("one step is either by a member or by a moderator")
        if (self.appeal is not None) != (self.do in _ON_APPEALS):
            raise ValueError("appeal, the number of one, belongs to do: uphold and do: dismiss")
        alone = self.do in _ON_ALL or self.do in _ON_APPEALS
        if self.do is not None and (self.proposal is None) != alone:
            raise ValueError(f"{self.do} takes {'no proposal' if alone else 'a proposal'}")
        return self


class Scenario(Closed):
    """The whole story."""

    constitution: Text
    rulebook: Text | None = None
    model: Model = "none"
    start: Instant
    timezone: str = "UTC"
    members: list[Person]
    steps: list[Step]

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (LookupError, ValueError, OSError):
            raise ValueError("takes a time zone such as Europe/Berlin or UTC") from None
        return name

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        self._check_members()
        known = {person.handle for person in self.members}
        moderators = {person.handle for person in self.members if MODERATOR in person.roles}
        before = self.start
        for number, step in enumerate(self.steps, start=1):
            if step.by is not None and step.by not in known:
                raise ValueError(f"step {number}, by: {step.by} is not among the members")
            if step.moderator is not None and step.moderator not in moderators:
                raise ValueError(f"step {number}, moderator: {step.moderator} is not a member with the role moderator")
            at = self.instant(step.at)
            if not before <= at <= self.start + _SPAN:
                raise ValueError(f"step {number}, at: time goes forward, from the start to at most ten years later")
            before = at
        self._check_answers()
        return self

    def _check_answers(self) -> None:
        if isinstance(self.model, str):
            return
        said = [step.say for step in self.steps if step.say is not None]
        unused = unheard(self.model, said, bot=BOT_HANDLE)
        if unused is not None:
            raise ValueError(f"model, {shown(unused)}: nobody says these words in a step (leave out @{BOT_HANDLE})")

    def _check_members(self) -> None:
        seen = {BOT_HANDLE}
        for number, person in enumerate(self.members, start=1):
            if person.handle in seen:
                raise ValueError(f"member {number}, handle: {person.handle} is somebody else already")
            seen.add(person.handle)
            if isinstance(person.joined, datetime | timedelta) and self.instant(person.joined) > self.start:
                raise ValueError(
                    f"member {number}, joined: takes a time before the start; who joins later is there with "
                    "joined: never, and says “join” in a step"
                )

    def instant(self, when: datetime | timedelta) -> datetime:
        """A `When` as an instant: durations count from the start."""
        return when if isinstance(when, datetime) else self.start + when

    @property
    def founded_at(self) -> datetime:
        """The community begins when the first of its people joins."""
        given = [person.joined for person in self.members if isinstance(person.joined, datetime | timedelta)]
        return min([self.start, *map(self.instant, given)])

    def roll(self) -> list[tuple[datetime, Person]]:
        """Who is on the roll from when, earliest first. Without `joined` it is from the beginning."""
        joined = [
            (
                self.instant(person.joined) if isinstance(person.joined, datetime | timedelta) else self.founded_at,
                person,
            )
            for person in self.members
            if person.joined != NEVER
        ]
        return sorted(joined, key=lambda one: one[0])


def load(path: Path) -> Scenario:
    """A scenario out of an untrusted file. Raises BadScenario."""
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise BadScenario(f"{path} holds no scenario: it takes constitution, start, members and steps.")
    try:
        return Scenario.model_validate(data)
    except ValidationError as invalid:
        raise BadScenario(f"{path}: {told(invalid)}.") from None
