"""Thresholds and quorums: what each share, count and ratio in a sentence is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from governance.domain.ballots import Method
from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import Basis, StageKind, Threshold
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, Way, clause, is_money
from reasoning.reader.no_quorum import no_quorum
from reasoning.reader.not_votes import OF_SOMETHING_ELSE, in_one_case, is_no_vote, stops_it, told
from reasoning.reader.petitions import asked, by_majority, is_asked
from reasoning.reader.quorums import (
    NEAR,
    OF_PEOPLE_WHO_VOTE,
    OF_SO_MANY,
    is_quorum,
    only_of_a_quorum,
    quorum,
)
from reasoning.reader.sentences import Sentence
from reasoning.reader.sides import nobody_against
from reasoning.reader.so_many import number_of_votes, plus_votes
from reasoning.reader.subjects import matter_beside, only_beside
from reasoning.reader.those_there import of_those_there

_SHORT: Final = 14
_LONGEST_BRACKET: Final = 20
_REPEATS: Final = re.compile(r"\s*\(\s*(?:i\.e\.?,? )?(?:>=?|≥|more than|over|at least|mehr als|plus de|más de)?\s*")
_DECISIVE: Final = re.compile(
    r"majorit|mehrheit|mayor|threshold|decision|decid|approv|requires?|needed|what it takes|entscheid|beschl|décision|decisi|quórum|passes"
)
_REAL_MAJORITY: Final = re.compile(
    r"(?:simple|absolute|bare|by(?: an?)?|einfache\w?|absolute\w?|mit|à la|par|por) (?:majority|mehrheit|majorité|mayoría)"
    r"|majority (?:vote|decision|rule|approval|of (?:the |all |its |those |votes|cast|voting|members|active|eligible|current|both|present)+)"
    r"|mehrheit (?:der|aller|von)|majorité (?:simple|absolue|des)|mayoría (?:simple|absoluta|de)|stimmenmehrheit|a majority$"
)
_OR_LESS: Final = re.compile(r"\s*(?:or (?:less|fewer)|oder weniger|ou moins|o menos)(?!\w)")
_SCORE: Final = re.compile(r"insufficient|would|means that|suffic|minimum required|for example")
_AND_BY: Final = re.compile(
    r"\s*(?:and|or|otherwise|und|oder|sonst|andernfalls|et|ou|sinon|y|o|si no)?,? ?(?:otherwise |sonst )?(?:by|with|mit|par|à|por|con) (?:an? |the |einer |une |la |los |las |les )?(?:majority of |mehrheit von |majorité des? |mayoría de )?$"
)
_VETOED: Final = re.compile(r"(?<!no )(?<!without )(?<!0 )veto")
_UNREAD_LIMIT: Final = re.compile(
    r"(?<!\w)(?:and|with|if|provided) (?:\w+ ){0,4}?(?:object\w*|veto\w*|-1s?|negative|against|block\w*)|must agree|must also|concurrence"
)
_OF_VOTES: Final = re.compile(
    r"vot|agree|favou?r|yes|approv|support|positive|\+1|ja-|pour|for (?:it |them |this )?than against|ballot"
)
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
_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)
_BEFORE_NOW: Final = re.compile(
    r"(?<!\w)(?:was|were|has been|had been) (?:\w+ )?(?:lowered|raised|changed|reduced|increased|amended) (?:from|to)(?!\w)|(?<!\w)(?:previously|formerly|used to (?:be|require|need))(?!\w)|(?<!\w)wurde\w* (?:von|auf) [^.;]{1,40}(?:gesenkt|erhöht|geändert)"
)
_ALL_OR_SOME: Final = re.compile(r"all (?:or|and/or) (?:some|any|part|a portion)")
_REMOVED_BY: Final = re.compile(
    r"(?<!\w)(?:removed|expelled|dismissed|replaced|excluded|suspended|recalled|terminated|voted out|ausgeschlossen|abgewählt|exclue?s?|radiée?s?|expulsad[oa]s?|cesad[oa]s?)(?: \w+){0,4}? (?:by|with|upon|durch|mit|par|à|por|con) (?:(?:an?|the|eine[rm]?|une|la|una|vote of|at least) )*$"
)
"""By how many somebody is removed who did not take part, which is no number of what was missed."""
_NOT_MORE: Final = re.compile(
    r"(?<!\w)(?:(?:may|can|shall|must) ?not|cannot|no (?:person|member|one|1|individual|owner|delegate) (?:may|can|shall))(?!\w)[^.;]{0,80}(?:more than|over|exceed\w*|in excess of)(?!\w)"
)
"""How much one person may hold at most: "nobody may hold proxies for more than 15 percent of the votes"."""
_ONE_OF_THE_WAYS: Final = re.compile(
    r"(?<!\w)(?:1|any|either) of (?:the )?(?:following|these|those|\d+)(?: \w+)? (?:ways|options|conditions|methods|cases|forms|criteria|rules)(?!\w)"
)
_EVEN_SPLIT: Final = re.compile(r"50 ?%? ?[/:-] ?50|(?:evenly|equally) split|results? in a tie")
_ELLIPTIC: Final = re.compile(
    r"\s*(?:failing (?:that|this|which),? |otherwise,? |if not,? |else,? )?(?:by |with )?(?:any |at least )?[0-9]+ (?:out )?of (?:the|its|our|those) [0-9]+(?: (?:members|people|directors))?[.\s]*$"
)
"""A rule without a verb: "up to 300: any two of the four"."""
_A_SHARE_ALONE: Final = re.compile(
    r"\s*(?:an? |at least |by (?:an? )?)?(?:[0-9]+/[0-9]+|[0-9]+ ?%|[0-9]+[ -](?:thirds|quarters|fourths|fifths|tenths)|half)(?:[ -](?:majority|vote))?[.\s]*$"
)
"""What a colon leaves of "leaving the house: two thirds"."""
_BASIS_ENDS: Final = re.compile(r"(?<!\w)(?:and (?:an? |at least)|quorum|provided|unless|followed by)")
_BASIS_PATTERNS: Final = tuple((basis, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for basis, pattern in _BASES)


def found_shares(sentence: Sentence) -> Iterator[Finding]:
    """Find the thresholds, quorums and petition numbers that a sentence states."""
    words = sentence.plain
    yield from no_quorum(sentence)
    seen: set[tuple[object, object]] = set()
    taken = [(each.start, each.end) for each in sentence.quantities if each.kind == "duration"]
    several = len({each.value for each in sentence.quantities if each.kind == "fraction"}) > 1
    for quantity in sentence.quantities:
        if quantity.kind in {"duration", "term"} or any(a < quantity.end and quantity.start < b for a, b in taken):
            continue
        sign = words[: quantity.start].rstrip(" ").endswith(("+", "plus")) or words[: quantity.start].endswith(
            ("-", "#")
        )
        if (sign and not plus_votes(words, quantity.start)) or is_money(words, quantity):
            continue
        said_twice = _said_twice(words, quantity, taken)
        taken.append((quantity.start, quantity.end))
        if said_twice:
            continue
        finding = _finding(sentence, quantity)
        if finding and finding.purpose == "threshold" and not finding.subject and several:
            others = [each for each in sentence.quantities if each.kind == "fraction" and each.value != quantity.value]
            finding = replace(
                finding,
                subject=matter_beside(words, quantity.start, quantity.end),
                usual=only_beside(words, quantity, others),
            )
        if finding and (finding.purpose, finding.value) not in seen:
            seen.add((finding.purpose, finding.value))
            yield finding


def _said_twice(words: str, quantity: Quantity, taken: list[tuple[int, int]]) -> bool:
    """Whether a share stands in brackets only to repeat in figures, or in words, what was just said."""
    return any(
        0 <= quantity.start - end <= _LONGEST_BRACKET and _REPEATS.fullmatch(words[end : quantity.start])
        for _, end in taken
    )


def _finding(sentence: Sentence, quantity: Quantity) -> Finding | None:
    low, high = clause(sentence, quantity.start, quantity.end)
    part = sentence.plain[low:high]
    before, after = sentence.plain[low : quantity.start], sentence.plain[quantity.end : high]
    if _is_no_rule(sentence, part, before, after) or is_no_vote(
        before, after, quantity, sentence.plain[quantity.start : quantity.end]
    ):
        return None
    if stops_it(before, after, quantity):
        return Finding("method", _VOTE, sentence, sure=False)
    sure = not sentence.hedged and not sentence.example and not in_one_case(sentence, quantity)
    if is_quorum(sentence, part, before, after, quantity):
        return quorum(sentence, quantity, before, after, sure=sure)
    if is_asked(sentence, part, before, after, quantity):
        return asked(sentence, quantity, before)
    if only_of_a_quorum(part, before, after):
        return of_those_there(sentence, quantity, before, after)
    framed_only = quantity.kind == "fraction" and not _said_to_decide(part, after)
    return _limit(sentence, quantity, (part, before, after), sure=sure and not framed_only)


def _is_no_rule(sentence: Sentence, part: str, before: str, after: str) -> bool:
    """Whether a number tells of the past, of a duty to take part, of a tie, or is an upper limit."""
    return bool(
        _BEFORE_NOW.search(sentence.plain)
        or (lexicon.PARTICIPATION_DUTY.search(part) and not _REMOVED_BY.search(before))
        or _OR_LESS.match(after)
        or _EVEN_SPLIT.search(part)
        or _ALL_OR_SOME.search(part)
        or _ONE_OF_THE_WAYS.search(part)
        or _NOT_MORE.search(part)
        or told(sentence)
    )


def _limit(sentence: Sentence, quantity: Quantity, standing: tuple[str, str, str], *, sure: bool) -> Finding | None:
    part, before, after = standing
    threshold = _threshold(sentence, part, before, after, quantity)
    words = sentence.plain
    if threshold is None:
        return None
    if lexicon.OVERRIDE.search(part) or (
        _VETOED.search(part) and quantity.value != Fraction(1, 2) and threshold.max_against != 0
    ):
        return Finding("threshold", threshold, sentence, sure=False, subject="override")
    if threshold.max_against is not None and threshold.min_for is None and threshold.fraction is None:
        sure = False
    if (threshold.min_for and OF_SO_MANY.match(after)) or lexicon.VETO.search(part):
        sure = False
    if threshold.min_for and _UNREAD_LIMIT.search(words) and "no" not in after[:40]:
        sure = False
    if threshold.fraction not in {None, 1} and nobody_against(words):
        sure = False
    return Finding("threshold", threshold, sentence, sure)


def _another_share(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a share only adds another case to one that the same sentence states: "and by two thirds if not"."""
    earlier = [each for each in sentence.quantities if each.kind == "fraction" and each.start < quantity.start]
    return bool(earlier and _AND_BY.match(before) and lexicon.VOTE.search(sentence.plain))


