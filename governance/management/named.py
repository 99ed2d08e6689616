"""The community that a command line names."""

from governance.management.base import bad_input
from governance.models import Community

_MOST_LISTED = 20


def community_named(slug: str) -> Community:
    """The community at this address; else exit 2, naming those that exist."""
    found = Community.objects.filter(slug=slug).first()
    if found is None:
        slugs = list(Community.objects.order_by("slug").values_list("slug", flat=True)[: _MOST_LISTED + 1])
        more = ", ..." if len(slugs) > _MOST_LISTED else ""
        listed = ", ".join(slugs[:_MOST_LISTED]) + more
        bad_input(f"There is no community {slug!r}; there is: {listed or 'none yet'}.")
    return found
