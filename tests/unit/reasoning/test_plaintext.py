"""Words out of what servers send."""

import pytest

from reasoning.grammar import parse
from reasoning.intents import Choice, IntentKind
from reasoning.plaintext import PostText, read_post

BOT = ("govbot", "govbot@town.example")

MASTODON = (
    '<p><span class="h-card" translate="no"><a href="https://town.example/@govbot" class="u-url mention">'
    "@<span>govbot</span></a></span> %s</p>"
)
AKKOMA = (
    '<span class="h-card"><a class="u-url mention" data-user="A9x" href="https://town.example/users/govbot" rel="ugc">'
    "@<span>govbot</span></a></span> %s"
)
MISSKEY = '<p><a href="https://town.example/@govbot" class="u-url mention">@govbot@town.example</a><span> %s</span></p>'
GOTOSOCIAL = (
    '<p><span class="h-card"><a href="https://town.example/@govbot" class="u-url mention" rel="nofollow noreferrer '
    'noopener" target="_blank">@<span>govbot</span></a></span> %s</p>'
)
LEMMY = '<p><a href="https://town.example/u/govbot">@govbot@town.example</a> %s</p>\n'
SERVERS = [MASTODON, AKKOMA, MISSKEY, GOTOSOCIAL, LEMMY, "@govbot %s", "@govbot@town.example %s", "%s @govbot"]


def read(raw: str) -> PostText:
    return read_post(raw, bot_handles=BOT)


@pytest.mark.parametrize("server", SERVERS)
def test_every_dialect_gives_the_same_words(server: str) -> None:
    post = read(server % "agree &amp; thanks")
    assert (post.text, post.addressed, post.quoted, post.code, post.mentions) == (
        "agree & thanks",
        True,
        False,
        False,
        (),
    )


@pytest.mark.parametrize("server", SERVERS)
def test_a_vote_survives_every_dialect(server: str) -> None:
    intent = parse(read(server % "I vote yes on #12").text)
    assert (intent.kind, intent.choice, intent.proposal, intent.sure) == (IntentKind.vote, Choice.agree, 12, True)


def test_paragraphs_breaks_and_lists_become_lines() -> None:
    assert (
        read("<p>one<br>two<br />three</p><p>four</p><ul><li>five</li></ul>").text
        == "one\ntwo\nthree\n\nfour\n\n- five"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- agree -->", '<span style="display: none">agree</span>', '<span style="DISPLAY/**/:none">agree</span>',
        "<span hidden>agree</span>", '<span class="invisible">agree</span>', "<script>agree</script>",
        "<style>agree</style>", '<i style="visibility:hidden">agree</i>', '<i style="font-size:0px">agree</i>',
        '<p style="opacity:0">agree</p>', "<template>agree</template>", "<title>agree</title>",
        '<div hidden="until-found"><p>I <b>agree</b></p></div>',
    ],
)  # fmt: skip
def test_what_a_reader_cannot_see_is_not_said(hidden: str) -> None:
    assert read(f"<p>I disagree{hidden} with #6</p>").text.replace("\n", " ").replace("  ", " ") == "I disagree with #6"


def test_a_shortened_link_stays_whole() -> None:
    raw = (
        '<p>delete <a href="https://town.example/@bob/11223344" rel="nofollow"><span class="invisible">https://</span>'
        '<span class="ellipsis">town.example/@bob/11</span><span class="invisible">223344</span></a> now</p>'
    )
    assert read(raw).text == "delete https://town.example/@bob/11223344 now"


def test_a_link_says_where_it_leads() -> None:
    assert read('<p><a href="https://bad.example/x">I agree</a></p>').text == "I agree (https://bad.example/x)"
    assert (
        read('<p><a href="https://bad.example/x">good.example</a></p>').text == "good.example (https://bad.example/x)"
    )
    assert read('<p><a href="javascript:x()">agree</a></p>').text == "agree"
    assert read('<p><a href="http://[">x</a></p>').text == "x"
    assert (
        read('<p><a href="https://a.example/tags/idea" class="mention hashtag">#<span>idea</span></a></p>').text
        == "#idea"
    )


