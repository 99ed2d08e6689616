"""The site: it connects the bell that wakes the workers."""

from django.apps import AppConfig


class GovbotSiteConfig(AppConfig):
    name = "govbot_site"
    verbose_name = "Site"

    def ready(self) -> None:
        from govbot_site.workers import wake
        from platforms.wake import connect

        connect(wake)
