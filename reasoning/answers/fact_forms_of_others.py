"""Forms of questions about somebody else by name: whether and since when they are a member, or hold an office.

A bare word may be a name or not: who answers knows the names.
"""

from reasoning.answers.fact_forms import compiled
from reasoning.answers.fact_kinds import Fact

_NOBODY_NAMED = (
    r"i|it|he|she|they|we|this|that|there|any(?:one|body)|every(?:one|body)|some(?:one|body)|who|ich|er|sie|"
    r"es|wir|das|jemand|je|on|ce|qui|alguien|quien"
)
_WHO = rf"(?P<who>(?!(?:{_NOBODY_NAMED})\b)@?\w[\w.-]*(?:@[\w.-]+\w)?)"
_ALREADY = r"(?: (?:still|already|now|currently|really|yet|even))*"
_HERE = (
    r"(?: (?:here|of (?:this|the|our) (?:community|group|server)|yet|already|now|right now|any ?more|at the moment))*"
)
_SCHON = r"(?: (?:noch|schon|hier|bei uns|eigentlich|gerade|jetzt|noch immer|immer noch))*"
_MEMBRE = r"(?:(?:un |une )?membre|adherente?)(?: (?:ici|du groupe|de la communaute))?"
_ENCORE = r"(?: (?:encore|deja|toujours))*"
_DANS = r"(?:au |(?:dans )?(?:la |le )|un |une )?"
_MIEMBRO = r"(?:un |una )?(?:miembro|soci[oa])(?: (?:aqui|de la comunidad|del grupo))?"
_OFFICE = r"(?P<office>[a-z-]{3,30}(?: (?!here\b|now\b)[a-z-]{3,30})?)"
_WRITTEN: tuple[tuple[Fact, str], ...] = tuple(
    (Fact.STANDING, form)
    for form in (
        rf"is {_WHO}{_ALREADY} (?:a |an )?(?:registered )?(?:member|on the roll|one of us){_HERE}",
        rf"(?:since when|how long) (?:is|has) {_WHO}{_ALREADY} (?:been )?(?:a |an )?member{_HERE}",
        rf"when did {_WHO} (?:join|become (?:a )?member){_HERE}",
        rf"when was {_WHO} let in",
        rf"did {_WHO}{_ALREADY} (?:join|become (?:a )?member){_HERE}",
        rf"has {_WHO} joined{_HERE}",
        rf"is {_WHO}{_ALREADY} (?:a |an |(?:(?:a )?(?:member|part|one) of |in |on )?(?:the |our )){_OFFICE}{_HERE}",
        rf"ist {_WHO}{_SCHON} mitglied{_SCHON}",
        rf"(?:seit wann|wie lange) ist {_WHO}{_SCHON} mitglied{_SCHON}",
        rf"wann (?:ist|wurde) {_WHO}{_SCHON} (?:beigetreten|mitglied geworden|aufgenommen|mitglied)",
        rf"ist {_WHO}{_SCHON} (?:in der |im |der |die |ein |eine )?{_OFFICE}{_SCHON}",
        rf"est-ce que {_WHO} est{_ENCORE} {_MEMBRE}",
        rf"{_WHO} est-(?:il|elle){_ENCORE} {_MEMBRE}",
        rf"depuis quand (?:est-ce que )?{_WHO} (?:est|est-il|est-elle) {_MEMBRE}",
        rf"est-ce que {_WHO} est{_ENCORE} {_DANS}{_OFFICE}",
        rf"{_WHO} est-(?:il|elle){_ENCORE} {_DANS}{_OFFICE}",
        rf"(?:es|sigue siendo) {_WHO}(?: (?:todavia|aun|ya))* {_MIEMBRO}",
        rf"desde cuando es {_WHO} {_MIEMBRO}",
        rf"(?:es|sigue siendo) {_WHO}(?: (?:todavia|aun|ya))* (?:en la |en el |un |una |el |la )?{_OFFICE}",
    )
)
FORMS_OF_OTHERS = compiled(_WRITTEN)
