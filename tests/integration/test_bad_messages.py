"""Messages that nobody should send and somebody will: each gets a useful answer, and nothing is counted."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.models import Comment, ElectorateEntry, Member, Proposal, Vote
from platforms.adapters.sandbox.town import TownRefuses, as_html, write
from platforms.models import InboundEvent, SandboxAccount, SandboxPost
from platforms.patience import ANSWERS_AN_HOUR
from tests.conftest import Town

FRIDAYS = "@govbot propose weekly meetings on Fridays"
RIGHT_TO_LEFT = "\u202e"
OTHER_MARKS = "\u200f\u2067\u2069\u200b\ufeff"


def write_html(town: Town, handle: str, html: str, *, reply_to: str | None = None) -> SandboxPost:
    """A post in another server's markup."""
    account = SandboxAccount.objects.get(community=town.community, handle=handle)
    parent = SandboxPost.objects.get(pk=int(reply_to)) if reply_to else None
    post = write(account, text="@govbot", visibility="public", in_reply_to=parent, posted_at=town.now)
    SandboxPost.objects.filter(pk=post.pk).update(html=html)
    town.work()
    return post


def answers(town: Town, handle: str) -> list[str]:
    """What the bot said to somebody after it had welcomed them."""
    welcome, *rest = town.heard(handle)
    assert welcome.startswith("Welcome")
    return rest


def counted(town: Town) -> list[tuple[str, str]]:
    return list(Vote.objects.order_by("member__handle").values_list("member__handle", "choice"))


@pytest.mark.parametrize("words", ["@govbot", "@govbot   ", "@govbot !", "@govbot @govbot", "  @GOVBOT\n\n"])
def test_a_mention_without_words_is_told_how_to_begin(voting: Town, words: str) -> None:
    voting.say("bruno", words)
    (answer,) = answers(voting, "bruno")
    assert "Mention me with:" in answer or "help" in answer
    assert counted(voting) == []
    assert Proposal.objects.count() == 1


def test_the_square_takes_no_ten_thousand_characters(voting: Town) -> None:
    with pytest.raises(TownRefuses, match="at most 5000 characters; this one has 10016"):
        voting.say("bruno", f"@govbot propose {'x' * 10_000}")
    assert Proposal.objects.count() == 1


def test_ten_thousand_characters_from_another_server_are_no_proposal(voting: Town) -> None:
    write_html(voting, "bruno", f"<p>@govbot propose {'the park, ' * 1_000}</p>")
    assert "the most is 5000" in voting.heard("bruno")[-1]
    assert Proposal.objects.count() == 1


def test_a_megabyte_of_markup_is_read_without_harm(voting: Town) -> None:
    write_html(voting, "bruno", "<blockquote>" * 80_000 + "@govbot agree 1")
    write_html(voting, "chidi", "<p>@govbot agree 1</p>")
    assert counted(voting) == [("chidi", "agree")]


DIALECTS = {
    "mastodon": '<p><span class="h-card" translate="no"><a href="https://town.example/@govbot" class="u-url mention">'
    "@<span>govbot</span></a></span> agree</p>",
    "pleroma": '<span class="h-card"><a class="u-url mention" data-user="A1" href="https://town.example/@govbot" '
    'rel="ugc">@<span>govbot</span></a></span> agree',
    "misskey": '<p><a href="https://town.example/@govbot" class="u-url mention">@govbot@town.example</a><span> agree'
    "</span></p>",
    "gotosocial": '<p><span class="h-card"><a href="https://town.example/@govbot" class="u-url mention" '
    'rel="nofollow noreferrer noopener" target="_blank">@<span>govbot</span></a></span> agree<br></p>',
}


@pytest.mark.parametrize("server", DIALECTS)
def test_a_vote_is_read_in_the_markup_of_four_kinds_of_servers(voting: Town, server: str) -> None:
    write_html(voting, "bruno", DIALECTS[server], reply_to=voting.announcement(1))
    assert counted(voting) == [("bruno", "agree")]


