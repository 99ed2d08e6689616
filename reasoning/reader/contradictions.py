"""Where two sections say different things about the one matter that they both name, or about every proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from governance.domain.number_words import plain
from reasoning.reader.clusters import Cluster
from reasoning.reader.proposed import ProposedWarning, quote

_MATTERS: Final = frozenset({"amendment", "dissolution"})
_ANY_PROPOSAL: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:an?|any|every|each|all|the|ein|jede[rs]?|alle|une?|toute?|chaque|les|una?|toda|cada|las?|los) )?(?:proposals?|motions?|decisions?|resolutions?|votes?|vorschl\w+|antr[aä]g\w*|beschl[uü]\w+|propositions?|motions?|décisions?|résolutions?|propuestas?|mociones|moción|decisi\w+|acuerdos?)"
    r" (?:only |always |must |shall |will |can |may |nur )?(?:pass(?:es|ed)?|carr(?:y|ies)|needs?|requires?|succeeds?|(?:is|are|be) (?:only )?(?:adopted|accepted|approved|passed|carried|taken|made|decided)|bedarf|bedürfen|brauch\w+|(?:ist|sind|gilt|gelten|wird|werden) (?:nur )?(?:angenommen|gefasst|beschlossen)|(?:est|sont) (?:adoptée?s?|acceptée?s?|prises?)|se (?:aprueban?|adoptan?|toman?))(?!\w)"
)
_OF_VOTES: Final = re.compile(
    r"^(?:\W|\d|articles?|artikel|art[íi]culos?|sections?|chapters?|abschnitt|more|on|about|how|we|our|the|an?|of|to|and|in general|general|votes?|voting|decide|deciding|decisions?|making|proposals?|motions?|resolutions?|rules?|majorit(?:y|ies)|passing|results?|procedure|process|die|der|und|wie|wir|abstimm\w+|beschl\w+|entscheid\w+|antr[aä]g\w*|mehrheit\w*|les?|des?|et|vote|décisions?|majorités?|las?|los|y|votaci\w+|votos?|decisiones|acuerdos?|mayorías?)*$"
)
"""A heading that names no kind of proposal."""


def contradicting(clusters: Sequence[Cluster]) -> Iterator[tuple[Cluster, Cluster]]:
    """Two ways of deciding that cannot both be meant, as far as their words go."""
    for place, one in enumerate(clusters):
        for other in clusters[place + 1 :]:
            if one.section is other.section or one.subject != other.subject or one.way != other.way:
                continue
            if not (one.threshold and other.threshold and one.threshold.fraction and other.threshold.fraction):
                continue
            if one.threshold.fraction == other.threshold.fraction:
                continue
            if one.subject in _MATTERS or (not one.subject and _of_any_proposal(one) and _of_any_proposal(other)):
                yield one, other


def _of_any_proposal(known: Cluster) -> bool:
    """Whether it is about every proposal, by its first words and by its heading."""
    return bool(
        not known.label
        and _ANY_PROPOSAL.match(known.seeds[0].sentence.plain)
        and _OF_VOTES.match(plain(known.section.heading))
    )


def contradiction_warnings(pairs: Sequence[tuple[Cluster, Cluster]]) -> Iterator[ProposedWarning]:
    """Say which sections contradict each other."""
    for one, other in pairs:
        matter = f"the same matter ({one.subject})" if one.subject else "when a proposal passes"
        meant = "" if one.subject else ", or say for which proposals each is meant"
        yield ProposedWarning(
            "contradiction",
            f"Two sections say different things about {matter}: settle which one holds{meant}.",
            (quote(one.seeds[0].sentence), quote(other.seeds[0].sentence)),
        )
