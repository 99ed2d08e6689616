"""What the answers about communities and their rules look like. Each field says what it is; all are always there."""

from typing import Any

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers as s

from governance.domain.resting import Rest


class ErrorSerializer(s.Serializer[Any]):
    code = s.CharField(help_text="A stable word for programs.")
    message = s.CharField(help_text="One sentence that says what to do next.")
    allowed = s.ListField(child=s.CharField(), required=False, help_text="What the value can be, where that is known.")


class RefusalSerializer(s.Serializer[Any]):
    error = ErrorSerializer(help_text="What is wrong.")


class AsItIs(s.Serializer[Any]):
    """Described here, and answered as it is stored: what a later version adds is not lost on the way."""

    def to_representation(self, instance: Any) -> Any:
        return instance


def pages_of(shape: type[s.Serializer[Any]]) -> s.Serializer[Any]:
    """One page of a list of these."""
    name = shape.__name__.removesuffix("Serializer")
    return inline_serializer(
        f"{name}Page",
        {
            "count": s.IntegerField(help_text="How many there are on all pages."),
            "pages": s.IntegerField(help_text="How many pages there are; at least one."),
            "page": s.IntegerField(help_text="Which page this is, from 1."),
            "page_size": s.IntegerField(help_text="How many there are on a full page."),
            "next": s.URLField(allow_null=True, help_text="The next page; null on the last one."),
            "previous": s.URLField(allow_null=True, help_text="The page before; null on the first one."),
            "results": shape(many=True, help_text="What is on this page."),
        },
    )


class ApiSerializer(s.Serializer[Any]):
    name = s.CharField(help_text="What this is.")
    about = s.CharField(help_text="What it can be used for.")
    communities = s.URLField(help_text="The communities, from which everything else is linked.")
    docs = s.URLField(help_text="This API explained, for people.")
    schema = s.URLField(help_text="This API described, for programs: OpenAPI.")


class CommunitySerializer(s.Serializer[Any]):
    slug = s.CharField(source="community.slug", help_text="Its name in addresses.")
    name = s.CharField(source="community.name", help_text="Its name.")
    platform = s.CharField(source="community.platform", help_text="Where its members are, such as `mastodon`.")
    timezone = s.CharField(source="community.timezone", help_text="The zone in which its pages tell times.")
    founded_at = s.DateTimeField(source="community.founded_at", help_text="When it was set up here.")
    halted_at = s.DateTimeField(
        source="community.halted_at",
        allow_null=True,
        help_text="Since when an emergency halt is on: nothing is carried out. Null while there is none.",
    )
    rest = s.ChoiceField(
        source="community.rest",
        choices=[one.value for one in Rest],
        help_text="`acting`, or why nothing is done for it here: it is on its way to another host, or closed.",
    )
    moved_to = s.URLField(
        allow_null=True, help_text="Where a closed community goes on; null if it does not, or nobody said where."
    )
    url = s.URLField(help_text="All about it, here.")
    page = s.URLField(help_text="Its page, for people.")


class TextInForceSerializer(s.Serializer[Any]):
    version = s.IntegerField(help_text="Its number, from 1.")
    title = s.CharField(help_text="Its title.")
    sha256 = s.CharField(help_text="SHA-256 of the text: UTF-8, lines ended by a line feed.")


class HeadSerializer(s.Serializer[Any]):
    length = s.IntegerField(help_text="How many entries there are.")
    head = s.CharField(help_text="The hash of the last one. It stands for all of them: note it to find a cut record.")


class CommunityLinksSerializer(s.Serializer[Any]):
    constitution = s.URLField(help_text="The text in force.")
    versions = s.URLField(help_text="Every version of it.")
    rulebook = s.URLField(help_text="The rules in force.")
    proposals = s.URLField(help_text="What is and was proposed.")
    decisions_in_force = s.URLField(help_text="What was decided and holds.")
    audit = s.URLField(help_text="The public record.")
    feed = s.URLField(help_text="What happens there, as Atom.")
    deadlines = s.URLField(help_text="What ends when, for a calendar.")


class WholeCommunitySerializer(CommunitySerializer):
    halt_reason = s.CharField(allow_null=True, help_text="Why the halt is on, in a moderator's words.")
    rests_since = s.DateTimeField(source="community.rests_since", allow_null=True, help_text="Since when it rests.")
    rest_reason = s.CharField(allow_null=True, help_text="Why it was closed, in the host's words.")
    clock_ahead_seconds = s.IntegerField(
        source="community.clock_offset",
        help_text="How far its clock is ahead of the real one. Sandboxes alone can be; elsewhere it is 0.",
    )
    members = s.IntegerField(help_text="How many members there are.")
    constitution = TextInForceSerializer(allow_null=True, help_text="The text in force; null before there is one.")
    audit = HeadSerializer(help_text="The public record, in short.")
    links = CommunityLinksSerializer(help_text="What there is about it.")


