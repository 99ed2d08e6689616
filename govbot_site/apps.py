"""The site: it connects the bell that wakes the workers, and what reads uploaded files."""

from django.apps import AppConfig


class GovbotSiteConfig(AppConfig):
    name = "govbot_site"
    verbose_name = "Site"

    def ready(self) -> None:
        from govbot_site.workers import wake
        from governance.admin import uploads
        from platforms.wake import connect

        connect(wake)
        uploads.connect(_read)


def _read(content: bytes, name: str) -> str:
    """What reads PDF is slow to load, and few processes ever need it."""
    from reasoning.documents import stored_text

    return stored_text(content, name)
