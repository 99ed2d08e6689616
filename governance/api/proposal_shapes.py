"""What the answers about proposals and the record look like."""

from typing import Any

from rest_framework import serializers as s

from governance.api.shapes import AsItIs, CitationSerializer
from governance.domain.actions import ActionKind
from governance.domain.lifecycle import Outcome, State

STATES = tuple(one.value for one in State if one is not State.DRAFT)
IN_ORDER = (
    "`held` (a moderator has to look), `notice` (announced), `petition`, `deliberation`, `open`, `extended` (open), "
    "`collecting` (being counted), `decided` (not passed), `grace` (passed, can be stopped), `awaiting_confirmation` "
    "(by a moderator), `executing`, `executed` (in force), `failed`, `expired`, `vetoed`, `reversed`, `withdrawn`, "
    "`cancelled`"
)


class ProcessSerializer(s.Serializer[Any]):
    key = s.CharField(help_text="Its stable name in the rulebook.")
    title = s.CharField(help_text="Its name, for people.")


class StageNowSerializer(s.Serializer[Any]):
    index = s.IntegerField(source="stage", help_text="Its place among the stages of the process type, from 0.")
    kind = s.CharField(source="stage_kind", help_text="`ballot`, `petition`, `deliberation`, ...")
    round = s.IntegerField(help_text="1, or 2 in a second round; 0 while candidates are nominated.")


class TallySerializer(s.Serializer[Any]):
    agree = s.IntegerField(help_text="How many agree.")
    disagree = s.IntegerField(help_text="How many disagree.")
    abstain = s.IntegerField(help_text="How many take part and say neither.")


class ProposalSerializer(s.Serializer[Any]):
    number = s.IntegerField(source="proposal.number", help_text="Its number in the community, from 1.")
    title = s.CharField(source="proposal.title", help_text="Its title, in its author's words.")
    process = ProcessSerializer(help_text="The process type that it runs by.")
    state = s.ChoiceField(choices=STATES, help_text=f"Where it stands: {IN_ORDER}.")
    label = s.CharField(source="situation.label", help_text="Where it stands, in a word or two for people.")
    stage = StageNowSerializer(source="proposal", help_text="The stage that it is in, or was in last.")
    outcome = s.ChoiceField(
        source="proposal.outcome",
        choices=[one.value for one in Outcome],
        allow_null=True,
        help_text="What the count said; null before.",
    )
    proposed_by = s.CharField(source="proposal.author.handle", help_text="Whose proposal it is.")
    created_at = s.DateTimeField(source="proposal.created_at", help_text="When it was made.")
    opens_at = s.DateTimeField(source="proposal.opens_at", help_text="When its stage opened, or will open.")
    closes_at = s.DateTimeField(
        source="proposal.closes_at", allow_null=True, help_text="When its stage ends or ended, to the second."
    )
    decided_at = s.DateTimeField(source="proposal.decided_at", allow_null=True, help_text="When it was counted.")
    grace_ends_at = s.DateTimeField(
        source="proposal.grace_ends_at", allow_null=True, help_text="Until when it can still be stopped."
    )
    expires_at = s.DateTimeField(
        source="proposal.expires_at", allow_null=True, help_text="Until when it must have been carried out."
    )
    executed_at = s.DateTimeField(
        source="proposal.executed_at", allow_null=True, help_text="Since when it is in force."
    )
    until = s.DateTimeField(
        source="situation.until", allow_null=True, help_text="The deadline that matters now; null if there is none."
    )
    electorate = s.IntegerField(
        source="proposal.electorate_size", help_text="How many may take part in the stage; fixed when it opened."
    )
    quorum_needed = s.IntegerField(
        source="proposal.quorum_needed", help_text="How many must take part for it to count; 0 for no such number."
    )
    tally = TallySerializer(
        allow_null=True,
        help_text="The votes as they stand or were counted. Null where they are not counted like this: see `steps`.",
    )
    url = s.URLField(help_text="All about it, here.")
    page = s.URLField(help_text="Its page, for people.")


class RuleSerializer(s.Serializer[Any]):
    summary = s.CharField(help_text="How it is decided, in a sentence or two.")
    origins = s.DictField(
        child=s.ChoiceField(choices=["cited", "default"]),
        help_text="Where what its stage counts by comes from: `cited` if the text states it, else `default`.",
    )
    citations = CitationSerializer(many=True, help_text="The words that it rests on.")
    constitution_version = s.IntegerField(help_text="The version in force when it opened; it stays so.")
    rulebook = s.URLField(help_text="All rules of that version, here.")


class OptionVotesSerializer(s.Serializer[Any]):
    name = s.CharField(help_text="The option.")
    votes = s.ListField(child=s.CharField(), help_text="Its votes in each of `rounds`, exact fractions where shared.")
    won = s.BooleanField(help_text="Whether it won.")


class StepSerializer(s.Serializer[Any]):
    title = s.CharField(help_text="What it is called, for people.")
    when = s.ChoiceField(choices=["over", "now", "ahead"], help_text="Where it is in time.")
    label = s.CharField(help_text="What became of it, in a word or two for people.")
    text = s.CharField(help_text="Its numbers in words; empty where there are none.")
    until = s.DateTimeField(allow_null=True, help_text="When it ends, if it is the present one.")
    rounds = s.ListField(child=s.IntegerField(), help_text="The rounds of its count among options.")
    rows = OptionVotesSerializer(many=True, help_text="The count among options, round by round.")


