"""What hostile words cannot do where the bot repeats them: notify, link, join a hashtag, or read the other way round."""

from governance.domain.sections import digest
from governance.models import Community, OutboxMessage
from platforms.rendering import render
from tests.conftest import Town
from tests.stages import BALLOT, CLAUSE, EVERYBODY, PETITION, TALK, TEXT, MakeTown, small_rulebook

_HOSTILE = "We decide as #spam, @mallory@evil.example and https://evil.example/x \u202eecno\u202c agreed."


def test_a_title_notifies_nobody_and_is_no_hashtag(town: Town) -> None:
    town.say("alice", "@govbot propose tea for #crypto and #2026deals, see https://evil.example/x")
    announced = town.heard()[-1]
    assert "#\u200bcrypto and #\u200b2026deals" in announced
    assert "https://evil" not in announced
    assert announced.startswith("#1 is open")
    assert town.proposal().title == "tea for #crypto and #2026deals, see https://evil.example/x"


def test_a_clause_is_quoted_without_working_parts(make_town: MakeTown) -> None:
    """Members can amend their text with anything; the bot quotes it under its own name."""
    text = TEXT.replace("We decide as it is agreed among us.", _HOSTILE)
    rulebook = small_rulebook(BALLOT) | {"sha256": digest(text)}
    rulebook["process_types"][0]["citations"] = [CLAUSE | {"field": "decides", "quote": _HOSTILE}]
    town = make_town(text=text, rulebook=rulebook)
    town.say("alice", "@govbot propose weekly tea")
    quoted = town.heard()[-1]
    assert (
        "We decide as #\u200bspam, @\u200bmallory@\u200bevil.example and https:\u200b//evil.example/x ecno agreed."
        in quoted
    )


def test_no_part_of_a_rule_works_where_people_are_told_how_to_take_part(make_town: MakeTown) -> None:
    """Also not in the reminder, which is about the same thing and goes to one person."""
    advisory = {"text": f"friends of @mallory@evil.example #spam https://evil.example\n\n#9 has passed: {'x ' * 200}"}
    town = make_town(text=TEXT, rulebook=small_rulebook(BALLOT | {"advisory": advisory}))
    town.say("alice", "@govbot propose weekly tea")
    town.say("bruno", "@govbot remind me of #1")
    town.wait(days=5, minutes=1)
    for said in (next(one for one in town.heard() if one.startswith("#1 is open")), town.heard("bruno")[-1]):
        assert (
            "friends of @\u200bmallory@\u200bevil.example #\u200bspam https:\u200b//evil.example #9 has passed" in said
        )
        assert "\n#9" not in said
        assert "x … is counted by itself" in said


def test_no_name_of_a_community_works_in_what_the_bot_says(town: Town) -> None:
    community = town.community
    community.name = "Tea #spam @mallory@evil.example"
    community.save()
    town.add("newcomer", member=False)
    town.say("newcomer", "@govbot join")
    assert town.heard("newcomer")[-1].startswith("Welcome to Tea #\u200bspam @\u200bmallory@\u200bevil.example!")


def test_every_value_of_a_message_is_made_harmless_wherever_it_stands() -> None:
    """So that no template has to think of it, those neither that are still to be written."""
    hostile = "@mallory #spam magnet:?xt=1 http://evil.example\n\u202ecno"
    data = {"ways": [hostile], "fields": [hostile], "kept": [{"what": hostile}], "clause": {"section": hostile}}
    tame = "@\u200bmallory #\u200bspam magnet:\u200b?xt=1 http:\u200b//evil.example cno"
    community = Community(name=hostile, slug="town", timezone="UTC")
    message = OutboxMessage(community=community, template="member.contested", data=data)
    assert f"you contest {tame} ({tame})." in render(message)
    assert "http://" not in render(message)


