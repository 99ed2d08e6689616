"""Times that no decision waits for: how long somebody served, when an office begins, when somebody leaves."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader import lexicon

_HAVING_SERVED: Final = re.compile(
    r"(?<!\w)(?:served|been(?! (?:given|sent|announced|posted|published|circulated|open|made|put|notified|told|available|on|discussed))|employed|(?<!be )(?<!is )(?<!are )held(?! open))(?!\w)[^.;,]{0,60}$"
)
_IF: Final = re.compile(r"(?<!\w)(?:if|when|where|who|wenn|falls|si|cuando)(?!\w)")
_ASKED_FOR: Final = re.compile(
    r"(?<!\w)(?:if|when|by) [^.;]{0,40}(?:requests? (?:is|are|was) (?:made|received|submitted)|asked for|requested|registered|registers?|signed up|signs? up)(?!\w)[^.;]{0,30}$"
)
"""How early something must be asked for or signed up to: no notice of a decision."""
_TAKES_OFFICE: Final = re.compile(
    r"(?<!\w)(?:takes? (?:up )?(?:their |his |her |the )?(?:office|seats?|posts?|positions?|roles?)|(?:terms?|duties)(?: of office)? (?:shall |will )?(?:begins?|starts?|commences?))(?!\w)[^.;]{0,40}$"
)
"""When whoever is elected begins."""
_BECOMES_FREE: Final = re.compile(
    r" (?:before|prior to|ahead of|after) [^.;]{0,60}?(?<!\w)(?:becom\w+ vacant|is vacated|terms? (?:of office )?(?:ends?|expires?|runs? out|is up|begins?|starts?)|(?:end|expiry|expiration|start|beginning) of (?:the|their|his|her|its|each|that) (?:\w+ )?(?:terms?|mandates?|year)|outgoing)(?!\w)"
    r"| (?:vor|nach) (?:dem )?(?:ablauf|ende|beginn) (?:der|ihrer|seiner) (?:amts|wahl)\w+| (?:avant|après) (?:la fin|l'expiration|le début) (?:du|de (?:son|leur)s?) mandats?| (?:antes|después) (?:del (?:fin|término|vencimiento|inicio)|de que (?:finalice|venza|expire)) (?:de(?:l| su| sus)? |el |su )?mandatos?"
)
"""When an election is, counted from the term that ends: nobody is told so long before."""
_TOLD: Final = re.compile(
    r"(?<!\w)(?:notice|notif\w+|announc\w+|inform\w*|told|sent|posted|published|angekündigt|bekannt|annonc\w+|anunci\w+)(?!\w)"
)
_LEAVING: Final = re.compile(
    r"(?<!\w)(?:intent(?:ion)? to (?:run|stand)|candidac(?:y|ies)|by proxy|proxy|proxies|vollmacht\w*|procurations?|pouvoirs?|austritt\w*|kündigung\w*|resign(?:s|ed|ing|ations?)?|(?:may|can|wish(?:es|ing)? to) (?:leave|withdraw|retire|quit|step down)|stepping down|(?:zurücktreten|zurückzutreten|rücktritt\w*)|souhait\w+ (?:partir|quitter|se retirer)|(?:desee|quiera|desea) (?:dejar|abandonar|retirarse)|withdraw(?:s|al)? (?:from (?:the )?(?:membership|association|cooperative)|of (?:a )?member)|démission\w*|baja voluntaria|dimisión)(?!\w)"
)
_SOMEBODY_LEAVES: Final = re.compile(
    r"(?<!\w)(?:austritt\w*|kündigung der mitgliedschaft|démission d[e']|baja voluntaria|resignation (?:of|from))(?!\w)[^.]*\. (?:\W)*(?:er|sie|es|dies\w*|elle|il|celle-ci|ésta?|it|this) "
)
"""What is said next of somebody's leaving."""
_MEETS_WITHIN: Final = re.compile(
    r"(?<!\w)(?:meets?|convenes?|gathers?|comes? together|reconvenes?|tritt [^.;]{0,30}|se réuni\w+|se reúne\w*)(?: again)? (?:within|in|innerhalb von|binnen|dans les|dans un délai de|en el plazo de|dentro de)(?: the next)?(?: an?)? $"
)
"""How soon people meet who then vote."""
_EARLIEST: Final = re.compile(
    r"(?:(?:no|not) (?:sooner|earlier) than|at the earliest|frühestens|au plus tôt|no antes de)(?: an?)? $"
)
_BEGINS: Final = re.compile(
    r"(?<!\w)(?:vote|voting|poll|ballot|abstimmung|scrutin|votación)s? (?:(?:only|then|can|may|will|shall|must|wird) )*(?:starts?|begins?|opens?|(?:be |is |are )?(?:held|called|opened)|takes? place|beginnt|commence|comienza|empieza)(?: (?:at least|exactly|mindestens|frühestens|au moins|al menos))?(?: an?)? $"
)
_AFTER_IT: Final = re.compile(r" (?:after|from|following|nach|après|después de|tras)(?!\w)")
_AHEAD_OF_IT: Final = re.compile(r" (?:before|prior|ahead|in advance|vor|avant|antes)(?!\w)")
_AFTER_A_VOTE: Final = re.compile(
    r" (?:after|of|following|nach|après|después de|tras) (?:(?:the|der|die|le|la|el|les|las) )?(?:(?:close|end) of (?:the )?)?(?:vote|voting|poll|ballot|election|referendum|result|abstimmung|wahl|scrutin|votación|elección)s?(?!\w)(?! (?:is|are|was|has been|being)? ?(?:called|announced|opened|opens?|starts?|begins?|proposed|posted))"
)
"""What follows on a vote is not how long it runs."""
_A_RATE: Final = re.compile(
    r"\s*(?:per|each|every|an?|pro|par|por) (?:day|week|month|year|woche|monat|jahr|semaine|mois|an|semana|mes|año)"
)
_TO_CALL: Final = re.compile(
    r"\s*(?:\w+ )?(?:para|to|um|pour|in which to) (?:(?:la|les|sie|es) )?(?:convocar\w*|call|convene|hold|einzuberufen|convoquer)"
)
_TO_REACT: Final = re.compile(r"\s*(?:\w+ )?(?:to|pour|in which to) (?:reply|respond|answer|réagir)")


