"""What a time is for, where the words right beside it name that: "a week of discussion", "Voting: 3 days"."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.findings import Purpose
from reasoning.reader.other_times import earliest, meets_within
from reasoning.reader.periods import NOMINATING, OPEN_SO_LONG

AHEAD: Final = re.compile(
    r"(?:before|prior to|in advance|ahead(?!\w)|beforehand|earlier|notice|vor |vorher|avant|précéd|à l'avance|antes|antelación|anticipación|préavis|frist)"
)
_DIRECT: Final = re.compile(
    r"(?:'s?)?[ -](?:of |for |d'|de |long |lang |lange )?(?:(?:minimum|public|formal|open|further|prior|advance|written|previous|full|clear|calendar|advanced),? ){0,3}(?:(?P<discussion>(?:discussions?|debate|comments?|feedback|consultation|deliberation|diskussion\w*|diskutiert|debattiert|beraten|besprochen|débats?|discusión|deliberación)(?!\w))|(?P<voting>(?:votes?|voting|polls?|ballots?|referendum|abstimmung\w*|abgestimmt|abstimmen|votación|scrutin)(?!\w))"
    r"|(?P<notice>(?:notice|notification)(?!\w))|(?P<objection>objection(?!\w))|(?P<grace>grace(?!\w)))"
)
_KINDS_OF_TIME: Final = (
    r"(?P<discussion>(?:discuss\w*|debat\w*|comment|feedback|consultation|deliberation|diskussion\w*|beratung\w*|débat|délibération|discusión|deliberación)(?: ?(?:period|phase|time|window|frist|dauer))?)"
    r"|(?P<voting>(?:voting|vote|poll|ballot|election|abstimmung\w*|wahl|scrutin|votación)(?: (?:period|phase|time|window|duration|length))?|(?:length|duration|durée|dauer|duración) (?:of (?:the )?vot\w+|of (?:the )?poll|du (?:vote|scrutin)|der abstimmung|de la votación))"
    r"|(?P<notice>(?:notice|notification|einladungsfrist|ladungsfrist|einberufungsfrist|préavis|antelación|convocatoria)(?: period)?)"
    r"|(?P<objection>objections?(?: (?:period|window|time))?|einspruchsfrist)|(?P<grace>grace(?: (?:period|time))?|(?:takes effect|in force) after)"
)
_TITLED: Final = re.compile(
    rf"(?:^|[.;|] ?)(?:\W|\d+[.)] )*(?:minimum |maximum |the |public |formal )*(?:{_KINDS_OF_TIME})(?: ?[:;=]| - | –) ?(?:at least |a minimum of |minimum |min\. |mindestens |au moins |al menos |up to |about )?(?:an? )?$"
)
"""What a line names before its length: "Discussion: 7 days"."""
_SO_LONG: Final = re.compile(
    r"^(?:\W|\d+[.)] )*(?:minimum |maximum |voting |vote )?(?:duration|length|time(?: ?(?:limit|frame|line|period))?|open(?: for)?|dauer|abstimmungsdauer|durée|duración|plazo)(?: of (?:the )?vot\w+)? ?[:;=] ?(?:at least |a minimum of |minimum |min\. |mindestens |au moins |al menos |up to |about )?(?:an? )?$"
)
_DONE_FOR: Final = re.compile(
    r"(?<!\w)(?:(?P<discussion>discuss(?:ed)?|debate[ds]?|talk|talked|commented|deliberate|débattue?s?|discutée?s?|se (?:debaten?|discuten?))|(?P<voting>vot(?:e|ed|ing)(?: on)?|voted upon|polled|se votan?|votée?s?|soumise?s? au vote|put to (?:a |the )?(?:vote|ballot)))(?: (?:it|them|this|that|the \w+|about it|online|there|in public|openly))?,? (?:for|over|during|pendant|durant|durante|por)(?: at least| up to| a further| another| au moins| al menos)?(?: an?)? ?$"
)
"""For how long something is done: "we talk for a week and vote for three days"."""
_TO_VOTE: Final = re.compile(
    r"(?:'s?)?(?: time| zeit)?,? (?:in which |time |zeit )?(?:to|um|pour|para) (?:\w+ )?(?:vote(?! (?:for|against))|cast|abzustimmen|zu stimmen|voter|votar)(?!\w)"
)
_DIRECTLY: Final[dict[str, Purpose]] = {
    "discussion": "discussion", "voting": "voting", "notice": "notice", "objection": "objection", "grace": "grace",
}  # fmt: skip
_NOTICE_WHICH: Final = re.compile(
    r"(?<!\w)(?:notice|notification|convocation)(?!\w)[^.;:]{0,40}, which (?:shall|must|will|is to) (?:be|have been) [^.;:]{2,70}$"
)
"""How long before is said of the notice itself: "after notice, which shall be no less than ten days"."""


def named(standing: str, before: str, after: str) -> tuple[Purpose | None, bool] | None:
    """What a time is for, where the words right beside it name that: "a week of discussion", "Voting: 3 days"."""
    direct = _DIRECT.match(after) or _TITLED.search(standing) or _DONE_FOR.search(before)
    if direct:
        return next(purpose for name, purpose in _DIRECTLY.items() if direct[name]), direct.re is not _DONE_FOR
    if _TO_VOTE.match(after):
        return ("execution", False) if meets_within(before) else ("voting", True)
    if OPEN_SO_LONG.search(before):
        return "voting", True
    if earliest(before, after):
        return "discussion", False
    if _NOTICE_WHICH.search(standing):
        return "notice", False
    nominating = NOMINATING.search(standing)
    if nominating and nominating.end() == len(standing) and not AHEAD.search(after[:30]):
        return "discussion", False
    return ("voting", False) if _SO_LONG.search(standing) else None
