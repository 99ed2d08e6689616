"""Words of members in a stage: new words for a proposal, and reasons that should not stand there."""

import pytest

from governance.domain.actors import Actor, Cause
from governance.domain.commands import CancelProposal, RemoveWords
from governance.models import StageRun, Vote
from governance.services.communities import appoint_moderator
from tests.stages import BALLOT, CONSENT, PETITION, TALK, MakeTown


def test_a_reason_that_should_not_stand_there_is_taken_off_and_the_objection_stays(
    town_of: MakeTown, django_user_model: type
) -> None:
    town = town_of(CONSENT)
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    town.say("alice", "@govbot propose new chairs")
    town.say("bruno", "@govbot object #1: something unkind")
    vote = Vote.objects.get()
    town.do(RemoveWords(number=1, objection=vote.pk, reason="It was unkind."), actor=Actor.moderator("mo"))
    vote.refresh_from_db()
    assert (vote.choice, vote.reason) == ("object", "")
    assert not any("something unkind" in str(entry.get("content")) for entry in town.chain())
    town.do(CancelProposal(number=1, reason="We start over."), actor=Actor.moderator("mo"))
    assert not StageRun.objects.filter(closed_at__isnull=True).exists()


def test_what_people_have_signed_keeps_its_words(town_of: MakeTown) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.say("alice", "@govbot revise #1: Two benches in the park")
    town.say("bruno", "@govbot sign #1")
    town.say("alice", "@govbot revise #1: Abolish the board")
    assert "People have signed #1 as it stands" in town.heard("alice")[-1]
    assert town.proposal().title == "Two benches in the park"
    town.say("bruno", "@govbot unsign #1")
    town.say("alice", "@govbot revise #1: Three benches in the park")
    assert town.proposal().title == "Three benches in the park"


def test_new_words_written_in_private_stay_private(town_of: MakeTown) -> None:
    town = town_of(TALK, BALLOT)
    town.say("alice", "@govbot propose a fountain")
    town.say("alice", "@govbot revise #1: A fountain, for my sister is ill", private=True)
    assert "you wrote to me in private, so I changed nothing" in town.heard("alice")[-1]
    assert town.proposal().title == "a fountain"
    assert not town.proposal().revisions.exists()


def test_what_would_do_something_cannot_be_put_into_other_words(town_of: MakeTown) -> None:
    town = town_of(TALK, BALLOT)
    town.propose("alice", "@govbot propose that we block bad.example")
    assert town.proposal().actions.get().kind == "block_domain"
    town.say("alice", "@govbot revise #1: Pizza on Fridays")
    assert "new words would not change that" in town.heard("alice")[-1]
    assert "Pizza" not in town.proposal().title


@pytest.mark.parametrize(
    ("words", "private", "why"),
    [("bruno stole the cash box", False, "seems to name a person"), ("my sister is ill", True, "in private")],
)
def test_a_reason_that_accuses_or_was_said_in_private_is_kept_back_and_the_objection_counts(
    town_of: MakeTown, words: str, private: bool, why: str
) -> None:
    town = town_of(CONSENT)
    town.say("alice", "@govbot propose a fountain")
    town.say("chidi", f"@govbot object #1: {words}", private=private)
    assert why in town.heard("chidi")[-1]
    assert (Vote.objects.get().choice, Vote.objects.get().reason) == ("object", "")
    assert words not in str(town.chain())
    town.say("chidi", "@govbot object #1: it would freeze in winter")
    assert Vote.objects.get().reason == "it would freeze in winter"
    town.wait(days=4)
    assert town.proposal().outcome == "rejected"
