"""From a proposal's words to the effects it asks for. What it finds is shown to the author before anything opens."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from governance.domain.actions import SPECS, ActionRequest
from governance.domain.actions import ActionKind as K
from reasoning.effects import targets, words
from reasoning.effects.amendments import amendment
from reasoning.effects.own_affairs import own_affairs
from reasoning.effects.parts import parts_of
from reasoning.effects.roles import RoleName, role_change
from reasoning.grammar.fold import fold, tokens_of
from reasoning.grammar.guards import is_denied
from reasoning.grammar.references import named_numbers

_LONGEST = 2_000  # characters of a proposal in which effects are looked for
_RULE_FOLLOWS = re.compile(r"[^:]{0,40}\b(?:rule|regel|regle|regla|norma|regola|regra|zasada)\s?:")
_MANNERS = re.compile(r"^(?:please|pls|plz|bitte|por favor|s'il (?:te|vous) plait|let'?s|let us)[\s,:]+")
_IN_SECTION = re.compile(rf"^(?:in|im|dans|en|nell'?)\s+(?:the\s+)?{words.SECTION.pattern}[\s,:]*")
_VERBS = (words.CUT, words.LIMIT, words.DELETE, words.ADD, words.GIVE, words.UNBAN, words.UNLIMIT, words.ANNOUNCE)
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+")
_ORDERS_END = re.compile(r"(?<=[.!?\n])\s+")
_MOST = 5
_HEAD = 6  # words in which a "not" turns what is asked for into its opposite


def effects_of(text: str, *, bot: str = "", roles: Sequence[RoleName] = ()) -> tuple[ActionRequest, ...]:
    """The effects that a proposal's words ask for, each once, in the order of the text; most often none.

    `roles` are those of the community; where they are not known, the usual ones are.
    """
    text = text[:_LONGEST]
    found: dict[tuple[K, str], ActionRequest] = {}
    for one in _found(text, bot, roles):
        found.setdefault((one.kind, one.target), one)
    return tuple(found.values())[:_MOST]


def _found(text: str, bot: str, roles: Sequence[RoleName]) -> Iterator[ActionRequest]:
    """What each order in the first sentence asks for, each with all that is said after that sentence."""
    first = _ORDERS_END.split(text.strip(), maxsplit=1)[0]
    parts = parts_of(first)
    if len(parts) == 1 or is_denied(tokens_of(fold(parts[0]))[:_HEAD]):
        yield from _found_in(text, bot, roles)
        return
    rest = text[text.index(first) + len(first) :]
    for part in parts:
        yield from _found_in(part + rest, bot, roles)


def _found_in(text: str, bot: str, roles: Sequence[RoleName]) -> Iterator[ActionRequest]:
    said = _Said(text, bot=bot)
    own = list(own_affairs(_first(said.bare)))
    if own:
        yield from own
        return
    denied = is_denied(tokens_of(_first(said.bare))[:_HEAD])
    if said.people and not denied and (given := list(_roles(said, roles))):
        yield from given
        return
    for read in _READERS[len(_UPON_OTHERS) :] if denied else _READERS:
        made = list(read(said))
        if made:
            yield from made
            return


def orders_an_effect(text: str) -> bool:
    """`ban @somebody`: an effect as a bare order. Nothing here takes orders, but it can be proposed."""
    plain = _MANNERS.sub("", fold(text[:_LONGEST]).strip())
    if any(form.match(plain) for form in _VERBS):
        return bool(effects_of(text))
    change = words.CHANGE.match(_IN_SECTION.sub("", plain))  # a change of the text says word for word what it changes
    return bool(change) and any("old" in one.params for one in effects_of(text))


def _first(text: str) -> str:
    return _SENTENCE.split(text.strip(), maxsplit=1)[0]


class _Said:
    """A proposal's words, folded, with what they name."""

    def __init__(self, text: str, *, bot: str) -> None:
        self.text = text
        self.plain = fold(text)
        self.people = targets.people(self.plain, bot=bot)
        self.bare = re.sub(" {2,}", " ", targets.without(self.plain))

    def meant(self, rows: Sequence[targets.Row], verb: re.Pattern[str], *, folded: bool = True) -> tuple[str, ...]:
        """What is named nearest to a verb."""
        return tuple(dict.fromkeys(targets.meant(rows, self.plain if folded else self.text, verb)))

    def nearer(self, rows: Sequence[targets.Row], verb: re.Pattern[str]) -> bool:
        """Whether a verb is for these rather than for the people who are named too."""
        return targets.distance(rows, self.plain, verb) < targets.distance(self.people, self.plain, verb)


_Reader = Callable[[_Said], Iterator[ActionRequest]]


def _roles(said: _Said, known: Sequence[RoleName]) -> Iterator[ActionRequest]:
    role = role_change(said.bare, known)
    if role is None:
        return
    kind, params = role
    for person in said.meant(said.people, words.GIVE if kind is K.ROLE_GRANT else words.TAKE):
        request = ActionRequest(kind=kind, target=f"@{person}" if person else "", params=params)
        yield _with_period(request, said.bare)


