"""A whole text in the admin: as it is typed or pasted, or from a file whose words then stand in the box."""

from typing import Any

from django import forms

from governance.admin.uploads import text_of
from governance.domain.errors import GovernanceError
from governance.services.constitutions import readable

_LARGEST = 20_000_000


class TextForm(forms.Form):
    """The text. On a second look it comes back as it was."""

    text = forms.CharField(
        label="The whole text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "cols": 90, "class": "vLargeTextField"}),
        help_text="In Markdown or plain text, in any language.",
    )
    file = forms.FileField(
        label="Or a file with it",
        required=False,
        help_text="Markdown, plain text, HTML or PDF. It takes the place of what stands above; look at it there.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        upload = given.get("file")
        try:
            if upload is not None:
                if upload.size > _LARGEST:
                    raise forms.ValidationError("The file is larger than 20 megabytes. Give only the rules themselves.")
                given["text"] = text_of(upload.read(), upload.name)
                self.data: Any = self.data.copy()  # a file is gone after one look, its words are not
                self.data["text"] = given["text"]
            given["text"] = readable(given.get("text", ""))
        except GovernanceError as error:
            raise forms.ValidationError(error.safe) from None
        return given
