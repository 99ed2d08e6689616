"""A ranking or an approval in running text: "on 9 first 3, then 1", "options 1 and 4 are fine with me".

Only for drafts: its author sees the options in the order that was read.
"""

import re
from dataclasses import dataclass

from reasoning.grammar.fold import Tokens
from reasoning.grammar.references import read_reference
from reasoning.intents import IntentKind as K

_OPTION = re.compile(r"[0-9]{1,2}")
_LETTER = re.compile(r"[a-dfgh]")
_LINKS = frozenset("on for in number nr proposal fur bei zur zu pour sur en la numero propuesta proposition".split())
_ARTICLES = frozenset("the la le el die der den dem option optionen opcion number nummer".split())
_IN_ORDER = frozenset(
    "> then before over ahead first second third last lastly finally choice and of is as rather than next"
    " erst zuerst dann danach vor zuletzt und lieber als schliesslich"
    " d'abord puis ensuite avant et enfin que premier deuxieme"
    " primero luego despues antes y finalmente segundo tercero".split()
)
_RANKS = frozenset(
    "> rank ranking ranked order prefer preference preferences before over ahead first rather"
    " erst zuerst vor lieber bevorzuge reihenfolge rangfolge reihung"
    " d'abord puis avant prefere preference classement ordre"
    " primero luego antes prefiero preferencia orden".split()
)
_ALSO = frozenset(", and & or + und oder et ou y o e".split())
_CHOSEN = frozenset("option options optionen opcion opciones choices moglichkeiten alternativen alternatives".split())
_APPROVES = re.compile(
    r"\b(?:approv\w+|fine|ok(?:ay)?|live with|accept\w*|good|tick|support\w*|work for me|happy with|please"
    r"|akzeptabel|in ordnung|gut|stimme|zustimm\w*|einverstanden|passen"
    r"|conviennent|approuve|acceptables?|d'accord|vont|vont bien|valen|apruebo|aceptables?|parecen bien|bien)\b"
)
_TICKS = re.compile(r"(?:j')?appro[uv]|aprueb")
_LONGEST = 30  # tokens


@dataclass(frozen=True)
class Options:
    """Which options, in the order given, and on which proposal. `ballot` is as ballots are written.

    Options that are called by letters give none: ballots know them by their numbers.
    """

    kind: K
    number: int | None
    ballot: str | None


def read_options(tokens: Tokens) -> Options | None:
    """None unless one row of at least two different options stands there, and a word that says what for."""
    if len(tokens) > _LONGEST:
        return None
    ranks = not _RANKS.isdisjoint(tokens)
    approves = bool(_APPROVES.search(" ".join(tokens)))
    chosen = not _CHOSEN.isdisjoint(tokens)
    if not ranks and not (approves and (chosen or any(map(_TICKS.match, tokens)))):
        return None
    number, numbered = _number(tokens)
    between = _IN_ORDER | _ALSO | _ARTICLES if ranks else _ALSO | _ARTICLES
    kind = K.rank if ranks else K.approve
    row = _row(tokens, numbered, between, _OPTION)
    if len(row) > 1:
        return Options(kind, number, (">" if ranks else ",").join(row)) if len(set(row)) == len(row) else None
    letters = _row(tokens, numbered, between, _LETTER)
    return Options(kind, number, None) if 1 < len(letters) == len(set(letters)) else None


def _number(tokens: Tokens) -> tuple[int | None, frozenset[int]]:
    """The proposal and the places of its words: marked, or the one number that a "for" or a comma sets apart."""
    for at in range(len(tokens)):
        if (named := read_reference(tokens, at)) and tokens[at] not in _CHOSEN:
            return named[0], frozenset(range(at, named[1]))
    for at, token in enumerate(tokens):
        before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
        linked = (
            before in _LINKS or not at or (before in _ARTICLES and tokens[at - 2 : at - 1] and tokens[at - 2] in _LINKS)
        )
        if _OPTION.fullmatch(token) and int(token) and linked and after not in _ALSO - {","} | {">", "then", "dann"}:
            others = sum(bool(_OPTION.fullmatch(one)) for one in tokens)
            if others > 2 or after != ",":  # noqa: PLR2004 - the proposal and two options
                return int(token), frozenset({at})
    return None, frozenset()


def _row(tokens: Tokens, left_out: frozenset[int], between: frozenset[str], one: re.Pattern[str]) -> tuple[str, ...]:
    """The longest row of small numbers or of letters with nothing between them but words that join."""
    rows: list[tuple[str, ...]] = [()]
    for at, token in enumerate(tokens):
        if at in left_out:
            rows.append(())
        elif one.fullmatch(token) and token.strip("0"):
            rows[-1] = (*rows[-1], token.lstrip("0"))
        elif token not in between:
            rows.append(())
    return max(rows, key=len)
