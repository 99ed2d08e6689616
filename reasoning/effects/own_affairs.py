"""What a community decides about its own affairs, in strict forms: undoing, drafts, powers, settings, a halt."""

import re
from collections.abc import Iterator
from datetime import timedelta

from governance.domain.actions import POWERS, ActionKind, ActionRequest
from governance.domain.community_settings import SETTINGS, SettingSpec
from governance.domain.durations import format_duration
from governance.domain.quantities import durations_in

_LABEL = r"(?:(?: (?:urgent|amendment))?\s*:?| (?![^:]*\b(?:no|not|never)\b)[\w-][\w -]{0,60}:)"
_HEAD = (
    r"(?:please |pls |bitte )?(?:i (?:think|believe) )?"
    r"(?:(?:i )?(?:hereby )?(?:propose|suggest|move|want|request|demand|call for|ask for)\b)?"
    rf"{_LABEL}\s*(?:that |to )?(?:let'?s |let us )?(?:(?:we|should|must|can|could|need to|ought to) )*(?:please )?"
)
_UNDO = re.compile(
    rf"{_HEAD}(?:undo(?:ing)?|revers(?:e|ing)|revok(?:e|ing)|tak(?:e|ing) back|roll(?:ing)? back) "
    r"(?:the )?(?:decision |proposal )?#?(?P<number>\d{1,9})"
)
_END_RULE = re.compile(
    rf"{_HEAD}(?:end|repeal|abolish|scrap|drop|cancel|remove) (?:the )?(?:standing )?(?:rule|policy) "
    r"(?:of |from |in |made by )?(?:decision |proposal )?#?(?P<number>\d{1,9})"
)
_GRANT = re.compile(
    rf"{_HEAD}(?:(?:grant|give) the bot (?:the )?power (?:of |to |for )?|let the bot )"
    r"(?P<kind>[a-z_ ]+?)(?: (?:by )?itself)?"
)
_TAKE = re.compile(
    rf"{_HEAD}(?:take|remove|end) (?:from the bot )?the (?:bot's )?power (?:of |to |for )?"
    r"(?P<kind>[a-z_ ]+?)(?: from the bot)?"
)
_SET = re.compile(rf"{_HEAD}(?:set|change) (?:the )?(?:setting )?(?P<name>[a-z_ ]+?) to (?P<value>[\w/ :.+-]{{1,60}})")
_ADOPT = re.compile(
    rf"{_HEAD}(?:adopt|enact|accept|bring|put) (?:the )?draft (?:number |no\.? ?)?#?(?P<number>\d{{1,9}})"
    r"(?: of (?:the|our) constitution)?(?: into force)?"
)
_ALL = r"(?:everything|all (?:actions|decisions|execution|effects)|carrying (?:things|everything) out)"
_HALT = re.compile(
    rf"{_HEAD}(?:(?:order |call |have )?(?:an? )?emergency (?:halt|stop)|(?:halt|stop|pause)(?:ing)? {_ALL}"
    r"|(?:a )?halt)"
)
_RESUME = re.compile(
    rf"{_HEAD}(?:(?:lift|end|stop|release)(?:ing)? the (?:emergency )?(?:halt|stop)|resum(?:e|ing)(?: {_ALL})?)"
)
_MANNERS_AFTER = re.compile(r"(?:[ ,]+(?:please|pls|now|at once|immediately|bitte))+$")


def own_affairs(sentence: str) -> Iterator[ActionRequest]:
    """At most one effect, if the whole sentence, folded, is one of the forms."""
    said = _MANNERS_AFTER.sub("", " ".join(sentence.split()).strip(" .!?"))
    if found := _UNDO.fullmatch(said):
        yield ActionRequest(kind=ActionKind.UNDO_DECISION, target=found["number"])
    elif found := _END_RULE.fullmatch(said):
        yield ActionRequest(kind=ActionKind.END_RULE, target=found["number"])
    elif found := _ADOPT.fullmatch(said):
        yield ActionRequest(kind=ActionKind.ADOPT_CONSTITUTION, target=found["number"])
    elif found := _GRANT.fullmatch(said):
        yield from _power(ActionKind.GRANT_POWER, found["kind"])
    elif found := _TAKE.fullmatch(said):
        yield from _power(ActionKind.END_POWER, found["kind"])
    elif found := _SET.fullmatch(said):
        yield from _setting(found["name"], found["value"])
    elif _HALT.fullmatch(said):
        yield ActionRequest(kind=ActionKind.HALT)
    elif _RESUME.fullmatch(said):
        yield ActionRequest(kind=ActionKind.RESUME)


def _power(kind: ActionKind, named: str) -> Iterator[ActionRequest]:
    key = named.strip().replace(" ", "_")
    for known in POWERS:
        if key in (known, f"{known}s"):
            yield ActionRequest(kind=kind, target=known)


def _setting(named: str, value: str) -> Iterator[ActionRequest]:
    name = named.strip().replace(" ", "_")
    for known in SETTINGS:
        if name == known:
            yield ActionRequest(
                kind=ActionKind.CHANGE_SETTING, target=known, params={"value": _written(SETTINGS[known], value.strip())}
            )


def _written(spec: SettingSpec, value: str) -> str:
    """A value as it is to be set: a time as a duration, one of several words in small letters, a name as it is."""
    if spec.kind is timedelta:
        lengths = sorted(durations_in(value))
        return format_duration(lengths[0]) if len(lengths) == 1 else value.upper()
    return value.lower() if spec.choices else value
