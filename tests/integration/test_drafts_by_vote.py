"""A whole new text, or another reading of the same one, comes into force by the community's own vote."""

import pytest
from django.test import Client

from governance.domain.commands import DecideField, MakeDraft, PutToMembers, RatifyReading, ReverseProposal
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import WHOLE, undecided
from governance.models import Action, ConstitutionVersion, Draft, Reading, StoredRulebook
from governance.selectors.readings import decisions_of, draft_with, settled_in
from platforms.thinking.constitutions import read_wanted_at
from tests.conftest import Town
from tests.integration.deciding import propose, request, states
from tests.integration.gardens import AMENDMENTS, DEFAULTS, GARDEN, MO, PROPOSALS, ratified

SHORTER = GARDEN.replace("open for six days", "open for four days")


def make(town: Town, text: str = SHORTER, summary: str = "Votes end two days earlier") -> Reading:
    town.do(MakeDraft(text=text, summary=summary), actor=MO)
    read_wanted_at(town.now)
    return Reading.objects.get(proposed__number=Draft.objects.count())


def left(reading: Reading) -> list[tuple[str, str]]:
    rows = decisions_of(reading)
    return undecided(draft_with(reading, rows), settled_in(reading, rows))


def decide_what_is_left(town: Town, reading: Reading) -> None:
    for process, field in left(reading):
        value = draft_with(reading, decisions_of(reading)).process(process).value(field)
        stated = field == WHOLE or value not in (None, (), False)
        choice = "accepted" if stated else "default" if field in DEFAULTS else "unstated"
        town.do(
            DecideField(
                reading=reading.pk, process=process, field=field, choice=choice, seen=0, value=DEFAULTS.get(field)
            ),
            actor=MO,
        )


def ready(town: Town, text: str = SHORTER) -> Reading:
    reading = make(ratified(town), text)
    decide_what_is_left(town, reading)
    town.do(PutToMembers(reading=reading.pk), actor=MO)
    town.work()
    return Reading.objects.get(pk=reading.pk)


def adopt(town: Town, number: int = 1) -> int:
    town.say("alice", f"@govbot propose to adopt draft {number}")
    town.say("alice", "@govbot confirm", private=True)
    made = town.community.last_number
    for who in ("alice", "bruno", "chidi", "dana"):
        town.say(who, f"@govbot agree {made}")
    town.wait(days=10, minutes=1)
    return made


def test_only_what_a_draft_changes_is_left_to_decide(garden: Town) -> None:
    reading = make(ratified(garden))
    assert left(reading) == [(PROPOSALS, "stages.0.duration")]
    assert ConstitutionVersion.objects.get().text == GARDEN
    with pytest.raises(GovernanceError, match="members: they decide"):
        garden.do(RatifyReading(reading=reading.pk), actor=MO)
    with pytest.raises(GovernanceError, match="Not decided yet"):
        garden.do(PutToMembers(reading=reading.pk), actor=MO)


@pytest.mark.usefixtures("moderator")
def test_a_way_that_was_left_out_is_not_new_where_a_number_changes_that_it_would_take_over(town: Town) -> None:
    text = ConstitutionVersion.objects.get().text
    reading = make(town, text.replace("open for exactly six days", "open for exactly four days"))
    assert left(reading) == [("standard-proposal", "stages.0.duration")]


def test_members_bring_a_draft_into_force(garden: Town, client: Client) -> None:
    ready(garden)
    assert "propose to adopt draft 1" in garden.heard()[-1]
    garden.say("bruno", "@govbot propose weekly meetings on Fridays")
    shown = client.get("/c/garden/drafts/1/").content.decode()
    assert '<del><span class="sr"> words that go: </span>six' in shown
    assert "Proposals: how long it lasts" in shown
    number = adopt(garden)
    assert states(garden, number) == ("executed", ["executed"])
    assert ConstitutionVersion.objects.get(superseded_at=None).text == SHORTER
    stored = StoredRulebook.objects.order_by("-pk").first()
    assert (stored.waiting, stored.ratified_by) == ([], f"the members, in #{number}")
    before = garden.proposal(1)
    assert before.rulebook != stored
    assert (before.closes_at - before.opens_at).days == 6
    garden.say("chidi", "@govbot propose a seed library")
    later = garden.proposal(garden.community.last_number)
    assert (later.closes_at - later.opens_at).days == 4
    assert Reading.objects.get(proposed__number=1).state == "ratified"
    tags = garden.tags()
    assert tags.index("draft.made") < tags.index("draft.ready") < len(tags) - tags[::-1].index("constitution.adopted")
    for page in (
        "/c/garden/drafts/1/",
        f"/c/garden/proposals/{number}/",
        "/c/garden/constitution/",
        "/c/garden/audit/",
    ):
        assert client.get(page).status_code == 200


