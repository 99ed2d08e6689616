"""Whether a model runs on the operator's own machines. In doubt it does not."""

import ipaddress
from typing import Final
from urllib.parse import urlsplit

_HERE: Final = frozenset({"localhost", "host.docker.internal"})
_PASSED_ON: Final = ("-cloud", ":cloud")  # how a local server names models that it only passes on


def is_at_home(address: str, model: str) -> bool:
    """Whether the address is this machine or a private network, and the name none of a model that runs elsewhere."""
    if model.lower().endswith(_PASSED_ON):
        return False
    host = urlsplit(address if "://" in address else f"http://{address}").hostname or ""
    if host in _HERE:
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_private
