"""Which role a proposal gives or takes: one that the community has, or the words that its author used for one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from governance.domain.actions import ActionKind as K
from reasoning.effects import words
from reasoning.grammar.fold import fold


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role of the community: the key in its rules, and what people call it."""

    key: str
    title: str


_CALLED = (
    re.compile(
        r"(?<![^\W_])(?:role|office|position|rolle|amt)s?(?: called| named| of| as)?(?: an?| the)? (?!and )"
        r"(?P<role>[^\W_][\w' -]{1,40}?)"
        r"(?= (?:of|from|to|for|until|till|in|by|on|please|now)(?![^\W_])|\s*[.,;:!?\"\n]|\s*$)"
    ),
    re.compile(r"(?<![^\W_])(?:an?|the) (?P<role>[^\W_][\w' -]{1,30}?) (?:role|office|position)(?![^\W_])"),
)
_GENERIC = re.compile(r"(?:a |the |any |some )?(?:role|office|position|member|same|old|new|this|that|his|her|their)")
_FOR = re.compile(r"(?<![^\W_])(?:for|into|in) (?:the )?(?:role|office|position)(?![^\W_])")


def role_change(bare: str, known: Sequence[RoleName]) -> tuple[K, dict[str, str]] | None:
    """At most one role, given or taken; `bare` is folded and has no handles."""
    taking, giving = words.TAKE.search(bare), words.GIVE.search(bare)
    if not taking and not giving and not _FOR.search(bare):
        return None
    role = _meant(" ".join(bare.split()), known)
    if role is None:
        return None
    kind = K.ROLE_END if taking and (not giving or taking.start() < giving.start()) else K.ROLE_GRANT
    return kind, {"role": role} if role else {}


def _meant(bare: str, known: Sequence[RoleName]) -> str | None:
    """The key of a known role, else what the words call it; "" if a role is spoken of and not named."""
    named = sorted(((_plain(name), role.key) for role in known for name in (role.title, role.key)), key=_longest_first)
    for name, key in named:
        if re.search(rf"(?<![^\W_]){re.escape(name)}(?:s|in|innen)?(?![^\W_])", bare):
            return key
    called = next((found["role"].strip() for form in _CALLED for found in form.finditer(bare)), "")
    if called and not _GENERIC.fullmatch(called):
        parts = {key for name, key in named if set(called.split()) <= set(name.split())}
        return parts.pop() if len(parts) == 1 else re.sub(r"[^a-z0-9]+", "-", called).strip("-")[:80]
    if not (usual := words.ROLE.search(bare)):
        return None
    return next((key for form, key in words.ROLE_KEYS if form.search(usual[0])), "")


def _plain(name: str) -> str:
    """A role's name as people write it, in the singular."""
    spoken = re.sub(r"[-_]+", " ", fold(name)).strip()
    return spoken[:-1] if spoken.endswith("s") and not spoken.endswith("ss") else spoken


def _longest_first(named: tuple[str, str]) -> int:
    return -len(named[0])
