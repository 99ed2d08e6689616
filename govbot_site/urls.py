"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from govbot_site import health
from governance import calendars, feeds
from governance import views as pages
from platforms import views as platform_pages

urlpatterns = [
    path("", pages.communities, name="communities"),
    path("c/<slug:slug>/", pages.home, name="home"),
    path("c/<slug:slug>/constitution/", pages.constitution, name="constitution"),
    path("c/<slug:slug>/proposals/", pages.proposals, name="proposals"),
    path("c/<slug:slug>/proposals/<int:number>/", pages.proposal, name="proposal"),
    path("c/<slug:slug>/drafts/<int:number>/", pages.draft, name="draft"),
    path("c/<slug:slug>/audit/", pages.audit, name="audit"),
    path("c/<slug:slug>/audit/export.jsonl", pages.audit_export, name="audit-export"),
    path("c/<slug:slug>/feed.atom", feeds.feed, name="feed"),
    path("c/<slug:slug>/deadlines.ics", calendars.calendar, name="deadlines"),
    path("c/<slug:slug>/square/", platform_pages.square_page, name="square"),
    path("api/v1/", include("governance.api.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler500 = "governance.api.errors.broken"
