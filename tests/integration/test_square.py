"""The town square: only by its key, as anybody, without scripts, and nothing that is typed is lost."""

import pytest
from django.utils import timezone

from platforms.adapters.sandbox.town import write
from platforms.models import SandboxAccount, SandboxPost
from platforms.square_key import square_link

SQUARE = "/c/town/square/"


@pytest.fixture
def visitor(client, town, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: town.now)
    response = client.get(square_link("town"))
    assert response.status_code == 302
    assert response["Location"] == SQUARE
    return client


def page(client, query=""):
    response = client.get(SQUARE + query)
    assert response.status_code == 200
    return response.content.decode()


def post(client, **form):
    return client.post(SQUARE, form)


def test_it_is_closed_without_the_link(client, town):
    for where in (SQUARE, f"{SQUARE}?key=wrong", f"{SQUARE}?key=%C3%A4%00"):
        response = client.get(where)
        assert response.status_code == 403
        assert "The square is closed" in response.content.decode()
    assert client.post(SQUARE, {"do": "clock", "jump": "day"}).status_code == 403
    assert town.community.clock_offset == 0


def test_one_towns_key_opens_no_other(visitor, make_town):
    make_town("harbour", members=())
    assert visitor.get("/c/harbour/square/").status_code == 403


def test_real_communities_have_no_square(visitor, town):
    town.connection.__class__.objects.update(platform="mastodon")
    assert visitor.get(SQUARE).status_code == 404


def test_the_key_makes_the_square_visible_elsewhere(visitor):
    assert "town square" in visitor.get("/c/town/").content.decode()


def test_a_newcomer_is_told_what_to_try_until_something_was_proposed(visitor, town):
    assert "Try this" in page(visitor)
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    assert "Try this" not in page(visitor)


def test_what_is_written_reaches_the_bot_and_words_stay_text(visitor, town):
    response = post(visitor, **{"do": "write", "as": "alice", "text": "@govbot propose <b>tea</b> on Mondays"})
    assert response.status_code == 302
    assert response["Location"].startswith(f"{SQUARE}?as=alice&again=")
    assert 'http-equiv="refresh"' in page(visitor, "?as=alice&again=8")
    town.work()
    html = page(visitor, "?as=alice&again=8")
    assert 'http-equiv="refresh"' not in html
    assert "&lt;b&gt;tea&lt;/b&gt;" in html
    assert "Vote on #1 as alice" in html
    assert '<a href="/c/town/proposals/1/">' in html


def test_it_looks_again_only_a_few_times_and_never_while_somebody_types(visitor):
    post(visitor, **{"do": "write", "as": "alice", "text": "@govbot status"})
    asked = SandboxPost.objects.get(account__handle="alice").pk
    for query in ("?as=alice", "?as=alice&again=0", "?as=alice&again=999", f"?as=alice&again=8&reply={asked}"):
        assert 'http-equiv="refresh"' not in page(visitor, query)


def test_a_quick_vote_counts_and_can_be_changed(visitor, town):
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    announcement = town.announcement(1)
    post(visitor, **{"do": "write", "as": "bruno", "text": "agree", "reply_to": announcement})
    town.work()
    assert town.proposal().votes.get().choice == "agree"
    html = page(visitor, "?as=bruno")
    assert "bruno voted <strong>agree</strong> on #1" in html
    assert "Vote on #1 as chidi" in page(visitor, "?as=chidi")
    town.wait(days=6, minutes=1)
    assert "Vote on #1" not in page(visitor, "?as=chidi")


def test_what_cannot_be_posted_is_kept_in_the_form(visitor):
    long = "a" * 5001
    for form in (
        {"as": "alice", "text": long},
        {"as": "nobody", "text": "hello"},
        {"as": "alice", "text": "hello", "reply_to": "99"},
    ):
        response = post(visitor, do="write", **form)
        assert response.status_code == 400
        assert form["text"] in response.content.decode()
        assert 'http-equiv="refresh"' not in response.content.decode()
    assert not SandboxPost.objects.filter(account__handle="alice").exists()


@pytest.mark.parametrize("text", ["", "   ", "@govbot "])
def test_an_empty_post_is_not_sent(visitor, text):
    assert post(visitor, **{"do": "write", "as": "alice", "text": text}).status_code == 400


