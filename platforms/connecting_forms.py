"""What the admin asks for to connect an account. A token that was given is never shown again."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings

from governance.admin.texts import TextForm
from governance.starters import starter_rulebook_for, starter_text
from platforms.bootstrap import hosts_text
from platforms.connecting import (
    ARRIVAL_WINDOW,
    Account,
    Found,
    look_at,
    make_mastodon,
    renew_token,
    usable_token,
    usable_url,
)
from platforms.models import Connection


class TokenForm(forms.Form):
    """A new token for an account that is connected."""

    token = forms.CharField(
        label="Access token",
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="From the bot's Preferences, Development, on its server. It is kept encrypted and never shown again.",
    )

    def give(self, connection: Connection, *, now: Any) -> Found:
        """Raises GovernanceError with what to do, having changed nothing."""
        account = Account(url=connection.url, token=self._token(), handle=connection.bot_handle)
        return renew_token(connection, account, now=now)

    def _token(self) -> Any:
        return usable_token(self.cleaned_data["token"], where="The field")


class CommunityForm(TextForm):
    """What a new community is called, and its first text."""

    slug = forms.CharField(label="Address", max_length=50, help_text="Letters, digits and hyphens, such as our-town.")
    name = forms.CharField(label="Name", max_length=200)
    zone = forms.CharField(label="Time zone", max_length=60, initial=settings.COMMUNITY_TIME_ZONE)
    later = forms.BooleanField(
        label="The moderators give the text later",
        required=False,
        help_text="They find it on the admin's first page. What stands above is not used then.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Constitution"
        self.fields["text"].help_text += " One that is not a starter is read first; then moderators ratify its rules."
        self.fields["text"].initial = starter_text("constitution")

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("later"):
            return self.cleaned_data | {"text": None}
        return super().clean()

    def given_text(self) -> tuple[str | None, dict[str, object] | None]:
        """The text with its rules, if it is a starter's; nothing where the moderators give it."""
        text = self.cleaned_data["text"]
        return text, None if text is None else starter_rulebook_for(text)


class ConnectForm(CommunityForm, TokenForm):
    """A new community on an account that is not connected yet."""

    url = forms.CharField(label="Server", max_length=255, help_text="Such as https://town.example")
    window = forms.IntegerField(
        label="Arrival window in minutes",
        min_value=0,
        max_value=24 * 60,
        initial=int(ARRIVAL_WINDOW.total_seconds() // 60),
        help_text="How long votes from other servers may be under way after a deadline.",
    )
    field_order = ("slug", "name", "zone", "url", "token", "text", "file", "later", "window")

    def connect(self, *, now: Any) -> tuple[Connection, Found]:
        """Raises GovernanceError with what to do, having made nothing."""
        given = self.cleaned_data
        account = Account(url=usable_url(given["url"]), token=self._token())
        found = look_at(account, now=now)
        connection = make_mastodon(
            account,
            found,
            slug=given["slug"],
            name=given["name"],
            constitution=hosts_text(*self.given_text()),
            zone=given["zone"],
            arrival_window=timedelta(minutes=given["window"]),
            now=now,
        )
        return connection, found
