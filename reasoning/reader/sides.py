"""Both sides counted at once: so many for it and nobody against, such as "two approvals and no objections after a day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from governance.domain.ballots import Method
from governance.domain.rulebook_values import Duration, Threshold
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, Way
from reasoning.reader.sentences import Sentence

_SOME: Final = r"(?:(?!not?(?!\w)|against|days?|weeks?|hours?)[\w+'’-]+ ){0,4}?"
_FOR: Final = (
    r"(?:approvals?|approves?|approving|endorsements?|in favou?r|for it|supports?|supporters|agree|sign-?offs?|ayes|yeas|yeses|lgtms?|thumbs[ -]ups?|upvotes|\+1s?(?: votes?)?|(?:yes|positive|affirmative|favou?rable|support(?:ing)?|approving|binding) votes?|votes? (?:for|in favou?r)"
    r"|zustimmungen|zustimmen|dafür|ja-?stimmen|voix pour|pour|approbations|d'accord|votos a favor|a favor|aprobaciones)"
)
_NONE: Final = r"(?:no(?:ne|body| ?-?one)?(?! (?:more|fewer|less|longer)(?!\w))|0|zero|keine?[rn]?|niemand|aucune?|personne|ning[uú]na?|nadie)"
_AGAINST: Final = r"(?:objections?|objects?|objected|opposition|opposes?|opposed|opposing|objecting|against|dissent\w*|disagree\w*|-1s?(?: votes?)?|vetoe?s?|(?:negative|opposing|no|dissenting) votes?|einsprüche?|einspruch|widerspr\w+|widerspricht|gegenstimmen?|dagegen|contre|s'oppose|oppositions?|en contra|objeci\w+|se opon[eg]a)"
_BOTH: Final = re.compile(
    rf"(?<![\w+.,-])(?P<number>[0-9]{{1,3}}) (?:or more )?{_SOME}{_FOR}(?!\w)[^.;:]{{0,60}}?(?:,|\band\b|\bwith\b|\bwhile\b|\bas long as\b|\bbut\b|\bund\b|\bet\b|\by\b|&|\+) ?(?:there (?:are|is) |has |have |if |il n'y a |hay )?{_NONE} {_SOME}{_AGAINST}(?!\w)"
)
_BESIDE_A_SHARE: Final = re.compile(
    rf"(?:,|\band\b|\bwith\b|\bbut\b|\bif\b|\bund\b|\bbei\b|\bet\b|\by\b|\bcon\b|\bavec\b) ?(?:there (?:are|is) |has |have |if |il n'y a |hay )?{_NONE} {_SOME}{_AGAINST}(?!\w)"
    rf"|(?<!\w)(?:without|ohne|sans|sin) (?:any |an? |jegliche |una? |une? )?{_SOME}{_AGAINST}(?!\w)"
    rf"|(?<!\w)sans qu['’ ]?(?:un|aucun|il y ait)(?!\w)[^.;]{{0,40}}(?<!\w)(?:non|contre|oppos\w+|veto)(?!\w)|(?<!\w)sin que (?:nadie|haya|ning\w+)(?!\w)[^.;]{{0,40}}(?<!\w)(?:no|contra|opon\w+)(?!\w)"
)
"""What else a share needs: that nobody is against it."""
_SINCE: Final = re.compile(
    r"(?<!\w)(?:after|for|once|nach|après|tras|después de)(?: at least| a minimum of| mindestens| au moins| al menos)?(?: an?)? ?$"
)


def both_sides(sentence: Sentence) -> list[Finding]:
    """How many must be for it where nobody may be against, and how long they have, if one sentence says both."""
    found = None if sentence.example else _BOTH.search(sentence.plain)
    if found is None or not int(found["number"]) or lexicon.at_most(sentence.plain[: found.start()]):
        return []
    limit = Threshold(min_for=int(found["number"]), max_against=0)
    return [Finding("threshold", limit, sentence, sure=False), *_time_for(sentence)]


def nobody_against(words: str) -> bool:
    """Whether nobody may be against what a sentence asks a share for."""
    return bool(_BESIDE_A_SHARE.search(words))


def _time_for(sentence: Sentence) -> list[Finding]:
    lengths = {each.value: each for each in sentence.quantities if each.kind == "duration"}
    for length, quantity in lengths.items():
        before = sentence.plain[: quantity.start]
        if len(lengths) == 1 and isinstance(length, timedelta):
            if lexicon.at_most(before):
                return [Finding("objection", Duration(max=length), sentence, sure=False)]
            if _SINCE.search(before):
                return [Finding("objection", Duration(min=length), sentence, sure=False)]
    return []


def with_both_sides(
    sentence: Sentence, ways: Sequence[Finding], times: Sequence[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """The ways and times of a sentence: where both sides are counted, these numbers and no silence decide."""
    both = both_sides(sentence)
    if not both:
        return list(ways), list(times)
    kept = [
        each
        for each in ways
        if not (isinstance(each.value, Threshold) and each.value.fraction is None and each.value.ratio is None)
        and not (isinstance(each.value, Way) and each.value.method is Method.LAZY_CONSENSUS)
        and each.purpose != "petition"
    ]
    timed = [each for each in both if each.purpose == "objection"]
    others = [each for each in times if not timed or each.purpose not in {"objection", "voting", "discussion"}]
    return [*kept, *(each for each in both if each.purpose == "threshold")], [*others, *timed]
