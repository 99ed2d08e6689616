"""What a question wants to know of the ways of deciding, and what else it says: the words, in several languages."""

import re
from enum import StrEnum

from reasoning.retrieval.words import fold, words_of


class Value(StrEnum):
    """What can be asked of every way of deciding."""

    LENGTH = "length"
    PROPOSERS = "proposers"
    VOTERS = "voters"
    QUORUM = "quorum"
    MAJORITY = "majority"


_LONGEST = 120  # characters; what is longer tells a story
_MAY = r"(?:can|may|could|is (?:allowed|entitled|permitted) to|gets? to|has the right to|are allowed to)"
_FORMS: tuple[tuple[Value, str], ...] = (
    (
        Value.PROPOSERS,
        (
            rf"\bwho (?:all )?{_MAY} (?:propose|make|submit|open|start|bring|suggest|put forward)\b"
            r"|^wer (?:darf|kann) (?:\w+ ){0,3}?(?:vorschlagen|vorschlage|antrage)\b|^qui peut proposer\b"
            r"|^quien(?:es)? pueden? proponer\b"
        ),
    ),
    (
        Value.VOTERS,
        (
            rf"\bwho (?:all )?(?:{_MAY} )?votes?\b|\bwho is (?:eligible|entitled|allowed) to vote\b"
            r"|^wer (?:darf|kann|ist) (?:\w+ ){0,2}?(?:abstimmen|stimmen|mitstimmen|wahlen|stimmberechtigt)\b"
            r"|^qui (?:peut voter|vote)\b|^quien(?:es)? (?:pueden? votar|votan?)\b"
        ),
    ),
    (
        Value.QUORUM,
        (
            r"\bquorum\b|\bbeschlussfah\w*|\bhow many (?:\w+ ){0,3}?(?:must|have to|has to|need to|should|do)"
            r" (?:\w+ ){0,2}?(?:vote|votes|take part|participate|show up|turn up|be there)\b"
        ),
    ),
    (
        Value.MAJORITY,
        (
            r"\b(?:what|which|how (?:big|large|high|much)) (?:\w+ ){0,2}?(?:majority|threshold|percentage|share)\b"
            r"|\bhow many (?:\w+ ){0,2}?(?:votes?|people|yes|agree)\b(?: \w+){0,5}? (?:pass|needed|need|win|required)\b"
            r"|\bwhen (?:does|is|has) (?:a |an |the )?(?:\w+ )?(?:vote|proposal|motion)? ?"
            r"(?:pass|passed|accepted|adopted)\b"
            r"|\bhow many (?:people |members |of us )?(?:must|have to|need to) (?:agree|say yes)\b"
            r"|^welche mehrheit\b|^quelle majorite\b|^que mayoria\b"
            r"|^wie viele (?:\w+ ){0,3}?(?:zustimmen|dafur sein|ja sagen)\b"
            r"|^combien de (?:\w+ ){0,2}?(?:doivent|faut-il) (?:\w+ ){0,2}?(?:d'accord|oui|approuver|accepter)\b"
            r"|^cuant[oa]s (?:\w+ ){0,3}?(?:tienen|deben|han) (?:que |de )?"
            r"(?:estar de acuerdo|decir que si|aprobar)\b"
        ),
    ),
    (
        Value.LENGTH,
        (
            r"\bhow (?:long|many days|many hours|many weeks|much time)\b|\b(?:voting|discussion) period\b"
            r"|^wie lange\b|^combien de temps\b|^cuanto (?:tiempo|dura)\b"
        ),
    ),
)
_COMPILED = tuple((value, re.compile(form)) for value, form in _FORMS)
_POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|hallo|salut|hola|please|pls|so|ok|and|sorry|quick question|question)[ ,.!:]*)+"
    r"|^(?:@\S+[ ,:]*)+"
)
_OF_A_VOTE = re.compile(
    r"\b(?:vot|ballot|poll|proposal|motion|decision|abstimm|abgestimmt|vorschlag|antrag|scrutin|propuesta)"
)
_SAYS_NOTHING = frozenset(
    "what's whats who's whos how's hows "
    "a an the is are be it we us our i you do does did has have had to for of on in at by with and or what which when "
    "who how many much long there any this that here community server group normally usually generally typically vote "
    "votes voting voted voter voters ballot ballots poll polls proposal proposals propose proposed motion motions "
    "decision decisions decide decided decisions something anything things thing stuff everything everybody anyone "
    "people members member person persons of us open opens opened stay stays run runs last lasts take takes taking "
    "time period part participate show turn up need needs needed require requires required must should can may could "
    "allowed entitled right will would get gets got make submit start bring put forward new one say yes agree favour "
    "pass passes passed win carry carried accepted adopted count counts valid so then quorum majority threshold "
    "percentage share big large high minimum process ways way default until before from now "
    "eine ein einen einer der die das den wir man wie lange lauft dauert ist offen abstimmung abstimmungen stimmen "
    "wird werden abgestimmt mussen muss zustimmen dafur sein ja sagen viele wie hoch quorum "
    "cual es personnes combien doivent etre d'accord accord quel quelle est cuantos cuantas tienen deben acuerdo estar "
    "abstimmen darf kann wer was welche mehrheit vorschlag vorschlage vorschlagen antrag antrage braucht "
    "le la les un une du de des vote dure ouvert est on pour quelle quel majorite il faut qui peut proposer voter "
    "el los una se que quien puede votar votacion dura abierta para proponer".split()
)


def value_asked(question: str) -> tuple[Value, list[str]] | None:
    """The value, and the words of the question that are about something in particular."""
    if len(question) > _LONGEST:
        return None
    plain = _POLITE.sub("", fold(" ".join(question.split())).lstrip(" ¿¡")).strip(" ?!.")
    value, form = next(((value, form) for value, form in _COMPILED if form.search(plain)), (None, None))
    if value is None or form is None:
        return None
    rest = plain if value in {Value.MAJORITY, Value.QUORUM} else form.sub(" ", plain)
    subject = [word for word in words_of(rest) if word not in _SAYS_NOTHING]
    if value is Value.LENGTH and not subject and not _OF_A_VOTE.search(plain):
        return None
    return value, subject