class OptionSerializer(s.Serializer[Any]):
    number = s.IntegerField(allow_null=True, help_text="By which it is voted for; null while nominations go on.")
    text = s.CharField(help_text="What it says; for a candidate, the name.")
    candidate = s.BooleanField(help_text="Whether it is a person.")
    stands = s.BooleanField(allow_null=True, help_text="Whether the candidate stands; null before an answer.")


class ActionSerializer(s.Serializer[Any]):
    kind = s.ChoiceField(choices=[one.value for one in ActionKind], help_text="What kind of effect it is.")
    what = s.CharField(help_text="What it does, for people. It names nobody.")
    state = s.CharField(source="became", help_text="`planned`, `task` (for people to do), `executed`, `undone`, ...")
    label = s.CharField(source="state", help_text="How far it has come, for people.")
    warning = s.CharField(help_text="What to know of it before a vote; empty if there is nothing.")
    ends_at = s.DateTimeField(allow_null=True, help_text="When it ends by itself.")


class VetoSerializer(s.Serializer[Any]):
    voices = s.IntegerField(help_text="How many members ask for it.")
    needed = s.IntegerField(source="rule.needed", help_text="How many it takes.")
    until = s.DateTimeField(source="rule.until", allow_null=True, help_text="Until when; null while not carried out.")
    origin = s.ChoiceField(choices=["cited", "default"], help_text="Whether the constitution says how many it takes.")


class AppealSerializer(s.Serializer[Any]):
    number = s.IntegerField(help_text="Its number in the community.")
    state = s.ChoiceField(choices=["open", "upheld", "dismissed"], help_text="What became of it.")
    made_at = s.DateTimeField(help_text="When it was made.")
    decided_by = s.IntegerField(
        source="decided_by.number", allow_null=True, default=None, help_text="The proposal that decides it, if any."
    )
    answer = s.CharField(help_text="The answer in writing; empty before.")


class WholeProposalSerializer(ProposalSerializer):
    body = s.CharField(source="proposal.body", help_text="Its text in its author's words; often empty.")
    reason = s.CharField(help_text="Why it was stopped, in a moderator's words; empty if it was not.")
    contested = s.BooleanField(help_text="Whether it waits because a member contests how its rule is read.")
    rule = RuleSerializer(help_text="How it is decided.")
    steps = StepSerializer(many=True, help_text="Its stages: over, now and ahead.")
    options = OptionSerializer(many=True, help_text="What can be chosen, where it is a choice.")
    actions = ActionSerializer(many=True, source="effects", help_text="What it does, beyond being a decision.")
    veto = VetoSerializer(allow_null=True, help_text="How a veto stands; null where none is possible now.")
    appeals = AppealSerializer(many=True, help_text="What members contest about it.")
    audit = s.URLField(help_text="Everything on the record about it, here.")


class CitedOnRecordSerializer(s.Serializer[Any]):
    anchor = s.CharField(help_text="The stable name of the section.")
    section = s.CharField(help_text="The section, for people.")
    quote = s.CharField(help_text="The words, an exact part of the text.")


class TextOnRecordSerializer(s.Serializer[Any]):
    version = s.IntegerField(help_text="Its number.")
    sha256 = s.CharField(help_text="SHA-256 of the text.")


class WordsSerializer(s.Serializer[Any]):
    salt = s.CharField(help_text="With it anybody can compute the commitments.")
    words = s.DictField(child=s.CharField(), help_text="What was said, by name.")


class EntrySerializer(AsItIs):
    """One entry of the record, as exported: docs/AUDIT.md says how to check it."""

    seq = s.IntegerField(help_text="1, 2, 3 and so on, without a gap.")
    at = s.DateTimeField(help_text="The community's time, with microseconds.")
    community = s.CharField(help_text="Its name in addresses, where the entry was written.")
    tag = s.CharField(help_text="What happened. A tag is never renamed.")
    actor = s.CharField(help_text="Who did it, by pseudonym.")
    subject = s.CharField(help_text="What it happened to, such as `proposal:3`.")
    cause = s.CharField(help_text="What set it off.")
    constitution = TextOnRecordSerializer(allow_null=True, help_text="The text in force then.")
    citations = CitedOnRecordSerializer(many=True, help_text="The clauses that it rests on.")
    data = s.DictField(help_text="The values of this kind of event, and commitments to words.")  # type: ignore[assignment]
    prev_hash = s.CharField(help_text="The hash of the entry before.")
    hash = s.CharField(help_text="The hash of this one: SHA-256 of all of the above.")
    content = WordsSerializer(
        required=False, help_text="Words, beside the chain. Left out where none were said, or they may not be seen."
    )


class RecordSerializer(s.Serializer[Any]):
    length = s.IntegerField(help_text="How many entries the whole record has.")
    head = s.CharField(help_text="The hash of its last entry.")
    next = s.URLField(allow_null=True, help_text="What follows; null if nothing does yet.")
    results = EntrySerializer(many=True, help_text="The entries, oldest first.")
