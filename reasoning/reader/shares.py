"""Thresholds and quorums: what each share, count and ratio in a sentence is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import NONE, Basis, Quorum, Threshold
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, clause
from reasoning.reader.sentences import Sentence

_NEAR: Final = 70
_SHORT: Final = 14
_DECISIVE: Final = re.compile(
    r"majorit|mehrheit|mayor|threshold|decision|decid|approv|requires?|needed|what it takes|entscheid|beschl|décision|decisi|quórum|passes"
)
_REAL_MAJORITY: Final = re.compile(
    r"(?:simple|absolute|bare|by(?: an?)?|einfache\w?|absolute\w?|mit|à la|par|por) (?:majority|mehrheit|majorité|mayoría)"
    r"|majority (?:vote|decision|rule|approval|of (?:the |all |its |those |votes|cast|voting|members|active|eligible|current|both|present)+)"
    r"|mehrheit der|majorité (?:simple|absolue|des)|mayoría (?:simple|absoluta|de)|stimmenmehrheit|a majority$"
)
_OF_PEOPLE_WHO_VOTE: Final = re.compile(
    r"\s*(?:of|der|des|de)(?: the| all| those| les| los| las)* ?(?:(?!(?:need|needs|must|to|be|are|is|have|has|shall|should|may|can|take|sind|ist|sein|müssen|est|sont)(?!\w))[\w'-]+ ){0,4}?(?:participating|who (?:take part|participate|vote|voted|are present|agree)|present"
    r"|voting(?! members)|attending|in attendance|anwesenden|erschienenen|présents|présentes?|représentés|presentes|asistentes|votants|votantes|voters|votes|ballots|stimmen|voix|votos)(?!\w)"
)
_FOR: Final = re.compile(
    r"\s*(?:or more )?(?:(?!against|negative|opposing|days?|weeks?)[\w+'-]+ ){0,3}?(?:\+1s?(?!\w)|(?:positive|affirmative|yes|favou?rable|supporting|approving|binding) (?:\+1|votes?)?"
    r"|votes? (?:in favou?r|for)|approvals?|(?:of (?:them|the \w+|our \w+) )?(?:must|have to|has to|need to|needs to|should) (?:say yes|agree|approve|sign|consent|confirm)|sign-?offs?|signatures? of (?:the )?(?:board|directors)|(?:\w+ ){0,3}?(?:must |shall |have to )?(?:vote affirmatively|vote in favou?r|approve|agree|support it|vote for|say yes)"
    r"|ja-?stimmen|voix pour|voix favorables|votos (?:a favor|favorables|afirmativos))"
)
_CONDITION: Final = re.compile(
    r"(?<!\w)(?:more than|over|if|when|only|must|shall|vali\w*|valab\w*|válid\w*|needs?|requires?|si|wenn|falls|délibère|nécessaires?|necesari\w+|erforderlich|required|hace falta|constituid\w*)(?!\w)"
)
_OR_LESS: Final = re.compile(r"\s*(?:or (?:less|fewer)|oder weniger|ou moins|o menos)(?!\w)")
_ATTENDANCE: Final = re.compile(
    r"must be there|attendance|turnout|participation|present|anwesen|beteiligung|présen|particip|asisten"
)
_SCORE: Final = re.compile(r"insufficient|would|means that|suffic|minimum required|for example")
_FOR_BEFORE: Final = re.compile(
    r"(?:approv(?:al|ed)(?: of| by| from)?|agreement (?:of|from|by)|consent of|(?:given|granted) by|vote of|votes? from|lgtm|sign-?off (?:of|by|from)|zustimmung von|accord de|aprobación de)"
    r"(?: at least| any| a minimum of| mindestens| au moins| al menos)? $"
)
_AGAINST: Final = re.compile(
    r"\s*(?:(?:else )?(?:objects?|opposes?|votes? (?:no|against)|writes? no|widerspricht|se opone)(?!\w)|(?:or (?:more|fewer) )?(?:negative|opposing|dissenting|-1|vetoe?s?|votes? against|against|blocks?|(?:binding )?-1s?|gegenstimmen?|nein-?stimmen|voix contre|votos en contra)(?!\w))"
)
_VETOED: Final = re.compile(r"(?<!no )(?<!without )(?<!0 )veto")
_OF_SO_MANY: Final = re.compile(
    r"(?: (?:votes|members|people|votos|voix|jurés|stimmen|mitglieder\w*))? (?:of|out of|von|de|sur)(?: (?:the|los|las|les|den))? [0-9]+(?![\w%/])(?! (?:days?|weeks?|months?|years?|hours?|tage\w*|jours?|días?))"
)
_UNREAD_LIMIT: Final = re.compile(
    r"(?<!\w)(?:and|with|if|provided) (?:\w+ ){0,4}?(?:object\w*|veto\w*|-1s?|negative|against|block\w*)|must agree|must also|concurrence"
)
_OF_VOTES: Final = re.compile(r"vot|agree|favou?r|yes|approv|support|positive|\+1|ja-|pour|for than against|ballot")
_BASES: Final = (
    (Basis.NOT_INVOLVED, r"not involved|uninvolved|disinterested|excluding the (?:member|person|subject|one)|other than the (?:member|person|one)|other members of|remaining members"),
    (Basis.FOR_AND_AGAINST, r"(?:\+1s?|yes|for) (?:and|than|or) (?:the )?(?:-1s?|against)(?: cast)?|who vote for or against|positive (?:and|than) negative|abstentions? (?:are |do |does |is |will )?(?:not|n't|excluded|ignored|disregarded)|excluding abstentions|not counting abstentions|without counting abstentions|(?:agree|yes|for) (?:or|and) (?:disagree|no(?! vote)|against)|ohne (?:berücksichtigung der )?enthaltungen|stimmenthaltungen (?:werden nicht|zählen nicht|bleiben)|ja- und nein|sans compter les abstentions|sin contar las abstenciones"),
    (Basis.NON_BLANK, r"non-blank|excluding blanks?|suffrages exprimés|hors (?:votes )?blancs"),
    (Basis.CAST, r"present and voting|votes? cast|ballots? cast|cast votes|of (?:the |all |valid |total )*(?:votes|ballots)|of those (?:who (?:vote|voted|participate|take part)|voting|participating|casting)|(?:members|people|voters|contributors|participants|those) (?:who (?:vote|voted|participate|take part)|voting|casting)|abgegebenen\w* (?:gültigen )?stimmen|der (?:gültigen )?stimmen|des (?:voix|votants|votes)|votos (?:emitidos|válidos)|de los votos|of (?:the )?(?:voters|participants)(?! in)"),
    (Basis.PRESENT, r"(?:members|those|delegates|directors|trustees|voters|people|persons|participants|adults|representatives|council|committee|board|mentors|owners|residents) (?:who are )?(?:present|in attendance|attending)|present members|attendees|anwesenden|erschienenen|présents|presentes|asistentes|at the meeting"),
    (Basis.FULL_BODY, r"(?:full|entire|whole|total|complete) (?:membership of the )?(?:board|council|committee|team|body|number of (?:directors|seats|trustees))|all (?:seats|(?:board|council|committee) members|members of the (?:board|council|committee|team)|directors|trustees)"),
    (Basis.SERVING, r"(?:current|sitting|serving|in office|amtierenden)(?: \w+){0,2}? ?(?:members|directors|trustees|council\w*|board|committee|maintainers|mitglieder)|(?:members|directors|trustees) (?:then )?in office"),
    (Basis.ELIGIBLE, r"(?:of|der|des|de)(?: the| all| its| total| our| los| las| les| aller| tous les| number of)*(?: eligible| registered| active| voting| full| entire| stimmberechtigten)* ?(?:members(?:hip)?|contributors|voters|committers|electorate|developers|maintainers|mitglieder|membres|adhérents|miembros|socios|citizens|users|shareholders|residents|owners|electors|directors|trustees)(?! present| of the board| who (?:vote|voted))"),
)  # fmt: skip
_BASIS_ENDS: Final = re.compile(r"(?<!\w)(?:and (?:an? |at least)|quorum|provided|unless|followed by)")
_BASIS_PATTERNS: Final = tuple((basis, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for basis, pattern in _BASES)
_LIMITED: Final = re.compile(
    r"quorum|vot|member|stimm|mitglied|voix|membre|voto|miembro|socio|person|people|present|council|board|director|\+1"
)


def found_shares(sentence: Sentence) -> Iterator[Finding]:
    """Find the thresholds, quorums and petition numbers that a sentence states."""
    words = sentence.plain
    if lexicon.NO_QUORUM.search(words):
        yield Finding("quorum", NONE, sentence, not sentence.hedged)
    seen: set[tuple[object, object]] = set()
    taken: list[tuple[int, int]] = []
    for quantity in sentence.quantities:
        if quantity.kind in {"duration", "term"} or any(a < quantity.end and quantity.start < b for a, b in taken):
            continue
        if words[max(0, quantity.start - 1) : quantity.start] in {"+", "-", "#", "$", "€", "£"}:
            continue
        taken.append((quantity.start, quantity.end))
        finding = _finding(sentence, quantity)
        if finding and (finding.purpose, finding.value) not in seen:
            seen.add((finding.purpose, finding.value))
            yield finding


def _finding(sentence: Sentence, quantity: Quantity) -> Finding | None:
    words = sentence.plain
    low, high = clause(sentence, quantity.start, quantity.end)
    part = words[low:high]
    before, after = words[low : quantity.start], words[quantity.end : high]
    if lexicon.PARTICIPATION_DUTY.search(part) or _OR_LESS.match(after):
        return None
    sure = not sentence.hedged and not sentence.example
    if _is_quorum(sentence, part, before, after, quantity):
        return _quorum(sentence, quantity, before, after, sure=sure)
    near = before[-_NEAR:] + " # " + after[:_NEAR]
    if (
        quantity.kind != "ratio"
        and lexicon.PETITION.search(near)
        and not lexicon.QUORUM.search(part)
        and not _votes(before, after)
    ):
        if quantity.value == 0 or not isinstance(quantity.value, int | Fraction):
            return None
        asked = Quorum(count=quantity.value) if isinstance(quantity.value, int) else Quorum(fraction=quantity.value)
        return Finding("petition", asked, sentence, sure=False)
    threshold = _threshold(sentence, part, before, after, quantity)
    if threshold is None:
        return None
    if lexicon.OVERRIDE.search(part) or (
        _VETOED.search(part) and quantity.value != Fraction(1, 2) and threshold.max_against != 0
    ):
        return Finding("threshold", threshold, sentence, sure=False, subject="override")
    if threshold.max_against is not None and threshold.min_for is None and threshold.fraction is None:
        sure = False
    if threshold.min_for and _OF_SO_MANY.match(after):
        sure = False
    if threshold.min_for and _UNREAD_LIMIT.search(words) and "no" not in after[:40]:
        sure = False
    return Finding("threshold", threshold, sentence, sure)


def _votes(before: str, after: str) -> bool:
    return bool(
        re.search(r"(?:majority|vote of|votes? (?:by|from)|approved by)[\w ]{0,20}$", before)
        or re.match(r"\s*(?:majority|vote)", after)
    )


def _is_quorum(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> bool:
    words = sentence.plain
    if quantity.kind == "ratio" or not quantity.value:
        return False
    column = sentence.column(quantity.start)
    if column:
        return bool(lexicon.QUORUM.search(column) or _ATTENDANCE.search(column))
    if lexicon.QUORUM.search(part):
        return _nearest_to_quorum(sentence, part, quantity, len(before))
    if (
        lexicon.QUORUM.search(sentence.context)
        and not lexicon.PASS.search(part)
        and quantity.kind in {"count", "fraction"}
    ):
        return True
    if _OF_PEOPLE_WHO_VOTE.match(after) and lexicon.PASS.search(part):
        return False
    if quantity.kind == "count" and (_FOR.match(after) or _AGAINST.match(after)):
        return False
    taking_part = lexicon.TAKING_PART.search(after[: _NEAR * 2]) or lexicon.TAKING_PART.search(before[-_NEAR:])
    if not taking_part:
        return False
    people = _LIMITED.search(after[:_NEAR]) or (quantity.kind == "count" and lexicon.TAKING_PART.search(after[:40]))
    return bool(people and (lexicon.AT_LEAST.search(before) or _CONDITION.search(words)))


def _nearest_to_quorum(sentence: Sentence, part: str, quantity: Quantity, place: int) -> bool:
    """Of several numbers in the part of a sentence that names a quorum, the one closest to that word is it."""
    low = quantity.start - place
    spoken = list(lexicon.QUORUM.finditer(part))

    def distance(start: int, end: int) -> int:
        return min(max(start - word.end(), word.start() - end) + (word.start() > end) for word in spoken)

    own = distance(place, place + quantity.end - quantity.start)
    others = [
        distance(other.start - low, other.end - low)
        for other in sentence.quantities
        if other.kind in {"fraction", "count"}
        and low <= other.start < low + len(part)
        and other.value != quantity.value
    ]
    return own <= _NEAR and all(own < other for other in others)


def _quorum(sentence: Sentence, quantity: Quantity, before: str, after: str, *, sure: bool) -> Finding | None:
    if "square root" in after[:30] or "square root" in before[-40:]:
        return None
    value = quantity.value
    if lexicon.at_most(before):
        return None
    if isinstance(value, Fraction):
        return Finding("quorum", Quorum(fraction=value), sentence, sure)
    if isinstance(value, int) and value:
        return Finding(
            "quorum",
            Quorum(count=value),
            sentence,
            sure and bool(_LIMITED.search(after[:_NEAR]) or lexicon.QUORUM.search(before[-40:])),
        )
    return None


def _about_deciding(sentence: Sentence, part: str, after: str) -> bool:
    """Whether a share stands among words of voting: its own, those it counts, or those that frame a short item."""
    if lexicon.VOTE.search(part) or lexicon.PASS.search(part) or _OF_PEOPLE_WHO_VOTE.match(after):
        return True
    short = sentence.item or len(part.split()) <= _SHORT
    return bool(short and (lexicon.VOTE.search(sentence.context) or _DECISIVE.search(sentence.context)))


def _threshold(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> Threshold | None:
    value = quantity.value
    if quantity.kind == "count" and isinstance(value, int):
        return _number_of_votes(value, before, after)
    if not isinstance(value, Fraction) or lexicon.at_most(before):
        return None
    if quantity.kind == "ratio":
        of_votes = lexicon.VOTE.search(part) or lexicon.PASS.search(part) or "majority" in part
        scored = not any(word in part for word in ("majority", "ratio", "times", "for every", "against"))
        return Threshold(ratio=value) if of_votes and not scored and not _SCORE.search(part) else None
    return _share_of_votes(sentence, part, before, after, quantity)


def _number_of_votes(value: int, before: str, after: str) -> Threshold | None:
    if _AGAINST.match(after):
        return Threshold(max_against=value) if value == 0 or lexicon.at_most(before) else None
    wanted = (
        _FOR.match(after)
        or (_OF_SO_MANY.match(after) and any(words.search(before + after) for words in (lexicon.PASS, lexicon.VOTE)))
        or _FOR_BEFORE.search(before)
    )
    if not wanted or not value or lexicon.at_most(before) or lexicon.MORE_THAN.search(before):
        return None
    return Threshold(min_for=value)


def _share_of_votes(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> Threshold | None:
    text = sentence.plain[quantity.start : quantity.end]
    by_majority = "major" in text or "mehrheit" in text or "mayor" in text
    outnumbered = text.startswith(("more ", "outnumber", "mehr ", "plus de", "más "))
    context = before + " # " + after
    if outnumbered:
        meant = bool(_OF_VOTES.search(part))
    elif by_majority:
        spoken = _REAL_MAJORITY.search(part) or _OF_PEOPLE_WHO_VOTE.match(after)
        meant = bool(spoken or lexicon.VOTE.search(context) or lexicon.PASS.search(context))
    else:
        meant = _about_deciding(sentence, part, after)
    if not meant or not isinstance(quantity.value, Fraction):
        return None
    more_than = lexicon.MORE_THAN.search(before) or lexicon.PLUS_ONE.match(after)
    strict = quantity.value != 1 and bool(by_majority or outnumbered or more_than)
    basis = Basis.FOR_AND_AGAINST if outnumbered else _basis(part, after)
    return Threshold(fraction=quantity.value, strict=strict, basis=basis)


def _basis(part: str, after: str) -> Basis | None:
    if after.startswith(" vote of"):
        if "present and voting" in after[:50]:
            return Basis.CAST
        return Basis.PRESENT if re.match(r" vote of (?:the |those )*(?:\w+ )?present", after) else None
    following = _BASIS_ENDS.split(after[: _NEAR * 2])[0]
    for words in (following,) if lexicon.QUORUM.search(part) else (following, part):
        for basis, pattern in _BASIS_PATTERNS:
            if pattern.search(words):
                return basis
    return None
