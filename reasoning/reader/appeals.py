"""Appeals: that a decision can be contested, and before whom."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.groups import group_after
from reasoning.reader.sentences import Sentence

_MAY: Final = re.compile(
    r"(?<!\w)(?:may|can|could|right to|kann|können|peut|peuvent|puede|cabe|cabrá|podrá)(?!\w)[^.;]{0,90}(?<!\w)(?:appeal(?:ed)?|beschwerde|berufung|einspruch|widerspruch|rekurs|(?<!dernier )recours|recurso|apelar|recurrir)(?!\w)|(?<!\w)appeals? (?:may|can|must|is|are|shall)(?!\w)|gegen [^.;]{0,60}(?:beschwerde|berufung|widerspruch|einspruch|rekurs)"
    r"|(?<!\w)steh(?:t|en)(?!\w)[^.;]{0,60}(?<!\w)(?:berufung|beschwerde|widerspruch|einspruch|rekurs)(?!\w)[^.;]{0,80}(?<!\w)(?:offen|zu)(?!\w)"
    r"|(?:kann|können)(?!\w)[^.;]{0,90}(?<!\w)angerufen werden|anrufung (?:de[rs]) |(?<!\w)gegen (?:die|den|das|diese\w*|eine) [^.;]{0,140}(?<!\w)(?:\w*versammlung|schiedsgericht|schiedsstelle|beirat) anrufen|(?:será|es|serán|son) recurribles? ante |(?:kann|können)(?!\w)[^.;]{0,120}(?<!\w)(?:weiterziehen|weitergezogen werden)(?!\w)"
)
_BEFORE: Final = re.compile(
    r"(?<!\w)(?:(?:appeal\w*|recours|recursos?|apela\w*|recurrir\w*|recurribles?|berufung|beschwerde|widerspruch|einspruch|rekurs)(?: (?!to|before|with|devant|ante|an|bei|beim|zur|zum)[^\s.;,]+){0,8}? (?:to|before|with|devant|auprès de|ante|an|bei|beim|zur|zum) (?!the (?:decision|measure)|within)|appeals?(?: [^\s.;,]+){0,3}? (?:will be|are|is|shall be|must be) (?:considered|heard|decided|reviewed|handled|examined|judged|dealt with|settled) by |anrufung |an (?=(?:die|das|den) [^.;]{3,50} (?:weiterziehen|weitergezogen)(?!\w))|(?:bei|beim|an|vor|zum|zur) (?=[^.;]{3,50} (?:widerspruch|einspruch|beschwerde|berufung)(?: \w+){0,2}? (?:eingelegt|einlegen|erhoben|erheben|eingereicht)(?!\w)))",
    re.IGNORECASE,
)
_CALLED_UPON: Final = re.compile(
    r"(?<!\w)(?=(?:der|die|das) (?:nächste |ordentliche |ausserordentliche )?[\w-]+ (?:angerufen werden|anrufen))",
    re.IGNORECASE,
)
_DECIDES_IT: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:über (?:sie|ihn|diese\w?|die berufung|die beschwerde|den einspruch|den widerspruch)|darüber|hierüber|dann|in diesem fall) )?(?:[\w' ]{0,60}?)(?<!\w)(?:entscheide[nt]|beschliesst|befindet|statue|tranche|prononce|décide|resuelve|resolverá|decide|decidirá|decides?|hears? (?:it|the appeal)|rules?)(?!\w)"
)


def may_be_appealed(sentence: Sentence) -> bool:
    """Whether a sentence says that a decision can be contested."""
    return bool(_MAY.search(sentence.plain))


def appealed_to(sentence: Sentence) -> str | None:
    """Before whom, if the sentence names them."""
    words = sentence.flat
    for found in (*_BEFORE.finditer(words), *_CALLED_UPON.finditer(words)):
        if who := group_after(words, found.end()):
            return who.partition(" angerufen")[0]
    return None


def decides_it(sentence: Sentence) -> bool:
    """Whether a sentence that follows an appeal says who decides it."""
    return bool(_DECIDES_IT.search(sentence.plain))
