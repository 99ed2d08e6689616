"""What must hold of a community at every moment, asked of its tables. The number is the invariant's."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import F, Model, Q

from governance.domain.audit import entry_hash
from governance.domain.ballots import Choice
from governance.domain.lifecycle import FINAL, State
from governance.models import (
    Action,
    AuditEntry,
    Community,
    CommunitySetting,
    Deed,
    ElectorateEntry,
    Juror,
    Office,
    OutboxMessage,
    Policy,
    Power,
    Proposal,
    RemovedSource,
    VetoVoice,
    Vote,
)
from governance.selectors import export, process_of
from governance.services.stages.recounting import recount

BEFORE_A_DECISION = {"planned", "stopped"}
HAPPENED = {"executed", "undoing", "undone", "ended"}


class Watch:
    """Looks at one community after every step, and remembers what may never change again."""

    def __init__(self, community: Community) -> None:
        self.pk = community.pk
        self.head, self.seq = "0" * 64, 0
        self.outcomes: dict[int, str] = {}
        self.ended: dict[int, str] = {}
        self.reversible: dict[int, bool] = {}

    @property
    def community(self) -> Community:
        return Community.objects.get(pk=self.pk)

    def look(self) -> None:
        proposals = list(Proposal.objects.filter(community=self.pk).select_related("rulebook"))
        self.decided_once(proposals)
        self.effects_rest_on_decisions()
        self.effects_happened_once()
        self.what_was_forced_says_why()
        self.held_changes_nothing(proposals)
        self.nothing_crosses()
        self.counts_come_out_the_same()
        self.chain_goes_on()

    def decided_once(self, proposals: Iterable[Proposal]) -> None:
        """1: an outcome and an end are for ever."""
        for proposal in proposals:
            if proposal.pk in self.outcomes:
                assert proposal.outcome == self.outcomes[proposal.pk], proposal.number
            if proposal.pk in self.ended:
                assert proposal.status == self.ended[proposal.pk], proposal.number
            if proposal.outcome is not None:
                self.outcomes[proposal.pk] = proposal.outcome
            if State(proposal.status) in FINAL:
                self.ended[proposal.pk] = proposal.status

    def effects_rest_on_decisions(self) -> None:
        """4: no effect without a decision on record, its rulebook, and a clause or a marked default."""
        rows = Action.objects.filter(proposal__community=self.pk).select_related("proposal__rulebook")
        passed = set(
            AuditEntry.objects.filter(community=self.pk, tag="proposal.passed").values_list("subject", flat=True)
        )
        for action in rows:
            proposal = action.proposal
            known = self.reversible.setdefault(action.pk, action.reversible)
            assert action.reversible == known, action.key
            if action.state in BEFORE_A_DECISION:
                continue
            assert proposal.outcome == "passed", action.key
            assert f"proposal:{proposal.number}" in passed, action.key
            process = process_of(proposal)
            for place in range(proposal.stage + 1):
                field = f"stages.{place}"
                assert process.citation(field) or process.cited_parts(field) or process.origin(field) == "default"
        happened = Q(action__state__in=HAPPENED)
        assert not Policy.objects.filter(community=self.pk).exclude(happened).exists()
        assert not Deed.objects.filter(community=self.pk).exclude(action__proposal__outcome="passed").exists()
        for table, by in ((Power, "granted_by"), (CommunitySetting, "set_by")):
            made = table.objects.filter(community=self.pk, **{f"{by}__isnull": False})
            assert not made.exclude(**{f"{by}__state__in": HAPPENED}).exists(), table
        decisions = {f"decision:{number}" for number in rows.values_list("proposal__number", flat=True)}
        for office in Office.objects.filter(community=self.pk):
            assert office.cause in decisions | {"host", "veto", "moderator"} or office.cause.startswith("appeal:")

    def effects_happened_once(self) -> None:
        """5: one entry for each key, and none for what did not happen."""
        keys = Counter(
            entry.data["key"] for entry in AuditEntry.objects.filter(community=self.pk, tag="proposal.executed")
        )
        assert set(keys.values()) <= {1}, keys
        done = Action.objects.filter(proposal__community=self.pk, done_at__isnull=False)
        assert set(keys) == set(done.values_list("key", flat=True))

    def what_was_forced_says_why(self) -> None:
        """6: a moderator's act is in the same chain, under their pseudonym, with a reason."""
        acts = (
            "proposal.overridden",
            "proposal.vetoed",
            "proposal.cancelled",
            "proposal.released",
            "proposal.confirmed",
        )
        for entry in AuditEntry.objects.filter(community=self.pk, tag__in=acts).select_related("content"):
            assert entry.actor.startswith("moderator:"), entry.tag
            assert entry.content.words["reason"]
            assert entry.data["reason_commitment"]

    def held_changes_nothing(self, proposals: Iterable[Proposal]) -> None:
        """10: what is on hold is not decided, and none of its effects has begun."""
        held = [proposal.pk for proposal in proposals if proposal.status == State.HELD]
        assert not Proposal.objects.filter(pk__in=held, outcome__isnull=False).exists()
        assert not Action.objects.filter(proposal__in=held).exclude(state__in=BEFORE_A_DECISION).exists()

    def nothing_crosses(self) -> None:
        """9: every row belongs where what it is about belongs."""
        for rows in (
            _foreign(Vote, "member__community", "proposal__community"),
            _foreign(Vote, "run__proposal", "proposal"),
            _foreign(ElectorateEntry, "member__community", "run__proposal__community"),
            _foreign(ElectorateEntry, "run__proposal", "proposal"),
            _foreign(Juror, "member__community", "run__proposal__community"),
            _foreign(VetoVoice, "member__community", "proposal__community"),
            _foreign(Office, "member__community", "community"),
            _foreign(Proposal, "author__community", "community"),
            _foreign(Proposal, "rulebook__constitution__community", "community"),
            _foreign(Deed, "action__proposal__community", "community"),
            _foreign(Policy, "action__proposal__community", "community"),
            _foreign(OutboxMessage, "proposal__community", "community", maybe="proposal"),
            _foreign(RemovedSource, "proposal__community", "community", maybe="proposal"),
            _foreign(Power, "granted_by__proposal__community", "community", maybe="granted_by"),
            _foreign(CommunitySetting, "set_by__proposal__community", "community", maybe="set_by"),
        ):
            assert not rows

    def counts_come_out_the_same(self) -> None:
        """2: a stored result is what its ballots say, whenever they are counted."""
        assert [found for counted in recount(self.community) for found in counted.differences] == []

    def chain_goes_on(self) -> None:
        """8: what was written since the last look follows from what was there."""
        for entry in export(self.community):
            if int(str(entry["seq"])) <= self.seq:
                continue
            assert (entry["seq"], entry["prev_hash"]) == (self.seq + 1, self.head)
            assert entry["hash"] == entry_hash(entry)
            self.seq, self.head = self.seq + 1, str(entry["hash"])
        row = self.community
        assert (row.audit_length, row.audit_head) == (self.seq, self.head)


def _foreign(table: type[Model], one: str, other: str, *, maybe: str = "") -> list[Model]:
    rows = table._default_manager.exclude(**{one: F(other)})
    return list(rows.filter(**{f"{maybe}__isnull": False}) if maybe else rows)


def ballots_of(pk: int) -> dict[tuple[int, str], str]:
    """What counts, by stage and member."""
    rows = Vote.objects.filter(proposal__community=pk).exclude(choice=Choice.TAKEN_BACK)
    rows = rows | Vote.objects.filter(proposal__community=pk, choice=None)
    return {(run, who): choice or ballot for run, who, choice, ballot in
            rows.values_list("run", "member__handle", "choice", "ballot")}  # fmt: skip


def marks_of(pk: int) -> tuple[object, ...]:
    """Enough of a community to notice that anything in it has changed."""
    row = Community.objects.get(pk=pk)
    said = OutboxMessage.objects.filter(community=pk).count()
    ballots = tuple(sorted(ballots_of(pk).items()))
    proposals = tuple(Proposal.objects.filter(community=pk).order_by("pk").values_list("pk", "status", "due_at"))
    return (row.audit_head, row.last_number, row.halted_at, row.swept_at, said, ballots, proposals)
