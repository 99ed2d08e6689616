"""The constitution where its members are: the version in force as a pinned thread, and no earlier one beside it."""

from collections.abc import Sequence

from governance.domain.actors import ActorKind
from governance.domain.errors import GovernanceError
from governance.domain.events import ConstitutionPublished, Event
from governance.models import Audience, ConstitutionVersion, Publication
from governance.selectors import rulebook_in_force
from governance.services.scene import Scene
from governance.services.speech import announce, on_own_post

THREAD, SUPERSEDED = "community.constitution_thread", "community.constitution_superseded"
_SHOWN = 12  # of the digest: enough to compare by eye


class NothingToPublish(GovernanceError):
    """No text, or none whose rules people have ratified. The text says what to do."""

    code = "nothing_to_publish"


def publish(scene: Scene) -> Sequence[Event]:
    """Have the version in force published; nothing happens if it was. Raises NotAModerator or NothingToPublish."""
    if scene.actor.kind is not ActorKind.HOST:
        scene.moderator()
    version = scene.constitution
    if version is None:
        raise NothingToPublish(
            "There is no constitution here yet. A moderator gives it in the admin, under Constitution versions, and "
            "ratifies how it is read; then it can be published."
        )
    if rulebook_in_force(scene.community) is None:
        raise NothingToPublish(
            f"Nobody has ratified how version {version.number} of the constitution is read, so nothing is decided by "
            "it yet. A moderator does that in the admin, under Readings; then it can be published."
        )
    return _publish(scene, version)


def renew(scene: Scene) -> Sequence[Event]:
    """Where a version was published, the one that takes its place is too: what is pinned must not be outdated."""
    if scene.constitution is None or _latest(scene) is None:
        return []
    return _publish(scene, scene.constitution)


def _latest(scene: Scene) -> Publication | None:
    published = Publication.objects.filter(constitution__community=scene.community)
    return published.select_related("constitution", "message").order_by("-pk").first()


def _publish(scene: Scene, version: ConstitutionVersion) -> Sequence[Event]:
    if Publication.objects.filter(constitution=version).exists():
        return []
    earlier, adopted_at = _latest(scene), version.adopted_at.isoformat()
    thread = announce(
        scene,
        THREAD,
        {
            "version": version.number,
            "title": version.title,
            "sha256": version.sha256[:_SHOWN],
            "adopted_at": adopted_at,
        },
    )
    Publication.objects.create(constitution=version, message=thread, published_at=scene.now)
    if earlier is not None:  # unpinned first, for servers let an account pin only so many
        on_own_post(scene, Audience.UNPIN, earlier.message)
    on_own_post(scene, Audience.PIN, thread)
    if earlier is not None:
        superseded = {"version": earlier.constitution.number, "by": version.number, "adopted_at": adopted_at}
        on_own_post(scene, Audience.EDIT, earlier.message, SUPERSEDED, superseded)
    return [
        ConstitutionPublished(
            subject=f"constitution:{version.number}",
            version=version.number,
            sha256=version.sha256,
            replaces=earlier.constitution.number if earlier else None,
        )
    ]
