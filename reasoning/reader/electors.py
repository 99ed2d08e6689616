"""Who decides in one way of deciding: whom its words name, else its body, else those who are at the meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from governance.domain.rulebook_values import Electorate, Proposers, StageKind
from reasoning.reader.appeals import appealed_to
from reasoning.reader.choosing import all_said, backing, first_said
from reasoning.reader.clusters import ITS_ELECTORS, Cluster
from reasoning.reader.deciders import assembly_meant, deciding_role
from reasoning.reader.findings import Finding, Group, Purpose
from reasoning.reader.franchise import says_more
from reasoning.reader.groups import group_after
from reasoning.reader.introduced import introduced
from reasoning.reader.naming import only_a_number, without_number
from reasoning.reader.people import only_counted
from reasoning.reader.phrases import phrase
from reasoning.reader.proposed import ProposedField, Quote, quote
from reasoning.reader.quorate import counted_in, who_may_object
from reasoning.reader.sentences import Sentence
from reasoning.reader.spoken_of import body_spoken_of, those_who_meet
from reasoning.reader.subjects import body_of, of_a_few
from reasoning.reader.together import ASSEMBLY
from reasoning.reader.voters import who_may_call_it

_A_BODY: Final = re.compile(
    r"(?:board|council|committee|team|circle|assembly|jury|panel|directorio|vorstand|beirat|mitgliederversammlung|plenum|conseil|bureau|assemblée|junta|consejo|asamblea|comisi[óo]n|(?-i:CA|JD)(?!\w)|équipe|équipo|ausschuss|versammlung|\w{2,}(?:s|en|er)rat)",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"\s+[-–—/|·]\s+")
_OF: Final = re.compile(
    r"^(?:(?:les |las |los |die )?(?:réunions?|reuniones|reunión|sesiones|acuerdos|sitzung(?:en)?|meetings?|pouvoirs|facultades|competencias?|atribuciones|funciones|aufgaben|powers|décisions|decisions) )?(?:del|de las?|de los|du|des|de l['’]|of the|von der|vom)\s+|^(?:reuniones|acuerdos|réunions|facultades|competencias?|atribuciones|funciones) (?=junta|asamblea|consejo|comité|comisi)",
    re.IGNORECASE,
)
_MEETING: Final = re.compile(
    r"(?<!\w)(?:(?:a|the|members'?|monthly|weekly) )*(?:meetings?|gatherings?|treffen|sitzung|réunion|reunión)(?!\w)",
    re.IGNORECASE,
)
_AT_A_MEETING: Final = re.compile(
    r"(?<!\w)(?:at|during|in|by|on|auf|bei|lors d[eu]|en) (?P<meeting>(?:a|an|the|this|any|our|each|every|eine[rm]?|der|dem|une|la|le) (?:(?!next)\w+ ){0,2}?(?:meeting|gathering|treffen|sitzung|réunion|reunión)|(?:general|membership|members'?|annual|special|monthly|weekly|house|community|regular|club) meetings)(?!\w)"
    r"|(?<!\w)(?:at|during) the next (?:\w+ )?(?P<next>meeting of (?:the )?[\w-]+)(?!\w)",
    re.IGNORECASE,
)
_ELECTED_TO: Final = re.compile(
    r"(?<!\w)(?:elected|election|élue?s?|elegid[oa]s?|gewählt) (?:to|on to|onto|into|au|aux|à la|à l'|al|a la|zum|zur|in den) (?!(?:the )?(?:assembl|general|majorit))"
)
"""Into what people are voted."""
_AMONG_THEMSELVES: Final = re.compile(
    r"(?<!\w)(?:(?:vice-?)?chair\w*|presid\w+|vorsitz\w*|präsid\w*|présid\w*|secretar\w+|secrétaire|schriftführ\w*|treasurer|tesorer\w+|trésori\w+|kassier\w*|officers|from among|aus (?:seiner|ihrer) mitte|en son sein|parmi ses|de entre sus|entre sus)(?!\w)",
    re.IGNORECASE,
)
"""What a body elects from its own members."""
_FROM_OUTSIDE: Final = frozenset({"election", "appeal", "override", "do-ocracy"})
"""Under a body's heading, these are mostly decided by others."""


def deciding_people(field: str, cluster: Cluster, seeds: tuple[Quote, ...]) -> Iterator[ProposedField]:
    """Who decides: the office to which it is left, else who votes."""
    if cluster.way.kind is StageKind.ROLE:
        if role := phrase(_left_to(cluster) or ""):
            quotes = tuple(dict.fromkeys((*seeds, *(quote(lead) for seed in cluster.seeds for lead in seed.more))))
            yield ProposedField(field, Electorate(text=role), quotes, sure=False)
    else:
        yield from _as_phrases(electorate(field, cluster, seeds))


