"""Matters that a text leaves to a body, or to the usual way, of which it says elsewhere how that decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind
from reasoning.reader import lexicon
from reasoning.reader.clusters import Cluster, by_a_few
from reasoning.reader.deciders import deciding_role
from reasoning.reader.findings import Finding, Way
from reasoning.reader.left_to import ARTICLE, BODY, LIKE_THE_REST, ONE_CASE, left_to
from reasoning.reader.people import electors
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of, of_a_few, subject_of

_A_BODY: Final = re.compile(
    r"(?<!\w)(?:meetings?|assembl(?:y|ies)|board|council|committee|circle|team|group|panel|jury|gathering|evening|plenary|parliament|senate|congress|forum|conference|house)$"
    rf"|(?<!\w)(?:{BODY})$"
)
_KIND_OF_VOTE: Final = re.compile(
    r"(?P<kind>super[ -]?majority|qualified majority|special majority|special|extraordinary|ordinary|formal|full|constitutional)(?: (?:votes?|voting|resolutions?|motions?|ballots?|decisions?))?"
)
"""A vote that has a name, under which the text says once how it goes: "Supermajority vote"."""
_NEEDS_ITS_NOUN: Final = frozenset({"special", "extraordinary", "ordinary", "formal", "full", "constitutional"})
_OF_IT: Final = re.compile(
    r"(?<!\w)(?:members?|directors?|trustees?|those|who|present|people|persons?|council\w*|it|its|mitglied\w*|anwesend\w*|membres?|présent\w*|miembros?|presentes|asistentes)(?!\w)"
)
_NUMBERING: Final = re.compile(
    r"^(?:(?:article|section|chapter|part|rule|§+) )?[\divx.]*[.):]? *[-:.]? *(?:the |our )?(?=\w{2})"
    rf"(?:{ARTICLE})?"
)
_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)
_LONGEST_NAME: Final = 3
_DECIDES: Final = r"(?:accepts?|agrees?|approves?|decides?|elects?|chooses?|votes?|settles?|confirms?|has the (?:last|final) (?:word|say)|(?:can|may|must|has to) (?:accept|agree|approve|decide|elect|choose|vote|settle|confirm|change|remove))"
_LEFT_TO: Final = (
    r"(?:(?:goes?|comes?|go|come|brought|bring|take[ns]?|put|referred|submitted|left|up|back|sent|(?:a )?matters?|decisions?|escalated)(?: (?:it|them|this|that|these|on|on there|back|again|straight))? (?:to|for|before)"
    r"|(?:waits?|is|are|be) for|needs?|requires?|(?<!governed )(?<!managed )(?<!directed )(?<!administered )(?<!led )(?<!run )(?<!represented )(?<!convened )(?<!called )(?<!held )(?<!organised )(?<!organized )(?<!hosted )(?<!conducted )(?<!chaired )by)"
)
_WE_VOTE: Final = re.compile(
    rf"{lexicon.LARGER.pattern}[^.;:]{{0,60}}(?<!\w)(?:we vote|(?:needs?|requires?|takes?) an? (?:\w+ )?vote|(?:is|are) (?:put to an? (?:\w+ )?vote|voted on|decided by (?:an? )?vote))(?!\w)"
)
_LIKE_THE_REST: Final = re.compile(
    r"(?<!\w)(?:chang\w+|amend\w*|edit\w*|decid\w+|revis\w+|adopt\w*|modif\w+|update\w*|elect\w*|remov\w+|treat\w*)(?!\w)[^.;:]{0,80}(?<!\w)(?:like (?:everything|anything|any) (?:else|other)|the way we (?:do|decide|change) (?:everything|anything|all)|(?:in )?the same way|the same (?:as|process|procedure|rules|way) (?:as|that applies|used|for) (?:any|all|every|other|everything|normal|ordinary|regular)|by (?:the same|this same|the usual|the normal|our normal|the ordinary|the regular|our usual) (?:process|procedure|rules?|vote|method|way)|as (?:any|all|with any) other (?:decision|proposal|matter|change)s?|(?:following|under|through|by|via|using|according to|in accordance with|per) (?:the|our) (?:standard|usual|normal|regular|ordinary|general) (?:[\w-]+ ){0,2}?(?:process|procedure|rules))(?!\w)"
)


def left_to_others(clusters: list[Cluster], sentences: Iterable[Sentence]) -> list[Cluster]:
    """Let what is left to a body take its way of deciding, and make a way of each matter that says only this."""
    usual = [known for known in clusters if _is_usual(known)]
    named = [(pattern, known) for known in usual for pattern in _patterns(known)]
    found = list(clusters)
    for sentence in sentences if usual else ():
        if (
            sentence.example
            or sentence.past
            or sentence.hedged
            or sentence.row
            or lexicon.AT_A_TIE.search(sentence.plain)
            or lexicon.SCHEDULES.search(sentence.plain)
        ):
            continue
        lender = _lender(sentence, named, usual)
        if lender is None:
            continue
        own = [known for known in found if any(seed.sentence is sentence for seed in known.seeds)]
        if not _lent(own, lender):
            said = Finding("method", lender.way, sentence, sure=False)
            subject = subject_of(sentence.plain) or subject_of(plain(sentence.titles[-1]))
            left = Cluster(sentence.section, sentence.label, subject, lender.way, [said], lender=lender)
            found.append(left)
            _lend(left, lender)
    return sorted(found, key=lambda known: known.seeds[0].sentence.start)


def _is_usual(known: Cluster) -> bool:
    counted = known.way.kind is StageKind.BALLOT and (known.threshold or known.way.method is Method.CONSENSUS)
    one_case = (
        known.last().hedged or known.last().row or any(ONE_CASE.search(seed.sentence.plain) for seed in known.seeds)
    )
    return bool(counted) and not known.subject and not one_case and not (known.of_backers or by_a_few(known))


def _patterns(known: Cluster) -> Iterator[re.Pattern[str]]:
    """How a text leaves something to the body under whose name this way of deciding stands."""
    for name in _names(known):
        yield re.compile(
            rf"(?<!\w)(?:{_LEFT_TO} (?:the |a |an |our )?(?:next )?{name}(?! (?:after|before|until))(?: matters?| decisions?| vote)?(?!\w)|(?:the |a )?{name} {_DECIDES}(?!\w))|: (?:the )?{name}\.?$|{left_to(name)}"
        )


def _names(known: Cluster) -> set[str]:
    names = set()
    for heading in known.section.path.split(" > ")[1:]:
        bare = _NUMBERING.sub("", plain(heading))
        if of_a_few(body_of(bare)) and _others_vote(known, bare):
            continue
        if kind := _KIND_OF_VOTE.fullmatch(bare):
            names.add(_vote_called(bare, kind["kind"]))
        elif len(bare.split()) <= _LONGEST_NAME and (_A_BODY.search(bare) or _is_a_name(heading, known)):
            names.add(re.escape(bare))
    return names


def _vote_called(name: str, kind: str) -> str:
    """How a text speaks of a kind of vote: with its noun, or by its kind alone where that says enough."""
    noun = name.removeprefix(kind).strip().removesuffix("s")
    called = rf"(?:formal )?{re.escape(kind)}"
    return rf"{called} {re.escape(noun)}s?" if kind in _NEEDS_ITS_NOUN and noun else rf"{called}(?: votes?)?(?! of)"


def _others_vote(known: Cluster, body: str) -> bool:
    """Whether people outside the body under whose heading it stands vote in it."""
    voters = [who for seed in known.seeds for who in electors(seed.sentence)]
    return bool(voters) and not any(_OF_IT.search(who) or body_of(who) or body in who for who in voters)


def _is_a_name(heading: str, known: Cluster) -> bool:
    """Whether a heading of one word is used as a name elsewhere in the headings: "Thursday", "How does Thursday decide"."""
    return known.section.heading != heading and bool(
        re.search(rf"(?<!\w)does {re.escape(heading)} decide", known.section.heading)
    )


def _lender(
    sentence: Sentence, named: Iterable[tuple[re.Pattern[str], Cluster]], usual: list[Cluster]
) -> Cluster | None:
    for pattern, known in named:
        if sentence.section is not known.section and pattern.search(sentence.plain):
            return known
    if any(each.search(sentence.plain) for each in (_WE_VOTE, _LIKE_THE_REST, LIKE_THE_REST)):
        titled = [known for known in usual if lexicon.VOTE.search(plain(known.section.heading))]
        together = len({known.section.anchor for known in usual}) == 1
        return usual[0] if together else titled[0] if len(titled) == 1 else None
    return None


def _lent(own: Iterable[Cluster], lender: Cluster) -> bool:
    """Whether a way of deciding that is known already takes over what the lender states."""
    took = [_lend(known, lender) for known in own]
    return any(took)


def _lend(known: Cluster, lender: Cluster) -> bool:
    """Let a way of deciding take over what its lender states, unless somebody else decides in it."""
    if known is lender or known.lender not in {None, lender}:
        return True
    if known.way.kind is StageKind.ROLE:
        who = (deciding_role(known.seeds[0].sentence) or "").casefold()
        if who and not any(re.search(name, who) for name in _names(lender)):
            return False
        known.way = lender.way
    elif known.way == _VOTE and known.threshold is None and known.inherited is None:
        known.way = lender.way
    known.lender = lender
    if known.way == lender.way and known.threshold is None and known.inherited is None:
        known.inherited = next((seed for seed in lender.seeds if seed.value == (lender.threshold or lender.way)), None)
    return True
