"""The constitution is changed by its own rule: the exact words are voted on, old versions stay, and it can change again."""

import pytest

from governance.domain.actors import Actor
from governance.domain.commands import OpenProposal, ReverseProposal
from governance.domain.errors import GovernanceError
from governance.models import ConstitutionVersion, StoredRulebook
from tests.conftest import Town
from tests.integration.deciding import decided, passed, propose, request, states, vote

OLD, NEW = "Any member may appeal", "Everybody here may appeal"


def amendment(old: str = OLD, new: str = NEW, section: str = "Section 7.3") -> object:
    return request("amend_constitution", section, old=old, new=new)


def in_force(town: Town) -> ConstitutionVersion:
    return ConstitutionVersion.objects.get(community=town.community, superseded_at__isnull=True)


def test_an_amendment_is_shown_to_its_author_once_and_whole(town: Town) -> None:
    town.say("alice", "@govbot propose replace “exactly six days” by “exactly five days” in Section 3.1")
    effect = "• in Section 3.1, replace “exactly six days” by “exactly five days”. It can be undone."
    assert effect in town.heard("alice")[-1]


def test_an_adopted_amendment_brings_a_new_version_into_force(town: Town) -> None:
    number = decided(town, amendment(), label="amendment")
    version = in_force(town)
    assert (version.number, version.adopted_by.proposal.number) == (2, number)
    assert NEW in version.text
    assert StoredRulebook.objects.get(constitution=version).waiting == []
    assert "Version 2 of the constitution is in force" in " ".join(town.heard())
    assert {"constitution.adopted", "rulebook.ratified"} <= set(town.tags()[-6:])
    assert states(town, number) == ("executed", ["executed"])
    decided(town, request("add_rule", text="No adverts"))


def test_the_exact_words_are_said_before_the_vote(town: Town) -> None:
    propose(town, amendment(), label="amendment")
    assert f"replace “{OLD}” by “{NEW}”" in town.heard()[-1].replace("\u200b", "")


def test_without_a_label_it_takes_the_way_of_amendments(town: Town) -> None:
    number = propose(town, amendment())
    assert town.proposal(number).process_key == "amendment"


def test_no_easier_way_changes_the_constitution(town: Town) -> None:
    with pytest.raises(GovernanceError, match="changes only by “Amendment”"):
        propose(town, amendment(), label="urgent")


@pytest.mark.parametrize(
    ("old", "section", "why"),
    [
        ("Any member may sing", "Section 7.3", "does not say"),
        (OLD, "Section 12", "has no"),
        ("the", "Section 3.1", "times"),
    ],
)
def test_a_change_that_is_not_exact_opens_nothing(town: Town, old: str, section: str, why: str) -> None:
    with pytest.raises(GovernanceError, match=why):
        propose(town, amendment(old=old, section=section))
    assert town.community.last_number == 0


def test_rules_that_lose_their_words_rest_and_this_is_said_before(town: Town) -> None:
    change = amendment("is open for exactly six days", "is open for exactly five days", "Section 3.1")
    number = propose(town, change, label="amendment")
    assert "“Standard proposal” will rest until moderators have confirmed" in town.heard()[-1]
    running = propose(town, request("add_rule", text="No adverts"))
    vote(town, number)
    vote(town, running)
    town.wait(days=6)
    town.wait(days=4)
    town.wait(days=2)
    assert in_force(town).number == 2
    assert StoredRulebook.objects.get(constitution=in_force(town)).waiting == ["standard-proposal"]
    with pytest.raises(GovernanceError, match="have not confirmed yet"):
        propose(town, request("add_rule", text="No cats"))
    assert states(town, running) == ("executed", ["executed"])


def test_what_is_open_keeps_the_rules_it_was_opened_with(town: Town) -> None:
    passed_number = passed(town, amendment(), label="amendment")
    running = propose(town, request("add_rule", text="No adverts"))
    before = town.proposal(running).rulebook_id
    town.wait(days=2)
    assert states(town, passed_number) == ("executed", ["executed"])
    vote(town, running)
    town.wait(days=4)
    town.wait(days=1)
    assert states(town, running) == ("executed", ["executed"])
    assert town.proposal(running).rulebook_id == before != StoredRulebook.objects.order_by("-pk").first().pk


