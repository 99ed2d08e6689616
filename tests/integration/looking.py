"""A page as a browser and a screen reader would take it."""

import re
from html.parser import HTMLParser


class Page(HTMLParser):
    """What a browser and a screen reader would make of a page, as far as these tests ask."""

    def __init__(self, html):
        super().__init__()
        self.headings, self.ids, self.problems, self.landmarks = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag in {"main", "nav", "header", "footer"}:
            self.landmarks.append(tag)
        self.problems += [f"{tag} {name}" for name in attrs if name == "style" or name.startswith("on")]
        if tag in {"script", "iframe", "style"}:
            self.problems.append(tag)
        if tag == "img" and "alt" not in attrs:
            self.problems.append("img without alt")


def get(client, where, status=200):
    response = client.get(where)
    assert response.status_code == status, where
    if response.streaming:
        return b"".join(response).decode()
    return response.content.decode()


def checked(client, where, status=200):
    html = get(client, where, status)
    page = Page(html)
    assert page.problems == []
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), (
        page.headings
    )
    assert len(page.ids) == len(set(page.ids))
    assert "main" in page.landmarks
    assert '<html lang="en">' in html
    return html