def of_a_rate(after: str) -> bool:
    """Whether a time says how often something is, or how soon somebody must answer."""
    return bool(_TO_REACT.match(after) or _A_RATE.match(after))


def to_call(after: str) -> bool:
    """Whether so much time is given to call people together."""
    return bool(_TO_CALL.match(after))


def when_it_begins(before: str, after: str) -> bool:
    """Whether a time says when whoever is elected begins, or how long before a term's end the election is."""
    return bool(_TAKES_OFFICE.search(before) or (_BECOMES_FREE.match(after) and not _TOLD.search(before)))


def of_a_record(before: str) -> bool:
    """Whether a time says how long something has been so: how long somebody served, or was missing."""
    return bool(_HAVING_SERVED.search(before) or (_IF.search(before) and lexicon.MORE_THAN.search(before)))


def of_one_person(words: str) -> bool:
    """Whether a sentence is about one person who leaves, stands for an office or is represented."""
    return bool(_LEAVING.search(words))


def before_asking(words: str, around: str, before: str) -> bool:
    """Whether a time is that of somebody who leaves, or how early something must be asked for."""
    return of_one_person(words) or bool(_SOMEBODY_LEAVES.search(around) or _ASKED_FOR.search(before))


def meets_within(before: str) -> bool:
    """Whether a time says how soon people meet, rather than how long they vote."""
    return bool(_MEETS_WITHIN.search(before))


def earliest(before: str, after: str) -> bool:
    """Whether a time says how long something waits at least: "no sooner than 14 days after the proposal"."""
    if _BEGINS.search(before) and _AFTER_IT.match(after):
        return True
    return bool(_EARLIEST.search(before)) and not _AHEAD_OF_IT.match(after)


def after_a_vote(after: str) -> bool:
    """Whether a time is counted from when a vote is over."""
    return bool(_AFTER_A_VOTE.match(after))
