"""Proposals: the forms that open one, its title and its body in the member's own words."""

import re
from dataclasses import dataclass

from reasoning.grammar.fold import fold, tokens_of
from reasoning.grammar.guards import asks, is_mockery, is_trick, quotes_something, reports_others
from reasoning.grammar.references import named_numbers
from reasoning.grammar.talk import forwards
from reasoning.grammar.votes import read_ballot

LONGEST_TITLE = 120

_HINTS = {
    "urgent": "urgent", "urgently": "urgent", "emergency": "emergency", "dringend": "urgent", "dringender": "urgent",
    "urgente": "urgent", "amendment": "amendment", "constitutional": "amendment", "constitution": "amendment",
    "standard": "standard", "regular": "regular", "ordinary": "ordinary", "policy": "policy", "budget": "budget",
    "rule": "rule",
}  # fmt: skip
_LABEL = r"(?:urgent|emergency|dringend|urgente|amendment|constitutional amendment|constitution amendment)"
_ADJECTIVES = (
    r"(?:(?:urgent|emergency|dringender|amendment|constitutional|constitution|standard|regular|ordinary|policy|budget"
    r"|rule|new|formal|a) ){0,4}"
)
_HELLO = (
    r"(?:(?:hi|hello|hey|hallo|hola|bonjour|dear|moin)\b[ ,!.:\n]*+"
    r"(?:(?:all|everyone|everybody|govbot|bot|folks|friends)\b)?+[ ,!.:\n]*+)?+"
)
_AFTER = r"(?=[\s:,\-–—]|$)"
_COLON = r"\s?(?::|[-–—](?=\s)|\n)"

_BRACKET_LABEL = re.compile(rf"\s*(?:[\[(]({_LABEL})[\])]\s*[:\-–—]?|({_LABEL})\s?(?::|!|\s[-–—]\s))\s*", re.IGNORECASE)
_STRICT = tuple(
    re.compile(_HELLO + form, re.IGNORECASE)
    for form in (
        rf"(?:(?:i|we) )?(?:(?:hereby|formally|also|urgently|therefore) )?propose{_AFTER}",
        rf"(?:{_ADJECTIVES})(?:proposal|motion)(?:\s?[\[(]{_LABEL}[\])])?{_COLON}",
        rf"(?:propongo|ich schlage(?: hiermit)? vor|je propose|proponho){_AFTER}",
        rf"(?:dringender )?(?:vorschlag|antrag|proposition|propuesta|proposta){_COLON}",
    )
)
_LOOSE = tuple(
    re.compile(_HELLO + form, re.IGNORECASE)
    for form in (
        rf"(?:i['’]d like|i would like|i want|i wish|let me|allow me|we want|we['’]d like) to propose{_AFTER}",
        rf"let(?:['’]?s| us) (?:have a )?vote on{_AFTER}",
        r"(?:constitution(?:al)? (?:change|amendment)|amendment|(?:new )?rule change|new rule|rule proposal)\s?:",
        rf"(?:my|our) proposal(?: is(?: that)?{_AFTER}|\s?:)",
        r"(?:a |new |formal |urgent |another )*proposal (?=(?:to|that|for)\b)",
        rf"(?:please|pls) (?:propose|open a (?:vote|proposal) (?:on|to|for)){_AFTER}",
        rf"(?:i |we )?(?:porpose|prpose|propse|proppose|proprose|purpose){_AFTER}",
        rf"i (?:suggest|move)(?= (?:that|to|we)\b){_AFTER}",
        rf"(?:quiero proponer|ich m(?:ö|oe)chte vorschlagen|ich beantrage|je voudrais proposer){_AFTER}",
    )
)
_OPENING = re.compile(
    _HELLO + r"(?:(?:i|we)(?:['’]d| would| want| wish)?(?: like)?(?: to)?"
    r" (?:propose|suggest|move|request|ask for)(?: a vote on)?"
    r"|(?:(?:i (?:really |also |still |just )?(?:think|believe|feel)(?: that)?|imo|in my opinion)[ ,]*)?"
    r"we (?:really |also )?(?:should|ought to|need to|must) (?!not\b)(?=\w)"
    r"|(?:let['’]?s|let us) (?=\w)|i(?:['’]d| would) (?:like|love|want) us to (?=\w)"
    r"|(?:can|could|may) we (?:please |pls |just )*(?=\w)|(?:please|pls|plz|bitte)(?=\s)"
    r"|(?:new |my |our )?(?:suggestion|proposal|motion|request)(?: for a vote)?\s?[:,\-–—]"
    r"|(?:please |pls )?(?:start|open|create) an? (?:vote|proposal|motion) (?:on|to|for|about)"
    r"|ich (?:m(?:ö|oe)chte|will) (?:vorschlagen|beantragen)|ich beantrage|je (?:voudrais|souhaite) proposer"
    r"|quiero proponer"
    r"|vorrei proporre|quero propor|ik wil voorstellen"
    r"|ik stel voor)[\s:,]*(?:(?:that|dass|que|che|dat)\b\s*)?(?:(?:we|wir)\b\s*)?",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"\b(?:as|make (?:it|this)|want) an? (?:formal |official )?(?:proposal|motion)\b"
    r"|\bput (?:it|this) to (?:a|the) vote\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:i|we) (?:hereby |therefore |formally )?propose(?=[\s:])", re.IGNORECASE)
