from django.apps import AppConfig


class GovbotSiteConfig(AppConfig):
    name = "govbot_site"
    verbose_name = "Site"