def test_the_constitution_can_always_be_amended_again(town: Town) -> None:
    """Invariant 7: even while the new way to amend waits to be confirmed: by the last confirmed one."""
    decided(town, amendment("at least three quarters", "at least two thirds", "Section 5.1"), label="amendment")
    assert StoredRulebook.objects.get(constitution=in_force(town)).waiting == ["amendment"]
    again = decided(town, amendment(), label="amendment")
    assert states(town, again) == ("executed", ["executed"])
    assert in_force(town).number == 3


def test_an_amendment_that_would_end_all_amendments_is_refused(town: Town) -> None:
    with pytest.raises(GovernanceError, match="could never be changed again"):
        propose(
            town, request("amend_constitution", text="# Rules\n\n## One\n\nThe boss decides everything, for ever.\n")
        )


def test_a_whole_new_text_can_be_voted_on(town: Town) -> None:
    text = in_force(town).text.replace(OLD, NEW)
    decided(town, request("amend_constitution", text=text), label="amendment")
    assert in_force(town).text == text


def test_two_amendments_of_the_same_words_do_not_overwrite_each_other(town: Town) -> None:
    first = propose(town, amendment(), label="amendment")
    second = propose(town, amendment(new="No one may appeal"), label="amendment")
    vote(town, first)
    vote(town, second)
    town.wait(days=10)
    town.wait(days=2)
    assert states(town, first) == ("executed", ["executed"])
    assert states(town, second) == ("failed", ["failed"])
    assert NEW in in_force(town).text


def test_an_amendment_that_is_undone_puts_the_former_text_back(town: Town, moderator: Actor) -> None:
    former = in_force(town)
    number = decided(town, amendment(), label="amendment")
    town.do(ReverseProposal(number=number, reason="It was counted wrongly"), actor=moderator)
    version = in_force(town)
    assert (version.number, version.text) == (3, former.text)
    assert states(town, number) == ("reversed", ["undone"])
    assert [one.number for one in ConstitutionVersion.objects.order_by("number")] == [1, 2, 3]
    decided(town, request("add_rule", text="No adverts"))


def open_one(town: Town, title: str, body: str = "", by: str = "alice") -> None:
    command = OpenProposal(title=title, body=body, bot="govbot")
    town.do(command, actor=Actor.person(by), cause=f"open-{town.community.last_number + 1}-{by}")


def test_the_same_words_are_not_voted_on_twice_at_once(town: Town) -> None:
    open_one(town, "Weekly meetings on Fridays")
    with pytest.raises(GovernanceError, match="proposed already, as #1"):
        open_one(town, "weekly MEETINGS, on fridays!", by="bruno")
    open_one(town, "Weekly meetings on Mondays", by="bruno")


def test_what_was_rejected_rests_for_a_while(town: Town) -> None:
    open_one(town, "Weekly meetings on Fridays")
    vote(town, 1, "disagree")
    town.wait(days=6)
    with pytest.raises(GovernanceError, match=r"did not pass.*default"):
        open_one(town, "Weekly meetings on Fridays", by="bruno")
    town.wait(days=7)
    open_one(town, "Weekly meetings on Fridays", by="bruno")


def test_what_found_no_quorum_can_be_proposed_again_at_once(town: Town) -> None:
    open_one(town, "Weekly meetings on Fridays")
    town.wait(days=6)
    assert town.proposal(1).outcome == "no_quorum"
    open_one(town, "Weekly meetings on Fridays")


@pytest.mark.parametrize(
    ("setting", "people", "why"),
    [
        ("open_per_member", ("alice", "alice", "alice"), "2 of your proposals"),
        ("proposed_per_member_and_day", ("alice", "alice", "alice"), "2 proposals in a day"),
        ("open_at_once", ("alice", "bruno", "chidi"), "2 proposals are open"),
        ("proposed_per_day", ("alice", "bruno", "chidi"), "2 proposals in a day"),
    ],
)
def test_how_much_may_be_proposed_is_a_setting(town: Town, setting: str, people: tuple[str, ...], why: str) -> None:
    decided(town, request("change_setting", setting, value="2"))
    town.wait(days=1)
    for number, handle in enumerate(people[:-1]):
        open_one(town, f"Idea {number}", by=handle)
    with pytest.raises(GovernanceError, match=why):
        open_one(town, "One more idea", by=people[-1])
