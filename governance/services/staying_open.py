"""No new rules may end all changing of the rules: looked at whenever rules are ratified, put to a vote or adopted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from governance.domain.carrying_over import amending_process
from governance.domain.electorate import Requirement, Standing, eligibility
from governance.domain.flow import DECIDING
from governance.domain.ratifying import field_in_words
from governance.domain.rulebook import Duration, ProcessType, Rulebook, StageKind
from governance.domain.rulebook_flow import most_asked
from governance.domain.rulebook_running import measured_by_everybody
from governance.domain.rulebook_values import Conditions
from governance.domain.times import spoken_period
from governance.selectors.eligibility import requirement
from governance.selectors.members import facts_of_all
from governance.selectors.offices import offices_held
from governance.selectors.standing import is_roll_local
from governance.services.scene import Scene

_LONG_ENOUGH = timedelta(days=366)
_UNTIL_THEN = "Until that is put right the rules before hold."


def no_more_amendments(scene: Scene, rulebook: Rulebook, before: Rulebook | None) -> str | None:
    """Why nobody could change the constitution any more by these rules, if those before did not say so as well."""
    old, new = amending_process(before) if before else None, amending_process(rulebook)
    if before is None or old is None or new is None:
        return None
    why = (
        _too_many(scene, new, old)
        or _too_long(new, old)
        or _nobody_meets(scene, new, old)
        or _nobody_holds(scene, rulebook, new)
        or _nobody_knows(scene, new)
    )
    return f"By these rules nobody could change the constitution any more: “{new.title}” {why}" if why else None


def _too_many(scene: Scene, new: ProcessType, old: ProcessType) -> str | None:
    there = scene.community.members.filter(standing=Standing.ACTIVE).count()
    asked = most_asked(new, there)
    if asked <= max(there, most_asked(old, there)):
        return None
    return (
        f"asks for {asked} people, and {there} are members. Members can lower the number by amending the text; until "
        "then the rules before hold."
    )


def _too_long(new: ProcessType, old: ProcessType) -> str | None:
    lasts = _lasts(new)
    if lasts <= max(_LONG_ENOUGH, _lasts(old)):
        return None
    return f"lasts {spoken_period(lasts)}, and that is more than a year. {_UNTIL_THEN}"


def _lasts(process: ProcessType) -> timedelta:
    periods = (stage.duration.usual for stage in process.stages if isinstance(stage.duration, Duration))
    return sum(periods, start=timedelta(0))


def _asked(process: ProcessType) -> Iterator[tuple[str, Conditions]]:
    """What is asked of those who propose and of those who decide."""
    if process.proposers is not None:
        yield "proposers", process.proposers
    for index, stage in enumerate(process.stages):
        if stage.electorate is not None and (stage.kind in DECIDING or stage.kind is StageKind.PETITION):
            yield f"stages.{index}.electorate", stage.electorate


def _nobody_meets(scene: Scene, new: ProcessType, old: ProcessType) -> str | None:
    """Beside roles, which can be given: an age, a time or vouchers that nobody here has."""
    known = [_without_roles(requirement(asked)) for _, asked in _asked(old)]
    for field, asked in _asked(new):
        wanted = _without_roles(requirement(asked))
        if wanted not in known and not _somebody_meets(scene, wanted):
            return f"asks for what nobody here has yet ({field_in_words(field)}). {_UNTIL_THEN}"
    return None


def _without_roles(asked: Requirement) -> Requirement:
    ways = tuple(replace(way, roles=frozenset()) for way in asked.any_of)
    return replace(asked, roles=frozenset(), any_of=ways)


def _somebody_meets(scene: Scene, asked: Requirement) -> bool:
    founded_at = scene.community.founded_at
    everybody = facts_of_all(scene.community, asked, now=scene.now)
    return any(eligibility(facts, asked, founded_at=founded_at, now=scene.now).may for _, _, facts in everybody)


def _nobody_holds(scene: Scene, rulebook: Rulebook, new: ProcessType) -> str | None:
    """A role can be given by any decision; so only if every way waits for roles that nobody holds, all is over."""
    held = set(offices_held(scene.community, now=scene.now).values_list("role", flat=True))
    if any(_is_open(process, held) for process in rulebook.process_types) or _is_open(new, held):
        return None
    return f"needs roles that nobody holds, and in no other way can anybody be given one. {_UNTIL_THEN}"


def _is_open(process: ProcessType, held: set[str]) -> bool:
    return all(not asked.roles or held.intersection(asked.roles) for _, asked in _asked(process))


def _nobody_knows(scene: Scene, new: ProcessType) -> str | None:
    if measured_by_everybody(new) is None or not is_roll_local(scene.community):
        return None
    return f"is measured by everybody, and with a local roll nobody knows how many they are. {_UNTIL_THEN}"
