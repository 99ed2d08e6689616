"""A scenario from its first step to its last, every deadline on the way at its own instant."""

from datetime import datetime, timedelta
from pathlib import Path

from governance.domain.audit import GENESIS, first_break
from governance.domain.durations import format_duration
from governance.domain.sections import parse_sections
from governance.selectors import community, export, next_deadline_at
from governance.selectors.reminders import next_reminder_at
from governance.starters import starter_rulebook_for
from platforms.rehearsal.acts import CannotBeDone, moderate, say
from platforms.rehearsal.database import throw_away_database
from platforms.rehearsal.expectations import compare
from platforms.rehearsal.happenings import Expectation, Failure, Happening, Told, iso
from platforms.rehearsal.helper import helped_by
from platforms.rehearsal.scenario import Scenario, Step
from platforms.rehearsal.stage import Defect, Stage, set_the_stage
from platforms.rehearsal.yaml_file import BadScenario
from platforms.texts import constitution_named, rulebook_named


def rehearse(scenario: Scenario, *, path: Path) -> Told:
    """Everything that happens in a scenario. Raises GovernanceError or BadScenario where it cannot even begin."""
    text = constitution_named(scenario.constitution, beside=path.parent)
    given = scenario.rulebook
    rulebook = rulebook_named(given, beside=path.parent) if given else starter_rulebook_for(text)
    if rulebook is None:
        raise BadScenario(
            f"{path}: {scenario.constitution} needs a rulebook: name a ratified one as rulebook, because reading a "
            "constitution by machine is not part of this version."
        )
    told = Told(scenario=str(path), title=parse_sections(text)[0].heading, timezone=scenario.timezone)
    with throw_away_database():
        stage = set_the_stage(scenario, text=text, rulebook=rulebook)
        play = _Play(scenario, stage, told)
        with helped_by(scenario.model, stage, path=path, clock=play.seconds, now=scenario.start):
            play.to_the_end()
    return told


class _Play:
    """The story as it goes. `lately` is what happened since the last step that was more than expectations."""

    def __init__(self, scenario: Scenario, stage: Stage, told: Told) -> None:
        self.scenario, self.stage, self.told = scenario, stage, told
        self.now = scenario.start
        self.lately: list[Happening] = []
        self.listener: str | None = None

    def to_the_end(self) -> None:
        number = 0
        try:
            for number, step in enumerate(self.scenario.steps, start=1):
                self._take(step, number)
        except Defect as defect:
            self._failed(number, "Govbot", "no error", str(defect))
        self._check_the_record(number)

    def seconds(self) -> float:
        """The story's time, for whoever measures how long something lasts."""
        return self.now.timestamp()

    def _take(self, step: Step, number: int) -> None:
        if step.say or step.moderator or step.expect is None:
            self.lately, self.listener = [], step.by
        self._let_time_pass(self.scenario.instant(step.at), number)
        try:
            if step.say:
                posted = say(self.stage, step, number=number, now=self.now)
                self.listener = posted.by
                self._tell(posted)
            if step.moderator:
                self._tell(moderate(self.stage, step, number=number, now=self.now))
        except CannotBeDone as problem:
            self._failed(number, "the step", "to be possible", str(problem))
        self._settle(number)
        if step.expect is None:
            return
        found = compare(step.expect, stage=self.stage, lately=self.lately, listener=self.listener, now=self.now)
        for one in found:
            self.told.happenings.append(
                Expectation(at=self.now, step=number, what=one.what, wanted=one.wanted, found=one.found, ok=one.ok)
            )
            if not one.ok:
                self._failed(number, one.what, one.wanted, one.found)

    def _let_time_pass(self, until: datetime, number: int) -> None:
        here = self.stage.connection.community
        while True:
            ends_at, remind_at = next_deadline_at(here, now=self.now), next_reminder_at(here, now=self.now)
            ahead = [at for at in (ends_at, remind_at) if at is not None and at <= until]
            if not ahead:
                break
            self.now = min(ahead)
            if not self._settle(number) and self.now == ends_at:  # a reminder may turn out not to be needed
                raise Defect(f"something was due at {iso(self.now)} and nothing happened; the log says more")
        self.now = until

    def _settle(self, number: int) -> int:
        self.stage.settle(self.now)
        news = list(self.stage.news(step=number))
        for one in news:
            self._tell(one)
        return len(news)

    def _tell(self, one: Happening) -> None:
        self.told.happenings.append(one)
        self.lately.append(one)

    def _failed(self, number: int, what: str, wanted: str, found: str) -> None:
        at = self.scenario.steps[number - 1].at if number else timedelta(0)
        self.told.failures.append(Failure(step=number, at=_as_written(at), what=what, wanted=wanted, found=found))

    def _check_the_record(self, number: int) -> None:
        row = community(self.stage.connection.community_id)
        broken, good, head = first_break(export(row))
        self.told.entries = good
        if broken is not None:
            self._failed(number, "the record", "to hold", f"entry {broken.seq}: {broken.problem}")
        elif (good, head) != (row.audit_length, row.audit_head if row.audit_length else GENESIS):
            self._failed(number, "the record", f"{row.audit_length} entries", f"{good} entries")


def _as_written(at: datetime | timedelta) -> str:
    return iso(at) if isinstance(at, datetime) else format_duration(at)
