"""What is and was proposed: the same that the pages show, and nothing that they withhold."""

from typing import TYPE_CHECKING, Any

from rest_framework.request import Request
from rest_framework.response import Response

from governance import selectors
from governance.api.base import PAGES, Answer, address, community_of, now_in, storable
from governance.api.describing import described
from governance.api.errors import NothingThere, Refused
from governance.api.parameters import OneOf
from governance.api.proposal_shapes import IN_ORDER, STATES, ProposalSerializer, WholeProposalSerializer
from governance.api.shapes import pages_of
from governance.domain.lifecycle import Outcome, State
from governance.pages.proposal import in_lists, standing_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from governance.domain.rulebook import ProcessType
    from governance.models import Community, Proposal

_ORDERS = {"newest": ("-number",), "oldest": ("number",), "ending": ("closes_at", "number")}


class Proposals(Answer):
    takes = (
        OneOf(name="state", about=f"Only those in this state now: {IN_ORDER}.", allowed=STATES),
        OneOf(name="outcome", about="Only those counted so.", allowed=tuple(one.value for one in Outcome)),
        OneOf(
            name="show",
            about="`open`: only those in which something can still be said or is being counted. `decided`: only those "
            "that were counted.",
            allowed=("open", "decided", "all"),
            usual="all",
        ),
        OneOf(
            name="order",
            about="By number from the `newest` or the `oldest`, or by the `ending` of the stage, the soonest first.",
            allowed=tuple(_ORDERS),
            usual="newest",
        ),
        *PAGES,
    )

    @described("list_proposals", pages_of(ProposalSerializer), path=("slug",), takes=takes)
    def get(self, _request: Request, slug: str) -> Response:
        """The proposals of a community.

        One about a person is not among them until a moderator has released it.
        """
        community = community_of(slug)
        now = now_in(community)
        rows = self._wanted(community, now).order_by(*_ORDERS[self.asked["order"]])
        rows = rows.defer("body", "rulebook__constitution__text")

        def shape(page: "list[Proposal]") -> Any:
            lines = [_told(line, slug) for line in in_lists(page, community, now=now)]
            return ProposalSerializer(lines, many=True).data

        return Response(self.page(rows, shape))

    def _wanted(self, community: "Community", now: "datetime") -> "QuerySet[Proposal]":
        rows = selectors.proposals_of(community)
        if self.asked["show"] == "open":
            rows = selectors.open_proposals(community)
        elif self.asked["show"] == "decided":
            rows = rows.filter(outcome__isnull=False)
        if self.asked["outcome"]:
            rows = rows.filter(outcome=self.asked["outcome"])
        return selectors.in_state(rows, State(self.asked["state"]), now) if self.asked["state"] else rows


class OneProposal(Answer):
    @described("get_proposal", WholeProposalSerializer, path=("slug", "number"))
    def get(self, _request: Request, slug: str, number: int) -> Response:
        """One proposal: its rule, its stages, its numbers and what it does.

        Who voted what, and the discussion, are on its page alone, where words and names can be taken off.
        """
        community = community_of(slug)
        row = selectors.visible_proposal(community.pk, storable(number))
        if row is None:
            raise _unseen(community, number)
        told = standing_of(row, now=now_in(community))
        return Response(WholeProposalSerializer(_whole(told, slug)).data)


class NotPublished(Refused):
    """A proposal that nobody has seen. Its page says no more either."""

    code, status = "not_published", 404


def _unseen(community: "Community", number: int) -> Refused:
    unseen = selectors.unseen_proposal(community.pk, number)
    if unseen is None:
        lists = address("api-proposals", community.slug)
        return NothingThere(f"There is no proposal {number} here: {lists} lists those that there are.")
    match State(unseen.status):
        case State.WITHDRAWN:
            became = "was withdrawn by the person who proposed it before it was published"
        case State.CANCELLED:
            became = "was cancelled by a moderator before it was published"
        case State.HELD:
            became = "is on hold until a moderator has looked at it: if it goes on, it appears here"
        case _:
            became = "is not published yet: ask again later"
    return NotPublished(f"Proposal {number} {became}.")


def _origins(process: "ProcessType", stage: int) -> dict[str, str]:
    """Of what its stage counts by: whether the text states it."""
    names = (f"stages.{stage}.{name}" for name in ("electorate", "threshold", "quorum", "duration"))
    return {name.rpartition(".")[2]: process.origin(name) for name in names if process.value(name) is not None}


def _told(line: dict[str, Any], slug: str) -> dict[str, Any]:
    proposal = line["proposal"]
    process = selectors.process_of(proposal)
    counted = line["plain"] and proposal.electorate_size
    return line | {
        "process": {"key": process.key, "title": process.title},
        "tally": line["count"].tally if counted else None,
        "url": address("api-proposal", slug, proposal.number),
        "page": address("proposal", slug, proposal.number),
    }


def _whole(told: dict[str, Any], slug: str) -> dict[str, Any]:
    proposal, veto = told["proposal"], told["veto"]
    # As on the page: what a held proposal waits for is for moderators, and candidates have no numbers before a vote.
    numbered = told["state"] is State.OPEN or proposal.outcome
    options = [
        {
            "number": None if one.member_id and not numbered else one.number,
            "text": one.text,
            "candidate": one.member_id is not None,
            "stands": True if one.accepted_at else False if one.declined_at else None,
        }
        for one in told["options"]
    ]
    version = told["version"].number
    return _told(told, slug) | {
        "reason": "" if told["state"] is State.HELD else proposal.reason,
        "rule": {
            "summary": told["way"].summary,
            "origins": _origins(told["way"].process, proposal.stage),
            "citations": told["clauses"],
            "constitution_version": version,
            "rulebook": address("api-rulebook-of-version", slug, version),
        },
        "options": options,
        "veto": {"voices": veto.voices, "rule": veto.rule, "origin": "default" if veto.rule.default else "cited"}
        if veto and veto.rule.needed
        else None,
        "audit": f"{address('api-audit', slug)}?proposal={proposal.number}",
    }
