"""What anybody may do alone: small spending, undoing a change. One person decides it, whoever that is."""

from __future__ import annotations

import re
from typing import Final

_WHO: Final = (
    r"(?P<{0}>(?:every|any)(?:one|body)|(?:any|each|every) (?:single |one |individual )?(?:\w+ )?(?:member|person|resident|player|user|volunteer|contributor|participant|regular|housemate|neighbour|neighbor)"
    r"|jede[rs]?(?: (?:Person|Mitglied|einzelne\w*|Bewohner\w*|Teilnehmer\w*))?|alle|chacune?|chaque (?:membre|personne|habitante?|bénévole)|n'importe qui|tout(?:e)? (?:membre|personne)|cualquiera|cualquier (?:persona|miembro|soci[oa])|cada (?:persona|miembro|soci[oa]))"
)
_MAY: Final = re.compile(
    rf"(?<!\w)(?<!if )(?<!when )(?<!by )(?<!of ){_WHO.format('en')}(?: (?:there|here|present))? (?:may|can|is (?:free|allowed|welcome|trusted) to) (?:just |simply |also |always |at any time )?(?:spend|buy|revert|undo|decide(?! (?:whether|if) to (?:vote|join|leave))|merge|ban|mute|kick|reopen|pay|order)(?!\w)"
    rf"|(?<!\w){_WHO.format('de')} (?:kann|darf|können|dürfen) (?:[\w€.,]+ ){{0,8}}?(?:ausgeben|kaufen|rückgängig machen|zurücknehmen|entscheiden|bestellen|anschaffen)(?!\w)"
    rf"|(?<!\w)(?:entscheide(?:t|n)|bestimmt) {_WHO.format('er')}(?: (?:selbst|allein|alleine|für sich))+(?!\w)"
    rf"|(?<!\w){_WHO.format('fr')} (?:peut|peuvent) (?:dépenser|acheter|annuler|décider|engager|défaire)(?!\w)"
    rf"|(?<!\w){_WHO.format('es')} (?:puede|pueden) (?:gastar|comprar|deshacer|revertir|decidir|anular)(?!\w)",
    re.IGNORECASE,
)
_ONE: Final = r"(?:any|a|an|one) (?:single |one |individual )?(?:person|member|individual|moderator|mod|admin|administrator|maintainer|committer|steward|resident|user)|any(?:one|body)"
_FOR_IT: Final = r"(?!, um)(?= ?[.,;:)]|$| (?:to|for|um|pour|para) (?:(?:an?|the|this|that|un|une|una|le|la|el) )?(?:\w+ )?(?:ban|suspen|mute|block|decid|approv|merg|spend|remov|revert|undo|limit|bloqu|bann|décid|supprim|sperr|entscheid|lösch|expuls|borr))"
_BY_ONE: Final = re.compile(
    rf"(?:^(?:\W|\d+[.)])*(?:made|taken|decided|done)|(?<!\w)(?:decisions?|choices?|calls|changes|actions?)(?: (?!\w+ (?:propos|suggest))[\w-]+){{0,5}}? (?:may|can|could|is|are|get) (?:be )?(?:\w+ )?(?:made|taken|decided|done)|(?<!\w)(?:may|can|could|is|are|be|get) (?:be )?(?:\w+ )?(?:decided|banned|suspended|muted|reverted|undone|merged|approved|blocked)) by (?P<en>{_ONE})(?!\w)(?! (?:else|other|who|of whom))(?: (?:with)?in (?:the |our )?(?:[\w-]+ ?){{1,3}}(?=[.,;]|$))?(?=[.,;)]|$| (?:alone|acting|without|at any time|if|when|or|and)(?!\w))"
    rf"|(?<!\w)(?P<enough>(?:a single|one|any one|any single) (?:person|member|moderator|mod|admin|administrator|maintainer|committer|steward|resident)) (?:is|are) (?:enough|sufficient){_FOR_IT}|(?<!\w)(?P<suffices>(?:a single|one) (?:person|member|moderator|mod|admin|maintainer)) suffices{_FOR_IT}"
    rf"|(?<!\w)(?P<fr>une seule (?:personne|modératrice)|un seul (?:membre|modérateur)|un·e seul·e (?:membre|modérateur·rice)) (?:y )?suffit{_FOR_IT}|(?<!\w)(?P<de>(?:eine einzige|eine|ein einziges|ein) (?:person|mitglied|moderator\w*)) (?:allein )?(?:genügt|reicht)(?: aus)?{_FOR_IT}|(?<!\w)(?:basta|es suficiente)(?: con)? (?P<es>una (?:sola )?(?:persona|socia)|un (?:solo )?(?:miembro|socio|moderador)){_FOR_IT}",
    re.IGNORECASE,
)
"""One is enough, whoever that is: "made by any member", "a single person is enough"."""

_ONLY_ASKED: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:(?:all|any|the|such|new|these) )*(?:proposals?|suggestions?|motions?|nominations?|requests?|objections?|amendments?|complaints?|appeals?|comments?)(?!\w)",
    re.IGNORECASE,
)


def anybody_who_may(words: str) -> str | None:
    """Whoever it is that may do something without asking anybody."""
    found = _MAY.search(words) or (None if _ONLY_ASKED.match(words) else _BY_ONE.search(words))
    return next(filter(None, found.groups())) if found else None
