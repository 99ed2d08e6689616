"""What all decide together: the assembly, and members without any, where a text says that something is done by them."""

from __future__ import annotations

import re
from typing import Final

ASSEMBLY: Final = re.compile(
    r"(?<!\w)(?:(?:general|annual|monthly|members'?|membership|community|house|plenary|whole|town|assembly) (?:\w+ )?meetings?|meetings? of (?:the |all )?members|(?:general )?assembly|agm|membership|plenary|\w*plenum|(?:haus|wohn|dorf|projekt)?gemeinschaft|congregation|\w*versammlung|congrès|congreso|kongress|gesamtheit der mitglieder|assemblée(?: générale)?|asamblea(?: general)?|entire (?:membership|community|collective)|full (?:group|membership)|(?-i:MV|JHV|AG[OE]?(?= (?:décide|vote|fixe|élit|statue|approuve|peut))|(?<=l')AG[OE]?|(?<=d'une )AG[OE]?))(?!\w)",
    re.IGNORECASE,
)
_AT_AN_ASSEMBLY: Final = re.compile(
    rf"(?<!\w)(?:(?:at|on|in|during) (?:an?|the|any|each|every|our)|(?<!außer )(?<!ausser )(?:auf (?:der|einer|dem)|in (?:der|einer)|beim|im)|en|lors d(?:e l['’]|['’]une )|en (?:la|una)) ?(?P<assembly>(?:\w+ )??{ASSEMBLY.pattern})",
    re.IGNORECASE,
)
_BY_ALL: Final = re.compile(
    r"(?<!\w)(?:approved|ratified|confirmed|decided(?: upon)?|set|fixed|changed|adopted|accepted|determined|amended|dissolved|removed|expelled|appointed|agreed|authori[sz]ed)(?: \w+ly)? by (?P<en>(?:(?:the|all|our) )+(?:(?:active|full|voting|general|existing) )*(?:members(?:hip)?|residents|users|owners|shareholders|participants|community|tenants|housemates|volunteers))(?!\w)(?! of (?:the|our|its) (?:\w+ )?(?:board|council|committee|team|panel))"
    r"|(?<!\w)(?:decisions?|agreements?|choices|rules|changes)(?!\w)[^.;:]{0,80}? (?:are|is|get) (?:\w+ )?(?:made|taken|reached|agreed|changed) by (?P<every>everyone|everybody|all of us|all (?:the )?(?:members|residents)|the (?:whole|entire) [\w-]+)(?!\w)"
    r"|(?<!\w)by vot(?:e|ing)(?!\w)[^.;:]{0,70}, (?P<may>(?:the |all )?(?:members(?:hip)?|residents|owners|users)) (?:may|can)(?!\w)"
    r"|(?<!\w)(?:ratifié|approuvé|accepté|adopté|décidé|validé|confirmé|voté|modifié)e?s?(?: \w+){0,3}? par (?P<fr>(?:l'ensemble des|tous les|les) (?:membres|adhérente?s?|habitante?s?|usager\w*))(?!\w)(?! du (?:bureau|conseil|comité))"
    r"|(?<!\w)soumise?s? au vote (?:à|de) (?P<tous>(?:l'ensemble des|toutes les|tous les) \w+)(?!\w)|(?<!\w)somet\w+ a (?:la )?votación (?:de|entre) (?P<todos>tod[oa]s l[oa]s \w+)(?!\w)"
    r"|(?<!\w)von (?P<de>(?:den|allen) (?:\w+en )?(?:mitgliedern|bewohner\w+|nutzer\w+|aktiven|anwesenden))(?: \w+){0,4}? (?:beschlossen|entschieden|bestätigt|angenommen|genehmigt|festgelegt)(?!\w)"
    r"|(?<!\w)(?:ratificad|aprobad|aceptad|adoptad|decidid|acordad|confirmad)[oa]s?(?: \w+){0,3}? por (?P<es>(?:todos los|todas las|los|las|el conjunto de l[oa]s) (?:miembros|soci[oa]s|asociad[oa]s|vecin[oa]s))(?!\w)(?! de la junta)",
    re.IGNORECASE,
)
_CHANGED_THERE: Final = re.compile(
    r"(?<!\w)(?:changed|amended|decided|set|fixed|approved|removed|adopted|revised|dissolved|expelled|increased|altered|ratified|determined"
    r"|(?:modifié|réévalué|révisé|fixé|décidé|adopté|révoqué|exclu|approuvé|validé|augmenté)e?s?|(?:modificad|fijad|aprobad|acordad|disuelt|revisad|elegid)[oa]s?)(?!\w)[^.;:]{0,70}$",
    re.IGNORECASE,
)
_DONE_THERE: Final = re.compile(
    r"[^.;:]{0,80}?(?<!\w)(?:geändert|beschlossen|festgelegt|festgesetzt|ausgeschlossen|aufgelöst|abgewählt|genehmigt|bestätigt)(?!\w)",
    re.IGNORECASE,
)
_MAY_RESOLVE: Final = re.compile(r"(?<!\w)(?:kann|können)(?!\w)[^.;:]{0,90}(?<!\w)beschlüsse fassen(?!\w)")


def assembly_at(words: str) -> str | None:
    """The assembly at which something happens, if the words name one."""
    found = _AT_AN_ASSEMBLY.search(words)
    return found["assembly"] if found else None


def decided_by_all(words: str) -> str | None:
    """Who decides where something is done by the members, or changed at an assembly."""
    if by_all := _BY_ALL.search(words):
        return next(filter(None, by_all.groups()), None)
    for found in _AT_AN_ASSEMBLY.finditer(words):
        if _CHANGED_THERE.search(words[: found.start()]) or _DONE_THERE.match(words, found.end()):
            return found["assembly"]
    return None


def resolves(words: str) -> bool:
    """Whether plain words say that a body passes resolutions, without saying by how many."""
    return bool(_MAY_RESOLVE.search(words))
