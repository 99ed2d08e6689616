"""Small constitutions for tests: a way to decide as stages, with everything marked as people's own default."""

from collections.abc import Mapping, Sequence

from governance.domain.sections import digest

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
