"""Which versions of a constitution were published as threads."""

from governance.models import Community, ConstitutionVersion, Publication


def publication_of(version: ConstitutionVersion) -> Publication | None:
    return Publication.objects.filter(constitution=version).first()


def has_published(community: Community) -> bool:
    """Whether any version ever was: from then on the bot keeps one pinned."""
    return Publication.objects.filter(constitution__community=community).exists()
