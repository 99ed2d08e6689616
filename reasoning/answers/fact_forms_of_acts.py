"""Forms of questions about what moderators did, what the bot might do for somebody, and where things can be read."""

from reasoning.answers.fact_forms import compiled
from reasoning.answers.fact_kinds import Fact

_DONE = r"(?:banned|blocked|suspended|limited|silenced|muted|frozen|removed|expelled|kicked(?: out)?|thrown out)"
_GESPERRT = r"(?:gesperrt|gebannt|blockiert|stummgeschaltet|eingeschrankt|ausgeschlossen|rausgeworfen|geloscht)"
_BANNI = r"(?:bannie?|suspendue?|bloquee?|limitee?|exclue?|supprimee?)"
_WRITTEN: tuple[tuple[Fact, str], ...] = (
    (
        Fact.WHY_ME,
        (
            rf"why (?:was|am|have|has|did) (?:i|my (?:account|post)) (?:been |get )?{_DONE}"
            rf"|who (?:has )?{_DONE} me|am i {_DONE}"
            rf"|(?:warum|wieso) (?:wurde|bin) ich {_GESPERRT}|wer hat mich {_GESPERRT}|bin ich {_GESPERRT}"
            rf"|pourquoi (?:ai-je ete|j'ai ete|suis-je) {_BANNI}|qui m'a {_BANNI}|suis-je {_BANNI}"
            r"|por que me (?:banearon|expulsaron|suspendieron|bloquearon|limitaron|silenciaron)"
            r"|quien me (?:baneo|expulso|suspendio|bloqueo|limito|silencio)"
        ),
    ),
    (
        Fact.CAN_YOU,
        (
            r"(?:can|could|will|would) you (?:please )?(?:ban|suspend|block|silence|limit|delete|remove|mute|"
            r"kick) .{1,80}"
            r"|(?:kannst|konntest|wurdest) du (?:bitte )?.{1,80} (?:sperren|loschen|entfernen|blockieren|bannen)"
            r"|(?:peux|pourrais)-tu (?:bannir|suspendre|bloquer|supprimer|limiter) .{1,80}"
            r"|(?:puedes|podrias) (?:banear|suspender|bloquear|borrar|expulsar|silenciar) .{1,80}"
        ),
    ),
    (
        Fact.DECIDED,
        (
            r"(?:how|where) (?:can|do|could) (?:i|we|one) (?:see|find|read|look up) (?:the |our |all |past |"
            r"old |earlier |previous )*"
            r"decisions|wo (?:sehe|finde|stehen) (?:ich )?(?:die |alte |fruhere |unsere )*(?:entscheidungen|"
            r"beschlusse)"
            r"|ou (?:puis-je |peut-on )?(?:voir|trouver|lire) (?:les |nos )(?:anciennes )?decisions"
            r"|donde (?:veo|puedo ver|encuentro|estan) (?:las |nuestras )decisiones"
        ),
    ),
    (
        Fact.RULES,
        (
            r"wo (?:stehen|finde ich|sind|kann ich) (?:die |eure |unsere )(?:regeln|verfassung|"
            r"satzung)(?: lesen| nachlesen| finden)?"
            r"|ou (?:puis-je |peut-on )?(?:lire|trouver|voir|sont) (?:les regles|la constitution|la charte|"
            r"nos regles)"
            r"|donde (?:puedo (?:leer|ver)|estan?|leo|encuentro) (?:las reglas|las normas|la constitucion|"
            r"los estatutos)"
        ),
    ),
)
FORMS_OF_ACTS = compiled(_WRITTEN)
