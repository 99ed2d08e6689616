"""Small constitutions for tests: a way to decide as stages, with everything marked as people's own default."""

from collections.abc import Callable, Mapping, Sequence

from governance.domain.audit import first_break
from governance.domain.sections import digest
from governance.models import StageRun
from governance.services.stages.recounting import recount
from tests.conftest import Town

MakeTown = Callable[..., Town]

TEXT = """# Small Constitution

## Article 1: How we decide

### Section 1.1: Deciding

We decide as it is agreed among us.
"""
EVERYBODY = {"text": "every member"}
BALLOT = {
    "kind": "ballot",
    "method": "yes_no",
    "electorate": EVERYBODY,
    "threshold": {"fraction": "1/2", "strict": True, "basis": "for_and_against"},
    "quorum": "none",
    "duration": {"min": "P6D"},
}
EXECUTION = {"kind": "execution"}
PETITION = {
    "kind": "petition",
    "electorate": EVERYBODY,
    "signatures": {"count": 2},
    "duration": {"max": "P10D"},
}
TALK = {"kind": "deliberation", "duration": {"min": "P3D"}}
CONSENT = {
    "kind": "consent",
    "method": "consent",
    "electorate": EVERYBODY,
    "duration": {"min": "P4D"},
    "objections": {"stop": 1, "reason": True},
}
ROLE = {"kind": "role", "method": "role", "electorate": {"roles": ["guide"]}, "duration": {"max": "P5D"}}
CLAUSE = {
    "anchor": "article-1-section-1-1",
    "section": "Section 1.1",
    "path": "Small Constitution > Article 1: How we decide > Section 1.1: Deciding",
    "quote": "We decide as it is agreed among us.",
}


def small_rulebook(*stages: dict, roles: tuple[dict, ...] = ()) -> dict:
    """A rulebook with one way to decide, made of these stages and carried out at once."""
    return rulebook_of_ways({"proposal": stages}, roles=roles)


def rulebook_of_ways(ways: Mapping[str, Sequence[dict]], *, roles: tuple[dict, ...] = ()) -> dict:
    """A rulebook with a way to decide for each key; the first one is the usual one."""
    return {
        "title": "Small Constitution",
        "sha256": digest(TEXT),
        "language": "en",
        "process_types": [
            _way(key, [*stages, EXECUTION], usual=not at) for at, (key, stages) in enumerate(ways.items())
        ],
        "roles": list(roles),
    }


def _way(key: str, stages: list[dict], *, usual: bool) -> dict:
    return {
        "key": key,
        "title": key.capitalize(),
        "default": usual,
        "proposers": EVERYBODY,
        "stages": stages,
        "citations": [CLAUSE | {"field": "decides"}],
        "decides": "everything",
        "fields": {"proposers": {"origin": "default"}}
        | {f"stages.{index}": {"origin": "default"} for index in range(len(stages))},
    }


def kinds(town: Town) -> list[tuple[str, str | None]]:
    """The stages that were run, in order, and how each ended."""
    return list(StageRun.objects.order_by("pk").values_list("kind", "outcome"))


def whole(town: Town) -> None:
    """Nothing is left half done: all was said, the record holds, and every count comes out the same again."""
    assert town.unsaid() == 0
    assert first_break(town.chain())[0] is None
    assert [counted.differences for counted in recount(town.community) if counted.differences] == []
