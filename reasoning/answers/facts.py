"""Questions about the community rather than its text: who may, what is open, what was decided. By strict forms only.

The answer comes from the record; what is not one of these forms is looked up in the constitution.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from reasoning.retrieval.words import fold

_LONGEST = 160  # characters; a story is a question to the text


class Fact(StrEnum):
    """What can be told from the record."""

    MAY_VOTE = "may_vote"
    MAY_PROPOSE = "may_propose"
    OPEN = "open"
    ENDS = "ends"
    DECIDED = "decided"
    MEMBER = "member"
    MEMBERS = "members"
    MODERATORS = "moderators"

    @property
    def personal(self) -> bool:
        """Whether the answer is about who asks."""
        return self in {Fact.MAY_VOTE, Fact.MAY_PROPOSE, Fact.MEMBER}


@dataclass(frozen=True, slots=True)
class FactAsked:
    """One fact, and the proposal it is about, if the question names one."""

    fact: Fact
    number: int | None


_IT = (
    r"(?:#?(?P<number>\d{1,6})|this|it|that|(?:the |this |that )?(?:proposal|vote|motion)(?: (?:nr\.? ?|"
    r"no\.? ?|number )?#?(?P<second>\d{1,6}))?)"
)
_THIS = rf"(?: (?:on|in|for|about) {_IT})?"
_FORMS: tuple[tuple[Fact, str], ...] = (
    (
        Fact.MAY_VOTE,
        (
            rf"(?:may|can|could|am) i (?:already |still |now |even |allowed to |eligible to |"
            rf"entitled to )*vote(?: already| now| yet| too)?{_THIS}"
        ),
    ),
    (
        Fact.MAY_VOTE,
        (rf"(?:why (?:can't|cannot|can not|may) i(?: not)?|why am i not allowed to) vote{_THIS}"),
    ),
    (
        Fact.MAY_VOTE,
        (
            rf"(?:does|did|will|would) my vote (?:\w+ )?count{_THIS}|when (?:can|may) i (?:first |"
            rf"start to )?vote{_THIS}"
        ),
    ),
    (
        Fact.MAY_VOTE,
        (
            r"(?:darf|kann) ich (?:schon |hier |noch |jetzt )*(?:(?:bei|"
            r"uber) #?(?P<number>\d{1,6}) )?(?:mit)?(?:abstimmen|stimmen|wahlen)"
        ),
    ),
    (
        Fact.MAY_VOTE,
        (
            r"(?:puis-je|est-ce que je peux|je peux) (?:deja )?voter(?: (?:sur|"
            r"pour) (?:la )?#?(?P<number>\d{1,6}))?|(?:puedo|podria) (?:ya )?votar(?: (?:en|"
            r"sobre) (?:la )?#?(?P<second>\d{1,6}))?"
        ),
    ),
    (
        Fact.MAY_PROPOSE,
        (
            r"(?:may|can|could|am) i (?:already |still |now |allowed to |eligible to )*(?:propose|"
            r"make a proposal|open a proposal|start a vote)(?: (?:something|anything|already|now|yet))?|"
            r"when (?:can|may) i propose"
        ),
    ),
    (
        Fact.MAY_PROPOSE,
        (
            r"(?:darf|kann) ich (?:schon |jetzt )*(?:etwas |was )?vorschlagen|puis-je (?:deja )?proposer|"
            r"puedo (?:ya )?proponer"
        ),
    ),
    (
        Fact.ENDS,
        (
            rf"(?:when|until when) (?:does|do|is|will) {_IT} (?:end|close|finish|over)|how long (?:can (?:i|"
            rf"we) (?:still )?vote|is voting open|do (?:i|we) have)(?: left)? (?:on|for) {_IT}|"
            rf"what is the deadline (?:of|for) {_IT}"
        ),
    ),
    (
        Fact.OPEN,
        (
            r"(?:what|which (?:proposals?|votes?)|anything) (?:is|are|'s) (?:currently |still |now )*(?:open|"
            r"running|up for (?:a )?vote|being voted on)(?: (?:right )?now| at the moment| currently)?|"
            r"what (?:can|may) (?:i|we) vote on(?: (?:right )?now)?|(?:are|is) there (?:any |"
            r"an )?open (?:proposals?|votes?)|was ist (?:gerade )?offen|woruber (?:wird|"
            r"konnen wir) (?:gerade )?abgestimmt|quelles propositions sont ouvertes|que propuestas (?:hay|"
            r"estan) abiertas"
        ),
    ),
    (
        Fact.DECIDED,
        (
            r"what (?:have we|has been|did we|was) (?:already |recently |last |been )*decid(?:e|"
            r"ed)(?: (?:so far|lately|recently|already))?|(?:which|what) (?:past )?(?:decisions|"
            r"proposals) (?:have we made|have (?:passed|been made)|did we make|passed|are in force|"
            r"were (?:made|passed))|(?:list |show )?(?:our |the )?(?:past |latest |recent )decisions|"
            r"was (?:haben wir|wurde) (?:schon |bisher )?(?:entschieden|beschlossen)|qu'avons-nous decide|"
            r"que hemos decidido"
        ),
    ),
    (
        Fact.MEMBER,
        (
            r"am i (?:already |still )?(?:a |an )?(?:member|registered|on the roll)(?: here| yet)?|"
            r"bin ich (?:schon )?mitglied|suis-je (?:deja )?membre|soy (?:ya )?miembro"
        ),
    ),
    (
        Fact.MEMBERS,
        (
            r"how many (?:members|people|of us) (?:are (?:there|we|here|members)|do we have|does (?:the|this|"
            r"our) (?:community|group|server) have)(?: here| now)?|how many (?:members|people) (?:are|"
            r"have) (?:there|we)(?: (?:now|here))?|wie viele (?:mitglieder )?(?:sind wir|haben wir|gibt es)|"
            r"combien (?:sommes-nous|de membres (?:sommes-nous|y a-t-il))|cuantos (?:miembros )?somos"
        ),
    ),
    (
        Fact.MODERATORS,
        (
            r"(?:who|how many) (?:are|is|'s) (?:(?:the|our|your|a|currently|now) ?)*(?:moderators?|mods?|"
            r"admins?)(?: here| now| right now| currently)?|how many (?:moderators|mods|admins) (?:are there|"
            r"do we have)(?: here)?|who moderates(?: (?:here|this|us|this community))?|wer (?:sind|"
            r"ist) (?:hier )?(?:die |der |unsere )?(?:moderator(?:en|in|innen)?|admins?)|qui (?:sont|"
            r"est) (?:les |le |la |nos )?(?:moderateurs?|moderatrices?|admins?)|quien(?:es)? (?:son|"
            r"es) (?:los |el |la )?(?:moderador(?:es|a|as)?|admins?)"
        ),
    ),
)
_POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|hallo|salut|hola|please|pls|so|ok|and|sorry|quick question|question)[ ,.!:]*)+"
    r"|^(?:@\S+[ ,:]*)+"
)
_COMPILED = tuple((fact, re.compile(re.sub(r"\(\?P<(?:number|second)>", "(", form))) for fact, form in _FORMS)


def fact_asked(question: str) -> FactAsked | None:
    """The fact that the whole question asks for, if it is one of the known forms."""
    if len(question) > _LONGEST:
        return None
    words = _POLITE.sub("", fold(" ".join(question.split())).strip(" ¿¡?!.\"'"))
    for fact, form in _COMPILED:
        if found := form.fullmatch(words.strip(" ¿¡?!.,")):
            numbers = [int(group) for group in found.groups() if group and group.isdigit()]
            return FactAsked(fact, numbers[0] if numbers else None)
    return None