@pytest.mark.parametrize("server", DIALECTS)
def test_a_quotation_in_any_markup_is_not_the_members_vote(voting: Town, server: str) -> None:
    quoting = f"<blockquote>{DIALECTS[server]}</blockquote><p>@govbot is this right?</p>"
    write_html(voting, "bruno", quoting, reply_to=voting.announcement(1))
    assert counted(voting) == []


def test_marks_that_turn_the_direction_do_not_hide_or_make_a_vote(voting: Town) -> None:
    voting.say("bruno", f"@govbot {OTHER_MARKS}agree{OTHER_MARKS} 1")
    voting.say("chidi", f"@govbot {RIGHT_TO_LEFT}eerga{RIGHT_TO_LEFT} 1")
    assert [vote for vote in counted(voting) if vote[0] == "chidi"] == []
    assert [vote[1] for vote in counted(voting)] in ([], ["agree"])
    assert answers(voting, "chidi")


def test_a_title_keeps_no_mark_that_turns_what_follows_it(voting: Town) -> None:
    voting.say("bruno", f"@govbot propose {RIGHT_TO_LEFT}weekly walks")
    proposal = Proposal.objects.order_by("-number").first()
    assert RIGHT_TO_LEFT not in proposal.title
    assert RIGHT_TO_LEFT not in "".join(voting.heard())


@pytest.mark.parametrize(
    "html",
    [
        "<p>I wrote <code>@govbot agree 1</code> and it worked</p>",
        "<pre>@govbot agree 1</pre>",
        "<p>`@govbot agree 1`</p>",
        "<p>```\n@govbot agree 1\n```</p>",
    ],
)
def test_a_mention_inside_code_addresses_nobody(voting: Town, html: str) -> None:
    write_html(voting, "bruno", html)
    assert counted(voting) == []
    assert answers(voting, "bruno") == []
    assert InboundEvent.objects.filter(author="bruno").get().state == "ignored"


@pytest.mark.parametrize("number", ["99", "0", "-1", "99999999999999999999999999", "1.5", "#", "²"])
def test_a_number_that_no_proposal_has(voting: Town, number: str) -> None:
    voting.say("bruno", f"@govbot agree {number}")
    assert InboundEvent.objects.filter(state__in=["new", "dead"]).count() == 0
    (answer,) = answers(voting, "bruno")
    assert "There is no proposal #99" in answer if number == "99" else "help" in answer
    assert counted(voting) == []


def test_a_vote_before_opening(town: Town) -> None:
    town.propose("alice", "@govbot propose suspend @spam@bad.example for a week")
    assert town.proposal().opens_at is None
    town.say("bruno", "@govbot agree 1")
    assert counted(town) == []
    assert "Your vote was not counted" in town.heard("bruno")[-1]
    assert "spam" not in town.heard("bruno")[-1]


def test_a_vote_at_the_deadline_and_after_it(voting: Town) -> None:
    ends = voting.proposal().closes_at
    voting.now = ends - timedelta(seconds=1)
    voting.say("bruno", "@govbot agree 1")
    voting.now = ends
    voting.say("chidi", "@govbot agree 1")
    voting.now = ends + timedelta(days=3)
    voting.say("dana", "@govbot agree 1")
    assert counted(voting) == [("bruno", "agree")]
    assert "came after the end" in voting.heard("chidi")[-1]
    assert "came after the end" in voting.heard("dana")[-1]
    assert voting.tags().count("vote.late") == 2


def test_a_member_of_another_community(voting: Town, make_town: Callable[..., Town]) -> None:
    other = make_town("other", members=("otto",))
    add = SandboxAccount.objects.create
    add(community=voting.community, handle="otto", display_name="Otto", created_at=voting.now)
    voting.say("otto", "@govbot agree 1")
    assert "not a member yet" in voting.heard("otto")[-1]
    other.say("otto", "@govbot agree 1")
    assert "There is no proposal #1 here" in other.heard("otto")[-1]
    assert counted(voting) == []
    assert other.community.audit_length == len(other.chain())


