"""What must never happen: an accusation in public, a private word on a page, a stranger pinged, a bot that votes."""

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import CancelProposal, ReleaseProposal
from governance.models import Comment, Vote
from platforms.models import SandboxAccount, SandboxPost
from tests.conftest import Town


@pytest.mark.parametrize(
    "words",
    [
        "propose we suspend @bruno, he spams",
        "propose to remove bruno from the list",
        "I propose banning @stranger@far.example",
        "propose: @bruno should be thanked",
    ],
)
def test_a_proposal_about_a_person_is_seen_by_nobody_else(town: Town, words: str) -> None:
    before = len(town.heard())
    town.say("alice", f"@govbot {words}")
    assert town.proposal().status == "held"
    assert len(town.heard()) == before
    assert "nobody else can see it yet" in town.heard("alice")[-1]
    town.say("chidi", "@govbot agree 1")
    assert "on hold" in town.heard("chidi")[-1]
    town.say("chidi", "@govbot status 1")
    assert "bruno" not in town.heard("chidi")[-1]


def test_words_of_a_held_proposal_are_not_in_the_hashed_record(town: Town) -> None:
    town.say("alice", "@govbot propose we suspend @bruno")
    entry = town.chain()[-1]
    assert entry["tag"] == "proposal.held"
    assert "bruno" not in str({name: value for name, value in entry.items() if name != "content"})


def test_the_person_hears_first_when_a_moderator_lets_it_go_ahead(town: Town, moderator: Actor) -> None:
    town.say("alice", "@govbot propose we suspend @bruno for a week")
    town.do(ReleaseProposal(number=1, reason="It is a fair question."), actor=moderator)
    town.work()
    assert town.proposal().status == "open"
    assert "you are the first to hear of it" in town.heard("bruno")[-1]
    told = SandboxPost.objects.filter(html__contains="first to hear").get()
    opened = SandboxPost.objects.get(pk=int(town.announcement(1)))
    assert told.pk < opened.pk
    assert not opened.mentions.filter(handle="bruno").exists()


def test_a_moderator_can_end_it_unseen(town: Town, moderator: Actor) -> None:
    before = len(town.heard())
    town.say("alice", "@govbot propose we suspend @bruno")
    town.do(CancelProposal(number=1, reason="Please talk to each other first."), actor=moderator)
    town.work()
    assert len(town.heard()) == before
    assert "Please talk to each other first" in town.heard("alice")[-1]


def test_ordinary_proposals_are_not_held(town: Town) -> None:
    for words in ("propose a picnic", "propose we remove the paywall", "propose @alice writes the minutes"):
        town.say("alice", f"@govbot {words}")
    assert [town.proposal(n).status for n in (1, 2, 3)] == ["open"] * 3


def test_what_was_said_in_private_stays_private(town: Town) -> None:
    town.say("alice", "@govbot propose a picnic")
    town.say("bruno", "@govbot between us, I am moving away", reply_to=town.announcement(1), private=True)
    assert Comment.objects.count() == 0
    town.say("bruno", "@govbot status", private=True)
    assert SandboxPost.objects.filter(account__handle="govbot").latest("pk").visibility == "direct"


def test_the_bots_words_ping_nobody_but_whom_they_address(town: Town) -> None:
    town.say("alice", "@govbot propose greetings by @alice to everyone@here and @")
    for post in SandboxPost.objects.filter(account__handle="govbot", html__contains="#1 is open"):
        assert {account.handle for account in post.mentions.all()} <= {"alice"}


def test_markup_in_a_title_stays_text(town: Town) -> None:
    town.say("alice", "@govbot propose <script>alert(1)</script> <b>bold</b> {{ settings.SECRET_KEY }}")
    html = SandboxPost.objects.get(pk=int(town.announcement(1))).html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "{{ settings.SECRET_KEY }}" in html


def test_an_automated_account_neither_joins_nor_votes(town: Town) -> None:
    SandboxAccount.objects.filter(handle="emi").update(bot=True)
    town.say("alice", "@govbot propose a picnic")
    # The town's bot is looked up by name, so a second automated account is nothing special to it.
    town.say("emi", "@govbot agree 1")
    assert Vote.objects.count() == 0


def test_a_member_of_another_community_has_no_say_here(make_town) -> None:
    here, there = make_town("here"), make_town("there", members=("zoe",))
    here.say("alice", "@govbot propose a picnic")
    there.say("zoe", "@govbot agree 1")
    assert "There is no proposal #1" in there.heard("zoe")[-1]
    assert Vote.objects.count() == 0
