"""Who elects a body, said once: elections of the same body that name nobody are theirs as well."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind
from reasoning.reader.clusters import Cluster, Clusters
from reasoning.reader.findings import Finding, Group
from reasoning.reader.people import only_counted
from reasoning.reader.subjects import body_of, of_a_few, smaller_body_of

_OFFICERS: Final = re.compile(
    r"(?<!\w)(?:officers?|president|chair\w*|secretary|treasurer|präsident\w*|vorsitzende\w*|président\w*|presidente|presidenta)(?!\w)"
)


def lend_electors(clusters: Clusters) -> None:
    """Give each election without voters those who elect the same body elsewhere, if these are always the same: to be looked at."""
    elections = [known for known in clusters if known.way.kind is StageKind.ELECTION or known.subject == "election"]
    stated = [(_elected(known), said) for known in elections for said in _own(known)]
    for known in elections:
        if _own(known) or any(not _a_few(said) for said in known.far.get("electorate", ())):
            continue
        body = _elected(known)
        electing = [said for elected, said in stated if body and elected == body]
        if len({said.value.text.casefold() for said in electing if isinstance(said.value, Group)}) == 1:
            known.said_far(electing[0].unsure(), 0)


def _own(known: Cluster) -> list[Finding]:
    """Who elects, as its own sentences say."""
    seeds = {seed.sentence for seed in known.seeds}
    said = known.near.get("electorate", ())
    return [each for each in said if each.sentence in seeds and not only_counted(each)]


def _a_few(said: Finding) -> bool:
    return isinstance(said.value, Group) and of_a_few(body_of(said.value.text.casefold()))


def _elected(known: Cluster) -> str:
    """Which smaller body is elected, or that officers are; its own words first."""
    own = " ".join(seed.sentence.plain for seed in known.seeds)
    for said in _own(known):
        own = own.replace(plain(said.value.text), " ") if isinstance(said.value, Group) else own
    named = "officers" if _OFFICERS.search(own) else smaller_body_of(own)
    return named or smaller_body_of(plain(known.section.heading))