def _as_phrases(fields: Iterable[ProposedField]) -> Iterator[ProposedField]:
    """Without what names nobody; each cut to the words for its people."""
    for each in fields:
        if isinstance(each.value, Electorate) and (who := phrase(each.value.text or "")):
            yield replace(each, value=each.value.model_copy(update={"text": who}))


def _left_to(cluster: Cluster) -> str | None:
    """The office that a sentence lets decide."""
    return next((who for seed in cluster.seeds if (who := seed.who or deciding_role(seed.sentence))), None)


def electorate(field: str, cluster: Cluster, seeds: tuple[Quote, ...]) -> Iterator[ProposedField]:
    """Who votes; `seeds` are the quotes that the decision itself rests on."""
    named = list(people(field, cluster, "electorate"))
    if words := _named_in_its_own_words(cluster):
        named = [ProposedField(field, Electorate(text=words), seeds, sure=False)]
    if cluster.way.method is None and cluster.inherited is None:
        named = [replace(each, quotes=tuple(dict.fromkeys((*seeds[:1], *each.quotes)))) for each in named]
    said = first_said(cluster, ("electorate",))
    vague = not named or (said is not None and (only_counted(said) or _says_little(cluster, said)))
    own = said is not None and said.sentence in {seed.sentence for seed in cluster.seeds}
    listed = [] if own and not vague else list(_as_introduced(field, cluster))
    spoken = list(_spoken_of(field, cluster, seeds)) if vague or _all_of_them(said) else []
    counted = [] if named or listed else list(_those_who_must(field, cluster))
    titled = (
        listed or counted or (list(_body_of_heading(field, cluster, alone=not named)) if vague and not spoken else [])
    )
    named = [each for each in named if own or not _those_elected(cluster, each)]
    yield from (
        spoken
        or titled
        or named
        or [each for each in _the_quorum(field, cluster) if not _those_elected(cluster, each)]
        or list(_the_meeting(field, cluster))
        or _those_who_call_it(field, cluster)
    )


def _those_elected(cluster: Cluster, field: ProposedField) -> bool:
    """Whether a smaller body that is named elsewhere is the one that is elected here, rather than who elects."""
    named = body_of((getattr(field.value, "text", None) or "").casefold())
    its_own = any(_AMONG_THEMSELVES.search(seed.sentence.flat) for seed in cluster.seeds)
    elected = cluster.body == ITS_ELECTORS or any(_ELECTED_TO.search(seed.sentence.plain) for seed in cluster.seeds)
    return elected and of_a_few(named) and not its_own


def _those_who_call_it(field: str, cluster: Cluster) -> Iterator[ProposedField]:
    """Where nobody else is named, those who may have a vote called, or the body of whose rules the text is: to be looked at."""
    before = {seed.sentence.previous for seed in cluster.seeds} - {None}
    for sentence in (*(seed.sentence for seed in cluster.seeds), *filter(None, before)):
        if cluster.votes and (who := who_may_call_it(sentence.flat)):
            yield ProposedField(field, Electorate(text=who), (quote(sentence),), sure=False)
            return


def _all_of_them(said: Finding | None) -> bool:
    """Whether no more is named than those present, whoever they are."""
    return said is not None and isinstance(said.value, Group) and not says_more(said.value)


def _spoken_of(field: str, cluster: Cluster, seeds: tuple[Quote, ...]) -> Iterator[ProposedField]:
    """The body of which the paragraph speaks, or those who meet where it is decided."""
    for seed in cluster.seeds:
        if found := body_spoken_of(seed.sentence) or those_who_meet(seed.sentence):
            who, before = found
            yield ProposedField(field, Electorate(text=who), (*seeds[:1], quote(before)), sure=False)
            return


def _says_little(cluster: Cluster, said: Finding) -> bool:
    """Whether an assembly decides, and elsewhere it is only said that its members have a vote."""
    own = said.sentence in {seed.sentence for seed in cluster.seeds}
    return cluster.body == "assembly" and not own and isinstance(said.value, Group) and not says_more(said.value)


