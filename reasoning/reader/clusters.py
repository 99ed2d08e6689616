"""Which statements belong together: one cluster for each way of deciding that a text describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import Duration, StageKind, Threshold
from governance.domain.sections import Section
from reasoning.reader.appeals import appealed_to
from reasoning.reader.findings import Finding, Group, Purpose, Way
from reasoning.reader.meetings import of_another_meeting
from reasoning.reader.no_quorum import adjourns
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of, of_a_few
from reasoning.reader.waiting import waits_for

_IN_WRITING: Final = re.compile(
    r"(?<!\w)(?:without (?:a |any |holding a )?meeting|(?:consent|agree\w*|resolution|vote|sign\w*) in writing|written (?:consent|resolution|ballot)|(?:postal|mail-in|e-?mail|electronic|online) (?:ballot|vote)|(?:vote|decide|ballot)\w* by (?:post|mail|e-?mail)|umlaufverfahren|umlaufbeschlu\w+|(?:auf|im) schriftliche[mn] weg\w*|schriftlichen verfahren|par écrit|consultation écrite|por escrito)(?!\w)"
)


_MEMBERS: Final = re.compile(
    r"(?<!\w)(?:members|membership|(?:home|unit|lot|property)? ?owners|shareholders|stockholders|tenants)(?!\w)"
)
_OF_A_MEETING: Final = re.compile(
    r"(?<!\w)(?:meetings?|assembl\w+|present|attend\w*|in the room|\w*versammlung\w*|sitzung\w*|anwesen\w*|réunions?|présent\w*|reuni\w+|asamblea|presentes|asist\w+)(?!\w)"
)


_FROM_A_BODY: Final = re.compile(
    r"(?<!\w)(?:(?:members?|directors?|officers?|trustees?) (?:of|from|on) (?:the |its |our )?(?:[\w-]+ )?(?:board|council|committee)(?: of directors| of trustees)?|(?:board|council|committee) members?|(?:vorstands|ausschuss|\w+rats)mitglied\w*|mitglied\w* des (?:\w+ )?(?:vorstand\w*|\w+rat(?:e?s)?)|(?:membres?|administrat\w+) du (?:conseil(?: d'administration)?|bureau|comité)|miembros? (?:de la junta(?: directiva)?|del consejo|del órgano de representación)|any director|(?:a|the) director)(?!\w)"
)
"""Who is removed, not who removes."""
_DECIDED_BEFORE: Final = re.compile(
    r"(?<!\w)(?:overrid\w+|overrul\w+|overturn\w*|revers(?:e[sd]?|ing)|annul\w*|set aside) (?:[\w'-]+ ){0,3}?(?:decisions?|rulings?|acts?|actions?|powers)(?!\w)[^.;,]{0,70}"
)
"""Whose decision is put aside, not who does that."""
_OF_BOTH: Final = re.compile(
    r"(?<!\w)(?:members(?:hip)?'? (?:and|versus|vs\.?|or) (?:the )?(?:board|council|committee)|(?:board|council|committee) (?:and|versus|vs\.?|or) (?:the )?members(?:hip)?)(?!\w)"
)
"""A heading that names a body beside the members is that of neither alone."""
_OF_ALL_MEMBERS: Final = re.compile(
    r"(?<!\w)(?:votes?|ballots?|elections?|polls?|voting|referend\w+|abstimmung\w*|scrutins?|votaci\w+)(?: [\w-]+){0,2} (?:before|by|of|among|to|unter|der|des|entre|de)(?: (?:the|all|our|los|las|les|tous|todos|allen?))*(?: [\w-]+)? (?:members(?:hip)?|residents|owners|community|mitglieder\w*|membres|adhérents|soci[oa]s)(?!\w)(?! (?:of|on|from) the)"
)
"""A vote that is put to all the members."""
ITS_ELECTORS: Final = "electors"
"""Of a board that is elected, the words and headings say who is elected, not who elects."""


@dataclass(eq=False)
class Cluster:
    """One way of deciding: where it is described, what about, how, and what else is said of it.

    `near` is said of it where it stands, `far` elsewhere or of something like it; the nearest of these count.
    """

    section: Section
    label: str | None
    subject: str
    way: Way
    seeds: list[Finding]
    threshold: Threshold | None = None
    inherited: Finding | None = None
    lender: Cluster | None = None
    near: dict[Purpose, list[Finding]] = field(default_factory=dict)
    far: dict[Purpose, list[Finding]] = field(default_factory=dict)
    distances: dict[Purpose, int] = field(default_factory=dict)

    @property
    def votes(self) -> bool:
        """Whether people vote in it."""
        return self.way.kind in {StageKind.BALLOT, StageKind.ELECTION, StageKind.JURY}

    @property
    def without_meeting(self) -> bool:
        """Whether it is decided in writing: what is said of meetings does not hold for it."""
        return any(_IN_WRITING.search(seed.sentence.plain) for seed in self.seeds)

    @property
    def over_days(self) -> bool:
        """Whether its own words keep it open for days: what is said of those at a meeting does not hold for it."""
        lengths = [each.value for each in self.near.get("voting", ()) if isinstance(each.value, Duration)]
        return any((each.min or each.max or timedelta()) > timedelta(days=1) for each in lengths)

    @property
    def body(self) -> str:
        """Which body decides, where its words or headings name one."""
        own = {seed.sentence for seed in self.seeds}
        if self.subject == "appeal" and (whom := next(filter(None, map(appealed_to, own)), None)):
            return body_of(whom.casefold())
        seeds = {seed.sentence for seed in self.seeds} | {seed.sentence.previous for seed in self.seeds}
        deciders = [
            each.value.text for each in self.near.get("electorate", ())
            if isinstance(each.value, Group) and each.sentence in seeds
        ]  # fmt: skip
        if named := body_of(" ".join(deciders).casefold()):
            return named
        said = " ".join(seed.sentence.plain for seed in self.seeds)
        said = _DECIDED_BEFORE.sub(" ", said)
        others = _FROM_A_BODY.sub(" ", said) if self.subject == "removal" else said
        by_members = any(_MEMBERS.search(who.casefold()) for who in deciders)
        if others != said:
            named = body_of(others)
            return "" if by_members and named != "assembly" else named
        titles = plain(" ".join(self.section.path.split(" > ")[-2:]))
        named = body_of(said) or ("" if _OF_BOTH.search(titles) else body_of(titles))
        if by_members and named != "assembly":
            return ""
        elects = self.way.kind is StageKind.ELECTION or (self.subject == "election" and bool(deciders))
        elects_a_few = elects and of_a_few(named)
        return ITS_ELECTORS if elects_a_few else named

    @property
    def of_members(self) -> bool:
        """Whether members vote in it, and its words name no body."""
        said = [each.value.text for each in self.near.get("electorate", ()) if isinstance(each.value, Group)]
        return not self.body and any(_MEMBERS.search(who.casefold()) for who in said)

    @property
    def of_a_meeting(self) -> bool:
        """Whether its own words speak of a meeting."""
        return any(_OF_A_MEETING.search(seed.sentence.plain) for seed in self.seeds)

    @property
    def adjourning(self) -> bool:
        """Whether it only puts a meeting off: nobody is told beforehand."""
        return bool(self.seeds) and all(adjourns(seed.sentence.plain) for seed in self.seeds)

    @property
    def of_backers(self) -> bool:
        """Whether so many people are enough without any vote: that is no usual way, and takes nothing over from one."""
        return all(seed.telling and isinstance(seed.value, Threshold) for seed in self.seeds)

    def waits_for(self, finding: Finding, *, far: bool = False) -> bool:
        """Whether a time that is not said in its own words can hold for it."""
        own = [seed.sentence.plain for seed in self.seeds]
        return waits_for(own, self.subject, finding, far=far, votes=self.votes)

    def last(self) -> Sentence:
        """The last sentence that made it."""
        return self.seeds[-1].sentence

    def said_far(self, finding: Finding, distance: int) -> None:
        """Note what is said elsewhere, if it can hold for it; only what is nearest is kept."""
        if not self.waits_for(finding, far=True):
            return
        nearest = self.distances.setdefault(finding.purpose, distance)
        if distance < nearest:
            self.far[finding.purpose] = []
        if distance <= nearest:
            self.distances[finding.purpose] = distance
            self.far.setdefault(finding.purpose, []).append(finding)


_ONLY_FOR: Final[dict[Purpose, str]] = {"appeal": "appeal", "execution": "petition"}


def fits(known: Cluster, purpose: Purpose) -> bool:
    """Whether a statement for a purpose can be about a way of deciding."""
    if purpose in {"quorum", "notice"} and (known.without_meeting or known.of_backers):
        return False
    if known.subject == "petition" and purpose in {"quorum", "voting", "discussion"}:
        return False
    if purpose == "notice" and (
        known.adjourning or (known.way.method is Method.LAZY_CONSENSUS and not known.last().item)
    ):
        return False
    if purpose == "notice" and (known.subject == "appeal" or (known.subject == "petition" and not known.of_a_meeting)):
        return False
    if purpose == "objection":
        unopposed = known.threshold is not None and known.threshold.max_against == 0
        return known.way.kind is StageKind.CONSENT or known.way.method is Method.CONSENSUS or unopposed
    if purpose in {"quorum", "voting"} and known.last().row:
        return purpose == "quorum" or known.way.kind is not StageKind.ROLE
    if purpose in {"quorum", "voting"}:
        return known.votes and (purpose == "quorum" or known.way.method is not Method.CONSENSUS)
    return _ONLY_FOR.get(purpose, known.subject) == known.subject or (purpose == "execution" and known.adjourning)


def meets_for(known: Cluster, finding: Finding) -> bool:
    """Whether what is said of a meeting, or of a vote of the members, in general, can hold for a way of deciding."""
    if finding.purpose == "voting":
        return not (known.of_backers or (of_a_few(known.body) and _OF_ALL_MEMBERS.search(finding.sentence.plain)))
    if finding.purpose not in {"quorum", "notice"}:
        return True
    if _OF_A_MEETING.search(finding.sentence.plain) and known.over_days:
        return False
    own = " ".join([plain(known.section.path), *(seed.sentence.plain for seed in known.seeds)])
    return finding.purpose == "quorum" or not of_another_meeting(finding.sentence.plain, own)


def by_a_few(known: Cluster) -> bool:
    """Whether so many people are enough, however many there are."""
    limit = known.threshold
    return limit is not None and limit.fraction is None and limit.ratio is None


Clusters = Sequence[Cluster]