@pytest.mark.parametrize(
    "form",
    [
        {"do": "write", "as": "x\r\nSet-Cookie: a=b", "text": "hello"},
        {"do": "write", "as": "alice\x00", "text": "\x00"},
        {"do": "write", "as": "alice", "text": "hello", "reply_to": "9" * 5000},
        {"do": "write", "as": "alice", "text": "hello", "reply_to": "²"},
        {"do": "write", "as": "govbot", "text": "I am the bot"},
        {"do": "add", "handle": "\x00"},
        {"do": "add", "handle": "ALICE"},
        {"do": "clock", "jump": "-1"},
        {"do": "clock", "jump": "deadline", "as": "alice"},
        {"do": "dance", "as": "//evil.example"},
        {},
    ],
)
def test_odd_forms_are_refused_with_a_sentence(visitor, form):
    response = visitor.post(SQUARE, form, follow=True)
    assert response.status_code in {200, 400}
    assert 'role="alert"' in response.content.decode()
    assert all(where.startswith(SQUARE) for where, _ in response.redirect_chain)
    assert not SandboxPost.objects.filter(html__contains="hello").exists()


@pytest.mark.parametrize(
    "query", ["?as=%00", "?as=nobody", "?reply=%00", "?reply=" + "9" * 5000, "?again=%C2%B2", "?reply=99"]
)
def test_odd_addresses_show_the_square(visitor, query):
    page(visitor, query)


def test_people_can_be_added_and_join(visitor, town):
    response = visitor.post(SQUARE, {"do": "add", "handle": "@Frida"}, follow=True)
    assert "@frida has moved here" in response.content.decode()
    assert "Write as frida" in response.content.decode()
    assert "frida is not a member" in page(visitor, "?as=frida")
    town.say("frida", "@govbot join")
    assert "frida is not a member" not in page(visitor, "?as=frida")


def test_private_posts_are_for_those_they_are_between(visitor, town):
    post(visitor, **{"do": "write", "as": "alice", "text": "@govbot help, please", "private": "on"})
    town.work()
    assert "help, please" in page(visitor, "?as=alice")
    assert "only you and the bot see this" in page(visitor, "?as=alice")
    assert "help, please" not in page(visitor, "?as=bruno")
    hidden = SandboxPost.objects.get(html__contains="help, please")
    refused = post(visitor, **{"do": "write", "as": "bruno", "text": "I saw that", "reply_to": str(hidden.pk)})
    assert refused.status_code == 400


def test_the_clock_moves_to_the_next_deadline(visitor, town):
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    assert "voting on" in page(visitor)
    post(visitor, **{"do": "clock", "jump": "deadline", "as": "alice"})
    assert town.community.clock_offset > 5 * 86400
    assert town.tags()[-1] == "clock.moved"


def test_an_endless_conversation_is_shown(visitor, town):
    account = SandboxAccount.objects.get(community=town.community, handle="alice")
    parent = None
    for number in range(150):
        parent = write(account, text=f"answer {number}", visibility="public", in_reply_to=parent, posted_at=town.now)
    html = page(visitor)
    assert "answer 149" in html
    assert 'class="d4"' in html


def test_forms_need_their_token(town, visitor):
    visitor.handler.enforce_csrf_checks = True
    response = post(visitor, **{"do": "write", "as": "alice", "text": "@govbot help"})
    assert response.status_code == 403
    assert "That form was too old" in response.content.decode()


def test_a_town_without_people_says_so(client, make_town):
    make_town("ghost", members=())
    client.get(square_link("ghost"))
    assert "Nobody lives here yet" in client.get("/c/ghost/square/").content.decode()


def test_an_answer_names_the_bot_where_the_post_does(visitor, town):
    asked = town.say("alice", "@govbot propose weekly meetings on Fridays")
    talk = town.say("bruno", "What a lovely day")
    reply = '@govbot </textarea><div class="row"><button class="small">Reply'
    assert reply in page(visitor, f"?as=dana&reply={asked.pk}")
    assert reply in page(visitor, f"?as=dana&reply={town.announcement(1)}")
    assert reply not in page(visitor, f"?as=dana&reply={talk.pk}")
    post(visitor, **{"do": "write", "as": "dana", "text": "@govbot Fridays are hard for me", "reply_to": str(asked.pk)})
    town.work()
    assert "Fridays are hard for me" in visitor.get("/c/town/proposals/1/").content.decode()
