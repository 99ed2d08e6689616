"""The public record, entry by entry, as it is exported."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from governance import selectors
from governance.api.base import Answer, community_of
from governance.api.describing import described
from governance.api.parameters import Number, OneOf
from governance.api.proposal_shapes import RecordSerializer
from governance.pages.entries import SENTENCES


class Record(Answer):
    takes = (
        Number(name="after", about="Only entries after this one; 0 begins with the first.", usual=0, least=0),
        Number(name="limit", about="How many at once.", usual=100, most=500),
        OneOf(name="tag", about="Only entries of this kind.", allowed=tuple(sorted(SENTENCES))),
        Number(name="proposal", about="Only entries about the proposal with this number."),
    )

    @described("list_audit", RecordSerializer, path=("slug",), takes=takes)
    def get(self, _request: Request, slug: str) -> Response:
        """The public record, oldest entry first, in the form in which it is exported.

        Go on with `next`, or with `after` and the last `seq` that you have: entries are only ever added.
        """
        community, asked = community_of(slug), self.asked
        rows = selectors.chain(community).filter(seq__gt=asked["after"])
        if asked["tag"]:
            rows = rows.filter(tag=asked["tag"])
        if asked["proposal"]:
            rows = rows.filter(subject=f"proposal:{asked['proposal']}")
        found = list(rows[: asked["limit"] + 1])
        page, more = found[: asked["limit"]], len(found) > asked["limit"]
        told: dict[str, Any] = {
            "length": community.audit_length,
            "head": community.audit_head,
            "next": self.here(after=page[-1].seq) if more else None,
            "results": list(selectors.published(community, page)),
        }
        return Response(told)