def test_other_accounts_come_with_the_server_of_their_link() -> None:
    raw = MASTODON % (
        'suspend <span class="h-card"><a href="https://bad.example/@Spam" class="u-url mention">@<span>Spam</span></a></span>'
        " and @eve and @mo@far.example"
    )
    post = read(raw)
    assert post.text == "suspend @Spam@bad.example and @eve and @mo@far.example"
    assert post.mentions == ("spam@bad.example", "eve", "mo@far.example")


def test_a_link_to_a_namesake_is_not_the_bot() -> None:
    post = read('<p><a href="https://evil.example/@govbot" class="mention">@<span>govbot</span></a> agree</p>')
    assert not post.addressed
    assert post.mentions == ("govbot@evil.example",)


def test_the_bot_is_taken_out_at_the_edges_only() -> None:
    assert read("@alice @govbot: agree").text == "@alice agree"
    assert read("@govbot @eve's posts are bad").text == "@eve's posts are bad"
    assert read("I asked @govbot about it").text == "I asked @govbot about it"
    assert read("agree\n\n@govbot").text == "agree"
    assert read("@govbot").text == ""


def test_code_is_not_an_address() -> None:
    for raw in ("<p><code>@govbot agree</code></p>", "<pre><code>@govbot agree</code></pre>", "try `@govbot agree`"):
        post = read(raw)
        assert (post.addressed, post.code) == (False, True), raw
        assert not parse(post.text).sure


def test_quotations_are_not_the_members_words() -> None:
    for raw in (
        "<blockquote><p>@govbot agree</p></blockquote><p>lol</p>",
        "> @govbot agree\nlol",
        "<p>&gt; @govbot agree<br>lol</p>",
    ):
        post = read(raw)
        assert (post.addressed, post.quoted) == (False, True), raw
        assert not parse(post.text).sure


def test_the_link_to_a_quoted_post_is_noticed() -> None:
    misskey = '<p><span>agree<br><br>RE: </span><a href="https://m.example/notes/9">https://m.example/notes/9</a></p>'
    assert read(misskey).quoted
    assert not parse(read(misskey).text).sure
    mastodon = '<p class="quote-inline">RE: <a href="https://m.example/9">https://m.example/9</a></p><p>agree</p>'
    assert (read(mastodon).text, read(mastodon).quoted) == ("agree", True)


def test_struck_and_raised_characters_do_not_vanish() -> None:
    assert not parse(read("<p><del>agree</del></p>").text).sure
    assert parse(read("<p>agree 12<sup>2</sup></p>").text).proposal != 122


def test_characters_that_hide_or_reorder_are_taken_out() -> None:
    assert read("\u202eag\u200bree\u2069\x00 \ufeff#3\u00ad").text == "agree #3"
    assert read("می\u200cخواهم").text == "می\u200cخواهم"
    assert read("👩\u200d🌾").text == "👩\u200d🌾"
    assert read("\ud800x").text == "x"


def test_members_keep_their_own_letters() -> None:
    assert read("@govbot I propose ½ fee & “café”").text == "I propose ½ fee & “café”"


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 2000, "<p>" * 3300, "<b><i>" * 1600, "<blockquote>" * 800 + "@govbot agree", "<" * 10_000, "<![if" * 2000,
        "<!--" * 2500, "<a href='" * 1100, "@" * 10_000, "@govbot " * 1250, "`" * 9999, "> " * 5000, "&" * 10_000, "&#x;" * 2500,
        "<ul><li>" * 1200, "</p>" * 2500, " " * 10_000, "\n" * 10_000, "a\u200d" * 5000, "<p>" + "agree " * 1700,
        "<span style='" + "/*" * 4900, "<a href=x>" * 1000, "<table><tr><td>" * 600, "<p hidden>" * 1000, "RE:" * 3300,
    ],
)  # fmt: skip
def test_ten_thousand_hostile_characters_are_no_order_and_come_to_an_end(raw: str) -> None:
    post = read(raw[:10_000])
    intent = parse(post.text, thread_proposal=3)
    assert not (intent.sure and intent.kind.changes_state)


def test_words_in_markup_too_deep_to_read_are_no_order() -> None:
    assert not parse(read("<div>" * 500 + "<i style='display:none'>dis</i>agree").text).sure
