"""Who has a vote at all, where a text says it once: "Stimmberechtigt ist jedes ordentliche Mitglied ab 16 Jahren"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reasoning.reader.clusters import ITS_ELECTORS, Cluster, Clusters
from reasoning.reader.findings import Finding, Group
from reasoning.reader.subjects import body_of, of_a_few

_ENTITLES: Final = re.compile(
    r"(?<!\w)(?:(?:ist|sind) (?:\w+ )?(?:stimm|wahl|abstimmungs)berechtigt|(?:stimm|wahl|abstimmungs)berechtigt (?:ist|sind)|(?:hat|haben|besitzt|besitzen) (?:je(?:weils)? )?(?:(?:eine|1|das|ein|volles) )?(?:stimme|stimmrecht)|(?:mitentscheiden|mitbestimmen|mitstimmen|abstimmen) (?:dürfen|darf|können|kann)|stimmrecht (?:haben|hat|besitzen|besitzt)"
    r"|(?:ont|a) (?:chacun )?(?:le )?droit de vote|dispose(?:nt)? (?:chacun )?d'1 voix|dispose(?:nt)? (?:chacun )?d'une voix|(?:tiene|tienen|tendrá|tendrán) (?:derecho (?:a|de) vot\w+|voz y voto|un voto|1 voto)"
    r"|(?:has|have|having) (?:1|a|an equal|exactly 1|the right to) vote|(?:may|can|shall|casts?|have to) (?:only |each )?(?:cast )?(?:exactly |only |a single |1 )+(?:vote|ballot)|(?:is|are|be) (?:entitled|eligible) to (?:cast )?(?:a |1 )?(?:vote|ballot)|eligible voters? (?:are|is|for|if|when|in)|(?:in order )to (?:be (?:able|allowed|eligible|entitled) to )?vote|voting rights|right to vote)(?!\w)"
    r"|(?<!\w)(?:(?:may|can|shall) (?:all )?vote(?! (?:by|in person|for|on behalf|to))|(?:may|can) (?:also )?(?:participate|take part) in (?:(?!in |by )[\w',-]+ ){0,3}?(?:votes|voting|elections?))(?!\w)"
)
_ELECTED: Final = re.compile(
    r"(?<!\w)(?:(?:elections?|electing|elects?) (?:(?:for|of|to) )?|(?:to|may|can|shall) vote for )[^.;,]*"
    r"|(?<!\w)(?:bei|für|zu) (?:der|den|die) wahl(?:en)? (?:de[rs]|zum|zur) [^.;,]*|(?<!\w)(?:à|pour|lors de) l'élection (?:du|de la|des|de l') ?[^.;,]*|(?<!\w)(?:en|para) (?:la|las) elecci(?:ón|ones) (?:del|de la|de los|de las) [^.;,]*"
)
"""Whom those elect who have a vote."""
_IN_THIS_ONE: Final = re.compile(
    r"[^.;:]{20,}, (?:where|in which|for which|on which|wobei|où|donde|en (?:la|el) que) (?:[\w'-]+ ){1,5}?(?:can|may|shall|are (?:entitled|eligible) to|dürfen|peuvent|pueden|podrán) (?:\w+ )?(?:vote|abstimmen|voter|votar)(?!\w)"
)
"""Who votes in the one decision that the sentence has spoken of before."""
_ON_ONE_MATTER: Final = re.compile(
    r"(?<!\w)votes? (?:on|upon|for|at) (?:an? |the |any )?(?:special|extraordinary) resolutions?(?!\w)"
)
_OF_EACH_BODY: Final = re.compile(
    r"(?<!\w)(?:given|respective|relevant|same) (?:organ|body|group)|jeweilig\w*|respecti(?:f|ve|vo|va)s?(?!\w)"
)
_ANY_MEMBER: Final = frozenset(
    "jede jeder jedes alle ein eine der die das mitglied mitglieder mitgliedern vereinsmitglied vereinsmitglieder person personen anwesende anwesenden"
    " every each any all the a an of member members membership general person persons people participant participants present"
    " voting vote votes voter voters right rights eligible entitled qualified who that have has with to in attendance those"
    " stimmberechtigt stimmberechtigte stimmberechtigten stimmberechtigtes wahlberechtigte wahlberechtigten anwesende anwesenden erschienene erschienenen"
    " votants votantes présents présentes représentés ayant droit voix délibérative disposant une à ou et qui ont au con derecho voto a presentes representados o representadas y con"
    " organisation organization association society club cooperative foundation verein vereins genossenschaft asociación cooperativa coopérative"
    " chaque tout toute tous toutes les le la membre membres adhérent adhérents adhérente personne personnes"
    " cada todo toda todos todas los las el socio socia socios socias miembro miembros asociado asociada asociados persona personas".split()
)
_ENTITLED: Final = re.compile(
    r"(?:(?:die|der|aller?|anwesenden|the|all|los|las|les|tous) )*(?:(?:stimm|wahl|abstimmungs)berechtigten?(?: \w+)?|eligible (?:voters|members)|voters|voting members|votantes?|votants?|électeurs|personnes présentes|membres présents|(?:members|people|those) (?:present|in attendance|voting)(?: and voting)?|anwesenden(?: mitglieder\w*)?|asistentes|presentes|présents)"
)


def entitles(words: str) -> bool:
    """Whether plain words say who has a vote at all."""
    return bool(_ENTITLES.search(words))


def franchise(findings: Iterable[Finding]) -> Finding | None:
    """The statement of who has a vote, if there is one for all and not for a board."""
    for finding in findings:
        if (
            finding.purpose == "electorate"
            and isinstance(finding.value, Group)
            and finding.value.text
            and _ENTITLES.search(finding.sentence.plain)
            and not _OF_EACH_BODY.search(finding.sentence.plain)
            and not _ON_ONE_MATTER.search(finding.sentence.plain)
            and not of_this_one(finding.sentence.plain)
            and not of_a_few(body_of(without_the_elected(finding.sentence.plain)))
            and not of_a_few(body_of(" ".join(finding.sentence.titles[-1:]).casefold()))
        ):
            return finding
    return None


def of_this_one(words: str) -> bool:
    """Whether plain words say who votes in the one decision that they have spoken of before."""
    return bool(_IN_THIS_ONE.search(words))


def without_the_elected(words: str) -> str:
    """Plain words without whom those elect who have a vote."""
    return _ELECTED.sub(" ", words)


def says_more(group: Group) -> bool:
    """Whether the words say who of the members, rather than that all of them have a vote."""
    words = re.findall(r"[^\W_]+", group.text.casefold())
    return bool(group.tenure) or not set(words) <= _ANY_MEMBER


def give_to_assemblies(clusters: Clusters, stated: Finding | None) -> None:
    """Where all decide, or an assembly that is only named, those decide who have a vote in it: to be looked at."""
    if stated is None or not isinstance(stated.value, Group):
        return
    for known in clusters:
        if (
            known.votes
            and (not of_a_few(known.body) or known.body == ITS_ELECTORS)
            and known.subject != "petition"
            and _only_named(known, stated.value)
        ):
            known.near["electorate"] = [stated if stated in known.near.get("electorate", ()) else stated.unsure()]


def _only_named(known: Cluster, stated: Group) -> bool:
    """Whether nobody is named but an assembly, or those who have a vote."""
    said = known.near.get("electorate", ()) or known.far.get("electorate", ())
    groups = [each.value for each in said if known.subject != "appeal"]
    named = [group.text.casefold() for group in groups if isinstance(group, Group)]
    if not named:
        return True
    return says_more(stated) and all(_ENTITLED.fullmatch(words) or body_of(words) == "assembly" for words in named)
