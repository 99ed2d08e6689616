"""From a proposal's words to the effects it asks for. What it finds is shown to the author before anything opens."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from governance.domain.actions import SPECS, ActionRequest
from governance.domain.actions import ActionKind as K
from reasoning.effects import words
from reasoning.effects.amendments import amendment
from reasoning.effects.own_affairs import own_affairs
from reasoning.effects.roles import RoleName, role_change
from reasoning.grammar.fold import fold, tokens_of
from reasoning.grammar.guards import is_denied
from reasoning.grammar.references import named_numbers

_LONGEST = 2_000  # characters of a proposal in which effects are looked for
_HANDLE = re.compile(r"(?<![\w/@.])@([\w-]+(?:\.[\w-]+)*(?:@[\w-]+(?:\.[\w-]+)+)?)")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:\*\.)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!(?:md|txt|html?|png|jpe?g|pdf|eg|ie)\b)[a-z]{2,24})(?![\w@/-]|\.\w)"
)
_PROFILE_LINK = re.compile(
    r"https?://(?P<host>[^\s/@]+)/(?:@|users/|u/|profile/)(?P<name>[\w.-]*\w)(?:@(?P<home>[\w.-]+))?/?"
)
_POST_LINK = re.compile(
    r"https?://[^\s/]+/(?:@[^\s/]+/\w+|users/[^\s/]+/statuses/\w+|notes?/\w+|notice/\w+|objects/[\w-]+|\S*/?p/\w+)"
)
_RULE_FOLLOWS = re.compile(r"[^:]{0,40}\b(?:rule|regel|regle|regla|norma|regola|regra|zasada)\s?:")
_MANNERS = re.compile(r"^(?:please|pls|plz|bitte|por favor|s'il (?:te|vous) plait|let'?s|let us)[\s,:]+")
_IN_SECTION = re.compile(rf"^(?:in|im|dans|en|nell'?)\s+(?:the\s+)?{words.SECTION.pattern}[\s,:]*")
_VERBS = (words.CUT, words.LIMIT, words.DELETE, words.ADD, words.GIVE, words.UNBAN, words.UNLIMIT, words.ANNOUNCE)
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+")
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
    plain = fold(text)
    handles = [name.rstrip(".") for name in _HANDLE.findall(plain) if name.partition("@")[0] != bot.lower()]
    links = [link.rstrip(".,;:!?") for link in _LINK.findall(text)]
    people = [found for link in links if (found := _PROFILE_LINK.fullmatch(link))]  # not the server that they live on
    handles += [f"{one['name']}@{one['home'] or one['host']}".lower() for one in people if one["name"] != bot]
    links = [link for link in links if not _PROFILE_LINK.fullmatch(link)]
    bare = _LINK.sub(" ", _HANDLE.sub(" ", plain))
    own = list(own_affairs(_first(bare)))
    if own:
        yield from own
        return
    denied = is_denied(tokens_of(_first(bare))[:_HEAD])
    if handles and not denied and (given := [_with_period(one, bare) for one in role_change(bare, handles[0], roles)]):
        yield from given
        return
    for read in _READERS[len(_UPON_OTHERS) :] if denied else _READERS:
        made = list(read(plain, bare, handles, links, text))
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


_Reader = Callable[[str, str, list[str], list[str], str], Iterator[ActionRequest]]


def _posts(_plain: str, bare: str, _handles: list[str], links: list[str], _text: str) -> Iterator[ActionRequest]:
    posts = [link for link in links if _POST_LINK.fullmatch(link)]
    if not words.DELETE.search(bare):
        return
    if not posts and links and words.POST.search(bare):
        posts = [link for link in links if link.count("/") > len("//") + 1]
    for post in posts:
        yield ActionRequest(kind=K.DELETE_POST, target=post)


def _domains(plain: str, bare: str, handles: list[str], links: list[str], _text: str) -> Iterator[ActionRequest]:
    domains = _DOMAIN.findall(_LINK.sub(" ", plain))
    domains += [link.split("//", 1)[1].partition("/")[0].lower() for link in links if not _POST_LINK.fullmatch(link)]
    domains = [domain.partition(":")[0] for domain in domains if "@" not in domain and "." in domain]
    cut, uncut = words.CUT.search(bare), words.UNCUT.search(bare)
    if not domains or (handles and not words.SERVER.search(bare)) or not (cut or uncut):
        return
    if uncut:
        kind, params = K.UNBLOCK_DOMAIN, {}
    else:
        kind, params = K.BLOCK_DOMAIN, _severity(bare) | _period(bare)
    for domain in dict.fromkeys(domains):
        yield ActionRequest(kind=kind, target=domain, params=params)


def _severity(bare: str) -> dict[str, str]:
    limited, banned = words.LIMIT.search(bare), words.BAN.search(bare)
    return {"severity": "silence"} if limited and not banned else {}


def _accounts(_plain: str, bare: str, handles: list[str], _links: list[str], _text: str) -> Iterator[ActionRequest]:
    if not handles:
        return
    lifted = words.BANNED.search(bare)
    limits, bans = words.LIMIT.search(bare), words.BAN.search(bare)
    if words.UNLIMIT.search(bare) and (limits or not (bans or lifted)):
        kind = K.UNSILENCE_ACCOUNT
    elif words.UNBAN.search(bare):
        kind = K.UNSUSPEND_ACCOUNT
    elif limits and not (bans and bans.start() < limits.start()):
        kind = K.SILENCE_ACCOUNT
    elif bans:
        kind = K.SUSPEND_ACCOUNT
    else:
        return
    params = _period(bare) if kind in (K.SILENCE_ACCOUNT, K.SUSPEND_ACCOUNT) else {}
    for handle in handles[: 1 if " and " not in bare and "," not in bare else _MOST]:
        yield ActionRequest(kind=kind, target=f"@{handle}", params=params)


def _amendments(plain: str, bare: str, _handles: list[str], _links: list[str], text: str) -> Iterator[ActionRequest]:
    if words.TEXT.search(bare) and words.CHANGE.search(bare):
        yield amendment(text, plain)


def _rules(_plain: str, bare: str, _handles: list[str], _links: list[str], _text: str) -> Iterator[ActionRequest]:
    start = _first(bare)[:120]
    rule = words.RULE.search(start)
    if not rule:
        return
    dropped = words.DROP.search(start)
    if dropped and dropped.start() < rule.start():
        numbers = named_numbers(tokens_of(bare))
        yield ActionRequest(kind=K.END_RULE, target=str(numbers[0]) if len(numbers) == 1 else "")
    elif words.ADD.search(start) or _RULE_FOLLOWS.match(start):
        yield ActionRequest(kind=K.ADD_RULE)


def _announcements(
    _plain: str, bare: str, _handles: list[str], _links: list[str], text: str
) -> Iterator[ActionRequest]:
    if words.ANNOUNCE.search(_first(bare)[:120]):
        words_said = _announced(text)
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
