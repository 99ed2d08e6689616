"""Questions whose SQL is made once give what the same query set gives, whatever is asked with which values."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from governance.domain.lifecycle import State
from governance.models import Member, OutboxMessage, Proposal
from governance.selectors.prepared import prepared
from platforms.rehearsal.database import throw_away_database
from tests.conftest import Town

pytestmark = pytest.mark.django_db


@prepared
def _called(*, community: int, handle: str) -> QuerySet[Member]:
    return Member.objects.filter(community=community, handle=handle)


@prepared
def _in_order(*, community: int, before) -> QuerySet[Member, tuple]:
    here = Member.objects.filter(community=community, joined_at__lt=before).exclude(handle="chidi")
    return here.order_by("-handle").values_list("handle", "joined_at")[:2]


@prepared
def _with_author(*, number: int) -> QuerySet[Proposal]:
    open_now = Proposal.objects.filter(number=number, status=State.OPEN, due_at__gt=F("opens_at"))
    return open_now.select_related("rulebook", "author").defer("rulebook__data")


def test_each_call_answers_for_its_own_values(town: Town) -> None:
    here = town.community.pk
    assert [row.handle for row in _called(community=here, handle="alice")] == ["alice"]
    assert [row.handle for row in _called(community=here, handle="bruno")] == ["bruno"]
    assert _called(community=here, handle="nobody") == []
    assert _called(community=here + 1, handle="alice") == []


def test_instants_come_and_go_as_instants(town: Town) -> None:
    bruno, later = town.member("bruno"), town.now + timedelta(days=1)
    assert _in_order(community=town.community.pk, before=later) == [
        ("emi", town.member("emi").joined_at),
        ("dana", town.member("dana").joined_at),
    ]
    assert _in_order(community=town.community.pk, before=bruno.joined_at - timedelta(days=400)) == []


def test_rows_are_whole_with_what_they_rest_on(town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    (found,) = _with_author(number=1)
    usual = Proposal.objects.select_related("rulebook", "author").get(number=1)
    with CaptureQueriesContext(connection) as asked:
        assert (found, found.author.handle, found.rulebook.sha256) == (usual, "alice", usual.rulebook.sha256)
        assert (found.opens_at, found.closes_at, found.concerns) == (usual.opens_at, usual.closes_at, usual.concerns)
    assert not asked.captured_queries
    assert found.rulebook.data == usual.rulebook.data  # what was deferred comes when it is asked for


def test_sql_is_made_once(town: Town) -> None:
    asked = []

    @prepared
    def newest(*, community: int) -> QuerySet[OutboxMessage]:
        asked.append(community)
        return OutboxMessage.objects.filter(community=community).order_by("-pk")[:1]

    town.say("alice", "@govbot help")
    first = newest(community=town.community.pk)
    calls = len(asked)
    town.say("bruno", "@govbot help")
    assert newest(community=town.community.pk)[0].pk > first[0].pk
    assert len(asked) == calls


def test_another_database_is_asked_where_another_is_used(town: Town) -> None:
    here = town.community.pk
    assert _called(community=here, handle="alice")
    with throw_away_database():
        assert _called(community=here, handle="alice") == []
    assert _called(community=here, handle="alice")


@pytest.mark.parametrize("values", [{"community": 1}, {"community": 1, "handle": "a", "more": 1}, {}])
def test_other_values_than_it_asks_for_are_refused(values: dict) -> None:
    with pytest.raises(TypeError, match="_called asks for community, handle"):
        _called(**values)


def test_no_value_is_nothing(town: Town) -> None:
    with pytest.raises(TypeError, match="handle is None"):
        _called(community=town.community.pk, handle=None)


def test_a_lookup_that_changes_its_value_is_refused_and_never_answered_wrongly(town: Town) -> None:
    @prepared
    def in_any_case(*, handle: str) -> QuerySet[Member]:
        return Member.objects.filter(handle__iexact=handle)

    for _ in range(2):
        if connection.vendor == "sqlite":
            with pytest.raises(TypeError, match="in_any_case asks for handle in a way that cannot be prepared"):
                in_any_case(handle="ALICE")
        else:  # this database changes the column instead
            assert [row.handle for row in in_any_case(handle="ALICE")] == ["alice"]
