"""The record: the database refuses to change it, and a way around the database is found by the chain."""

import pytest
from django.core import checks
from django.db import DatabaseError, connection, transaction

from governance.domain.audit import first_break
from governance.models import AuditContent, AuditEntry
from governance.services.append_only import install, missing, remove
from tests.conftest import Town


@pytest.fixture
def story(town: Town, protected_record: None) -> Town:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    town.say("bruno", "@govbot agree 1")
    return town


def refused(sql: str, *params: object) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
    except DatabaseError as error:
        return "append-only" in str(error)
    return False


@pytest.mark.usefixtures("story")
def test_the_database_refuses_to_change_or_remove_an_entry() -> None:
    entry = AuditEntry.objects.latest("pk")
    for act in (
        lambda: AuditEntry.objects.filter(pk=entry.pk).update(tag="x"),
        lambda: AuditEntry.objects.bulk_update([AuditEntry(pk=entry.pk, tag="x")], ["tag"]),
        entry.save,
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
    assert refused("DELETE FROM governance_auditentry WHERE id = %s", entry.pk)
    assert refused("UPDATE governance_auditentry SET hash = ''")


@pytest.mark.usefixtures("story")
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="TRUNCATE is PostgreSQL's")
def test_the_table_cannot_be_emptied_at_once() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else what the story left to check at its end is in the way
    assert refused("TRUNCATE governance_auditentry CASCADE")


@pytest.mark.usefixtures("story")
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="REPLACE is SQLite's")
def test_replace_is_no_way_around() -> None:
    columns = ", ".join(field.column for field in AuditEntry._meta.concrete_fields)
    assert refused(
        f"REPLACE INTO governance_auditentry ({columns}) SELECT {columns} FROM governance_auditentry LIMIT 1"
    )


def test_a_lost_trigger_is_found(db: None) -> None:
    install(connection)
    assert missing(connection) == []
    remove(connection)
    assert missing(connection)
    found = checks.run_checks(tags=["database"], databases=["default"])
    assert {message.id for message in found} == {"governance.E001"}
    install(connection)


def test_what_was_changed_behind_the_triggers_is_found(story: Town) -> None:
    assert first_break(story.chain())[0] is None
    remove(connection)
    victim = AuditEntry.objects.get(tag="vote.cast")
    AuditEntry.objects.filter(pk=victim.pk).update(data=victim.data | {"choice": "disagree"})
    install(connection)
    broken, good, _ = first_break(story.chain())
    assert broken is not None
    assert (broken.seq, good) == (victim.seq, victim.seq - 1)


def test_the_hashed_record_holds_no_handle_and_no_words(story: Town) -> None:
    for entry in story.chain():
        hashed = str({name: value for name, value in entry.items() if name not in {"content", "community"}})
        for word in ("alice", "bruno", "Fridays", "weekly"):
            assert word not in hashed, entry["tag"]


def test_words_can_be_erased_and_the_chain_still_holds(story: Town) -> None:
    AuditContent.objects.all().delete()
    assert first_break(story.chain())[0] is None


def test_each_step_cites_its_clause(story: Town) -> None:
    opened = next(entry for entry in story.chain() if entry["tag"] == "proposal.opened")
    quotes = " ".join(cited["quote"] for cited in opened["citations"])
    assert "six days" in quotes
    assert "one third" in quotes
    assert opened["constitution"]["version"] == 1


def test_a_refused_command_leaves_no_trace(story: Town) -> None:
    before = len(story.chain())
    story.say("chidi", "@govbot agree 77")
    assert len(story.chain()) == before


def test_an_event_that_is_delivered_twice_counts_once(story: Town) -> None:
    from platforms.models import Connection, InboundEvent

    before = len(story.chain())
    Connection.objects.update(cursor="")
    story.work()
    assert len(story.chain()) == before
    assert InboundEvent.objects.filter(state="new").count() == 0
