"""Who governs themselves here, and by what: communities, their texts, their rules and what is in force."""

from typing import TYPE_CHECKING, Any

from rest_framework.request import Request
from rest_framework.response import Response

from governance import selectors
from governance.api import shapes
from governance.api.base import PAGES, Answer, address, community_of, storable
from governance.api.describing import described
from governance.api.errors import NothingThere
from governance.domain.resting import Rest
from governance.domain.rulebook_json import as_json
from governance.domain.sections import parse_sections
from governance.pages.rules import way
from governance.selectors.readings import contests_of

if TYPE_CHECKING:
    from governance.domain.rulebook import ProcessType
    from governance.models import Community, ConstitutionVersion, Policy, StoredRulebook


class Beginning(Answer):
    @described("begin", shapes.ApiSerializer)
    def get(self, _request: Request) -> Response:
        """Where to begin."""
        about = "The public pages as JSON. It reads only: members act by mentioning the bot."
        links = {name: address(f"api-{name}") for name in ("communities", "docs", "schema")}
        return Response({"name": "Govbot", "about": about} | links)


class Communities(Answer):
    takes = PAGES

    @described("list_communities", shapes.pages_of(shapes.CommunitySerializer), takes=takes)
    def get(self, _request: Request) -> Response:
        """The communities on this server, by name."""
        rows = selectors.communities().order_by("name", "pk")
        return Response(self.page(rows, lambda page: shapes.CommunitySerializer(map(_linked, page), many=True).data))


def _linked(community: "Community") -> dict[str, Any]:
    url, page = address("api-community", community.slug), address("home", community.slug)
    moved_to = community.moved_to if community.rest == Rest.CLOSED else ""
    return {"community": community, "moved_to": moved_to or None, "url": url, "page": page}


class OneCommunity(Answer):
    @described("get_community", shapes.WholeCommunitySerializer, path=("slug",))
    def get(self, _request: Request, slug: str) -> Response:
        """One community, and where everything about it is."""
        community = community_of(slug)
        version = selectors.constitution_in_force(community)
        names = ("constitution", "versions", "rulebook", "proposals", "decisions_in_force", "audit")
        told = _linked(community) | {
            "halt_reason": community.halt_reason if community.halted_at else None,
            "rest_reason": community.rest_reason if community.rest == Rest.CLOSED else None,
            "members": selectors.member_count(community),
            "constitution": version and {"version": version.number, "title": version.title, "sha256": version.sha256},
            "audit": {"length": community.audit_length, "head": community.audit_head},
            "links": {name: address(f"api-{name.replace('_', '-')}", slug) for name in names}
            | {name: address(name, slug) for name in ("feed", "deadlines")},
        }
        return Response(shapes.WholeCommunitySerializer(told).data)


class Constitution(Answer):
    @described("get_constitution", shapes.WholeVersionSerializer, path=("slug",))
    def get(self, _request: Request, slug: str) -> Response:
        """The constitution in force: its text and its sections."""
        return Response(_text(_version(community_of(slug), None)))


class Versions(Answer):
    takes = PAGES

    @described("list_versions", shapes.pages_of(shapes.VersionSerializer), path=("slug",), takes=takes)
    def get(self, _request: Request, slug: str) -> Response:
        """Every version that the constitution ever had, the newest first, without their texts."""
        rows = selectors.constitution_versions(community_of(slug)).defer("text").order_by("-number")
        rows = rows.select_related("adopted_by__proposal")

        def shape(page: list[Any]) -> Any:
            return shapes.VersionSerializer([_known(row, slug) for row in page], many=True).data

        return Response(self.page(rows, shape))


class OneVersion(Answer):
    @described("get_version", shapes.WholeVersionSerializer, path=("slug", "version"), like="get_constitution")
    def get(self, _request: Request, slug: str, version: int) -> Response:
        """One version of the constitution: its text and its sections."""
        return Response(_text(_version(community_of(slug), version)))


class RulebookInForce(Answer):
    @described("get_rulebook", shapes.RulebookSerializer, path=("slug",))
    def get(self, _request: Request, slug: str) -> Response:
        """The rules in force: what the bot reads in the constitution and counts by.

        Each value has the words that it rests on, or is marked as a default. Where text and rules differ, the text is
        right.
        """
        return Response(_rules(_version(community_of(slug), None)))


