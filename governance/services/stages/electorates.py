"""Writing down who may take part in a stage, and why: when it opens, or until it closes where the rule says so."""

import json
from collections import defaultdict
from datetime import datetime

from django.db import connection
from django.db.models import F, QuerySet

from governance.domain.decision import quorum_needed
from governance.domain.electorate import Because, eligibility
from governance.domain.rulebook import Stage, StageKind
from governance.domain.verdicts import signatures_needed
from governance.models import ElectorateEntry, Member, Proposal, StageRun
from governance.selectors.eligibility import is_open_to_latecomers, judge, requirement
from governance.selectors.members import facts_of_all, who_meets
from governance.services.stages.runs import bodies_in

_KEYS = {
    "sqlite": "SELECT value AS member FROM json_each(%s)",
    "postgresql": "SELECT value::bigint AS member FROM json_array_elements_text(%s::json)",
}


def write_down(run: StageRun, stage: Stage, *, at: datetime) -> int:
    """Note everybody who meets the conditions at an instant and is not noted yet; how many there are now."""
    community, asked = run.proposal.community, requirement(stage.electorate)
    apart = _apart(run.proposal, stage)
    groups = None if apart else who_meets(community, asked, now=at)
    if groups is not None:
        for because, members in groups:
            _insert_all(run, members, because)
        return run.electorate.count()
    found: defaultdict[Because, list[int]] = defaultdict(list)
    for key, handle, facts in facts_of_all(community, asked, now=at):
        judged = eligibility(facts, asked, founded_at=community.founded_at, now=at)
        if judged.may and facts.joined_at <= at and handle.lower() not in apart:
            found[judged.because].append(key)
    for because, keys in sorted(found.items()):
        _insert(run, keys, because)
    return run.electorate.count()


def _insert_all(run: StageRun, members: QuerySet[Member], because: Because) -> None:
    """One statement, in which the database looks who they are."""
    table = connection.ops.quote_name(ElectorateEntry._meta.db_table)  # noqa: SLF001
    chosen, values = members.order_by().values(who=F("pk")).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (proposal_id, run_id, member_id, because) "  # noqa: S608 - names of ours
            f"SELECT %s, %s, known.who, %s FROM ({chosen}) AS known WHERE true "
            "ON CONFLICT (run_id, member_id) DO NOTHING",
            [run.proposal_id, run.pk, str(because), *values],
        )


def _insert(run: StageRun, keys: list[int], because: Because) -> None:
    """One statement for however many members."""
    table = connection.ops.quote_name(ElectorateEntry._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (proposal_id, run_id, member_id, because) "  # noqa: S608 - a name of ours
            f"SELECT %s, %s, known.member, %s FROM ({_KEYS[connection.vendor]}) AS known "
            "WHERE true ON CONFLICT (run_id, member_id) DO NOTHING",
            [run.proposal_id, run.pk, str(because), json.dumps(keys)],
        )


def needed(run: StageRun, stage: Stage) -> int:
    """How many must take part, or sign."""
    if stage.kind is StageKind.PETITION:
        return signatures_needed(stage, run.electorate_size, bodies_in(run, stage))
    return quorum_needed(stage.quorum, run.electorate_size, bodies_in(run, stage))


def let_in(run: StageRun, stage: Stage, member: Member, *, at: datetime) -> bool:
    """Note a member who meets the conditions by now, where a stage is open to those who join until it closes."""
    judged = judge(member, stage.electorate, founded_at=run.proposal.community.founded_at, now=at)
    if not judged.may or member.handle.lower() in _apart(run.proposal, stage):
        return False
    ElectorateEntry.objects.create(proposal=run.proposal, run=run, member=member, because=judged.because)
    _count_anew(run, stage)
    return True


def admit_latecomers(run: StageRun, stage: Stage) -> None:
    """Note who met the conditions by the close, before the count. Does nothing where the opening decides."""
    if not is_open_to_latecomers(stage) or run.closes_at is None:
        return
    write_down(run, stage, at=run.closes_at)
    _count_anew(run, stage)


def _count_anew(run: StageRun, stage: Stage) -> None:
    """Somebody is on the list who was not when the stage opened."""
    run.electorate_size = run.electorate.count()
    run.quorum_needed = needed(run, stage)
    run.save(update_fields=["electorate_size", "quorum_needed"])
    proposal = run.proposal
    proposal.electorate_size, proposal.quorum_needed = run.electorate_size, run.quorum_needed
    proposal.save(update_fields=["electorate_size", "quorum_needed"])


def _apart(proposal: Proposal, stage: Stage) -> frozenset[str]:
    """Whom the constitution keeps out of this stage, because it is their own matter."""
    apart = {proposal.author.handle} if "proposer" in stage.recusal else set()
    if "concerned" in stage.recusal:
        apart.update(proposal.concerns)
    return frozenset(handle.lower() for handle in apart)
