"""So many people who are enough, said without a word of deciding: "ask two others", "three thumbs-up and it's in"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from governance.domain.number_words import plain
from governance.domain.rulebook_values import Threshold
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, Group, is_money
from reasoning.reader.groups import group_after
from reasoning.reader.sentences import Sentence

_ASKED: Final = re.compile(
    r"(?<!\w)(?:asks?|check with|run it (?:by|past)|clear it with|demandez? à|demander à|pregunt\w+ a|pid\w+ permiso a) (?:at least |any |au moins |al menos )?$"
)
_FOR_SOMETHING: Final = re.compile(r"[^.;,]{0,60}(?<!\w)(?:to|for|about|whether|if|ob|um|pour|de|para)(?!\w)")
"""They are asked to do something, not whether they agree."""
_SOUGHT: Final = re.compile(
    r"(?<!\w)(?:finds?|gets?|convinces?|needs?|takes?|brings?|wins?|trouver?|trouvez|il faut|faut|encontrar a?|encuentr\w+ a?|hacen falta) (?:at least |any |the (?:ok|okay|support|backing|blessing|nod) of |au moins |al menos )*$"
)
_ACT_NEEDS: Final = re.compile(
    r"(?<!\w)(?:bans?|blocks?|strikes?|merges?|merging|banning|blocking|removals?|removing|suspensions?|suspending|releases?|releasing|refunds?|purchases?|expenses?|spending|payments?|sperren?|sperrungen|ausgaben|dépenses|gastos|bloqueos?)(?: [^\s.;,:]+){0,4}? (?:needs?|requires?|takes?|brauch\w+|nécessitent?|requieren?) (?:at least |mindestens |au moins |al menos )?$"
)
_ONLY_THEM: Final = re.compile(r" (?:[\w-]+ )?[\w-]+s(?=[.,;)]|$| to (?:agree|approve|sign off|say yes))")
"""So many for something that is done: "permanent bans need two admins"."""
_AGREE: Final = re.compile(
    r"[^.;:]{0,80}?(?<!\w)(?:who|that|to|die|der|qui|que)(?!\w)[^.;:]{0,60}?(?<!\w)(?:thinks?|agrees?|vouch\w*|says? (?:yes|ok|okay|it)|backs?|supports?|sign|(?:are|is) (?:ok|okay|fine|happy|willing)|second|like|approve|ver?bürg\w*|zustimm\w*|einverstanden|mittrag\w*|dafür|d'accord|soutien\w*|de acuerdo|apoy\w*|avalen)(?!\w)"
)
_FOUND_BEFORE: Final = re.compile(
    r"(?P<who> (?:[\w'-]+ ){0,2}?[\w'-]+) (?P<verb>fragen|fragt|findet|finden|gewinnt|überzeugt)(?!\w)"
)
_SIGNS: Final = re.compile(
    r" (?:or more |other )?(?:[\w'-]+ ){0,2}?(?:thumbs?[ -]ups?|hearts?|check ?marks|green ticks|upvotes|likes|nods|yeses|okays|oks|ayes)(?!\w)"
)
_ENOUGH: Final = re.compile(
    r"(?<!\w)(?:needs?|takes?|collects?|requires?|enough|it's|goes (?:ahead|in|live)|pass\w*|merge\w*|approved?|accepted?)(?!\w)"
)
_OF: Final = re.compile(r"(?: vote| majority)? (?:of|by|in) ")
_OTHERS: Final = re.compile(r" (?P<who>andere\w*|others|autres|otr[oa]s)(?!\w)")


def found_backers(sentence: Sentence) -> Iterator[Finding]:
    """Find how many others must be asked, found or heard, and who they are."""
    if sentence.example or sentence.hedged:
        return
    words = sentence.plain
    for quantity in sentence.quantities:
        count = quantity.value
        if quantity.kind != "count" or not isinstance(count, int) or not count or is_money(words, quantity):
            continue
        before, after = words[: quantity.start], words[quantity.end :]
        if lexicon.at_most(before) or lexicon.MORE_THAN.search(before):
            continue
        who = _people(sentence, before, after)
        if who is None and not (_SIGNS.match(after) and _ENOUGH.search(words)):
            continue
        yield Finding("threshold", Threshold(min_for=count), sentence, sure=False, telling=True)
        if who:
            yield Finding("electorate", Group(who, rank=4), sentence, sure=False)
        return


def _people(sentence: Sentence, before: str, after: str) -> str | None:
    """Who is asked or has to agree, in the sentence's own words."""
    last = _FOUND_BEFORE.match(after)
    if (_ASKED.search(before) and not _FOR_SOMETHING.match(after)) or (last and last["verb"].startswith("frag")):
        return people_after(sentence, after)
    if _ACT_NEEDS.search(before) and _ONLY_THEM.match(after):
        return people_after(sentence, after)
    if (_SOUGHT.search(before) or last) and _AGREE.match(after):
        return people_after(sentence, after)
    return None


def so_many(sentence: Sentence, count: int | None) -> str | None:
    """Whom a sentence counts by this number."""
    counted = (each for each in sentence.quantities if each.kind == "count" and each.value == count)
    return next((who for each in counted if (who := people_after(sentence, sentence.plain[each.end :]))), None)


def of_whom(sentence: Sentence, share: object) -> str | None:
    """Of whom a share is stated right behind it: "two thirds of the members or a majority of the board"."""
    for each in sentence.quantities:
        found = _OF.match(sentence.plain, each.end) if each.kind == "fraction" and each.value == share else None
        if found and (who := people_after(sentence, sentence.plain[found.end() - 1 :])):
            return who
    return None


def people_after(sentence: Sentence, after: str) -> str | None:
    """The people whom the words after a number begin with, as the sentence writes them."""
    others = _OTHERS.match(after)
    start = after.strip().split(" ", 1)[0]
    for place in (found.start() for found in re.finditer(r"\S+", sentence.flat)):
        if plain(sentence.flat[place:]).startswith(start) and plain(sentence.flat[place:])[:12] == after.strip()[:12]:
            return others["who"] if others else group_after(sentence.flat, place)
    return None