class OneRulebook(Answer):
    @described("get_rulebook_of_version", shapes.RulebookSerializer, path=("slug", "version"), like="get_rulebook")
    def get(self, _request: Request, slug: str, version: int) -> Response:
        """The rules that were last ratified for one version of the constitution."""
        return Response(_rules(_version(community_of(slug), version)))


class DecisionsInForce(Answer):
    takes = PAGES

    @described(
        "list_decisions_in_force", shapes.pages_of(shapes.DecisionInForceSerializer), path=("slug",), takes=takes
    )
    def get(self, _request: Request, slug: str) -> Response:
        """What the community decided and holds to, the latest first; what was ended or taken back is not listed."""
        rows = selectors.policies_of(community_of(slug)).order_by("-in_force_from", "-pk")

        def told(policy: "Policy") -> dict[str, Any]:
            place = (slug, policy.action.proposal.number)
            links = {"url": address("api-proposal", *place), "page": address("proposal", *place)}
            return {"proposal": policy.action.proposal, "in_force_from": policy.in_force_from} | links

        def shape(page: list[Any]) -> Any:
            return shapes.DecisionInForceSerializer([told(policy) for policy in page], many=True).data

        return Response(self.page(rows, shape))


def _version(community: "Community", number: int | None) -> "ConstitutionVersion":
    rows = selectors.constitution_versions(community).select_related("community", "adopted_by__proposal")
    if number is None:
        found = rows.filter(superseded_at__isnull=True).first()
        missing = "This community has no constitution yet: ask again when a moderator has given it one."
    else:
        found = rows.filter(number=storable(number)).first()
        missing = f"There is no version {number}: {address('api-versions', community.slug)} lists them all."
    if found is None:
        raise NothingThere(missing)
    return found


def _known(row: "ConstitutionVersion", slug: str) -> dict[str, Any]:
    return {
        "row": row,
        "adopted_by": row.adopted_by and row.adopted_by.proposal.number,
        "url": address("api-version", slug, row.number),
        "page": f"{address('constitution', slug)}?version={row.number}",
    }


def _text(row: "ConstitutionVersion") -> Any:
    slug = row.community.slug
    rulebook = selectors.rulebook_of(row)
    told = _known(row, slug) | {
        "text": row.text,
        "sections": parse_sections(row.text),
        "rulebook": rulebook and address("api-rulebook-of-version", slug, row.number),
    }
    return shapes.WholeVersionSerializer(told).data


def _rules(version: "ConstitutionVersion") -> dict[str, Any]:
    stored = selectors.rulebook_of(version)
    if stored is None:
        raise NothingThere("Nobody has ratified rules for this text yet: ask again when a moderator has.")
    rulebook = selectors.parsed_rulebook(stored)
    told = as_json(rulebook) | _ratified(stored, version)
    for process, data in zip(rulebook.process_types, told["process_types"], strict=True):
        data |= {"summary": way(process).summary, "fields": _origins(process)}
    return told


def _ratified(stored: "StoredRulebook", version: "ConstitutionVersion") -> dict[str, Any]:
    """When and by whom, and what of it is in doubt."""
    open_now = {one.process for one in contests_of(version.community).filter(rulebook=stored)}
    known = {process.key for process in selectors.parsed_rulebook(stored).process_types}
    return {
        "constitution_version": version.number,
        "number": stored.number,
        "ratified_by": stored.ratified_by,
        "ratified_at": stored.ratified_at,
        "provisional_until": stored.provisional_until,
        "contested": sorted(open_now & known),
    }


def _origins(process: "ProcessType") -> dict[str, dict[str, str | None]]:
    """Where each stated value comes from; the text's own name for it is in the citations."""
    names = ["proposers", "veto"]
    for index, stage in enumerate(process.stages):
        names += [f"stages.{index}.{name}" for name in type(stage).model_fields if name != "kind"]
    given = [name for name in names if process.value(name) not in (None, (), False)]
    noted = {name: note.ratified_by for name, note in process.fields.items()}
    every = dict.fromkeys([*given, *noted])
    return {name: {"origin": process.origin(name), "ratified_by": noted.get(name)} for name in every}