class VersionSerializer(s.Serializer[Any]):
    version = s.IntegerField(source="row.number", help_text="Its number, from 1.")
    title = s.CharField(source="row.title", help_text="Its title.")
    sha256 = s.CharField(source="row.sha256", help_text="SHA-256 of the text: UTF-8, lines ended by a line feed.")
    adopted_at = s.DateTimeField(source="row.adopted_at", help_text="When it came into force.")
    superseded_at = s.DateTimeField(
        source="row.superseded_at", allow_null=True, help_text="When the next one took its place; null in force."
    )
    adopted_by = s.IntegerField(
        allow_null=True,
        help_text="The number of the proposal that brought it into force; null if those who set the community up did.",
    )
    url = s.URLField(help_text="The whole text, here.")
    page = s.URLField(help_text="Its page, for people.")


class SectionSerializer(s.Serializer[Any]):
    anchor = s.CharField(help_text="Its stable name, which citations use: `article-3-section-3-1`.")
    heading = s.CharField(help_text="Its heading.")
    path = s.CharField(help_text="The headings above it and its own.")
    level = s.IntegerField(help_text="How deep it is: 1 is a title; 0 is what stands before the first heading.")


class WholeVersionSerializer(VersionSerializer):
    text = s.CharField(help_text="The text, word for word: Markdown or plain text.")
    sections = SectionSerializer(many=True, help_text="Its sections, in order.")
    rulebook = s.URLField(allow_null=True, help_text="The rules ratified for it; null before anybody ratified any.")


class CitationSerializer(s.Serializer[Any]):
    field = s.CharField(help_text="Which value rests on it, such as `stages.0.threshold`.")
    anchor = s.CharField(help_text="The section's stable name.")
    section = s.CharField(help_text="The section, for people.")
    path = s.CharField(help_text="The headings above it and its own.")
    quote = s.CharField(help_text="The words, an exact part of the text.")


class FieldSerializer(s.Serializer[Any]):
    origin = s.ChoiceField(
        choices=["cited", "default"], help_text="`cited`: the text states it. `default`: it does not, and people chose."
    )
    ratified_by = s.CharField(allow_null=True, help_text="Who ratified this field, where that was noted for it alone.")


class StageSerializer(AsItIs):
    kind = s.CharField(help_text="`ballot`, `petition`, `grace`, ...")
    method = s.CharField(allow_null=True, help_text="`yes_no`, `ranked`, ...; null for a stage that decides nothing.")


class ProcessTypeSerializer(AsItIs):
    key = s.CharField(help_text="Its stable name.")
    title = s.CharField(help_text="Its name, for people.")
    summary = s.CharField(help_text="How it decides, in a sentence or two.")
    decides = s.CharField(allow_null=True, help_text="What it is for, in the text's words.")
    stages = StageSerializer(many=True, help_text="Its steps in order. docs/RULEBOOK.md says what each key means.")
    citations = CitationSerializer(many=True, help_text="The words that its values rest on.")
    fields = s.DictField(child=FieldSerializer(), help_text="Where each value comes from, by its name.")  # type: ignore[assignment]
    look = s.ListField(child=s.CharField(), help_text="Fields at which a person should look.")
    not_stated = s.ListField(child=s.CharField(), help_text="Fields that the text does not state.")


class RoleSerializer(AsItIs):
    key = s.CharField(help_text="Its stable name.")
    title = s.CharField(help_text="Its name, for people.")
    seats = s.CharField(allow_null=True, help_text="How many hold it: `5` or `5-7`.")
    term = s.CharField(allow_null=True, help_text="For how long: ISO 8601, such as `P2Y`.")
    filled_by = s.CharField(allow_null=True, help_text="How it is filled.")
    citations = CitationSerializer(many=True, help_text="The words that it rests on.")


class WarningSerializer(AsItIs):
    code = s.CharField(help_text="A stable word.")
    text = s.CharField(help_text="What people should settle in the text.")
    citations = CitationSerializer(many=True, help_text="The words that it rests on.")


class RulebookSerializer(AsItIs):
    """What the bot reads in a text and counts by, as `read_constitution --format json` gives it, and how it holds."""

    title = s.CharField(help_text="The title of the text.")
    sha256 = s.CharField(help_text="SHA-256 of the text that it was made for.")
    language = s.CharField(help_text="The language of the text, such as `en`.")
    constitution_version = s.IntegerField(help_text="The version of the text that it was made for.")
    number = s.IntegerField(help_text="Which reading of this version it is, from 1.")
    ratified_by = s.CharField(help_text="Who confirmed it.")
    ratified_at = s.DateTimeField(help_text="When.")
    provisional_until = s.DateTimeField(
        allow_null=True, help_text="Until when members can contest it; null where that has no end to wait for."
    )
    contested = s.ListField(
        child=s.CharField(), help_text="Keys of process types that a member contests: what passes by them waits."
    )
    sections = s.ListField(child=s.DictField(), allow_null=True, help_text="The headings, where the reading kept them.")
    process_types = ProcessTypeSerializer(many=True, help_text="The ways to decide.")
    roles = RoleSerializer(many=True, help_text="The offices that the text knows.")
    warnings = WarningSerializer(many=True, help_text="What people should settle in the text.")


class DecisionInForceSerializer(s.Serializer[Any]):
    number = s.IntegerField(source="proposal.number", help_text="The proposal that it was.")
    title = s.CharField(source="proposal.title", help_text="What was decided, in its author's words.")
    in_force_from = s.DateTimeField(help_text="Since when it is in force.")
    url = s.URLField(help_text="The proposal, here.")
    page = s.URLField(help_text="Its page, for people.")
