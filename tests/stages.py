"""Small constitutions for tests: a way to decide as stages, with everything marked as people's own default."""

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
    whole = [*stages, EXECUTION]
    return {
        "title": "Small Constitution",
        "sha256": digest(TEXT),
        "language": "en",
        "process_types": [
            {
                "key": "proposal",
                "title": "Proposal",
                "default": True,
                "proposers": EVERYBODY,
                "stages": whole,
                "citations": [CLAUSE | {"field": "decides"}],
                "decides": "everything",
                "fields": {"proposers": {"origin": "default"}}
                | {f"stages.{index}": {"origin": "default"} for index in range(len(whole))},
            }
        ],
        "roles": list(roles),
    }
