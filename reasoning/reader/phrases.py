"""Words for people as one phrase: cut to whom they name, without numbers, shares and what the sentence goes on with."""

from __future__ import annotations

import re
from typing import Final

_MODAL: Final = r"may|can|shall|will|must|could|should|would|might|cannot|can't|won't|darf|dürfen|kann|können|soll(?:en)?|wird|werden|muss|müssen|peu(?:t|vent)|doi(?:t|vent)|puede[n]?|podrán?|deben?|deberán?"
_NUMBER_OF_AN_ITEM: Final = re.compile(
    r"^\W*(?:\d+(?:\.\d+)+\.?|\d+[.)]|\(?[a-z]\)|§ ?\d+\w?)\s+(?=[^\W\d_])", re.IGNORECASE
)
_SOMETHING_OF_THEM: Final = re.compile(
    r"^(?:or |more |or more )?(?:[\w%/'-]+ ){0,4}?(?:opinions?|endorsements?|agreement|engagement|unanimity|consensus|support|acts?|actions?|affirmative votes?|(?:super)?majorit(?:y|ies)|(?:postal|secret|written|open|online) (?:ballot|vote)|polls?|meetings(?= of)|reuniones|sitzungen|réunions)(?: vote)?(?: or \w+)?(?: in total)?,? (?:of|from|by|among|amongst|de los|de las|des|du|del|der|de la|de|von) ",
    re.IGNORECASE,
)
"""What people give or do, before who they are: "endorsements from members"."""
_A_SHARE: Final = re.compile(
    r"^(?:or more |(?:greater|more|no less|not less|fewer|less) than |at least |over |mindestens |au moins |al menos )?(?:an? |any |un |une |el |las? |les? |los |die |the )?"
    r"(?:\d+(?:[.,]\d+)? ?(?:%|per ?cent|percent|prozent|pour ?cent|por ?ciento)|\d/\d(?:rds|ths|th|rd)?)(?: (?:(?:super)?majority|mehrheit|majorité|mayoría|partes?)(?: vote)?)?(?: (?:of|de|der|des)(?= ))? (?=\w)",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"^(?:(?:or more|or|and|more|than|then|who|by|from|to|of|at|for|among|amongst|between|von|vom|durch|par|por|entre|lors de|(?:an|auf|bei|in)(?= (?:der|dem|einer|einem)(?!\w)))(?!\w) )+(?=\w)",
    re.IGNORECASE,
)
_IN_A_LINK: Final = re.compile(r"^(?:an? |the )?\[(?=\w)")
_CALLED_WITHIN: Final = re.compile(
    r"^(?:Wochen?|Tagen?|Monate?n?|days|weeks) (?:(?:später|danach|erneut|neu|einberufene[nrs]?|stattfindende[nrs]?|folgende[nrs]?) )*(?=\w)"
)
_TOLD_OF_THEM: Final = re.compile(
    r",? (?:who|whose|whom|that|which|qui|que|quienes|wer|whoever|quien)(?!\w)|, (?:die|der|das|welche[rs]?)(?!\w)|^(?:whoever|wer|quien(?:es)?|quiconque|who|anyone|everyone)(?!\w)",
    re.IGNORECASE,
)
"""What opens words about those people: a verb behind it may be theirs."""
_VERB: Final = re.compile(
    rf" (?:(?:{_MODAL})(?!\w)|(?:is|are|was|were|has|have|ist|sind|est|sont|ont|son|será|serán|estará|está|están)(?!\w)"
    r"|(?:helps?|receives?|gets?|requires?|needs?|decides?|takes?|makes?|approves?|sends?|agrees?|elects?|seeks?|meets?|consists?)(?= (?:the|an?|all|one|two|each|its|their|to|from|of|by|in|on|\d)(?!\w))|(?:helps?|receives?|requires?|needs?)(?!\w))"
)
_NOT: Final = re.compile(
    r" (?:cannot|can't|won't|(?:may|can|shall|must|is|are|kann|darf|können|dürfen) (?:not|nicht|never))(?!\w)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r",? (?:in order(?: to|$)|to (?!vote|cast|whom|which|elect|the |date|be (?:present|eligible))[a-z]+|until|unless|if|when(?:ever)?|because|while|whereas|so that|as (?:defined|described|set|soon|long|well)(?= )|via|during|within|procurations? comprises?|proxies included|innerhalb|während|pendant|durante|sofern|wenn|falls|si|aunque"
    r"|(?:with|by|mit|avec|con|à|por|on) (?:an? |the |einer |der |une |la |el )?(?:no less|not less|at least|prior|written|reasonable|due|\d|most|(?:[\w/%-]+ ){0,2}?(?:(?:super)?majority|notice|quorum|\w*mehrheit|begründung|frist|majorité|mayoría|antelación))(?!\w)"
    r"|for (?:(?:an?|the|some|each|any|all|general|special|annual) )*(?:period|terms?|time|duration|meetings?|purposes?|decision-?making|decisions|it|them|this)(?!\w)"
    r"|in (?:einer|der) \w*(?:abstimmung|versammlung|urwahl)|(?:for|in) (?:any|all|each|every) (?:\w+ )?(?:decisions?|cases?|votes?)|[a-záéíóú]{3,}(?:ar|er|ir) (?:las?|los|el)|on (?:the )?(?:\w+ )?(?:releases|decisions|proposals|matters|issues|questions|motions|all decisions)(?!\w)"
    r"|from (?:its|their|among)(?!\w)|von sich aus|die der|das der)(?!\w)|, (?:in consultation|after|upon|at|by|with|on|serving|acting|having|from among|nach|mit|auf|après|avec|sur|tras|con|previa|que|who, on)(?= )",
    re.IGNORECASE,
)
_OF_WHAT_IS_DECIDED: Final = re.compile(
    r", (?:die|das|der|which|that|qui|que) [^.;]*(?<!\w)(?:betreffen|betrifft|concerns?|relates?|affects?|concernent|afecta[n]?|conciernen)(?!\w).*$",
    re.IGNORECASE,
)
_UNFINISHED: Final = re.compile(r",? (?:who|which|that|qui|que|die|der|das),[^,]*$", re.IGNORECASE)
"""What says of them only when or where, and no more."""
_DONE_BY_IT: Final = re.compile(r",? (?:qui|que) (?:le|la|les|lo|los) [^.;]*$", re.IGNORECASE)
_THE_SAME: Final = re.compile(
    r" (?:(?:de|of|in) )?(?:l[ao]s? mism[oa]s?|del mismo|the same|thereof|desselben|derselben|celle-ci|celui-ci|ell[oa]s?)$",
    re.IGNORECASE,
)
_LOOSE_END: Final = re.compile(
    r"(?:[ ,;]+(?:se|as|by|of|in an?|in|on|at|to|the|an?|and|or|with|for|from|that|than|only|then|also|themselves|alone|und|oder|von|vom|mit|die|der|das|auf|et|ou|de|des|du|la|le|les|par|pour|y|o|por|con|el|los|las|del|que|qui|who|not))+$",
    re.IGNORECASE,
)
_NO_PEOPLE: Final = re.compile(
    r"(?:(?:the|an?|any|each|every|this|that|each such|successful|der|die|das|le|la|el|un|une) )*(?:[\w-]+ )?(?:rfc|prs?|mrs?|pull requests?|proposals?|drafts?|motions?|ballots?|polls?|votes?|decisions?|changes?|issues?|documents?|rules?|polic(?:y|ies)|quorum|majority|notice|requests?|periods?|process|time|dates?|days?|weeks?|months?|years?|outcome|results?|antrag|anträge|beschl(?:uss|üsse)|mehrheit|décisions?|acuerdos?|propuestas?)(?: here| above| below)?",
    re.IGNORECASE,
)
_THOSE: Final = re.compile(
    r"^(?:those|these|any such|each such|such|said|diese[rn]?|ces|esos|esas|dichos|dichas) (?!(?:present|voting|attending|in|with|eligible|entitled|who|that|casting|of|on|from|qui|que|die)(?!\w))(?=[\w-]+$)",
    re.IGNORECASE,
)
"""What points at people who were spoken of, or whom words behind would describe."""
_BEGINS_WITH_A_VERB: Final = re.compile(
    r"^(?:elect|choose|appoint|vote|approve|decide|remove|receive|accept|make|take|give|ask|call|hold|send|use|see|include|serve|become|adopt|amend|pass)(?= (?:the|an?|new|all|any|one|two|your|on|for|up|out)(?!\w))|^(?:it|they|them|he|she|which|there|we|you|i|es|man|il|elle|ils|elles|on|se|lo|except|außer|ausser|sauf|excepto|salvo)(?!\w)|^th(?:is|at|ose|ese)$"
)


def phrase(words: str) -> str:
    """The part of some words that names people, or nothing where they name none."""
    words = " ".join(words.split()).strip(" ,;:")
    if _NOT.search(words) and not _TOLD_OF_THEM.search(words):
        return ""
    for opening in (_NUMBER_OF_AN_ITEM, _OPENS, _SOMETHING_OF_THEM, _A_SHARE, _IN_A_LINK, _CALLED_WITHIN):
        words = opening.sub("", words)
    words = _DONE_BY_IT.sub("", _UNFINISHED.sub("", _OF_WHAT_IS_DECIDED.sub("", words)))
    told = _TOLD_OF_THEM.search(words)
    for cut in (_VERB, _GOES_ON):
        ends = cut.search(words, 1)
        if ends and not (told and told.start() < ends.start()):
            words = words[: ends.start()]
    if not _TOLD_OF_THEM.search(words):
        words = _THOSE.sub("", words)
    words = _THE_SAME.sub("", _LOOSE_END.sub("", words)).strip(" ,;:.")
    return "" if not words or _NO_PEOPLE.fullmatch(words) or _BEGINS_WITH_A_VERB.search(words) else words
