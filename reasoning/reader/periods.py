"""How long something runs, stays open or takes; and what a period is for that a sentence only points back at."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.findings import Purpose
from reasoning.reader.sentences import Sentence

RUNS: Final = re.compile(
    r"(?<!\w)(?:proposals?|motions?|requests?|nominations?|referend\w+|threads?|applications?|rfcs?|amendments?|resolutions?)(?! (?:that|which|who))(?: (?!not)[\w-]+){0,2} (?:runs?|lasts?|stays? (?:open|up)|remains? (?:open|up)|be (?:left )?open|(?:is|are) open|ends?|closes?)(?: (?:for|after))?(?: (?:at least|a minimum of|up to|exactly))?(?: an?)? ?$"
)
SO_LONG_FOR: Final = re.compile(
    r"(?<!\w)(?:duration|period|length|window) of (?:at least |up to |a minimum of )?(?:an? )?$"
)
OF_A_MEASURE: Final = re.compile(
    r"(?<!\w)(?:bans?|banned|suspensions?|suspended|mutes?|muted|time-?outs?|blocks?|blocked|silenced|sperren?|gesperrt)(?: \w+)? (?:over|of|for|longer than|lasting|exceeding|more than|up to|beyond|von|für|über)(?: (?:more than|at least|up to))?(?: an?)? ?$"
    r"|(?<!\w)(?:suspend|ban|mute|block|silence|exclude|restrict|limit|lock|suspendre|exclure|bloquer|suspender|excluir|expulsar|bloquear)(?: [\w'-]+){1,4}? (?:for|pour|por|pendant|durante)(?: (?:more than|at least|up to|at most|no more than|not more than|a maximum of|au plus|au maximum|hasta|un máximo de|un maximum de))?(?: an?)? ?$"
)
"""How long a measure lasts, not a decision on it."""
TAKES_SO_LONG: Final = re.compile(
    r"(?<!\w)(?:votes?|ballots?|polls?|voting)(?: \S+){0,7}? takes? (?:up to |at least |about )?(?:an? )?$"
)
OPEN_SO_LONG: Final = re.compile(
    r"(?<!\w)(?:vote|voting|poll|ballot|abstimmung|scrutin|votación)s?(?: (?:is|are|be|will|shall|then|must|may|should|ist|wird|est|será|estará))* (?:(?:kept |held |left |remains? |stays? )?open(?:ed)?|lasts?|runs?|dauert|läuft|offen|ouvert\w*|dure|abiert\w*|dura)(?: (?:for|at least|a minimum of|up to|mindestens|für|pendant|au moins|durante|al menos))*(?: an?)? ?$"
)
"""Right before how long a vote runs, whatever else the sentence tells of."""
STAYS_OPEN: Final = re.compile(
    r"(?<!\w)(?:(?:is|are|be|kept|held|left) (?:held |kept |left )?open|(?:remains?|stays?|staying|left) open|open) (?:for|until|at least)|(?:propos|motion|antr|proposition|propuesta)\w*[^.;]{0,60} (?:stays?|remains?|runs?|lasts?|laufen|bleib\w*|restent|permanec\w+)(?!\w)"
)
BEFORE_IT_HOLDS: Final = re.compile(
    r" (?:before|prior to) [^.;,]{0,60}?(?<!\w)(?:takes? effect|becomes? effective|comes? into (?:force|effect))(?!\w)"
    r"| (?:vor (?:dem )?inkrafttreten|bevor [^.;,]{0,40} in kraft)(?!\w)| avant (?:l'|leur |son )entrée en vigueur(?!\w)| antes de (?:la |su )entrada en vigor(?!\w)"
)
"""How early something must happen, not how long a decision waits: "a hearing five days before it takes effect"."""
NOMINATING: Final = re.compile(
    r"(?<!\w)(?:nominations?|nominating|candidac(?:y|ies)|call for (?:candidates|nominees)|wahlvorschläge|kandidaturen|bewerbungs(?:frist|phase)\w*|candidatures|candidaturas)(?!\w)(?: [^\s.;]+){0,8}? (?:open|period|phase|window|accepted|received|taken|lasts?|runs?|ouvert\w*|reçues|abiert\w*|será|es|offen|entgegengenommen|dauert)(?!\w)(?! (?:the )?(?:votes?|voting|ballots?|polls?))[^.;]{0,40}(?=$|[0-9])"
)
"""How long people may be proposed for an office, before anybody votes."""
BY_WHEN: Final = re.compile(
    r"(?<!\w)(?:deadline|cut-?off(?: date)?|time limit|(?:sets?|setting|establish(?:es)?|fix(?:es)?|names?|gives?|picks?) an? (?:\w+ )?(?:date|deadline)|date limite|fecha límite|frist)(?!\w)"
)
"""Until when something is open to objections, where those are spoken of beside it."""
_THAT_PERIOD: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:this|the|that|such an?|each|dieser?|cette|est[ea]) (?:period|phase|time|window|stage|frist|zeitraum|période|délai|plazo|período)|it|they)(?: (?:must|shall|will|should|may|can|has to|have to|needs to))?(?: (?:be|lasts?|runs?|remains?|stays?|is|takes?|continues?|dauert|beträgt|dure|dura))(?!\w)"
)
"""What a time may be for that is only called so; the sentence before tells."""
_KINDS: Final[tuple[tuple[Purpose, re.Pattern[str]], ...]] = (
    (
        "discussion",
        re.compile(
            r"(?<!\w)(?:discuss\w*|debat\w*|comments?|comment period|feedback|consultation|deliberat\w*|diskussion\w*|beratung\w*|débat\w*|discusión|deliberación)(?!\w)"
        ),
    ),
    ("objection", re.compile(r"(?<!\w)(?:objections?|object|veto|einsprüche?|einwände|objections?|objeciones)(?!\w)")),
    (
        "voting",
        re.compile(r"(?<!\w)(?:vot(?:e|es|ed|ing)|ballots?|polls?|abstimmung\w*|scrutin|votación)(?!\w)"),
    ),
)


def period_before(sentence: Sentence) -> Purpose | None:
    """What a time is for, where its sentence only says "this period" or "it": the one thing that the sentence before names."""
    if sentence.previous is None or not _THAT_PERIOD.match(sentence.plain):
        return None
    named = [purpose for purpose, pattern in _KINDS if pattern.search(sentence.previous.plain)]
    return named[0] if len(named) == 1 else None
