"""Tables with one decision a row: how it is decided, where a column says so without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import NONE, StageKind
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, Way
from reasoning.reader.people import WHO_COLUMN
from reasoning.reader.sentences import Sentence

_HOW_COLUMN: Final = re.compile(
    r"^(?:how(?: (?:we|it is|it's))?(?: (?:decided?|approved?|made))?|(?:decision |voting |approval )?(?:method|process|procedure|rule|mode)|type of (?:vote|decision)|vote(?: (?:type|needed|required))?|majority|threshold|requires?|required|needs|what it takes|passes with"
    r"|wie|verfahren|(?:erforderliche )?mehrheit|comment|mode(?: de décision)?|procédure|majorité|cómo|método|procedimiento|mayoría)\??$"
)
_QUORUM_COLUMN: Final = re.compile(
    r"quorum|must be (?:there|present)|turnout|participation|engagement|anwesen|beteiligung|présen|presen|quórum"
)
_NOTHING: Final = re.compile(r"\W*(?:none|no quorum|keine?s?|aucune?|sans|ninguno|sin quórum)\W*")
_EMPTY: Final = re.compile(r"\W*(?:n/?a|none|tbd|-)?\W*")
_WAYS: Final = (
    (Way(StageKind.CONSENT, Method.LAZY_CONSENSUS), re.compile(r"(?<!\w)(?:lazy|silence)(?!\w)|(?<!\w)no objections?")),
    (Way(StageKind.CONSENT, Method.CONSENT), re.compile(r"(?<!\w)(?:consent|konsent|consentement|consentimiento)(?!\w)")),
    (Way(StageKind.BALLOT, Method.CONSENSUS), lexicon.CONSENSUS),
    (Way(StageKind.BALLOT, Method.YES_NO), lexicon.VOTE),
)  # fmt: skip


def no_quorum_in_row(sentence: Sentence) -> Iterator[Finding]:
    """Find that the decision of a row needs no quorum, where a column is for that."""
    if sentence.lead is None or not sentence.lead.row or not sentence.row or sentence.example:
        return
    columns = zip((plain(title) for title in sentence.lead.cells), sentence.cells, strict=False)
    if any(_QUORUM_COLUMN.search(title) and _NOTHING.fullmatch(plain(cell)) for title, cell in columns):
        yield Finding("quorum", NONE, sentence, sure=False)


def found_in_row(sentence: Sentence) -> Iterator[Finding]:
    """Find how the decision of a row is taken, where a column is for that."""
    if sentence.lead is None or not sentence.lead.row or not sentence.row or sentence.example:
        return
    columns = list(zip((plain(title) for title in sentence.lead.cells), sentence.cells, strict=False))
    who = next((cell for title, cell in columns if WHO_COLUMN.search(title)), "")
    how = next((plain(cell) for title, cell in columns if _HOW_COLUMN.search(title)), "")
    if not how or not who or _EMPTY.fullmatch(who) or _EMPTY.fullmatch(how):
        return
    way = next((way for way, pattern in _WAYS if pattern.search(how)), None)
    if way is None:
        yield Finding("method", Way(StageKind.ROLE, Method.ROLE), sentence, sure=False, who=who)
    else:
        yield Finding("method", way, sentence, sure=False, telling=True)
