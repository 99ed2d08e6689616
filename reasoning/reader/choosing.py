"""Which of several statements about one way of deciding counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from governance.domain.rulebook_values import Duration
from reasoning.reader.clusters import Cluster
from reasoning.reader.findings import Finding, Group
from reasoning.reader.people import only_counted
from reasoning.reader.proposed import Quote, quote
from reasoning.reader.subjects import subject_of

_SPECIAL_CALL: Final = re.compile(
    r"(?<!\w)(?:ausserordentliche\w*|außerordentliche\w*|(?:special|extraordinary|emergency) (?:general )?(?:meetings?|assembl\w+)|assemblées? (?:générales? )?extraordinaires?|asambleas? (?:generales? )?extraordinarias?)(?!\w)"
)

_IN_NEED: Final = re.compile(
    r"(?<!\w)(?:(?:under|in|during) (?:(?:case of|an?|such|the event of) )*(?:extraordinary|exceptional|urgent|emergency) (?:circumstances|cases?|situations?|matters?)|in (?:case of )?(?:an? )?(?:emergenc(?:y|ies)|urgency)|in dringenden fällen|bei (?:dringlichkeit|gefahr im verzug)|en cas d'urgence|en casos? (?:urgentes?|de urgencia))(?!\w)"
)


_USUAL_TOO: Final = re.compile(
    r"(?<!\w)(?:ordentlich\w*|(?:annual|regular|ordinary) (?:and|or|general|meetings?)|ordinaires?|ordinari[ao]s?)(?!\w)"
)
"""Where the usual meetings are named as well."""


def all_said(cluster: Cluster, purposes: Iterable[str]) -> list[Finding]:
    """All that is said: where it stands, else elsewhere."""
    near = [finding for purpose in purposes for finding in cluster.near.get(purpose, ())]  # type: ignore[call-overload]
    far = [finding for purpose in purposes for finding in cluster.far.get(purpose, ())]  # type: ignore[call-overload]
    named = [finding for finding in far if not only_counted(finding)]
    return named if near and named and all(map(only_counted, near)) else near or far


def first_said(cluster: Cluster, purposes: Iterable[str]) -> Finding | None:
    """The statement that counts: in the sentence of the decision itself, else nearby, else a general one."""
    said = all_said(cluster, purposes)
    said = [each for each in said if not (isinstance(each.value, Duration) and _of_special_calls(each))] or said
    said = [each for each in said if not only_counted(each)] or said
    said = [each for each in said if not (isinstance(each.value, Duration) and _in_need(each))] or said
    seeds = {seed.sentence for seed in cluster.seeds}
    firm = [finding for finding in said if finding.sentence in seeds]
    firm = [finding for finding in firm if not only_counted(finding)] or ([] if len(firm) < len(said) else firm)
    own = [finding for finding in said if cluster.subject and subject_of(finding.sentence.plain) == cluster.subject]
    return max(firm or own or [finding for finding in said if finding.sure] or said, key=_weight, default=None)


def _of_special_calls(finding: Finding) -> bool:
    """Whether a time is that of meetings outside the usual ones."""
    words = finding.sentence.plain
    return bool(_SPECIAL_CALL.search(words)) and not _USUAL_TOO.search(words)


def _in_need(finding: Finding) -> bool:
    """Whether a time is that of cases out of the ordinary."""
    return bool(_IN_NEED.search(finding.sentence.plain))


def _weight(finding: Finding) -> int:
    """Among people, those of whom most is said: how long they must have belonged, or that nobody else may."""
    if not isinstance(finding.value, Group):
        return 0
    return (
        finding.value.rank
        + 2 * bool(finding.value.tenure)
        + finding.value.text.casefold().startswith(("only", "nur", "seul", "sólo"))
    )


def backing(*findings: Finding) -> tuple[Quote, ...]:
    """Quote the sentences of findings, each with the definition that its number comes from."""
    said = (each for one in findings for each in (one.sentence, one.defined) if each is not None)
    return tuple(dict.fromkeys(map(quote, said)))
