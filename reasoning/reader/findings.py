"""What one sentence states: a value with its sentence, whether it is plain enough to show as sure, and its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from governance.domain.ballots import Method
from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import Duration, Quorum, StageKind, Threshold
from reasoning.reader.sentences import Sentence

Purpose = Literal[
    "threshold", "quorum", "voting", "deciding", "execution", "notice", "discussion", "objection", "grace", "appeal", "petition", "tenure",
    "electorate", "proposers", "method", "veto",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """How something is decided: the kind of a stage and its method, where a sentence names them."""

    kind: StageKind
    method: Method | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """People in the text's words, the time they must have belonged, and how plainly the sentence says it (`rank`)."""

    text: str
    tenure: Quantity | None = None
    rank: int = 0


Value = Threshold | Quorum | Duration | Way | Group | Literal["none"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that one sentence states."""

    purpose: Purpose
    value: Value
    sentence: Sentence
    sure: bool = True
    subject: str = ""
    telling: bool = False
    more: tuple[Sentence, ...] = field(default=())
    defined: Sentence | None = None
    """Where the number stands, if the sentence only uses a term for it."""
    who: str = ""
    usual: bool = False
    """Whether the matter that its sentence names is that of another number there."""

    def unsure(self) -> Finding:
        """Give the same finding for a person to look at."""
        return replace(self, sure=False)


_MONEY: Final = re.compile(r"\s*(?:euros?|eur|€|\$|£|dollars?|usd|chf|francs?|franken|pounds?|pesos?)(?!\w)")
_SPENT: Final = re.compile(
    r"(?<!\w)(?:expenses?|expenditures?|spending|purchases?|payments?|costs?|contracts?|ausgaben|anschaffungen|käufe|verträge|dépenses|achats|gastos|compras)(?: (?:made|costing|worth))? (?:above|over|exceeding|of more than|of less than|more than|of|up to|beyond|below|under|über|von|bis|ab|supérieure?s? à|de plus de|jusqu'à|superiores a|de más de|hasta)(?: (?:zu|a|about))? $"
)
"""A sum whose currency everybody knows: "expenses above 500"."""
_CUT: Final = re.compile(
    r"[;:\u2026]| - |, (?:while|whereas|but(?! (?:may|must|shall|can|cannot|will|not|never|in no case|no (?:less|more|fewer|longer))(?!\w))|and|except|unless|however|or|provided|with|which|sowie|während|aber|wobei|mais|tandis|pero|mientras|y|et|und)(?!\w)(?! (?:in no (?:case|event) |never )?(?:(?:(?:no|not) )?(?:fewer|less) than|at least|a minimum of) [0-9]+(?: [\w-]+){0,2}?,)"
    r"|,(?= (?:(?:with|and|bei|avec|con) )?(?:an? |the |einem |einer |un )?(?:minimum )?(?:quorum|quórum|turnout|participation|beteiligung)(?!\w))"
    r"|, (?:after which|followed by|during which|then)(?!\w)| (?:and|und|et|y) (?=(?:the |its |their |die |seine |ihre |les |ses |las |los |sus )(?:decisions|resolutions|motions|beschlüsse|entscheidungen|décisions|délibérations|résolutions|decisiones|acuerdos) )|(?<!,) and (?=(?:at least|a minimum of|if at least)(?!\w))"
    r"|\.(?= )|\((?=[^()]{16})|(?<=[^(]{16})\)"
)


def clause(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the part of a sentence's plain words in which a quantity stands."""
    words = sentence.plain
    low, high = 0, len(words)
    for cut in _CUT.finditer(words):
        if cut.end() <= start:
            low = cut.end()
        elif cut.start() >= end:
            high = cut.start()
            break
    return low, high


def is_money(words: str, quantity: Quantity) -> bool:
    """Whether a number is a sum of money."""
    before = words[: quantity.start]
    return bool(
        _MONEY.match(words, quantity.end) or before.endswith(("€", "€ ", "$", "£", "eur ")) or _SPENT.search(before)
    )
