"""Plain names for ways of deciding: a heading without its number, its capitals and what only led on to a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind
from governance.domain.sections import Section
from reasoning.reader.clusters import Cluster
from reasoning.reader.subjects import subject_of

_NUMBER: Final = re.compile(
    r"^\W*(?:(?:art(?:icle|ikel|ículo|\.)?|sect(?:ion|ión)|sec\.|abschnitt|kapitel|chapitre|capítulo|chapter|rule|part|t[íi]tulo|title|titre|titel|§+)\s*)"
    r"(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[IVXLC]{1,6})(?![^\W\d_])(?:er(?!\w))?[.):]?\s*(?:[-–—:.]\s*)?(?=\w)"
    r"|^\W*(?:\d{1,3}(?:\.\d{1,3})*(?:[.):]\s*|\s+)|(?:[IVXLC]{1,6}|[A-Za-z])[.)]\s+)(?:[-–—:]\s*)?(?=[^\W\d_]{2})",
    re.IGNORECASE,
)
_ONLY_A_NUMBER: Final = re.compile(
    r"(?:(?:§+|art(?:icle|ikel|ículo|\.)?|section|abschnitt|absatz|abs\.|sec\.|punto|cláusula|clause)\s*)?(?:\d+[a-z]?(?:\.\d+)*|[ivxl]+)[.º°)]?(?:\s*[.:–—-]+)?",
    re.IGNORECASE,
)
_LED_ON: Final = re.compile(
    r"(?:\s*[=:]|\s+(?:on|of|for|by|to|in|with|über|zu|von|für|sur|de|pour|sobre|para))+\s*(?=: |$)", re.IGNORECASE
)
_ONLY_ASKS: Final = re.compile(
    r"(?:\d+(?:\.\d+)*\.? )?(?:how(?: long| (?:do )?we decide| decisions are made)?|who(?: decides)?|(?:the )?(?:process|procedure|vote|rules)|details|general(?: rules)?|threshold|quorum|(?:what )?if [\w ]+|wie|ablauf|verfahren|comment|procédure|cómo|procedimiento)\??",
    re.IGNORECASE,
)
_TITLES: Final = {
    Method.CONSENSUS: "Consensus",
    Method.LAZY_CONSENSUS: "Lazy consensus",
    Method.CONSENT: "Consent",
    Method.JURY: "Jury",
}
_LONGEST_TITLE: Final = 80
_LONGEST_MATTER: Final = 6

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH: Final = "en"
_NO_ACRONYM: Final = 5
_HOW: Final[dict[str, str]] = {
    StageKind.BALLOT: "vote", StageKind.CONSENT: "consent", StageKind.JURY: "jury",
    StageKind.ROLE: "decision by role", StageKind.ELECTION: "election",
}  # fmt: skip


def only_asks(heading: str) -> bool:
    """Whether a heading says no more than which question is answered below it: "How long", "Quorum"."""
    return bool(_ONLY_ASKS.fullmatch(heading))


def without_number(heading: str) -> str:
    """A heading as people say it: "Article 5: Votes" and "2. Votes" are "Votes"."""
    heading = heading.replace("&nbsp;", " ")
    bare = heading if only_a_number(heading) else _NUMBER.sub("", heading, count=1).strip()
    return bare or heading


def only_a_number(heading: str) -> bool:
    """Whether a heading names no matter: "Art. 12", "§ 3"."""
    return bool(_ONLY_A_NUMBER.fullmatch(heading.replace("&nbsp;", " ").strip()))


def plain_name(title: str, *, common: Collection[str]) -> str:
    """The name of a way; `common`: the words that the text itself writes in small letters."""
    bare = _LED_ON.sub("", without_number(title)).strip(" -–—") or title
    bare = _WORD.sub(lambda found: _small(found.group(), common), bare)
    return bare[:1].upper() + bare[1:]


def _small(word: str, common: Collection[str]) -> str:
    usual = word == word.capitalize() or (word.isupper() and len(word) >= _NO_ACRONYM)
    return word.lower() if usual and word.lower() in common else word


def common_words(lines: Iterable[str], language: str) -> frozenset[str]:
    """The words that stand in a text in small letters; none where nouns have capitals or the habit is not known."""
    if language != _ENGLISH:
        return frozenset()
    return frozenset(found.group() for line in lines for found in _WORD.finditer(line) if found.group().islower())


def told_apart(ways: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """The names of ways, each with how it decides behind it where an earlier one is called the same."""
    seen: set[str] = set()
    apart = []
    for name, kinds in ways:
        how = next((_HOW[kind] for kind in kinds if kind in _HOW), "")
        own = f"{name}: {how}" if how and name.casefold() in seen else name
        seen.add(own.casefold())
        apart.append(own)
    return apart


def _heading(section: Section) -> str:
    """The heading of a section, or of the one above it where its own only asks how."""
    above = section.path.split(" > ")[1:-1]
    return above[-1] if above and only_asks(section.heading) else section.heading


def _matter(cluster: Cluster) -> str:
    """A short item that only names what is decided, such as "Changes to these rules"."""
    seed = cluster.seeds[0]
    named = seed.sentence.flat.rstrip(" .;,:")
    alone = seed.purpose == "method" and seed.sentence.item and len(named.split()) <= _LONGEST_MATTER
    return named if alone and cluster.subject and subject_of(plain(named)) == cluster.subject else ""


def title_of(cluster: Cluster) -> str:
    """What a way is about: its label or heading, with how it is decided or what about where that does not say it."""
    heading = _matter(cluster) or cluster.label or _heading(cluster.section)
    name = _TITLES.get(cluster.way.method) if cluster.way.method else None
    if name and name.casefold() not in heading.casefold():
        return f"{heading}: {name.lower()}"[:_LONGEST_TITLE]
    if cluster.subject and cluster.subject not in heading.casefold() and subject_of(plain(heading)) != cluster.subject:
        return f"{heading}: {cluster.subject}"[:_LONGEST_TITLE]
    return heading[:_LONGEST_TITLE]