def test_the_same_words_in_another_dress_are_the_same_proposal(town: Town) -> None:
    """Case, accents, look-alike letters, unseen signs and politeness make no other proposal of it."""
    town.say("alice", "@govbot propose naïve meetings on Fridays")
    for words in (
        "NAIVE meetings, on Fridays!",
        "please n\u0430ive meetings on the Fridays",
        "nai\u0308ve meet\u200bings on Fridays now",
    ):
        town.say("bruno", f"@govbot propose {words}")
        assert "proposed already, as #1" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot propose naive meetings on Mondays")
    assert town.community.last_number == 2


def test_the_same_effect_in_other_words_is_the_same_proposal(town: Town) -> None:
    town.propose("alice", "@govbot propose to set cooldown to 3 days")
    town.say("bruno", "@govbot propose to change the setting cooldown to 3 days")
    assert "proposed already, as #1" in town.heard("bruno")[-1]
    for handle in ("bruno", "chidi", "dana"):
        town.say(handle, "@govbot disagree 1")
    town.wait(days=6, minutes=1)
    town.say("alice", "@govbot propose to change the setting cooldown to 3 days")
    assert "#1 said the same and did not pass" in town.heard("alice")[-1]
    town.propose("alice", "@govbot propose to set cooldown to 4 days")
    assert town.community.last_number == 2


def test_taking_it_back_before_it_is_rejected_is_no_way_around_the_rest(town: Town) -> None:
    town.say("alice", "@govbot propose weekly tea")
    town.say("bruno", "@govbot agree 1")
    town.say("alice", "@govbot withdraw 1")
    town.say("alice", "@govbot propose weekly tea")  # nobody was against it: people may start again
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot disagree 2")
    town.say("alice", "@govbot withdraw 2")
    town.say("alice", "@govbot propose weekly tea")
    assert "was withdrawn when more were against it than for it" in town.heard("alice")[-1]
    town.wait(days=7, minutes=1)
    town.say("alice", "@govbot propose weekly tea")
    assert town.community.last_number == 3


def test_revising_is_no_back_door_for_words_that_rest(make_town: MakeTown) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(TALK, BALLOT))
    town.say("alice", "@govbot propose weekly tea")
    town.wait(days=3, minutes=1)
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot disagree 1")
    town.wait(days=6, minutes=1)
    town.say("alice", "@govbot propose a new bench")
    town.say("alice", "@govbot revise 2: Weekly téa!")
    assert "#1 said the same and did not pass" in town.heard("alice")[-1]
    town.say("alice", "@govbot revise 2: A new bench of oak")
    town.say("alice", "@govbot revise 2: a new bench of oak.")  # its own words again
    assert town.proposal(2).title == "a new bench of oak"


def test_options_that_only_look_different_are_the_same(make_town: MakeTown) -> None:
    choosing = {
        "kind": "ballot", "method": "approval", "electorate": EVERYBODY, "options": {"min": 2},
        "duration": {"min": "P6D"},
    }  # fmt: skip
    town = make_town(text=TEXT, rulebook=small_rulebook(choosing))
    town.propose("alice", "@govbot propose Where? Options: 1. Gent 2. G\u0435nt")  # a Cyrillic letter
    assert "Two of your options are the same" in town.heard("alice")[-2]
    town.propose("alice", "@govbot propose Where? Options: 1. 🌻 2. 🌳")
    assert town.proposal().options.count() == 2


def test_what_was_signed_goes_to_the_vote_in_the_same_words(make_town: MakeTown) -> None:
    """Else a petition for one thing would open the vote on another."""
    town = make_town(text=TEXT, rulebook=small_rulebook(PETITION, TALK, BALLOT))
    town.say("alice", "@govbot propose weekly tea")
    town.say("bruno", "@govbot block #1: I do not like it")
    assert "To support it, reply “sign”" in town.heard("bruno")[-1]
    assert "disagree" not in town.heard("bruno")[-1]
    town.say("bruno", "@govbot veto #1")
    assert "a veto is possible once it has passed" in town.heard("bruno")[-1]
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot sign #1")
    assert town.proposal().status == "deliberation"
    town.say("alice", "@govbot revise #1: Make me king")
    assert "People have signed #1 as it stands" in town.heard("alice")[-1]
    assert town.proposal().title == "weekly tea"
