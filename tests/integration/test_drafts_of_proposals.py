"""A proposal with an effect is shown to its author before it opens, as it would be, and by the rules of that day."""

from datetime import timedelta

from governance.models import Proposal, StoredRulebook
from platforms.models import Delivery, PendingDraft
from tests.conftest import Town
from tests.integration.drafted import question, votes


def test_a_proposal_with_an_effect_is_shown_before_it_opens(town: Town) -> None:
    town.say("alice", "@govbot propose to block the server bad.example")
    assert town.heard() == []
    asked = town.heard("alice")[-1]
    assert "I read this as a proposal: block the server bad" in asked
    assert "block the server bad.example" in asked.replace("\u200b", "")
    assert "It is decided as" in asked

    town.say("alice", "@govbot confirm", reply_to=question(town, "alice"))
    assert town.proposal().status == "open"
    assert [(one.kind, one.target) for one in town.proposal().actions.all()] == [("block_domain", "bad.example")]


def test_a_no_beside_the_question_leaves_it_too(town: Town) -> None:
    town.say("alice", "@govbot propose to block the server bad.example")
    town.say("alice", "@govbot no")
    town.say("alice", "@govbot confirm", reply_to=question(town, "alice"))

    assert not Proposal.objects.exists()
    assert "You said no to this" in town.heard("alice")[-1]


def test_a_no_on_a_proposal_leaves_no_draft_of_another(town: Town) -> None:
    post = town.say("bruno", "@govbot propose weekly meetings on Fridays")
    town.say("alice", "@govbot propose to block the server bad.example")
    town.say("alice", "@govbot no", reply_to=post)
    assert votes(town) == [("alice", "disagree")]

    town.say("alice", "@govbot confirm", reply_to=question(town, "alice"))
    assert Proposal.objects.count() == 2


def test_replies_to_the_post_that_was_confirmed_belong_to_its_proposal(town: Town) -> None:
    post = town.say("alice", "@govbot propose to block the server bad.example")
    town.say("alice", "@govbot confirm")
    town.say("bruno", "@govbot agree", reply_to=post)

    assert votes(town) == [("bruno", "agree")]


def test_a_measure_against_a_person_is_echoed_to_its_author_alone(town: Town) -> None:
    town.say("alice", "@govbot propose to suspend @bruno, he spams")
    asked = Delivery.objects.get(message__template="reply.read_as_proposal")
    assert (asked.message.audience, asked.message.to) == ("direct", "alice")
    assert "@bruno" not in asked.text  # so that nobody is notified
    assert "suspend @bruno" in asked.text.replace("\u200b", "")
    assert "a moderator who is not involved" in asked.text

    town.say("alice", "@govbot confirm")
    assert town.proposal().status == "held"
    assert town.heard() == []


def test_what_would_be_refused_is_refused_before_anybody_is_asked(town: Town) -> None:
    town.add("eve", member=False)
    town.say("eve", "@govbot propose to block the server bad.example")

    assert not PendingDraft.objects.exists()
    assert "Only members can propose" in town.heard("eve")[-1]
    assert "proposal.opened" not in town.tags()


def test_a_refusal_at_the_confirmation_leaves_the_draft_open(town: Town) -> None:
    town.say("alice", "@govbot propose to block the server bad.example")
    for number in range(10):
        town.say("alice", f"@govbot propose thing number {number}")
    town.say("alice", "@govbot confirm", reply_to=question(town, "alice"))

    assert "Ten of your proposals" in town.heard("alice")[-1]
    assert PendingDraft.objects.get().state == "open"


def test_an_amendment_is_shown_word_for_word_and_goes_the_way_of_amendments(town: Town) -> None:
    town.say("alice", "@govbot I propose to replace “exactly ten days” by “exactly twelve days” in Section 5.1")
    asked = town.heard("alice")[-1]

    assert town.heard() == []
    assert "replace “exactly ten days” by “exactly twelve days”" in asked
    assert "It is decided as “Amendment”" in asked

    town.say("alice", "@govbot confirm")
    assert town.proposal().process_key == "amendment"


def test_an_amendment_of_words_that_do_not_stand_there_is_refused_at_once(town: Town) -> None:
    town.say("alice", "@govbot I propose to replace “nine lives” by “ten lives” in Section 2.1")

    assert not PendingDraft.objects.exists()
    assert "does not say “nine lives”" in town.heard("alice")[-1]


def test_an_effect_that_is_not_said_clearly_enough_is_left_to_people(town: Town) -> None:
    town.say("alice", "@govbot propose to repeal the rule about pictures")
    town.say("alice", "@govbot confirm")

    assert town.proposal().status == "open"


def test_what_was_read_under_other_rules_is_not_confirmed_under_new_ones(town: Town) -> None:
    town.say("alice", "@govbot propose that we block bad.example")
    stored = StoredRulebook.objects.get(constitution__community=town.community)
    stored.pk, stored.number, stored.ratified_at = None, stored.number + 1, town.now + timedelta(hours=1)
    stored.save()
    town.wait(hours=2)
    town.say("alice", "@govbot confirm")
    assert "has changed since" in town.heard("alice")[-1]
    assert not Proposal.objects.exists()