def _posts(said: _Said) -> Iterator[ActionRequest]:
    if not words.DELETE.search(said.bare):
        return
    rows = targets.posts(said.text)
    if not rows and words.POST.search(said.bare):
        rows = targets.pages(said.text)
    for post in said.meant(rows, words.DELETE, folded=False):
        yield ActionRequest(kind=K.DELETE_POST, target=post)


def _domains(said: _Said) -> Iterator[ActionRequest]:
    rows = targets.servers(said.plain)
    if said.people:
        rows = tuple(row for row in rows if not targets.somewhere(row, said.plain))
    cut, uncut = words.CUT.search(said.bare), words.UNCUT.search(said.bare)
    if not rows or not (cut or uncut):
        return
    if said.people and not said.nearer(rows, words.UNCUT if uncut else words.CUT):
        return
    if uncut:
        kind, params = K.UNBLOCK_DOMAIN, {}
    else:
        kind, params = K.BLOCK_DOMAIN, _severity(said.bare) | _period(said.bare)
    for domain in said.meant(rows, words.UNCUT if uncut else words.CUT):
        yield ActionRequest(kind=kind, target=domain, params=params)


def _severity(bare: str) -> dict[str, str]:
    limited, banned = words.LIMIT.search(bare), words.BAN.search(bare)
    return {"severity": "silence"} if limited and not banned else {}


def _accounts(said: _Said) -> Iterator[ActionRequest]:
    if not said.people:
        return
    bare = said.bare
    lifted = words.BANNED.search(bare)
    limits, bans = words.LIMIT.search(bare), words.BAN.search(bare)
    if words.UNLIMIT.search(bare) and (limits or not (bans or lifted)):
        kind, verb = K.UNSILENCE_ACCOUNT, words.UNLIMIT
    elif words.UNBAN.search(bare):
        kind, verb = K.UNSUSPEND_ACCOUNT, words.UNBAN
    elif limits and not (bans and bans.start() < limits.start()):
        kind, verb = K.SILENCE_ACCOUNT, words.LIMIT
    elif bans:
        kind, verb = K.SUSPEND_ACCOUNT, words.BAN
    else:
        return
    params = _period(bare) if kind in (K.SILENCE_ACCOUNT, K.SUSPEND_ACCOUNT) else {}
    for person in said.meant(said.people, verb):
        yield ActionRequest(kind=kind, target=f"@{person}" if person else "", params=params)


def _amendments(said: _Said) -> Iterator[ActionRequest]:
    if words.TEXT.search(said.bare) and words.CHANGE.search(said.bare):
        yield amendment(said.text, said.plain)


def _rules(said: _Said) -> Iterator[ActionRequest]:
    start = _first(said.bare)[:120]
    rule = words.RULE.search(start)
    if not rule:
        return
    dropped = words.DROP.search(start)
    if dropped and dropped.start() < rule.start():
        numbers = named_numbers(tokens_of(said.bare))
        yield ActionRequest(kind=K.END_RULE, target=str(numbers[0]) if len(numbers) == 1 else "")
    elif words.ADD.search(start) or _RULE_FOLLOWS.match(start):
        yield ActionRequest(kind=K.ADD_RULE)


def _announcements(said: _Said) -> Iterator[ActionRequest]:
    if words.ANNOUNCE.search(_first(said.bare)[:120]):
        words_said = _announced(said.text)
        yield ActionRequest(kind=K.ANNOUNCEMENT, params={"text": words_said} if words_said else {})


def _announced(text: str) -> str:
    quoted = re.search(r"[\"“„«]([^\"”“»]{3,1000})[\"”“»]", text)
    return quoted[1] if quoted else text.partition(":")[2].strip()


def _with_period(request: ActionRequest, bare: str) -> ActionRequest:
    if not SPECS[request.kind].ends_by_itself:
        return request
    return replace(request, params={**request.params, **_period(bare)})


def _period(bare: str) -> dict[str, str]:
    """How long it is to last, where that is said."""
    found = words.PERIOD.search(bare)
    if not found:
        return _until(bare)
    count = int(found["count"]) if found["count"].isdigit() else words.COUNTS.get(found["count"], 1)
    form, days = next(((form, days) for form, days, unit in words.UNITS if unit.match(found["unit"])), ("", 1))
    return {"duration": form.format(count * days)} if form and count else {}


def _until(bare: str) -> dict[str, str]:
    """Until when. What is no day stays as it was said, so that its author is asked for one: an end is not left out."""
    found = words.UNTIL.search(_first(bare))
    if not found:
        return {}
    day = words.DAY.search(found["until"])
    return {"until": day[0] if day else found["until"].rstrip(" .,;!")}


_UPON_OTHERS: tuple[_Reader, ...] = (_posts, _domains, _accounts)
_READERS: tuple[_Reader, ...] = (*_UPON_OTHERS, _amendments, _rules, _announcements)
