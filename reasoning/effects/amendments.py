"""A change of the constitution's words: which section, the old words, the new ones; nothing that was not written."""

from governance.domain.actions import ActionKind, ActionRequest
from reasoning.effects import words
from reasoning.grammar.fold import fold


def amendment(text: str, plain: str) -> ActionRequest:
    """What is to be changed, as far as the message says it word for word."""
    section = words.SECTION.search(plain)
    named = words.SECTION_NAMED.search(plain)
    target = _as_written(text, section[0]) if section else _as_written(text, named[1]) if named else ""
    params: dict[str, str] = {}
    quoted = _requoted(plain)
    forms = (words.SAY_INSTEAD, plain), (words.SAY_INSTEAD, quoted), (words.REPLACE, plain), (words.REPLACE, quoted)
    for form, searched in (*forms, (words.BARE_REPLACE, plain)):
        if change := form.search(searched):
            params = {"old": _as_written(text, change["old"]), "new": _as_written(text, change["new"])}
            break
    return ActionRequest(kind=ActionKind.AMEND_CONSTITUTION, target=target.strip(), params=params)


def _requoted(plain: str) -> str:
    """Single quotation marks as double ones, but not the apostrophe inside a word."""
    changed = [
        '"' if char == "'" and not (plain[at - 1 : at].isalnum() and plain[at + 1 : at + 2].isalnum()) else char
        for at, char in enumerate(plain)
    ]
    return "".join(changed)


def _as_written(text: str, folded: str) -> str:
    """The member's own spelling of words that were found in the folded text."""
    at = fold(text).find(folded)
    return (text[at : at + len(folded)] if at >= 0 and len(fold(text)) == len(text) else folded).strip()