def test_it_can_be_taken_back_as_it_was(garden: Town, client: Client) -> None:
    ready(garden)
    first = adopt(garden)
    garden.say("alice", f"@govbot propose amendments: undo #{first}")
    garden.say("alice", "@govbot confirm", private=True)
    number = garden.community.last_number
    for who in ("alice", "bruno", "chidi", "dana"):
        garden.say(who, f"@govbot agree {number}")
    garden.wait(days=10, minutes=1)
    assert states(garden, first) == ("reversed", ["undone"])
    assert ConstitutionVersion.objects.get(superseded_at=None).text == GARDEN
    assert "out of date" in client.get("/c/garden/drafts/1/").content.decode()


def longer(town: Town) -> int:
    """Members decide that the same text means ten days, which somebody had contested."""
    ratified(town)
    town.say("bruno", "@govbot contest: 1. Proposals: how long")
    read_wanted_at(town.now)
    reading = Reading.objects.get(state="open")
    town.do(
        DecideField(
            reading=reading.pk,
            process=PROPOSALS,
            field="stages.0.duration",
            choice="corrected",
            seen=0,
            value={"min": "P10D"},
            quote="open for ten days.",
        ),
        actor=MO,
    )
    town.do(PutToMembers(reading=reading.pk), actor=MO)
    return adopt(town)


def lasts() -> str:
    stored = StoredRulebook.objects.order_by("-pk").first()
    return stored.data["process_types"][0]["stages"][0]["duration"]["min"]


def test_a_new_reading_of_the_same_text_is_decided_by_vote(garden: Town, client: Client) -> None:
    number = longer(garden)
    assert states(garden, number) == ("executed", ["executed"])
    assert ConstitutionVersion.objects.count() == 1
    assert lasts() == "P10D"
    assert garden.community.contests.get().state == "corrected"
    shown = client.get("/c/garden/drafts/1/").content.decode()
    assert "6 days" in shown
    assert "10 days" in shown
    assert "By #1 the members have decided how version 1" in " ".join(garden.heard())


def test_a_reading_that_was_adopted_is_taken_back(garden: Town, client: Client) -> None:
    number = longer(garden)
    garden.do(ReverseProposal(number=number, reason="The vote was about another clause."), actor=MO)
    assert states(garden, number) == ("reversed", ["undone"])
    assert lasts() == "P6D"
    assert "not in force" in client.get("/c/garden/drafts/1/").content.decode()


def test_a_draft_for_a_text_that_is_gone_cannot_be_proposed(garden: Town) -> None:
    ready(garden)
    change = request("amend_constitution", "1. Proposals", old="open for six days", new="open for five days")
    propose(garden, change)
    for who in ("alice", "bruno", "chidi", "dana"):
        garden.say(who, "@govbot agree 1")
    garden.wait(days=10, minutes=1)
    assert Reading.objects.get(proposed__number=1).state == "dropped"
    with pytest.raises(GovernanceError, match="not in force any more"):
        propose(garden, request("adopt_constitution", "1"))
    assert not Action.objects.filter(kind="adopt_constitution").exists()


def test_what_cannot_be_a_draft_is_refused_with_the_reason(garden: Town) -> None:
    with pytest.raises(GovernanceError, match="Nobody has confirmed yet"):
        garden.do(MakeDraft(text=SHORTER), actor=MO)
    ratified(garden)
    for text, why in ((GARDEN, "word for word"), (" ", "is empty"), ("x" * 1_000_001, "one megabyte")):
        with pytest.raises(GovernanceError, match=why):
            garden.do(MakeDraft(text=text), actor=MO)
    make(garden)
    with pytest.raises(GovernanceError, match="Draft 1 has this text already"):
        garden.do(MakeDraft(text=SHORTER), actor=MO)
    with pytest.raises(GovernanceError, match="cannot be proposed yet"):
        propose(garden, request("adopt_constitution", "1"))
    with pytest.raises(GovernanceError, match="no draft 7"):
        propose(garden, request("adopt_constitution", "7"))
    assert garden.community.last_number == 0


def test_a_text_that_is_new_throughout_can_be_adopted(garden: Town) -> None:
    """Not one word about amendments is left as it was, and still nothing ends for ever."""
    anew = """# Orchard Rules

## 1. Deciding

Anybody on the roll may propose. A vote lasts five days and is won by a simple majority of the votes cast.

## 2. Changing these rules

These rules are changed by three quarters of the votes. Such a vote lasts fourteen days.
"""
    reading = make(ratified(garden), anew)
    for key in (PROPOSALS, AMENDMENTS):
        if not draft_with(reading, []).process(key).citations:  # nothing of it is left in the new text
            gone = DecideField(reading=reading.pk, process=key, field=WHOLE, choice="unstated", seen=0)
            garden.do(gone, actor=MO)
    decide_what_is_left(garden, reading)
    garden.do(PutToMembers(reading=reading.pk), actor=MO)
    number = adopt(garden)
    assert states(garden, number) == ("executed", ["executed"])
    assert ConstitutionVersion.objects.get(superseded_at=None).title == "Orchard Rules"
