"""Members from a file: by command and in the admin, shown first, all or nothing, and on record."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from governance.domain.actors import HOST, Actor
from governance.domain.audit import first_break
from governance.domain.commands import GrantRoles, ImportRoll
from governance.models import AuditEntry, Member, Moderator
from governance.selectors import roles_held
from governance.services.importing import RollCannotBeImported
from governance.services.scene import NotAModerator

LIST = "handle,joined,roles\nzoe@far.example,2020-05-01,\nalice,2019-01-01,moderator\nfay,,\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "members.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("import_roll", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def state(town):
    return list(Member.objects.filter(community=town.community).values_list("handle", "tenure_from")), town.tags()


def test_an_imported_role_ends_by_itself_where_the_file_says_when(town, file):
    file.write_text("handle,roles\nalice,moderator:2027-05-31\n", encoding="utf-8")
    out, _ = run("town", file)
    assert "gets the role moderator until 2027-05-31" in out
    run("town", file, "--apply")
    assert roles_held(town.member("alice"), now=town.now + timedelta(days=365)) == {"moderator"}
    town.wait(days=460)
    assert "role.ended" in town.tags()
    assert roles_held(town.member("alice"), now=town.now) == frozenset()


def test_a_role_that_is_held_gets_the_new_last_day_that_the_file_names(town, file):
    file.write_text("handle,roles\nalice,moderator:2027-05-31\nbruno,moderator\n", encoding="utf-8")
    run("town", file, "--apply")
    file.write_text("handle,roles\nalice,moderator:2028-05-31\nbruno,moderator:2027-02-28\n", encoding="utf-8")
    out, _ = run("town", file)
    assert "keeps the role moderator until 2028-05-31" in out
    assert "keeps the role moderator until 2027-02-28" in out
    run("town", file, "--apply")
    assert "like this already" in run("town", file, "--apply")[1]
    file.write_text("handle,roles\nalice,moderator\nbruno,\n", encoding="utf-8")  # no day is no change, and no end
    assert "like this already" in run("town", file, "--apply")[1]
    town.wait(days=460)
    assert roles_held(town.member("alice"), now=town.now) == {"moderator"}
    assert roles_held(town.member("bruno"), now=town.now) == frozenset()
    assert first_break(town.chain())[0] is None


def test_who_waits_or_has_moved_is_said_and_nothing_is_imported_beside_them(town, file):
    Member.objects.filter(handle="alice").update(standing="waiting")
    Member.objects.filter(handle="bruno").update(standing="moved", moved_to=town.member("chidi"))
    file.write_text("handle\nalice\nbruno\nfay\n\u0430da\n", encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="3 lines are wrong"):
        call_command("import_roll", "town", str(file), "--apply", stdout=out, stderr=StringIO())
    assert "“alice” has asked to join: let them in" in out.getvalue()
    assert "“bruno” has moved to another account" in out.getvalue()
    assert "signs that only look like letters of a handle" in out.getvalue()
    assert not Member.objects.filter(handle="fay").exists()


def test_the_command_shows_first_and_applies_when_told(town, file):
    before = state(town)
    out, err = run("town", file)
    assert "@zoe@far.example is new" in out
    assert "@alice was a member since 2026-03-02 until now, gets the role moderator" in out
    assert "2 new, 1 with another date, 1 role given" in out
    assert "Nothing was changed" in err
    assert state(town) == before
    run("town", file, "--apply")
    zoe = town.member("zoe@far.example")
    assert (zoe.remote, zoe.tenure_from, zoe.joined_at) == (
        True,
        datetime(2020, 4, 30, 22, tzinfo=UTC),
        zoe.tenure_from,
    )
    assert roles_held(town.member("alice"), now=town.now + timedelta(days=999)) == {"moderator"}
    assert town.tags()[len(before[1]) :] == [
        "roll.imported", "member.joined", "member.joined", "member.attested", "role.granted",
    ]  # fmt: skip
    assert first_break(town.chain())[0] is None
    entry = AuditEntry.objects.get(tag="roll.imported")
    assert entry.content.words == {"sha256": sha256(LIST.encode()).hexdigest()}
    assert sha256(LIST.encode()).hexdigest() not in str(entry.data)


def test_who_is_imported_votes_at_once_by_the_date_that_the_host_attests(make_town):
    town = make_town(members=("alice", "bruno", "chidi"))
    town.wait(days=30)
    for who in ("fay", "gil"):
        town.add(who, member=False)
    joined = f"{town.now - timedelta(days=20):%Y-%m-%d}"
    town.do(ImportRoll(text=f"handle,joined\nfay,{joined}\ngil,\n", home="town.example"), actor=HOST)
    town.propose("alice", "@govbot propose weekly meetings on Fridays")
    town.say("fay", "@govbot agree 1")
    town.say("gil", "@govbot agree 1")
    assert town.proposal().electorate_size == 4
    assert list(town.proposal().votes.values_list("member__handle", flat=True)) == ["fay"]


def test_a_wrong_line_stops_all_of_it(town, file):
    file.write_text(LIST + "bad handle,,\nalice,,\n", encoding="utf-8")
    before = state(town)
    with pytest.raises(CommandError, match="2 lines are wrong") as stopped:
        run("town", file, "--apply")
    assert stopped.value.returncode == 1
    with pytest.raises(RollCannotBeImported, match=r"Line 5: .* There is 1 more\. Nothing was imported"):
        town.do(ImportRoll(text=file.read_text(), home="town.example"), actor=HOST)
    assert state(town) == before


def test_again_changes_nothing_and_says_so(town, file):
    run("town", file, "--apply")
    before = state(town)
    assert "like this already" in run("town", file, "--apply")[1]
    assert state(town) == before


def test_who_left_is_not_put_back_and_who_is_suspended_gets_no_role(town):
    town.say("bruno", "@govbot leave")
    Member.objects.filter(handle="chidi").update(standing="suspended")
    with pytest.raises(RollCannotBeImported, match="“bruno” has left"):
        town.do(ImportRoll(text="handle\nbruno\n", home=""), actor=HOST)
    with pytest.raises(RollCannotBeImported, match="“chidi” is suspended"):
        town.do(ImportRoll(text="handle,roles\nchidi,moderator\n", home=""), actor=HOST)
    town.do(ImportRoll(text="handle,joined\nchidi,2020-01-01\n", home=""), actor=HOST)
    assert town.member("chidi").standing == "suspended"


def test_a_role_whose_term_is_over_is_given_anew(town):
    from governance.models import Office

    town.do(GrantRoles(handle="alice", roles=("moderator",)), actor=HOST)
    Office.objects.update(granted_at=town.now - timedelta(days=9), ends_at=town.now - timedelta(days=1))
    town.do(ImportRoll(text="handle,roles\nalice,moderator\n", home=""), actor=HOST)
    assert roles_held(town.member("alice"), now=town.now) == {"moderator"}


def test_members_cannot_import(town):
    with pytest.raises(NotAModerator):
        town.do(ImportRoll(text=LIST, home=""), actor=Actor.person("alice"))


def test_a_file_that_is_no_text_is_refused_in_one_sentence(town, file):
    file.write_bytes("handle\nzoë\n".encode("latin-1"))
    with pytest.raises(CommandError, match="not text in UTF-8") as stopped:
        run("town", file)
    assert stopped.value.returncode == 2
    with pytest.raises(CommandError, match="cannot be read"):
        run("town", file.parent)


@pytest.fixture
def page(client, town, moderator):
    client.force_login(Moderator.objects.get(community=town.community).user)
    where = reverse("admin:platforms_import_roll")
    assert where in client.get(reverse("admin:governance_member_changelist")).content.decode()

    def send(content, **more):
        given = {"community": "town"} | more
        if not more:
            given["file"] = SimpleUploadedFile("members.csv", content.encode())
        return client.post(where, given)

    return send


def test_in_the_admin_a_moderator_sees_what_would_happen_and_then_does_it(town, page):
    text = "handle,joined\r\nfay,2020-05-01\r\n<b>,\r\n"
    shown = page(text)
    assert shown.status_code == 400
    assert "Line 3: “&lt;b&gt;” is no handle" in shown.content.decode()
    text = text.replace("<b>,\r\n", "")
    shown = page(text)
    assert "1 new, 0 with other dates" in shown.content.decode()
    assert not Member.objects.filter(handle="fay").exists()
    assert page("", text=shown.context["text"], confirm="1").status_code == 302
    assert town.member("fay").tenure_from == datetime(2020, 4, 30, 22, tzinfo=UTC)
    entry = AuditEntry.objects.get(tag="roll.imported")
    assert entry.actor.startswith("moderator:")


def test_a_moderator_cannot_say_who_holds_a_role(town, page):
    shown = page(LIST)
    assert "Line 3: Only the host can say who holds a role" in shown.content.decode()
    assert page("", text=LIST, confirm="1").status_code == 400
    assert not Member.objects.filter(handle="fay").exists()


def test_nobody_imports_into_another_community(client, town, make_town, page):
    make_town("harbour", members=("yan",))
    assert page("", text=LIST, community="harbour", confirm="1").status_code == 400
    assert not Member.objects.filter(handle="fay").exists()
    client.logout()
    assert client.get(reverse("admin:platforms_import_roll")).status_code == 302
