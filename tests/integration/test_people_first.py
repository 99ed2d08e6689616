"""What must never happen: an accusation in public, a private word on a page, a stranger pinged, a bot that votes."""

from datetime import timedelta

import pytest

from governance.domain.actors import Actor
from governance.domain.audit import first_break
from governance.domain.commands import CancelProposal, ReleaseProposal, RemoveWords
from governance.domain.errors import GovernanceError
from governance.domain.proposals import ReasonNamesSomebody, TitleMissing
from governance.models import AuditEntry, Comment, Member, Moderator, Proposal, Vote
from governance.services.moderation import AlreadySo, Involved
from platforms.models import SandboxAccount, SandboxPost
from tests.conftest import Town
from tests.integration.deciding import propose, request


@pytest.mark.parametrize(
    "words",
    [
        "propose we suspend @bruno, he spams",
        "propose to remove bruno from the list",
        "I propose banning @stranger@far.example",
        "propose: @bruno should be thanked",
        "propose a suspension of bruno for one week",
        "propose we talk about how bruno stole the cash box",
        "propose Bruno ausschließen, er ist ein Dieb",
        "propose to suspend bruno.He is a thief",
        "propose to suspend _bruno_",
        "propose ban-bruno",
        "propose to suspend ｂｒｕｎｏ",
        "propose to suspend bru\u034fno",
        "propose to suspend brunо",
        "propose to suspend brun0",
        "propose a ban of https://far.example/@stranger because he is a thief",
        "propose a ban of ＠stranger",
        "propose a ban of stranger@far.example",
        "propose we suspend Sir Robin for stealing",
    ],
)
def test_a_proposal_about_a_person_is_seen_by_nobody_else(town: Town, words: str) -> None:
    Member.objects.filter(handle="dana").update(display_name="Sir Robin")
    before = len(town.heard())
    town.propose("alice", f"@govbot {words}")
    assert town.proposal().status == "held"
    assert len(town.heard()) == before
    assert "I do not show it to anybody" in town.heard("alice")[-1]
    town.say("chidi", "@govbot agree 1")
    assert "on hold" in town.heard("chidi")[-1]
    town.say("chidi", "@govbot status 1")
    assert "bruno" not in town.heard("chidi")[-1]


def test_words_of_a_held_proposal_are_not_in_the_hashed_record(town: Town) -> None:
    town.propose("alice", "@govbot propose we suspend @bruno")
    entry = town.chain()[-1]
    assert entry["tag"] == "proposal.held"
    assert "bruno" not in str({name: value for name, value in entry.items() if name != "content"})


NEUTRAL = "a week without posting for one member"


def test_the_person_hears_a_day_before_anybody_votes_and_the_public_reads_no_accusation(
    town: Town, moderator: Actor, client
) -> None:
    town.propose("alice", "@govbot propose we suspend @bruno for a week. He stole the cash box.")
    town.do(ReleaseProposal(number=1, reason="It is a fair question.", title=NEUTRAL), actor=moderator)
    town.work()
    assert town.proposal().status == "notice"
    assert "you are the first to hear of it" in town.heard("bruno")[-1]
    assert "Tuesday 3 March 2026, 10:00" in town.heard("bruno")[-1]
    assert town.heard() == []
    town.say("chidi", "@govbot agree 1")
    assert "has not opened yet" in town.heard("chidi")[-1]
    town.wait(days=1)
    assert town.proposal().status == "open"
    opened = SandboxPost.objects.get(pk=int(town.announcement(1)))
    assert opened.in_reply_to is None
    everything = (
        opened.html
        + client.get("/c/town/proposals/1/").content.decode()
        + client.get("/c/town/audit/").content.decode()
        + b"".join(client.get("/c/town/audit/export.jsonl").streaming_content).decode()
    )
    assert "cash box" not in everything
    assert "one member" in everything
    assert town.proposal().closes_at - town.proposal().opens_at == timedelta(days=6)


@pytest.mark.parametrize("title", ["", "   ", "suspend bruno", "a week off for @bruno"])
def test_a_release_needs_words_that_accuse_nobody(town: Town, moderator: Actor, title: str) -> None:
    town.propose("alice", "@govbot propose we suspend @bruno for a week")
    with pytest.raises(TitleMissing):
        town.do(ReleaseProposal(number=1, reason="It is a fair question.", title=title), actor=moderator)
    assert town.proposal().status == "held"


