"""Several names and several orders in one proposal: each effect falls on whom it is asked for, and on nobody else."""

import pytest

from reasoning.effects import effects_of


def read(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.target) for one in effects_of(text, bot="govbot")]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("ban @rude and block bad.example", ("suspend_account", "@rude"), ("block_domain", "bad.example")),
        ("suspend @rude and unsuspend @kim", ("suspend_account", "@rude"), ("unsuspend_account", "@kim")),
        ("banning @rude and making @kim a moderator", ("suspend_account", "@rude"), ("role_grant", "@kim")),
        ("remove @lou from the moderators, and make @kim a moderator", ("role_end", "@lou"), ("role_grant", "@kim")),
        ("ban @rude; block bad.example", ("suspend_account", "@rude"), ("block_domain", "bad.example")),
        ("@rude sperren und bad.example blockieren", ("suspend_account", "@rude"), ("block_domain", "bad.example")),
        ("suspendre @rude et bloquer bad.example", ("suspend_account", "@rude"), ("block_domain", "bad.example")),
        ("suspender a @rude y bloquear bad.example", ("suspend_account", "@rude"), ("block_domain", "bad.example")),
        ("make @kim and @lou moderators", ("role_grant", "@kim"), ("role_grant", "@lou")),
        ("ban @rude & @loud", ("suspend_account", "@rude"), ("suspend_account", "@loud")),
    ],
)
def test_each_order_and_each_name_has_its_effect(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert read(text) == [first, second]


def test_each_order_lasts_as_long_as_it_says_itself() -> None:
    short, long = effects_of("silence @loud for two weeks and suspend @rude for a month")
    assert (short.params, long.params) == ({"duration": "P2W"}, {"duration": "P30D"})


def test_what_is_said_in_the_next_sentence_holds_for_each_order() -> None:
    assert [one.params for one in effects_of("suspend @rude and silence @loud. For two weeks, please.")] == [
        {"duration": "P2W"},
        {"duration": "P2W"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ban @rude because @kim and @lou were hurt",
        "ban @rude and thank @kim",
        "ban @rude, and ask @kim to watch",
        "@kim reported it: please suspend @rude",
        "suspend @rude, who insulted us and blocked @kim",
        "suspend @rude, it follows everybody and blocks @kim",
        "suspend @rude from our server town.example",
        "suspend the account @rude; @kim and @lou agree",
        "@rude sperren, weil @kim und @lou betroffen sind",
    ],
)
def test_who_is_only_named_beside_it_is_not_concerned(text: str) -> None:
    assert read(text) == [("suspend_account", "@rude")]


def test_a_server_or_a_post_that_is_only_named_beside_it_is_not_concerned() -> None:
    assert read("block the server bad.example because @rude posts from there") == [("block_domain", "bad.example")]
    assert read("block bad.example because @kim was hurt") == [("block_domain", "bad.example")]
    assert read("ban @rude and block bad.example because @kim was hurt") == [
        ("suspend_account", "@rude"),
        ("block_domain", "bad.example"),
    ]
    assert read("unblock bad.example, @kim asks for it") == [("unblock_domain", "bad.example")]
    assert read("block bad.example. They copied good.example") == [("block_domain", "bad.example")]
    assert read("delete https://town.example/@rude/11 because https://town.example/@kim/22 was hurt") == [
        ("delete_post", "https://town.example/@rude/11")
    ]
    assert read("@rude auf dem Server bad.example sperren") == [("suspend_account", "@rude")]


@pytest.mark.parametrize(
    "text",
    [
        "suspend, as @kim asked, @rude",
        "suspend whoever insulted @kim",
        "ban the one who hurt @kim",
        "sperrt das Konto, weil @kim sich fürchtet",
    ],
)
def test_who_is_meant_is_asked_where_only_somebody_else_is_named(text: str) -> None:
    assert read(text) == [("suspend_account", "")]


def test_what_is_not_wanted_is_not_wanted_in_its_second_part() -> None:
    assert read("do not ban @rude and block bad.example") == []
