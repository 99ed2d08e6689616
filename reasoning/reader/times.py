"""Durations: what each length of time in a sentence is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from governance.domain.number_words import plain
from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import Duration
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, Group, Purpose, clause
from reasoning.reader.named_times import AHEAD, named
from reasoning.reader.other_times import (
    after_a_vote,
    before_asking,
    of_a_rate,
    of_a_record,
    of_one_person,
    to_call,
    when_it_begins,
)
from reasoning.reader.periods import (
    BEFORE_IT_HOLDS,
    BY_WHEN,
    OF_A_MEASURE,
    RUNS,
    SO_LONG_FOR,
    STAYS_OPEN,
    TAKES_SO_LONG,
    period_before,
)
from reasoning.reader.sentences import Sentence

_STRONG_VOTING: Final = re.compile(
    r"(?:vot\w+|ballots?|polls?|referend\w+|abstimm\w+|scrutin|elections?)(?: \S+){0,8}? (?:open|lasts?|runs?|remains?|stays?|periods?|kept|held open|dauer\w*|läuft|laufen|offen|endet|schlie(?:ß|ss)t|ouvert\w*|dure\w*|clos(?:e|es)?|clôturée?|prend fin|abiert\w*|dura\w*|cierran?|finaliza\w*|termina\w*|conducted|held for|runs? for|for a|closes?|ends?)(?!\w)"
    r"|days? to (?:cast|vote)|voting (?:period|window|time|phase|duration)|vote (?:period|duration|window)|period of voting|open for (?:\w+ )?voting|(?:ballots?|votes)(?: \S+){0,4}? (?:be |are )?(?:returned|received|due|sent in|handed in|cast (?:within|by))(?!\w)|abstimmungs(?:frist|dauer|zeitraum)|durée du (?:vote|scrutin)|(?:período|plazo|periodo) de votación"
)
_GIVEN: Final = re.compile(
    r"notice|notif|announc|invit|conven|agenda|publish|in advance|call(?:ed|ing)? (?:of|for|to)|summon|einberuf|einlad|eingelad|frist|convo|préavis|antelación|anticipación|circulat|sent|posted"
)
_LENGTH: Final = re.compile(
    r"length|duration|period|how long|this long|at least$|minimum time|wie lange|open for|days|hours|time|dauer|frist|durée|délai|duración|plazo"
)
_SUMMONED: Final = re.compile(
    r"einberuf|einzuberuf|call(?:s|ed)? (?:the|a|such a|this) (?:\w+ )?meeting|durchzuführen|abzuhalten|stattfinden|convocar|convoqu|celebrarse|reunirse|se tenir|se réunir|convened|must be held|be fixed|(?<!\w)(?<!\d )tagen(?=[.;]|$)|be held|to hold|reconvene|takes? place|(?:send\w*(?: out)?|issu\w+|mail\w*) (?:out )?notice of (?:the|an?|such)(?: \w+)? meeting"
)
_NOTICE_OF: Final = re.compile(r"notice(?: period)? (?:of|is)|(?:frist|préavis|antelación) (?:von|de)")
_OF_A_DECISION: Final = re.compile(r"meeting|assembl|versammlung|assemblée|asamblea|propos|antrag|agenda")
_RUNS_ON: Final = re.compile(
    r"(?<!\w)(?:open\w*|lasts?|runs?|running|remains?|stays?|periods?|clos\w+|ends?|ended|deadline|conclud\w+|duration|length|window|dauer\w*|offen|läuft|endet|zeitraum|frist|ouvert\w*|dure\w*|délai|abiert\w*|plazo|duración|have|has|get)(?!\w)"
)
"""What a time under a heading of votes says of one."""
_TO_BE_HEARD: Final = re.compile(
    r",?\s*(?:[\w-]+ ){0,3}?(?:(?:para|pour|um|to) (?:[\w' ]{0,20}?)(?:alegar\w*|formular alegaciones|presentar alegaciones|présenter (?:sa|ses|leurs?) (?:défense|observations|explications)|s'expliquer|stellung zu nehmen|stellungnahme|sich zu (?:äussern|rechtfertigen)|be heard|(?:give|present|state) (?:its|their|his|her) (?:side|case|defen[cs]e))|(?:para alegaciones|zur stellungnahme|pour sa défense))"
)
_WAITS: Final = re.compile(
    r"(?<!cannot )(?<!not )(?<!n't )(?<!\w)wait(?:s|ed|ing)?(?: (?:for|at least|a minimum of|another|a further))*\s*(?:an?\s*)?$"
)
_SINCE: Final = re.compile(
    r"(?:,? (?:after|following|of|from|upon) (?!notice|giving|posting|announc)|,? (?:nach|ab|après|après|depuis|suivant\w*|siguientes? a|desde|contados|a contar|tras)(?!\w))"
)
"""What a time that begins with something else follows: no time ahead of a decision."""
_HAS_PASSED: Final = re.compile(r" (?:have|has|had) (?:passed|elapsed|gone by|gone past)(?!\w)")
_AFTER_BEING_OPEN: Final = re.compile(
    r"(?<!\w)(?:after|once) (?:the |a |this |an )?(?:thread|discussion|topic|draft|issue|proposal|motion)(?: \w+)? (?:has|have) been (?:open|up|posted|online|public|published|visible)(?: \w+)?(?: for)?(?: at least)?(?: an?)? ?$"
)
_TO_REPLY: Final = re.compile(
    r"(?:'s?)?,? (?:in which |time )?to (?:reply|respond|answer|defend|state|comment|present|explain)(?!\w)"
)
"""Time for whom a decision is about, where the same sentence counts votes."""
_ASKED_WITHIN: Final = re.compile(r"(?<!\w)(?:ask|request|demand|call|petition)(?: \w+){0,2} within (?:an? )?$")
_AHEAD_OF_WHAT: Final = re.compile(r" ahead(?! of)")
_ADJOURNED_TO: Final = re.compile(
    r"(?<!\w)(?:adjourn|postpone)\w*(?!\w)[^.;]{0,50}(?:(?:not|no) (?:less|earlier|sooner) than|at least) (?:an? )?$"
)
_TEXT_STAYS: Final = re.compile(
    r"(?<!\w)(?:(?:final|definitive) (?:version|text|wording|draft)|locked|frozen|no (?:further |more |other )?(?:changes|edits|modifications|amendments) (?:may|can|shall|are|will)|(?:keine|endgültige\w*) (?:weiteren )?(?:änderungen|fassung)|version (?:finale|définitive)|texto definitivo)(?!\w)"
)
"""From when on the words of a proposal stay as they are: who decides on it may have been told long before."""
_BEFORE_A_VOTE: Final = re.compile(
    r" (?:before|prior to|in advance of|ahead of|vor|avant|antes de) (?:the |a |any |der |die |dem |einer |le |la |l'|un[ea]? )?(?:\w+ )?(?:vote|meeting|ballot|assembly|\w*versammlung|abstimmung|assemblée|asamblea|votación)(?!\w)"
)
_SENT: Final = re.compile(
    r"(?<!\w)(?:sent|given|posted|mailed|circulated|provided|distributed|delivered|published|announced|notified)(?!\w)"
)
_AFTER_A_REQUEST: Final = re.compile(
    r" (?:after|of|from|following|nach|à compter de|suivant|desde|siguientes a) (?:the |its |such |la |le |l')?(?:date of )?(?:receipt|receiving|request|petition|submission|eingang|réception|demande|solicitud|petición|recepción)(?!\w)"
)
_DECIDES_WITHIN: Final = re.compile(
    r"(?<!\w)(?:decid\w+|decisions?|answers?|answered|rul(?:es?|ed|ing)|resolv\w+|dealt with|handled|processed|settled?s?|reviewed)(?!\w)[^.;]{0,60} (?:within|in (?:at most|no more than|under))(?: an?| the| a further| another)* ?$"
)
_HOW_LONG: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:how long|time ?frame|time limits?|deadlines?|duration|wie lange|combien de temps|cuánto (?:tiempo|dura))(?!\w)"
)
_FILED: Final = re.compile(
    r"(?:tagesordnung|agenda|ordre du jour|orden del día)(?: \S+){0,8}? (?:beantrag\w+|verlang\w+|request\w*|demander|solicitar|proponer\w*)(?!\w)|(?:anträge|wahlvorschläge|kandidaturen|motions?|proposals?|agenda items?|resolutions?|topics?|propositions|propuestas)(?: \S+){0,12}? (?:einzureichen|eingehen|eingereicht|vorliegen|gestellt werden|(?:be )?(?:submitted|received|filed|sent|handed in|posted)|déposées?|presentarse|presentad[oa]s)"
)
_NO_EARLIER: Final = re.compile(
    r"(?:(?:not|no|nor|days or|weeks or) more than|at most|a maximum of|nicht mehr als|höchstens|frühestens|au plus|un maximum de|máximo de|no más de)\s*$"
)
_SHORTEST: Final = timedelta(minutes=5)
_SHORTEST_DELAY: Final = timedelta(hours=1)
"""No meeting is called in less; so long people wait for a quorum."""
_LONGEST: Final = timedelta(days=400)


def found_times(sentence: Sentence) -> Iterator[Finding]:
    """Find the lengths of time that a sentence states, each with what it is for."""
    lengths = [quantity for quantity in sentence.quantities if quantity.kind == "duration"]
    for span in dict.fromkeys((quantity.start, quantity.end) for quantity in lengths):
        group = [quantity for quantity in lengths if (quantity.start, quantity.end) == span]
        if _in_brackets(sentence, group[0], lengths):
            continue
        if finding := _finding(sentence, group):
            yield finding


def _in_brackets(sentence: Sentence, length: Quantity, lengths: list[Quantity]) -> bool:
    """Whether a time stands in brackets only to say the one before them in another unit: "7 days (168 hours)"."""
    return any(
        each.value == length.value and sentence.plain[each.end : length.start].strip() == "(" for each in lengths
    )


_SUCH_AS: Final = re.compile(
    r"(?<!\w)(?:such as|for (?:example|instance),?|e\.g\.?,?|z\. ?b\.|etwa|par exemple|por ejemplo) (?:an? )?$"
)


def _finding(sentence: Sentence, group: list[Quantity]) -> Finding | None:
    start, end = group[0].start, group[0].end
    low, high = clause(sentence, start, end)
    part = sentence.plain[low:high]
    before, after = sentence.plain[low:start], sentence.plain[end:high]
    values = sorted({quantity.value for quantity in group if isinstance(quantity.value, timedelta)})
    if not values or not values[0] >= _SHORTEST or values[-1] > _LONGEST * 10:
        return None
    purpose, sure = named(sentence.plain[:start], before, after) or _purpose(
        sentence, part, before, after, sentence.column(start)
    )
    if not sure and (meant := period_before(sentence)):
        purpose = meant
    soon = purpose in {"execution", "notice"} and values[-1] < _SHORTEST_DELAY
    if purpose is None or soon or _SUCH_AS.search(before):
        return None
    sure = sure and not sentence.hedged and not sentence.example and not group[0].inexact
    if purpose == "tenure":
        return Finding("tenure", Group("", group[0]), sentence, sure)
    if len(values) > 1:
        return Finding(purpose, Duration(min=values[0], max=values[-1]), sentence, sure)
    length = values[0]
    if purpose == "execution" and lexicon.AT_LEAST.search(before):
        return Finding(purpose, Duration(min=length), sentence, sure)
    if (purpose in {"deciding", "execution"} or lexicon.at_most(before)) and (
        purpose != "notice" or _NO_EARLIER.search(before)
    ):
        return Finding(purpose, Duration(max=length), sentence, sure)
    if lexicon.EXACTLY.search(before[-20:]):
        return Finding(purpose, Duration(min=length, max=length), sentence, sure)
    return Finding(purpose, Duration(min=length), sentence, sure)


def _most(after: str) -> str:
    """What follows a time and makes it an upper limit, as it stands before one elsewhere."""
    return "at most " if re.match(r" (?:at (?:the )?most|at the latest|maximum|or less)(?!\w)", after) else ""


def _around(sentence: Sentence) -> str:
    """Its words, and those of the sentence before."""
    return f"{sentence.previous.plain if sentence.previous else ''} {sentence.plain}"


def _counted(sentence: Sentence) -> bool:
    """Whether a sentence counts votes, or speaks of what is put to one."""
    shares = any(
        quantity.kind in {"fraction", "ratio"} or (quantity.kind == "count" and quantity.value)
        for quantity in sentence.quantities
    )
    return shares or bool(_OF_A_DECISION.search(sentence.plain))


def _purpose(sentence: Sentence, part: str, before: str, after: str, column: str) -> tuple[Purpose | None, bool]:
    """What a length of time is for, and whether that is plain; the first of these signs that it shows."""
    words = sentence.plain
    voting = bool(_STRONG_VOTING.search(part))
    ahead = bool(AHEAD.search(after[:45]) or _NOTICE_OF.search(before[-40:]))
    open_for = bool(lexicon.OPEN.search(part))
    titled = lexicon.VOTE.search(" ".join([*sentence.titles[-1:], sentence.label or ""]).casefold())
    titled_how_long = _HOW_LONG.search(plain(sentence.titles[-1])) if sentence.titles else None
    signs: tuple[tuple[object, Purpose | None, bool], ...] = (
        (
            after.startswith((" old", "-old", " overdue", " late.", " behind")) or OF_A_MEASURE.search(before),
            None,
            False,
        ),
        (_ADJOURNED_TO.search(before) and not voting, "execution", False),
        (SO_LONG_FOR.search(before) and lexicon.VOTE.search(after[:60]) and not ahead, "voting", False),
        (RUNS.search(before) and (titled or lexicon.VOTE.search(words)), "voting", False),
        (_TO_BE_HEARD.match(after), "discussion", False),
        (_TO_REPLY.match(after) and _counted(sentence), "discussion", False),
        (lexicon.AGAIN.search(part) and not voting, None, False),
        (to_call(after), "execution", False),
        (of_a_rate(after), None, False),
        (TAKES_SO_LONG.search(before) and not ahead, "voting", False),
        (when_it_begins(before, after), None, False),
        (voting and after_a_vote(after) and not lexicon.GRACE.search(part), None, False),
        (voting and not ahead and not lexicon.DISCUSSION.search(part), "voting", True),
        (lexicon.LAZY.search(before) and lexicon.at_most(before) and not voting, "objection", True),
        (_TEXT_STAYS.search(part) and not voting, None, False),
        (lexicon.TENURE.search(part) and not ahead, "tenure", True),
        (lexicon.APPEAL.search(part), "appeal", True),
        (
            _SENT.search(before) and _BEFORE_A_VOTE.match(after) and not of_one_person(words),
            "notice",
            False,
        ),
        (
            lexicon.LAZY.search(words) or (lexicon.OBJECT.search(part) and not lexicon.VETO.search(part)),
            "objection",
            True,
        ),
        (of_a_record(before), None, False),
        (before_asking(words, _around(sentence), before) and not voting, None, False),
        ((_FILED.search(part) and not voting) or _AFTER_BEING_OPEN.search(before), "discussion", False),
        (after.startswith(" between") and _OF_A_DECISION.search(_around(sentence)), "discussion", False),
        (_ASKED_WITHIN.search(before) and lexicon.VOTE.search(words), "petition", False),
        ((_WAITS.search(before) or _HAS_PASSED.match(after)) and not voting, "discussion", False),
        (lexicon.at_most(before) and not voting and _SUMMONED.search(part), "execution", False),
        (_AFTER_A_REQUEST.match(after) and not voting and _SUMMONED.search(part), "execution", False),
        (_DECIDES_WITHIN.search(before) and not voting, "deciding", False),
        (titled_how_long and lexicon.at_most(f"{before} {_most(after)}") and not voting, "deciding", False),
        (_BEFORE_A_VOTE.match(after) and lexicon.GRACE.search(part), "notice", False),
        (BEFORE_IT_HOLDS.match(after) and not voting, "discussion", False),
        (lexicon.GRACE.search(part) and "notice" not in part and not voting, "grace", True),
        (lexicon.at_most(before) and _SINCE.match(after) and not voting, None, False),
        (
            ahead or (lexicon.NOTICE.search(part) and not voting),
            "notice",
            bool(_GIVEN.search(words))
            and not _AHEAD_OF_WHAT.match(after)
            and bool(_OF_A_DECISION.search(words) or lexicon.VOTE.search(words)),
        ),
        (lexicon.DISCUSSION.search(part), "discussion", True),
        (lexicon.TERM.search(part) and not voting, None, False),
        (lexicon.CONSENSUS.search(part) and not voting, "discussion", False),
        (lexicon.PETITION.search(part) and not lexicon.VOTE.search(part), "petition", False),
        (lexicon.NOT_A_VOTE.search(part) or lexicon.VETO.search(part), None, False),
        (_LENGTH.search(column), "voting", True),
        (open_for and (lexicon.VOTE.search(part) or (titled and _RUNS_ON.search(part))), "voting", False),
        (STAYS_OPEN.search(part) and (lexicon.VOTE.search(words) or _counted(sentence)), "voting", False),
        (BY_WHEN.search(words), "objection", False),
    )
    return next(((purpose, sure) for shown, purpose, sure in signs if shown), (None, False))
