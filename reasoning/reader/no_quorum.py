"""That no quorum is asked for, or that only a second meeting needs none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from governance.domain.rulebook_values import NONE
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding
from reasoning.reader.sentences import Sentence

_SECOND_CALL: Final = re.compile(
    r"(?<!\w)(?:(?:second|adjourned|reconvened|follow-?up) (?:\w+ )?(?:meeting|call|convocation)|reconven\w+|adjourned (?:to|until|for)|segunda convocatoria|(?:de |à )nouveau|(?:seconde|deuxième) (?:assemblée|convocation|réunion)|zweite[nr]? \w*versammlung|erneut\w*|nächsten (?:termin|versammlung))(?!\w)"
)
_THIS_ONE: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:it|this|these|that|such|diese[rs]?|sie|er|es|elle|il|celle-ci|celui-ci|cette|ésta?|esta|dicha|(?:the|die|la) (?:second |zweite |segunda |seconde )?(?:meeting|versammlung|assemblée|asamblea))(?!\w)"
)
_IF: Final = re.compile(r"(?<!\w)(?:if|when|where|should|in case|falls|wenn|sollte|si|cuando)(?!\w)[^.;,]{0,20}$")
_ADJOURNS: Final = re.compile(
    r"(?<!\w)(?:quorum (?:is|be|are) not (?:present|reached|met|obtained|achieved)|(?:absence|lack) of (?:a )?quorum|less than a quorum|(?:no|not a|without a) quorum)(?!\w)[^.;]{0,220}(?<!\w)(?:may|can) (?:be )?adjourn"
)
"""That a meeting may be put off needs no quorum."""
_FOR_THIS_ONE: Final = re.compile(r"[^.;,]{0,20} for (?:this|that|such an?)(?!\w)")
"""A matter just spoken of, and not what the section is about."""


def adjourns(words: str) -> bool:
    """Whether a sentence only says who may put a meeting off that has no quorum."""
    return bool(_ADJOURNS.search(words))


def only_this_vote(sentence: Sentence) -> bool:
    """Whether it says of one vote alone, just spoken of, that it needs no quorum."""
    said = lexicon.NO_QUORUM.search(sentence.plain)
    return bool(said and _FOR_THIS_ONE.match(sentence.plain, said.end()))


def no_quorum(sentence: Sentence) -> Iterator[Finding]:
    """Find that a text asks for no quorum; what holds only for a second meeting is not said of the first."""
    if adjourns(sentence.plain):
        yield Finding("quorum", NONE, sentence, sure=False)
        return
    said = lexicon.NO_QUORUM.search(sentence.plain)
    again = _SECOND_CALL.search(sentence.plain) or _of_a_second_call(sentence)
    if said and not again and not _IF.search(sentence.plain[: said.start()]):
        yield Finding("quorum", NONE, sentence, sure=not (sentence.hedged or only_this_vote(sentence)))


def _of_a_second_call(sentence: Sentence) -> bool:
    """Whether it only says "it" or "this one" of the second meeting that the sentence before speaks of."""
    before = sentence.previous
    return bool(before is not None and _THIS_ONE.match(sentence.plain) and _SECOND_CALL.search(before.plain))