def people(field: str, cluster: Cluster, purpose: Purpose) -> Iterator[ProposedField]:
    """Who decides or proposes, as the statement that counts names them."""
    finding = first_said(cluster, (purpose,))
    if finding is None or not isinstance(finding.value, Group):
        return
    kind = Electorate if purpose == "electorate" else Proposers
    others = {each.value.text.casefold() for each in all_said(cluster, (purpose,)) if isinstance(each.value, Group)} - {
        finding.value.text.casefold()
    }
    tenure = finding.value.tenure
    value = kind(
        text=finding.value.text, tenure=tenure.value if tenure and isinstance(tenure.value, timedelta) else None
    )
    yield ProposedField(field, value, backing(finding), sure=finding.sure and not others)


def _named_in_its_own_words(cluster: Cluster) -> str | None:
    """The body that its own sentence lets decide, unless the same sentence or a better one says who votes in it."""
    said = first_said(cluster, ("electorate",))
    elsewhere = said is None or said.sentence not in {seed.sentence for seed in cluster.seeds}
    vague = said is None or (isinstance(said.value, Group) and not says_more(said.value))
    if cluster.subject == "appeal" and cluster.way.kind is StageKind.BALLOT:
        return _first_of(cluster, appealed_to) if vague or not elsewhere else None
    alone = _left_to(cluster)
    if alone and cluster.lender is not None and not of_a_few(body_of(alone.casefold())):
        return None
    if alone and (elsewhere or cluster.inherited is not None):
        return alone
    return _first_of(cluster, assembly_meant) if elsewhere and vague else None


def _first_of(cluster: Cluster, finder: Callable[[Sentence], str | None]) -> str | None:
    return next((who for seed in cluster.seeds if (who := finder(seed.sentence))), None)


def _body_of_heading(field: str, cluster: Cluster, *, alone: bool) -> Iterator[ProposedField]:
    """Where nobody is named, the body under whose heading it stands probably decides: for people to look at."""
    if cluster.subject in _FROM_OUTSIDE:
        return
    above = cluster.seeds[0].sentence.above
    parted = above is not None and (
        " > " in above.path or without_number(above.heading) != above.heading or only_a_number(cluster.section.heading)
    )
    also_above = alone and parted and cluster.subject != "removal"
    for section in filter(None, (cluster.section, above if also_above else None)):
        parts = _BESIDE.split(_OF.sub("", without_number(section.heading), count=1)) if section.level else []
        named = (
            who
            for part in reversed(parts)
            if (who := group_after(part, 0))
            and _A_BODY.search(who)
            and not (cluster.body == "assembly" and of_a_few(body_of(who.casefold())))
        )
        if (who := next(named, None)) is not None:
            yield ProposedField(field, Electorate(text=who), (Quote(section.anchor, section.heading),), sure=False)
            return


def _as_introduced(field: str, cluster: Cluster) -> Iterator[ProposedField]:
    """Of an item that names nobody, whoever the words before its list name: for people to look at."""
    for seed in cluster.seeds:
        if found := introduced(seed.sentence):
            who, lead = found
            yield ProposedField(field, Electorate(text=who), (quote(seed.sentence), quote(lead)), sure=False)
            return


def _those_who_must(field: str, cluster: Cluster) -> Iterator[ProposedField]:
    """Of a decision that names nobody else, those of whom so many must agree, or may object: to be looked at."""
    for seed in cluster.seeds:
        who = who_may_object(seed.sentence) if cluster.way.kind is StageKind.CONSENT else counted_in(seed)
        if who:
            yield ProposedField(field, Electorate(text=who), backing(seed), sure=False)
            return


def _the_quorum(field: str, cluster: Cluster) -> Iterator[ProposedField]:
    """Where nobody is named, those of whom so many must be there probably decide: for people to look at."""
    said = first_said(cluster, ("quorum",)) if cluster.votes else None
    if said is not None and (who := counted_in(said)):
        assembly = ASSEMBLY.search(said.sentence.flat) if of_a_few(body_of(who.casefold())) else None
        yield ProposedField(field, Electorate(text=assembly.group() if assembly else who), backing(said), sure=False)


def _the_meeting(field: str, cluster: Cluster) -> Iterator[ProposedField]:
    """Where no people are named but a meeting is, those who are there probably decide: for people to look at."""
    if cluster.subject in _FROM_OUTSIDE:
        return
    for seed in cluster.seeds:
        if found := _AT_A_MEETING.search(seed.sentence.flat):
            yield ProposedField(
                field, Electorate(text=found["meeting"] or found["next"]), (quote(seed.sentence),), sure=False
            )
            return
    section = cluster.section
    if cluster.subject == "petition":
        return
    found = _MEETING.search(section.heading)
    if found and section.level:
        yield ProposedField(
            field, Electorate(text=found.group()), (Quote(section.anchor, section.heading),), sure=False
        )