@pytest.mark.parametrize("involved", ["alice", "bruno"])
def test_who_is_involved_cannot_decide_it(town: Town, moderator: Actor, involved: str) -> None:
    Moderator.objects.update(member=town.member(involved))
    town.propose("alice", "@govbot propose we suspend @bruno for a week")
    for command in (
        ReleaseProposal(number=1, reason="It is a fair question.", title=NEUTRAL),
        CancelProposal(number=1, reason="It is not a fair question."),
    ):
        with pytest.raises(Involved):
            town.do(command, actor=moderator)


def test_a_public_reason_accuses_nobody(town: Town, moderator: Actor) -> None:
    town.say("alice", "@govbot propose a picnic")
    for reason in ("bruno is a liar, so no", "because of what @somebody@far.example did"):
        with pytest.raises(ReasonNamesSomebody):
            town.do(CancelProposal(number=1, reason=reason), actor=moderator)


def test_words_can_be_taken_back_from_pages_and_record(town: Town, moderator: Actor, client) -> None:
    town.say("alice", "@govbot propose a picnic. The neighbour beats his dog.")
    town.say("dana", "@govbot the neighbour is a thief", reply_to=town.announcement(1))
    reason = "It accuses somebody who is not here."
    town.do(RemoveWords(number=1, comment=Comment.objects.get().pk, reason=reason), actor=moderator)
    town.do(RemoveWords(number=1, reason=reason), actor=moderator)
    pages = "".join(
        client.get(f"/c/town/{page}").content.decode() for page in ("", "proposals/1/", "audit/", "proposals/")
    )
    export = b"".join(client.get("/c/town/audit/export.jsonl").streaming_content).decode()
    assert "neighbour" not in pages + export
    assert first_break(town.chain())[0] is None
    assert town.tags()[-2:] == ["words.removed", "words.removed"]
    with pytest.raises(AlreadySo):
        town.do(RemoveWords(number=1, reason=reason), actor=moderator)


def test_what_names_somebody_can_be_proposed_in_private(town: Town) -> None:
    town.propose("alice", "@govbot propose we suspend @bruno", private=True)
    assert town.proposal().status == "held"
    assert "Your own post is public" not in town.heard("alice")[-1]


def test_the_record_does_not_say_who_proposed_it(town: Town) -> None:
    town.propose("alice", "@govbot propose we suspend @bruno")
    assert town.chain()[-1]["actor"] == "govbot"


def test_only_active_members_words_come_onto_a_page(town: Town) -> None:
    town.add("zoe", member=False)
    town.say("alice", "@govbot propose a picnic")
    Member.objects.filter(handle="emi").update(standing="suspended")
    for who in ("zoe", "emi", "dana"):
        town.say(who, "@govbot what a day", reply_to=town.announcement(1))
    assert [comment.handle for comment in Comment.objects.all()] == ["dana"]


def test_what_is_proposed_in_private_is_not_published(town: Town) -> None:
    town.say("alice", "@govbot propose a party, as a surprise for somebody who is very ill", private=True)
    assert town.community.last_number == 0
    assert "in private, so I opened nothing" in town.heard("alice")[-1]


def test_a_moderator_can_end_it_unseen(town: Town, moderator: Actor) -> None:
    before = len(town.heard())
    town.propose("alice", "@govbot propose we suspend @bruno")
    town.do(CancelProposal(number=1, reason="Please talk to each other first."), actor=moderator)
    town.work()
    assert len(town.heard()) == before
    assert "Please talk to each other first" in town.heard("alice")[-1]


def test_names_before_the_words_count_too(town: Town) -> None:
    town.say("alice", "@govbot propose a picnic")
    town.say("alice", "@govbot @bruno @chidi propose they are banned for theft", reply_to=town.announcement(1))
    assert not Proposal.objects.filter(number=2, status="open").exists()


def test_a_common_word_as_a_name_holds_nobodys_proposals(town: Town) -> None:
    town.add("the")
    town.say("alice", "@govbot propose we remove the paywall")
    assert town.proposal().status == "open"


def test_ordinary_proposals_are_not_held(town: Town) -> None:
    for words in ("propose a picnic", "propose we remove the paywall", "propose @alice writes the minutes"):
        town.propose("alice", f"@govbot {words}")
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


def test_the_name_of_a_role_accuses_nobody(town: Town) -> None:
    with pytest.raises(GovernanceError, match="seems to name a person"):
        propose(town, request("role_grant", "dana", role="bruno-is-a-thief"))
    assert not AuditEntry.objects.filter(data__icontains="thief").exists()
