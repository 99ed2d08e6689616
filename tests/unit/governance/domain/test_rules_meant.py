"""Which rule a member means who contests it, in their own words and in the sections of their own text."""

import pytest

from governance.domain.rulebook import Rulebook
from governance.domain.rules_meant import meant

TEXT = """# Statutes

## Article II: Members

### Section 5: Votes

Members vote.

## Article III: Meetings

### Section 5: Decisions

We decide.

## Article VII: Amendments

We amend.

## Artículo 10

Se vota.
"""
BALLOT = {"kind": "ballot", "quorum": {"count": 3}, "duration": {"min": "P3D"}, "electorate": {"text": "all"}}


def way(key: str, anchor: str) -> dict:
    cited = {"field": "stages.0", "anchor": anchor, "section": "x", "path": "x", "quote": "x"}
    return {"key": key, "title": key.title(), "stages": [BALLOT], "citations": [cited]}


RULES = Rulebook.model_validate(
    {
        "title": "Statutes", "sha256": "0" * 64, "language": "en", "roles": [], "warnings": [],
        "process_types": [
            way("elections", "article-ii-section-5"), way("decisions", "article-iii-section-5"),
            way("amendments", "article-vii"), way("votaciones", "artículo-10"),
        ],
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "ways", "field"),
    [
        ("Article VII, the quorum", ["amendments"], "stages.0.quorum"),
        ("article iii, section 5: how long", ["decisions"], "stages.0.duration"),
        ("Article III is read wrongly", ["decisions"], ""),
        ("Section 5", ["elections", "decisions"], ""),
        ("Artículo 10, el quórum", ["votaciones"], "stages.0.quorum"),
        ("Amendments: wer darf abstimmen?", ["amendments"], "stages.0.electorate"),
        ("votaciones, la duración", ["votaciones"], "stages.0.duration"),
        ("Decisions", ["decisions"], ""),
        ("everything is wrong here", [], ""),
        ("Article IX, the quorum", [], ""),
        ("I find the votes too short", [], ""),
    ],
)
def test_a_clause_is_found_as_people_name_it(words: str, ways: list[str], field: str) -> None:
    found = list(meant(RULES, TEXT, words))
    assert [process.key for process, _ in found] == ways
    assert {name for _, name in found} <= {field}
