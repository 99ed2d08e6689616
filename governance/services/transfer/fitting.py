"""What a row holds beside its links that names other rows, or the address of its community."""

from typing import TYPE_CHECKING, Any

from governance.domain.actions import ActionKind
from governance.domain.resting import Rest

if TYPE_CHECKING:
    from governance.services.transfer.journey import Journey

_ABOUT_A_POST = (ActionKind.DELETE_POST, ActionKind.PIN_POST, ActionKind.UNPIN_POST)


def community(values: dict[str, Any], _: int, journey: "Journey") -> None:
    """Under its address here. What was closed stays closed; the others wait for the caller to let them go on."""
    earlier, length = values["earlier_addresses"], values["audit_length"]
    if not isinstance(earlier, list) or not all(map(_is_an_address, earlier)):
        raise ValueError("its earlier addresses are not pairs of an address and an entry")
    earlier = list(earlier)
    if journey.slug != values["slug"] and length:
        earlier.append([values["slug"], length])
    values |= {"slug": journey.slug, "earlier_addresses": earlier}
    if values["rest"] != Rest.CLOSED:
        values |= {"rest": Rest.ARRIVING, "rests_since": journey.taken_at, "rest_reason": ""}


def _is_an_address(pair: object) -> bool:
    if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004 - a pair
        return False
    address, last = pair
    return isinstance(address, str) and isinstance(last, int)


def key(values: dict[str, Any], _: int, journey: "Journey") -> None:
    """An effect is named by its community's address, which no other community here has."""
    address, _colon, rest = str(values["key"]).partition(":")
    if address != journey.came_as or not rest:
        raise ValueError(f"its key does not begin with “{journey.came_as}:”")
    values["key"] = f"{journey.slug}:{rest}"


def action(values: dict[str, Any], number: int, journey: "Journey") -> None:
    """Its key; which decision had made the setting that it changed; and what it is about in a town that moves too."""
    key(values, number, journey)
    before = dict(values["before"]) if isinstance(values["before"], dict) else {}
    if isinstance(before.get("set_by"), int):
        before["set_by"] = journey.new("governance.action", before["set_by"])
    if journey.town and isinstance(before.get("notices"), str):
        notices = [journey.new("platforms.sandboxnotice", int(one)) for one in before["notices"].split(",") if one]
        before["notices"] = ",".join(map(str, notices))
    if before:
        values["before"] = before
    if journey.town and values["kind"] in _ABOUT_A_POST:
        head = values["target"].rstrip("0123456789")
        values["target"] = head + journey.post(values["target"].removeprefix(head))
