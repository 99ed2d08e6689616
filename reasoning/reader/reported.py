"""What a text tells and does not rule: how it was once adopted itself, and what most of its people happen to be."""

from __future__ import annotations

import re
from typing import Final

_ITSELF: Final = r"(?:constitution|by-?laws|statutes?|charter|document|rules|policy|guidelines|text|version|satzung|ordnung|geschäftsordnung|fassung|statut(?:en)?|verfassung|statuts|règlement|charte|estatutos?|reglamento|carta)"
_DONE: Final = r"(?:adopted|approved|ratified|accepted|passed|agreed|voted|enacted|amended|revised|beschlossen|angenommen|verabschiedet|genehmigt|geändert|adoptée?s?|approuvée?s?|votée?s?|ratifiée?s?|modifiée?s?|aprobad[oa]s?|adoptad[oa]s?|ratificad[oa]s?|modificad[oa]s?)"
_ON: Final = r"(?:[^.;]|(?<=[0-9])\.)"  # a dot may be that of a date
_ADOPTED: Final = re.compile(
    rf"(?<!\w){_ITSELF}(?!\w){_ON}{{0,60}}?(?<!\w)(?:was|were|has been|have been|had been|wurden?|a été|ont été|fut|furent|fue|fueron|ha sido|han sido)(?!\w){_ON}{{0,120}}?(?<!\w){_DONE}(?!\w)"
    rf"|^(?:\W|\d+[.)])*(?:first |last |originally |erstmals |zuletzt )?{_DONE}(?!\w){_ON}{{0,120}}?(?<!\w)(?:19|20)[0-9]{{2}}(?!\w)"
)
_WHEN: Final = re.compile(
    r"(?<!\w)(?:if|when|whenever|once|after|until|unless|as soon as|wenn|sobald|nachdem|falls|si|lorsqu\w+|dès|une fois|cuando|una vez|después)(?!\w)"
)
_OF_PEOPLE: Final = re.compile(
    r"(?:^|[.;:,(] ?|(?<!\w)(?:and|but|while|und|aber|et|mais|y|pero) )(?:the |a |an |die |eine |der |la |une |el |una )?(?:vast |great |large |overwhelming |große |grande |gran )?$"
)
_RULING: Final = re.compile(
    r"vot|decid|decis|agree|approv|support|favou?r|accept|consent|consensus|elect|object|request|ask|sign|call|propos|confirm|endors|adopt|pass|carr|prevail|win|reject|need|requir|must|shall|may |can |quorum|present|constitut|form|suffic|enough|binding|amend|remov|want|wish|\+1|yes"
    r"|entscheid|entschied|beschl|stimm|einverstanden|dafür|verlang|beantrag|wünsch|genüg|reicht|anwesend|erschien|kann|können|muss|müssen|ja(?!\w)|wähl"
    r"|décid|approuv|accord|favorable|accepte|demand|élu|élit|suffi|oui|doi|peu|adopt|présent|exig"
    r"|apoy|acept|pid|solicit|elig|elij|bast|sí(?!\w)|debe|pued|podr|acuerd|aprueb|aprob|presente|exij|requier"
)


_HAPPENS: Final = re.compile(
    r"(?<!\w)(?:are|is|were|have|has|live[sd]?|speaks?|come[s]?|use[sd]?|work[s]?|think[s]?|know[s]?|likes?|prefers?|plays?|stud(?:y|ies)|reads?|posts?|knows?|joined|sind|ist|wohn\w*|leb\w*|sprech\w*|spricht|haben|hat|komm\w*|nutz\w*|arbeite\w*|sont|est|ont|vi(?:t|vent)|habite\w*|parle\w*|vien\w+|travaille\w*|utilise\w*|son|viven?|hablan?|tienen?|usan?|trabajan?|vienen?)(?!\w)"
)


def how_it_was_adopted(words: str) -> bool:
    """Whether a sentence tells how this text itself was once adopted: nothing is decided by that."""
    found = _ADOPTED.search(words)
    return found is not None and not _WHEN.search(words[: found.end()])


def what_most_are(before: str, after: str, quantity: str) -> bool:
    """Whether "most" of some people are the subject of something that decides nothing: "the majority speak English"."""
    whom = re.match(r" (?:of|der|des|de|d'|unserer|de nos|de nuestr\w+)(?!\w)", after)
    plain_majority = not any(letter.isdigit() for letter in quantity)
    return bool(
        whom
        and plain_majority
        and _HAPPENS.search(after)
        and _OF_PEOPLE.search(before)
        and not _RULING.search(f"{before} # {after}")
    )
