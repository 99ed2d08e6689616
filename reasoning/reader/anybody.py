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


def anybody_who_may(words: str) -> str | None:
    """Whoever it is that may do something without asking anybody."""
    found = _MAY.search(words)
    return next(filter(None, found.groups())) if found else None
