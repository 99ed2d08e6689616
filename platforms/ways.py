"""How the community decides, told from its ratified rules: every way with its value and clause, in one post."""

from typing import TYPE_CHECKING

from governance import selectors
from reasoning.answers.answer import Answer, Citation, Status
from reasoning.answers.rulebook import ValueOfWay, told

if TYPE_CHECKING:
    from governance.models import Community

_ROOM = 400  # characters of one post, beside the name of who asked and the link
_SHORTEST_QUOTE = 45


def told_by_the_rules(question: str, community: "Community") -> Answer | None:
    """The answer, if the question asks for a value of deciding and the rules in force have it."""
    stored = selectors.rulebook_in_force(community)
    found = told(question, selectors.parsed_rulebook(stored)) if stored else ()
    if not found:
        return None
    lines = _lines(found)
    cited = (
        Citation(one.clause.anchor, one.clause.section, one.clause.path, one.clause.quote)
        for one in found
        if one.clause
    )
    return Answer(question, Status.STATED, "\n".join(lines), tuple(cited), source="record", lines=lines)


def _lines(found: tuple[ValueOfWay, ...]) -> tuple[str, ...]:
    """The usual way first. Quotes are shortened alike, and left out for their sections where that is not enough."""
    bare = [f"{_list(one.ways)}: {one.value}" for one in found]
    quoted = [one.clause for one in found if one.clause]
    around = sum(len(line) for line in bare) + sum(len(clause.section) + 6 for clause in quoted)
    room = (_ROOM - around) // len(quoted) if quoted else 0
    lines = []
    for line, one in zip(bare, found, strict=True):
        clause = ""
        if one.clause:
            clause = f"; {one.clause.section}" + (
                f": “{_short(one.clause.quote, room)}”" if room >= _SHORTEST_QUOTE else ""
            )
        lines.append(f"{line}{clause}")
    return tuple(lines)


def _list(ways: tuple[str, ...]) -> str:
    return ways[0] if len(ways) == 1 else f"{', '.join(ways[:-1])} and {ways[-1]}"


def _short(quote: str, room: int) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= room else f"{quote[:room].rsplit(' ', 1)[0]} …"
