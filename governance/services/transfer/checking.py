"""Whether a community that has just been entered holds together: its record, its texts, its rules."""

import hashlib
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import Max

from governance.domain.audit import canonical, first_break
from governance.domain.community_settings import Setting, parsed_setting
from governance.domain.errors import GovernanceError
from governance.domain.rulebook import Rulebook
from governance.domain.sections import digest
from governance.models import Community, CommunitySetting, ConstitutionVersion, Draft, Proposal, StoredRulebook
from governance.selectors.record import whole
from governance.services.transfer.reading import Header, UnusableExport


def check_entered(community: Community, header: Header) -> None:
    """Raises UnusableExport, which takes everything back."""
    _check_record(community, header)
    _check_row(community, header)
    for version in ConstitutionVersion.objects.filter(community=community).iterator():
        if digest(version.text) != version.sha256:
            raise UnusableExport(f"Version {version.number} of the constitution is not the text of its digest.")
    for draft in Draft.objects.filter(community=community).iterator():
        if digest(draft.text) != draft.sha256:
            raise UnusableExport(f"Draft {draft.number} is not the text of its digest.")
    for stored in StoredRulebook.objects.filter(constitution__community=community).select_related("constitution"):
        try:
            Rulebook.model_validate(stored.data)  # what others have read of the same digest would hide a false one
            same = hashlib.sha256(canonical(stored.data)).hexdigest() == stored.sha256
        except (ValueError, GovernanceError):
            raise UnusableExport(f"{stored} cannot be read: it may come from a newer Govbot.") from None
        if not same:
            raise UnusableExport(f"{stored} is not what its digest says.")
    for own in CommunitySetting.objects.filter(community=community):
        try:
            parsed_setting(Setting(own.name), own.value)
        except (ValueError, GovernanceError):
            raise UnusableExport(f"The setting {own.name!r} cannot be {own.value!r}.") from None


def _check_record(community: Community, header: Header) -> None:
    found, good, head = first_break(whole(community))
    if found is not None:
        raise UnusableExport(
            f"The record in the file does not hold: entry {found.seq}: {found.problem}. Nothing was entered."
        )
    counted = (community.audit_length, community.audit_head)
    if counted != (good, head) or counted != (header.entries, header.head):
        raise UnusableExport("The record in the file does not end as the file says. Nothing was entered.")


def _check_row(community: Community, header: Header) -> None:
    highest = Proposal.objects.filter(community=community).aggregate(last=Max("number"))["last"] or 0
    if community.last_number < highest:
        raise UnusableExport(f"The file counts {community.last_number} proposals and holds #{highest}.")
    if community.platform != header.platform:
        raise UnusableExport("The file says two things of the platform.")
    try:
        ZoneInfo(community.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnusableExport(f"{community.timezone[:60]!r} is not a time zone that this host knows.") from None
