"""What a proposal would do, read from its words in several languages; nothing where nothing was asked for."""

import pytest

from reasoning.effects import effects_of
from reasoning.intents import IntentKind
from reasoning.understanding import understand

DETECTED = [
    ("suspend @rude@far.example for insults", "suspend_account", "@rude@far.example"),
    ("ban https://far.example/@rude for insults", "suspend_account", "@rude@far.example"),
    ("ban https://town.example/@rude@far.example", "suspend_account", "@rude@far.example"),
    ("wir sollten @rude sperren", "suspend_account", "@rude"),
    ("je propose d'exclure @rude@far.example", "suspend_account", "@rude@far.example"),
    ("limit @loud until it calms down", "silence_account", "@loud"),
    ("@loud stummschalten", "silence_account", "@loud"),
    ("lift the suspension of @rude", "unsuspend_account", "@rude"),
    ("unsilence @loud", "unsilence_account", "@loud"),
    ("delete the post https://town.example/@rude/112233", "delete_post", "https://town.example/@rude/112233"),
    ("borrar https://town.example/@rude/112233", "delete_post", "https://town.example/@rude/112233"),
    ("block the server bad.example", "block_domain", "bad.example"),
    ("defederate from https://bad.example/", "block_domain", "bad.example"),
    ("die Instanz bad.example blockieren", "block_domain", "bad.example"),
    ("unblock bad.example, they have new moderators", "unblock_domain", "bad.example"),
    ("make @kim a moderator", "role_grant", "@kim"),
    ("nommer @kim modératrice", "role_grant", "@kim"),
    ("remove @kim from the moderator role", "role_end", "@kim"),
    ("new rule: pictures need a description", "add_rule", ""),
    ("añadir una norma: sin publicidad", "add_rule", ""),
    ("repeal the rule about pictures", "end_rule", ""),
    ('announce "we move on Sunday" to everybody', "announcement", ""),
]


@pytest.mark.parametrize(("text", "kind", "target"), DETECTED)
def test_an_effect_and_what_it_is_about(text: str, kind: str, target: str) -> None:
    (one,) = effects_of(text, bot="govbot")

    assert (one.kind.value, one.target) == (kind, target)


@pytest.mark.parametrize(
    "text",
    [
        "weekly meetings on Fridays",
        "do not suspend @rude",
        "a picnic with @kim",
        "read https://town.example/@rude/112233 together",
        "write to info@bad.example",
        "",
    ],
)
def test_nothing_is_read_into_other_words(text: str) -> None:
    assert effects_of(text, bot="govbot") == ()


def test_the_bot_itself_is_no_target() -> None:
    assert effects_of("@govbot suspend the meetings", bot="govbot") == ()


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("suspend @rude for two weeks", "P2W"),
        ("@rude für 3 Tage sperren", "P3D"),
        ("silence @rude for a month", "P30D"),
    ],
)
def test_how_long_it_lasts_is_read_too(text: str, duration: str) -> None:
    assert effects_of(text)[0].params == {"duration": duration}


@pytest.mark.parametrize(
    ("text", "target", "old", "new"),
    [
        ("replace ‘two thirds’ by ‘three quarters’ in Section 3.1", "Section 3.1", "two thirds", "three quarters"),
        ('in Article 4: change "five days" to "seven days"', "Article 4", "five days", "seven days"),
        ("in Artikel 2 „fünf“ durch „sieben“ ersetzen", "Artikel 2", "fünf", "sieben"),
        ("amend section 2 and replace five days with seven days", "section 2", "five days", "seven days"),
    ],
)
def test_an_amendment_names_its_section_the_old_words_and_the_new(text: str, target: str, old: str, new: str) -> None:
    (one,) = effects_of(text)

    assert (one.kind.value, one.target) == ("amend_constitution", target)
    assert one.params == {"old": old, "new": new}


def test_an_amendment_without_its_words_invents_none() -> None:
    (one,) = effects_of("change the constitution so that more people can take part")

    assert (one.kind.value, one.target, dict(one.params)) == ("amend_constitution", "", {})


@pytest.mark.parametrize(
    "text",
    [
        'replace "seven days" by "ten days" in Section 3.1',
        "please replace “seven days” with “ten days” in Section 3.1",
        'in section 3.1, replace "seven days" by "ten days"',
        'ersetze "seven days" durch "ten days" in Artikel 3',
    ],
)
def test_a_bare_order_to_change_the_text_is_a_proposal_to_confirm(text: str) -> None:
    intent = understand(text, by_meaning=False)

    assert (intent.kind, intent.sure) == (IntentKind.propose, False)
    assert [(one.kind, dict(one.params)) for one in intent.actions] == [
        ("amend_constitution", {"old": "seven days", "new": "ten days"})
    ]


@pytest.mark.parametrize("text", ["change my mind about article 3", "change is good, see section 3.1"])
def test_a_change_that_says_no_words_is_no_order(text: str) -> None:
    assert not understand(text, by_meaning=False).actions


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("suspend @eve@bad.example for ten days", {"duration": "P10D"}),
        ("suspend @eve@bad.example until 2027-01-31", {"until": "2027-01-31"}),
        ("limit @eve@bad.example until they apologise", {"until": "they apologise"}),
        ("block bad.example until 2027-01-31.", {"until": "2027-01-31"}),
        ("give @dana the role moderator until 2027-01-31", {"role": "moderator", "until": "2027-01-31"}),
    ],
)
def test_an_end_that_is_named_is_not_left_out(text: str, params: dict[str, str]) -> None:
    (effect,) = effects_of(text)
    assert effect.params == params


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("ich schlage vor, @rude drei Tage stummzuschalten", [("silence_account", "@rude")]),
        ("ich schlage vor, @rude auszuschließen", [("suspend_account", "@rude")]),
        ("ich schlage vor, @rude rauszuwerfen und bad.example zu blockieren",
         [("suspend_account", "@rude"), ("block_domain", "bad.example")]),
        ("ich schlage vor, die Sperre von @kim aufzuheben", [("unsuspend_account", "@kim")]),
        ("ich schlage vor, @kim als Kassenwart abzusetzen", [("role_end", "@kim")]),
        ("je propose de suspendre @rude et de bloquer bad.example",
         [("suspend_account", "@rude"), ("block_domain", "bad.example")]),
        ("je propose de mettre @rude en sourdine", [("silence_account", "@rude")]),
        ("propongo hacer tesorera a @kim", [("role_grant", "@kim")]),
        ("I propose that @kim be made treasurer", [("role_grant", "@kim")]),
    ],
)  # fmt: skip
def test_effects_in_the_forms_of_other_grammars(text: str, effects: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.target) for one in effects_of(text)] == effects


def test_what_somebody_is_thanked_for_is_not_done_to_them() -> None:
    assert effects_of("propose to thank @kim for blocking the bots") == ()
    assert [one.target for one in effects_of("let's suspend the weekly meeting with @kim")] == [""]
