"""The sentences of a text, each with its place, its section and what introduces it: a heading, a list, a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from governance.domain.number_words import plain
from governance.domain.quantities import Quantity, quantities
from governance.domain.sections import Section
from reasoning.reader import lexicon
from reasoning.reader.abbreviations import introduced, written_out
from reasoning.reader.blocks import blocks
from reasoning.reader.outline import Outline
from reasoning.reader.spelling import one_word

LONGEST: Final = 1_200
MOST_QUANTITIES: Final = 24
"""A sentence with more numbers than this is a list of data, not a rule."""
_PARAGRAPH_NUMBER: Final = re.compile(
    r"[ \t]*(?:[*_]{0,3}(?:section|sec\.|article|art\.|clause|§|abschnitt|artikel|artículo) ?\d{1,3}(?:\.\d{1,3})*\b|\d{1,3}(?:\.\d{1,3})+\.?(?=\s)|\(\d{1,3}\)(?=\s))",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"[.!?\u2026](?:[\"'\u201d\u2019)\]*_]|\]\([^)\s]*\))*(?=\s+[\"'\u201c\u2018(\[*_\u00ab\u00bf\u00a1]*[A-Z\u00c0-\u00dd\d\u0400-\u042f]|\s*$)"
)
_CASUAL_END: Final = re.compile(rf"{_END.pattern}|(?<=[^\W\d_]{{2}})[.!?](?=\s+[a-z])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|no|nos|art|arts|sec|par|para|p|pp|fig|inc|ltd|st|mr|mrs|ms|dr|prof|approx|abs|nr|z\.\s?b"
    r"|bzw|d\.\s?h|u\.\s?a|ggf|gem|ff|usw|ca|max|min|incl|inkl|p\. ?ej|ej|sr|sra|núm|n[ºo°]|al|aprox|m|mme)"
    r"|(?:^|[\s(])[A-Za-z]|\b[A-Z]\.[A-Z])\.$",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(
    r"(?<!\w)(?:der|die|das|den|dem|des|im|zum|am|beim|vom|zur|eine[rmns]?|ein|jede[rmns]?)\s\d{1,2}\.$", re.IGNORECASE
)
"""German: "der 1. Vorsitzende", "am 3. Mai"."""
_NUMBERED_START: Final = re.compile(r"(?:^|\s)\d{1,3}\.$")
_LINK: Final = re.compile(r"!?\[([^\]\[]*)\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--.*?-->", re.DOTALL)
_APOSTROPHE: Final = re.compile(r"(?<=\w)[\u2019\u02bc](?=\w)")
_EMPHASIS: Final = re.compile(r"[*`~]|(?<!\w)_|_(?!\w)|^>\s*|\\(?=[*_`\[\]().#])")
_ITEM_LABEL: Final = re.compile(r"\s*(?P<label>[^\s:.;][^:.;\n]{2,60}):\s")
_A_SENTENCE: Final = re.compile(
    r"^(?:we|you|it|they|this|these|there|if|when|wir|ihr|es|nous|vous|on|si|se)(?!\w)|(?<!\w)(?:following|as follows|folgende\w*|suivant\w*|siguientes?)(?!\w)",
    re.IGNORECASE,
)
_CASE: Final = re.compile(
    r"^\W*(?:for (?:example|instance)|e\.g\.|suppose|imagine|say there are|zum beispiel|angenommen|par exemple|supposons|por ejemplo|supongamos)(?!\w)"
)
_GOES_ON: Final = re.compile(r"^\W*(?:if|so|then|in (?:this|that) case|here|wenn|dann|si|alors|entonces)(?!\w)")
_BOLD_LEAD: Final = re.compile(r"\s*[^.*_\n]{0,40}(?<!\w)(?:\*\*|__)(?=\S)(?P<label>[^*_\n]{2,80})(?:\*\*|__)")


_PROPERTY: Final = re.compile(
    r"(?:(?:required|minimum|maximum|min\.?|max\.?|needed|necessary|voting|vote|decision|erforderliche|notwendige|nötige) )*"
    r"(?:quorum|majority|threshold|duration|time(?: ?(?:limit|frame|line|period))?|length|period|deadline|passes(?: with| if| when)?|pass(?:ing)?(?: (?:requirements?|thresholds?|vote))?|approval(?: thresholds?)?"
    r"|participation|turnout|notice(?: period)?|discussion(?: (?:period|time))?|open(?: for)?|voters?|electorate|who(?: votes| decides| may vote| can vote| is eligible)?|method|how|how long|eligib\w+|votes? needed|required votes?"
    r"|mehrheit|beteiligung|mindestbeteiligung|dauer|frist|abstimmungsdauer|stimmberechtigte?|majorité|durée|délai|participation|votants|mayoría|duración|plazo|quórum|participación)"
    r"(?: (?:required|needed|nécessaire|requise|necesaria|requerida))?"
)
"""What a line in a list of properties begins with: "Quorum: one third"."""


def flat(words: str) -> str:
    """Give the words without markup, on one line."""
    bare = _EMPHASIS.sub("", _TAG.sub(" ", _LINK.sub(r"\1", words)))
    return " ".join(_APOSTROPHE.sub("'", bare).split())


@dataclass(eq=False)
class Sentence:
    """One sentence: `text[start:end]` of the stored text is its verbatim quote."""

    section: Section
    block: int
    start: int
    end: int
    quote: str
    label: str | None = None
    lead: Sentence | None = None
    item: bool = False
    example: bool = False
    titles: tuple[str, ...] = ()
    opens: bool = False
    number: str | None = None
    previous: Sentence | None = None
    above: Section | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """What the abbreviations of the text stand for."""

    def column(self, place: int) -> str:
        """The title of the column in which a place of the plain words stands, for a row of a table."""
        if not self.row or self.lead is None or not self.lead.row:
            return ""
        titles = self.lead.cells
        index = self.plain.count(";", 0, place)
        return plain(titles[index]) if index < len(titles) else ""

    @property
    def row(self) -> bool:
        """Whether it is a row of a table."""
        return self.quote.startswith("|")

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row."""
        return tuple(flat(cell) for cell in self.quote.strip().strip("|").split("|")) if self.row else ()

    @cached_property
    def flat(self) -> str:
        """The words without markup, on one line; the cells of a row end like sentences."""
        return flat(self.quote.strip("| ").replace("|", ";") if self.row else self.quote)

    @cached_property
    def plain(self) -> str:
        """Small letters, numbers in digits, abbreviations written out: what the patterns match."""
        return plain(one_word(written_out(self.flat, self.names)))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What can be measured in it, by place."""
        found = tuple(sorted(quantities(self.plain), key=lambda one: (one.start, -one.end)))
        return found if len(found) <= MOST_QUANTITIES else ()

    @cached_property
    def context(self) -> str:
        """What frames it, in plain words: its label, the sentence that introduces its list, its heading."""
        framing = [self.label or "", self.lead.flat if self.lead else "", self.titles[-1] if self.titles else ""]
        return plain(" # ".join(framing))

    @cached_property
    def past(self) -> bool:
        """Whether its heading says that it holds no longer."""
        return any(lexicon.PAST.search(plain(title)) for title in self.titles[-2:])

    @cached_property
    def tells_a_case(self) -> bool:
        """Whether it works out an example, or goes on with one: its numbers rule nothing."""
        if _CASE.match(self.plain):
            return True
        return self.previous is not None and self.previous.tells_a_case and bool(_GOES_ON.match(self.plain))

    @cached_property
    def hedged(self) -> bool:
        """Whether it advises, or gives a usual case, rather than ruling."""
        return bool(lexicon.HEDGE.search(self.plain)) or any(lexicon.ASIDE.search(plain(t)) for t in self.titles[-2:])


def sentences(text: str, sections: tuple[Section, ...]) -> list[Sentence]:
    """Find the sentences of a stored text in order."""
    found: list[Sentence] = []
    block = 0
    by_path: dict[str, Section] = {}
    names = introduced(text)
    for section in sections:
        by_path[section.path] = section
        above = by_path.get(section.path.rpartition(" > ")[0])
        titles = tuple(section.path.split(" > "))
        paragraph: Sentence | None = None
        header: Sentence | None = None
        opens = True
        outline = Outline()
        for part in blocks(text, _after_heading(text, section), section.end):
            block += 1
            words = text[part.start : part.end]
            row = words.startswith("|")
            lead = (header if row else paragraph) if part.item else None
            own = _label(words, item=part.item)
            group = None
            if part.item and not row:
                group = outline.above(flat(words), part.indent, own)
            elif not part.indent:
                outline.close()
            label = own or group or (lead.label if lead and not row else None)
            header_row = row and header is None
            numbered = _PARAGRAPH_NUMBER.match(text, text.rfind("\n", 0, part.start) + 1)
            number = numbered.group().strip() if numbered else None
            inside = list((_trimmed if row else _split)(text, part.start, part.end))
            previous = found[-1] if found and part.goes_on else None
            for begin, finish in inside:
                quote = text[begin:finish]
                skipped = part.code or header_row
                sentence = Sentence(
                    section,
                    block,
                    begin,
                    finish,
                    quote,
                    label,
                    lead,
                    part.item,
                    skipped,
                    titles,
                    opens,
                    number,
                    previous,
                    above,
                    names,
                )
                opens, previous = False, sentence
                opens_a_list = quote.endswith(":")
                introduces = not part.item and (opens_a_list or not part.goes_on)
                introduces = introduces or (paragraph is not None and not part.indent and opens_a_list)
                paragraph = sentence if introduces and not row else paragraph
                header = header or sentence if row else None
                found.append(sentence)
    return found


def _label(words: str, *, item: bool) -> str | None:
    """What a paragraph, an item or a row is about, unless that only names a property of what stands above it."""
    label = _named(words, item=item)
    return None if label and _PROPERTY.fullmatch(label.strip(" :*?").casefold()) else label


def _named(words: str, *, item: bool) -> str | None:
    """What it says itself that it is about: in bold, before a colon, in its first cell."""
    if words.lstrip().startswith("|"):
        cells = [flat(cell) for cell in words.strip().strip("|").split("|")]
        return cells[0] or None
    bold = _BOLD_LEAD.match(words)
    if bold:
        return flat(bold["label"]).rstrip(".: ")
    before_colon = _ITEM_LABEL.match(words) if item else None
    if before_colon and _A_SENTENCE.search(before_colon["label"]):
        return None
    return flat(before_colon["label"]) if before_colon else None


def _after_heading(text: str, section: Section) -> int:
    """Where what stands under a section's heading begins."""
    first = text.find("\n", section.start, section.end) + 1 or section.end
    alone = section.level > 0 and _is_heading(text[section.start : first].strip(), section)
    return first if alone else section.start


def _is_heading(line: str, section: Section) -> bool:
    """Whether the first line of a section is its heading alone, not a paragraph that begins with it."""
    words = flat(line)
    return line.startswith("#") or len(words.rstrip(":#. ")) <= len(section.heading) + 2


def _ends(text: str, start: int, end: int) -> re.Pattern[str]:
    """How sentences end in a block: before a capital, or also without one where its writer begins without."""
    return _CASUAL_END if text[start:end].lstrip("*_ ")[:1].islower() else _END


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block into sentences; none is longer than can be quoted."""
    begin = start
    for found in _ends(text, start, end).finditer(text, start, end):
        so_far = text[begin : found.start() + 1]
        if _ABBREVIATED.search(so_far[-12:]) or _ORDINAL.search(so_far[-12:]):
            continue
        if _NUMBERED_START.search(so_far[-5:]) and len(so_far) < 6:  # noqa: PLR2004
            continue
        yield from _trimmed(text, begin, found.end())
        begin = found.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(text[start:end].rstrip())
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start, start + LONGEST) for mark in (";", ",", " ", "\n"))
        cut = cut + 1 if cut > start else start + LONGEST
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if end > start:
        yield start, end