def test_somebody_suspended_takes_no_part_and_is_told(voting: Town) -> None:
    Member.objects.filter(handle="bruno").update(standing="suspended")
    for words in ("agree 1", "propose longer breaks", "join", "leave"):
        voting.say("bruno", f"@govbot {words}")
        assert "suspended" in voting.heard("bruno")[-1], words
    assert counted(voting) == []
    assert Proposal.objects.count() == 1
    voting.say("chidi", FRIDAYS)
    assert not ElectorateEntry.objects.filter(proposal__number=2, member__handle="bruno").exists()


def test_words_that_are_markup_elsewhere_stay_words(voting: Town) -> None:
    voting.say(
        "bruno", "@govbot propose {% load x %}{{ settings.SECRET_KEY }} <script>alert(1)</script> '; DROP TABLE--"
    )
    title = voting.proposal(2).title
    assert "{{ settings.SECRET_KEY }}" in title
    assert "{{ settings.SECRET_KEY }}" in voting.heard()[-1]
    announced = SandboxPost.objects.get(pk=int(voting.announcement(2)))
    assert "<script" not in announced.html


def test_a_reply_to_what_is_gone_or_from_nowhere(voting: Town) -> None:
    post = write_html(voting, "bruno", as_html("@govbot agree", []))
    assert counted(voting) == []
    assert Comment.objects.count() == 0
    assert "on what" in voting.heard("bruno")[-1] or "1" in voting.heard("bruno")[-1]
    assert post.favourites.count() == 0


@pytest.mark.parametrize("words", ["propose", "propose:", "propose “”", "propose ...", "propose 🏳️‍🌈"])
def test_a_proposal_without_words_is_asked_for_them_and_holds_up_no_count(voting: Town, words: str) -> None:
    voting.say("bruno", f"@govbot {words}")
    assert "Please say what you propose" in answers(voting, "bruno")[-1]
    assert not InboundEvent.objects.exclude(error="").exists()
    voting.wait(days=6)
    assert voting.proposal().outcome == "no_quorum"


def test_who_writes_without_end_is_told_once_and_their_votes_still_count(
    voting: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS_AN_HOUR, "sandbox", 10)
    for _ in range(15):
        voting.say("bruno", "@govbot thank you for your message, I am on holiday")
    told = answers(voting, "bruno")
    assert len(told) == 10 + 1
    assert "I have answered you 10 times within an hour" in told[-1]

    voting.say("bruno", "@govbot agree 1")
    voting.say("chidi", "@govbot help")
    assert counted(voting) == [("bruno", "agree")]
    assert len(answers(voting, "chidi")) == 1

    comment = voting.say("bruno", "@govbot this is what I think of it", reply_to=voting.announcement(1))
    assert Comment.objects.filter(post=str(comment.pk)).exists()

    voting.wait(hours=2)
    voting.say("bruno", "@govbot help")
    assert "Mention me with:" in answers(voting, "bruno")[-1]


def test_who_gives_orders_without_end_is_told_once_and_each_is_dealt_with(
    voting: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Orders that are refused, and votes to and fro, would use up the bot's posts; no vote is lost to that."""
    monkeypatch.setitem(ANSWERS_AN_HOUR, "sandbox", 10)
    for _ in range(15):
        voting.say("bruno", "@govbot agree 999")
    told = answers(voting, "bruno")
    assert len(told) == 10 + 1
    assert "I have answered you 10 times within an hour" in told[-1]
    for number in range(5):
        voting.say("bruno", f"@govbot {'dis' * (number % 2)}agree 1")
    voting.say("bruno", "@govbot no ai")
    assert answers(voting, "bruno") == told
    assert counted(voting) == [("bruno", "agree")]
    assert voting.member("bruno").no_models

    voting.say("chidi", "@govbot agree 999")
    assert "There is no proposal #999" in answers(voting, "chidi")[-1]
    voting.wait(hours=2)
    voting.say("bruno", "@govbot agree 999")
    assert "There is no proposal #999" in answers(voting, "bruno")[-1]