_START = 400  # characters
_FORMULA = re.compile(
    r"[\s:,\-–—]*(?:(?:an? )?(?P<label>(?:constitutional )?amendment|urgent|emergency)"
    r"(?: (?:proposal|measure|motion))?\s*:\s*)?"
    r"(?:(?:that|que|dass|de|di|che|dat)\b\s*|d['’])?(?:to\b\s*|(?:we|wir)\b\s*+(?!(?:should|all|must|could|can|need"
    r"|will|each|as)\b))?",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\s*an? (?:constitutional )?(amendment)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bart)(?<!\bno)(?<!\bnr)(?<!\betc)(?<!\bvs)[.!?](?=\s|$)|\n", re.IGNORECASE
)
_VAGUE = re.compile(
    r"(?:it|this|that|something|anything|nothing|again|one|so|whatever|away|a proposal)?"
    r"(?: (?:again|today|tomorrow|later|then|too|now|yet|here|new|else|for now|at the moment))*"
    r"[\s.!]*",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:what|whatever|how|who|your|him|her|them|me)\b", re.IGNORECASE)
_OPTIONS = re.compile(r"\boptions?\s*:\s*\S", re.IGNORECASE)  # a question with its answers is a choice for all
_VOTING_TALK = re.compile(
    r"(?:we |all |everyone |to )*(?:vote|reject|accept|support|oppose|block|abstain)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Draft:
    title: str | None
    hint: str | None
    sure: bool
    reason: str


def split_label(text: str) -> tuple[str | None, str]:
    """`URGENT: ...` and `[urgent] ...`: the label and what follows it."""
    if match := _BRACKET_LABEL.match(text):
        label = (match[1] or match[2]).lower()
        return ("amendment" if "amendment" in label else _HINTS[label]), text[match.end() :]
    return None, text


def read_draft(text: str) -> Draft | None:
    """A proposal in one of its forms; `text` has no label before it."""
    for form in _STRICT:
        if match := form.match(text):
            return _draft(text, match, strict=True)
    return None


def read_loose_draft(text: str) -> Draft | None:
    for form in _LOOSE:
        if match := form.match(text):
            return _draft(text, match, strict=False)
    quotes = quotes_something(text) or reports_others(tokens_of(text[:_START])) or forwards(fold(text[:_START]))
    if (later := _LATER.search(text, 0, _START)) and not quotes:
        return _draft(text, later, strict=False)
    if _ANYWHERE.search(text):
        return Draft(title_of(text), None, False, "This may be a proposal, so its author should confirm it.")
    return None


def title_of(text: str) -> str | None:
    """The first sentence or line, at most LONGEST_TITLE characters, cut between words."""
    text = text.strip()
    end = _SENTENCE_END.search(text, 1)
    title = " ".join((text[: end.start()] if end else text).split()).strip(" .:,;-–—")
    if len(title) > 1 and title[0] + title[-1] in ('""', "“”", "„“", "«»", "''", "**") and title[0] not in title[1:-1]:
        title = title[1:-1].strip()
    if len(title) > LONGEST_TITLE:
        head = title[: LONGEST_TITLE - 1]
        title = (head.rpartition(" ")[0] if " " in head[60:] else head).rstrip(" .,;:-") + "…"
    return title or None


def without_opening(text: str) -> str:
    """A free proposal without what comes before the matter: greetings, wishes, "let us vote on"."""
    opened = _OPENING.match(text)
    rest = text[opened.end() :] if opened else text
    return rest if any(char.isalpha() for char in rest) else text


def _draft(text: str, match: re.Match[str], *, strict: bool) -> Draft:
    rest = text[match.end() :]
    hint = next((_HINTS[word] for word in re.findall(r"[a-z]+", match[0].lower()) if word in _HINTS), None)
    if _AMENDMENT.match(rest):
        hint = "amendment"
    formula = _FORMULA.match(rest)
    if formula and formula["label"]:
        hint = hint or _HINTS[formula["label"].split()[-1].lower()]
    title = title_of(rest[formula.end() :] if formula else rest)
    if not title or not any(char.isalpha() for char in title):
        return Draft(None, hint, False, "Say what you propose: write propose, and then the change in one sentence.")
    return Draft(title, hint, *_judge(rest, title, strict=strict))


def _judge(rest: str, title: str, *, strict: bool) -> tuple[bool, str]:
    tokens = tokens_of(rest[:2000])
    first_end = _SENTENCE_END.search(rest.strip(), 1)
    asked = first_end is not None and first_end[0] == "?"
    if _OPTIONS.search(rest):
        asked = False
    if asked or (asks(tokens[-3:]) and rest.rstrip().endswith("?")):
        return False, "This asks something, so it opens only if its author confirms it as a proposal."
    if is_trick(rest) or is_mockery(rest):
        return False, "Parts of this do not read like a proposal, so its author should confirm it."
    if quotes_something(title) and reports_others(tokens_of(title)):
        return False, "This repeats somebody else's words, so its author should confirm it."
    if _VAGUE.fullmatch(title) or _OPEN_END.match(title) or read_ballot(tokens_of(title)):
        return False, "It is not clear what is proposed, so its author should confirm it."
    if _VOTING_TALK.match(title) and named_numbers(tokens_of(title)):
        return False, "This speaks about another proposal, so its author should confirm it."
    if not strict:
        return False, "This reads like a proposal; its author should confirm it."
    return True, "It begins as a proposal does."
