"""What a notification says, whoever wrote it and however it is put."""

import pytest

from platforms.adapters.mastodon.reading import Reader, Unusable
from reasoning.grammar import parse
from reasoning.plaintext import read_post
from tests.fakes.notifications import BOT, LINK, NOW, account, notification, status

READER = Reader(bot_handle="govbot", domain="home.example")
BOT_HANDLES = ["govbot@home.example"]


def read(words: str = "help", **changed: object):
    return READER.mention(notification("7", post=status("p7", words, **changed)))


def words_of(mention) -> str:
    return read_post(mention.content, bot_handles=BOT_HANDLES).text


def test_all_that_is_needed() -> None:
    mention = read(in_reply_to_id="p3", visibility="unlisted")
    assert (mention.event_id, mention.post_id, mention.in_reply_to) == ("post:p7", "p7", "p3")
    assert (mention.visibility, mention.author.handle, words_of(mention)) == ("unlisted", "alice", "help")


def test_the_home_servers_time_counts_not_the_posts_own() -> None:
    assert read(created_at="2001-01-01T00:00:00.000Z").occurred_at == NOW


@pytest.mark.parametrize(
    ("said", "taken"), [("public", "public"), ("private", "direct"), ("direct", "direct"), ("odd", "direct")]
)
def test_what_is_not_for_everybody_is_private(said: str, taken: str) -> None:
    assert read(visibility=said).visibility == taken


def test_a_remote_accounts_date_is_not_believed() -> None:
    author = read(account=account("zoe@far.example", created_at="1999-01-01T00:00:00Z")).author
    assert (author.handle, author.remote, author.created_at) == ("zoe@far.example", True, None)


def test_a_local_account_named_with_its_domain_is_local() -> None:
    author = read(account=account("alice@home.example")).author
    assert (author.handle, author.remote) == ("alice", False)


@pytest.mark.parametrize("flag", ["bot", "group", "suspended"])
def test_machines_and_the_suspended_are_marked(flag: str) -> None:
    assert read(account=account(**{flag: True})).author.bot


def test_who_moved_is_marked() -> None:
    assert read(account=account(moved=account("alice@far.example"))).author.moved


def test_a_name_full_of_markup_stays_text() -> None:
    name = "<script>alert(1)</script> @everyone" + "x" * 500
    author = read(account=account(display_name=name)).author
    assert author.display_name.startswith("<script>")
    assert len(author.display_name) == 200


def test_names_become_full_handles_whatever_is_shown() -> None:
    zoe = {"id": "9", "acct": "zoe@far.example", "url": "https://web.far.example/people/17"}
    link = '<a href="https://web.far.example/people/17" class="u-url mention">@<span>zoe</span></a>'
    mention = read(f"agree with {link}", mentions=[BOT, zoe])
    assert "zoe@far.example" in read_post(mention.content, bot_handles=BOT_HANDLES).mentions


def test_a_link_that_shows_another_name_is_named_by_its_account() -> None:
    eve = {"id": "9", "acct": "eve@bad.example", "url": "https://bad.example/@eve"}
    link = '<a href="https://bad.example/@eve" class="u-url mention">@<span>alice</span></a>'
    assert words_of(read(f"suspend {link}", mentions=[BOT, eve])) == "suspend @eve@bad.example"


def test_a_server_that_keeps_names_out_of_the_words_still_addresses() -> None:
    mention = read(content="<p>agree</p>")
    post = read_post(mention.content, bot_handles=BOT_HANDLES)
    assert (post.addressed, post.text) == (True, "agree")


def test_a_name_in_code_only_addresses_nobody() -> None:
    assert not read_post(read(content="<p><code>@govbot</code> agree</p>").content, bot_handles=BOT_HANDLES).addressed


@pytest.mark.parametrize(
    "broken",
    [
        None, 7, "text", [], {}, {"type": "favourite"}, notification("7", status=None), notification("7", status=[]),
        notification("7", created_at=None), notification("7", created_at="yesterday"),
        notification("7", post=status("p", id=None)), notification("7", post=status("p", id={})),
        notification("7", post=status("p", id="x" * 300)), notification("7", post=status("p", content=None)),
        notification("7", post=status("p", content=["a"])), notification("7", post=status("p", account="alice")),
        notification("7", post=status("p", account=account(acct=None))),
        notification("7", post=status("p", account=account(acct="a b"))),
        notification("7", post=status("p", account=account(acct="@@@"))),
        notification("7", post=status("p", account=account("govbot"))),
    ],
)  # fmt: skip
def test_what_is_no_message_is_unusable(broken: object) -> None:
    with pytest.raises(Unusable):
        READER.mention(broken)


@pytest.mark.parametrize(
    "odd", [None, 7, "x", [None], [7], [{}], [{"acct": 7}], [{"acct": "a b", "url": "u"}], [{"acct": "b", "url": 7}]]
)
def test_odd_lists_of_names_do_no_harm(odd: object) -> None:
    assert words_of(read(mentions=odd)) == "help"


@pytest.mark.parametrize(
    "markup",
    [
        "<a href=",
        "<a " * 5000,
        f"{LINK}" * 2000,
        "<p>" * 20_000 + "agree",
        "&#99999999999;",
        "<!-- <a>",
        "<![CDATA[x",
        "</a></a>",
    ],
)
def test_wild_markup_is_read_to_its_end(markup: str) -> None:
    assert isinstance(words_of(read(content=markup)), str)


@pytest.mark.parametrize(
    ("moved", "handle"),
    [
        ({"acct": "alice@far.example"}, "alice@far.example"),
        ({"acct": "alice"}, "alice"),
        ({"acct": "alice@town.example"}, "alice"),
        ({"acct": "no name"}, None),
        ({"acct": 3}, None),
        ("alice", None),
        (None, None),
    ],
)
def test_where_an_account_has_moved_is_read_field_by_field(moved: object, handle: str | None) -> None:
    assert Reader(bot_handle="govbot", domain="town.example").moved_to({"acct": "old", "moved": moved}) == handle


@pytest.mark.parametrize(
    "warning", ["satire", "not serious!", "what @bo would say", "I disagree", "if it is free", "/s"]
)
def test_a_warning_that_may_turn_the_words_round_is_read_with_them(warning: str) -> None:
    post = read_post(read("agree 3", spoiler_text=warning).content, bot_handles=BOT_HANDLES)
    assert post.quoted
    assert post.text.startswith(f"> {warning}")
    assert not parse(post.text).sure


@pytest.mark.parametrize("warning", ["", None, 7, "governance", "re: town politics", "long post", "<b>food</b>"])
def test_any_other_warning_leaves_a_vote_plain(warning: object) -> None:
    post = read_post(read("agree 3", spoiler_text=warning).content, bot_handles=BOT_HANDLES)
    assert (post.text, post.quoted) == ("agree 3", False)


def test_a_name_in_a_warning_addresses_nobody() -> None:
    mention = read("agree 3", spoiler_text="not what @govbot and @carla say <script>")
    post = read_post(mention.content, bot_handles=BOT_HANDLES)
    assert post.mentions == ()
    assert "<script>" in post.text
