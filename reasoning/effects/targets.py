"""What an effect is for, among all that is named: what stands beside its verb, not a witness, a victim or a source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HANDLE = re.compile(r"(?<![\w/@.])@([\w-]+(?:\.[\w-]+)*(?:@[\w-]+(?:\.[\w-]+)+)?)")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:\*\.)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!(?:md|txt|html?|png|jpe?g|pdf|eg|ie)\b)[a-z]{2,24})(?![\w@/-]|\.\w)",
    re.IGNORECASE,
)
_PROFILE_LINK = re.compile(
    r"https?://(?P<host>[^\s/@]+)/(?:@|users/|u/|profile/)(?P<name>[\w.-]*\w)(?:@(?P<home>[\w.-]+))?/?", re.IGNORECASE
)
_POST_LINK = re.compile(
    r"https?://[^\s/]+/(?:@[^\s/]+/\w+|users/[^\s/]+/statuses/\w+|notes?/\w+|notice/\w+|objects/[\w-]+|\S*/?p/\w+)",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"(?:[\s,&/+]|(?<![^\W_])(?:and|und|sowie|et|y|e|en|i|also|auch|aussi|tambien|the|account|user|server|post)(?![^\W_]))*"
)
"""What may stand between several that are meant alike."""
_APART = re.compile(r"[,;.!?\n]|.{40}", re.DOTALL)
"""Between a verb and what it is for, if it is rather for something else: "suspend, as @zoe asked, @rude"."""
_REASON = re.compile(
    r"(?<![^\W_])(?:because|since|as|after|who|whoever|whom|weil|denn|nachdem|parce que?|car|puisque?|qui"
    r"|porque|ya que|quien|(?:meetings?|calls?|contracts?|chats?|talks?|agreements?|events?|sessions?|treffen|vertrag"
    r"|gesprach|reunion|contrat|contrato|evento) (?:with|mit|avec|con))(?![^\W_])"
)
"""Between a verb and somebody who is named for a reason: "suspend whoever insulted @kim"."""
_FOR_DOING = re.compile(
    r"(?<![^\W_])(?:thank|prais|applaud|congratulat|commend|reward|honou?r|blam|critici|dank|lob|remerci|felicit|agradec)"
    r"\w*\b[^.;!?]{1,60}\b(?:for|fur das|dafur,? dass|pour(?: avoir)?|d'avoir|por(?: haber)?)\s+(?:\w+ly\s+)?$"
)
"""Before a verb that only says what somebody is thanked or blamed for: "thank @kim for blocking the bots"."""
_WHERE = re.compile(r"(?<![^\W_])(?:on|at|in|auf|von|aus|im|sur)\s+(?:\w+\s+){0,2}$")
"""Before a server that somebody is on: "@rude auf dem Server bad.example"."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is named side by side, and where in the text."""

    start: int
    end: int
    names: tuple[str, ...]


def people(words: str, *, bot: str = "") -> tuple[Row, ...]:
    """Accounts, by handle or by a link to their profile; the bot is none of them."""
    return _rows(words, (one for one in _accounts(words) if one.names[0].partition("@")[0] != bot.lower()))


def servers(words: str) -> tuple[Row, ...]:
    """Domains, by name or by any link that is not to an account or a post."""
    return _rows(words, _domains(words))


def somewhere(row: Row, words: str) -> bool:
    """Whether a server is only named as the place of something."""
    return bool(_WHERE.search(words[: row.start]))


def posts(words: str) -> tuple[Row, ...]:
    """Links to posts."""
    return _rows(words, (one for one in _links(words) if _POST_LINK.fullmatch(one.names[0])))


def pages(words: str) -> tuple[Row, ...]:
    """Links to some page of a server that is no profile: perhaps a post, in an address that nobody knows."""
    links = (one for one in _links(words) if not _PROFILE_LINK.fullmatch(one.names[0]))
    return _rows(words, (one for one in links if one.names[0].count("/") > len("//") + 1))


def without(words: str) -> str:
    """The words alone, as long as before: no name and no link is taken for a verb."""
    for form in (_LINK, _HANDLE):
        words = form.sub(lambda found: " " * len(found[0]), words)
    return words


def meant(rows: Sequence[Row], words: str, verb: re.Pattern[str]) -> tuple[str, ...]:
    """Of several rows the one nearest to a verb. If that is not plainly meant: ("",), so that the author is asked."""
    if not rows or (verb.search(without(words)) and not _asked(words, verb)):
        return ()
    gap, names = _nearest(rows, words, verb)
    if len(rows) == 1:
        return ("",) if gap and _REASON.search(gap) else rows[0].names
    return ("",) if gap is None or _APART.search(gap) or _REASON.search(gap) else names


def distance(rows: Sequence[Row], words: str, verb: re.Pattern[str]) -> int:
    """How many characters are between a verb and the nearest of these rows; very many if there is none."""
    gap, _ = _nearest(rows, words, verb)
    return len(words) if gap is None else len(gap)


def _asked(words: str, verb: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the verb stands and asks for something."""
    return [found.span() for found in verb.finditer(without(words)) if not _FOR_DOING.search(words[: found.start()])]


def _nearest(rows: Sequence[Row], words: str, verb: re.Pattern[str]) -> tuple[str | None, tuple[str, ...]]:
    """What stands between a verb and what is named nearest to it; what follows comes first."""
    verbs = _asked(words, verb)
    gaps = [
        (words[end : row.start], row.names) if row.start >= end else (f"{words[row.end : start]} ", row.names)
        for row in rows
        for start, end in verbs
    ]
    return min(gaps, key=lambda each: len(each[0]), default=(None, ()))


def _rows(words: str, each: Iterator[Row]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for one in sorted(each, key=lambda row: row.start):
        if rows and _ALIKE.fullmatch(words, rows[-1].end, one.start):
            rows[-1] = Row(rows[-1].start, one.end, (*rows[-1].names, *one.names))
        else:
            rows.append(one)
    return tuple(rows)


def _accounts(words: str) -> Iterator[Row]:
    for found in _HANDLE.finditer(_LINK.sub(lambda link: " " * len(link[0]), words)):
        yield Row(found.start(), found.end(), (found[1].rstrip(".").lower(),))
    for link in _links(words):
        if one := _PROFILE_LINK.fullmatch(link.names[0]):
            yield Row(link.start, link.end, (f"{one['name']}@{one['home'] or one['host']}".lower(),))


def _domains(words: str) -> Iterator[Row]:
    for found in _DOMAIN.finditer(without(words)):
        yield Row(found.start(), found.end(), (found[1].lower(),))
    for link in _links(words):
        host = link.names[0].split("//", 1)[1].partition("/")[0].partition(":")[0].lower()
        if (
            not _PROFILE_LINK.fullmatch(link.names[0])
            and not _POST_LINK.fullmatch(link.names[0])
            and "@" not in host
            and "." in host
        ):
            yield Row(link.start, link.end, (host,))


def _links(words: str) -> Iterator[Row]:
    for found in _LINK.finditer(words):
        link = found[0].rstrip(".,;:!?")
        yield Row(found.start(), found.start() + len(link), (link,))