def _said_to_decide(part: str, after: str) -> bool:
    """Whether a share stands among words of voting: its own, or those whom it counts."""
    spoken = after.startswith(("-beschlu", "-mehrheit", "-vote", "-majority")) or OF_PEOPLE_WHO_VOTE.match(after)
    return bool(spoken or lexicon.VOTE.search(part) or lexicon.PASS.search(part) or _DECISIVE.search(part))


def _about_deciding(sentence: Sentence, part: str, after: str) -> bool:
    """Whether a share stands among words of voting: its own, those it counts, or those that frame a short item."""
    if after.startswith(("-beschlu", "-mehrheit", "-vote", "-majority")):
        return True
    if lexicon.VOTE.search(part) or lexicon.PASS.search(part) or OF_PEOPLE_WHO_VOTE.match(after):
        return True
    if OF_SOMETHING_ELSE.match(after):
        return False
    if _A_SHARE_ALONE.match(part) and sentence.previous is not None:
        before = sentence.previous.plain
        return bool(lexicon.VOTE.search(before) or lexicon.PASS.search(before))
    short = sentence.item or len(part.split()) <= _SHORT
    return bool(short and (lexicon.VOTE.search(sentence.context) or _DECISIVE.search(sentence.context)))


def _threshold(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> Threshold | None:
    value = quantity.value
    if quantity.kind == "count" and isinstance(value, int):
        said_shortly = value and _ELLIPTIC.match(part) and OF_SO_MANY.match(after)
        return Threshold(min_for=value) if said_shortly else number_of_votes(value, before, after)
    if not isinstance(value, Fraction) or lexicon.at_most(before):
        return None
    if quantity.kind == "ratio":
        of_votes = lexicon.VOTE.search(part) or lexicon.PASS.search(part) or "majority" in part
        scored = not any(word in part for word in ("majority", "ratio", "times", "for every", "against"))
        return Threshold(ratio=value) if of_votes and not scored and not _SCORE.search(part) else None
    return _share_of_votes(sentence, part, before, after, quantity)


def _share_of_votes(sentence: Sentence, part: str, before: str, after: str, quantity: Quantity) -> Threshold | None:
    text = sentence.plain[quantity.start : quantity.end]
    a_majority = by_majority(sentence, quantity)
    unanimous = quantity.value == 1 and text[:1].isalpha()
    outnumbered = text.startswith(("more ", "outnumber", "number of ", "votes ", "mehr ", "plus de", "más "))
    context = before + " # " + after
    if outnumbered:
        meant = bool(_OF_VOTES.search(part))
    elif a_majority:
        spoken = text.startswith("most ") or _REAL_MAJORITY.search(part) or OF_PEOPLE_WHO_VOTE.match(after)
        meant = bool(spoken or lexicon.VOTE.search(context) or lexicon.PASS.search(context))
    else:
        meant = unanimous or _about_deciding(sentence, part, after) or _another_share(sentence, quantity, before)
    if not meant or not isinstance(quantity.value, Fraction):
        return None
    more_than = lexicon.MORE_THAN.search(before) or lexicon.PLUS_ONE.match(after)
    strict = quantity.value != 1 and bool(a_majority or outnumbered or more_than)
    basis = Basis.FOR_AND_AGAINST if outnumbered else _basis(part, after)
    return Threshold(fraction=quantity.value, strict=strict, basis=basis)


def _basis(part: str, after: str) -> Basis | None:
    if after.startswith(" vote of"):
        if "present and voting" in after[:50]:
            return Basis.CAST
        return Basis.PRESENT if re.match(r" vote of (?:the |those )*(?:\w+ )?present", after) else None
    following = _BASIS_ENDS.split(after[: NEAR * 2])[0]
    for words in (following,) if lexicon.QUORUM.search(part) else (following, part):
        for basis, pattern in _BASIS_PATTERNS:
            if pattern.search(words):
                return basis
    return None
