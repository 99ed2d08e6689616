"""Questions of how a person does something with the bot itself, whatever the text says of it. By strict forms only."""

import re
from enum import StrEnum

from reasoning.retrieval.words import fold

_LONGEST = 120  # characters; a story is a question to the text


class Doing(StrEnum):
    """What somebody wants to do."""

    JOIN = "join"
    LEAVE = "leave"
    REVOTE = "revote"


_HOW = (
    r"(?:how (?:do|can|could|may|would) (?:i|we|one|you|people|somebody|someone)|(?:can|may|could) (?:i|we|one|people))"
)
_WIE = r"(?:wie (?:kann|konnen|darf) (?:ich|man|wir)|(?:kann|darf) (?:ich|man))"
_COMMENT = r"(?:comment(?: (?:puis-je|peut-on|faire pour|on peut))?|puis-je|peut-on|est-ce que je peux)"
_COMO = r"(?:como (?:puedo|podemos|se puede|puede uno)|puedo|se puede)"
_HERE = r"(?: (?:here|too|th(?:is|e) (?:community|group|server)|hier|ici|aqui|later|again|now|spater|noch))*"
_FORMS: tuple[tuple[Doing, str], ...] = (
    (
        Doing.JOIN,
        (
            rf"{_HOW} (?:join|become (?:a )?members?|sign up|register|get in)|how does one (?:join|become a member)"
            r"|wie (?:werde ich|wird man|werden wir) (?:hier )?mitglied(?:er)?"
            rf"|{_WIE} (?:hier )?(?:mitglied werden|beitreten|mitmachen|eintreten)|wie trete ich (?:hier )?(?:bei|ein)"
            rf"|{_COMMENT} (?:devenir membre|adherer|m'inscrire|rejoindre (?:le groupe|la communaute)|nous rejoindre)"
            r"|comment (?:devient-on|deviens-je|on devient) membre"
            rf"|{_COMO} (?:hacerme (?:miembro|soci[oa])|ser (?:miembro|soci[oa])|unirme|entrar|apuntarme)"
            r"|como (?:me hago|se hace uno|me convierto en) (?:miembro|soci[oa])|como me (?:uno|apunto)"
        ),
    ),
    (
        Doing.LEAVE,
        (
            rf"{_HOW} (?:leave|quit|resign(?: my membership)?|stop being a member|cancel my membership)"
            rf"|{_WIE} (?:hier )?(?:austreten|kundigen|wieder gehen)|wie trete ich (?:hier )?aus"
            rf"|{_COMMENT} (?:quitter (?:le groupe|la communaute|l'association)|demissionner|partir)"
            rf"|{_COMO} (?:darme de baja|salir(?:me)?|irme|dejar de ser (?:miembro|soci[oa]))|como me doy de baja"
        ),
    ),
    (
        Doing.REVOTE,
        (
            rf"{_HOW} (?:still )?(?:change|take back|withdraw|undo|correct|revoke) (?:my|our|a|one's) votes?"
            rf"|{_HOW} vote again"
            rf"|{_WIE} (?:hier |noch )?(?:meine|seine) stimme (?:noch )?(?:andern|zurucknehmen|zuruckziehen|widerrufen)"
            rf"|{_COMMENT} (?:changer|modifier|retirer|annuler|reprendre) (?:mon|son) vote|{_COMMENT} changer d'avis"
            rf"|{_COMO} (?:cambiar|retirar|anular|corregir) (?:mi|el|de) voto|{_COMO} cambiar de opinion"
        ),
    ),
)
_COMPILED = tuple((doing, re.compile(rf"(?:{form}){_HERE}")) for doing, form in _FORMS)


def doing_asked(question: str) -> Doing | None:
    """What the whole question asks how to do, or whether."""
    if len(question) > _LONGEST:
        return None
    plain = re.sub(r"^(?:@\S+[ ,:]*)+", "", fold(" ".join(question.split()))).strip(" ¿¡?!.,\"'")
    return next((doing for doing, form in _COMPILED if form.fullmatch(plain)), None)
